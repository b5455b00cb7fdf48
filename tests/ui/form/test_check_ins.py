"""Checking in: a few fields, one step, and never two of a day."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QToolButton

from journal_app.domain.attribute import Attribute, AttributeKind
from journal_app.domain.goal import Goal
from journal_app.domain.reading import Metric, Reading
from journal_app.domain.relationship import Relationship
from journal_app.services import checking_in
from journal_app.ui.form.check_ins import CheckIns

GOAL = Goal(id="g", own_words_md="Lead")


@pytest.fixture
def check_ins(around, journal, qtbot) -> CheckIns:
    made = CheckIns(around)
    qtbot.addWidget(made)
    made.show_record(GOAL)
    made.show()
    return made


def test_checking_in_says_numbers_of_today(check_ins, journal, today, qtbot) -> None:
    qtbot.mouseClick(check_ins.new, Qt.MouseButton.LeftButton)
    form = check_ins.form
    qtbot.keyClicks(form.editors[Metric.PROGRESS].line, "45")
    form.editors[Metric.COMMITMENT].rating.choose(4)
    form.editors[Metric.STRETCH].box.setCurrentIndex(3)
    form.note.text.put_in("Keener.")

    qtbot.mouseClick(form.keep, Qt.MouseButton.LeftButton)

    said = checking_in.on(journal, GOAL, today)
    assert said.values == {Metric.PROGRESS: 45, Metric.COMMITMENT: 4, Metric.STRETCH: 3}
    assert said.note == "Keener."
    assert check_ins.form is None


def test_a_day_that_was_said_before_is_offered_to_be_changed(
    check_ins, journal, today, qtbot
) -> None:
    checking_in.check_in(journal, GOAL, today, {Metric.PROGRESS: 45.0}, "")

    check_ins.open_day(today)

    assert check_ins.form.editors[Metric.PROGRESS].line.text() == "45"
    assert check_ins.form._known.text().endswith("This changes what you said.")
    check_ins.form.save()
    assert journal[Reading].count() == 1


def test_another_day_shows_what_was_said_then(check_ins, journal, today) -> None:
    before = today - dt.timedelta(days=30)
    checking_in.check_in(journal, GOAL, before, {Metric.PROGRESS: 10.0}, "")
    check_ins.open_day(today)

    check_ins.form.day.load(before)
    check_ins.form.day.changed.emit()

    assert check_ins.form.editors[Metric.PROGRESS].line.text() == "10"


def test_what_is_not_understood_is_not_said(check_ins, journal, today, qtbot) -> None:
    check_ins.open_day(today)
    qtbot.keyClicks(check_ins.form.editors[Metric.PROGRESS].line, "450")

    check_ins.form.save()

    assert journal[Reading].count() == 0
    assert check_ins.form is not None


def test_each_number_says_from_where_to_where_it_goes(check_ins, today) -> None:
    check_ins.open_day(today)

    said = {row.editor.field.label: row.foot.text() for row in check_ins.form._rows}

    assert said["Progress"] == "0 to 100 percent"
    assert said["Commitment"] == "1 to 5"


def test_a_number_outside_its_scale_is_remarked_on_leaving_and_stays(
    check_ins, today, qtbot
) -> None:
    check_ins.open_day(today)
    editor, row = check_ins.form.editors[Metric.PROGRESS], check_ins.form._rows[1]
    qtbot.keyClicks(editor.line, "400")
    while_typing = row.problem

    editor.line.editingFinished.emit()

    assert (while_typing, row.problem) == ("", "This goes from 0 to 100.")
    assert editor.line.text() == "400"


def test_leaving_with_a_number_outside_its_scale_loses_nothing(
    check_ins, journal, today, qtbot
) -> None:
    check_ins.open_day(today)
    check_ins.form.note.text.put_in("Keener.")
    qtbot.keyClicks(check_ins.form.editors[Metric.PROGRESS].line, "400")

    is_kept = check_ins.finish()

    assert not is_kept
    assert check_ins.why == "Progress: This goes from 0 to 100."
    assert check_ins.form.editors[Metric.PROGRESS].line.text() == "400"
    assert checking_in.on(journal, GOAL, today).note == "Keener."


def test_where_nobody_may_be_asked_what_is_understood_is_said(
    check_ins, journal, today, qtbot
) -> None:
    check_ins.open_day(today)
    check_ins.form.editors[Metric.COMMITMENT].rating.choose(4)
    qtbot.keyClicks(check_ins.form.editors[Metric.PROGRESS].line, "400")

    is_kept = check_ins.finish(may_ask=False)

    assert is_kept
    assert checking_in.on(journal, GOAL, today).values == {Metric.COMMITMENT: 4}


def test_cancelling_says_nothing(check_ins, journal, today, qtbot) -> None:
    check_ins.open_day(today)
    qtbot.keyClicks(check_ins.form.editors[Metric.PROGRESS].line, "45")

    check_ins.form.cancel.click()

    assert (journal[Reading].count(), check_ins.form) == (0, None)


def test_a_note_shows_behind_its_lock(check_ins, journal, today, qtbot) -> None:
    checking_in.check_in(journal, GOAL, today, {Metric.PROGRESS: 45.0}, "Keener.")
    check_ins.refresh()
    lock = next(each for each in check_ins.findChildren(QToolButton) if each.isVisible())
    note = next(each for each in check_ins._days.children() if _says(each, "Keener."))
    assert not note.isVisible()

    qtbot.keyClick(lock, Qt.Key.Key_Space)

    assert note.isVisible()
    assert lock.accessibleName() == "Show the note. Only you see this."


def _says(widget, words: str) -> bool:
    return hasattr(widget, "text") and widget.text() == words


def test_levels_are_said_in_words(check_ins, journal, today) -> None:
    skill = Attribute(id="s", kind=AttributeKind.SKILL, name="Listening")
    checking_in.check_in(journal, skill, today, {Metric.LEVEL: 2.0}, "")

    check_ins.show_record(skill)

    texts = [each.text() for each in check_ins._days.children() if hasattr(each, "text")]
    assert "Level: advanced beginner" in texts


def test_of_a_relationship_numbers_are_shown_once_there_are_some(check_ins, journal, today) -> None:
    pair = Relationship(id="r", person_id="p")
    check_ins.show_record(pair)
    assert not check_ins.is_of_use

    checking_in.check_in(journal, pair, today, {Metric.HONESTY: 4.0}, "")

    assert check_ins.is_of_use


def test_a_line_of_a_day_opens_that_day(check_ins, journal, today, qtbot) -> None:
    before = today - dt.timedelta(days=30)
    checking_in.check_in(journal, GOAL, before, {Metric.PROGRESS: 10.0}, "")
    check_ins.refresh()

    qtbot.mouseClick(check_ins._days.findChild(QPushButton, "day_0"), Qt.MouseButton.LeftButton)

    assert check_ins.form.day.value == before


def test_a_chart_and_its_table_come_with_the_second_check_in(
    check_ins, journal, today, qtbot
) -> None:
    goal = Goal(own_words_md="Lead")
    checking_in.check_in(journal, goal, today, {Metric.PROGRESS: 20.0}, "")
    check_ins.show_record(goal)
    first = check_ins.card

    later = today + dt.timedelta(days=9)
    checking_in.check_in(journal, goal, later, {Metric.PROGRESS: 45.0}, "")
    check_ins.refresh()
    qtbot.mouseClick(check_ins.card.as_table, Qt.MouseButton.LeftButton)

    assert first is None
    assert check_ins.card.sentence.text() == "Progress rose from 20 to 45."
    assert check_ins.card.table.rowCount() == 2
    assert check_ins.card.table.isVisibleTo(check_ins)


def test_three_days_are_listed_and_the_earlier_ones_on_request(
    check_ins, journal, today, qtbot
) -> None:
    for number in range(5):
        day = today - dt.timedelta(days=number)
        checking_in.check_in(journal, GOAL, day, {Metric.PROGRESS: float(number)}, "")
    check_ins.refresh()
    before = len(lines(check_ins))

    qtbot.keyClick(check_ins.earlier, Qt.Key.Key_Return)

    assert before == 3
    assert check_ins.earlier.isHidden()
    assert len(lines(check_ins)) == 5
    assert check_ins.window().focusWidget() is lines(check_ins)[3]


def lines(check_ins) -> list[QPushButton]:
    found = check_ins._days.findChildren(QPushButton)
    return [each for each in found if each.objectName().startswith("day_")]
