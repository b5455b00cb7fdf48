"""The Markdown of a document: nothing of a person's text can break out of its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.services.document import (
    Bullets,
    Document,
    Item,
    Section,
    Table,
    Text,
    beneath,
    to_markdown,
)


def a_document(*blocks) -> Document:
    return Document("Title", "line", (Section("a", "First", blocks), Section("b", "Empty", ())))


def test_an_empty_section_is_dropped() -> None:
    assert "Empty" not in to_markdown(a_document(Text("words")))


def test_headings_of_a_text_are_set_beneath_those_of_the_document() -> None:
    assert beneath("# One\n## Two\n```\n# code\n```") == "#### One\n##### Two\n```\n# code\n```"


def test_an_open_fence_is_closed() -> None:
    assert beneath("~~~\ncode").endswith("\n~~~")


@pytest.mark.parametrize(
    "text", ["<script>x</script>", "<!-- hidden -->", "a <b>bold</b>", "[//]: # (hidden)"]
)
def test_tags_comments_and_hidden_notes_become_text(text: str) -> None:
    shown = beneath(text)

    assert "<s" not in shown
    assert "<!" not in shown
    assert not shown.startswith("[//]:")


def test_links_and_code_stay_as_they_are() -> None:
    text = "<https://example.org/a> `a <b> c` 3 < 4"

    assert beneath(text) == text


def test_cells_hold_one_line_without_bars() -> None:
    made = to_markdown(a_document(Table(("A|B", "C"), (("x\ny", "z"),))))

    assert "| A\\|B | C |\n|---|---|\n| x; y | z |" in made


def test_a_title_cannot_begin_another_block() -> None:
    made = to_markdown(a_document(Item("one\n# two"), Bullets(("a\n- b", " "))))

    assert "### one # two" in made
    assert "- a - b" in made


@given(st.text(max_size=400))
def test_no_text_adds_a_heading_of_the_document(text: str) -> None:
    made = to_markdown(a_document(Item("Item", (("Fact", text),), text)))
    lines = made.replace("\r", "\n").split("\n")

    assert [line for line in lines if line.startswith(("# ", "## ", "### "))][:1] == ["# Title"]
    assert not [line for line in lines[3:] if line.startswith(("# ", "## ")) and line != "## First"]
