"""What is said of the newest backup holds only as long as its file is there."""

import shutil

import pytest

from journal_app import paths
from journal_app.services import safekeeping, watching
from journal_app.vault.notes import Why


@pytest.fixture
def make(opened, clock):
    """make(folder) backs the journal up now, and answers the file."""

    def _make(folder):
        noted = safekeeping.make(opened, folder, clock.time, Why.ASKED)
        return folder / noted.name

    return _make


def test_the_newest_backup_is_said_to_be_gone_when_its_file_is(make, opened, clock) -> None:
    folder, today = paths.backups_folder(), clock().date()
    never = watching.is_gone(opened)
    make(folder)
    clock.move(minutes=1)
    file = make(folder)
    there = watching.standing(opened, today)
    file.unlink()
    gone = watching.standing(opened, today)
    shutil.rmtree(folder)

    assert not never
    assert there == "Backup proved today · only on this computer"
    assert gone == "The newest backup is gone from this computer"
    assert watching.is_gone(opened)


def test_of_a_backup_made_elsewhere_no_disk_is_asked(make, opened, clock, tmp_path) -> None:
    make(tmp_path / "stick").unlink()

    assert not watching.is_gone(opened)
    assert watching.standing(opened, clock().date()).startswith("Backup proved today")


def test_where_nobody_can_tell_it_is_not_said_to_be_gone(make, opened) -> None:
    file = make(paths.backups_folder())
    file.unlink()
    file.symlink_to(file)  # looking at it goes round for ever

    assert not watching.is_gone(opened)
