"""Keys: a passphrase or a code to the key of a slot, and the vault key to all others."""

import logging
import secrets
import time
import unicodedata
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from journal_app.errors import NoMemory, OutOfBounds, ReadOnly, Refused
from journal_app.i18n import _
from journal_app.vault import limits

KEY_BYTES = 32
NONCE_BYTES = 12
PASSES, LANES = 3, 4
WANTED_SECONDS = 1.0
RECOVERY, DEVICE, DATABASE, HEADER, BACKUP = (
    b"mj/recovery/1",
    b"mj/device/1",
    b"mj/db/1",
    b"mj/header/1",
    b"mj/backup/1",
)
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Cost:
    """What deriving a key from a passphrase takes; memory in KiB."""

    memory_kib: int
    passes: int = PASSES
    lanes: int = LANES

    def check(self, salt: bytes) -> None:
        """Keep a header from lowering the cost, or from taking all there is.

        Raises:
            OutOfBounds: a parameter is outside vault/limits.py.
        """
        numbers: tuple[object, ...] = (self.memory_kib, self.passes, self.lanes)
        if not all(type(number) is int for number in numbers):
            raise OutOfBounds(_("The journal's header is damaged."))
        low, high = limits.SALT_BYTES
        if not (
            limits.LEAST_MEMORY_KIB <= self.memory_kib <= limits.MOST_MEMORY_KIB
            and limits.LEAST_PASSES <= self.passes <= limits.MOST_PASSES
            and 1 <= self.lanes <= limits.MOST_LANES
            and low <= len(salt) <= high
        ):
            raise OutOfBounds(_("The journal's header asks for what no journal needs."))


def normalised(passphrase: str) -> bytes:
    """The passphrase as it is derived from: NFC, every Unicode space a plain one.

    Raises:
        Refused: it is empty. Source: RFC 8265, OpaqueString.
    """
    spaced = "".join(" " if unicodedata.category(char) == "Zs" else char for char in passphrase)
    text = unicodedata.normalize("NFC", spaced)
    if not text.strip():
        raise Refused(_("A passphrase needs at least one sign."))
    return text.encode("utf-8", "surrogatepass")


def from_passphrase(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """The key a passphrase gives. Slow by design, about a second: call it off the window.

    Raises:
        OutOfBounds: the cost is outside vault/limits.py; nothing was derived.
        NoMemory: that much memory cannot be had now.

    Source: RFC 9106.
    """
    cost.check(salt)
    try:
        return Argon2id(
            salt=salt,
            length=KEY_BYTES,
            iterations=cost.passes,
            lanes=cost.lanes,
            memory_cost=cost.memory_kib,
        ).derive(normalised(passphrase))
    except MemoryError as error:
        text = _("There is not enough free memory to unlock. Close something and try again.")
        raise NoMemory(text) from error


def derived(secret: bytes | bytearray, purpose: bytes) -> bytearray:
    """The key for one purpose. Source: RFC 5869, HKDF-SHA256 without salt.

    Raises:
        ReadOnly: it was wiped meanwhile, as at lock; what no key seals opens never again.
    """
    if isinstance(secret, bytearray) and not any(secret):
        raise ReadOnly(_("The journal is locked."))
    made = HKDF(algorithm=hashes.SHA256(), length=KEY_BYTES, salt=None, info=purpose)
    return bytearray(made.derive(bytes(secret)))


def new_device_secret() -> bytes:
    """Random bytes for the keyring of this device; they say nothing of the vault key."""
    return secrets.token_bytes(KEY_BYTES)


def new_vault_key() -> bytearray:
    """A random key from which all keys of a journal are derived."""
    return bytearray(secrets.token_bytes(KEY_BYTES))


def wrap(key: bytes, vault_key: bytes | bytearray, said: bytes) -> tuple[bytes, bytes]:
    """The vault key, wrapped: nonce and ciphertext; *said* is authenticated with it."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce, AESGCMSIV(key).encrypt(nonce, bytes(vault_key), said)


def unwrap(key: bytes, nonce: bytes, ciphertext: bytes, said: bytes) -> bytearray | None:
    """The vault key, or None when this key or these words do not open it."""
    try:
        opened = AESGCMSIV(key).decrypt(nonce, ciphertext, said)
    except (InvalidTag, ValueError):
        return None
    return bytearray(opened) if len(opened) == KEY_BYTES else None


def is_same(spent: bytearray, other: bytearray) -> bool:
    """Whether two keys are the same; the first is wiped."""
    same = spent == other
    wipe(spent)
    return same


def wipe(key: bytearray) -> None:
    """Overwrite a key where it stands."""
    key[:] = bytes(len(key))


def calibrated() -> Cost:
    """The cost that comes nearest to one second here, between 64 and 512 MiB."""
    least = limits.CHOSEN_MEMORY_KIB[0]
    began = time.perf_counter()
    from_passphrase("calibration", bytes(16), Cost(least))
    seconds = time.perf_counter() - began
    fitting = [
        memory for memory in limits.CHOSEN_MEMORY_KIB if seconds * memory / least <= WANTED_SECONDS
    ]
    log.info("calibrated: %d ms for the least memory", round(seconds * 1000))
    return Cost(max(fitting, default=least))
