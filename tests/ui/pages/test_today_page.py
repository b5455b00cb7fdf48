"""Today: the first key is in an entry, and what is due can be done from here."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from journal_app.domain.action import Action, ActionStatus
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal, GoalStatus
from journal_app.domain.person import Person
from journal_app.domain.relationship import Relationship, RelationshipKind
from journal_app.domain.session import Session
from journal_app.ui.today.section import Section
from journal_app.ui.widgets.action_row import ActionRow
from tests.window_fixtures import answers, open_journal, theme

__all__ = ["answers", "open_journal", "theme"]


@pytest.fixture
def frame(open_journal):
    open_journal.frame.go("today")
    return open_journal.frame


@pytest.fixture
def journal(open_journal):
    return open_journal.journal


def rows(frame) -> list[ActionRow]:
    return [row for row in frame.today.findChildren(ActionRow) if row.isVisible()]


def test_the_cursor_is_in_the_line_and_what_is_typed_is_an_entry_of_today(
    frame, journal, qtbot
) -> None:
    assert frame.today.writing.field.hasFocus()

    qtbot.keyClicks(frame.today.writing.field, "First")
    frame.go("journal")

    found = [(one.body_md, one.occurred_on) for one in journal[Entry].where()]
    assert found == [("First", dt.date(2025, 11, 3))]
    assert frame.today.writing.field.text == ""


def test_the_next_time_the_line_is_empty_and_begins_another_entry(frame, journal, qtbot) -> None:
    qtbot.keyClicks(frame.today.writing.field, "one")
    frame.go("journal")
    frame.go("today")

    qtbot.keyClicks(frame.today.writing.field, "two")
    frame.go("journal")

    assert sorted(one.body_md for one in journal[Entry].where()) == ["one", "two"]


def test_what_was_begun_goes_on_as_a_page_at_the_same_letter(frame, journal, qtbot) -> None:
    qtbot.keyClicks(frame.today.writing.field, "front end")

    qtbot.mouseClick(
        frame.today.findChild(QAbstractButton, "today_page"), Qt.MouseButton.LeftButton
    )
    qtbot.keyClicks(frame.window().focusWidget(), "ing")

    assert frame.key == "journal"
    assert frame.page.editor.body.text == "front ending"
    assert journal[Entry].count() == 1


def test_the_heading_is_the_day(frame) -> None:
    assert frame.today.findChild(QLabel, "heading").text() == "Monday, 3 November"


def test_an_action_is_done_from_here_and_taken_back(frame, journal, qtbot) -> None:
    action = journal.save(Action(title="Call", due_on=dt.date(2025, 11, 1)))

    qtbot.mouseClick(rows(frame)[0].check, Qt.MouseButton.LeftButton)

    done = journal[Action].get(action.id)
    assert (done.status, done.done_on) == (ActionStatus.DONE, dt.date(2025, 11, 3))
    assert rows(frame) == []
    qtbot.mouseClick(frame.toast._button, Qt.MouseButton.LeftButton)
    assert journal[Action].get(action.id).status == ActionStatus.OPEN
    assert len(rows(frame)) == 1


def test_undo_on_the_first_page_takes_back_what_was_done_last(frame, journal, qtbot) -> None:
    action = journal.save(Action(title="Call", due_on=dt.date(2025, 11, 1)))
    qtbot.mouseClick(rows(frame)[0].check, Qt.MouseButton.LeftButton)

    frame.doing.undo()

    assert journal[Action].get(action.id).status == ActionStatus.OPEN


def test_an_action_is_moved_by_a_week_or_let_go(frame, journal) -> None:
    moved = journal.save(Action(title="Call", due_on=dt.date(2025, 11, 1)))
    rows(frame)[0].menu().actions()[0].trigger()
    assert journal[Action].get(moved.id).due_on == dt.date(2025, 11, 10)

    rows(frame)[0].let_go.emit()

    assert journal[Action].get(moved.id).status == ActionStatus.DROPPED


def test_what_is_listed_opens_where_it_belongs(frame, journal, qtbot) -> None:
    journal.save(Action(title="Call", due_on=dt.date(2025, 11, 1)))

    qtbot.keyClick(rows(frame)[0].title, Qt.Key.Key_Space)

    assert frame.key == "actions"
    assert frame.here.form.record.title == "Call"


def test_nothing_is_left_on_a_cleared_page(frame, journal, qtbot) -> None:
    journal.save(Action(title="Secret promise", due_on=dt.date(2025, 11, 1)))
    qtbot.keyClicks(frame.today.writing.field, "Secret words")

    frame.clear()

    assert frame.today.writing.field.text == ""
    assert rows(frame) == []


def test_the_line_is_as_high_as_what_stands_in_it(frame, qtbot) -> None:
    field = frame.today.writing.field
    empty = field.height()

    field.put_in("# Head\n- [ ] a box\n- [x] done\n\nand **more**")
    qtbot.waitUntil(lambda: field.height() > empty)

    assert field.verticalScrollBar().maximum() == 0
    frame.today.let_go()
    frame.go("journal")
    assert field.height() == empty


def test_at_the_end_of_all_days_an_action_moves_to_the_last(open_journal, clock) -> None:
    clock.time = dt.datetime(9999, 12, 28, 12, tzinfo=dt.UTC)
    action = Action(title="Call", due_on=clock.time.date())
    open_journal.journal.change([action])
    open_journal.frame.go("today")

    rows(open_journal.frame)[0].menu().actions()[0].trigger()

    assert open_journal.journal[Action].get(action.id).due_on == dt.date.max


def section(frame, kind: str) -> Section | None:
    found = [one for one in frame.today.findChildren(Section) if one.isVisible()]
    return next((one for one in found if one.kind == kind), None)


def test_a_part_is_hidden_for_good_and_comes_back_in_the_settings(frame, journal, qtbot) -> None:
    journal.save(Action(title="Call", due_on=dt.date(2025, 11, 1)))

    section(frame, "actions").menu().actions()[1].trigger()
    hidden = rows(frame)
    frame.go("settings")
    qtbot.mouseClick(frame.here.day.checks["actions"], Qt.MouseButton.LeftButton)
    frame.go("today")

    assert hidden == []
    assert len(rows(frame)) == 1


def test_what_was_put_away_does_not_return_the_same_day(frame, journal, clock) -> None:
    journal.save(Action(title="Call", due_on=dt.date(2025, 11, 1)))

    section(frame, "actions").menu().actions()[0].trigger()
    frame.go("journal")
    frame.go("today")
    gone = rows(frame)
    clock.move(days=1)
    frame.go("journal")
    frame.go("today")

    assert gone == []
    assert len(rows(frame)) == 1


def test_a_reminder_that_was_followed_is_not_said_again_today(frame, journal, qtbot, clock) -> None:
    goal = Goal(own_words_md="Lead", status=GoalStatus.ACTIVE)
    journal.change([goal])
    clock.move(days=50)
    frame.go("journal")
    frame.go("today")

    qtbot.mouseClick(
        section(frame, "prompt").findChild(QAbstractButton, "prompt_go"), Qt.MouseButton.LeftButton
    )
    where = frame.key
    frame.go("today")

    assert where == "goals"
    assert section(frame, "prompt") is None


def test_after_one_action_the_keys_go_on_at_the_next(frame, journal, qtbot) -> None:
    for title in ("One", "Two"):
        journal.save(Action(title=title, due_on=dt.date(2025, 11, 1)))
        journal.leave()
    frame.here.rows[0].check.setFocus()

    qtbot.keyClick(frame.window().focusWidget(), Qt.Key.Key_Space)

    assert frame.here.rows[0].check.hasFocus()
    assert len(frame.here.rows) == 1


def test_an_empty_journal_shows_the_line_and_one_sentence(frame) -> None:
    assert [one for one in frame.today.findChildren(Section) if one.isVisible()] == []
    assert frame.today.findChild(QLabel, "sentence").text() == "Nothing is due today."


def test_tab_comes_to_what_is_shown_before_it_leaves_the_page(frame, journal, qtbot) -> None:
    journal.save(Action(title="One", due_on=dt.date(2025, 11, 1)))
    journal.leave()
    frame.today.writing.last.setFocus()

    for _time in range(2):  # the dots of the part, then its first row
        qtbot.keyClick(frame.window().focusWidget(), Qt.Key.Key_Tab)

    assert frame.window().focusWidget() is frame.today.rows[0].check


def test_in_a_narrow_window_the_next_session_has_its_height(frame, journal, clock) -> None:
    them = Person(name="Mia Lindqvist")
    pair = Relationship(kind=RelationshipKind.MENTORING, person_id=them.id)
    ahead = clock.time + dt.timedelta(days=5)
    last = Session(relationship_id=pair.id, starts_at=clock.time - dt.timedelta(days=1))
    said = Action(title="Ask one question in the Monday meeting", session_id=last.id)
    journal.change([them, pair, last, said, Session(relationship_id=pair.id, starts_at=ahead)])
    frame.resize(1024, 700)
    frame.go("journal")
    frame.go("today")
    QApplication.processEvents()

    names = frame.today.findChildren(QLabel, "next_name")
    card = next(name for name in names if name.isVisible()).parentWidget()
    sentence = frame.today.findChild(QLabel, "sentence")
    for count in range(10, 40):  # some of these need a line more than in a wider column
        sentence.setText("monday " * count)
        QApplication.processEvents()
        assert card.height() >= card.heightForWidth(card.width())
