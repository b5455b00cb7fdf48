"""Whoever asks what may hang is kept waiting for so long and no longer."""

import subprocess
import sys
import threading

import pytest

from journal_app.errors import DeviceUnavailable
from journal_app.vault.patience import Asked


def test_the_answer_is_given_to_whoever_waits() -> None:
    assert Asked(lambda: 7).answer(within_s=20) == 7


def test_nothing_is_an_answer_too() -> None:
    assert Asked(lambda: None).answer(within_s=20) is None


def test_why_there_is_no_answer_is_told() -> None:
    def locked():
        raise DeviceUnavailable("It is locked.")

    with pytest.raises(DeviceUnavailable, match="locked"):
        Asked(locked).answer(within_s=20)


def test_what_has_not_ended_has_no_answer_yet() -> None:
    may_end = threading.Event()
    asked = Asked(lambda: may_end.wait(20))

    with pytest.raises(DeviceUnavailable, match="does not answer"):
        asked.answer()
    is_waiting = not asked.has_ended
    may_end.set()

    assert is_waiting
    assert asked.answer(within_s=20)


def test_a_process_ends_though_its_question_hangs() -> None:
    code = (
        "import threading; from journal_app.vault.patience import Asked\n"
        "Asked(threading.Event().wait); print('ends')"
    )

    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60)

    assert (ran.returncode, ran.stdout) == (0, b"ends\n")
