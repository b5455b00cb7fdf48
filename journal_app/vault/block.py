"""The recovery slot in signs, as the recovery sheet holds it beside its code.

A version, the vault id, and of the slot its id, nonce and wrapped key: 85 bytes, 136 signs of the
alphabet of the recovery code, and four check signs. They say nothing that vault.json does not say.
"""

import uuid
from typing import Protocol

from journal_app.errors import HeaderNewer, WrongRecovery
from journal_app.i18n import N_, _
from journal_app.vault import header as headers
from journal_app.vault import key, limits, recovery
from journal_app.vault.header import Header, Slot

VERSION = 1
BEFORE_NONCE, BEFORE_KEY, BYTES = 25, 37, 85  # version 1, vault id 16, id 8; nonce 12; key 48
SIGNS = BYTES * 8 // 5
CHECKED_WITH = b"mj/sheet-check/1"
CUT = N_(
    "This is not the whole text of a recovery sheet, or one of its signs is not right. It is the "
    "code of nine groups and then thirty-five groups more, and nothing else."
)


class Unlocked(Protocol):
    """A vault, as far as it is needed here."""

    def lend(self) -> tuple[Header, bytearray]:
        """Its header and a copy of its key."""


def new(unlocked: Unlocked, code: str) -> tuple[Slot, str]:
    """A slot that this code opens once a vault takes it, and its block."""
    header, vault_key = unlocked.lend()
    try:
        slot = headers.recovery_slot(header, vault_key, code)
    finally:
        key.wipe(vault_key)
    return slot, text_of(header.vault_id, slot)


def text_of(vault_id: str, slot: Slot) -> str:
    """The block of a recovery slot: 140 signs."""
    whose = bytes([VERSION]) + uuid.UUID(vault_id).bytes + bytes.fromhex(slot.id)
    data = whose + slot.nonce + slot.ciphertext
    return recovery.signs_of(data, SIGNS) + recovery.check_of(data, CHECKED_WITH)


def opened(text: str) -> tuple[Header, bytearray]:
    """A header with the one slot of a sheet, and the vault key; *text* is its code and its block.

    Raises:
        WrongRecovery: it was cut or changed, or the two are not of one sheet.
        HeaderNewer: a newer program made the sheet.
    """
    bits, header = _read(text)
    (slot,) = header.slots
    slot_key = bytes(key.derived(bits, key.RECOVERY))
    vault_key = key.unwrap(slot_key, slot.nonce, slot.ciphertext, header.said_of(slot))
    if vault_key is None:
        raise WrongRecovery(_("The code and the groups after it are not of one sheet."))
    return header.sealed(vault_key), vault_key


def _read(text: str) -> tuple[bytes, Header]:
    """The bits of the code, and a header with no seal yet."""
    signs = recovery.plain(text) if len(text) <= limits.HEADER_BYTES else ""
    bits, block = recovery.secret_of(signs[: recovery.CODE_SIGNS]), signs[recovery.CODE_SIGNS :]
    is_whole = len(block) == SIGNS + recovery.CHECK_SIGNS and set(block) <= set(recovery.ALPHABET)
    data = recovery.bytes_of(block[:SIGNS]) if is_whole else b""
    if bits is None or not data or recovery.check_of(data, CHECKED_WITH) != block[SIGNS:]:
        raise WrongRecovery(_(CUT))
    if data[0] != VERSION:
        raise HeaderNewer(_("A newer version of this program made this sheet. Use that one."))
    slot = Slot(
        data[17:BEFORE_NONCE].hex(), headers.RECOVERY, data[BEFORE_NONCE:BEFORE_KEY], data[37:]
    )
    return bits, Header(str(uuid.UUID(bytes=data[1:17])), (slot,))
