"""vault.json: the key slots of a journal, and nothing of its content."""

import base64
import binascii
import hmac
import json
import secrets
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from journal_app.errors import (
    DeviceUnavailable,
    HeaderDamaged,
    HeaderNewer,
    Refused,
    WrongPassphrase,
    WrongRecovery,
)
from journal_app.i18n import _
from journal_app.vault import key, limits, recovery
from journal_app.vault.key import Cost

MAGIC = "mentoring-journal-vault"
FORMAT = 1
PASSPHRASE, RECOVERY, DEVICE = "passphrase", "recovery", "device"
UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
Json = dict[str, Any]


@dataclass(frozen=True, slots=True, repr=False)
class Slot:
    """One way in: what kind, what is needed to derive its key, and the wrapped vault key."""

    id: str
    type: str
    nonce: bytes
    ciphertext: bytes
    kdf: Json | None = None

    def said(self) -> Json:
        """What is authenticated with the wrapped key."""
        more = {"kdf": self.kdf} if self.kdf is not None else {}
        return {"id": self.id, "type": self.type} | more

    def as_json(self) -> Json:
        """The slot as it stands in the header."""
        return self.said() | {"nonce": _text(self.nonce), "ct": _text(self.ciphertext)}


@dataclass(frozen=True, slots=True, repr=False)
class Header:
    """All slots of one vault, and the MAC over them."""

    vault_id: str
    slots: tuple[Slot, ...]
    mac: bytes = b""
    format: int = FORMAT
    min_reader: int = FORMAT

    def kinds(self) -> tuple[str, ...]:
        """The kinds of slots there are."""
        return tuple(slot.type for slot in self.slots)

    @property
    def recovery_id(self) -> str:
        """The id of the recovery slot; nothing where there is none."""
        return next((slot.id for slot in self.slots if slot.type == RECOVERY), "")

    def unsealed(self) -> Json:
        """Everything but the MAC."""
        return {
            "magic": MAGIC,
            "format": self.format,
            "min_reader": self.min_reader,
            "vault": self.vault_id,
            "slots": [slot.as_json() for slot in self.slots],
        }

    def to_bytes(self) -> bytes:
        """The header as it is written."""
        return _canonical(self.unsealed() | {"mac": _text(self.mac)})

    def sealed(self, vault_key: bytearray) -> "Header":
        """The header with the MAC that fits it."""
        return replace(self, mac=self._mac(vault_key))

    def check_seal(self, vault_key: bytearray) -> None:
        """Refuse a header in which something was added, removed or changed.

        Raises:
            HeaderDamaged: the MAC does not fit.
        """
        if not hmac.compare_digest(self._mac(vault_key), self.mac):
            raise HeaderDamaged(_("The journal's header was changed by something else."))

    def with_slot(self, slot: Slot, vault_key: bytearray) -> "Header":
        """The header with this slot in the place of the one of its kind."""
        others = tuple(other for other in self.slots if other.type != slot.type)
        return replace(self, slots=(*others, slot)).sealed(vault_key)

    def lasting(self, vault_key: bytearray) -> "Header":
        """The header as its copies hold it: a device slot stands beside the journal alone."""
        if DEVICE not in self.kinds():
            return self
        others = tuple(slot for slot in self.slots if slot.type != DEVICE)
        return replace(self, slots=others).sealed(vault_key)

    def open_with_device(self, secret: bytes) -> bytearray:
        """The vault key, by the secret this device keeps.

        Raises:
            DeviceUnavailable: there is no such slot, or the secret is that of another one.
        """
        found = self._try(DEVICE, lambda _slot: bytes(key.derived(secret, key.DEVICE)))
        if found is None:
            raise DeviceUnavailable(_("The key this computer keeps does not fit any more."))
        return found

    def open(self, secret: str) -> tuple[bytearray, str]:
        """The vault key and the kind of slot that gave it.

        Raises:
            WrongPassphrase, WrongRecovery: no slot opens.
            OutOfBounds, NoMemory: see key.from_passphrase.
        """
        if not secret.strip():
            raise WrongPassphrase(_("This passphrase does not open the journal."))
        bits = recovery.secret_of(secret)
        if bits is not None:
            found = self._try(RECOVERY, lambda _slot: bytes(key.derived(bits, key.RECOVERY)))
            if found is None:
                raise WrongRecovery(_("This recovery code does not open the journal."))
            return found, RECOVERY
        found = self._try(PASSPHRASE, lambda slot: _passphrase_key(secret, slot))
        if found is not None:
            return found, PASSPHRASE
        if recovery.has_shape(secret):
            raise WrongRecovery(_("This recovery code does not open the journal."))
        raise WrongPassphrase(_("This passphrase does not open the journal."))

    def said_of(self, slot: Slot) -> bytes:
        """What is authenticated with a slot: itself and whose it is."""
        return _canonical(slot.said() | {"vault": self.vault_id})

    def _try(self, kind: str, key_of: "Callable[[Slot], bytes]") -> bytearray | None:
        for slot in self.slots:
            if slot.type != kind:
                continue
            found = key.unwrap(key_of(slot), slot.nonce, slot.ciphertext, self.said_of(slot))
            if found is not None:
                self.check_seal(found)
                return found
        return None

    def _mac(self, vault_key: bytearray) -> bytes:
        mac_key = key.derived(vault_key, key.HEADER)
        return hmac.digest(bytes(mac_key), _canonical(self.unsealed()), "sha256")


