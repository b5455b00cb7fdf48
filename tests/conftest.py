"""What holds for every test: no real home, no loud log line, no left-over window."""

import itertools
import logging
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest_plugins = ["tests.vault_fixtures", "tests.faults.plugin"]
NUMBERS = itertools.count()
REFUSE_QT = Path(__file__).parent / "refuse_qt"
QT_OPTIONS = ("qt_api", "qt_log_level_fail", "qt_log_ignore")

settings.register_profile(
    "ci",
    deadline=None,  # the machine is shared
    derandomize=True,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("long", settings.get_profile("ci"), derandomize=False, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


# ------------------------------------------------------------------ Qt, or the lack of it


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    parser.addoption("--refuse-qt", action="store_true", help="an import of PySide6 fails")
    if not pluginmanager.hasplugin("pytest-qt"):  # -p no:pytest-qt; its options stay known
        for name in QT_OPTIONS:
            parser.addini(name, help="of pytest-qt", type="args")


def pytest_configure(config: pytest.Config) -> None:
    _leave_home(Path(tempfile.mkdtemp(prefix="journal-tests-")), config)
    if config.getoption("--refuse-qt"):
        sys.path.insert(0, str(REFUSE_QT))
        sys.modules.pop("sitecustomize", None)  # Debian has one of its own
        import sitecustomize  # noqa: F401 - it acts when imported

        os.environ["PYTHONPATH"] = str(REFUSE_QT)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


# ------------------------------------------------------------------ no real home


def _leave_home(folder: Path, config: pytest.Config) -> None:
    """Nothing a test does can reach the home of the person who runs it."""
    config.add_cleanup(lambda: _remove(folder))
    folder.joinpath("run").mkdir(mode=0o700)
    folder.joinpath("cache").mkdir()
    os.environ["HOME"] = str(folder)
    os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder / "run"))
    for name in ("LANGUAGE", "LC_ALL"):
        os.environ.pop(name, None)
    os.environ["LANG"] = "C.UTF-8"


def _remove(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch) -> Path:
    """Data, config and state folders of this test alone."""
    folder = tmp_path_factory.getbasetemp() / "homes" / f"{next(NUMBERS)}"
    folder.mkdir(parents=True)  # mktemp would look through all that were made before
    for name in ("DATA", "CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    return folder


# ------------------------------------------------------------------ no loud log line


class LoudLines(logging.Handler):
    """Every line of the log at warning or above, and the ones a test declared."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        self.expected: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def problems(self) -> list[str]:
        unexpected = [
            f"not expected: {line}"
            for line in self.lines
            if not any(re.search(pattern, line) for pattern in self.expected)
        ]
        unseen = [
            f"expected, not seen: {pattern}"
            for pattern in self.expected
            if not any(re.search(pattern, line) for line in self.lines)
        ]
        return unexpected + unseen


@pytest.fixture(autouse=True)
def loud_lines() -> Iterator[LoudLines]:
    """A line of the log at warning or above fails the test, unless it was declared."""
    handler = LoudLines()
    logging.getLogger().addHandler(handler)
    yield handler
    logging.getLogger().removeHandler(handler)
    if problems := handler.problems():
        pytest.fail("log lines: " + "; ".join(problems), pytrace=False)


@pytest.fixture
def expect_log(loud_lines: LoudLines) -> Callable[[str], None]:
    """expect_log("damaged") declares a line, by a regular expression, that must be written."""
    return loud_lines.expected.append


# ------------------------------------------------------------------ no left-over window


@pytest.fixture(autouse=True)
def no_window_left() -> Iterator[None]:
    """A window still showing when the test is over fails it, and is closed for the next."""
    yield
    if left := _windows():
        names = [f"{type(window).__name__} {window.objectName()!r}" for window in left]
        for window in left:
            window.close()
            window.deleteLater()
        pytest.fail(f"left-over windows: {', '.join(names)}", pytrace=False)


@pytest.fixture(autouse=True)
def deleted_at_once() -> Iterator[None]:
    """What is to be deleted later waits for an event loop to come round, and tests have none."""
    yield
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


def _windows() -> list:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    return [window for window in widgets.QApplication.topLevelWidgets() if window.isVisible()]


def pytest_sessionfinish() -> None:
    """A clipboard that holds an object of Python's would crash the end of the process."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()
