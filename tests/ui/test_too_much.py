"""Too much just now is offered where a stretch is said to be so, and leaves no trace unwanted."""

import dataclasses
import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from journal_app.domain.action import Action, Owner
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal, GoalStatus, Stretch
from journal_app.domain.person import Person
from journal_app.domain.reading import Metric, Reading
from journal_app.services import checking_in
from journal_app.ui.too_much import TooMuchSheet


@pytest.fixture
def journal(open_journal):
    return open_journal.journal


@pytest.fixture
def goal(open_journal, journal) -> Goal:
    """A goal with an action of its own, open in the window."""
    made = Goal(own_words_md="Lead the workshop", status=GoalStatus.ACTIVE)
    journal.change([made, Person(name="Ingrid"), Action(title="Ask", goal_id=made.id)])
    open_journal.frame.open_record(Goal.table, made.id)
    return journal[Goal].get(made.id)


def press(name: str, supporter: str = ""):
    def drive(dialog) -> None:
        assert isinstance(dialog, TooMuchSheet)
        dialog.supporter.setText(supporter)
        dialog.findChild(QPushButton, name).click()

    return drive


def test_enter_in_the_line_of_who_stands_by_writes_the_page(theme, qtbot) -> None:
    sheet = TooMuchSheet(theme, ["Ingrid"])
    qtbot.addWidget(sheet)
    sheet.show()
    qtbot.keyClicks(sheet.supporter, "Somebody")

    with qtbot.waitSignal(sheet.accepted):
        qtbot.keyClick(sheet.supporter, Qt.Key.Key_Return)

    assert sheet.name == "Somebody"


def check_in(journal, goal: Goal, stretch: int) -> None:
    values = {Metric.PROGRESS: 45, Metric.COMMITMENT: 4, Metric.STRETCH: stretch}
    checking_in.check_in(journal, goal, dt.date(2025, 4, 15), values, "")


def test_a_check_in_of_too_much_offers_the_page_and_the_owner_stays(
    open_journal, journal, goal, answers, qtbot
) -> None:
    check_in(journal, goal, 3)
    answers.drives = [press("go", "Ingrid")]

    check_in(journal, goal, 4)
    qtbot.waitUntil(lambda: bool(journal.heads(Entry)))

    action = journal[Action].where(goal_id=goal.id)[0]
    assert action.owner == Owner.ME
    assert journal[Person].get(action.support_person_id).name == "Ingrid"
    assert len(answers.dialogs) == 1
    page = journal[Entry].get(journal.heads(Entry)[0].id)
    assert page.template == "out_of_depth"
    assert open_journal.frame.key == "journal"
    assert open_journal.page.open_id == page.id


def test_the_stretch_of_the_goal_itself_offers_it_too_but_once(
    journal, goal, answers, qtbot
) -> None:
    deep = dataclasses.replace(goal, stretch=Stretch.OUT_OF_DEPTH)
    journal.change([deep])
    qtbot.waitUntil(lambda: len(answers.dialogs) == 1)
    journal.change([dataclasses.replace(deep, stretch=Stretch.STRETCH)])
    journal.change([deep])
    QApplication.processEvents()

    assert len(answers.dialogs) == 1


def test_cancel_leaves_no_trace(open_journal, journal, goal, answers) -> None:
    answers.drives = [press("stay", "Ingrid")]
    step = journal.last_step

    open_journal.frame.doing.run("goal.too_much")

    assert len(answers.dialogs) == 1
    assert journal.last_step == step
    assert journal.heads(Entry) == []
    assert journal[Goal].get(goal.id).support_md == ""


def test_undo_takes_all_of_it_back(open_journal, journal, goal, answers) -> None:
    answers.drives = [press("go", "Ingrid")]
    open_journal.frame.doing.run("goal.too_much")

    open_journal.frame.toast.findChild(QPushButton).click()

    assert journal.heads(Entry) == []
    assert journal[Action].where(goal_id=goal.id)[0].support_person_id is None


def test_the_command_is_there_where_a_goal_is_open(open_journal, goal) -> None:
    doing = open_journal.frame.doing

    here = doing.is_possible("goal.too_much")
    open_journal.frame.go("today")

    assert here
    assert not doing.is_possible("goal.too_much")


def test_a_goal_that_is_not_open_asks_nothing(open_journal, journal, goal, answers) -> None:
    open_journal.frame.go("today")

    check_in(journal, goal, 4)
    QApplication.processEvents()

    assert answers.dialogs == []
    assert [one.value for one in journal[Reading].where(metric=Metric.STRETCH)] == [4.0]
