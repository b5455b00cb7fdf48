"""A disk that can lose its power: what is not synced may be there, be torn or not be there.

A file's writes last from its own fsync on, a name from the fsync of its folder on. Between them
each may survive without the others. A torn write keeps some of its sectors of 512 bytes.
"""

import os
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.trace import Call

SECTOR = 512
SHARED = "-shm"  # the shared memory of the log; nobody reads it after a crash
Keep = Callable[[int, int], bool]  # the place of something unsynced among so many


@dataclass(slots=True, eq=False)
class Write:
    """Bytes at a place, or with no bytes a new length."""

    at: int
    data: bytes | None


@dataclass(slots=True, eq=False)
class File:
    """What the platter holds, and what came after it."""

    data: bytearray = field(default_factory=bytearray)
    pending: list[Write] = field(default_factory=list)

    def sync(self) -> None:
        for write in self.pending:
            put(self.data, write, None)
        self.pending.clear()

    def after_crash(self, keep: Keep, chance: random.Random) -> bytes:
        data = bytearray(self.data)
        for place, write in enumerate(self.pending):
            if keep(place, len(self.pending)):
                put(data, write, None)
            elif chance.random() < 0.5:
                put(data, write, chance)
        return bytes(data)


@dataclass(slots=True, eq=False)
class Naming:
    """One change of names, whole or not at all."""

    names: list[tuple["Folder", str, "File | Folder | None"]]
    is_synced: bool = False

    def sync(self) -> None:
        if not self.is_synced:
            for folder, name, node in self.names:
                set_name(folder.names, name, node)
        self.is_synced = True


@dataclass(slots=True, eq=False)
class Folder:
    """The names that last, those of this moment, and the changes between them."""

    names: "dict[str, File | Folder]" = field(default_factory=dict)
    now: "dict[str, File | Folder]" = field(default_factory=dict)
    pending: list[Naming] = field(default_factory=list)

    def sync(self) -> None:
        for naming in self.pending:
            naming.sync()
        self.pending.clear()


def put(data: bytearray, write: Write, torn: random.Random | None) -> None:
    """Do the write; when *torn*, each sector by chance."""
    if write.data is None:
        if torn is None:
            del data[write.at :]
            data.extend(bytes(write.at - len(data)))
        return
    end = write.at + len(write.data)
    start = write.at
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR) if torn else end
        if torn is None or torn.random() < 0.5:
            data.extend(bytes(max(0, start - len(data))))
            data[start:stop] = write.data[start - write.at : stop - write.at]
        start = stop


def set_name(names: "dict[str, File | Folder]", name: str, node: "File | Folder | None") -> None:
    if node is None:
        names.pop(name, None)
    else:
        names[name] = node


