"""Which journals there are, and which of them was used last: the files alone say so."""

import datetime as dt
import os

import pytest

from journal_app.app.journals import (
    kept_place,
    newest_journal,
    note_used,
    to_choose_from,
    when_used,
)
from journal_app.settings import Settings

NOW = dt.datetime(2025, 11, 12, 9, 30).astimezone()


@pytest.fixture
def three(tmp_path):
    """Three journals, used on three days."""
    for number, name in enumerate(("Old", "Older", "Oldest")):
        folder = tmp_path / f"{name}.journal"
        folder.mkdir()
        (folder / "journal.db").touch()
        at = (NOW - dt.timedelta(days=number, hours=1)).timestamp()
        os.utime(folder / "journal.db", (at, at))
    return tmp_path


def test_one_that_is_opened_is_the_newest_though_nothing_is_written_in_it(three) -> None:
    before = newest_journal(three)

    note_used(three / "Oldest.journal")

    assert before == three / "Old.journal"
    assert newest_journal(three) == three / "Oldest.journal"


def test_the_one_at_hand_is_first_and_the_others_by_when_they_were_used(three) -> None:
    here, elsewhere = three / "Older.journal", three.parent / "Elsewhere.journal"

    assert [each.stem for each in to_choose_from(here, three)] == ["Older", "Old", "Oldest"]
    assert next(each.stem for each in to_choose_from(elsewhere, three)) == "Elsewhere"


def test_when_it_was_used_is_said_in_words(three) -> None:
    said = [when_used(three / f"{name}.journal", NOW) for name in ("Old", "Older", "Oldest")]

    assert said == ["Used today, 08:30", "Used yesterday, 08:30", "Used 10 November 2025"]


def test_a_journal_without_a_database_is_listed_and_nothing_is_said_of_it(three) -> None:
    (three / "Empty.journal").mkdir()

    note_used(three / "Empty.journal")

    assert when_used(three / "Empty.journal", NOW) == ""
    assert to_choose_from(three / "Old.journal", three)[-1].stem == "Empty"


def test_a_kept_place_that_does_not_answer_holds_no_start_up(tmp_path) -> None:
    dead = tmp_path / ("x" * 300)

    assert kept_place(Settings(keeps_place=True, place=str(dead))) is None
    assert when_used(dead, NOW) == ""
