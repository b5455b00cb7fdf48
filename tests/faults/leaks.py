"""Words that are to be found nowhere, and the look for them in every byte of a database.

A word is eight letters by chance and a mark that no other text has. The index keeps of a word
what it does not share with its neighbour, so the last of those letters and the mark are looked for.
"""

import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from random import Random

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from journal_app.vault import key
from journal_app.vault.pages import FRAME_HEAD, IV, LOG_HEAD, MAGIC, PAGE, SALT, USABLE

LETTERS = "abcdefghijklmnoprstuvwy"
GONE, KEPT = "qzxj", "zqjx"  # the marks of what is deleted and of what stays
BY_CHANCE, LOOKED_FOR = 8, 5
BACKUP_HEAD, SEAL = 12, 32
STEP = 8  # bytes unpacked at once, so that little is lost of what breaks off
PACKED = b"\x78\x9c"  # how a version in history begins


def words(chance: Random, mark: str) -> Iterator[str]:
    """One new word after the other, as people write them: small, with a capital, with marks."""
    seen: set[str] = set()
    while True:
        plain = "".join(chance.choices(LETTERS, k=BY_CHANCE))
        if plain[-LOOKED_FOR:] not in seen:
            seen.add(plain[-LOOKED_FOR:])
            yield chance.choice((plain, plain.capitalize(), f"É{plain}", plain.upper())) + mark


class Scan:
    """What of these words stands in bytes, in whatever spelling the program may have used."""

    def __init__(self, sought: Iterable[str], mark: str) -> None:
        length = LOOKED_FOR + len(mark)
        self._tails = {word[-length:].lower().encode(): word for word in sought}
        signs = b"[a-z]{%d}%s" % (LOOKED_FOR, mark.encode())
        wide = b"".join(b"[a-z]\0" for _sign in range(LOOKED_FOR)) + _wide(mark)
        self._found = re.compile(b"(?=(%s|%s))" % (signs, wide))

    def seen(self, data: bytes) -> set[str]:
        """The words in these bytes and in what is packed within them."""
        found = set()
        for text in (data, *_unpacked(data)):
            for hit in self._found.finditer(text.lower()):
                word = self._tails.get(hit[1].replace(b"\0", b""))
                found |= {word} if word else set()
        return found


def pages_of(database: Path, vault_key: bytes) -> Iterator[bytes]:
    """Every page of a journal's database in plain, free ones too, then all that its log holds."""
    own = bytes(key.derived(bytearray(vault_key), key.DATABASE))
    data = database.read_bytes()
    yield from _plain(data, own)
    log = database.with_name(f"{database.name}-wal")
    frames = log.read_bytes()[LOG_HEAD:] if log.exists() else b""
    for start in range(0, len(frames), FRAME_HEAD + PAGE):
        number = int.from_bytes(frames[start : start + 4])
        yield _page(frames[start + FRAME_HEAD : start + FRAME_HEAD + PAGE], number, own)


def pages_of_backup(backup: Path, vault_key: bytes) -> Iterator[bytes]:
    """Every page of a backup's database in plain."""
    own = bytes(key.derived(bytearray(vault_key), key.DATABASE))
    data = backup.read_bytes()
    start = BACKUP_HEAD + int.from_bytes(data[8:BACKUP_HEAD])
    yield from _plain(data[start:-SEAL], own)


def _plain(data: bytes, own: bytes) -> Iterator[bytes]:
    for number, start in enumerate(range(0, len(data), PAGE), 1):
        yield _page(data[start : start + PAGE], number, own)


def _page(cipher: bytes, number: int, own: bytes) -> bytes:
    iv = cipher[USABLE : USABLE + IV]
    reader = Cipher(algorithms.AES(own), modes.CBC(iv)).decryptor()
    plain = reader.update(cipher[SALT if number == 1 else 0 : USABLE]) + reader.finalize()
    return MAGIC + plain if number == 1 else plain


def _unpacked(data: bytes) -> Iterator[bytes]:
    """What is packed in these bytes, as far as it can be unpacked: its end may lie elsewhere."""
    for start in re.finditer(re.escape(PACKED), data):
        packed, text = zlib.decompressobj(), b""
        with suppress(zlib.error):
            for place in range(start.start(), len(data), STEP):
                text += packed.decompress(data[place : place + STEP])
        yield text


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")
