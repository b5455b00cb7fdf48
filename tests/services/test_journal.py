"""The open journal: sittings, undo, versions, the trash, a full disk."""

import dataclasses
import shutil

import pytest

from journal_app import vault
from journal_app.domain.action import Action
from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.goal import Goal, GoalStatus
from journal_app.domain.level import Level
from journal_app.domain.link import Link
from journal_app.domain.review import Review, ReviewStatus
from journal_app.domain.session import Session
from journal_app.errors import NoSpace, Refused
from journal_app.services.journal import Journal
from journal_app.store.store import Store
from journal_app.vault.rewriting import Rewriting
from tests.vault_fixtures import filled_up


def rows(journal) -> int:
    """How many rows history holds."""
    return journal.store.db.execute("SELECT count(*) FROM history").fetchone()[0]


def retitled(journal, record, title: str):
    return journal.save(dataclasses.replace(journal[type(record)].get(record.id), title=title))


# ------------------------------------------------------------------ sittings


def test_a_sitting_has_one_row_of_history_and_undo_takes_it_back_whole(journal, clock) -> None:
    entry = journal.save(Entry(title="a"))
    for letter in ("ab", "abc", "abcd"):
        clock.move(seconds=1)
        retitled(journal, entry, letter)

    assert rows(journal) == 1
    journal.undo()
    assert journal[Entry].get(entry.id) is None


def test_five_minutes_without_a_change_end_a_sitting(journal, clock) -> None:
    entry = journal.save(Entry(title="a"))
    clock.move(minutes=5)
    retitled(journal, entry, "b")
    assert rows(journal) == 1

    clock.move(minutes=5, seconds=1)
    retitled(journal, entry, "c")

    assert rows(journal) == 2
    journal.undo()
    assert journal[Entry].get(entry.id).title == "b"


def test_half_an_hour_ends_a_sitting_however_one_writes(journal, clock) -> None:
    entry = journal.save(Entry(title="0"))
    for number in range(1, 31):
        clock.move(minutes=1)
        retitled(journal, entry, str(number))

    assert rows(journal) == 2
    journal.undo()
    assert journal[Entry].get(entry.id).title == "29"


def test_an_hour_of_autosave_each_second_adds_three_rows_at_most(journal, clock) -> None:
    entry = journal.save(Entry(title="an hour"))
    text = ""
    for number in range(3_600):
        clock.move(seconds=1)
        text += f"word{number} "
        journal.save(dataclasses.replace(entry, body_md=text))

    assert rows(journal) <= 3
    assert journal[Entry].get(entry.id).body_md == text


def test_leaving_and_another_record_end_a_sitting(journal) -> None:
    one = journal.save(Entry(title="one"))
    journal.leave()
    retitled(journal, one, "one again")
    other = journal.save(Entry(title="other"))
    retitled(journal, one, "one once more")

    assert rows(journal) == 4
    assert journal[Entry].get(other.id).title == "other"


def test_a_clock_set_back_ends_a_sitting(journal, clock) -> None:
    entry = journal.save(Entry(title="a"))
    clock.move(hours=-2)
    retitled(journal, entry, "b")

    assert rows(journal) == 2


# ------------------------------------------------------------------ undo, redo, versions


def test_undo_and_redo_go_through_lock_and_unlock(vault_path, vault_key, clock) -> None:
    opened = vault.unlock_with_key(vault_path, vault_key)
    journal = Journal(Store(opened.connection), clock)
    entry = journal.save(Entry(title="first"))
    journal.leave()
    retitled(journal, entry, "second")
    journal.leave()
    journal.trash(journal[Entry].get(entry.id))
    opened.lock()

    seen = []
    for act in ("undo", "undo", "redo", "undo", "undo", "redo"):
        opened = vault.unlock_with_key(vault_path, vault_key)
        journal = Journal(Store(opened.connection), clock)
        getattr(journal, act)()
        found = journal[Entry].get(entry.id)
        seen.append(found and (found.title, found.trashed_at is not None))
        opened.lock()

    first, second = ("first", False), ("second", False)
    assert seen == [second, first, second, first, None, first]


def test_any_other_change_ends_redo(journal) -> None:
    entry = journal.save(Entry(title="a"))
    journal.leave()
    retitled(journal, entry, "b")
    journal.undo()
    assert journal.can_redo

    journal.save(Entry(title="something else"))

    assert not journal.can_redo
    assert list(journal.redo()) == []


def test_nothing_to_undo_or_redo_is_no_error(journal) -> None:
    assert (journal.can_undo, journal.can_redo) == (False, False)
    assert (list(journal.undo()), list(journal.redo())) == ([], [])


def test_several_records_changed_as_one_step_go_back_together(journal) -> None:
    journal.change([Goal(title=str(number)) for number in range(5)])
    assert journal[Goal].count() == 5

    journal.undo()
    assert journal[Goal].count() == 0
    journal.redo()

    assert sorted(goal.title for goal in journal[Goal].where()) == list("01234")


