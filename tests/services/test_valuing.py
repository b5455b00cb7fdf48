"""Values out of an entry along the exercise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.attribute import Attribute, AttributeKind
from journal_app.domain.entry import Entry
from journal_app.domain.link import Link, LinkRole
from journal_app.services import valuing
from journal_app.services.templates.catalogue import Catalogue
from journal_app.services.templates.pattern import Part, Pattern

NAMES = ("Gather", "Sort", "Define", "Rank", "Check")
ALONG = Pattern("values_exercise", "Find my values", tuple(map(Part, NAMES)))
TEXT = """## Gather
- [x] calm
- [ ] beauty
- [x] financial security
- [X] courage
- [x] Calm

## Sort

## Define
- **Courage:** I say it to the face.
calm – one thing at a time

## Rank
1. courage
2. financial security

## Check
courage 7
"""


@pytest.fixture
def entry(journal) -> Entry:
    return journal.save(Entry(title="Mine", template="values_exercise", body_md=TEXT))


def names(found) -> list[str]:
    return [one.name for one in found]


def test_what_is_ranked_comes_first_and_the_rest_as_it_was_ticked() -> None:
    found = valuing.chosen(TEXT, ALONG)

    assert names(found) == ["courage", "financial security", "calm"]
    assert [one.definition for one in found] == [
        "I say it to the face.",
        "",
        "one thing at a time",
    ]


def test_headings_in_another_language_are_known_by_their_place() -> None:
    text = TEXT
    for one, other in zip(NAMES, ("Sammeln", "Ordnen", "Sagen", "Reihen", "Sehen"), strict=True):
        text = text.replace(f"## {one}", f"## {other}")

    assert valuing.chosen(text, ALONG) == valuing.chosen(TEXT, ALONG)


def test_at_most_ten_are_chosen_and_those_are_the_ranked_ones() -> None:
    ticked = "".join(f"- [x] word{number:02}\n" for number in range(30))

    found = valuing.chosen(f"## Gather\n{ticked}## Rank\nword29\n", ALONG)

    assert names(found) == ["word29", *(f"word{number:02}" for number in range(9))]


def test_where_nothing_is_asked_the_ticked_words_stand_as_they_were_ticked() -> None:
    assert names(valuing.chosen("- [x] calm\n- [x] awe\n", None)) == ["calm", "awe"]


@given(st.lists(st.sampled_from([*TEXT.split("\n"), "```", "- [x] ", "- [x] :"]) | st.text()))
def test_no_text_is_too_much_for_it(lines) -> None:
    text = "\n".join(lines)

    found = valuing.chosen(text, ALONG)

    assert len(found) <= valuing.MOST
    assert all(one.name.strip() for one in found)


def test_it_is_possible_only_along_the_exercise_with_something_ticked() -> None:
    assert valuing.is_possible("values_exercise", TEXT)
    assert not valuing.is_possible("values_exercise", TEXT.replace("x]", " ]").replace("X]", " ]"))
    assert not valuing.is_possible("quick", TEXT)
    assert not valuing.is_possible(None, TEXT)


def test_taking_them_adds_what_is_no_value_yet_behind_the_ranks_in_use(journal, entry) -> None:
    journal.save(Attribute(kind=AttributeKind.VALUE, name="Courage", rank=3))

    made = valuing.take(journal, entry, ALONG)

    assert [(one.name, one.rank) for one in made] == [("financial security", 4), ("calm", 5)]
    assert valuing.take(journal, entry, ALONG) == []
    links = journal[Link].where(from_id=entry.id, role=LinkRole.ABOUT)
    assert {link.to_id for link in links} == {one.id for one in made}


def test_one_step_takes_all_of_it_back(journal, entry) -> None:
    valuing.take(journal, entry, Catalogue(journal).find("values_exercise"))
    step = journal.last_step

    journal.take_back(step)

    assert journal[Attribute].count() == 0
    assert journal[Link].count() == 0


def test_the_list_has_values_by_rank_and_then_strengths(journal) -> None:
    for kind, name, rank, said in (
        (AttributeKind.STRENGTH, "Listening", None, "I hear it"),
        (AttributeKind.VALUE, "Play", None, ""),
        (AttributeKind.VALUE, "Calm", 2, ""),
        (AttributeKind.SKILL, "SQL", None, ""),
        (AttributeKind.VALUE, "Courage", 1, "I *say* it"),
    ):
        journal.save(Attribute(kind=kind, name=name, rank=rank, definition_md=said))

    assert [(row.head.title, row.second) for row in valuing.rows(journal)] == [
        ("Courage", "1 · I say it"),
        ("Calm", "2 · not defined yet"),
        ("Play", "not defined yet"),
        ("Listening", ""),
    ]
