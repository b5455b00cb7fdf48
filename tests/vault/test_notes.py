"""What is noted of a backup comes back as it was, and what another version wrote is passed over."""

import dataclasses
import datetime as dt
import json
from pathlib import Path

import pytest

from journal_app.vault import notes
from journal_app.vault.backup import Proved
from journal_app.vault.notes import Note, Why

NOON = dt.datetime(2025, 11, 3, 12, tzinfo=dt.UTC)
ONE = Note("a.journalbackup", "/b", NOON, Why.DAILY, {"entry": 3}, "hash", 12)


@pytest.mark.parametrize("more", [{}, {"is_agreed": True}, {"tried_at": NOON}])
@pytest.mark.parametrize("why", Why)
def test_a_note_comes_back_as_it_was(why, more) -> None:
    note = dataclasses.replace(ONE, why=why, **more)

    assert notes.parsed(note.to_text()) == note
    assert notes.parsed(note.to_text()).rows == {"entry": 3}


@pytest.mark.parametrize(
    "change", [{"why": "unheard"}, {"proved_at": "x"}, {"rows": [1]}, {"rows": {"a": "x"}}]
)
def test_what_another_version_wrote_is_passed_over(change) -> None:
    plain = json.loads(ONE.to_text())

    assert notes.parsed(json.dumps(plain | change)) is None
    assert notes.parsed("no json") is None
    assert notes.parsed("[]") is None
    assert notes.parsed("{}") is None


def test_a_new_note_says_what_was_proved_and_is_agreed_to_by_nobody() -> None:
    proved = Proved(Path("/b/a.journalbackup"), {"entry": 3}, "hash", 12)

    assert notes.of(proved, NOON, Why.DAILY) == ONE
    assert (ONE.is_agreed, ONE.tried_at) == (False, None)


def test_the_newest_is_first_and_of_one_minute_the_one_with_the_higher_number() -> None:
    names = ["a", "a-2", "a-3", "a-10"]
    found = [dataclasses.replace(ONE, name=name) for name in names]
    older = dataclasses.replace(ONE, name="z" * 9, proved_at=NOON - dt.timedelta(minutes=1))

    rows = {note.key: note.to_text() for note in (found[1], older, found[3], found[0], found[2])}

    assert [note.name for note in notes.read(rows)] == [*names[::-1], older.name]
    assert notes.read({**rows, "x": "{}"}) == notes.read(rows)


def test_a_note_is_known_by_where_its_file_lies() -> None:
    there = dataclasses.replace(ONE, folder="/c")

    assert ONE.key == "backup:/b/a.journalbackup"
    assert len({ONE, dataclasses.replace(ONE), there}) == 2
    assert notes.changes([ONE], [there]) == {there.key: None, ONE.key: ONE.to_text()}
    assert notes.changes([ONE], [ONE]) == {ONE.key: ONE.to_text()}
