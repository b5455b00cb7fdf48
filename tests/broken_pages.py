"""Damage made on purpose: one changed bit in a page that is chosen by what stands on it."""

import hashlib
from pathlib import Path

from journal_app.vault import key
from journal_app.vault.pages import PAGE, Pages
from journal_app.vault.trees import TABLE_ABOVE, TABLE_LEAF, Trees

DATABASE = "journal.db"
IN_THE_BODY = 1_000  # bytes into a page


def flip(folder: Path, page: int, at: int = IN_THE_BODY) -> None:
    """Change one bit of a page, numbered from 1."""
    with (folder / DATABASE).open("r+b") as file:
        file.seek((page - 1) * PAGE + at)
        byte = file.read(1)[0]
        file.seek((page - 1) * PAGE + at)
        file.write(bytes([byte ^ 0x10]))


def digests(folder: Path) -> dict[str, str]:
    """A hash of every file of a journal that holds anything."""
    names = (DATABASE, f"{DATABASE}-wal", "vault.json")
    files = [folder / name for name in names if (folder / name).exists()]
    files = [file for file in files if file.stat().st_size]
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


class Map:
    """Which pages of a sound journal hold what."""

    def __init__(self, folder: Path, vault_key: bytes) -> None:
        database_key = bytes(key.derived(bytearray(vault_key), key.DATABASE))
        self.pages = Pages(folder / DATABASE, database_key)
        self.trees = Trees(self.pages)

    def root(self, name: str) -> int:
        """The first page of a table or index."""
        return self.trees.trees[name].root

    def leaves(self, table: str) -> list[int]:
        """The pages of a table that hold rows, the first rows first."""
        return self._below(self.root(table))

    def overflow(self, table: str) -> int:
        """A page in which the first row that is long goes on."""
        seen = set(self.leaves(table)) | {self.root(table)}
        before = set(self.trees._seen)
        list(self.trees.rows(table))
        found = self.trees._seen - before - seen
        return min(found - set(range(2)))

    def _below(self, number: int) -> list[int]:
        page = self.pages.page(number)
        if page[0] == TABLE_LEAF:
            return [number]
        assert page[0] == TABLE_ABOVE
        count = int.from_bytes(page[3:5])
        places = [int.from_bytes(page[12 + 2 * i : 14 + 2 * i]) for i in range(count)]
        numbers = [int.from_bytes(page[place : place + 4]) for place in places]
        return [
            leaf for each in [*numbers, int.from_bytes(page[8:12])] for leaf in self._below(each)
        ]
