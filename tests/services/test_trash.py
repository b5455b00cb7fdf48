import dataclasses

from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.domain.person import Person
from journal_app.domain.relationship import Relationship
from journal_app.services import trash


def titles(window) -> list[str]:
    return [one.head.title for one in window]


def all_of(work) -> None:
    for _slice in work:
        pass


def test_what_was_thrown_away_last_comes_first_whatever_it_is(journal, clock) -> None:
    entry, goal = journal.save(Entry(title="an entry")), journal.save(Goal(title="a goal"))
    journal.save(Entry(title="stays"))
    journal.trash(goal)
    clock.move(days=1)
    journal.trash(entry)

    found = trash.thrown(journal)

    assert titles(found) == ["an entry", "a goal"]
    assert [one.day.day for one in found] == [4, 3]


def test_the_trash_is_read_in_windows_that_meet(journal, clock) -> None:
    entries = [Entry(title=f"{number}") for number in range(trash.WINDOW + 3)]
    journal.change([dataclasses.replace(entry, trashed_at=clock()) for entry in entries])

    first = trash.thrown(journal)
    second = trash.thrown(journal, first[-1])

    assert len(first) == trash.WINDOW
    assert {*titles(first), *titles(second)} == {entry.title for entry in entries}
    assert trash.count(journal) == len(entries)


def test_a_relationship_in_the_trash_is_named_by_its_person(journal) -> None:
    ingrid = journal.save(Person(name="Ingrid"))
    journal.trash(journal.save(Relationship(person_id=ingrid.id, purpose_md="x")))

    assert titles(trash.thrown(journal)) == ["With Ingrid"]


def test_emptied_takes_all_of_it_and_nothing_else(journal) -> None:
    kept = journal.save(Entry(title="stays"))
    for record in (Entry(title="goes"), Goal(title="goes too")):
        journal.trash(journal.save(record))

    all_of(trash.emptied(journal))

    assert trash.thrown(journal) == []
    assert [record.id for record in journal.store.every()] == [kept.id]


def test_the_icon_is_that_of_the_place(journal) -> None:
    journal.trash(journal.save(Goal(title="a goal")))

    assert trash.icon_of(trash.thrown(journal)[0].head) == "target"
