"""A key to the journal that this computer keeps: out at lock, back by the passphrase."""

import dataclasses
import logging
import os
import threading

import pytest

from journal_app import vault
from journal_app.app import device
from journal_app.app.program import Program
from journal_app.errors import DeviceUnavailable, NoSpace
from journal_app.services import this_device
from journal_app.services.this_device import Said, Whose
from journal_app.vault.keychain import Keychain
from tests.app.test_program import current, unlock


@pytest.fixture
def started(program, vault_path, qtbot):
    """A program whose journal is open by its passphrase."""
    program.start(vault_path)
    program.window.activateWindow()
    unlock(program, qtbot)
    return program


def ring_of(program):
    return program._given.find_keyring()


def switch_on(program, qtbot) -> None:
    said = []
    program.opened.device.switch_on(lambda: said.append("on"), said.append)
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    assert said == ["on"]


def switch_off(program, qtbot, whose=Whose.OWN) -> str:
    said = []
    program.opened.device.switch_off(whose, said.append, said.append)
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)
    return str(said[0])


@pytest.fixture
def start_again(started, vault_path, qtbot):
    """Quit, and start the program anew with what this computer keeps."""
    made = []

    def _start() -> Program:
        preferred = started.preferences.settings
        started.window.close()
        given = dataclasses.replace(started._given, settings=preferred, give_way=lambda _path: None)
        program = Program(given)
        made.append(program)
        program.start(vault_path)
        program.window.activateWindow()
        return program

    yield _start
    for program in made:
        program.window.close()
        program.window.deleteLater()


def wait_until_kept(program, qtbot) -> None:
    qtbot.waitUntil(lambda: program.opened.device.standing.is_kept, timeout=20_000)


def test_it_is_off_until_it_is_switched_on(started, vault_path) -> None:
    standing = started.opened.device.standing

    assert (standing.whose, standing.is_on, standing.is_kept) == (Whose.UNSAID, False, False)
    assert ring_of(started).kept == {}
    assert started.preferences.settings.device == ""


def test_switched_on_the_keyring_keeps_a_secret_and_the_header_its_slot(
    started, vault_path, qtbot
) -> None:
    switch_on(started, qtbot)

    ((user, secret),) = ring_of(started).kept.items()
    assert user == ("mentoring-journal", started.opened.vault.vault_id[:8])
    assert len(bytes.fromhex(secret)) == 32
    assert vault.device_of(vault_path) is not None
    assert started.opened.device.standing.is_on


def test_quitting_leaves_it_and_the_next_start_opens_without_asking(
    started, start_again, qtbot
) -> None:
    switch_on(started, qtbot)
    kept = dict(ring_of(started).kept)

    again = start_again()
    qtbot.waitUntil(lambda: again.opened is not None, timeout=20_000)

    assert again.opened.vault.opened_with == "device"
    assert ring_of(started).kept == kept


def test_locking_takes_slot_and_secret_out_and_the_passphrase_puts_new_ones_back(
    started, vault_path, qtbot
) -> None:
    switch_on(started, qtbot)
    before = dict(ring_of(started).kept)

    started.lock()
    locked = dict(ring_of(started).kept), vault.device_of(vault_path)
    unlock(started, qtbot)
    wait_until_kept(started, qtbot)

    assert locked == ({}, None)
    assert ring_of(started).kept
    assert ring_of(started).kept != before


def test_the_page_after_a_lock_asks_for_the_passphrase(started, qtbot) -> None:
    switch_on(started, qtbot)
    asked = []
    started.lock()
    ring_of(started).does = lambda: asked.append(1)

    qtbot.waitUntil(lambda: not started.long._waiting)

    assert started.opened is None
    assert asked == []


