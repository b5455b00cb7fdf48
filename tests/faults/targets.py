"""What is fuzzed, each by the parts of the program that read it, and what must hold then."""

import base64
import hashlib
import html.parser
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from journal_app import paths, vault
from journal_app.domain import RECORDS
from journal_app.domain.template import Template
from journal_app.errors import JournalError
from journal_app.services import importing, render
from journal_app.services.exporters.json_file import json_parts
from journal_app.services.importers import door, json_text, passing, template_text
from journal_app.services.importers.passing import Message
from journal_app.services.importers.reading import Reading, reading_of
from journal_app.services.safekeeping import text_of
from journal_app.services.templates.own import pattern_of
from journal_app.services.templates.pattern_file import parse, to_text
from journal_app.vault import header as headers
from journal_app.vault import header_files, key, limits
from tests.faults import child
from tests.faults.conftest import Subject
from tests.faults.fuzzing import TAKEN
from tests.faults.spoiling import dumped, spoiled_bytes, spoiled_text, spoiled_tree

DOOR_EVERY = 39  # examples; a child process takes as long as so many
LOOK_EVERY = 8  # refusals, where not even a statement was sent; else after each
CHUNK = 997  # bytes in which a file comes, so that what belongs together is torn apart
Known = dict[str, tuple[str, dict[str, Any]]]
PICTURE = b"\x89PNG made up"


class JournalTarget:
    """Journal JSON into a real journal: all of it, or nothing."""

    def __init__(self, subject: Subject, place: Path) -> None:
        self._place, self._count = place, 0
        self._opened = vault.unlock_with_key(subject.copied(place / "home"), subject.ours.key)
        self._journal = child.journal_of(self._opened)
        self._pool = _sample()
        self._known = {
            row["id"]: (name, row) for name in _rows(self._pool) for row in self._pool[name]
        }
        self._before, self._changes = self._state(), self._opened.connection.total_changes

    def made(self, chance: Random) -> bytes:
        few = {name: value for name, value in self._pool.items() if not isinstance(value, list)}
        for name, share in (("content", 0.5), ("profile", 0.7)):
            if chance.random() < share:
                del few[name]
        for _number in range(chance.choice((1, 2, 3))):
            name = chance.choice(_rows(self._pool))
            _put_with_ends(few, name, chance.choice(self._pool[name]), self._known)
        if chance.random() < 0.3:
            return spoiled_bytes(dumped(few), chance)
        return dumped(spoiled_tree(few, chance), chance)

    def tried(self, data: bytes) -> str:
        self._count += 1
        reading = through(json_text.messages, data)
        if self._count % DOOR_EVERY == 0:
            self._compare(data, reading)
        try:
            found = importing.plan(self._journal, reading)
            if not found.changes:
                return "nothing new"
            batch = importing.carry_out(self._journal, found, reading.contents)
        except JournalError as error:
            written = self._opened.connection.total_changes != self._changes
            is_whole = (not written and self._count % LOOK_EVERY) or self._state() == self._before
            assert is_whole, "a partial import: something came in"
            return error.word
        self._look(found.added)
        self._take_out(batch)
        return TAKEN

    def close(self) -> None:
        self._opened.lock()
        shutil.rmtree(self._place / "home")

    def _state(self) -> tuple[Any, ...]:
        """All that is written, by its counts and its hash."""
        store = self._journal.store
        counts = [store[cls].count() + store[cls].count(trashed=True) for cls in RECORDS]
        return (*counts, text_of(self._opened))

    def _look(self, added: dict[str, int]) -> None:
        """What came in is all there, and can be listed, written out and searched."""
        counts = dict(zip((cls.table for cls in RECORDS), self._state(), strict=False))
        before = dict(zip((cls.table for cls in RECORDS), self._before, strict=False))
        grown = {name: counts[name] - before[name] for name in counts}
        assert grown == dict.fromkeys(counts, 0) | added, "a partial import: something is missing"
        store = self._journal.store
        out = "".join(json_parts(store.every(), store.contents()))
        assert json.loads(out.encode()), "what came in does not go out"
        for cls in RECORDS:
            self._journal.heads(cls)
        assert store.problems() == [], "the index is not as the records are"

    def _take_out(self, batch: str) -> None:
        _removed, kept = importing.undo_import(self._journal, batch)
        assert not kept, "what was taken in cannot be taken out again"
        assert self._state()[:-1] == self._before[:-1], "something stayed"
        self._before, self._changes = self._state(), self._opened.connection.total_changes

    def _compare(self, data: bytes, here: Reading) -> None:
        file = self._place / "given.json"
        file.write_bytes(data)
        came = door.read(file, door.JOURNAL)
        assert came.troubles == here.troubles, "the child names other problems"
        assert came.items == here.items, "the child reads other records"
        assert came.contents == here.contents, "the child reads other attachments"


