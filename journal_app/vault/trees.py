"""The tables and indexes in the pages of a database, read without the library.

A page that is not whole loses what stood on it and nothing else: its neighbours are reached
through the pages above, and where one above is lost, by looking at every page that nobody led
to. Source: the file format of SQLite 3, sections 1.5, 1.6 and 2.1.
"""

import dataclasses
from collections.abc import Callable, Iterator

from journal_app.vault.connection import columns_made
from journal_app.vault.pages import USABLE, Pages

Value = None | int | float | str | bytes
Row = tuple[Value, ...]
Step = Callable[[int, int], None]
TABLE_LEAF, TABLE_ABOVE, INDEX_LEAF, INDEX_ABOVE = 0x0D, 0x05, 0x0A, 0x02
LEAVES, ABOVE = (TABLE_LEAF, INDEX_LEAF), (TABLE_ABOVE, INDEX_ABOVE)
FILE_HEAD = 100  # bytes of page 1 before its tree
MASTER = "sqlite_master"
LEAST_LOCAL = (USABLE - 12) * 32 // 255 - 23
MOST_IN_TABLE, MOST_IN_INDEX = USABLE - 35, (USABLE - 12) * 64 // 255 - 23
WIDTHS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
REAL, ZERO, ONE, FIRST_BLOB = 7, 8, 9, 12


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Tree:
    """One table or index: its name, the table it serves, its first page, its columns."""

    name: str
    table: str
    is_index: bool
    root: int
    columns: tuple[str, ...]


