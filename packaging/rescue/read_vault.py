#!/usr/bin/env python3
"""Read a journal without the program that wrote it.

    python read_vault.py JOURNAL_OR_BACKUP OUT.sqlite

Asks for the passphrase or the recovery code (or reads one line of standard input) and writes a
plain SQLite file. Where vault.json is lost, give all signs of the square on the recovery sheet, its
code first. Needs Python 3.11 and the package `cryptography`, nothing else. The format is
described in docs/vault-format.md; this file was written from that page alone.
"""

import base64
import binascii
import functools
import getpass
import hashlib
import hmac
import json
import sys
import unicodedata
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

PAGE, RESERVED, IV, MAC, SALT = 4096, 80, 16, 64, 16
CODE_SIGNS, BLOCK_SIGNS = 36, 140
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MAGIC = b"SQLite format 3\0"
APPLICATION_ID, ID_AT = b"MJNL", 68  # where SQLite keeps it
HEADER_BYTES, SLOTS, FORMAT, SEAL = 65_536, 16, 1, 32
KINDS = {"passphrase", "recovery", "device"}
BOUNDS = {"memory_kib": (65_536, 1_048_576), "passes": (2, 12), "lanes": (1, 8)}
SALT_BYTES = (16, 64)


class CannotRead(Exception):
    """Why it stopped, in a sentence."""


class WrongSecret(CannotRead):
    """Nothing is known to be damaged; it is not the passphrase, and not the code."""


