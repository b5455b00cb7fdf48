"""The pages of an encrypted database, read one at a time: a page that fails its check is none.

SQLCipher 4: each page ends in an IV and an HMAC-SHA512 over ciphertext, IV and page number; see
docs/vault-format.md. Nothing here writes.
"""

import hashlib
import hmac
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from journal_app.vault import limits

PAGE, RESERVED, IV, MAC, SALT = limits.PAGE_BYTES, 80, 16, 64, 16
USABLE = PAGE - RESERVED
MAGIC = b"SQLite format 3\0"
LOG_HEAD, FRAME_HEAD = 32, 24
SAMPLE = 8  # so many pages show whether a salt is the right one
BYTES = 256


class Pages:
    """The plain pages of one database, with what its write-ahead log holds laid over it.

    *start* and *end* are the bytes of the file between which the database lies.
    """

    def __init__(
        self, database: Path, key: bytes, *, start: int = 0, end: int | None = None
    ) -> None:
        self._file: BinaryIO = database.open("rb")
        self._key, self._start = key, start
        size = (end if end is not None else database.stat().st_size) - start
        self.count = size // PAGE
        self.bad: set[int] = set()
        self._log: BinaryIO | None = None
        self._framed: dict[int, list[int]] = {}  # places in the log, the newest last
        log = database.with_name(f"{database.name}-wal")
        if start == 0:
            with suppress(FileNotFoundError):
                self._log = log.open("rb")
        self._mac_key = self._healed_mac_key()
        self._read_log()

    @property
    def are_readable(self) -> bool:
        """Whether any page can be checked at all: without its salt none can."""
        return bool(self._mac_key)

    def close(self) -> None:
        """Let go of the files."""
        self._file.close()
        if self._log is not None:
            self._log.close()

    def page(self, number: int) -> bytes | None:
        """The plain page of that number, from 1 on; None when none of its states is whole."""
        for cipher in self._states(number):
            if self._is_whole(cipher, number, self._mac_key):
                return self._plain(cipher, number)
        self.bad.add(number)
        return None

    def all_bad(self) -> Iterator[int]:
        """Every page that fails its check; a slow walk through the whole file."""
        for number in range(1, self.count + 1):
            states = self._states(number)
            if not any(self._is_whole(each, number, self._mac_key) for each in states):
                self.bad.add(number)
                yield number

    def _states(self, number: int) -> Iterator[bytes]:
        """The ciphertexts of a page, the newest first."""
        if self._log is not None:
            for place in reversed(self._framed.get(number, [])):
                yield _bytes_at(self._log, place, PAGE)
        yield self._read(number)

    def _read(self, number: int) -> bytes:
        return _bytes_at(self._file, self._start + (number - 1) * PAGE, PAGE)

    def _is_whole(self, cipher: bytes, number: int, mac_key: bytes) -> bool:
        if len(cipher) < PAGE or not mac_key:
            return False
        said = cipher[SALT if number == 1 else 0 : USABLE + IV] + number.to_bytes(4, "little")
        mac = hmac.digest(mac_key, said, "sha512")
        return hmac.compare_digest(mac, cipher[USABLE + IV : USABLE + IV + MAC])

    def _plain(self, cipher: bytes, number: int) -> bytes:
        iv = cipher[USABLE : USABLE + IV]
        reader = Cipher(algorithms.AES(self._key), modes.CBC(iv)).decryptor()
        plain = reader.update(cipher[SALT if number == 1 else 0 : USABLE]) + reader.finalize()
        return MAGIC + plain if number == 1 else plain

    def _healed_mac_key(self) -> bytes:
        """The key of the page checks; of a salt with one byte changed it finds what it was."""
        sample = [(n, self._read(n)) for n in range(1, min(self.count, SAMPLE) + 1)]
        for salt in _near(sample[0][1][:SALT] if sample else b""):
            mac_key = _mac_key(self._key, salt)
            if any(self._is_whole(cipher, number, mac_key) for number, cipher in sample):
                return mac_key
        return b""

    def _read_log(self) -> None:
        """Note where the frames of whole commits lie; what an older log left is passed over."""
        if self._log is None:
            return
        head = self._at(0, LOG_HEAD)
        salts, place = head[16:24], LOG_HEAD
        pending: list[tuple[int, int]] = []
        while len(frame := self._at(place, FRAME_HEAD)) == FRAME_HEAD and frame[8:16] == salts:
            number, size = int.from_bytes(frame[:4]), int.from_bytes(frame[4:8])
            pending.append((number, place + FRAME_HEAD))
            if size:
                for framed, at in pending:
                    self._framed.setdefault(framed, []).append(at)
                pending, self.count = [], min(size, self.count + len(self._framed))
            place += FRAME_HEAD + PAGE

    def _at(self, place: int, length: int) -> bytes:
        return b"" if self._log is None else _bytes_at(self._log, place, length)


def _bytes_at(file: BinaryIO, place: int, length: int) -> bytes:
    """What a file holds there; nothing where the disk itself does not read it any more."""
    try:
        file.seek(place)
        return file.read(length)
    except OSError:
        return b""


def _mac_key(key: bytes, salt: bytes) -> bytes:
    spread = bytes(byte ^ 0x3A for byte in salt)
    return hashlib.pbkdf2_hmac("sha512", key, spread, 2, 32)


def _near(salt: bytes) -> Iterator[bytes]:
    """The salt, then every other that differs in one byte only."""
    yield salt
    for place in range(len(salt)):
        for value in range(BYTES):
            if value != salt[place]:
                yield salt[:place] + bytes([value]) + salt[place + 1 :]
