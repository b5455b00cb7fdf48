"""Texts: what cannot be kept, and lines too long to be shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.entry import Entry
from journal_app.domain.text import (
    LONG_LINE,
    broken_lines,
    first_words,
    has_long_line,
    is_keepable,
    kept,
)

ANY = st.text(st.characters(), max_size=50)


@given(text=ANY)
def test_what_is_kept_can_be_kept_and_stays_so(text) -> None:
    assert is_keepable(kept(text))
    assert kept(kept(text)) == kept(text)
    assert len(kept(text)) == len(text)
    assert (kept(text) == text) == is_keepable(text)


@given(parts=st.lists(st.tuples(st.sampled_from("ab c\n"), st.integers(1, LONG_LINE * 2)),
                      max_size=5))  # fmt: skip
def test_broken_lines_are_short_and_lose_no_sign_but_a_space_at_the_break(parts) -> None:
    text = "".join(sign * count for sign, count in parts)

    broken = broken_lines(text)

    assert not has_long_line(broken)
    assert broken.replace("\n", "").replace(" ", "") == text.replace("\n", "").replace(" ", "")
    if not has_long_line(text):
        assert broken == text


def test_a_line_breaks_at_its_last_space() -> None:
    text = "word " * 2_000

    assert all(row.endswith("word") for row in broken_lines(text).split("\n")[:-1])
    assert broken_lines("x" * (LONG_LINE + 1)) == "x" * LONG_LINE + "\nx"


def test_the_longest_line_that_may_stay_stays() -> None:
    assert not has_long_line("x" * LONG_LINE)
    assert has_long_line("short\n" + "x" * (LONG_LINE + 1))
    assert broken_lines("x" * LONG_LINE) == "x" * LONG_LINE


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ""),
        ("\n\n  \n", ""),
        ("Plain words", "Plain words"),
        ("\n## A *bold* head\n\nmore", "A bold head"),
        ("- [ ] call Ana", "call Ana"),
        ("> 1. quoted", "quoted"),
        ("---\nafter a line", "after a line"),
        ("بين لغتين", "بين لغتين"),
        ("x" * 100, "x" * 60 + "…"),
    ],
)
def test_the_first_words_name_a_text_without_its_marks(text, words) -> None:
    assert first_words(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("## What\n\nA walk with Ingrid\n\n## So what\n", "A walk with Ingrid"),
        ("## What\n\n\n## So what\n- It was *easy*", "It was easy"),
        ("## What\n\n## So what\n", "What"),
        ("", ""),
    ],
)
def test_beneath_headings_stands_what_was_said(text, words) -> None:
    assert first_words(text, beneath_headings=True) == words


def test_what_was_said_names_an_entry_and_no_heading_of_its_template() -> None:
    body = "## What\n\nA walk with Ingrid\n"

    assert Entry(body_md=body, template="what").head_title == "A walk with Ingrid"
    assert Entry(body_md=body).head_title == "What"
    assert Entry(body_md=body, template="what", title="Walk").head_title == "Walk"


def test_a_megabyte_is_named_by_its_beginning_alone() -> None:
    assert first_words("\n" * 1_000_000 + "too far down") == ""