class Disk:
    """The files under *root*, as a trace changes them."""

    def __init__(self, root: Path) -> None:
        """Everything that lies there now has been synced."""
        self._root = str(root)
        self._top = _read(root)
        self._handles: dict[int, File | Folder] = {}
        self._places: dict[int, int] = {}

    def play(self, call: Call) -> None:
        """Do what the call did."""
        act = getattr(self, f"_{call.name}", None)
        if act is None:
            raise NotImplementedError(f"the model does not know {call.name}")
        act(call)

    def after_crash(self, chance: random.Random) -> dict[str, bytes | None]:
        """What lies there when the power went now: content by path, None for a folder."""
        kept = _keeper(chance)
        namings: list[Naming] = []
        for folder in _folders(self._top):
            namings += [each for each in folder.pending if not each.is_synced]
        order = {id(naming): place for place, naming in enumerate(namings)}
        lasting = {at for at in order if kept(order[at], len(order))}
        found: dict[str, bytes | None] = {}
        self._survived(self._top, "", lasting, (found, kept, chance))
        return found

    def _survived(self, folder: Folder, path: str, lasting: set[int], into: tuple) -> None:
        found, kept, chance = into
        names = dict(folder.names)
        for naming in folder.pending:
            for where, name, node in naming.names:
                if where is folder and (naming.is_synced or id(naming) in lasting):
                    set_name(names, name, node)
        for name, node in names.items():
            if isinstance(node, Folder):
                found[f"{path}{name}"] = None
                self._survived(node, f"{path}{name}/", lasting, into)
            else:
                found[f"{path}{name}"] = node.after_crash(kept, chance)

    # -------------------------------------------------------------- names

    def _find(self, path: bytes) -> tuple[Folder, str] | None:
        """The folder a path lies in, and its name there; None when it is not ours."""
        text = os.path.normpath(os.fsdecode(path))
        if not text.startswith(self._root + "/") or text.endswith(SHARED):
            return None
        *above, name = text.removeprefix(self._root + "/").split("/")
        folder = self._top
        for step in above:
            inner = folder.now[step]
            assert isinstance(inner, Folder)
            folder = inner
        return folder, name

    def _named(self, *names: tuple[Folder, str, File | Folder | None]) -> None:
        naming = Naming(list(names))
        for folder, name, node in names:
            set_name(folder.now, name, node)
            if naming not in folder.pending:
                folder.pending.append(naming)

    def _opened(self, path: bytes, flags: str, answer: int) -> None:
        self._handles.pop(answer, None)
        if os.path.normpath(os.fsdecode(path)) == self._root:
            self._handles[answer] = self._top
        place = self._find(path)
        if place is None:
            return
        folder, name = place
        node = folder.now.get(name)
        if node is None:
            assert "O_CREAT" in flags, f"opened without being there: {name}"
            node = File()
            self._named((folder, name, node))
        elif "O_TRUNC" in flags and isinstance(node, File):
            node.pending.append(Write(0, None))
        assert "O_APPEND" not in flags, name
        self._handles[answer] = node
        self._places[answer] = 0

    def _openat(self, call: Call) -> None:
        at, path, flags, *_mode = call.arguments
        if at == "AT_FDCWD" or path.startswith(b"/"):
            self._opened(path, flags, call.answer)
            return
        self._handles.pop(call.answer, None)
        folder = self._handles.get(int(at))
        if isinstance(folder, Folder):
            self._handles[call.answer] = folder.now[os.fsdecode(path)]

    def _open(self, call: Call) -> None:
        path, flags, *_mode = call.arguments
        self._opened(path, flags, call.answer)

    def _moved(self, old: bytes, new: bytes, *, stays: bool) -> None:
        source, target = self._find(old), self._find(new)
        if source is None and target is None:
            return
        assert source is not None, "came from elsewhere"
        assert target is not None, "went elsewhere"
        node = source[0].now[source[1]]
        gone = [] if stays else [(*source, None)]
        self._named(*gone, (*target, node))

    def _rename(self, call: Call) -> None:
        self._moved(call.arguments[0], call.arguments[1], stays=False)

    def _renameat(self, call: Call) -> None:
        self._moved(call.arguments[1], call.arguments[3], stays=False)

    _renameat2 = _renameat

    def _link(self, call: Call) -> None:
        self._moved(call.arguments[0], call.arguments[1], stays=True)

    def _linkat(self, call: Call) -> None:
        self._moved(call.arguments[1], call.arguments[3], stays=True)

    def _unlink(self, call: Call) -> None:
        place = self._find(call.arguments[0])
        if place is not None:
            self._named((*place, None))

    _rmdir = _unlink

    def _unlinkat(self, call: Call) -> None:
        handle, path, _flags = call.arguments
        folder = self._handles.get(int(handle)) if handle.isdecimal() else None
        if isinstance(folder, Folder):
            self._named((folder, os.fsdecode(path), None))
        elif handle == "AT_FDCWD":
            self._unlink(Call("unlink", (path,), 0))

    def _mkdir(self, call: Call) -> None:
        place = self._find(call.arguments[0])
        if place is not None:
            self._named((*place, Folder()))

    def _mkdirat(self, call: Call) -> None:
        self._mkdir(Call("mkdir", call.arguments[1:], 0))

    # -------------------------------------------------------------- content

    def _written(self, handle: str, data: bytes, at: int | None, answer: int) -> None:
        node = self._handles.get(int(handle))
        if not isinstance(node, File):
            return
        where = self._places[int(handle)] if at is None else at
        node.pending.append(Write(where, data[:answer]))
        if at is None:
            self._places[int(handle)] = where + answer

    def _write(self, call: Call) -> None:
        handle, data, _count = call.arguments
        self._written(handle, data, None, call.answer)

    def _pwrite64(self, call: Call) -> None:
        handle, data, _count, at = call.arguments
        self._written(handle, data, int(at), call.answer)

    def _lseek(self, call: Call) -> None:
        self._places[int(call.arguments[0])] = call.answer

    def _ftruncate(self, call: Call) -> None:
        node = self._handles.get(int(call.arguments[0]))
        if isinstance(node, File):
            node.pending.append(Write(int(call.arguments[1]), None))

    def _fsync(self, call: Call) -> None:
        node = self._handles.get(int(call.arguments[0]))
        if node is not None:
            node.sync()

    _fdatasync = _fsync

    def _close(self, call: Call) -> None:
        self._handles.pop(int(call.arguments[0]), None)


def write_out(state: dict[str, bytes | None], root: Path) -> None:
    """Lay a state down in a new folder."""
    root.mkdir()
    for path, content in state.items():
        if content is None:
            (root / path).mkdir()
        else:
            (root / path).write_bytes(content)


def _keeper(chance: random.Random) -> Keep:
    """Which of the unsynced things survive: none, all, those before a moment, or any."""
    share = chance.random()
    ways: Sequence[Keep] = (
        lambda _place, _count: False,
        lambda _place, _count: True,
        lambda place, count: place < share * count,
        lambda _place, _count: chance.random() < share,
    )
    return chance.choice(ways)


def _folders(folder: Folder) -> list[Folder]:
    """Every folder there ever was a name of."""
    found, seen = [], {id(folder)}
    todo = [folder]
    while todo:
        each = todo.pop()
        found.append(each)
        nodes = [*each.names.values(), *each.now.values()]
        nodes += [node for naming in each.pending for _f, _n, node in naming.names]
        for node in nodes:
            if isinstance(node, Folder) and id(node) not in seen:
                seen.add(id(node))
                todo.append(node)
    return found


def _read(root: Path) -> Folder:
    folder = Folder()
    for path in root.iterdir():
        if path.name.endswith(SHARED):
            continue
        node = _read(path) if path.is_dir() else File(bytearray(path.read_bytes()))
        folder.names[path.name] = folder.now[path.name] = node
    return folder
