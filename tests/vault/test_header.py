"""The header: every flipped bit is refused, and hostile numbers never reach the derivation."""

import base64
import json
import signal
import subprocess
import sys
import time
import uuid

import pytest

from journal_app.errors import (
    DeviceUnavailable,
    HeaderDamaged,
    HeaderNewer,
    JournalError,
    OutOfBounds,
    Refused,
    WrongPassphrase,
    WrongRecovery,
)
from journal_app.vault import header as headers
from journal_app.vault import header_files, key, recovery
from journal_app.vault.key import Cost

COST = Cost(65_536)
WRITER = """
import pathlib, sys
from journal_app.vault import header_files, header, key, recovery
folder = pathlib.Path(sys.argv[1])
vault_key = bytearray(bytes.fromhex(sys.argv[2]))
found = header_files.read(folder, None)
print("go", flush=True)
while True:
    code = recovery.new_code()
    slot = header.recovery_slot(found, vault_key, code)
    found = found.with_slot(slot, vault_key)
    header_files.write(folder, found)
"""


@pytest.fixture(scope="module")
def made():
    vault_key = key.new_vault_key()
    header, code = headers.new("the words", vault_key, COST)
    return header, code, vault_key


def changed(header, change) -> bytes:
    text = json.loads(header.to_bytes())
    change(text)
    return json.dumps(text, sort_keys=True, separators=(",", ":")).encode()


def opens(data: bytes, code: str, vault_key: bytearray) -> bool:
    """Whether the recovery slot gives the vault key; it takes no Argon2."""
    try:
        return headers.parsed(data).open(code)[0] == vault_key
    except JournalError:
        return False


def test_both_slots_give_the_same_key(made) -> None:
    header, code, vault_key = made

    assert header.open("the words") == (vault_key, "passphrase")
    assert header.open(code) == (vault_key, "recovery")
    assert headers.parsed(header.to_bytes()) == header


def test_a_mistyped_code_is_told_as_a_code(made) -> None:
    header, code, _vault_key = made
    other = next(sign for sign in recovery.ALPHABET if sign != code[-1])

    with pytest.raises(WrongRecovery):
        header.open(code[:-1] + other)


def test_no_header_and_no_slot_is_shown_by_accident() -> None:
    assert headers.Header.__repr__ is headers.Slot.__repr__ is object.__repr__


def test_a_passphrase_slot_says_what_its_key_is_derived_by(made) -> None:
    slot, _recovery = made[0].slots

    assert {**slot.kdf, "salt": len(base64.b64decode(slot.kdf["salt"]))} == {
        "name": "argon2id", "memory_kib": 65_536, "passes": 3, "lanes": 4, "salt": 16,
    }  # fmt: skip
    assert (len(slot.nonce), len(slot.ciphertext), len(slot.id)) == (12, 32 + 16, 16)


@pytest.mark.parametrize(("count", "is_taken"), [(0, False), (1, True), (16, True), (17, False)])
def test_a_header_has_one_to_sixteen_slots(made, count, is_taken) -> None:
    row = json.loads(made[0].to_bytes())["slots"][1]
    data = changed(made[0], lambda h: h.update(slots=[{**row, "id": f"{n}"} for n in range(count)]))

    if is_taken:
        assert len(headers.parsed(data).slots) == count
    else:
        with pytest.raises(HeaderDamaged):
            headers.parsed(data)


@pytest.mark.parametrize(("spare", "is_taken"), [(0, True), (1, False)])
def test_a_header_has_at_most_so_many_bytes(made, spare, is_taken) -> None:
    def fill(text) -> None:
        text["slots"][1]["ct"] = ""
        empty = len(json.dumps(text, sort_keys=True, separators=(",", ":")))
        text["slots"][1]["id"] += "x" * (65_536 - empty + spare)

    data = changed(made[0], fill)

    assert len(data) == 65_536 + spare
    if is_taken:
        headers.parsed(data)
    else:
        with pytest.raises(HeaderDamaged):
            headers.parsed(data)


