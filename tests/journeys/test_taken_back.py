"""Whatever is done to the journal by one command is taken back by one undo."""

import dataclasses
import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget

from journal_app.domain.action import Action
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.domain.level import Level
from journal_app.domain.person import Person
from journal_app.domain.reading import Metric
from journal_app.domain.relationship import EndReason, Phase, Relationship, Style
from journal_app.domain.session import Session
from journal_app.ui.session.ground import ACTIONS, LOOK_BACK, NOTES
from journal_app.ui.widgets.action_row import ActionRow

LEFT, ENTER = Qt.MouseButton.LeftButton, Qt.Key.Key_Return
DOERS: dict[str, Callable] = {}


def doer(do: Callable) -> Callable:
    """Listed by its name."""
    DOERS[do.__name__] = do
    return do


@pytest.fixture
def w(open_journal, sample, answers, qtbot):
    """The window with the sample in it."""
    open_journal.frame.resize(1440, 900)
    return World(open_journal.frame, sample, answers, qtbot)


@dataclasses.dataclass
class World:
    """What a doer needs."""

    frame: object
    journal: object
    answers: object
    qtbot: object

    def open(self, cls, record_id: str):
        assert self.frame.open_record(cls.table, record_id)
        return self.frame.here

    def pair(self) -> Relationship:
        return self.journal[Relationship].get("r_ingrid")

    def go(self, key: str):
        assert self.frame.go(key)
        return self.frame.here

    def press(self, ground, name: str) -> None:
        found = [one for one in ground.findChildren(QAbstractButton, name) if one.isVisible()]
        self.qtbot.mouseClick(found[0], LEFT)

    def type_in(self, field, words: str) -> None:
        self.qtbot.keyClicks(field, words)
        self.qtbot.keyClick(field, ENTER)


def snapshot(journal) -> dict:
    """Every record as it is, but for when it was written last."""
    return {one.id: dataclasses.replace(one, updated_at=None) for one in journal.store.every()}


# ------------------------------------------------------------------ people


@doer
def closing_with_actions_settled(w: World) -> None:
    def drive(sheet) -> None:
        sheet._reason.editor.load(EndReason.COMPLETED)
        boxes = list(sheet.fates.values())
        boxes[0].setCurrentIndex(1)
        boxes[1].setCurrentIndex(2)
        sheet.finish()

    w.answers.drives = [drive]
    w.open(Relationship, "r_ingrid").form.manners.move(w.pair(), Phase.CLOSED)


@doer
def winding_up(w: World) -> None:
    w.answers.drives = [lambda sheet: sheet.finish()]
    w.open(Relationship, "r_ingrid").form.manners.move(w.pair(), Phase.WINDING_UP)


@doer
def moving_back(w: World) -> None:
    w.open(Relationship, "r_ingrid").form.manners.move(w.pair(), Phase.DIRECTION)


@doer
def pausing(w: World) -> None:
    w.open(Relationship, "r_ingrid").form.manners.pause(w.pair())


@doer
def agreeing_afresh(w: World) -> None:
    w.press(w.open(Relationship, "r_ingrid"), "agree_afresh")


@doer
def another_style_agreed_afresh(w: World) -> None:
    w.answers.replies = ["afresh"]
    page = w.open(Relationship, "r_ingrid")
    w.press(page, "more_fields")
    editor = page.form.form._editors["style"]
    editor.box.setCurrentIndex(editor._codes.index(Style.SPONSORSHIP))
    editor.box.activated.emit(editor.box.currentIndex())


@doer
def planning_a_session(w: World) -> None:
    w.press(w.open(Relationship, "r_ingrid"), "plan_session")


@doer
def five_numbers_of_a_pair(w: World) -> None:
    health = w.open(Relationship, "r_ingrid").findChild(QWidget, "health")
    health._on_say()
    for rating in health.ratings.values():
        rating.choose(2)
    health.keep()


@doer
def a_pasted_list_of_seven(w: World) -> None:
    page = w.go("people")
    page.compose()
    w.press(page.composer, "several")
    QApplication.clipboard().setText("\n".join("ABCDEFG"))
    page.composer.names.paste()
    w.press(page.composer, "add_pair")


@doer
def a_sentence_that_makes_two(w: World) -> None:
    page = w.go("people")
    page.compose()
    w.type_in(page.composer.name, "Someone New")


@doer
def being_in_touch(w: World) -> None:
    w.open(Person, "p_sam").form.person._touch()


# ------------------------------------------------------------------ actions


@doer
def an_action_of_a_sentence(w: World) -> None:
    view = w.open(Session, "s8").view
    view.go_to(NOTES)
    view.notes.insights.text.setFocus()
    w.frame.doing.run("session.action")


