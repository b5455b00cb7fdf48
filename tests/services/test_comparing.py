"""What a backup holds that the journal does not, or says otherwise."""

import dataclasses

import pytest

from journal_app.domain.attachment import Attachment
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.domain.link import Link, LinkRole
from journal_app.domain.person import Person
from journal_app.services import comparing
from journal_app.services.comparing import Count, State
from journal_app.services.differing import Mark
from journal_app.store import comparing as asked
from tests.backup_fixtures import put_aside

__all__ = ["put_aside"]


def compared(beside, opened):
    with opened.lent() as connection:
        beside.compare(connection, lambda _done, _all: None)
    return beside.comparison


def purge(journal, *records) -> None:
    for _slice in journal.purge(records):
        pass


@pytest.fixture
def five(journal):
    """Entries that will be left alone, changed, thrown away, purged and taken back."""
    made = [journal.save(Entry(title=name)) for name in ("same", "changed", "trashed", "purged")]
    journal.leave()
    return [*made, journal.save(Entry(title="undone"))]


def test_each_record_is_told_by_how_it_stands_now(journal, opened, five, put_aside, clock) -> None:
    beside = put_aside()
    clock.move(hours=1)
    _same, changed, trashed, purged, undone = five
    journal.undo()
    journal.save(dataclasses.replace(changed, title="changed since"))
    journal.trash(trashed)
    purge(journal, purged)
    journal.save(Entry(title="written since"))

    found = compared(beside, opened)

    assert found.states == {
        ("entry", changed.id): State.CHANGED,
        ("entry", trashed.id): State.TRASHED,
        ("entry", purged.id): State.GONE,
        ("entry", undone.id): State.GONE,
    }
    assert found.counts["entry"] == Count("entry", 5, 3)
    assert found.counts["reading"] == Count("reading", 0, 0)


def test_a_record_that_was_changed_and_changed_back_says_the_same(
    journal, opened, five, put_aside, clock
) -> None:
    beside = put_aside()
    clock.move(hours=1)
    journal.save(dataclasses.replace(five[0], title="for a while"))
    journal.save(five[0])

    assert compared(beside, opened).states == {}


def test_what_lay_in_the_trash_then_is_missing_when_the_trash_was_emptied(
    journal, opened, five, put_aside
) -> None:
    journal.trash(five[0])
    beside = put_aside()
    assert compared(beside, opened).states == {}

    purge(journal, journal[Entry].get(five[0].id))

    assert compared(beside, opened).states == {("entry", five[0].id): State.GONE}


def test_what_hangs_on_a_missing_record_is_not_listed_by_itself(journal, opened, put_aside) -> None:
    goal, person = journal.save(Goal(title="A goal")), journal.save(Person(name="Ana"))
    ends = {"from_type": "goal", "from_id": goal.id, "to_type": "person", "to_id": person.id}
    link = Link(role=LinkRole.HELPED_BY, **ends)
    alone = Attachment(owner_type="person", owner_id=person.id, name="alone.png")
    journal.change([link, Attachment(owner_type="goal", owner_id=goal.id, name="a.png"), alone])
    beside = put_aside()
    purge(journal, goal)
    purge(journal, alone)

    found = compared(beside, opened)

    assert set(found.states) == {("goal", goal.id), ("attachment", alone.id)}


def test_more_records_than_one_window_are_gone_through(
    journal, opened, put_aside, monkeypatch
) -> None:
    monkeypatch.setattr(asked, "CHUNK", 3)
    made = [Entry(title=f"{number}") for number in range(10)]
    journal.change(made)
    beside = put_aside()
    purge(journal, *made[::2])
    heard = []

    with opened.lent() as connection:
        beside.compare(connection, lambda done, every: heard.append((done, every)))

    assert {which for _table, which in beside.comparison.states} == {one.id for one in made[::2]}
    assert heard[-1] == (10, 10)


def test_the_whole_backup_is_listed_in_windows_newest_first(
    journal, put_aside, monkeypatch
) -> None:
    monkeypatch.setattr(comparing, "WINDOW", 4)
    for number in range(3):
        journal.save(Entry(title=f"entry {number}"))
        journal.save(Goal(title=f"goal {number}"))
    beside = put_aside()

    first = comparing.everything(beside.journal)
    rest = comparing.everything(beside.journal, first[-1])

    assert (len(first), len(rest)) == (4, 2)
    order = [(head.order, head.created_at, head.id) for head in (*first, *rest)]
    assert order == sorted(order, reverse=True)


def test_a_missing_record_is_read_whole_and_a_changed_one_side_by_side(
    journal, five, put_aside
) -> None:
    beside = put_aside()
    then = beside.journal
    changed = journal.save(dataclasses.replace(five[1], title="changed since"))

    alone = comparing.sides(then, journal, five[3], None)
    both = comparing.sides(then, journal, five[1], changed)

    assert "Title" not in [each.label for each in alone]  # it stands above them
    title = next(each for each in both if each.label == "Title")
    assert "since" in "".join(text for mark, text in title.now if mark is Mark.CHANGED)


def test_a_link_is_called_by_what_it_links(journal, put_aside) -> None:
    goal, person = journal.save(Goal(title="A goal")), journal.save(Person(name="Ana"))
    ends = {"from_type": "goal", "from_id": goal.id, "to_type": "person", "to_id": person.id}
    link = Link(role=LinkRole.HELPED_BY, **ends)
    journal.change([link])
    beside = put_aside()

    (head,) = comparing.heads_at(beside.journal, [("link", link.id)])

    assert head.title == "A goal – Ana"


def test_how_one_record_stands_is_answered_at_once(journal, five, put_aside) -> None:
    beside = put_aside()
    journal.trash(five[0])

    states = [comparing.state_of(beside.journal, journal, ("entry", one.id)) for one in five[:2]]

    assert states == [State.TRASHED, State.SAME]
