"""Single records come back from a backup, with what hangs on them, and go again by undo."""

import dataclasses

import pytest

from journal_app.domain.attachment import PIECE_BYTES, Attachment
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.domain.link import Link, LinkRole
from journal_app.domain.person import Person
from journal_app.domain.reading import Metric, Reading, Source, SubjectType
from journal_app.errors import Refused
from journal_app.services import attaching, bringing_back, finding
from journal_app.store import pieces
from tests.backup_fixtures import put_aside

__all__ = ["put_aside"]
DATA = b"\x89PNG" + bytes(PIECE_BYTES)


def purge(journal, *records) -> None:
    for _slice in journal.purge(records):
        pass


def bring(beside, journal, record) -> None:
    for _slice in bringing_back.bring_back(beside.journal, journal, (record.table, record.id)):
        pass


@pytest.fixture
def goal(journal):
    return journal.save(Goal(title="Speak up", own_words_md="Speak up once a week"))


def linked(journal, goal) -> Person:
    """A person a goal is linked to, a reading of the goal and a file of it."""
    person = journal.save(Person(name="Ana"))
    ends = {"from_type": "goal", "from_id": goal.id, "to_type": "person", "to_id": person.id}
    reading = Reading(
        subject_type=SubjectType.GOAL,
        subject_id=goal.id,
        metric=Metric.PROGRESS,
        value=3,
        source=Source.SELF,
        taken_on=journal.now.date(),
    )
    journal.change([Link(role=LinkRole.HELPED_BY, **ends), reading])
    file = attaching.described(goal, "a.png", "image/png", DATA)
    for _slice in attaching.keep(journal, file, DATA):
        pass
    return person


def test_a_record_that_is_gone_comes_back_whole(journal, goal, put_aside) -> None:
    linked(journal, goal)
    beside = put_aside()
    purge(journal, goal)
    assert journal[Link].count() == journal[Reading].count() == journal[Attachment].count() == 0

    bring(beside, journal, goal)

    back = journal[Goal].get(goal.id)
    assert (back.own_words_md, back.created_at) == (goal.own_words_md, goal.created_at)
    assert journal[Link].count() == journal[Reading].count() == 1
    (file,) = journal[Attachment].where()
    assert b"".join(pieces.pieces(journal.store.db, file.sha256)) == DATA
    assert finding.find(journal, "speak").total == 1


def test_one_undo_takes_it_away_again_and_redo_brings_it(journal, goal, put_aside) -> None:
    linked(journal, goal)
    beside = put_aside()
    purge(journal, goal)
    bring(beside, journal, goal)

    journal.undo()
    gone = journal[Goal].get(goal.id), journal[Attachment].count()
    journal.redo()

    assert gone == (None, 0)
    (file,) = journal[Attachment].where()
    assert b"".join(pieces.pieces(journal.store.db, file.sha256)) == DATA


def test_links_to_what_is_gone_stay_away_and_are_counted(journal, goal, put_aside) -> None:
    person = linked(journal, goal)
    entry = journal.save(Entry(title="About Ana", person_id=person.id))
    beside = put_aside()
    purge(journal, goal, person, entry)
    then = beside.journal

    assert bringing_back.lost_ends(journal, then[Entry].get(entry.id)) == 1
    bring(beside, journal, goal)
    bring(beside, journal, entry)

    assert journal[Link].count() == 0
    assert journal[Entry].get(entry.id).person_id is None


def test_a_record_that_differs_becomes_what_it_was_and_stays_readable_as_it_is(
    journal, goal, put_aside
) -> None:
    beside = put_aside()
    journal.leave()
    journal.save(dataclasses.replace(goal, own_words_md="Twice a week"))

    bring(beside, journal, goal)

    assert journal[Goal].get(goal.id).own_words_md == "Speak up once a week"
    assert journal.versions(goal)[0].before.own_words_md == "Twice a week"


def test_a_record_in_the_trash_comes_out_of_it(journal, goal, put_aside) -> None:
    beside = put_aside()
    journal.trash(goal)

    bring(beside, journal, goal)

    assert journal[Goal].get(goal.id).trashed_at is None


def test_a_file_alone_comes_back_only_to_what_it_belongs_to(journal, goal, put_aside) -> None:
    linked(journal, goal)
    beside = put_aside()
    (file,) = journal[Attachment].where()
    purge(journal, file)
    bring(beside, journal, file)
    assert journal[Attachment].count() == 1

    purge(journal, goal)

    with pytest.raises(Refused):
        bring(beside, journal, file)
    assert journal[Attachment].count() == 0


def test_what_was_deleted_for_good_is_told_from_what_was_taken_back(
    journal, goal, put_aside
) -> None:
    journal.leave()
    entry = journal.save(Entry(title="taken back"))
    beside = put_aside()
    journal.undo()
    purge(journal, goal)
    assert beside.journal[Goal].get(goal.id) is not None

    told = [
        bringing_back.was_deleted_for_good(journal, (one.table, one.id)) for one in (goal, entry)
    ]

    assert told == [True, False]
