"""macOS: sleep, another user and a locked screen, each from the center that tells it."""

import pytest

from journal_app.app.away.macos import DISTRIBUTED, WORKSPACE, MacWatch
from journal_app.app.away.watch import SCREEN, SESSION, SUSPEND


class Centers:
    def __init__(self) -> None:
        self.observed: dict[tuple[str, str], object] = {}

    def observe(self, name, center, noticed) -> None:
        self.observed[name, center] = noticed

    def forget(self) -> None:
        self.observed.clear()


@pytest.fixture
def centers() -> Centers:
    return Centers()


@pytest.fixture
def watch(qapp, centers):
    made = MacWatch(qapp, centers)
    made.told = []
    made.went_away.connect(made.told.append)
    made.start()
    yield made
    made.deleteLater()


@pytest.mark.parametrize(
    ("name", "center", "reason"),
    [
        ("NSWorkspaceWillSleepNotification", WORKSPACE, SUSPEND),
        ("NSWorkspaceSessionDidResignActiveNotification", WORKSPACE, SESSION),
        ("com.apple.screenIsLocked", DISTRIBUTED, SCREEN),
    ],
)
def test_a_notice_is_told_for_what_it_means(watch, centers, name, center, reason) -> None:
    centers.observed[name, center](name)

    assert watch.told == [reason]


def test_a_notice_of_something_else_is_not_told(watch, centers) -> None:
    noticed = next(iter(centers.observed.values()))

    noticed("com.apple.screenIsUnlocked")

    assert watch.told == []


def test_whoever_stops_observes_nothing(watch, centers) -> None:
    watch.stop()

    assert centers.observed == {}