class TemplateTarget:
    """A template of others: an own one that can be written along, or sentences."""

    def __init__(self, _subject: Subject, place: Path) -> None:
        files = sorted(paths.resource("templates", "en").glob("*.md"))
        self._texts = [file.read_text(encoding="utf-8") for file in files]
        self._place, self._count = place, 0

    def made(self, chance: Random) -> bytes:
        text = chance.choice(self._texts)
        if chance.random() < 0.5:
            return spoiled_bytes(text.encode(), chance)
        for _number in range(chance.choice((1, 2, 4))):
            text = spoiled_text(text, chance)
        return text.encode("utf-8", "surrogatepass")

    def tried(self, data: bytes) -> str:
        self._count += 1
        reading = through(template_text.messages, data)
        if self._count % DOOR_EVERY == 0:
            file = self._place / "given.md"
            file.write_bytes(data)
            assert door.read(file, door.TEMPLATE).troubles == reading.troubles
        if reading.troubles:
            assert not reading.items, "a part of a template came in"
            return "refused"
        (item,) = reading.items
        assert isinstance(item.record, Template)
        again = parse(to_text(pattern_of(item.record)))
        assert again.problems == (), "what came in does not go out"
        return TAKEN

    def close(self) -> None:
        """It holds nothing."""


class MarkdownTarget:
    """Markdown for the screen: only what is allowed there, whatever is written."""

    def __init__(self, _subject: Subject, _place: Path) -> None:
        self._texts = [
            value
            for rows in _sample().values()
            for row in (rows if isinstance(rows, list) else [])
            for name, value in row.items()
            if name.endswith("_md")
        ]

    def made(self, chance: Random) -> bytes:
        text = chance.choice(self._texts)
        for _number in range(chance.choice((1, 3, 8))):
            at = chance.randrange(len(text) + 1)
            text = text[:at] + chance.choice(MARKS) * chance.choice((1, 1, 2, 30)) + text[at:]
            if chance.random() < 0.3:
                text = spoiled_text(text, chance)
        if chance.random() < 0.1:
            text *= min(chance.choice((10, 100)), 1 + 60_000 // (len(text) + 1))
        return text.encode("utf-8", "surrogatepass")

    def tried(self, data: bytes) -> str:
        text = data.decode("utf-8", "replace")
        made, why = render.shown(text)
        Allowed().feed(made)
        return "as written" if why else TAKEN

    def close(self) -> None:
        """It holds nothing."""


class HeaderTarget:
    """A header: it opens by its own secrets when it is what it was, and else by nothing."""

    def __init__(self, subject: Subject, place: Path) -> None:
        self._folder = subject.copied(place / "home")
        self._file, self._ours = self._folder / header_files.HEADER_NAME, subject.ours
        self._whole = headers.parsed(self._file.read_bytes())
        self._tree = json.loads(self._file.read_bytes())
        self._derive, key.Argon2id = key.Argon2id, Bounded  # type: ignore[misc]

    def made(self, chance: Random) -> bytes:
        if chance.random() < 0.2:
            return spoiled_bytes(self._whole.to_bytes(), chance)
        tree = spoiled_tree(self._tree, chance)
        data = dumped(tree, chance)
        try:  # written as headers are, so that it is looked at further
            return headers._canonical(json.loads(data))
        except (ValueError, RecursionError):
            return data

    def tried(self, data: bytes) -> str:
        self._file.write_bytes(data)
        found = headers.parsed(data)
        for opening in (self._by_code, self._by_passphrase, self._by_device, self._by_key):
            word = self._refused(opening, found)
        return word

    def close(self) -> None:
        key.Argon2id = self._derive  # type: ignore[misc]
        shutil.rmtree(self._folder.parent)

    def _refused(self, opening: Callable[[headers.Header], object], found: headers.Header) -> str:
        try:
            opening(found)
        except JournalError as error:
            return error.word
        assert found == self._whole, "a header that was changed opened"
        return TAKEN

    def _by_code(self, _found: headers.Header) -> None:
        vault.unlock(self._folder, self._ours.code, copies=None).lock()

    def _by_passphrase(self, found: headers.Header) -> None:
        found.open(self._ours.passphrase)

    def _by_device(self, found: headers.Header) -> None:
        found.open_with_device(bytes(32))

    def _by_key(self, found: headers.Header) -> None:
        found.check_seal(bytearray(self._ours.key))


class BackupTarget:
    """A backup: it gives back what it was made of, or it is refused and leaves nothing."""

    def __init__(self, subject: Subject, place: Path) -> None:
        self._place, self._ours = place / "home", subject.ours
        self._place.mkdir()
        self._file = self._place / "one.journalbackup"
        self._whole = subject.backup.read_bytes()
        length = int.from_bytes(self._whole[8:12])
        self._head, self._rest = (
            json.loads(self._whole[12 : 12 + length]),
            self._whole[12 + length :],
        )

    def made(self, chance: Random) -> bytes:
        if chance.random() < 0.5:
            start = chance.choice((0, 0, len(self._whole) - 40, chance.randrange(len(self._whole))))
            part = spoiled_bytes(self._whole[start : start + 200], chance)
            return self._whole[:start] + part + self._whole[start + 200 :]
        head = dumped(spoiled_tree(self._head, chance), chance)
        length = chance.choice((len(head), len(head), len(head) - 1, 0, 2**32 - 1, 65_536))
        return b"MJBACKUP" + (length % 2**32).to_bytes(4) + head + self._rest

    def tried(self, data: bytes) -> str:
        self._file.write_bytes(data)
        words = {self._word(way, data) for way in (self._restored, self._beside, self._drilled)}
        return words.pop() if len(words) == 1 else "several words"

    def close(self) -> None:
        shutil.rmtree(self._place)

    def _word(self, way: Callable[[], None], data: bytes) -> str:
        try:
            way()
        except JournalError as error:
            word = error.word
        else:
            assert data == self._whole, "a backup that was changed was used"
            word = TAKEN
        assert list(self._place.iterdir()) == [self._file], "something was left behind"
        return word

    def _restored(self) -> None:
        folder = self._place / "Back.journal"
        vault.restore(self._file, folder, self._ours.code, copies=None)
        vault.unlock_with_key(folder, self._ours.key).lock()
        shutil.rmtree(folder)

    def _beside(self) -> None:
        vault.open_backup(self._file, self._ours.code, self._place).close()

    def _drilled(self) -> None:
        vault.tried(self._file, self._ours.code, self._place)


TARGETS: dict[str, Any] = {
    "journal JSON": JournalTarget,
    "templates": TemplateTarget,
    "Markdown": MarkdownTarget,
    "header": HeaderTarget,
    "backup": BackupTarget,
}

# ------------------------------------------------------------------ reading as the child does


def through(messages: Callable[..., Any], data: bytes) -> Reading:
    """What is read of a file, in pieces and through the lines the child would write."""
    chunks = [data[start : start + CHUNK] for start in range(0, len(data), CHUNK)]
    said = b"".join(passing.written(messages(chunks)))
    came: list[Message] = [*passing.received(passing.Answer(io.BytesIO(said), len(said)))]
    return reading_of(came)


def _sample() -> dict[str, Any]:
    """The sample, with a picture in it."""
    pool: dict[str, Any] = json.loads(paths.resource("sample", "journal.json").read_bytes())
    name = hashlib.sha256(PICTURE).hexdigest()
    pool["attachment"] = [
        {"id": "at1", "owner_type": "entry", "owner_id": pool["entry"][0]["id"], "name": "a.png",
         "media_type": "image/png", "size_bytes": len(PICTURE), "sha256": name}
    ]  # fmt: skip
    pool["content"] = {name: base64.b64encode(PICTURE).decode()}
    return pool


def _rows(pool: dict[str, Any]) -> list[str]:
    return [name for name, value in pool.items() if isinstance(value, list)]


def _put_with_ends(few: dict[str, Any], table: str, row: dict[str, Any], known: Known) -> None:
    """Put a row among the few, with all it points to: a row that hangs in the air is refused."""
    rows = few.setdefault(table, [])
    if row in rows:
        return
    rows.append(row)
    for value in row.values():
        if isinstance(value, str) and value in known and value != row["id"]:
            _put_with_ends(few, *known[value], known)


# ------------------------------------------------------------------ what is watched


class Bounded:
    """In the place of Argon2: it computes nothing, and takes what limits.py allows alone."""

    def __init__(self, *, salt: bytes, length: int, iterations: int, lanes: int, memory_cost: int):
        assert limits.LEAST_MEMORY_KIB <= memory_cost <= limits.MOST_MEMORY_KIB
        assert limits.LEAST_PASSES <= iterations <= limits.MOST_PASSES
        assert 1 <= lanes <= limits.MOST_LANES
        assert limits.SALT_BYTES[0] <= len(salt) <= limits.SALT_BYTES[1]
        self._length = length

    def derive(self, _words: bytes) -> bytes:
        return bytes(self._length)


MARKS = (
    "*", "**", "_", "~~", "`", "```\n", "> ", "- ", "1. ", "# ", "[", "]", "(", ")", "![", "](",
    "[^1]", "[^1]: ", "|", "|-|", "\n", "\n\n", "    ", "\t", "<", ">", "&", "\\", "- [ ] ",
    ": ", "---\n", "===\n", "<div>", "</div>", "<script>", "<img src=x onerror=y>", "<!--", "-->",
    "<![CDATA[", "<?", "&#0;", "&#x110000;", "[x](javascript:y)", "![x](att:00112233445566778899)",
    "![x](https://example.org/x.png)", "<a href='data:x'>", "\x02", "\x03", "klzzwxh:0001",
    "\u202e", "\ufffd",
)  # fmt: skip


class Allowed(html.parser.HTMLParser):
    """Reads HTML and refuses what must never come to the screen."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in render.TAGS, f"a tag came through: {tag}"
        for name, value in attrs:
            known = name in render.ATTRIBUTES.get(tag, set()) or name in ("dir", "class")
            assert known, f"an attribute came through: {tag} {name}"
            address = (value or "").strip().lower()
            if name == "href":
                assert address.startswith(("https://", "http://", "mailto:", "#")), "an address"
            if name == "src":
                assert address.startswith("att:"), "a picture from elsewhere"
