#!/usr/bin/env python3
"""Read a journal without the program that wrote it.

    python read_vault.py JOURNAL_OR_BACKUP OUT.sqlite

Asks for the passphrase or the recovery code (or reads one line of standard input) and writes a
plain SQLite file. Needs Python 3.11 and the package `cryptography`, nothing else. The format is
described in docs/vault-format.md; this file was written from that page alone.
"""

import base64
import getpass
import hashlib
import hmac
import json
import sys
import unicodedata
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
CODE_SIGNS = 36
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MAGIC = b"SQLite format 3\0"


class CannotRead(Exception):
    """Why it stopped, in a sentence."""


def canonical(value: object) -> bytes:
    """JSON with sorted keys, no spaces, ASCII only."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def derive(secret: bytes, purpose: str) -> bytes:
    """HKDF-SHA256 without salt."""
    kdf = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=purpose.encode())
    return kdf.derive(secret)


def passphrase_key(passphrase: str, kdf: dict[str, Any]) -> bytes:
    """Argon2id of the normalised passphrase."""
    spaced = "".join(" " if unicodedata.category(c) == "Zs" else c for c in passphrase)
    return Argon2id(
        salt=base64.b64decode(kdf["salt"]),
        length=32,
        iterations=kdf["passes"],
        lanes=kdf["lanes"],
        memory_cost=kdf["memory_kib"],
    ).derive(unicodedata.normalize("NFC", spaced).encode())


def recovery_key(code: str) -> bytes | None:
    """The key of a recovery slot; None when the text is no code."""
    table = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None})
    signs = "".join(code.split()).upper().translate(table)
    if len(signs) != CODE_SIGNS or not set(signs) <= set(CROCKFORD):
        return None
    value = 0
    for sign in signs[:32]:
        value = value * 32 + CROCKFORD.index(sign)
    return derive(value.to_bytes(20, "big"), "mj/recovery/1")


def vault_key(header: dict[str, Any], secret: str) -> bytes:
    """Try every slot; the first that opens and fits the seal of the header gives the key."""
    for slot in header["slots"]:
        if slot["type"] == "passphrase":
            key: bytes | None = passphrase_key(secret, slot["kdf"])
        elif slot["type"] == "recovery":
            key = recovery_key(secret)
        else:
            continue
        said = {name: slot[name] for name in ("id", "type", "kdf") if name in slot}
        said["vault"] = header["vault"]
        nonce, sealed = base64.b64decode(slot["nonce"]), base64.b64decode(slot["ct"])
        try:
            found = AESGCMSIV(key).decrypt(nonce, sealed, canonical(said)) if key else None
        except InvalidTag:
            continue
        if found:
            check_seal(header, found)
            return found
    raise CannotRead("Neither a passphrase nor a recovery slot opens with that.")


def check_seal(header: dict[str, Any], key: bytes) -> None:
    """Stop when the header was changed."""
    unsealed = {name: value for name, value in header.items() if name != "mac"}
    mac = hmac.digest(derive(key, "mj/header/1"), canonical(unsealed), "sha256")
    if not hmac.compare_digest(mac, base64.b64decode(header["mac"])):
        raise CannotRead("The header was changed: its seal does not fit.")


def plain_pages(data: bytes, db_key: bytes) -> Iterator[bytes]:
    """Decrypt SQLCipher 4 pages: AES-256-CBC, HMAC-SHA512 over ciphertext, IV and page number."""
    salt = data[:SALT]
    mac_salt = bytes(byte ^ 0x3A for byte in salt)
    mac_key = hashlib.pbkdf2_hmac("sha512", db_key, mac_salt, 2, 32)
    for number in range(1, len(data) // PAGE + 1):
        page = data[(number - 1) * PAGE : number * PAGE]
        start = SALT if number == 1 else 0
        body, tail = page[start : PAGE - RESERVED], page[PAGE - RESERVED :]
        said = body + tail[:IV] + number.to_bytes(4, "little")
        if not hmac.compare_digest(hmac.digest(mac_key, said, "sha512"), tail[IV : IV + MAC]):
            raise CannotRead(f"Page {number} fails its check; the pages before it are sound.")
        reader = Cipher(algorithms.AES(db_key), modes.CBC(tail[:IV])).decryptor()
        plain = reader.update(body) + reader.finalize()
        yield (MAGIC + plain if number == 1 else plain) + bytes(RESERVED)


def parts(source: Path) -> tuple[dict[str, Any], bytes, Path | None]:
    """The header, the encrypted database, and a log that lies beside it."""
    if source.is_dir():
        header = json.loads((source / "vault.json").read_text())
        log = source / "journal.db-wal"
        used = log if log.exists() and log.stat().st_size else None
        return header, (source / "journal.db").read_bytes(), used
    data = source.read_bytes()
    if data[:8] != b"MJBACKUP":
        raise CannotRead("This is neither a journal folder nor a backup.")
    length = int.from_bytes(data[8:12], "big")
    return json.loads(data[12 : 12 + length]), data[12 + length : -32], None


def main() -> int:
    """Read, decrypt, write; 0 when it is done."""
    if len(sys.argv) != len(("program", "source", "out")):
        print(__doc__)
        return 2
    source, out = Path(sys.argv[1]), Path(sys.argv[2])
    try:
        header, data, log = parts(source)
        ask = getpass.getpass if sys.stdin.isatty() else lambda _text: sys.stdin.readline()
        secret = ask("Passphrase or recovery code: ").rstrip("\r\n")
        key = vault_key(header, secret)
        plain = bytearray(b"".join(plain_pages(data, derive(key, "mj/db/1"))))
    except (CannotRead, OSError, ValueError, KeyError) as error:
        print(f"{error}", file=sys.stderr)
        return 1
    plain[18:20] = b"\1\1"  # no write-ahead log belongs to the plain copy
    with out.open("xb") as file:
        file.write(plain)
    print(f"{len(plain) // PAGE} pages written to {out}. This file is not encrypted.")
    if log:
        print(f"{log.name} lies beside the database: what was saved last may stand only there.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
