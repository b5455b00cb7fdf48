"""What is typed into the search field: words, phrases, filters; nothing typed is an error."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.goal import Goal
from journal_app.domain.level import Level
from journal_app.domain.person import Person
from journal_app.domain.relationship import Relationship
from journal_app.domain.session import Session
from journal_app.services import finding

PIECES = st.sampled_from(
    ['"', "'", "*", "(", ")", "-", "^", ":", "+", "AND", "OR", "NOT", "NEAR(", "person:", "tag:",
     "type:", "level:", "before:", "after:", "2025", "9999-99", "col:", "\x00", "迷", "title:", " ",
     "{", "}", "word", "\\", "%", ";", "--"]
)  # fmt: skip


@pytest.fixture
def filled(journal):
    """Some records that differ in all one can ask for."""
    ana = journal.save(Person(name="Ana Sørensen", alias="my mentor", other_names=("Nana",)))
    pair = journal.save(Relationship(person_id=ana.id, purpose_md="grow"))
    session = journal.save(
        Session(relationship_id=pair.id, title="Kick-off", agenda_md="plan the year",
                starts_at=dt.datetime(2025, 3, 4, 9, tzinfo=dt.UTC))
    )  # fmt: skip
    journal.change(
        [
            Entry(title="With Ana", occurred_on=dt.date(2025, 3, 4), session_id=session.id,
                  person_id=ana.id, body_md="calm letter", tags=("work", "two words")),
            Entry(title="Proof", occurred_on=dt.date(2025, 7, 1), type=EntryType.EVIDENCE,
                  level=Level.REVIEW, body_md="a letter, calm"),
            Entry(title="Old plan", occurred_on=dt.date(2019, 1, 1)),
            Goal(title="Plan my time", own_words_md="plan", started_on=dt.date(2025, 1, 1)),
        ]
    )  # fmt: skip
    return journal


def found(journal, query: str, **asked) -> set[str]:
    result = finding.find(journal, query, **asked)
    assert result.total == len(result.hits) == len(result.records)
    return {record.head_title for record in result.records}


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("letter", {"With Ana", "Proof"}),
        ("calm letter", {"With Ana", "Proof"}),
        ('"calm letter"', {"With Ana"}),
        ('"calm letter', {"With Ana"}),
        ("PLAN", {"Kick-off", "Old plan", "Plan my time"}),
        ("plan type:goal", {"Plan my time"}),
        ("type:evidence", {"Proof"}),
        ("type:Evidence letter", {"Proof"}),
        ("type:goal type:session plan", {"Kick-off", "Plan my time"}),
        ("level:review", {"Proof"}),
        ("plan before:2020", {"Old plan"}),
        ("plan after:2025-02", {"Kick-off"}),
        ("letter after:2025-03-04 before:2025-03-05", {"With Ana"}),
        ("tag:work", {"With Ana"}),
        ('tag:"two words"', {"With Ana"}),
        ("tag:letter", set()),
        ("person:ana", {"Ana Sørensen", "", "Kick-off", "With Ana"}),
        ("person:NANA letter", {"With Ana"}),
        ('person:"my mentor" plan', {"Kick-off"}),
        ("person:nobody", set()),
        ("person:ana person:nobody", set()),
        ("sorensen", {"Ana Sørensen"}),
        ("nowhere", set()),
        ("", set()),
        ("   ", set()),
        ("... !", set()),
        ('"', set()),
        ("level:odd", set()),
        ("before:yesterday letter", set()),
        ("colour:blue", set()),
        ("type:", set()),
        ("plan OR letter", set()),
        ("NOT plan", set()),
    ],
)
def test_a_query_finds_what_it_says(filled, query, titles) -> None:
    assert found(filled, query) == titles


def test_the_last_word_is_a_beginning_in_the_window_only(filled) -> None:
    assert found(filled, "lett") == set()
    assert found(filled, "lett", prefix=True) == {"With Ana", "Proof"}
    assert found(filled, "cal letter", prefix=True) == set()
    assert found(filled, "lett ", prefix=True) == set()
    assert found(filled, '"calm lett"', prefix=True) == set()


def test_the_newest_come_first_and_the_limit_keeps_them(filled) -> None:
    result = finding.find(filled, "plan", 1)

    assert (result.total, [hit.day for hit in result.hits]) == (3, ["2025-03-04"])


@settings(max_examples=300, suppress_health_check=list(HealthCheck))
@given(parts=st.lists(PIECES | st.text(max_size=5), max_size=8), prefix=st.booleans())
def test_nothing_typed_is_an_error(filled, parts, prefix) -> None:
    for glue in ("", " "):
        result = finding.find(filled, glue.join(parts), prefix=prefix)
        assert result.total >= len(result.hits)


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(text=st.text(st.characters(categories=("L", "N")), min_size=1, max_size=12))
def test_what_was_written_is_found_by_what_was_written(journal, text) -> None:
    entry = journal.save(Entry(title=text))
    journal.leave()

    hits = finding.find(journal, f'"{text}"', 10_000).hits

    assert entry.id in {hit.id for hit in hits}


@pytest.mark.parametrize("name", ["", *(f"{name}:" for name in finding.FILTERS)])
@pytest.mark.parametrize("sign", ["\ud800", "\x00", "迷" * 3_000, "x " * 3_000])
def test_what_a_terminal_or_a_paste_can_hold_is_no_error(journal, name, sign) -> None:
    journal.save(Entry(title="there"))

    assert finding.find(journal, name + sign, prefix=True).hits == ()
