"""Whether a folder is one that something else copies away or fetches from elsewhere.

A sync program moves the files of an open database one by one: what arrives on the other side
need not fit together, and every copy lies with somebody else. A network folder may lose its
connection in mid-word and may lie on the employer's disk.
"""

import enum
import os
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

ONE_DRIVE = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")  # set by it on Windows
SYNCED_NAMES = re.compile(
    r"(onedrive( - .*)?|dropbox( \(.*\))?|google ?drive|googledrive-.*|my drive|icloud ?drive|"
    r"mobile documents|cloudstorage|nextcloud\d*|owncloud|pcloud ?drive|mega|megasync|"
    r"box( sync)?|sync\.com|tresorit|seafile|yandex\.disk|proton ?drive)",
    re.IGNORECASE,
)
SYNC_MARKS = (".stfolder", ".dropbox", ".dropbox.cache", ".owncloudsync.log", ".seafile-data")
NETWORK_KINDS = re.compile(
    r"(nfs\d?|cifs|smb\d?|smbfs|9p|afs|ceph|glusterfs|davfs|fuse\.(sshfs|rclone|davfs2?|gvfsd-fuse"
    r"|s3fs|google-drive-ocamlfuse|onedriver|kio-fuse))"
)
MOUNTS = Path("/proc/self/mountinfo")
DRIVE_REMOTE = 4  # GetDriveTypeW


class Kind(enum.Enum):
    """What sort of place a folder is."""

    OWN = "own"
    SYNCED = "synced"
    NETWORK = "network"


def kind_of(
    folder: Path, environment: Mapping[str, str] | None = None, mounts: Path = MOUNTS
) -> Kind:
    """What sort of place *folder* is, as far as its path and the marks of known programs tell.

    The folder need not be there yet.
    """
    place = folder.absolute()
    if _is_synced(place, os.environ if environment is None else environment):
        return Kind.SYNCED
    if _is_far(place, mounts):
        return Kind.NETWORK
    return Kind.OWN


def _is_synced(place: Path, environment: Mapping[str, str]) -> bool:
    homes = [Path(environment[name]) for name in ONE_DRIVE if environment.get(name)]
    if any(place.is_relative_to(home) for home in homes):
        return True
    if any(SYNCED_NAMES.fullmatch(part) for part in place.parts):
        return True
    return any(_has_mark(each) for each in (place, *place.parents))


def _has_mark(folder: Path) -> bool:
    try:
        return any((folder / mark).exists() for mark in SYNC_MARKS) or _is_nextcloud(folder)
    except OSError:
        return False


def _is_nextcloud(folder: Path) -> bool:
    return next(folder.glob(".sync_*.db"), None) is not None if folder.is_dir() else False


def _is_far(place: Path, mounts: Path) -> bool:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - there only

        drive = place.drive
        is_unc = drive.startswith("\\\\")
        return is_unc or ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == DRIVE_REMOTE
    found = [kind for at, kind in _mounted(mounts) if place.is_relative_to(at)]
    return bool(found) and NETWORK_KINDS.fullmatch(found[-1]) is not None


def _mounted(mounts: Path) -> Iterator[tuple[Path, str]]:
    """Where which file system begins, the innermost last; nothing where the system does not say."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return
    found = []
    for line in lines:
        before, _dash, after = line.partition(" - ")
        words = before.split(" ")
        if len(words) > 4 and after:  # noqa: PLR2004 - the fifth is where it is mounted
            found.append((Path(_unescaped(words[4])), after.split(" ")[0]))
    yield from sorted(found, key=lambda each: len(each[0].parts))


def _unescaped(text: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)
