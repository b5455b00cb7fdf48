from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.level import Level
from journal_app.services.templates.pattern import Part, Pattern, answered, body
from journal_app.services.templates.switching import first_open, switched, with_template

OLD = Pattern("old", "Old", (Part("What", ("?",)), Part("Feelings"), Part("Ticks", (), ("calm",))))
NEW = Pattern(
    "new", "New", (Part("Before"), Part("What", ("What now?",))), kind=EntryType.EVIDENCE, version=4
)
ROW = st.sampled_from(
    ["## What", "## Feelings", "## Mine", "# Top", "```", "~~~", "", "words", "- [ ] calm", "### x"]
)


def test_answers_go_under_the_same_heading_and_other_text_keeps_its_own() -> None:
    text = "first words\n\n## What\nsaid\n\n## Feelings\nfelt\n\n## Ticks\n\n- [ ] calm\n"

    found = switched(text, OLD, NEW)

    assert found == "first words\n\n## Before\n\n\n## What\nsaid\n\n## Feelings\nfelt\n"


def test_an_empty_heading_of_the_old_template_goes_and_one_of_the_writers_stays() -> None:
    assert switched("## What\n\n## Mine\n\n## Feelings\n", OLD, None) == "## Mine"


def test_into_an_empty_text_all_is_inserted() -> None:
    assert answered(switched("", None, NEW), NEW) == (0, 2)


def test_to_and_fro_between_two_templates_adds_nothing() -> None:
    once = switched("", None, NEW)

    assert switched(switched(once, NEW, OLD), OLD, NEW) == once


@given(st.lists(ROW).map("\n".join), st.sampled_from([None, OLD]), st.sampled_from([None, NEW]))
def test_no_line_that_was_typed_is_lost(text, old, new) -> None:
    found = switched(text, old, new)

    lost = Counter(row.rstrip() for row in text.split("\n")) - Counter(found.split("\n"))
    own = [f"## {part.heading}" for part in OLD.parts]
    free = {"", *own, "- [ ] calm"} if old else {""}
    assert set(lost) <= free
    for row in ("words", "### x"):
        assert text.split("\n").count(row) == found.split("\n").count(row)


@given(st.text(), st.sampled_from([None, OLD]), st.sampled_from([None, NEW]))
def test_no_text_is_too_strange_to_be_switched(text, old, new) -> None:
    found = switched(text, old, new)

    assert 0 <= first_open(found, NEW) <= len(found)


def test_kind_and_version_follow_the_template() -> None:
    entry = with_template(Entry(body_md="words"), None, NEW)

    assert (entry.template, entry.template_version, entry.type) == ("new", 4, EntryType.EVIDENCE)


def test_an_empty_page_is_a_note_again_unless_its_kind_was_chosen() -> None:
    along = Entry(type=EntryType.EVIDENCE, template="new", template_version=4)
    chosen = Entry(type=EntryType.VISION, template="new", template_version=4)

    emptied = with_template(along, NEW, None)

    assert (emptied.template, emptied.template_version) == (None, None)
    assert emptied.type == EntryType.NOTE
    assert with_template(chosen, NEW, None).type == EntryType.VISION


def test_a_changed_kind_lowers_a_level_and_never_raises_one() -> None:
    prep = Pattern("prep", "Prep", (Part("A"),), kind=EntryType.PREP)
    shown = Entry(type=EntryType.VISION, level=Level.REVIEW)

    lower = with_template(shown, None, prep)

    assert lower.level == Level.PRIVATE
    assert with_template(lower, prep, NEW).level == Level.PRIVATE


def test_one_goes_on_beneath_the_first_heading_without_an_answer() -> None:
    text = "## Before\nsaid\n\n## What\n\n"

    assert text[first_open(text, NEW) :] == "\n"
    assert first_open(body(NEW), NEW) == len("## Before\n")
    assert first_open("only words", NEW) == len("only words")
