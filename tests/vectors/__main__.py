"""Make the vectors that are not there yet; one that is there is never written again.

    python -m tests.vectors

A vector is one file of JSON. In positive/ it holds a header, a database or a backup (base64), and
what opens it. In negative/ it holds a header, or what was done to a positive one, and the word of
the error the program answers. They are kept for ever: a journal of any day must still open.
"""

import base64
import dataclasses
import datetime as dt
import json
import tempfile
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

from journal_app import vault
from journal_app.vault import anew, block, connection, key, recovery
from journal_app.vault import header as headers
from journal_app.vault.header import Header
from tests.vectors.kept import NEGATIVE, POSITIVE, SHEETS, Json, read, text_of

NOW = dt.datetime(2026, 11, 25, 6, 0, tzinfo=dt.UTC)
WORDS = "Étude no. 3: 迷子, שלום"  # what stands in each database, in the table "said"
PASSPHRASE, UNICODE, LATER = "six words of a vector", "cafe\u0301\u00a0ŒUVRE\u3000żółć", "later"
DEVICE_SECRET = bytes(range(32))
LEAST = vault.LEAST_MEMORY_KIB


def main() -> None:
    """Make what is missing."""
    for name, make in POSITIVES.items():
        keep(POSITIVE / f"{name}.json", make)
    for name, made in headers_refused().items():
        keep(NEGATIVE / f"header-{name}.json", lambda made=made: made)
    for name, made in (databases_refused() | backups_refused()).items():
        keep(NEGATIVE / f"{name}.json", lambda made=made: made)
    for name, made in sheets().items():
        keep(SHEETS / f"{name}.json", lambda made=made: made)


def keep(file: Path, make: Callable[[], Json]) -> None:
    """Write what *make* answers, unless the file is there."""
    if not file.exists():
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(make(), indent=1, ensure_ascii=True) + "\n", encoding="utf-8")


# ------------------------------------------------------------------ what opens