def new(
    passphrase: str, vault_key: bytearray, cost: Cost, vault_id: str = ""
) -> tuple[Header, str]:
    """A header with a passphrase slot and a recovery slot, and the recovery code.

    It is that of a new vault, or of the one with this id.
    """
    header = Header(vault_id or str(uuid.uuid4()), ())
    header = header.with_slot(passphrase_slot(header, passphrase, vault_key, cost), vault_key)
    code = recovery.new_code()
    return header.with_slot(recovery_slot(header, vault_key, code), vault_key), code


def passphrase_slot(header: Header, passphrase: str, vault_key: bytearray, cost: Cost) -> Slot:
    """A slot that this passphrase opens."""
    salt = secrets.token_bytes(limits.SALT_BYTES[0])
    kdf: Json = {
        "name": "argon2id",
        "memory_kib": cost.memory_kib,
        "passes": cost.passes,
        "lanes": cost.lanes,
        "salt": _text(salt),
    }
    slot = Slot(secrets.token_hex(8), PASSPHRASE, b"", b"", kdf)
    return _filled(header, slot, key.from_passphrase(passphrase, salt, cost), vault_key)


def recovery_slot(header: Header, vault_key: bytearray, code: str) -> Slot:
    """A slot that this recovery code opens.

    Raises:
        WrongRecovery: it is no code.
    """
    bits = recovery.secret_of(code)
    if bits is None:
        raise WrongRecovery(_("This is not a recovery code."))
    slot = Slot(secrets.token_hex(8), RECOVERY, b"", b"")
    slot_key = bytes(key.derived(bits, key.RECOVERY))
    return _filled(header, slot, slot_key, vault_key)


def device_slot(header: Header, vault_key: bytearray, secret: bytes) -> Slot:
    """A slot that the secret of this device opens; it never stands alone.

    Raises:
        Refused: no passphrase opens the journal.
    """
    if PASSPHRASE not in header.kinds():
        raise Refused(_("A journal needs a passphrase before a computer can keep a key to it."))
    slot = Slot(secrets.token_hex(8), DEVICE, b"", b"")
    return _filled(header, slot, bytes(key.derived(secret, key.DEVICE)), vault_key)


def parsed(data: bytes) -> Header:
    """The header these bytes say; its MAC is checked only when a slot opens.

    Raises:
        HeaderDamaged: they are not one.
        HeaderNewer: a newer program wrote it.
    """
    if len(data) > limits.HEADER_BYTES:
        raise HeaderDamaged(_("The journal's header is damaged."))
    try:
        header = _from_json(json.loads(data.decode()))
        said = header.to_bytes()
    except UNREADABLE as error:
        raise HeaderDamaged(_("The journal's header is damaged.")) from error
    if said != data:
        raise HeaderDamaged(_("The journal's header is damaged."))
    return header


def _refuse_newer(found: Json) -> None:
    numbers = (found.get("format"), found.get("min_reader"))
    if not all(isinstance(number, int) and number > 0 for number in numbers):
        raise ValueError("no numbers")
    if found["min_reader"] > FORMAT:
        raise HeaderNewer(_("A newer version of this program made this journal. Use that one."))


def _from_json(found: Any) -> Header:
    if not isinstance(found, dict) or found.get("magic") != MAGIC:
        raise ValueError("no header")
    _refuse_newer(found)
    rows = found["slots"]
    if not isinstance(rows, list) or not 0 < len(rows) <= limits.SLOTS:
        raise ValueError("no slots")
    slots = tuple(_slot(row) for row in rows)
    kinds = {slot.type for slot in slots}
    if not kinds <= {PASSPHRASE, RECOVERY, DEVICE} or kinds == {DEVICE}:
        raise ValueError("unknown slots, or nothing but a device's")
    vault_id = str(uuid.UUID(found["vault"]))
    return Header(vault_id, slots, _bytes(found["mac"]), found["format"], found["min_reader"])


def _slot(row: Json) -> Slot:
    kdf = row.get("kdf")
    values = [row["id"], row["type"], *(kdf.values() if kdf is not None else ())]
    if any(isinstance(value, dict | list) for value in values):  # how deep, nobody could follow
        raise ValueError("no plain values")
    return Slot(row["id"], row["type"], _bytes(row["nonce"]), _bytes(row["ct"]), kdf)


def _passphrase_key(secret: str, slot: Slot) -> bytes:
    kdf = slot.kdf or {}
    try:
        if kdf["name"] != "argon2id":
            raise HeaderNewer(_("A newer version of this program made this journal. Use that one."))
        cost = Cost(kdf["memory_kib"], kdf["passes"], kdf["lanes"])
        salt = _bytes(kdf["salt"])
    except (KeyError, TypeError, ValueError, binascii.Error) as error:
        raise HeaderDamaged(_("The journal's header is damaged.")) from error
    return key.from_passphrase(secret, salt, cost)


def _filled(header: Header, slot: Slot, slot_key: bytes, vault_key: bytearray) -> Slot:
    nonce, ciphertext = key.wrap(slot_key, vault_key, header.said_of(slot))
    return replace(slot, nonce=nonce, ciphertext=ciphertext)


def _canonical(value: Json) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
