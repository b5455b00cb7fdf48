"""What is not finished is gone afterwards; what a killed program left goes at the next use."""

import os
import signal
import subprocess
import sys

import pytest

from journal_app.vault import scratch

MAKER = """
import pathlib, sys
from journal_app.vault import scratch
with scratch.unfinished(pathlib.Path(sys.argv[1])) as found:
    (found / "database").write_bytes(b"x")
    print("made", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def maker(tmp_path):
    """Another program that is making something in the folder."""
    child = subprocess.Popen(
        [sys.executable, "-c", MAKER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert child.stdout.readline() == b"made\n"
    yield child
    child.kill()
    child.wait()
    child.stdin.close()
    child.stdout.close()


def broken_off(folder) -> None:
    with scratch.unfinished(folder) as found:
        (found / "database").write_bytes(b"x")
        raise InterruptedError


def test_what_was_unfinished_is_gone_also_when_it_failed(tmp_path) -> None:
    with pytest.raises(InterruptedError):
        broken_off(tmp_path / "new")

    assert list((tmp_path / "new").iterdir()) == []
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700


def test_what_became_the_result_stays(tmp_path) -> None:
    with scratch.unfinished(tmp_path) as found:
        (found / "database").write_bytes(b"x")
        found.rename(tmp_path / "Result")

    assert [file.name for file in tmp_path.rglob("*")] == ["Result", "database"]


def test_what_another_program_is_making_is_left_alone_until_it_is_killed(tmp_path, maker) -> None:
    with scratch.unfinished(tmp_path):
        assert len(list(tmp_path.glob("*/database"))) == 1
    os.kill(maker.pid, signal.SIGKILL)
    maker.wait()

    scratch.sweep(tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_a_hold_without_its_folder_goes_too(tmp_path) -> None:
    (tmp_path / ".unfinished-1.lock").touch()
    (tmp_path / ".unfinished-2.lock").mkdir()

    scratch.sweep(tmp_path)

    assert [file.name for file in tmp_path.iterdir()] == [".unfinished-2.lock"]
