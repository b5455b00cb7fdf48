"""Keys: normalising, cost, memory, wrapping."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.errors import NoMemory, Refused
from journal_app.vault import key
from journal_app.vault.key import Cost


@given(st.text(min_size=1, max_size=80))
def test_a_passphrase_is_the_same_however_it_is_composed(text: str) -> None:
    try:
        expected = key.normalised(unicodedata.normalize("NFC", text))
    except Refused:
        return

    assert key.normalised(unicodedata.normalize("NFD", text)) == expected


def test_every_space_is_a_plain_one() -> None:
    assert key.normalised("a\u00a0b\u3000c") == b"a b c"


@pytest.mark.parametrize("text", ["", " ", "\u00a0\u3000"])
def test_an_empty_passphrase_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        key.normalised(text)


def test_the_same_words_and_salt_give_the_same_key() -> None:
    one = key.from_passphrase("words", bytes(16), Cost(65_536))

    assert one == key.from_passphrase("words", bytes(16), Cost(65_536))
    assert one != key.from_passphrase("words", bytes(15) + b"x", Cost(65_536))


def test_too_little_memory_is_said_as_such(monkeypatch) -> None:
    class Starved:
        def __init__(self, **_asked: object) -> None:
            raise MemoryError

    monkeypatch.setattr(key, "Argon2id", Starved)

    with pytest.raises(NoMemory):
        key.from_passphrase("words", bytes(16), Cost(65_536))


def test_each_purpose_has_its_own_key() -> None:
    purposes = (key.RECOVERY, key.DATABASE, key.HEADER, key.BACKUP)

    assert len({bytes(key.derived(bytes(32), purpose)) for purpose in purposes}) == 4


def test_a_wrapped_key_opens_only_with_its_own_words() -> None:
    nonce, ciphertext = key.wrap(bytes(32), b"v" * 32, b"said")

    assert key.unwrap(bytes(32), nonce, ciphertext, b"said") == b"v" * 32
    assert key.unwrap(bytes(32), nonce, ciphertext, b"else") is None
    assert key.unwrap(b"k" * 32, nonce, ciphertext, b"said") is None
    assert key.unwrap(bytes(32), b"", ciphertext, b"said") is None


def test_a_wiped_key_is_zeros() -> None:
    held = key.new_vault_key()

    key.wipe(held)

    assert held == bytearray(32)


def test_the_cost_is_calibrated_within_the_bounds() -> None:
    key.calibrated().check(bytes(16))