@doer
def an_action_of_a_line(w: World) -> None:
    w.type_in(w.go("actions").quick.line, "Call her by Friday")


@doer
def an_action_of_the_line_of_a_session(w: World) -> None:
    view = w.open(Session, "s8").view
    view.go_to(ACTIONS)
    w.type_in(view.promised.line, "Call her by Friday")


@doer
def an_action_done_in_the_list(w: World) -> None:
    w.qtbot.mouseClick(w.go("actions").columns.row_of("a20").check, LEFT)


@doer
def an_action_moved_in_the_list(w: World) -> None:
    w.go("actions").columns.row_of("a20").moved.emit(dt.date(2026, 1, 5))


@doer
def an_action_let_go_in_the_list(w: World) -> None:
    w.go("actions").columns.row_of("a20").let_go.emit()


@doer
def an_action_opened_again_in_the_list(w: World) -> None:
    w.qtbot.mouseClick(w.go("actions").columns.row_of("a15").check, LEFT)


@doer
def an_action_done_today(w: World) -> None:
    w.go("journal")
    w.qtbot.mouseClick(w.go("today").rows[0].check, LEFT)


@doer
def an_action_let_go_in_its_session(w: World) -> None:
    view = w.open(Session, "s8").view
    view.go_to(ACTIONS)
    view.promised.list.rows["a20"].let_go.emit()


@doer
def an_action_moved_on_the_page_of_its_pair(w: World) -> None:
    page = w.open(Relationship, "r_ingrid")
    row = page.form.pair.findChild(ActionRow, "action_a20")
    row.moved.emit(dt.date(2026, 1, 5))


@doer
def a_page_about_an_action(w: World) -> None:
    w.press(w.open(Action, "a15"), "reflect")


# ------------------------------------------------------------------ sessions, goals, pages


@doer
def planning_the_next_one(w: World) -> None:
    view = w.open(Session, "s8").view
    view.go_to(LOOK_BACK)
    view.look_back.plan.click()


@doer
def a_page_about_a_session(w: World) -> None:
    view = w.open(Session, "s8").view
    view.go_to(LOOK_BACK)
    view.look_back.reflect.click()


@doer
def a_session_called_off(w: World) -> None:
    w.open(Session, "ahead").view.asked.emit("call_off")


@doer
def too_much_just_now(w: World) -> None:
    def drive(dialog) -> None:
        dialog.supporter.setText("Sam Pryce")
        dialog.findChild(QPushButton, "go").click()

    w.answers.drives = [drive]
    w.open(Goal, "g_lead")
    w.frame.doing.run("goal.too_much")


@doer
def a_check_in(w: World) -> None:
    check_ins = w.open(Goal, "g_lead").form._ground.check_ins
    w.qtbot.mouseClick(check_ins.new, LEFT)
    w.qtbot.keyClicks(check_ins.form.editors[Metric.PROGRESS].line, "45")
    w.qtbot.mouseClick(check_ins.form.keep, LEFT)


@doer
def a_link(w: World) -> None:
    line = w.open(Goal, "g_lead").form._ground.belongs.line
    w.type_in(line, "Mid-year feedback")


@doer
def another_template(w: World) -> None:
    w.open(Entry, "e_r04")
    w.frame.page.use_template("kolb")


@doer
def a_template_of_an_entry(w: World) -> None:
    w.open(Entry, "e_r04")
    w.frame.doing.run("entry.make_template")


@doer
def a_level_that_is_raised(w: World) -> None:
    w.answers.replies = ["raise"]
    w.open(Entry, "e_r10")
    w.frame.page.editor.strip._choose_level(Level.REVIEW)


@doer
def to_the_trash(w: World) -> None:
    w.open(Session, "s8")
    w.frame.doing.run("entry.trash")


@pytest.mark.parametrize("name", DOERS)
def test_one_undo_takes_it_back(w, name) -> None:
    ahead = dt.datetime(2025, 11, 19, 10, tzinfo=dt.UTC)
    next_on = dt.date(2025, 12, 3)
    last = w.journal[Session].get("s8")
    coming = Session(id="ahead", relationship_id="r_ingrid", starts_at=ahead, agenda_md="x")
    w.journal.change([coming, dataclasses.replace(last, next_on=next_on)])
    w.frame.here.let_go()
    before = snapshot(w.journal)

    DOERS[name](w)
    w.frame.flush()
    done = snapshot(w.journal)
    w.frame.doing.undo()

    assert done != before
    assert snapshot(w.journal) == before
