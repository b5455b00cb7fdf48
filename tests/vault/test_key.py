"""Keys: normalising, cost, memory, wrapping."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app import vault
from journal_app.errors import DatabaseDamaged, NoMemory, OutOfBounds, Refused
from journal_app.vault import anew, key, recovery, remains, trees
from journal_app.vault import header as headers
from journal_app.vault.key import Cost
from tests.vault_fixtures import PASSPHRASE


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


# ------------------------------------------------------------------ what a header may ask for

GIVEN = {"memory_kib": 65_536, "passes": 3, "lanes": 4}


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [("memory_kib", 65_536, 1_048_576), ("passes", 2, 12), ("lanes", 1, 8)],
)
def test_a_cost_is_taken_up_to_its_bounds_and_not_beyond(name, least, most) -> None:
    for taken in (least, most):
        Cost(**GIVEN | {name: taken}).check(bytes(16))
    for refused in (least - 1, most + 1, 0, -1, float(least), True, str(least), None):
        with pytest.raises(OutOfBounds):
            Cost(**GIVEN | {name: refused}).check(bytes(16))


def test_a_salt_has_sixteen_to_sixty_four_bytes() -> None:
    for taken in (16, 64):
        Cost(**GIVEN).check(bytes(taken))
    for refused in (0, 15, 65):
        with pytest.raises(OutOfBounds):
            Cost(**GIVEN).check(bytes(refused))


def test_nothing_is_derived_at_a_cost_that_is_out_of_bounds(monkeypatch) -> None:
    monkeypatch.setattr(key, "Argon2id", None)

    with pytest.raises(OutOfBounds):
        key.from_passphrase("words", bytes(16), Cost(8))


def test_the_cost_is_what_is_documented() -> None:
    assert Cost(65_536) == Cost(memory_kib=65_536, passes=3, lanes=4)


@pytest.mark.parametrize(
    ("seconds", "chosen"),
    [(0.0, 512), (0.125, 512), (0.126, 256), (0.25, 256), (0.5, 128), (1.0, 64), (9.0, 64)],
)
def test_the_most_memory_that_takes_a_second_is_chosen(monkeypatch, seconds, chosen) -> None:
    times = iter((100.0, 100.0 + seconds))
    monkeypatch.setattr(key.time, "perf_counter", lambda: next(times))
    asked = []
    monkeypatch.setattr(key, "from_passphrase", lambda _words, salt, cost: asked.append(cost))

    assert key.calibrated() == Cost(chosen * 1024)
    assert asked == [Cost(64 * 1024)]


# ------------------------------------------------------------------ random keys, and two of them


def test_what_is_random_is_as_long_as_promised_and_never_the_same() -> None:
    for made in (key.new_device_secret, key.new_vault_key):
        assert len(made()) == 32
        assert made() != made()
    nonce, _ciphertext = key.wrap(bytes(32), bytes(32), b"")
    assert len(nonce) == 12


def test_only_a_whole_key_comes_out_of_a_slot() -> None:
    short = key.wrap(bytes(32), b"v" * 31, b"said")

    assert key.unwrap(bytes(32), *short, b"said") is None


def test_two_keys_are_compared_and_the_first_is_wiped() -> None:
    spent, other = bytearray(b"a" * 32), bytearray(b"a" * 32)

    assert key.is_same(spent, other) is True
    assert (spent, other) == (bytearray(32), bytearray(b"a" * 32))
    assert key.is_same(spent, other) is False


# ------------------------------------------------------------------ none stays in memory

LEAST = vault.LEAST_MEMORY_KIB
HOLDING = (vault.NewVault, anew.Anew, headers.Slot, headers.Header, trees.Tree)


@pytest.mark.parametrize("holding", HOLDING)
def test_what_holds_a_key_or_a_code_quotes_none_of_it(holding) -> None:
    assert holding.__repr__ is object.__repr__


@pytest.fixture
def made_keys(monkeypatch) -> list[bytearray]:
    """Every key of a database and every vault key that was made from here on."""
    found = []

    def watched(name, is_wanted):
        real = getattr(key, name)

        def made(*given):
            answer = real(*given)
            if answer is not None and is_wanted(given):
                found.append(answer)
            return answer

        monkeypatch.setattr(key, name, made)

    watched("derived", lambda given: given[1] == key.DATABASE)
    watched("unwrap", lambda _given: True)
    watched("new_vault_key", lambda _given: True)
    return found


def test_a_journal_that_was_made_changed_and_locked_leaves_no_key(tmp_path, made_keys) -> None:
    folder = tmp_path / "New.journal"
    made = vault.create(folder, "words", copies=None, memory_kib=LEAST).vault
    made.change_passphrase("other words", memory_kib=LEAST)
    made.take_recovery(code := recovery.new_code())
    made.add_device(bytes(32))
    made.reader()
    made.lock()
    vault.unlock(folder, code, copies=None).lock()
    vault.unlock_with_device(folder, bytes(32), copies=None).lock()

    assert len(made_keys) > 8
    assert not any(map(any, made_keys))


def test_a_backup_that_was_made_tried_read_and_restored_leaves_no_key(
    opened, tmp_path, clock, made_keys
) -> None:
    file = opened.back_up(tmp_path / "backups", clock.time)
    opened.try_backup(file)
    beside = opened.open_backup(file, tmp_path / "scratch")
    beside.reader()
    with beside.writing():
        pass
    beside.close()
    vault.open_backup(file, PASSPHRASE, tmp_path / "scratch").close()
    vault.tried(file, PASSPHRASE, tmp_path)
    vault.restore(file, tmp_path / "Back.journal", PASSPHRASE, copies=None)
    opened.lock()

    assert len(made_keys) > 8
    assert not any(map(any, made_keys))
    assert not any(opened._vault_key)
    assert not any(beside._vault_key)


def test_a_journal_under_a_new_key_leaves_neither_key(opened, clock, made_keys) -> None:
    opened.take_anew(made := anew.make(opened, "words", clock.time, memory_kib=LEAST))

    assert not any(map(any, made_keys))
    assert not any(made.vault_key)
    assert not any(opened._vault_key)


def test_remains_that_were_let_go_leave_no_key(vault_path, tmp_path, made_keys) -> None:
    left = remains.of_locked(vault_path, PASSPHRASE, copies=None)
    with left.trees():
        pass
    left.new(tmp_path / "New.journal", None).lock()
    left.let_go()

    assert len(made_keys) > 2
    assert not any(map(any, made_keys))


def test_what_did_not_open_leaves_no_key(opened, tmp_path, clock, made_keys) -> None:
    file = opened.back_up(tmp_path / "backups", clock.time)
    cut = file.with_name("cut.journalbackup")
    cut.write_bytes(file.read_bytes()[:-100])
    for opening in (
        lambda: vault.restore(cut, tmp_path / "Back.journal", PASSPHRASE, copies=None),
        lambda: vault.tried(cut, PASSPHRASE, tmp_path),
        lambda: vault.open_backup(cut, PASSPHRASE, tmp_path / "scratch"),
    ):
        with pytest.raises(DatabaseDamaged):
            opening()

    assert len(made_keys) > 3
    assert not any(map(any, made_keys))