def test_a_keyring_that_hangs_holds_no_lock_up_and_its_secret_is_useless(
    started, vault_path, qtbot, monkeypatch
) -> None:
    switch_on(started, qtbot)
    (secret,) = ring_of(started).kept.values()
    hangs = threading.Event()
    ring_of(started).does = lambda: hangs.wait(60)
    monkeypatch.setattr(device, "WITHDRAW_S", 0.05)

    assert started.lock()

    assert ring_of(started).kept
    with pytest.raises(DeviceUnavailable):
        vault.unlock_with_device(vault_path, bytes.fromhex(secret), copies=None)
    hangs.set()


def test_a_full_disk_at_the_lock_still_takes_the_secret_out(started, qtbot, monkeypatch) -> None:
    switch_on(started, qtbot)

    monkeypatch.setattr(started.opened.vault, "remove_device", full)

    assert started.lock()

    assert ring_of(started).kept == {}


def test_where_neither_could_be_taken_out_the_next_page_still_asks_for_the_passphrase(
    started, start_again, qtbot, monkeypatch
) -> None:
    monkeypatch.setenv("MENTORING_JOURNAL_STAYS_LOCKED", "")
    switch_on(started, qtbot)
    monkeypatch.setattr(started.opened.vault, "remove_device", full)
    ring_of(started).does = failing
    started.lock()
    ring_of(started).does = lambda: None

    again = start_again()
    page = current(again)
    qtbot.waitUntil(lambda: "could not be taken out" in page.problem, timeout=20_000)
    unlock(again, qtbot)

    assert again.opened.vault.opened_with == "passphrase"
    assert "MENTORING_JOURNAL_STAYS_LOCKED" not in os.environ


def full() -> None:
    raise NoSpace("There is no room left on the disk.")


def test_a_keyring_that_is_gone_after_the_passphrase_is_said_once_and_calmly(
    started, qtbot
) -> None:
    switch_on(started, qtbot)
    started.lock()
    ring_of(started).does = failing

    unlock(started, qtbot)
    qtbot.waitUntil(lambda: "keyring" in said_at_the_foot(started), timeout=20_000)

    assert said_at_the_foot(started) == (
        "The keyring of this computer does not answer as it should. "
        "The passphrase opens the journal, here too."
    )
    assert started.opened.device.standing.is_on


def said_at_the_foot(program) -> str:
    return program.opened.frame.status.message


def failing() -> None:
    raise RuntimeError("no bus")


def test_forgetting_this_computer_takes_all_out_and_says_so(started, vault_path, qtbot) -> None:
    switch_on(started, qtbot)

    words = switch_off(started, qtbot)

    assert words.startswith("This computer keeps no key any more.")
    assert ring_of(started).kept == {}
    assert vault.device_of(vault_path) is None
    assert not started.opened.device.standing.is_on


def test_this_computer_is_forgotten_though_the_keyring_is_gone(started, vault_path, qtbot) -> None:
    switch_on(started, qtbot)
    ring_of(started).does = failing

    words = switch_off(started, qtbot)

    assert "opens nothing any more" in words
    assert vault.device_of(vault_path) is None


def test_a_keyring_that_cannot_be_trusted_leaves_everything_as_it_was(
    started, vault_path, qtbot
) -> None:
    said = []
    started.opened.device._chain = Keychain(lambda: None)

    started.opened.device.switch_on(lambda: said.append("on"), said.append)
    qtbot.waitUntil(lambda: bool(said), timeout=20_000)

    assert "no keyring that the journal can trust" in str(said[0])
    assert vault.device_of(vault_path) is None
    assert not started.opened.device.standing.is_on


def test_an_employers_computer_is_remembered_and_keeps_no_key(started, vault_path, qtbot) -> None:
    switch_on(started, qtbot)

    switch_off(started, qtbot, Whose.EMPLOYER)

    id_here = started.preferences.settings.device
    assert this_device.said_of(started.opened.journal, id_here) == Said(Whose.EMPLOYER)
    assert ring_of(started).kept == {}