def test_an_earlier_version_is_brought_back_as_a_step(journal, clock) -> None:
    entry = journal.save(Entry(title="first"))
    for title in ("second", "third"):
        clock.move(minutes=10)
        retitled(journal, entry, title)
    versions = journal.versions(entry)
    assert [version.before and version.before.title for version in versions] == [
        "second", "first", None,
    ]  # fmt: skip

    back = journal.bring_back(versions[1])

    assert journal[Entry].get(entry.id).title == back.title == "first"
    journal.undo()
    assert journal[Entry].get(entry.id).title == "third"
    with pytest.raises(Refused):
        journal.bring_back(versions[2])


def test_a_version_of_a_record_in_the_trash_comes_back_out_of_it(journal) -> None:
    entry = journal.save(Entry(title="a"))
    journal.trash(entry)
    retitled(journal, entry, "b")

    journal.bring_back(journal.versions(entry)[1])

    assert journal[Entry].get(entry.id).trashed_at is None


def test_a_pinned_version_outlives_its_age(journal, clock) -> None:
    entry = journal.save(Entry(title="0"))
    for number in range(1, 4):
        clock.move(minutes=10)
        retitled(journal, entry, str(number))
    wanted = journal.versions(entry)[1]
    journal.pin(wanted)
    clock.move(days=60)

    assert journal.thin() == 1

    assert wanted.row in {version.row for version in journal.versions(entry)}


def test_the_chain_of_undo_is_never_thinned_within_thirty_days(journal, clock) -> None:
    entry = journal.save(Entry(title="0"))
    for number in range(1, 10):
        clock.move(minutes=10)
        retitled(journal, entry, str(number))
    clock.move(days=29)

    assert journal.thin() == 0


# ------------------------------------------------------------------ trash


def test_what_is_in_the_trash_comes_back_as_it_was(journal) -> None:
    entry = journal.save(Entry(title="kept", body_md="text"))
    gone = journal.trash(entry)
    assert journal.heads(Entry) == []
    assert gone.trashed_at is not None

    journal.restore(gone)

    back = journal[Entry].get(entry.id)
    assert dataclasses.replace(back, updated_at=None) == dataclasses.replace(entry, updated_at=None)


def review_of(record, status: ReviewStatus) -> Review:
    item = {"type": record.table, "id": record.id, "section": "results", "order": 1}
    return Review(title="a year", items=[item], status=status)


@pytest.mark.parametrize("how", ["trash", "lower"])
def test_what_goes_or_is_lowered_leaves_unfinished_reviews_alone(journal, how) -> None:
    entry = journal.save(Entry(title="proof", type=EntryType.EVIDENCE, level=Level.REVIEW))
    reviews = {status: journal.save(review_of(entry, status)) for status in ReviewStatus}
    journal.leave()

    if how == "trash":
        journal.trash(entry)
    else:
        journal.save(dataclasses.replace(entry, level=Level.PRIVATE))

    after = {status: journal[Review].get(one.id) for status, one in reviews.items()}
    assert [(len(one.items), str(one.status)) for one in after.values()] == [
        (0, "draft"), (0, "draft"), (1, "final"),
    ]  # fmt: skip
    journal.undo()
    assert journal[Review].get(reviews[ReviewStatus.CHECKED].id).status == ReviewStatus.CHECKED


# ------------------------------------------------------------------ undo after a purge


def purge(journal, *records) -> None:
    for _slice in journal.purge(records):
        pass


def edited_action(journal) -> tuple[Session, Action]:
    """An action of a session, edited once since."""
    session = journal.save(Session(agenda_md="plan"))
    action = journal.save(Action(title="one", session_id=session.id))
    journal.leave()
    retitled(journal, action, "two")
    return session, action


def test_a_step_is_taken_back_though_what_it_pointed_to_is_gone_for_good(journal) -> None:
    session, action = edited_action(journal)
    purge(journal, session)

    journal.undo()

    back = journal[Action].get(action.id)
    assert (back.title, back.session_id) == ("one", None)
    journal.redo()
    assert journal[Action].get(action.id).title == "two"


def test_a_version_is_brought_back_though_what_it_pointed_to_is_gone_for_good(journal) -> None:
    session, action = edited_action(journal)
    purge(journal, session)

    back = journal.bring_back(journal.versions(action)[0])

    assert (back.title, back.session_id) == ("one", None)


def test_records_that_point_to_each_other_come_back_together(journal) -> None:
    session = Session(agenda_md="plan")
    action = Action(title="one", session_id=session.id)
    journal.change([session, action])
    journal.undo()

    journal.redo()

    assert journal[Action].get(action.id).session_id == session.id


