"""The tables of one journal: what is purged takes along what hung on it, and no more."""

import dataclasses
import datetime as dt
import json
import zlib

import pytest

from journal_app.domain.action import Action
from journal_app.domain.attachment import Attachment
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.domain.link import Link
from journal_app.domain.reading import Reading
from journal_app.domain.record import Change
from journal_app.domain.session import Session
from journal_app.store import pieces
from journal_app.store.history import Step

NOW = dt.datetime(2025, 6, 1, 12, tzinfo=dt.UTC)
STEP = Step("edit", NOW)
CANARY = "qzcanary"


def made(cls, **values):
    return cls(created_at=NOW, updated_at=NOW, **values)


def put(store, *records) -> None:
    store.apply([Change(None, record) for record in records], STEP)


def undone(store, *records) -> None:
    """Written and taken back: known to history alone."""
    put(store, *records)
    store.apply([Change(record, None) for record in records], STEP)


def attached(store, owner, content: bytes) -> Attachment:
    """A file of *owner*, its bytes in one piece."""
    sha256 = f"hash of {content.decode()}"
    with store.db.atomic():
        pieces.put(store.db, sha256, 0, content)
    return made(Attachment, owner_type=owner.table, owner_id=owner.id, sha256=sha256)


def purge(store, *records) -> None:
    store.purge(records)
    for _slice in store.forget_hanging({record.id for record in records}):
        pass


def earlier(store) -> list[dict]:
    """Every version that history holds."""
    rows = store.db.execute("SELECT before FROM history WHERE before IS NOT NULL").fetchall()
    return [json.loads(zlib.decompress(before)) for (before,) in rows]


def hangers(goal) -> list:
    """One of each that makes no sense without *goal*."""
    return [
        made(Reading, subject_id=goal.id, note_md=CANARY),
        made(Link, from_type="goal", from_id=goal.id),
        made(Link, to_type="goal", to_id=goal.id),
        made(Attachment, owner_type="goal", owner_id=goal.id, name=CANARY),
    ]


def test_what_makes_no_sense_without_a_record_is_known(store) -> None:
    goal, other = made(Goal, title="a"), made(Goal, title="b")
    own = hangers(goal)
    put(store, goal, other, *own, *hangers(other))

    assert {one.id for one in store.hanging_on(goal)} == {one.id for one in own}


def test_what_hung_on_a_record_and_was_taken_back_goes_with_it(store) -> None:
    goal, other = made(Goal, title=CANARY), made(Goal, title="stays")
    put(store, goal, other)
    undone(store, *hangers(goal))
    undone(store, note := made(Reading, subject_id=other.id, note_md="stays"))

    purge(store, goal)

    assert [plain["id"] for plain in earlier(store)] == [note.id]
    kept = store.db.execute("SELECT DISTINCT record_id FROM history ORDER BY 1").fetchall()
    assert {record_id for (record_id,) in kept} == {other.id, note.id}


def test_what_moved_on_to_another_record_stays(store) -> None:
    goal, other = made(Goal, title="goes"), made(Goal, title="stays")
    note = made(Reading, subject_id=goal.id, note_md="mine")
    put(store, goal, other, note)
    moved = dataclasses.replace(note, subject_id=other.id)
    store.apply([Change(note, moved)], STEP)

    purge(store, goal)

    assert store[Reading].get(note.id) == moved


def test_history_is_gone_through_to_its_end_in_slices(store) -> None:
    goal = made(Goal, title="goes")
    put(store, goal)
    undone(store, *(made(Reading, subject_id=goal.id, note_md=CANARY) for _index in range(1_500)))

    store.purge([goal])
    slices = list(store.forget_hanging({goal.id}))

    assert len(slices) > 1
    assert store.db.execute("SELECT count(*) FROM history").fetchone() == (0,)


def test_bytes_stay_as_long_as_undo_could_bring_their_attachment_back(store) -> None:
    owner, other = made(Entry, title="owner"), made(Entry, title="other")
    put(store, owner, other)
    undone(store, attachment := attached(store, owner, b"abc"))

    purge(store, other)
    assert list(pieces.pieces(store.db, attachment.sha256)) == [b"abc"]
    purge(store, owner)

    assert list(pieces.pieces(store.db, attachment.sha256)) == []


def test_bytes_leave_with_the_last_attachment_that_names_them(store) -> None:
    one, two = made(Entry, title="one"), made(Entry, title="two")
    first, second = attached(store, one, b"abc"), attached(store, two, b"abc")
    put(store, one, two, first, second)

    purge(store, one, first)
    assert dict(store.contents()) == {second.sha256: b"abc"}
    purge(store, two, second)

    assert store.db.execute("SELECT count(*) FROM piece").fetchone() == (0,)


@pytest.mark.parametrize("beside", [False, True])
def test_a_link_field_is_emptied_when_its_end_is_gone_for_good(store, beside) -> None:
    session, gone = made(Session, agenda_md="x"), made(Goal, title="gone")
    put(store, session)
    action = made(Action, session_id=session.id, goal_id=gone.id)

    held = store.with_ends(action, {gone.id} if beside else set())

    assert (held.session_id, held.goal_id) == (session.id, gone.id if beside else None)
    assert held.title == action.title


def test_a_small_value_of_the_program_is_kept_and_changed(store) -> None:
    assert store.state("place") is None

    store.keep_state("place", {"page": "journal", "at": [1, 2]})
    store.keep_state("place", {"page": "people"})

    assert store.state("place") == {"page": "people"}