def canonical(value: object) -> bytes:
    """JSON with sorted keys, no spaces, ASCII only."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def derive(secret: bytes, purpose: str) -> bytes:
    """HKDF-SHA256 without salt."""
    kdf = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=purpose.encode())
    return kdf.derive(secret)


def header_of(data: bytes) -> dict[str, Any]:
    """The header, when it is one; its seal is checked when a slot opens."""
    try:
        header: dict[str, Any] = json.loads(data if len(data) <= HEADER_BYTES else b"")
        if header["magic"] != "mentoring-journal-vault" or canonical(header) != data:
            raise CannotRead("The header is damaged.")
        newest, kinds = header["min_reader"], {slot["type"] for slot in header["slots"]}
        uuid.UUID(header["vault"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise CannotRead("The header is damaged.") from error
    if not isinstance(newest, int) or newest > FORMAT:
        raise CannotRead("A newer program made this journal.")
    if not kinds <= KINDS or kinds <= {"device"} or len(header["slots"]) > SLOTS:
        raise CannotRead("The slots of the header are not those of a journal.")
    return header


def check_bounds(kdf: dict[str, Any]) -> None:
    """Stop before anything is derived when the numbers are outside what a journal has."""
    salt = base64.b64decode(kdf["salt"], validate=True)
    sound = all(
        type(kdf[name]) is int and low <= kdf[name] <= high for name, (low, high) in BOUNDS.items()
    )
    if not sound or kdf["name"] != "argon2id" or not SALT_BYTES[0] <= len(salt) <= SALT_BYTES[1]:
        raise CannotRead("The header asks for what no journal needs.")


def passphrase_key(passphrase: str, kdf: dict[str, Any]) -> bytes:
    """Argon2id of the normalised passphrase."""
    check_bounds(kdf)
    spaced = "".join(" " if unicodedata.category(c) == "Zs" else c for c in passphrase)
    return Argon2id(
        salt=base64.b64decode(kdf["salt"]),
        length=32,
        iterations=kdf["passes"],
        lanes=kdf["lanes"],
        memory_cost=kdf["memory_kib"],
    ).derive(unicodedata.normalize("NFC", spaced).encode())


def recovery_key(code: str) -> bytes | None:
    """The key of a recovery slot; None when the text is no code, or was copied with a mistake."""
    signs = plain_signs(code)
    bits = checked(signs, b"mj/recovery-check/1") if len(signs) == CODE_SIGNS else None
    return derive(bits, "mj/recovery/1") if bits else None


def sheet_key(text: str) -> bytes | None:
    """The vault key, of all that the square of a recovery sheet holds; None of any other text."""
    signs = plain_signs(text)
    if len(signs) != CODE_SIGNS + BLOCK_SIGNS:
        return None
    code, data = recovery_key(signs[:CODE_SIGNS]), checked(signs[CODE_SIGNS:], b"mj/sheet-check/1")
    if code is None or data is None:
        raise WrongSecret("A sign of the sheet is not right.")
    if data[0] != FORMAT:
        raise CannotRead("A newer program made this sheet.")
    nonce, sealed = (base64.b64encode(part).decode() for part in (data[25:37], data[37:]))
    slot = {"id": data[17:25].hex(), "type": "recovery", "nonce": nonce, "ct": sealed}
    found = opened(slot, code, str(uuid.UUID(bytes=data[1:17])))
    if found is None:
        raise WrongSecret("The code and the signs after it are not of one sheet.")
    return found


def plain_signs(text: str) -> str:
    """What was typed, by the one spelling of each sign."""
    table = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, "\u2013": None})
    return "".join(text.split()).upper().translate(table)


def checked(signs: str, purpose: bytes) -> bytes | None:
    """The bytes behind the signs, five bits each, when the last four fit as their check."""
    if not set(signs) <= set(CROCKFORD):
        return None
    value = 0
    for sign in signs[:-4]:
        value = value * 32 + CROCKFORD.index(sign)
    data = value.to_bytes(len(signs[:-4]) * 5 // 8, "big")
    check = int.from_bytes(hashlib.sha256(purpose + data).digest()[:3], "big") >> 4
    fits = "".join(CROCKFORD[check >> shift & 31] for shift in (15, 10, 5, 0)) == signs[-4:]
    return data if fits else None


def vault_key(header: dict[str, Any], secret: str) -> bytes:
    """The key that the first slot gives which opens; those that cost nothing are tried first."""
    code = recovery_key(secret)
    for slot in sorted(header["slots"], key=lambda slot: slot["type"] == "passphrase"):
        if slot["type"] == "passphrase" and code is None:
            key: bytes | None = passphrase_key(secret, slot["kdf"])
        else:
            key = code if slot["type"] == "recovery" else None
        found = opened(slot, key, header["vault"]) if key else None
        if found:
            check_seal(header, found)
            return found
    raise WrongSecret("Neither a passphrase nor a recovery slot opens with that.")


def opened(slot: dict[str, Any], key: bytes, vault: str) -> bytes | None:
    """What the slot wraps, or None when this key does not fit."""
    said = {name: slot[name] for name in ("id", "type", "kdf") if name in slot}
    nonce, sealed = (base64.b64decode(slot[name], validate=True) for name in ("nonce", "ct"))
    try:
        return AESGCMSIV(key).decrypt(nonce, sealed, canonical(said | {"vault": vault}))
    except (InvalidTag, ValueError):
        return None


def check_seal(header: dict[str, Any], key: bytes) -> None:
    """Stop when the header was changed."""
    unsealed = {name: value for name, value in header.items() if name != "mac"}
    mac = hmac.digest(derive(key, "mj/header/1"), canonical(unsealed), "sha256")
    if not hmac.compare_digest(mac, base64.b64decode(header["mac"])):
        raise CannotRead("The header was changed: its seal does not fit.")


def plain_pages(data: bytes, db_key: bytes) -> Iterator[bytes]:
    """Decrypt SQLCipher 4 pages: AES-256-CBC, HMAC-SHA512 over ciphertext, IV and page number."""
    if data[: len(MAGIC)] == MAGIC:
        raise CannotRead("The database is not encrypted.")
    if not data or len(data) % PAGE:
        raise CannotRead("The database is empty, or was cut within a page.")
    for number in range(1, len(data) // PAGE + 1):
        if not is_sound(data, number, db_key):
            raise CannotRead(f"Page {number} fails its check; the pages before it are sound.")
        page = data[(number - 1) * PAGE : number * PAGE]
        body = page[SALT if number == 1 else 0 : PAGE - RESERVED]
        reader = Cipher(algorithms.AES(db_key), modes.CBC(page[-RESERVED:][:IV])).decryptor()
        plain = reader.update(body) + reader.finalize()
        yield (MAGIC + plain if number == 1 else plain) + bytes(RESERVED)


def is_sound(data: bytes, number: int, db_key: bytes) -> bool:
    """Whether a page, counted from 1, is there and passes its check under this key."""
    page = data[(number - 1) * PAGE : number * PAGE]
    tail = page[PAGE - RESERVED :]
    said = page[SALT if number == 1 else 0 : PAGE - RESERVED] + tail[:IV]
    mac = hmac.digest(page_key(data[:SALT], db_key), said + number.to_bytes(4, "little"), "sha512")
    return len(page) == PAGE and hmac.compare_digest(mac, tail[IV : IV + MAC])


@functools.cache
def page_key(salt: bytes, db_key: bytes) -> bytes:
    """The key of the checks of all pages."""
    mac_salt = bytes(byte ^ 0x3A for byte in salt)
    return hashlib.pbkdf2_hmac("sha512", db_key, mac_salt, 2, 32)


def parts(source: Path) -> tuple[bytes, bytes, Path | None]:
    """The header, the encrypted database, and a log that lies beside it."""
    if not source.is_dir():
        return *parts_of_backup(source.read_bytes()), None
    header = b""  # lost; a recovery sheet opens the journal all the same
    if (source / "vault.json").exists():
        with (source / "vault.json").open("rb") as file:
            header = file.read(HEADER_BYTES + 1)
    logs = (source / f"journal.db-{ending}" for ending in ("wal", "journal"))
    used = next((log for log in logs if log.exists() and log.stat().st_size), None)
    return header, (source / "journal.db").read_bytes(), used


def finished(source: Path, data: bytes, db_key: bytes) -> bytes:
    """The database of the header's key: it has another name where a re-keying was broken off."""
    waiting = source / "journal.db.next"
    if source.is_dir() and waiting.exists() and not is_sound(data, 1, db_key):
        other = waiting.read_bytes()
        return other if is_sound(other, 1, db_key) else data
    return data


