"""What is offered at the first look of a day: one thing at most, and each only where it helps."""

import pytest
from PySide6.QtCore import Qt

from journal_app.domain.entry import Entry
from tests.vault_fixtures import PASSPHRASE
from tests.window_fixtures import type_back

PATIENCE_MS = 20_000
SECOND = "Your backups lie only on this computer."
DRILL = "Does your backup open? Trying it takes a minute."
SHEET = "Does your recovery sheet still open the journal? Trying it takes a minute."


@pytest.fixture
def frame(open_journal):
    yield open_journal.frame
    open_journal.long.stop()


@pytest.fixture
def begin_day(open_journal, frame, qtbot):
    """begin_day() opens the journal for today, and waits until the worker has ended."""

    def _begin() -> None:
        frame.rooms.safety.begin_day()
        qtbot.waitUntil(lambda: not open_journal.long._waiting, timeout=PATIENCE_MS)

    return _begin


@pytest.fixture
def days(begin_day, frame, clock):
    """days(29, 1) lets so many days pass; answers what was offered at the end of each."""

    def _days(*passed: int) -> list[str]:
        said = []
        for count in passed:
            clock.move(days=count)
            frame.toast.hide()
            begin_day()
            said.append(frame.toast.words)
        return said

    return _days


@pytest.fixture
def make_sheet(open_journal, answers):
    """make_sheet() makes a recovery sheet, answers its code."""

    def _make_sheet() -> str:
        codes: list[str] = []
        answers.drives = [lambda dialog: codes.append(dialog.view.paper.code) or type_back(dialog)]
        open_journal.recovery.make()
        return codes[0]

    return _make_sheet


def write(open_journal, count: int) -> None:
    for number in range(count):
        open_journal.journal.save(Entry(title=f"entry {number}"))
        open_journal.journal.leave()


def try_code(open_journal, code: str, qtbot) -> None:
    backups, tried = open_journal.backups, []
    backups.try_out(backups.newest(), code, tried.append, pytest.fail)
    qtbot.waitUntil(lambda: bool(tried), timeout=PATIENCE_MS)


def test_trying_the_sheet_is_offered_once_thirty_days_after_it_was_made(
    open_journal, make_sheet, days
) -> None:
    make_sheet()
    write(open_journal, 1)

    assert days(1, 28, 1, 1, 29) == ["", "", SHEET, "", ""]
    make_sheet()
    write(open_journal, 1)
    assert days(1, 29)[1] == SHEET


def test_a_sheet_that_was_tried_by_its_code_is_not_offered_and_counts_as_a_drill(
    open_journal, make_sheet, days, qtbot
) -> None:
    code = make_sheet()
    write(open_journal, 1)
    days(20)
    try_code(open_journal, code, qtbot)

    assert days(10, 79, 1) == ["", "", DRILL]


def test_the_passphrase_tries_no_sheet(open_journal, make_sheet, days, qtbot) -> None:
    make_sheet()
    write(open_journal, 1)
    days(20)
    try_code(open_journal, PASSPHRASE, qtbot)

    assert days(10) == [SHEET]


def test_the_code_of_a_sheet_before_tries_no_sheet(
    open_journal, make_sheet, days, clock, qtbot
) -> None:
    code = make_sheet()
    write(open_journal, 1)
    days(1)
    clock.move(days=1)
    make_sheet()
    try_code(open_journal, code, qtbot)
    write(open_journal, 1)

    assert days(1, 29) == ["", SHEET]


def test_a_sheet_is_not_tried_on_a_backup_that_its_code_does_not_open(
    open_journal, make_sheet, days
) -> None:
    write(open_journal, 1)
    days(1)
    make_sheet()

    assert days(30) == [""]
    write(open_journal, 1)
    assert days(1) == [SHEET]


def test_no_day_offers_two_things(open_journal, begin_day, make_sheet, days, frame) -> None:
    make_sheet()
    write(open_journal, 1)
    first = days(1)
    write(open_journal, 9)
    first += days(120)
    frame.toast.hide()
    begin_day()

    assert first == ["", SECOND]
    assert frame.toast.words == ""
    assert days(1, 1) == [SHEET, DRILL]


def test_the_offer_opens_the_sheet_that_asks_for_the_code(
    open_journal, make_sheet, days, frame, answers, qtbot
) -> None:
    make_sheet()
    write(open_journal, 1)
    days(1, 29)

    qtbot.mouseClick(frame.toast.buttons[0], Qt.MouseButton.LeftButton)

    assert answers.dialogs[-1].windowTitle() == "Try your recovery sheet"
