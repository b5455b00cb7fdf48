"""Mutants that nobody could tell from the program, looked at one by one; each says why.

Named by file, by the line as it stands there, and where a line has more than one, by what was
done. A line that is not there any more fails a test.
"""

from typing import NamedTuple


class Alike(NamedTuple):
    """What is left out of the count, and why."""

    file: str
    line: str
    why: str
    said: str = ""  # every mutant of the line


PASSING = "how many signs of chance stand in the name of a file that goes again"
ALIKE: tuple[Alike, ...] = (
    Alike(
        "journal_app/domain/level.py",
        "return one if one.width <= other.width else other",
        "two levels of the same width are the same level",
        "LtE -> Lt",
    ),
    Alike(
        "journal_app/services/disclosure.py",
        "day = entry.occurred_on or dt.date.min",
        "an entry that was chosen is asked for no period",
        "Or -> And",
    ),
    Alike(
        "journal_app/services/safekeeping.py",
        "return (lambda: progress(0, 1)) if progress is not None else (lambda: None)",
        "nothing is left, of one or of two",
        "1 -> 2",
    ),
    Alike(
        "journal_app/vault/beside.py",
        "self._readers.clear()",
        "what is closed may be closed again, and nothing else is done with them",
    ),
    Alike(
        "journal_app/vault/beside.py",
        'scratch = folder / f"{SCRATCH}{secrets.token_hex(4)}"',
        PASSING,
        "4 -> 5",
    ),
    Alike(
        "journal_app/vault/scratch.py",
        'scratch = folder / f"{PREFIX}{secrets.token_hex(4)}"',
        PASSING,
        "4 -> 5",
    ),
    Alike(
        "journal_app/vault/header_files.py",
        'unfinished = copies / f".tmp-{header.vault_id}-{secrets.token_hex(4)}"',
        PASSING,
        "4 -> 5",
    ),
    Alike(
        "journal_app/vault/header_files.py",
        'unfinished = folder / f".{HEADER_NAME}.tmp-{secrets.token_hex(4)}"',
        PASSING,
        "4 -> 5",
    ),
    Alike(
        "journal_app/vault/header_files.py",
        'spare = folder / f".{HEADER_NAME}.tmp-{secrets.token_hex(4)}"',
        PASSING,
        "4 -> 5",
    ),
    Alike(
        "journal_app/vault/moving.py",
        "CHUNK_BYTES = 1 << 20",
        "how much is read at once",
    ),
    Alike(
        "journal_app/vault/backup.py",
        "CHUNK_BYTES = 1 << 20",
        "how much is read at once",
    ),
    Alike(
        "journal_app/vault/trees.py",
        "count = min(int.from_bytes(page[4:8]), USABLE // 4 - 2)",
        "beyond the page there are no bytes to be read as numbers",
        "FloorDiv -> Mult",
    ),
)
