"""What a check nobody asked for tells: only what is wrong and stands nowhere else."""

import pytest

from journal_app.services.checking import ALL_OLD, NONE, Findings
from journal_app.ui.journal.checking import Checking
from journal_app.ui.worker import Worker

PATIENCE_MS = 20_000


class Found:
    """Work that finds what it is told to find."""

    def __init__(self, found: Findings) -> None:
        self.found, self.noted = found, 0

    def settle(self) -> bool:
        return True

    def is_due(self) -> bool:
        return True

    def full(self, _progress) -> Findings:
        return self.found

    def note(self, _found: Findings) -> None:
        self.noted += 1


@pytest.fixture
def long(qtbot):
    worker = Worker("long")
    yield worker
    worker.stop()


@pytest.mark.parametrize(
    ("found", "quietly"),
    [
        (Findings(), ""),
        (Findings(backup=NONE), ""),
        (Findings(backup=ALL_OLD), ALL_OLD),
        (Findings(links=("x",)), "Some links lead to what is not there any more."),
    ],
)
def test_a_missing_backup_is_told_only_to_who_asked(long, qtbot, found, quietly) -> None:
    work, told = Found(found), []
    checking = Checking(long, work)
    checking.told.connect(told.append)

    checking.begin_quietly()
    qtbot.waitUntil(lambda: work.noted == 1, timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: checking._task is None, timeout=PATIENCE_MS)
    said = checking.words
    checking.begin()
    qtbot.waitUntil(lambda: work.noted == 2, timeout=PATIENCE_MS)

    assert (told, said) == ([quietly] if quietly else [], quietly)
    assert checking.words == found.words
