"""What a text says of itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.services.prose import (
    Guide,
    asked,
    box_of,
    next_start,
    outdent_length,
    questions,
    word_count,
)


@pytest.mark.parametrize(
    ("line", "start"),
    [
        ("- one", "- "),
        ("* one", "* "),
        ("1. one", "2. "),
        ("9) one", "10) "),
        ("    - deeper", "    - "),
        ("- [x] done", "- [ ] "),
        ("- [ ] open", "- [ ] "),
        ("- ", ""),
        ("- [ ] ", ""),
        ("12. ", ""),
        ("plain", None),
        ("-no item", None),
        ("2025. a year", "2026. "),
        ("", None),
    ],
)
def test_the_next_line_of_a_list_begins_as_this_one(line, start) -> None:
    assert next_start(line) == start


@pytest.mark.parametrize(
    ("line", "box"),
    [("- [ ] a", (2, False)), ("  1. [X] a", (5, True)), ("- a [ ]", None), ("[ ] a", None)],
)
def test_a_box_stands_behind_the_mark_of_an_item(line, box) -> None:
    assert box_of(line) == box


@pytest.mark.parametrize(("line", "length"), [("      - a", 4), ("  - a", 2), ("\t- a", 1)])
def test_one_step_out_takes_at_most_four_spaces(line, length) -> None:
    assert outdent_length(line) == length


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("It's a well-known thing", 4),
        ("**bold** and _leaning_", 3),
        ("a [link](https://example.org/some/path) here", 3),
        ("<https://example.org/a/b>", 0),
        ("改善 is two", 4),
        ("بين لغتين", 2),
        ("# - > ---", 0),
    ],
)
def test_words_are_counted_as_a_reader_reads_them(text, count) -> None:
    assert word_count(text) == count


def test_a_heading_is_answered_when_something_is_said_beneath_it() -> None:
    text = "# Top\n\n## One\n\nsaid\n\n## Two\n\n### only a heading\n\n## Three ##\n"

    found = questions(text)

    assert [(one.heading, one.line, one.is_answered) for one in found] == [
        ("One", 2, True),
        ("Two", 6, False),
        ("Three", 10, False),
    ]


def test_what_stands_in_code_is_no_heading_but_an_answer() -> None:
    found = questions("## One\n\n```\n## not one\n```\n")

    assert [(one.heading, one.is_answered) for one in found] == [("One", True)]


def test_a_text_without_headings_asks_nothing() -> None:
    assert questions("only words") == ()


def test_of_a_template_of_which_nothing_is_known_every_heading_is_asked() -> None:
    assert asked("## One\n\n## Two\nsaid", Guide("")) == questions("## One\n\n## Two\nsaid")


@given(st.text(), st.lists(st.text(), max_size=4))
def test_no_text_is_too_strange_to_be_asked(text: str, headings: list[str]) -> None:
    known = [heading for heading in dict.fromkeys(headings) if heading]
    rows = "\n".join((text, *(f"## {heading}" for heading in known), text))

    found = asked(rows, Guide("", dict.fromkeys(known, ("?",))))

    assert [one.line for one in found] == sorted(one.line for one in found)
    assert len(found) <= len(questions(rows))
