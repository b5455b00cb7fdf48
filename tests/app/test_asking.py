"""Whoever asks the keyring hears the answer on the window's thread, if it is still waited for."""

import threading

import pytest

from journal_app.app.asking import Asking
from journal_app.errors import DeviceUnavailable


@pytest.fixture
def asking(qapp):
    return Asking(qapp)


def test_the_answer_comes_on_the_thread_that_asked(asking, qtbot) -> None:
    heard = []

    asking.ask(
        threading.get_ident,
        done=lambda asked_on: heard.append((asked_on, threading.get_ident())),
        failed=heard.append,
    )
    qtbot.waitUntil(lambda: bool(heard), timeout=20_000)

    ((asked_on, heard_on),) = heard
    assert heard_on == threading.get_ident() != asked_on


def test_why_there_is_none_is_heard_too(asking, qtbot) -> None:
    def locked():
        raise DeviceUnavailable("It is locked.")

    heard = []
    asking.ask(locked, done=heard.append, failed=lambda error: heard.append(str(error)))
    qtbot.waitUntil(lambda: bool(heard), timeout=20_000)

    assert heard == ["It is locked."]


def test_a_newer_question_makes_an_older_one_void(asking, qtbot) -> None:
    may_end, heard = threading.Event(), []
    asking.ask(lambda: may_end.wait(20), done=heard.append, failed=heard.append)

    asking.ask(lambda: "newer", done=heard.append, failed=heard.append)
    may_end.set()
    qtbot.waitUntil(lambda: bool(heard), timeout=20_000)

    assert heard == ["newer"]
    assert not asking.is_waiting


def test_what_was_dropped_is_heard_no_more(asking) -> None:
    heard = []
    asking.ask(lambda: 1, done=heard.append, failed=heard.append)

    asking.drop()
    asking._on_look()

    assert heard == []
