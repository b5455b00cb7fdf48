"""The block of a recovery sheet: what it opens with its code, and what it refuses."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.errors import HeaderNewer, WrongRecovery
from journal_app.vault import block, limits, recovery
from journal_app.vault import header as headers
from journal_app.vault.recovery import ALPHABET

CODE = "000G-40R4-0M30-E209-185G-R38E-1W81-24GK-Z1E7"  # of the bytes 0 to 19
VAULT = "01234567-89ab-cdef-0123-456789abcdef"
KEY = bytes(range(32))
BLOCK = (  # of docs/vault-format.md: this code, vault and key, the nonce all zeros
    "040J6HB7H6NWVVR14D2PF2DBSQQG00820C20A1G70000000000000000000772Y96F4C56AA6Z9VQF5AVXY8WDDCBQWTT4"
    "N24C0SFN8TNJWJABN9P3YT57MQWN9F5ZDRX7JREMBTCX0Z"
)


@pytest.fixture(scope="module")
def made() -> tuple[headers.Slot, str]:
    """A slot that the code opens, and its block."""
    header = headers.Header(VAULT, ())
    slot = headers.recovery_slot(header, bytearray(KEY), CODE)
    return slot, block.text_of(VAULT, slot)


def changed(signs: str, at: int) -> str:
    other = ALPHABET[(ALPHABET.index(signs[at]) + 1) % len(ALPHABET)]
    return signs[:at] + other + signs[at + 1 :]


def checked(data: bytes) -> str:
    """A block of any bytes, with the check signs that fit."""
    return recovery.signs_of(data, len(data) * 8 // 5) + recovery.check_of(
        data, b"mj/sheet-check/1"
    )


def test_code_and_block_make_a_sealed_header_of_the_one_slot(made) -> None:
    slot, text = made

    header, vault_key = block.opened(f"{CODE} {text}")

    assert vault_key == KEY
    assert (header.vault_id, header.slots) == (VAULT, (slot,))
    header.check_seal(bytearray(KEY))
    assert headers.parsed(header.to_bytes()).open(CODE) == (KEY, "recovery")


def test_it_is_the_same_text_for_the_same_slot_and_holds_nothing_more(made) -> None:
    slot, text = made

    assert block.text_of(VAULT, slot) == text
    assert (len(text), text[0]) == (140, "0")
    plain = recovery.bytes_of(text[:136])
    assert (
        plain
        == bytes.fromhex("01" + VAULT.replace("-", "") + slot.id) + slot.nonce + slot.ciphertext
    )


def test_it_is_read_however_it_was_typed(made) -> None:
    groups = recovery.in_groups(made[1].lower().replace("0", "o").replace("1", "l"))
    lines = "\n".join(" - ".join(groups[start : start + 7]) for start in range(0, 35, 7))

    assert block.opened(f"\n {CODE}\n\n{lines}\n")[1] == KEY


def test_a_change_of_any_sign_is_told(made) -> None:
    whole = recovery.plain(CODE) + made[1]

    for at in range(len(whole)):
        with pytest.raises(WrongRecovery):
            block.opened(changed(whole, at))


@pytest.mark.parametrize("part", range(1, 85))
def test_changed_bytes_under_a_check_that_fits_open_nothing(made, part) -> None:
    data = bytearray(recovery.bytes_of(made[1][:136]))
    data[part] ^= 1

    with pytest.raises(WrongRecovery, match="not of one sheet"):
        block.opened(CODE + checked(bytes(data)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        CODE,
        "{block}",
        "{code}{short}",
        "{code}{block}0",
        "{code}{block}{block}",
        "{block}{code}",
        "{code}{block}.",
        "{code}U{short}",
        '{{"magic": "mentoring-journal-vault"}}',
        "{code}{block}{enormous}",
        "\ud800",
    ],
)
def test_what_is_cut_too_long_or_something_else_is_refused(made, text) -> None:
    said = text.format(
        code=CODE, block=made[1], short=made[1][:-1], enormous=" " * limits.HEADER_BYTES
    )

    with pytest.raises(WrongRecovery, match="not the whole text"):
        block.opened(said)


@given(st.one_of(st.text(max_size=400), st.text(ALPHABET + "- \n", max_size=400)), st.booleans())
def test_no_text_is_too_strange(text: str, has_code: bool) -> None:
    with pytest.raises(WrongRecovery):
        block.opened(CODE + text if has_code else text)


def test_one_of_a_newer_program_says_so(made) -> None:
    data = bytes([2]) + recovery.bytes_of(made[1][:136])[1:]

    with pytest.raises(HeaderNewer):
        block.opened(CODE + checked(data))


def test_the_code_of_another_sheet_opens_nothing(made) -> None:
    with pytest.raises(WrongRecovery, match="not of one sheet"):
        block.opened(recovery.new_code() + made[1])


def test_the_block_that_is_written_down_opens_for_ever() -> None:
    header, vault_key = block.opened(CODE + BLOCK)

    assert vault_key == KEY
    assert (header.vault_id, header.recovery_id) == (VAULT, "0001020304050607")
    assert block.text_of(VAULT, header.slots[0]) == BLOCK


def test_all_that_a_square_holds_stands_for_its_code(opened) -> None:
    code = recovery.new_code()
    slot, text = block.new(opened, code)
    opened.take_recovery(code, slot)
    header = headers.parsed((opened.folder / "vault.json").read_bytes())

    assert header.open(f"{code} {text}")[1] == headers.RECOVERY
    with pytest.raises(WrongRecovery):
        header.open(f"{recovery.new_code()} {text}")


def test_a_slot_made_for_a_sheet_opens_once_it_is_taken(opened) -> None:
    before = (opened.folder / "vault.json").read_bytes()
    code = recovery.new_code()

    slot, text = block.new(opened, code)
    untouched = (opened.folder / "vault.json").read_bytes() == before
    opened.take_recovery(code, slot)

    header, vault_key = block.opened(code + text)
    assert untouched
    assert header.vault_id == opened.vault_id
    assert slot in headers.parsed((opened.folder / "vault.json").read_bytes()).slots
    opened._header.check_seal(vault_key)
    assert dataclasses.astuple(header.slots[0]) == dataclasses.astuple(slot)