def parts_of_backup(data: bytes) -> tuple[bytes, bytes]:
    """The header and the database of a backup; its seal is another matter."""
    if data[:8] != b"MJBACKUP":
        raise CannotRead("This is neither a journal folder nor a backup.")
    start = 12 + int.from_bytes(data[8:12], "big")
    if start + SEAL > len(data):
        raise CannotRead("The backup was cut or changed.")
    return data[12:start], data[start:-SEAL]


def check_backup(data: bytes, key: bytes) -> None:
    """Stop when a backup was cut or changed."""
    mac = hmac.digest(derive(key, "mj/backup/1"), data[:-SEAL], "sha256")
    if not hmac.compare_digest(mac, data[-SEAL:]):
        raise CannotRead("The backup was cut or changed: its seal does not fit.")


def read(source: Path, secret: str) -> tuple[bytes, Path | None]:
    """The database in plain, and the log that lies beside it."""
    head, data, log = parts(source)
    key = sheet_key(secret) or vault_key(header_of(head), secret)
    if not source.is_dir():
        check_backup(source.read_bytes(), key)
    db_key = derive(key, "mj/db/1")
    plain = bytearray(b"".join(plain_pages(finished(source, data, db_key), db_key)))
    if plain[ID_AT : ID_AT + 4] != APPLICATION_ID:
        raise CannotRead("The database is sound, and not that of a journal.")
    plain[18:20] = b"\1\1"  # no write-ahead log belongs to the plain copy
    return bytes(plain), log


def main() -> int:
    """Read, decrypt, write; 0 when it is done."""
    if len(sys.argv) != len(("program", "source", "out")):
        print(__doc__)
        return 2
    source, out = Path(sys.argv[1]), Path(sys.argv[2])
    try:
        ask = getpass.getpass if sys.stdin.isatty() else lambda _text: sys.stdin.readline()
        plain, log = read(source, ask("Passphrase or recovery code: ").rstrip("\r\n"))
    except (CannotRead, OSError, ValueError, KeyError, TypeError, binascii.Error) as error:
        print(f"{error}", file=sys.stderr)
        return 1
    with out.open("xb") as file:
        file.write(plain)
    print(f"{len(plain) // PAGE} pages written to {out}. This file is not encrypted.")
    if log and log.name.endswith("wal"):
        print(f"{log.name} lies beside the database: what was saved last may stand only there.")
    elif log:
        print(
            f"{log.name} lies beside the database: a change was broken off, and may be half in it."
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
