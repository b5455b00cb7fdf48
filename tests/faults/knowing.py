"""What the journals that lie below a folder know: opened by the passphrases of the tests."""

import os
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from journal_app import vault
from journal_app.errors import JournalError
from journal_app.vault.backup import ASIDE
from journal_app.vault.header_files import DATABASE_NAME, HEADER_NAME
from tests.faults.canaries import Said
from tests.journeys import walked
from tests.vault_fixtures import PASSPHRASE

PASSPHRASES = (PASSPHRASE, walked.PASSPHRASE, "six quiet words of mine here")
PROGRAM = Path(vault.__file__).parents[1]


@dataclass
class Known:
    """What the journals say, the secrets they open by, and how many did and did not open."""

    said: Said = field(default_factory=Said)
    secrets: set[bytes] = field(default_factory=set)
    opened: int = 0
    closed: int = 0  # damaged on purpose, or under a passphrase that is nowhere written


@cache
def program_says() -> Said:
    """What the program says by itself: the words of its own files."""
    found = Said()
    found.add(file.read_text(encoding="utf-8") for file in PROGRAM.rglob("*.py"))
    return found


def known_below(folder: Path) -> Known:
    """What every journal below this folder says, the passphrases among it."""
    known = Known()
    known.said.add(PASSPHRASES)
    keys: dict[bytes, bytes] = {}
    texts: set[str] = set()
    for place, _folders, names in os.walk(folder):
        if {DATABASE_NAME, HEADER_NAME} <= set(names):
            key = _key_of(Path(place), keys)
            texts |= _texts_of(Path(place), key, known) if key else set()
            known.closed += key is None
    known.said.add(texts)
    known.secrets |= {form for key in keys.values() for form in (key, key.hex().encode())}
    return known


def _key_of(journal: Path, keys: dict[bytes, bytes]) -> bytes | None:
    header = (journal / HEADER_NAME).read_bytes()
    for passphrase in () if header in keys else PASSPHRASES:
        with suppress(JournalError):
            keys[header] = bytes(vault.read_key(journal, passphrase))
            break
    return keys.get(header)


def _texts_of(journal: Path, key: bytes, known: Known) -> set[str]:
    try:
        opened = vault.unlock_with_key(journal, key, beside=True)
    except JournalError:
        known.closed += 1
        return set()
    try:
        texts = {text for value in _values(opened.connection) for text in _told(value)}
    finally:
        opened.lock()
    known.opened += 1
    return texts


def _values(connection) -> Iterator[object]:
    """Every value of every table, but of those that say how the program stands."""
    named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (name,) in named:
        if name not in ASIDE and not name.startswith(("search", "sqlite")):
            for row in connection.execute(f'SELECT * FROM "{name}"'):
                yield from row


def _told(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, bytes):
        with suppress(zlib.error):
            yield zlib.decompress(value).decode(errors="replace")
