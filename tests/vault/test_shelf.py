"""The list of backups: of this journal, by name and by what was noted, without opening one."""

import dataclasses
import datetime as dt
import json

import pytest

from journal_app.domain.entry import Entry
from journal_app.errors import ReadOnly
from journal_app.services.safekeeping import text_of
from journal_app.vault import notes
from journal_app.vault.notes import Why
from journal_app.vault.shelf import on_shelf


def listed(opened, folder):
    return on_shelf(folder, opened.vault_id, opened.notes())


def test_the_newest_stands_first_with_what_was_noted(opened, journal, tmp_path, clock) -> None:
    journal.save(Entry(title="one"))
    opened.back_up(tmp_path / "b", clock.time)
    clock.move(days=1)
    journal.save(Entry(title="two"))
    newest = opened.back_up(tmp_path / "b", clock.time, why=Why.DAILY)

    found = listed(opened, tmp_path / "b")

    assert [each.note.rows["entry"] for each in found] == [2, 1]
    assert found[0].file == newest
    assert found[0].made_at == clock.time
    assert found[0].size_bytes == newest.stat().st_size
    assert [each.note.why for each in found] == [Why.DAILY, Why.ASKED]
    assert found[0].note.text != found[1].note.text


def test_two_of_the_same_minute_are_told_apart(opened, tmp_path, clock) -> None:
    for _number in range(2):
        opened.back_up(tmp_path / "b", clock.time)

    found = listed(opened, tmp_path / "b")

    assert len({each.file for each in found}) == len({each.note for each in found}) == 2


def test_those_of_other_journals_and_what_is_none_are_left_out(opened, tmp_path, clock) -> None:
    made = opened.back_up(tmp_path / "b", clock.time)
    other = made.with_name(made.name.replace(opened.vault_id[:8], "01234567"))
    other.write_bytes(made.read_bytes())
    made.with_name("letter.journalbackup").write_bytes(b"no backup")
    made.with_name("folder.journalbackup").mkdir()

    assert [each.file for each in listed(opened, tmp_path / "b")] == [made]


def test_one_under_another_name_is_found_by_its_header(opened, tmp_path, clock) -> None:
    made = opened.back_up(tmp_path / "b", clock.time)
    named = made.rename(made.with_name("before the holidays.journalbackup"))

    found = listed(opened, tmp_path / "b")

    assert [(each.file, each.note) for each in found] == [(named, None)]


def test_a_copy_elsewhere_has_the_note_and_one_cut_short_has_none(opened, tmp_path, clock) -> None:
    made = opened.back_up(tmp_path / "b", clock.time)
    (tmp_path / "stick").mkdir()
    copy = opened.carry_backup(made, tmp_path / "stick")
    assert [each.note for each in listed(opened, tmp_path / "stick")] == list(opened.notes())

    copy.write_bytes(copy.read_bytes()[:-1])

    assert [each.note for each in listed(opened, tmp_path / "stick")] == [None]


def test_a_folder_that_is_not_there_holds_none(opened, tmp_path) -> None:
    assert listed(opened, tmp_path / "nowhere") == ()


def test_a_note_says_the_same_when_read_back(opened, tmp_path, clock) -> None:
    opened.back_up(tmp_path / "b", clock.time)
    note = opened.notes()[0]

    assert notes.parsed(note.to_text()) == note
    assert str(tmp_path) not in repr(note)
    for broken in ("", "[]", "null", '{"why": "x"}', json.dumps({"tried_at": 3})):
        assert notes.parsed(broken) is None


def test_the_text_is_the_same_until_something_is_written(opened, journal, tmp_path, clock) -> None:
    proved = opened.prove_backup(tmp_path / "b", clock.time)
    opened.note_backup(proved, clock.time, Why.ASKED)
    journal.store.keep_state("place", {"entry": "x"})
    assert text_of(opened) == proved.text

    journal.save(Entry(title="new"))

    assert text_of(opened) != proved.text


def test_opened_by_the_key_of_the_journal_a_stranger_says_its_counts(
    opened, journal, tmp_path, clock
) -> None:
    journal.save(Entry(title="one"))
    proved = opened.prove_backup(tmp_path / "b", clock.time)

    tried = opened.try_backup(proved.file)

    assert (tried.rows, tried.text) == (proved.rows, proved.text)
    assert list((tmp_path / "b").iterdir()) == [proved.file]


def test_the_time_of_a_name_that_holds_none_is_that_of_the_file(opened, tmp_path, clock) -> None:
    made = opened.back_up(tmp_path / "b", clock.time)
    made.rename(made.with_name(f"2025-99-99T0900Z-{opened.vault_id[:8]}.journalbackup"))

    found = listed(opened, tmp_path / "b")

    assert len(found) == 1
    assert dt.datetime.now(dt.UTC) - found[0].made_at < dt.timedelta(days=1)


def test_a_folder_that_cannot_be_read_is_said(opened, tmp_path) -> None:
    (tmp_path / "a file").write_bytes(b"")

    with pytest.raises(ReadOnly):
        listed(opened, tmp_path / "a file")


def test_a_note_of_another_size_is_none_and_the_one_of_this_folder_is_first(
    opened, tmp_path, clock
) -> None:
    made = opened.back_up(tmp_path / "b", clock.time)
    (here,) = opened.notes()
    there = dataclasses.replace(here, folder=str(tmp_path / "c"))
    larger = dataclasses.replace(here, size_bytes=here.size_bytes + 1)

    def noted(*notes):
        (found,) = on_shelf(made.parent, opened.vault_id, notes)
        return found.note

    assert noted(there, here) == noted(here, there) == here
    assert noted(there) == there
    assert noted(larger) is None
    assert noted() is None
