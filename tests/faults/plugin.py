"""The rows of the fault matrix in pytest: who counts for which, and the table at the end."""

from collections.abc import Generator
from pathlib import Path

import pytest

from tests.faults import matrix
from tests.faults.matrix import Tally

TALLIES = pytest.StashKey[dict[str, Tally]]()
LONGEST = 160  # signs of a reason that stand in the table


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "row(name): counts for this row of the fault matrix")
    config.stash[TALLIES] = {}


@pytest.fixture
def row(request: pytest.FixtureRequest) -> Tally:
    """The tally of the row this test is marked with."""
    return _tally(request.node)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if item.get_closest_marker("row") is not None:
        tally = _tally(item)
        tally.seconds += report.duration
        if report.failed:
            tally.failed.append(f"{item.name}: {_reason(report)}")
        elif report.skipped:
            tally.not_run.append(_reason(report))
    return report


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    tallies = config.stash[TALLIES]
    if not tallies:
        return
    if matrix.RESULTS:
        matrix.keep(tallies.values(), Path(matrix.RESULTS))
        return
    terminalreporter.write_line("")
    for line in matrix.table(tallies):
        terminalreporter.write_line(line)


def tally_of(config: pytest.Config, name: str) -> Tally:
    """The tally of a row, for what is found beside the tests of it."""
    return config.stash[TALLIES].setdefault(name, Tally(name))


def _tally(item: pytest.Item) -> Tally:
    marker = item.get_closest_marker("row")
    if marker is None or marker.args[0] not in matrix.BY_NAME:
        raise pytest.UsageError(f"{item.nodeid} names no row of tests/faults/matrix.py")
    return tally_of(item.config, marker.args[0])


def _reason(report: pytest.TestReport) -> str:
    if report.skipped and isinstance(report.longrepr, tuple):
        return report.longrepr[2].removeprefix("Skipped: ")[:LONGEST]
    crash = getattr(report.longrepr, "reprcrash", None)
    text = crash.message if crash is not None else str(report.longrepr)
    return text.partition("\n")[0][:LONGEST]