def test_another_computer_does_not_take_the_wish_of_this_one(started, vault_path, qtbot) -> None:
    switch_on(started, qtbot)
    started.lock()
    started.preferences.change(device="another")

    unlock(started, qtbot)
    qtbot.waitUntil(lambda: not started.long._waiting)

    assert not started.opened.device.standing.is_on
    assert ring_of(started).kept == {}


def test_a_locked_keyring_leaves_the_page_and_keeps_the_slot_for_the_next_start(
    started, start_again, qtbot
) -> None:
    switch_on(started, qtbot)
    ring_of(started).does = failing

    again = start_again()
    page = current(again)
    qtbot.waitUntil(lambda: "Your passphrase opens" in page.problem, timeout=20_000)
    asked = []
    ring_of(started).does = lambda: asked.append(1)
    unlock(again, qtbot)
    qtbot.waitUntil(lambda: not again.long._waiting)

    assert again.opened.vault.opened_with == "passphrase"
    assert again.opened.device.standing.is_kept
    assert asked == []


def test_a_secret_that_vanished_is_put_back_by_the_passphrase(
    started, start_again, vault_path, qtbot
) -> None:
    switch_on(started, qtbot)
    ring_of(started).kept.clear()

    again = start_again()
    page = current(again)
    qtbot.waitUntil(lambda: "keeps no key any more" in page.problem, timeout=20_000)
    unlock(again, qtbot)
    qtbot.waitUntil(lambda: bool(ring_of(started).kept), timeout=20_000)
    qtbot.waitUntil(lambda: not again.opened.device._asking.is_waiting)
    qtbot.waitUntil(lambda: not again.long._waiting)
    again.window.close()

    (secret,) = ring_of(started).kept.values()
    vault.unlock_with_device(vault_path, bytes.fromhex(secret), copies=None).lock()


def test_a_computer_in_a_domain_is_known_by_what_windows_says(monkeypatch) -> None:
    monkeypatch.setattr(device.sys, "platform", "win32")
    monkeypatch.setenv("USERDNSDOMAIN", "EXAMPLE.ORG")
    is_managed = device.is_managed()
    monkeypatch.delenv("USERDNSDOMAIN")

    assert is_managed
    assert not device.is_managed()


def test_no_secret_of_a_device_is_in_the_log(started, start_again, qtbot, caplog) -> None:
    with caplog.at_level(logging.DEBUG):
        switch_on(started, qtbot)
        (secret,) = ring_of(started).kept.values()
        again = start_again()
        qtbot.waitUntil(lambda: again.opened is not None, timeout=20_000)
        again.lock()

    assert secret not in caplog.text


@pytest.mark.keyring
def test_with_the_real_keyring_quitting_leaves_the_key_and_locking_takes_it_out(
    started, start_again, qtbot
) -> None:
    ring, vault_id = Keychain(), started.opened.vault.vault_id
    started._given = dataclasses.replace(started._given, find_keyring=None)
    started.opened.device._chain = ring

    switch_on(started, qtbot)
    again = start_again()
    by_quitting = ring.secret(vault_id)
    qtbot.waitUntil(lambda: again.opened is not None, timeout=20_000)
    opened_with = again.opened.vault.opened_with
    again.lock()

    assert by_quitting is not None
    assert opened_with == "device"
    assert ring.secret(vault_id) is None


@pytest.mark.keyring
def test_with_the_real_keyring_the_passphrase_puts_a_new_key_back_and_forgetting_takes_it(
    started, qtbot
) -> None:
    ring, vault_id = Keychain(), started.opened.vault.vault_id
    started._given = dataclasses.replace(started._given, find_keyring=None)
    started.opened.device._chain = ring
    switch_on(started, qtbot)
    before = ring.secret(vault_id)
    started.lock()

    unlock(started, qtbot)
    wait_until_kept(started, qtbot)
    after = ring.secret(vault_id)
    switch_off(started, qtbot)

    assert None not in (before, after)
    assert before != after
    assert ring.secret(vault_id) is None