def made(
    passphrase: str = PASSPHRASE, work: Callable[[vault.Vault, Path], Json] | None = None
) -> Json:
    """A tiny vault after *work* was done on it, and all that opens it."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "Vector.journal"
        new = vault.create(folder, passphrase, copies=None, memory_kib=LEAST)
        new.vault.connection.execute("CREATE TABLE said (words TEXT) STRICT")
        new.vault.connection.execute("INSERT INTO said VALUES (?)", (WORDS,))
        new.vault.connection.commit()
        opens = {"passphrase": passphrase, "recovery": new.recovery}
        more = work(new.vault, Path(place)) if work else {}
        new.vault.lock()
        files = {
            "header": text_of((folder / "vault.json").read_bytes()),
            "database": text_of((folder / "journal.db").read_bytes()),
        }
    return {"opens": opens, "words": WORDS} | files | more


def with_device(opened: vault.Vault, _place: Path) -> Json:
    """A device keeps a key, and it is known which."""
    opened.add_device(DEVICE_SECRET)
    return {"device": DEVICE_SECRET.hex()}


def changed_passphrase(opened: vault.Vault, _place: Path) -> Json:
    """The passphrase before opens nothing any more."""
    opened.change_passphrase(LATER, memory_kib=LEAST)
    return {"before": PASSPHRASE}


def under_a_new_key(opened: vault.Vault, _place: Path) -> Json:
    """A new vault key, a new passphrase, and no recovery slot until a sheet is made."""
    opened.take_anew(anew.make(opened, LATER, NOW, memory_kib=LEAST))
    return {"before": PASSPHRASE}


def backed_up(opened: vault.Vault, place: Path) -> Json:
    """A backup instead of a folder."""
    file = opened.back_up(place / "backups", NOW)
    return {"backup": text_of(file.read_bytes())}


def recovery_only() -> Json:
    """A header without a passphrase slot: only the code opens it."""
    whole = made()
    header = headers.parsed(base64.b64decode(whole["header"]))
    vault_key, _kind = header.open(whole["opens"].pop("recovery"))
    code = vault_code(header, vault_key)
    alone = tuple(slot for slot in code[0].slots if slot.type == headers.RECOVERY)
    sealed = dataclasses.replace(header, slots=alone).sealed(vault_key)
    return whole | {"opens": {"recovery": code[1]}, "header": text_of(sealed.to_bytes())}


def vault_code(header: Header, vault_key: bytearray) -> tuple[Header, str]:
    """The header with a new recovery slot, and its code."""
    code = recovery.new_code()
    return header.with_slot(headers.recovery_slot(header, vault_key, code), vault_key), code


def opened_by(made: Json, **opens: str) -> Json:
    """What is made, with what opens it now."""
    return made | {"opens": {name: words for name, words in opens.items() if words}}


def only_backup() -> Json:
    whole = made(work=backed_up)
    return {name: whole[name] for name in ("opens", "words", "backup")}


def after_change() -> Json:
    whole = made(work=changed_passphrase)
    return opened_by(whole, passphrase=LATER, recovery=whole["opens"]["recovery"])


POSITIVES: dict[str, Callable[[], Json]] = {
    "tiny": made,
    "unicode-passphrase": lambda: made(UNICODE),
    "recovery-only": recovery_only,
    "device-slot": lambda: made(work=with_device),
    "after-a-change-of-passphrase": after_change,
    "encrypted-anew": lambda: opened_by(made(work=under_a_new_key), passphrase=LATER),
    "backup": only_backup,
}


# ------------------------------------------------------------------ headers that do not


def tiny() -> Json:
    found: Json = json.loads((POSITIVE / "tiny.json").read_text(encoding="utf-8"))
    return found


def canonical(plain: Json) -> bytes:
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def headers_refused() -> dict[str, Json]:
    """By name: bytes in the place of the header of "tiny", what is typed, the word."""
    whole = tiny()
    data = base64.b64decode(whole["header"])
    refused = {name: (canonical(edited(data, edit)), word) for name, (edit, word) in EDITS.items()}
    refused |= {name: (flipped(data, f'"{name}":'), word) for name, word in FLIPS.items()}
    refused |= written_otherwise(data)
    typed = {name: ("passphrase" if name in BY_PASSPHRASE else "recovery") for name in refused}
    return {
        name: {
            "of": "tiny", "header": text_of(bytes_), "typed": whole["opens"][typed[name]],
            "program": word,
        }
        for name, (bytes_, word) in refused.items()
    }  # fmt: skip


def edited(data: bytes, edit: Callable[[Json], object]) -> Json:
    plain: Json = json.loads(data)
    edit(plain)
    return plain


def flipped(data: bytes, field: str) -> bytes:
    """One bit of the value that follows the name of a field, the first time it stands there."""
    at = data.index(field.encode()) + len(field) + 2
    changed = bytearray(data)
    changed[at] ^= 1
    return bytes(changed)


def kdf(**values: object) -> Callable[[Json], object]:
    return lambda plain: plain["slots"][0]["kdf"].update(values)


def other_slots(plain: Json) -> None:
    other = json.loads(base64.b64decode(made()["header"]))
    plain["slots"] = other["slots"]


DAMAGED, NEWER, WRONG = "header_damaged", "header_newer", "wrong_recovery"
EDITS: dict[str, tuple[Callable[[Json], object], str]] = {
    "newer-reader-wanted": (lambda h: h.update(format=2, min_reader=2), NEWER),
    "newer-format-read-by-this": (lambda h: h.update(format=2), DAMAGED),
    "no-reader-number": (lambda h: h.pop("min_reader"), DAMAGED),
    "slot-missing": (lambda h: h["slots"].pop(0), DAMAGED),
    "slot-twice": (lambda h: h["slots"].append(dict(h["slots"][0])), DAMAGED),
    "slots-reordered": (lambda h: h["slots"].reverse(), DAMAGED),
    "slots-of-another-vault": (other_slots, WRONG),
    "no-slots": (lambda h: h.update(slots=[]), DAMAGED),
    "too-many-slots": (lambda h: h.update(slots=h["slots"] * 9), DAMAGED),
    "unknown-slot-type": (lambda h: h["slots"][0].update(type="token"), DAMAGED),
    "only-a-device-slot": (lambda h: h.update(slots=[h["slots"][1] | {"type": "device"}]), DAMAGED),
    "another-vault-id": (lambda h: h.update(vault=str(uuid.UUID(int=7))), WRONG),
    "no-vault-id": (lambda h: h.update(vault="x"), DAMAGED),
    "more-in-it": (lambda h: h.update(more="x"), DAMAGED),
    "another-magic": (lambda h: h.update(magic="mentoring-journal"), DAMAGED),
    "mac-of-nothing": (lambda h: h.update(mac=text_of(bytes(32))), DAMAGED),
    "no-mac": (lambda h: h.pop("mac"), DAMAGED),
    "slot-of-no-bytes": (lambda h: h["slots"][1].update(ct="", nonce=""), WRONG),
    "memory-below": (kdf(memory_kib=65_535), DAMAGED),
    "memory-above": (kdf(memory_kib=1_048_577), DAMAGED),
    "memory-of-a-giant": (kdf(memory_kib=2**62), DAMAGED),
    "memory-not-whole": (kdf(memory_kib=65_536.5), DAMAGED),
    "passes-below": (kdf(passes=1), DAMAGED),
    "passes-above": (kdf(passes=13), DAMAGED),
    "lanes-below": (kdf(lanes=0), DAMAGED),
    "lanes-above": (kdf(lanes=9), DAMAGED),
    "salt-of-no-bytes": (kdf(salt=""), DAMAGED),
    "salt-too-short": (kdf(salt=text_of(bytes(15))), DAMAGED),
    "salt-too-long": (kdf(salt=text_of(bytes(65))), DAMAGED),
    "another-derivation": (kdf(name="scrypt"), NEWER),
    "cheaper-by-its-bounds": (kdf(passes=2), "wrong_passphrase"),
}
BY_PASSPHRASE = {name for name in EDITS if name.startswith(("mem", "pass", "lanes", "salt"))}
BY_PASSPHRASE |= {"another-derivation", "cheaper-by-its-bounds", "kdf-flipped"}
FLIPS = {
    "mac": DAMAGED, "vault": WRONG, "magic": DAMAGED, "nonce": DAMAGED, "ct": DAMAGED,
    "id": DAMAGED, "salt": DAMAGED, "type": DAMAGED,
}  # fmt: skip


def written_otherwise(data: bytes) -> dict[str, tuple[bytes, str]]:
    """The same header in other bytes, cut, or none at all."""
    plain = json.loads(data)
    backwards = dict(sorted(plain.items(), reverse=True))
    return {
        "with-spaces": (json.dumps(plain, sort_keys=True).encode(), DAMAGED),
        "with-a-newline": (data + b"\n", DAMAGED),
        "in-another-order": (json.dumps(backwards, separators=(",", ":")).encode(), DAMAGED),
        "with-a-name-twice": (data.replace(b'{"format":1,', b'{"format":1,"format":1,'), DAMAGED),
        "cut-by-a-byte": (data[:-1], DAMAGED),
        "cut-in-half": (data[: len(data) // 2], DAMAGED),
        "empty": (b"", DAMAGED),
        "no-json": (b"\xff\xfe\x00", DAMAGED),
        "a-list": (b"[]", DAMAGED),
        "nested-too-deep": (b"[" * 60_000, DAMAGED),
    }


# ------------------------------------------------------------------ databases and backups


def changes(of: str, file: str, word: str, typed: str = "recovery", **change: Any) -> Json:
    """A recipe: what is done to a part of a positive vector before it is opened."""
    return {"of": of, "file": file, "change": change, "typed_as": typed, "program": word}


def databases_refused() -> dict[str, Json]:
    damaged = "database_damaged"
    flip = {f"database-bit-of-page-{page + 1}": page * 4096 + 1000 for page in range(3)}
    made_up = {
        name: changes("tiny", "database", damaged, flip=[at, 3]) for name, at in flip.items()
    }
    return made_up | {
        "database-salt-flipped": changes("tiny", "database", damaged, flip=[0, 0]),
        "database-empty": changes("tiny", "database", "database_empty", cut=0),
        "database-shorter-than-a-page": changes("tiny", "database", "database_empty", cut=4095),
        "database-cut-within-a-page": changes("tiny", "database", damaged, cut=4096 + 100),
        "database-plain": changes("tiny", "database", "database_plain", put=text_of(plain())),
        "database-of-another-vault": changes("tiny", "database", damaged, take="backup"),
        "database-foreign": changes("tiny", "database", "database_foreign", put=text_of(foreign())),
    }


def plain() -> bytes:
    """A database of SQLite that nobody encrypted."""
    import sqlite3

    with tempfile.TemporaryDirectory() as place:
        opened = sqlite3.connect(Path(place) / "plain")
        opened.execute("CREATE TABLE said (words TEXT)")
        opened.commit()
        opened.close()
        return (Path(place) / "plain").read_bytes()


def foreign() -> bytes:
    """A database under the right key that was never a journal."""
    whole = tiny()
    header = headers.parsed(base64.b64decode(whole["header"]))
    vault_key, _kind = header.open(whole["opens"]["recovery"])
    with tempfile.TemporaryDirectory() as place:
        database = Path(place) / "foreign"
        opened = connection.create_bare(database, key.derived(vault_key, key.DATABASE))
        opened.execute("CREATE TABLE said (words TEXT)")
        opened.commit()
        opened.close()
        return database.read_bytes()


def backups_refused() -> dict[str, Json]:
    whole = json.loads((POSITIVE / "backup.json").read_text(encoding="utf-8"))
    data = base64.b64decode(whole["backup"])
    start = 12 + int.from_bytes(data[8:12])
    damaged = {
        "cut-by-a-byte": {"cut": len(data) - 1},
        "cut-in-the-database": {"cut": start + 5000},
        "bit-of-its-mac": {"flip": [len(data) - 1, 0]},
        "bit-of-its-database": {"flip": [start + 6000, 5]},
        "longer-by-a-byte": {"add": text_of(b"\0")},
    }
    cut = {
        "cut-in-the-header": {"cut": start - 20},
        "cut-before-the-mac": {"cut": start + 10},
        "header-said-to-be-longer": {"flip": [11, 3]},
        "header-said-to-be-enormous": {"flip": [8, 7]},
        "header-said-to-be-none": {"put": text_of(data[:8] + bytes(4) + data[start:])},
    }
    none = {"another-magic": {"flip": [0, 0]}, "empty": {"cut": 0}, "only-its-magic": {"cut": 8}}
    refused = {n: changes("backup", "backup", "database_damaged", **c) for n, c in damaged.items()}
    refused |= {n: changes("backup", "backup", DAMAGED, **c) for n, c in cut.items()}
    refused |= {n: changes("backup", "backup", "not_a_journal", **c) for n, c in none.items()}
    refused["only-its-magic"]["program"] = DAMAGED
    other = base64.b64decode(tiny()["header"])
    swapped = data[:8] + len(other).to_bytes(4) + other + data[start:]
    refused["header-of-another-vault"] = changes(
        "tiny", "backup", "database_damaged", put=text_of(swapped)
    )
    return {f"backup-{name}": one for name, one in refused.items()}


# ------------------------------------------------------------------ a header that is lost


def square_of(name: str) -> tuple[str, str]:
    """The code and the block of a sheet for a vector that is kept."""
    vector = read(POSITIVE / f"{name}.json")
    header = headers.parsed(base64.b64decode(vector["header"]))
    slot = next(slot for slot in header.slots if slot.type == headers.RECOVERY)
    return vector["opens"]["recovery"], block.text_of(header.vault_id, slot)


def rewritten(signs: str, at: int, value: int) -> str:
    """A block with one byte put elsewhere, under check signs that fit."""
    data = bytearray(recovery.bytes_of(signs[: block.SIGNS]))
    data[at] = value
    return recovery.signs_of(data, block.SIGNS) + recovery.check_of(data, block.CHECKED_WITH)


def sheets() -> dict[str, Json]:
    """What the square of a sheet says, and what comes of it where vault.json is gone."""
    (code, signs), (other_code, other) = square_of("tiny"), square_of("recovery-only")
    first = recovery.bytes_of(signs[: block.SIGNS])
    wrong = {
        "cut-by-a-sign": f"{code} {signs[:-1]}",
        "longer-by-a-sign": f"{code} {signs}0",
        "code-alone": code,
        "block-alone": signs,
        "block-first": f"{signs} {code}",
        "sign-changed": f"{code} {signs[:70]}{'1' if signs[70] == '0' else '0'}{signs[71:]}",
        "code-of-another-sheet": f"{other_code} {signs}",
        "of-another-vault": f"{other_code} {other}",
        "vault-changed": f"{code} {rewritten(signs, 1, first[1] ^ 1)}",
        "id-changed": f"{code} {rewritten(signs, 17, first[17] ^ 1)}",
        "nonce-changed": f"{code} {rewritten(signs, 25, first[25] ^ 1)}",
        "key-changed": f"{code} {rewritten(signs, 84, first[84] ^ 1)}",
    }
    opening = {"tiny": f"{code} {signs}", "in-lines": f"{code}\n{signs[:70]}\n{signs[70:]}".lower()}
    told = {name: (text, "wrong_recovery") for name, text in wrong.items()}
    told |= {name: (text, "opened") for name, text in opening.items()}
    told["newer"] = f"{code} {rewritten(signs, 0, 2)}", "header_newer"
    made = {
        name: {"of": "tiny", "square": text, "program": word} for name, (text, word) in told.items()
    }
    alone = {"of": "recovery-only", "square": f"{other_code} {other}", "program": "opened"}
    return made | {"recovery-only": alone}


if __name__ == "__main__":
    main()
