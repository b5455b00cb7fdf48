"""The unlock page tries the key of this computer, and a passphrase that is given goes before."""

import threading

import pytest
from PySide6.QtWidgets import QPushButton

from journal_app import vault
from journal_app.ui.unlock.unlock_page import UnlockPage
from tests.app.test_program import current, type_passphrase
from tests.vault_fixtures import PASSPHRASE

SECRET = bytes(range(32))


@pytest.fixture
def device_path(vault_path, vault_key):
    """A journal with a slot that the secret of a device opens."""
    opened = vault.unlock_with_key(vault_path, vault_key)
    opened.add_device(SECRET)
    opened.lock()
    return vault_path


@pytest.fixture
def ring(program, device_path):
    """The keyring, with that secret in it."""
    found = program._given.find_keyring()
    found.kept["mentoring-journal", vault.device_of(device_path)[:8]] = SECRET.hex()
    return found


def is_quiet(program) -> bool:
    return not program.long._waiting and not program.front.door._asking.is_waiting


def test_it_opens_by_itself_once_the_page_was_painted(program, device_path, ring, qtbot) -> None:
    asked = []
    ring.does = lambda: asked.append(program.window.isVisible())

    program.start(device_path)
    qtbot.waitUntil(lambda: program.opened is not None, timeout=20_000)

    assert asked == [True]
    assert program.opened.vault.opened_with == "device"


def test_without_a_slot_no_keyring_is_asked(program, vault_path, ring, vault_key, qtbot) -> None:
    opened = vault.unlock_with_key(vault_path, vault_key)
    opened.remove_device()
    opened.lock()
    asked = []
    ring.does = lambda: asked.append(1)

    program.start(vault_path)
    qtbot.waitUntil(lambda: is_quiet(program), timeout=20_000)

    assert asked == []
    assert current(program).problem == ""


def test_the_passphrase_opens_while_the_keyring_hangs(program, device_path, ring, qtbot) -> None:
    hangs = threading.Event()
    ring.does = lambda: hangs.wait(60)
    program.start(device_path)
    page = current(program)
    qtbot.waitUntil(lambda: page.problem == "Asking the keyring of this computer…", timeout=20_000)

    type_passphrase(program, qtbot, PASSPHRASE)
    qtbot.waitUntil(lambda: program.opened is not None, timeout=20_000)
    hangs.set()

    assert program.opened.vault.opened_with == "passphrase"
    assert program.opened.device.standing.is_kept


def test_quitting_while_the_keyring_hangs_is_not_held_up(program, device_path, ring, qtbot) -> None:
    hangs = threading.Event()
    ring.does = lambda: hangs.wait(60)
    program.start(device_path)
    qtbot.waitUntil(lambda: program.front.door._asking.is_waiting, timeout=20_000)

    program.window.close()

    assert not hangs.is_set()
    hangs.set()


@pytest.mark.parametrize("kept", [None, "00" * 32, "no secret"])
def test_a_secret_that_is_gone_or_another_one_is_one_line_and_the_field_stays(
    program, device_path, ring, qtbot, kept
) -> None:
    (name,) = ring.kept
    ring.kept = {name: kept} if kept else {}
    program.start(device_path)
    page = current(program)

    qtbot.waitUntil(lambda: "any more. Your passphrase opens" in page.problem, timeout=20_000)

    assert isinstance(current(program), UnlockPage)
    assert page._field.isEnabled()
    assert page.findChild(QPushButton, "go").text() == "Unlock"
    assert program.front.door.is_stale


def test_what_is_typed_stays_when_the_secret_does_not_fit(
    program, device_path, ring, qtbot
) -> None:
    (name,) = ring.kept
    ring.kept = {name: "00" * 32}
    program.start(device_path)
    page = current(program)
    qtbot.keyClicks(page._field.line, "half a pass")

    qtbot.waitUntil(lambda: program.front.door.is_stale, timeout=20_000)

    assert page._field.text == "half a pass"


def test_a_page_that_was_left_opens_nothing(program, device_path, ring, qtbot) -> None:
    hangs = threading.Event()
    ring.does = lambda: hangs.wait(60)
    program.start(device_path)
    qtbot.waitUntil(lambda: program.front.door._asking.is_waiting, timeout=20_000)

    program.front.show_welcome()
    hangs.set()
    qtbot.waitUntil(lambda: is_quiet(program), timeout=20_000)

    assert program.opened is None


def test_a_journal_that_another_program_holds_is_said_to_be(
    program, device_path, ring, vault_key, qtbot
) -> None:
    holding = vault.unlock_with_key(device_path, vault_key)
    program.start(device_path)
    page = current(program)

    qtbot.waitUntil(lambda: "open in another program" in page.problem, timeout=20_000)
    holding.lock()

    assert program.opened is None
