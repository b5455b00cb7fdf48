import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from journal_app import log
from journal_app.paths import state_folder

SECRET = "Ana said it first"

program = logging.getLogger("journal_app")


@pytest.fixture(autouse=True)
def quiet_again() -> Iterator[None]:
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    level, handlers = program.level, list(program.handlers)
    yield
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
    for handler in [each for each in program.handlers if each not in handlers]:
        program.removeHandler(handler)
        handler.close()
    program.setLevel(level)


def fail_privately() -> None:
    text = SECRET
    raise ValueError(text)


def private_error() -> ValueError:
    with pytest.raises(ValueError, match=SECRET) as caught:
        fail_privately()
    return caught.value


def test_a_line_goes_to_the_state_folder() -> None:
    log.set_up()

    logging.getLogger("journal_app.store").info("saved %s in %d ms", "entry", 3)

    line = (state_folder() / log.LOG_FILE).read_text()
    assert line.endswith("INFO journal_app.store saved entry in 3 ms\n")


def test_setting_up_twice_writes_a_line_once() -> None:
    log.set_up()
    log.set_up()

    program.info("unlocked")

    assert (state_folder() / log.LOG_FILE).read_text().count("unlocked") == 1


def test_an_exception_in_the_log_keeps_its_message_to_itself(tmp_path: Path, expect_log) -> None:
    expect_log("not saved")
    log.set_up(tmp_path)

    try:
        fail_privately()
    except ValueError:
        program.exception("not saved")

    written = (tmp_path / log.LOG_FILE).read_text()
    assert "builtins.ValueError" in written
    assert SECRET not in written


def test_the_log_keeps_three_files_of_a_bounded_size(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(log, "FILE_BYTES", 200)
    log.set_up(tmp_path)

    for number in range(50):
        program.info("saved entry number %d", number)

    files = sorted(tmp_path.iterdir())
    assert len(files) == 3
    assert all(file.stat().st_size <= 200 for file in files)


def test_without_a_place_for_the_log_the_program_goes_on(tmp_path: Path) -> None:
    in_the_way = tmp_path / "state"
    in_the_way.write_text("a file, not a folder")

    log.set_up(in_the_way)

    program.info("started")


def test_a_report_says_where_and_not_what() -> None:
    text = log.write_crash(private_error())

    assert f"{__name__}:" in text
    assert "sqlcipher3 0." in text
    assert SECRET not in text
    assert str(Path(__file__).parent) not in text


def test_crashes_are_kept_one_after_the_other(tmp_path: Path) -> None:
    first = log.write_crash(private_error(), tmp_path)
    second = log.write_crash(KeyError("x"), tmp_path)

    assert (tmp_path / log.CRASH_FILE).read_text() == f"{first}\n{second}\n"


def test_a_crash_file_that_cannot_be_written_hides_nothing(tmp_path: Path) -> None:
    in_the_way = tmp_path / "state"
    in_the_way.write_text("a file, not a folder")

    assert "ValueError" in log.write_crash(private_error(), in_the_way)


def test_the_last_resort_writes_and_tells_the_same(tmp_path: Path) -> None:
    told: list[str] = []
    log.install_last_resort(told.append, tmp_path)
    error = private_error()

    sys.excepthook(type(error), error, error.__traceback__)

    assert (tmp_path / log.CRASH_FILE).read_text() == f"{told[0]}\n"


def test_the_last_resort_hears_other_threads(tmp_path: Path) -> None:
    told: list[str] = []
    log.install_last_resort(told.append, tmp_path)

    thread = threading.Thread(target=fail_privately)
    thread.start()
    thread.join()

    assert "builtins.ValueError" in told[0]


def test_an_error_in_what_is_thrown_away_is_written_without_its_words(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    class Thrown:
        def __del__(self) -> None:
            fail_privately()

    told: list[str] = []
    log.install_last_resort(told.append, tmp_path)

    thrown = Thrown()
    del thrown

    assert "builtins.ValueError" in (tmp_path / log.CRASH_FILE).read_text()
    assert SECRET not in (tmp_path / log.CRASH_FILE).read_text()
    assert capfd.readouterr().err == ""
    assert told == []


def test_stopping_the_program_is_no_crash(tmp_path: Path) -> None:
    log.install_last_resort(lambda _text: pytest.fail("told"), tmp_path)

    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="the mark is of Linux")
def test_memory_is_never_dumped() -> None:
    code = (
        "import ctypes, resource; from journal_app import log; log.harden();"
        "print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )

    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert answer.stdout == "(0, 0) 0\n", answer.stderr


FAULTY = (
    "import sys; from pathlib import Path; from journal_app import log;"
    "print(log.watch_faults(Path(sys.argv[1])))"
)


def faulty_run(folder: Path, then: str = "") -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-c", f"{FAULTY}{then}", folder], capture_output=True, text=True
    )


def test_a_fault_of_the_system_leaves_its_places_and_no_folder(tmp_path: Path) -> None:
    broken = (
        "\nimport ctypes\ndef read_nothing(secret):\n    ctypes.string_at(0)\nread_nothing('Ana')"
    )

    first = faulty_run(tmp_path, broken)
    second = faulty_run(tmp_path)

    written = (tmp_path / log.CRASH_FILE).read_text()
    assert first.returncode < 0
    assert second.stdout == "True\n"
    assert "Fatal Python error: Segmentation fault" in written
    assert "string>:" in written
    assert "/" not in written.split("\n", 1)[1].split("pyside6")[0]
    assert "Ana" not in written


def test_a_run_that_ended_well_leaves_no_fault_behind(tmp_path: Path) -> None:
    faulty_run(tmp_path)

    second = faulty_run(tmp_path)

    assert second.stdout == "False\n"
    assert not (tmp_path / log.CRASH_FILE).exists()


def test_a_state_folder_that_cannot_be_written_leaves_the_program_without_a_watch(
    tmp_path: Path,
) -> None:
    (tmp_path / "file").touch()

    assert log.watch_faults(tmp_path / "file") is False
