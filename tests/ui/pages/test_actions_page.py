"""Actions: a line makes one, rows do what rows do, a board is the list side by side."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from journal_app.domain.action import Action, ActionStatus, Owner
from journal_app.domain.entry import Entry
from journal_app.domain.link import Link
from journal_app.errors import NoSpace
from journal_app.ui.pages.actions_page import ActionsPage
from tests.window_fixtures import answers, open_journal, theme

__all__ = ["answers", "open_journal", "theme"]

DAY = dt.date(2025, 11, 3)


@pytest.fixture
def journal(open_journal):
    return open_journal.journal


@pytest.fixture
def page(open_journal):
    """Go to the actions, as they are now."""

    def _page():
        open_journal.frame.go("today")
        open_journal.frame.go("actions")
        return open_journal.frame.here

    return _page


def put(journal, title: str, **values) -> Action:
    made = Action(title=title, **values)
    journal.change([made])
    return made


def no_room(*_records) -> None:
    raise NoSpace("There is no room left.")


def titles(page) -> list[str]:
    return [row.facts.title for row in page.columns.rows]


@pytest.mark.parametrize(("width", "has_heading"), [(1200, True), (720, False)])
def test_where_a_bar_says_where_one_is_there_is_no_second_heading(
    page, open_journal, width, has_heading
) -> None:
    shown = page()

    open_journal.frame.resize(width, 800)

    plus = shown.findChild(QPushButton, "new_0")
    assert shown.findChild(QLabel, "list_heading").isVisible() == has_heading
    assert (plus.isVisible(), open_journal.frame.bar.isVisible()) == (True, not has_heading)


def test_a_line_makes_an_action_and_the_cursor_stays_for_the_next(page, journal, qtbot) -> None:
    shown = page()
    assert shown.quick.line.hasFocus()
    qtbot.keyClicks(shown.quick.line, "Send the draft to Ingrid by Friday")

    back = shown.quick.back.text()
    qtbot.keyClick(shown.quick.line, Qt.Key.Key_Return)

    (made,) = journal[Action].where()
    assert (made.title, made.due_on) == ("Send the draft to Ingrid", dt.date(2025, 11, 7))
    assert back == "“Send the draft to Ingrid”, by Friday, 7 November."
    assert titles(shown) == ["Send the draft to Ingrid"]
    assert (shown.quick.line.text(), shown.quick.line.hasFocus()) == ("", True)


def test_words_no_action_could_be_made_of_stay_in_the_line(
    page, journal, open_journal, qtbot, monkeypatch
) -> None:
    shown = page()
    monkeypatch.setattr(journal, "change", no_room)
    qtbot.keyClicks(shown.quick.line, "Send the draft")

    qtbot.keyClick(shown.quick.line, Qt.Key.Key_Return)

    assert shown.quick.line.text() == "Send the draft"
    assert "no room left" in open_journal.frame.status.message


def test_a_done_one_can_be_reopened_and_that_taken_back(page, journal, open_journal, qtbot) -> None:
    action = put(journal, "Call", due_on=DAY)
    shown = page()

    qtbot.mouseClick(shown.columns.rows[0].check, Qt.MouseButton.LeftButton)
    done = journal[Action].get(action.id).status
    qtbot.mouseClick(shown.columns.row_of(action.id).check, Qt.MouseButton.LeftButton)
    again = journal[Action].get(action.id).status
    qtbot.mouseClick(open_journal.frame.toast._button, Qt.MouseButton.LeftButton)

    assert (done, again) == (ActionStatus.DONE, ActionStatus.OPEN)
    assert journal[Action].get(action.id).status == ActionStatus.DONE


def test_what_came_of_it_is_written_and_thought_over_on_a_page(
    page, journal, open_journal, qtbot
) -> None:
    action = put(journal, "Call", due_on=DAY)
    shown = page()
    qtbot.mouseClick(shown.columns.rows[0].check, Qt.MouseButton.LeftButton)
    assert "outcome_md" in shown.form.shown

    shown.form.put("outcome_md", "She laughed.")
    shown.autosave.note_change()
    qtbot.mouseClick(shown.reflect, Qt.MouseButton.LeftButton)

    (entry,) = journal[Entry].where()
    assert journal[Action].get(action.id).outcome_md == "She laughed."
    assert entry.body_md == "She laughed."
    assert [link.to_id for link in journal[Link].where(from_id=entry.id)] == [action.id]
    assert open_journal.frame.key == "journal"


def test_who_stands_by_is_asked_apart_from_whose_it_is(page, journal, qtbot) -> None:
    put(journal, "Call", due_on=DAY)
    shown = page()

    qtbot.mouseClick(shown.columns.rows[0].title, Qt.MouseButton.LeftButton)

    assert {"owner", "support_person_id"} <= set(shown.form.shown)


def test_mine_theirs_and_joint_are_told_apart(page, journal) -> None:
    for owner in Owner:
        put(journal, str(owner), owner=owner)
    shown = page()

    found = {}
    for number in range(4):
        shown.whose.choose(number)
        found[number] = sorted(titles(shown))

    assert found == {
        0: ["joint", "me", "other_person"],
        1: ["me"],
        2: ["other_person"],
        3: ["joint"],
    }


def test_a_board_is_kept_and_an_empty_column_is_one_line_above_it(page, journal) -> None:
    put(journal, "Open")
    put(journal, "Done", status=ActionStatus.DONE, done_on=DAY)
    page().ways.choose(1)

    shown = page()

    assert shown.columns.is_board
    assert shown.columns.findChild(QLabel, "folded").text() == "Nothing in: Let go"
    assert titles(shown) == ["Open", "Done"]


def test_a_column_reads_a_window_and_more_when_asked(page, journal) -> None:
    journal.change([Action(title=f"{n}", due_on=DAY) for n in range(70)])
    shown = page()
    assert len(titles(shown)) == 20

    shown.columns.more_asked.emit(ActionStatus.OPEN)

    assert len(titles(shown)) == 40


def test_the_page_costs_at_most_six_queries_and_three_hundred_heads(page, journal) -> None:
    for status in ActionStatus:
        journal.change([Action(title="x", status=status) for _number in range(120)])
    shown, asked = page(), []

    with journal.store.db.tracer(lambda sql, _values: asked.append(sql)):
        shown._show_rows()

    assert len([sql for sql in asked if sql.lstrip().startswith("SELECT")]) <= 6
    assert len(titles(shown)) <= 300


def test_one_thrown_away_comes_back(page, journal, open_journal, qtbot) -> None:
    action = put(journal, "Call", due_on=DAY)
    shown = page()
    shown.open_record("action", action.id)

    shown.trash()
    gone = titles(shown)
    qtbot.mouseClick(open_journal.frame.toast._button, Qt.MouseButton.LeftButton)

    assert gone == []
    assert titles(shown) == ["Call"]


def test_closing_the_form_goes_back_to_the_row(page, journal) -> None:
    action = put(journal, "Call", due_on=DAY)
    shown = page()
    shown.open_record("action", action.id)

    shown.close_form()

    assert shown.form.record is None
    assert shown.columns.row_of(action.id).title.hasFocus()


def test_nothing_is_left_on_a_cleared_page(page, journal, open_journal, qtbot) -> None:
    put(journal, "Secret")
    shown = page()
    qtbot.keyClicks(shown.quick.line, "Secret too")

    open_journal.frame.clear()

    assert (titles(shown), shown.quick.line.text()) == ([], "")


def test_rows_that_say_it_already_stay_when_one_comes_back(page, journal) -> None:
    put(journal, "Call", due_on=DAY)
    first = page().columns.rows[0]

    same = page().columns.rows[0]
    put(journal, "Write", due_on=DAY)

    assert same is first
    assert set(titles(page())) == {"Call", "Write"}


def test_what_the_line_says_at_a_lock_stands_there_again_and_made_nothing(
    page, journal, open_journal, qtbot, theme
) -> None:
    shown = page()
    qtbot.keyClicks(shown.quick.line, "Send the dr")
    assert open_journal.frame.let_go(may_ask=False)
    shown.clear()

    again = ActionsPage(open_journal._desk(theme))
    qtbot.addWidget(again)
    again.begin()

    assert again.quick.line.text() == "Send the dr"
    assert journal[Action].where() == []
    again.clear()


def test_of_a_line_that_was_entered_nothing_is_kept(
    page, journal, open_journal, qtbot, theme
) -> None:
    shown = page()
    qtbot.keyClicks(shown.quick.line, "Send the draft")
    assert shown.let_go()
    qtbot.keyClick(shown.quick.line, Qt.Key.Key_Return)
    assert shown.let_go()

    again = ActionsPage(open_journal._desk(theme))
    qtbot.addWidget(again)
    again.begin()

    assert again.quick.line.text() == ""
    again.clear()
