"""The vectors as they are kept, and how a file of one is laid out to be opened."""

import base64
import json
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
POSITIVE, NEGATIVE, SHEETS = HERE / "positive", HERE / "negative", HERE / "sheets"
Json = dict[str, Any]


def text_of(data: bytes) -> str:
    """Bytes as they stand in a vector."""
    return base64.b64encode(data).decode("ascii")


def read(file: Path) -> Json:
    """One vector."""
    found: Json = json.loads(file.read_text(encoding="utf-8"))
    return found


def laid_out(vector: Json, folder: Path) -> Path:
    """The journal or the backup of a vector as it lies on a disk."""
    whole = read(POSITIVE / f"{vector['of']}.json") | vector if "of" in vector else vector
    parts = {
        name: base64.b64decode(whole[name])
        for name in ("header", "database", "backup")
        if name in whole
    }
    if "change" in whole:
        parts[whole["file"]] = changed(parts.get(whole["file"], b""), whole["change"])
    if "backup" in parts:
        place = folder / "2026-11-25T0600Z-vector.journalbackup"
        place.write_bytes(parts["backup"])
        return place
    place = folder / "Vector.journal"
    place.mkdir()
    (place / "vault.json").write_bytes(parts["header"])
    (place / "journal.db").write_bytes(parts["database"])
    return place


def changed(data: bytes, change: Json) -> bytes:
    """What a recipe makes of the bytes: cut, one bit flipped, more added, others put there."""
    if "cut" in change:
        return data[: change["cut"]]
    if "add" in change:
        return data + base64.b64decode(change["add"])
    if "take" in change:
        other = base64.b64decode(read(POSITIVE / f"{change['take']}.json")["backup"])
        start = 12 + int.from_bytes(other[8:12])
        return other[start:-32]
    if "put" in change:
        return base64.b64decode(change["put"])
    at, bit = change["flip"]
    return data[:at] + bytes([data[at] ^ 1 << bit]) + data[at + 1 :]


def typed(vector: Json) -> str:
    """What is typed to open it."""
    if "typed" in vector:
        return str(vector["typed"])
    return str(read(POSITIVE / f"{vector['of']}.json")["opens"][vector["typed_as"]])
