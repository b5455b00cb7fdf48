"""Backups that are made where they are needed, and old ones that are let go."""

import dataclasses
import datetime as dt
import shutil
import subprocess

import pytest

from journal_app.domain.entry import Entry
from journal_app.errors import NoSpace, ReadOnly, Refused
from journal_app.services import safekeeping, watching
from journal_app.services.second_place import SecondPlace, forget
from journal_app.vault.anew import ANEW_ROW
from journal_app.vault.carrying import OutOfReach
from journal_app.vault.notes import Why
from journal_app.vault.shelf import on_shelf


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "backups"


@pytest.fixture
def stick(tmp_path):
    place = tmp_path / "BLUE-STICK"
    place.mkdir()
    return place


@pytest.fixture
def make(opened, folder, clock):
    """make(why) backs the journal up now."""

    def _make(why: Why = Why.ASKED, **more):
        return safekeeping.make(opened, folder, clock.time, why, **more)

    return _make


def names(place) -> list[str]:
    return sorted(file.name for file in place.iterdir())


def write(journal, *titles: str) -> None:
    for title in titles:
        journal.save(Entry(title=title))
        journal.leave()


def test_a_daily_one_is_made_only_when_something_was_written(make, journal, clock, folder) -> None:
    write(journal, "one")
    first = make(Why.DAILY, only_if_changed=True)
    clock.move(days=1)
    assert make(Why.DAILY, only_if_changed=True) == first

    write(journal, "two")

    assert make(Why.DAILY, only_if_changed=True) != first
    assert len(names(folder)) == 2


def test_it_is_made_anew_when_the_file_of_the_last_is_gone(make, clock, folder) -> None:
    first = make()
    clock.move(days=1)
    (folder / first.name).unlink()

    assert make(only_if_changed=True) != first
    assert len(names(folder)) == 1


def test_after_a_new_key_the_backup_of_the_old_one_will_not_do(make, opened, clock) -> None:
    first = make()
    clock.move(days=1)
    opened.put_rows({ANEW_ROW: clock.time.isoformat()})

    assert make(only_if_changed=True) != first


def test_a_new_one_elsewhere_makes_that_of_the_old_key_here_do_no_better(
    make, opened, clock, tmp_path
) -> None:
    first = make()
    clock.move(days=1)
    opened.put_rows({ANEW_ROW: clock.time.isoformat()})
    safekeeping.make(opened, tmp_path / "elsewhere", clock.time, Why.ASKED)

    assert make(only_if_changed=True).name != first.name


def test_what_was_counted_is_records_and_not_rows(make, journal) -> None:
    write(journal, "one", "two", "three")

    noted = make()

    assert safekeeping.records_of(noted.rows) == 3
    assert sum(noted.rows.values()) > 3


def test_old_ones_go_and_their_notes_with_them(make, opened, clock, folder) -> None:
    for _day in range(12):
        make()
        clock.move(days=1)

    kept = on_shelf(folder, opened.vault_id, opened.notes())

    assert len(kept) == len(opened.notes()) < 12
    assert all(each.note for each in kept)


def test_a_file_that_nobody_noted_is_never_dropped(make, opened, clock, folder, journal) -> None:
    elsewhere = opened.prove_backup(folder, clock.time).file
    clock.move(days=900)
    for _day in range(9):
        write(journal, "more")
        make()
        clock.move(days=1)

    assert elsewhere.is_file()


def test_nothing_goes_after_a_loss_until_one_agrees(make, opened, journal, clock, folder) -> None:
    write(journal, *"abcdefghij")
    for _day in range(9):
        make()
        clock.move(days=1)
    before = set(names(folder))
    for _slice in journal.purge([journal[Entry].get(head.id) for head in journal.heads(Entry)][:8]):
        pass

    for _day in range(3):
        make()
        clock.move(days=1)
    assert before < set(names(folder))
    assert safekeeping.is_doubtful(opened.notes())

    safekeeping.agree(opened)
    make()
    assert not safekeeping.is_doubtful(opened.notes())
    assert not before < set(names(folder))


def test_a_copy_lies_in_the_second_place_and_equals_the_first(
    make, opened, stick, folder, clock
) -> None:
    SecondPlace(stick).keep(opened)

    noted = make()

    assert names(stick) == names(folder) == [noted.name]
    assert (stick / noted.name).read_bytes() == (folder / noted.name).read_bytes()
    second = SecondPlace.of(opened)
    assert (second.name, second.copied_at, second.file) == ("BLUE-STICK", clock.time, noted.name)


def test_without_the_stick_the_backup_is_made_and_the_copy_comes_with_the_next(
    make, opened, stick, clock
) -> None:
    SecondPlace(stick).keep(opened)
    shutil.rmtree(stick)

    asked = safekeeping.order(opened, stick.parent / "backups", clock.time, Why.ASKED)
    made = safekeeping.carry_out(opened, asked, None)
    safekeeping.note(opened, made)
    assert "within reach" in str(made.missed)
    assert SecondPlace.of(opened).copied_at is None

    stick.mkdir()
    make(only_if_changed=True)

    assert names(stick) == names(stick.parent / "backups")