class Trees:
    """What can be read of every tree, and what was lost of each.

    ``lost`` holds the numbers of lost pages by tree; ``cut`` where rows stand whose text went on
    in a lost page.
    """

    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        self.lost: dict[str, set[int]] = {}
        self.cut: dict[str, set[tuple[int, int]]] = {}
        self._seen: set[int] = set()
        self.trees: dict[str, Tree] = {}
        for row in [row for _rowid, row in self._walk(MASTER, 1)]:
            self._note(row)
        if self.lost:
            for row in [row for _rowid, row in self._masters()]:
                self._note(row)

    def rows(self, name: str) -> Iterator[tuple[int, Row]]:
        """The rows of a table with their numbers; of an index its keys, numbered 0."""
        tree = self.trees.get(name)
        return iter(()) if tree is None else self._walk(name, tree.root)

    def is_torn(self, name: str) -> bool:
        """Whether something of it was lost, as far as it was walked; or it was not found at all."""
        return name not in self.trees or bool(self.lost.get(name) or self.cut.get(name))

    def strays(self) -> Iterator[tuple[int, list[tuple[int, Row]]]]:
        """What stands on whole leaves that nothing led to, by leaf, with the sort of the leaf.

        It is asked for when every tree was walked.
        """
        free = self._free()
        for number in range(2, self.pages.count + 1):
            if number in self._seen or number in free:
                continue
            page = self.pages.page(number)
            if page is not None and page[0] in LEAVES:
                self._seen.add(number)
                yield page[0], list(self._cells("", number, page))

    @property
    def pages_seen(self) -> int:
        """How many pages were looked at."""
        return len(self._seen)

    def _note(self, row: Row) -> None:
        kind, name, table, root, sql = row
        if kind not in ("table", "index") or not isinstance(root, int) or not root:
            return
        is_made = kind == "table" and sql
        made = columns_made(str(sql)) if is_made else ()
        self.trees.setdefault(str(name), Tree(str(name), str(table), kind == "index", root, made))

    def _masters(self) -> Iterator[tuple[int, Row]]:
        """Rows of the schema on leaves whose page above is lost."""
        for number in range(2, self.pages.count + 1):
            page = None if number in self._seen else self.pages.page(number)
            if page is None or page[0] != TABLE_LEAF:
                continue
            found = list(self._cells("", number, page))
            if found and all(_is_master(row) for _rowid, row in found):
                self._seen.add(number)
                yield from found

    def _walk(self, name: str, root: int) -> Iterator[tuple[int, Row]]:
        waiting, met = [root], {root}
        while waiting:
            number = waiting.pop()
            page = self.pages.page(number)
            self._seen.add(number)
            start = FILE_HEAD if number == 1 else 0
            if page is None or page[start] not in (*LEAVES, *ABOVE):
                self.lost.setdefault(name, set()).add(number)
                continue
            if page[start] in ABOVE:
                below = [int.from_bytes(page[start + 8 : start + 12])]
                below += [int.from_bytes(page[at : at + 4]) for at in _places(page, start)]
                waiting += [each for each in below if each not in met]
                met.update(below)
            if page[start] != TABLE_ABOVE:
                yield from self._cells(name, number, page)

    def _cells(self, name: str, number: int, page: bytes) -> Iterator[tuple[int, Row]]:
        start = FILE_HEAD if number == 1 else 0
        kind = page[start]
        for place in _places(page, start):
            at = place + 4 if kind == INDEX_ABOVE else place
            length, at = _varint(page, at)
            rowid = 0
            if kind == TABLE_LEAF:
                rowid, at = _varint(page, at)
            payload = self._payload(page, at, length, is_table=kind == TABLE_LEAF)
            if payload is None:
                self.cut.setdefault(name, set()).add((number, place))
            else:
                yield rowid, _values(payload)

    def _payload(self, page: bytes, at: int, length: int, *, is_table: bool) -> bytes | None:
        """The bytes of a row, gathered from the pages it goes on in; None where one is lost."""
        most = MOST_IN_TABLE if is_table else MOST_IN_INDEX
        if length <= most:
            return page[at : at + length]
        local = LEAST_LOCAL + (length - LEAST_LOCAL) % (USABLE - 4)
        local = local if local <= most else LEAST_LOCAL
        parts, have = [page[at : at + local]], local
        following = int.from_bytes(page[at + local : at + local + 4])
        while have < length:
            more = self.pages.page(following) if following else None
            self._seen.add(following)
            if more is None:
                return None
            parts.append(more[4 : 4 + min(USABLE - 4, length - have)])
            have += len(parts[-1])
            following = int.from_bytes(more[:4])
        return b"".join(parts)

    def _free(self) -> set[int]:
        """The pages that belong to nothing."""
        first = self.pages.page(1)
        free: set[int] = set()
        trunk = int.from_bytes(first[32:36]) if first is not None else 0
        while trunk and trunk not in free:
            free.add(trunk)
            page = self.pages.page(trunk)
            if page is None:
                break
            count = min(int.from_bytes(page[4:8]), USABLE // 4 - 2)
            free |= {int.from_bytes(page[8 + 4 * i : 12 + 4 * i]) for i in range(count)}
            trunk = int.from_bytes(page[:4])
        return free


def _is_master(row: Row) -> bool:
    known = ("table", "index", "trigger", "view")
    return len(row) == 5 and row[0] in known and isinstance(row[3], int)  # noqa: PLR2004 - columns


def _places(page: bytes, start: int) -> list[int]:
    """Where the cells of a page begin."""
    count = int.from_bytes(page[start + 3 : start + 5])
    first = start + (12 if page[start] in ABOVE else 8)
    found = [int.from_bytes(page[first + 2 * i : first + 2 * i + 2]) for i in range(count)]
    return [place for place in found if place < USABLE]


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for step in range(8):
        byte = data[at + step]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:  # noqa: PLR2004 - the last byte has no high bit
            return value, at + step + 1
    value = value << 8 | data[at + 8]
    return value - (1 << 64) if value >= 1 << 63 else value, at + 9


def _values(payload: bytes) -> Row:
    size, at = _varint(payload, 0)
    kinds = []
    while at < size:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    found: list[Value] = []
    place = size
    for kind in kinds:
        value, place = _value(payload, place, kind)
        found.append(value)
    return tuple(found)


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind in (ZERO, ONE):
        return kind - ZERO, at
    if kind in WIDTHS:
        end = at + WIDTHS[kind]
        return int.from_bytes(payload[at:end], signed=True), end
    if kind == REAL:
        import struct  # noqa: PLC0415 - hardly a row has one

        return struct.unpack(">d", payload[at : at + 8])[0], at + 8
    if kind < FIRST_BLOB:
        return None, at
    end = at + (kind - FIRST_BLOB) // 2
    data = payload[at:end]
    return (data.decode("utf-8", "replace") if kind % 2 else data), end
