"""When the recovery sheet is asked for, and when it counts."""

import datetime as dt

import pytest

from journal_app import vault
from journal_app.app.recovery import STATE, Recovery
from journal_app.errors import WrongRecovery
from journal_app.services import sample
from tests.window_fixtures import given_to_tests, type_back


@pytest.fixture
def recovery(opened, journal, answers, theme, clock, qtbot) -> Recovery:
    def today() -> dt.date:
        return clock.time.date()

    return Recovery(opened, journal.store, given_to_tests(answers, theme, clock), today)


@pytest.fixture
def codes() -> list[str]:
    return []


@pytest.fixture
def read(codes):
    """Reads the sheet and leaves it."""
    return lambda dialog: codes.append(dialog.view.paper.code)


@pytest.fixture
def make(read):
    """Reads the sheet, types it back and finishes."""

    def _make(dialog) -> None:
        read(dialog)
        type_back(dialog)

    return _make


def opens(opened, code: str) -> bool:
    try:
        vault.read_key(opened.folder, code)
    except WrongRecovery:
        return False
    return True


def test_it_is_asked_for_once_a_day_until_it_exists(recovery, answers, clock, make) -> None:
    recovery.offer()
    recovery.offer()
    clock.move(days=1)
    answers.replies, answers.drives = ["make"], [make]
    recovery.offer()
    clock.move(days=1)
    recovery.offer()

    assert answers.asked == ["There is no recovery sheet yet"] * 2
    assert recovery.standing == "Recovery sheet of 4 November 2025"


def test_later_leaves_everything_as_it_was(recovery, answers, opened, codes, read) -> None:
    before = (opened.folder / "vault.json").read_bytes()
    answers.replies, answers.drives = ["make"], [read]

    recovery.offer()

    assert recovery.standing == "Recovery sheet: not made yet"
    assert (opened.folder / "vault.json").read_bytes() == before
    assert not opens(opened, codes[0])


def test_typed_back_its_code_opens_the_journal(recovery, answers, opened, codes, make) -> None:
    answers.drives = [make]

    recovery.make()

    assert opens(opened, codes[0])


def test_the_square_of_a_sheet_that_counts_brings_a_lost_header_back(
    recovery, answers, opened
) -> None:
    squares: list[str] = []
    answers.drives = [lambda dialog: squares.append(dialog.view.paper.square) or type_back(dialog)]
    recovery.make()
    opened.lock()
    before = (opened.folder / "vault.json").read_bytes()
    (opened.folder / "vault.json").unlink()

    vault.mend(opened.folder, squares[0])

    assert (opened.folder / "vault.json").read_bytes() == before


def test_the_sheet_before_holds_until_the_new_one_is_made(
    recovery, answers, opened, codes, make, read
) -> None:
    answers.drives = [make, read, make]

    recovery.make()
    recovery.make()
    holds = opens(opened, codes[0]), recovery.standing
    recovery.make()

    assert holds == (True, "Recovery sheet of 3 November 2025")
    assert [opens(opened, code) for code in codes] == [False, False, True]


def test_printed_and_not_typed_back_it_opens_but_does_not_count(
    recovery, answers, opened, codes, make, read
) -> None:
    def only_print(dialog) -> None:
        read(dialog)
        dialog._print.click()

    answers.drives = [make, only_print]

    recovery.make()
    recovery.make()

    assert opens(opened, codes[1])
    assert recovery.standing == "Recovery sheet: not made yet"


def test_a_code_shown_by_an_older_program_counts(recovery, journal, answers) -> None:
    journal.store.keep_state(STATE, {"shown_on": "2025-01-02"})

    recovery.offer()

    assert answers.asked == []
    assert recovery.standing == "Recovery sheet of 2 January 2025"


def test_a_sample_needs_none(recovery, journal, answers) -> None:
    journal.store.keep_state(sample.STATE, {"passes": True})

    recovery.offer()

    assert answers.asked == []


def test_after_the_code_was_used_a_new_sheet_is_offered(
    recovery, answers, opened, codes, make
) -> None:
    answers.replies, answers.drives = ["make"], [make, make]
    recovery.make()

    recovery.offer_anew()

    assert answers.asked == ["Your recovery code was used"]
    assert [opens(opened, code) for code in codes] == [False, True]


def test_the_dialog_that_was_left_holds_nothing_of_the_code(recovery, answers, codes, make) -> None:
    answers.drives = [make]

    recovery.make()

    held = str(vars(answers.dialogs[0])) + str(vars(answers.dialogs[0].view))
    assert not [group for group in codes[0].split("-") if group in held]