@pytest.mark.parametrize(
    ("numbers", "ours"),
    [
        ({"format": 2}, None),
        ({"format": 2, "min_reader": 2}, HeaderNewer),
        ({"format": 0}, HeaderDamaged),
        ({"min_reader": 0}, HeaderDamaged),
        ({"format": "1"}, HeaderDamaged),
    ],
)
def test_a_header_says_who_may_read_it(made, numbers, ours) -> None:
    data = changed(made[0], lambda h: h.update(numbers))

    if ours is None:
        assert headers.parsed(data).format == 2
    else:
        with pytest.raises(ours):
            headers.parsed(data)


def test_the_one_slot_of_a_kind_is_the_last_that_was_given(made) -> None:
    header, code, vault_key = made
    changed_slot = headers.recovery_slot(header, vault_key, recovery.new_code())

    found = header.with_slot(changed_slot, vault_key)

    assert found.kinds() == ("passphrase", "recovery")
    assert found.slots[1] == changed_slot
    with pytest.raises(WrongRecovery):
        found.open(code)
    with pytest.raises(WrongRecovery):
        headers.recovery_slot(header, vault_key, "no code")
    with pytest.raises(WrongPassphrase):
        found.open(" ")


def test_every_flipped_bit_is_refused(made) -> None:
    header, code, vault_key = made
    whole = header.to_bytes()

    for place in range(len(whole) * 8):
        data = bytearray(whole)
        data[place // 8] ^= 1 << (place % 8)
        assert not opens(bytes(data), code, vault_key), place


@pytest.mark.parametrize("length", [0, 1, 10, 100, 300])
def test_a_cut_header_is_damaged(made, length: int) -> None:
    with pytest.raises(HeaderDamaged):
        headers.parsed(made[0].to_bytes()[:length])


@pytest.mark.parametrize(
    "change",
    [
        lambda h: h["slots"].pop(0),
        lambda h: h["slots"].append(dict(h["slots"][0])),
        lambda h: h["slots"].reverse(),
        lambda h: h.update(vault=str(uuid.uuid4())),
        lambda h: h["slots"][1].update(id=h["slots"][0]["id"]),
        lambda h: h["slots"][0].update(type="device"),
        lambda h: h["slots"][0]["kdf"].update(memory_kib=131_072),
        lambda h: h.update(more="x"),
        lambda h: h.update(slots=[]),
        lambda h: h.update(slots="x"),
        lambda h: h["slots"][1].update(ct="!"),
        lambda h: h["slots"][1].update(type="unheard"),
    ],
)
def test_what_was_added_removed_or_changed_is_refused(made, change) -> None:
    header, code, vault_key = made

    assert not opens(changed(header, change), code, vault_key)


SECRET = bytes(range(32))


@pytest.fixture
def with_device(made):
    """A header with a device slot, and the vault key."""
    header, _code, vault_key = made
    return header.with_slot(headers.device_slot(header, vault_key, SECRET), vault_key), vault_key


def test_the_secret_of_the_device_opens_its_slot_and_no_other_does(with_device) -> None:
    header, vault_key = with_device

    assert headers.parsed(header.to_bytes()).open_with_device(SECRET) == vault_key
    assert [len(slot.id) for slot in header.slots] == [16, 16, 16]
    for wrong in (bytes(32), SECRET[::-1], b""):
        with pytest.raises(DeviceUnavailable):
            header.open_with_device(wrong)


def test_without_a_device_slot_no_secret_opens(made) -> None:
    with pytest.raises(DeviceUnavailable):
        made[0].open_with_device(SECRET)


def test_every_flipped_bit_of_a_header_with_a_device_slot_is_refused(with_device) -> None:
    header, vault_key = with_device
    whole = header.to_bytes()

    for place in range(len(whole) * 8):
        data = bytearray(whole)
        data[place // 8] ^= 1 << (place % 8)
        with pytest.raises(JournalError):
            headers.parsed(bytes(data)).open_with_device(SECRET)
    assert header.open_with_device(SECRET) == vault_key


def test_the_lasting_header_is_the_one_before_the_device_came(made, with_device) -> None:
    header, vault_key = with_device

    assert header.lasting(vault_key) == made[0]
    assert made[0].lasting(vault_key) is made[0]


def test_a_device_slot_is_never_the_only_one(made, with_device) -> None:
    header, vault_key = with_device
    bare = headers.Header(header.vault_id, ())
    alone = changed(header, lambda h: h.update(slots=h["slots"][2:]))

    with pytest.raises(Refused):
        headers.device_slot(bare, vault_key, SECRET)
    with pytest.raises(HeaderDamaged):
        headers.parsed(alone)


def test_the_key_of_a_device_slot_is_that_of_the_format() -> None:
    made = key.derived(SECRET, key.DEVICE).hex()

    assert made == "96ae5a2fb645435e03f664c17d283993de19be0eb09118250963e4592b356326"


def test_a_slot_of_another_vault_does_not_open(made) -> None:
    other, code, _vault_key = made
    mine, _code = headers.new("mine", key.new_vault_key(), COST)
    slots = json.loads(other.to_bytes())["slots"]

    with pytest.raises(JournalError):
        headers.parsed(changed(mine, lambda h: h.update(slots=slots))).open(code)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("memory_kib", 65_535), ("memory_kib", 1_048_577), ("memory_kib", 2**62),
        ("memory_kib", -1), ("memory_kib", 1.5), ("memory_kib", True), ("passes", 1),
        ("passes", 13), ("passes", 2**40), ("lanes", 0), ("lanes", 9), ("salt", ""),
        ("salt", "AAAA"), ("salt", "A" * 400),
    ],
)  # fmt: skip
def test_hostile_numbers_are_refused_before_anything_is_derived(made, name: str, value) -> None:
    data = changed(made[0], lambda h: h["slots"][0]["kdf"].update({name: value}))
    began = time.process_time()

    with pytest.raises(OutOfBounds):
        headers.parsed(data).open("the words")

    assert time.process_time() - began < 0.05  # the least derivation takes three times as much