def test_a_full_stick_is_told_and_leaves_nothing_half(make, opened, journal, small_disk) -> None:
    journal.save(Entry(title="large", body_md="words " * 200_000))
    disk = small_disk("64k")
    SecondPlace(disk).keep(opened)

    made = make()

    assert made.name
    assert names(disk) == []
    assert SecondPlace.of(opened).copied_at is None


def test_a_stick_that_cannot_be_written_is_told(make, opened, small_disk, clock, folder) -> None:
    disk = small_disk("4m")
    SecondPlace(disk).keep(opened)
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)

    asked = safekeeping.order(opened, folder, clock.time, Why.ASKED)
    made = safekeeping.carry_out(opened, asked, None)

    assert isinstance(made.missed, ReadOnly)
    assert made.proved.file.is_file()


def test_old_copies_go_from_the_second_place_too(make, opened, stick, clock) -> None:
    SecondPlace(stick).keep(opened)
    for _day in range(12):
        make()
        clock.move(days=1)

    assert 7 <= len(names(stick)) < 12


def go_on(make, clock) -> None:
    """So many days that the backup of the first is let go."""
    for _day in range(11):
        clock.move(days=1)
        make()


def test_a_note_stays_while_its_file_lies_in_a_place_that_is_away(
    make, opened, stick, clock, folder
) -> None:
    SecondPlace(stick).keep(opened)
    first = make()
    away = stick.rename(stick.with_name("away"))
    go_on(make, clock)

    assert first.name in names(away)
    assert first.name not in names(folder)
    assert first.name in {note.name for note in opened.notes()}


def test_a_note_stays_while_its_file_cannot_be_taken_away(
    make, opened, stick, clock, folder, monkeypatch
) -> None:
    SecondPlace(stick).keep(opened)
    first, unlink = make(), type(stick).unlink

    def refuse(file, **more) -> None:
        if file == stick / first.name:
            raise PermissionError
        unlink(file, **more)

    monkeypatch.setattr(type(stick), "unlink", refuse)
    go_on(make, clock)

    assert first.name in names(stick)
    assert first.name not in names(folder)
    assert first.name in {note.name for note in opened.notes()}


def test_a_copy_that_was_asked_for_is_made_or_refused(make, opened, stick, clock) -> None:
    SecondPlace(stick).keep(opened)
    shutil.rmtree(stick)
    asked = safekeeping.order(opened, stick.parent / "backups", clock.time, Why.ASKED)

    with pytest.raises(OutOfReach):
        safekeeping.carry_out(opened, dataclasses.replace(asked, must_carry=True), None)


def test_a_full_disk_makes_none_and_notes_none(opened, small_disk, clock, journal) -> None:
    journal.save(Entry(title="large", body_md="words " * 200_000))

    with pytest.raises(NoSpace):
        safekeeping.make(opened, small_disk("64k"), clock.time, Why.ASKED)

    assert opened.notes() == ()
    assert opened.last_backup is None


def test_before_something_large_there_is_a_backup_or_it_is_refused(
    opened, small_disk, clock, journal, folder
) -> None:
    journal.save(Entry(title="large", body_md="words " * 200_000))
    with pytest.raises(Refused, match=r"no backup could be made first: .*room"):
        safekeeping.first(opened, small_disk("64k"), clock.time, Why.PURGE)

    made = safekeeping.first(opened, folder, clock.time, Why.PURGE)
    clock.move(hours=1)

    assert safekeeping.first(opened, folder, clock.time, Why.PURGE) == made
    assert made.why is Why.PURGE
    assert names(folder) == [made.name]


def test_a_forgotten_second_place_keeps_what_lies_there(make, opened, stick) -> None:
    SecondPlace(stick).keep(opened)
    make()

    forget(opened)

    assert SecondPlace.of(opened) is None
    assert len(names(stick)) == 1


def test_what_was_made_says_nothing_private() -> None:
    assert safekeeping.Made.__repr__ is safekeeping.Order.__repr__ is object.__repr__


def test_an_order_says_nothing_private(opened, stick, clock) -> None:
    SecondPlace(stick).keep(opened)
    asked = safekeeping.order(opened, stick, clock.time, Why.ASKED)

    assert str(stick) not in repr(asked) + repr(asked.second)
    assert dataclasses.replace(asked, notes=()).notes == ()


def test_a_second_place_that_does_not_answer_spoils_no_backup(opened, journal, make, stick) -> None:
    SecondPlace(stick / ("x" * 300)).keep(opened)
    write(journal, "one")

    made = make()

    assert [note.name for note in opened.notes()] == [made.name]
    assert watching.newest_file(opened) is not None


def test_a_note_of_a_place_that_does_not_answer_hides_no_other(opened, make, folder) -> None:
    made = make()
    away = dataclasses.replace(made, folder=str(folder / ("x" * 300)))
    opened.keep_notes([dataclasses.replace(away, proved_at=made.proved_at + dt.timedelta(hours=1))])

    assert watching.newest_file(opened) == folder / made.name
