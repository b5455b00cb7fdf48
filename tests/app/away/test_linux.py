"""Linux: every sign of logind and of a screen saver is told, on a real bus, and sleep waits."""

import itertools
import logging
import os

import pytest
from PySide6.QtDBus import QDBusConnection
from shiboken6 import isValid

from journal_app.app.away.linux import SAVERS, LinuxWatch
from journal_app.app.away.watch import SCREEN, SESSION, SUSPEND
from tests.app.away.desktop import Desktop

NUMBERS = itertools.count()
ALL_ASKED = {"session auto", "asked Active", "asked LockedHint"}


def connected(address: str) -> QDBusConnection:
    return QDBusConnection.connectToBus(address, f"tests{next(NUMBERS)}")


@pytest.fixture
def nowhere(tmp_path) -> QDBusConnection:
    return connected(f"unix:path={tmp_path}/nobody")


@pytest.fixture
def watch(qapp, bus, desktop, qtbot):
    """A watch on the private bus that has asked all it asks at its start."""
    made = LinuxWatch(qapp, connected(bus), connected(bus))
    made.told = []
    made.went_away.connect(made.told.append)
    made.start()
    qtbot.waitUntil(lambda: set(desktop.heard) >= ALL_ASKED)
    qtbot.waitUntil(lambda: made.inhibitor.is_held and len(made._was) == 2)
    yield made
    if isValid(made):
        made.stop()
        made.deleteLater()


def test_the_machine_is_asked_to_wait_with_its_sleep_and_why_is_told_neutrally(
    watch, desktop
) -> None:
    said = [each for each in desktop.heard if each.startswith("inhibited")]

    assert said == ["inhibited sleep delay"]


def test_sleep_is_told_and_only_then_the_machine_may_sleep(watch, desktop, qtbot) -> None:
    held = []
    watch.went_away.connect(lambda _reason: held.append("released" not in desktop.heard))

    desktop.does("sleep", True)
    qtbot.waitUntil(lambda: "released" in desktop.heard)

    assert watch.told == [SUSPEND]
    assert held == [True]


def test_after_a_sleep_the_next_one_waits_again(watch, desktop, qtbot) -> None:
    desktop.does("sleep", True)
    qtbot.waitUntil(lambda: "released" in desktop.heard)

    desktop.does("sleep", False)

    qtbot.waitUntil(lambda: desktop.heard.count("inhibited sleep delay") == 2)
    qtbot.waitUntil(lambda: watch.inhibitor.is_held)
    assert watch.told == [SUSPEND]


def test_the_inhibitor_does_not_outlive_this_program_in_another(watch) -> None:
    assert not os.get_inheritable(watch.inhibitor._file)


def test_whoever_stops_watching_hears_no_more_and_the_machine_waits_for_its_end(
    watch, desktop, qtbot
) -> None:
    watch.stop()

    desktop.does("sleep", True)
    desktop.does("sleep", False)
    desktop.does("set", "Active", False)
    qtbot.waitUntil(lambda: desktop.heard.count("asked Active") == 2)

    assert watch.told == []
    assert desktop.heard.count("inhibited sleep delay") == 1
    assert "released" not in desktop.heard


def test_a_watch_that_is_no_more_holds_nothing_back(watch, desktop, qtbot) -> None:
    watch.stop()

    watch.deleteLater()

    qtbot.waitUntil(lambda: "released" in desktop.heard)


def test_a_session_that_is_asked_to_lock_is_told(watch, desktop, qtbot) -> None:
    desktop.does("lock", "own")

    qtbot.waitUntil(lambda: watch.told == [SCREEN])


def test_the_session_of_somebody_else_is_none_of_ours(watch, desktop, qtbot) -> None:
    desktop.does("lock", "another")
    desktop.does("sleep", True)

    qtbot.waitUntil(lambda: bool(watch.told))
    assert watch.told == [SUSPEND]


@pytest.mark.parametrize(
    ("name", "value", "reason"), [("Active", False, SESSION), ("LockedHint", True, SCREEN)]
)
def test_a_switch_of_user_and_a_locked_session_are_told_once(
    watch, desktop, qtbot, name, value, reason
) -> None:
    desktop.does("set", name, value)
    desktop.does("set", name, value)

    qtbot.waitUntil(lambda: desktop.heard.count(f"asked {name}") == 3)
    qtbot.waitUntil(lambda: watch.told == [reason])


def test_a_session_that_comes_back_is_no_reason(watch, desktop, qtbot) -> None:
    desktop.does("set", "Active", False)
    qtbot.waitUntil(lambda: watch.told == [SESSION])

    desktop.does("set", "Active", True)
    qtbot.waitUntil(lambda: watch._was["Active"])

    assert watch.told == [SESSION]


@pytest.mark.parametrize(("name", "path"), SAVERS)
def test_every_screen_saver_is_heard(watch, desktop, qtbot, name, path) -> None:
    desktop.does("saver", name, path, True)

    qtbot.waitUntil(lambda: watch.told == [SCREEN])


def test_a_screen_that_is_free_again_is_no_reason(watch, desktop, qtbot) -> None:
    desktop.does("saver", *SAVERS[0], False)
    desktop.does("sleep", True)

    qtbot.waitUntil(lambda: bool(watch.told))
    assert watch.told == [SUSPEND]


def test_without_any_bus_nothing_is_watched_and_that_is_noted_once(qapp, nowhere, caplog) -> None:
    caplog.set_level(logging.INFO)
    watch = LinuxWatch(qapp, nowhere, nowhere)

    watch.start()
    watch.start()
    watch.release()
    watch.stop()

    said = [each.getMessage() for each in caplog.records if "not watched" in each.getMessage()]
    assert said == ["not watched: session_bus", "not watched: system_bus"]


@pytest.mark.parametrize("options", [None, ("--bare",)])
def test_a_bus_without_logind_is_watched_as_far_as_it_goes(
    qapp, bus, qtbot, caplog, options
) -> None:
    caplog.set_level(logging.INFO)
    bare = Desktop(bus, *options) if options else None
    watch = LinuxWatch(qapp, connected(bus), connected(bus))

    watch.start()

    qtbot.waitUntil(lambda: watch._missing == {"logind_session", "logind_inhibit"})
    watch.stop()
    if bare is not None:
        bare.end()