OTHERS = ["null", "true", "7", "0.5", "[]", "{}", '""', '"\\ud800"', "[[[]]]", "1e999"]


def with_value(header, name: str, value: str) -> bytes:
    text = json.loads(header.to_bytes())
    holder = text if name in text else text["slots"][0]
    holder[name] = "here"
    return json.dumps(text, sort_keys=True, separators=(",", ":")).replace('"here"', value).encode()


@pytest.mark.parametrize("value", OTHERS)
@pytest.mark.parametrize("name", ["vault", "mac", "slots", "id", "type", "nonce", "ct", "kdf"])
def test_a_value_of_another_kind_is_refused_in_words(made, name, value) -> None:
    header, code, _vault_key = made

    with pytest.raises(JournalError):
        headers.parsed(with_value(header, name, value)).open(code)


@pytest.mark.parametrize("name", ["id", "kdf"])
def test_a_value_that_can_be_read_and_is_too_deep_to_be_written_is_refused(made, name) -> None:
    header, code, _vault_key = made
    for depth in range(800, 1000):
        with pytest.raises(JournalError):
            headers.parsed(with_value(header, name, "[" * depth + "]" * depth)).open(code)


@pytest.mark.parametrize("value", [None, [], "x", {"name": "argon2id"}, {}])
def test_a_slot_without_its_numbers_is_damaged(made, value) -> None:
    data = changed(made[0], lambda h: h["slots"][0].update(kdf=value))

    with pytest.raises((HeaderDamaged, WrongPassphrase)):
        headers.parsed(data).open("the words")


def test_a_newer_header_is_not_opened(made) -> None:
    with pytest.raises(HeaderNewer):
        headers.parsed(changed(made[0], lambda h: h.update(format=2, min_reader=2)))


def test_a_device_slot_is_kept_and_sealed(made) -> None:
    header, code, vault_key = made
    slot = headers.Slot("abcd", headers.DEVICE, bytes(12), bytes(48))
    sealed = header.with_slot(slot, vault_key)

    again = headers.parsed(sealed.to_bytes())
    assert again.open(code)[0] == vault_key
    assert again.kinds() == ("passphrase", "recovery", "device")


def test_a_header_is_too_long_to_be_one() -> None:
    with pytest.raises(HeaderDamaged):
        headers.parsed(b"{" + b" " * 70_000)


def test_a_program_killed_while_writing_leaves_a_header_that_opens(vault_path, vault_key) -> None:
    for number in range(20):
        child = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(vault_path), vault_key.hex()],
            stdout=subprocess.PIPE,
        )
        assert child.stdout.readline() == b"go\n"
        time.sleep(0.005 + number * 0.003)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        header_files.read(vault_path, None).check_seal(bytearray(vault_key))
    header_files.sweep(vault_path)
    assert not list(vault_path.glob(".vault.json.tmp-*"))
