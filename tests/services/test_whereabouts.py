"""Folders that something else copies away are known by their names and marks."""

from pathlib import Path

import pytest

from journal_app.services.whereabouts import Kind, kind_of

MOUNTINFO = """22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
40 22 0:35 / /mnt/team\\040share rw,relatime shared:2 - cifs //server/share rw
41 22 0:36 / /home/ana/far rw - fuse.sshfs ana@host:/ rw
42 40 8:2 / /mnt/team\\040share/stick rw - vfat /dev/sdb1 rw
"""


@pytest.fixture
def mounts(tmp_path):
    made = tmp_path / "mountinfo"
    made.write_text(MOUNTINFO)
    return made


@pytest.mark.parametrize(
    "place",
    [
        "/home/ana/Dropbox/J.journal",
        "/home/ana/Dropbox (Acme)/J.journal",
        "/Users/ana/Library/CloudStorage/OneDrive-Acme/J.journal",
        "/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/J.journal",
        "/home/ana/Nextcloud/deep/er/J.journal",
        "/home/ana/OneDrive - Acme/J.journal",
        "/Volumes/GoogleDrive/My Drive/J.journal",
    ],
)
def test_a_folder_of_a_sync_program_is_known_by_its_name(place, mounts) -> None:
    assert kind_of(Path(place), {}, mounts) is Kind.SYNCED


@pytest.mark.parametrize("mark", [".stfolder", ".dropbox.cache", ".sync_1a2b.db"])
def test_a_folder_of_a_sync_program_is_known_by_its_mark(tmp_path, mounts, mark) -> None:
    (tmp_path / "any").mkdir()
    (tmp_path / "any" / mark).touch()

    assert kind_of(tmp_path / "any" / "deep" / "J.journal", {}, mounts) is Kind.SYNCED


def test_a_folder_is_known_by_what_its_program_says_of_itself(tmp_path, mounts) -> None:
    said = {"OneDriveCommercial": str(tmp_path / "Work")}

    assert kind_of(tmp_path / "Work" / "J.journal", said, mounts) is Kind.SYNCED
    assert kind_of(tmp_path / "Home" / "J.journal", said, mounts) is Kind.OWN


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/mnt/team share/J.journal", Kind.NETWORK),
        ("/home/ana/far/J.journal", Kind.NETWORK),
        ("/mnt/team share/stick/J.journal", Kind.OWN),
        ("/home/ana/J.journal", Kind.OWN),
        ("/home/ana/Boxes/Megan/J.journal", Kind.OWN),
    ],
)
def test_a_folder_of_the_network_is_known_by_its_file_system(place, kind, mounts) -> None:
    assert kind_of(Path(place), {}, mounts) is kind


def test_where_the_system_says_nothing_a_folder_is_ones_own(tmp_path) -> None:
    assert kind_of(tmp_path / "J.journal", {}, tmp_path / "none") is Kind.OWN