def test_a_link_taken_back_does_not_return_to_an_end_that_is_gone(journal) -> None:
    entry, goal = journal.save(Entry(title="stays")), journal.save(Goal(title="goes"))
    link = Link(from_type="entry", from_id=entry.id, to_type="goal", to_id=goal.id)
    journal.change([link])
    journal.undo()
    journal.trash(goal)
    purge(journal, goal)

    assert list(journal.redo()) == []
    journal.undo()

    assert not journal.can_undo
    assert journal[Link].get(link.id) is None
    assert journal.store.problems() == []


def test_a_wording_taken_back_goes_for_good_with_its_goal(journal) -> None:
    goal = journal.save(Goal(own_words_md="qzcanary", status=GoalStatus.ACTIVE))
    journal.leave()
    journal.save(dataclasses.replace(goal, own_words_md="other"))
    journal.undo()

    purge(journal, goal)

    assert rows(journal) == 0


# ------------------------------------------------------------------ listeners


def test_whoever_listens_is_told_of_every_step_until_it_ends(journal) -> None:
    told = []
    stop = journal.subscribe(told.append)
    entry = journal.save(Entry(title="a"))
    retitled(journal, entry, "b")
    journal.undo()
    stop()
    journal.save(Entry(title="unheard"))

    titles = [[change.after and change.after.title for change in changes] for changes in told]
    assert titles == [["a"], ["b"], [None]]


# ------------------------------------------------------------------ a full disk


def test_a_full_disk_loses_nothing_that_was_saved_and_nothing_that_was_typed(
    vault_path, vault_key, small_disk, clock
) -> None:
    disk = small_disk("3m")
    path = disk / "Mine.journal"
    shutil.copytree(vault_path, path)
    opened = vault.unlock_with_key(path, vault_key)
    journal = Journal(Store(opened.connection), clock, overwriting=Rewriting(opened))
    entry = journal.save(Entry(title="before"))
    typed = dataclasses.replace(entry, body_md="word " * 300_000)
    (disk / "full").write_bytes(bytes(1_500_000))

    with pytest.raises(NoSpace):
        journal.save(typed)
    assert journal[Entry].get(entry.id) == entry
    (disk / "full").unlink()
    shorter = journal.save(dataclasses.replace(typed, body_md="word " * 50_000))
    opened.lock()

    again = vault.unlock_with_key(path, vault_key)
    assert Store(again.connection)[Entry].get(entry.id) == shorter
    again.lock()


def test_forgetting_and_pinning_on_a_full_disk_are_said_not_to_be_done(
    on_small_disk, clock
) -> None:
    journal = Journal(Store(on_small_disk.connection), clock)
    entry = journal.save(Entry(title="before"))
    journal.leave()
    entry = journal.save(dataclasses.replace(entry, title="after"))
    filled_up(on_small_disk)

    with pytest.raises(NoSpace):
        journal.pin(journal.versions(entry)[0])
    with pytest.raises(NoSpace):
        list(journal.forget_earlier(entry))

    assert len(journal.versions(entry)) == 2


def test_a_change_that_is_refused_leaves_the_sitting_as_it_was(journal) -> None:
    entry = journal.save(Entry(title="a"))
    with pytest.raises(Refused):
        journal.save(dataclasses.replace(entry, session_id="nowhere"))

    retitled(journal, entry, "b")

    assert journal[Entry].get(entry.id).title == "b"
    assert rows(journal) == 1


# ------------------------------------------------------------------ one step of several


def test_one_step_is_taken_back_and_what_was_written_since_stays(journal) -> None:
    old = journal.save(Entry(title="old"))
    journal.trash(old)
    step = journal.last_step
    journal.save(Entry(title="new"))

    journal.take_back(step)

    assert sorted(entry.title for entry in journal[Entry].where()) == ["new", "old"]
    journal.undo()
    assert [entry.title for entry in journal[Entry].where()] == ["old"]


def test_a_step_is_not_taken_back_from_under_what_was_changed_since(journal) -> None:
    entry = journal.save(Entry(title="first"))
    step = journal.last_step
    journal.leave()
    retitled(journal, entry, "second")

    with pytest.raises(Refused):
        journal.take_back(step)

    assert journal[Entry].get(entry.id).title == "second"


def test_what_others_lead_to_by_now_is_not_taken_back(journal) -> None:
    goal = journal.save(Goal(own_words_md="Lead"))
    step = journal.last_step
    journal.save(Action(title="Do", goal_id=goal.id))

    with pytest.raises(Refused):
        journal.take_back(step)

    assert journal[Goal].get(goal.id) is not None


def test_a_step_is_taken_back_once(journal) -> None:
    entry = journal.save(Entry(title="a"))
    step = journal.last_step
    journal.take_back(step)

    with pytest.raises(Refused):
        journal.take_back(step)

    assert journal[Entry].get(entry.id) is None
