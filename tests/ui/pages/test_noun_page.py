"""The list and the form of a place."""

import datetime as dt

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from journal_app.domain.action import Action, ActionStatus
from journal_app.domain.goal import Goal, GoalStatus
from journal_app.domain.person import Person
from journal_app.domain.reading import Reading
from journal_app.domain.relationship import Relationship
from journal_app.errors import NoSpace
from journal_app.ui.models.heads_model import HEAD
from tests.window_fixtures import answers, open_journal, theme

__all__ = ["answers", "open_journal", "theme"]


@pytest.fixture
def journal(open_journal):
    return open_journal.journal


@pytest.fixture
def go(open_journal):
    def _go(key: str):
        assert open_journal.frame.go(key)
        return open_journal.frame.pages[key]

    return _go


def test_the_head_says_how_many_there_are(go, journal) -> None:
    page = go("goals")
    count = page.findChild(QLabel, "list_count")
    assert count.text() == ""

    journal.change([Goal(own_words_md="a"), Goal(own_words_md="b")])

    assert count.text() == "2"


def test_what_can_be_made_fits_into_a_narrow_list(go) -> None:
    page = go("compass")
    makers = [page.findChild(QPushButton, f"new_{number}") for number in range(2)]

    right = max(each.mapTo(page, each.rect().topRight()).x() for each in makers)

    assert right <= page.list.mapTo(page, page.list.rect().topRight()).x()


def test_control_and_enter_saves_at_once(go, journal, qtbot) -> None:
    page = go("goals")
    page.new(page.place.holds[0])
    field = page.form._editors["own_words_md"].text
    qtbot.keyClicks(field, "Lead")

    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert not page.autosave.is_dirty
    assert [head.title for head in journal.heads(Goal)] == ["Lead"]


def test_a_day_one_is_still_typing_is_read_when_one_leaves(go, journal, qtbot) -> None:
    goal = journal.save(Goal(own_words_md="Lead"))
    page = go("goals")
    page.open_record("goal", goal.id)
    page.form._ground.more.click()
    day = page.form._editors["target_on"].day
    day.setText("in 3 weeks")

    assert page.let_go()

    assert journal[Goal].get(goal.id).target_on.isoformat() == "2025-11-24"


def test_a_status_that_is_held_back_lets_one_leave(go, journal) -> None:
    goal = journal.save(Goal(own_words_md="Lead", status=GoalStatus.ACTIVE))
    page = go("goals")
    page.open_record("goal", goal.id)
    box = page.form._editors["status"].box
    box.setCurrentIndex(list(GoalStatus).index(GoalStatus.LET_GO))
    box.activated.emit(box.currentIndex())

    assert page.let_go()

    assert journal[Goal].get(goal.id).status == GoalStatus.ACTIVE


def test_what_was_changed_elsewhere_is_shown_and_not_written_over(
    open_journal, go, journal
) -> None:
    action = journal.save(Action(title="Call", due_on=dt.date(2025, 11, 3)))
    journal.leave()
    go("actions").open_record("action", action.id)
    go("today")._finish(action.id)

    page = go("actions")
    page.form._editors["title"].title.put_in("Call back: ")
    page.autosave.flush()

    kept = journal[Action].get(action.id)
    assert (kept.title, kept.status) == ("Call back: Call", ActionStatus.DONE)


def test_saving_leaves_the_list_where_one_has_scrolled(go, journal, qtbot) -> None:
    journal.change([Goal(title=f"g{number}", own_words_md="x") for number in range(250)])
    page = go("goals")
    while page.model.canFetchMore(QModelIndex()):
        page.model.fetchMore(QModelIndex())
    page.open_record("goal", page.model.index(240).data(HEAD).id)

    page.form._editors["title"].title.put_in("Mine: ")
    page.autosave.flush()

    assert page.model.rowCount() == 250
    assert page.model.index(240).data().startswith("Mine: g")
    assert page.list.currentIndex().row() == 240


@pytest.mark.parametrize("leave", ["lock", "other"])
def test_a_check_in_one_is_still_writing_is_kept(open_journal, go, journal, leave) -> None:
    goal, other = Goal(own_words_md="Lead"), Goal(own_words_md="Rest")
    journal.change([goal, other])
    page = go("goals")
    page.open_record("goal", goal.id)
    page.form._ground.check_ins.open_day(dt.date(2025, 11, 3))
    page.form._ground.check_ins.form.note.text.put_in("A thought of my own")

    if leave == "lock":
        assert open_journal.frame.let_go(may_ask=False)
    else:
        page.open_record("goal", other.id)

    assert [one.note_md for one in journal[Reading].where()] == ["A thought of my own"]


def test_a_check_in_that_cannot_be_kept_stays_open_and_keeps_one_there(
    open_journal, go, journal, monkeypatch
) -> None:
    goal = Goal(own_words_md="Lead")
    journal.change([goal])
    page = go("goals")
    page.open_record("goal", goal.id)
    check_ins = page.form._ground.check_ins
    check_ins.open_day(dt.date(2025, 11, 3))
    check_ins.form.note.text.put_in("A thought of my own")

    def full(*_records):
        raise NoSpace("There is no room left on the disk.")

    monkeypatch.setattr(journal, "change", full)

    assert not open_journal.frame.let_go(may_ask=False)
    assert check_ins.form.note.value == "A thought of my own"
    assert "no room" in check_ins.form._known.text()


def test_a_link_or_a_person_that_cannot_be_kept_is_told_in_words(
    open_journal, go, journal, monkeypatch
) -> None:
    nina, goal = Person(name="Nina"), Goal(own_words_md="Lead")
    pair = Relationship(purpose_md="x")
    journal.change([nina, goal, pair])
    told = []
    open_journal.frame._desk.voice.told.connect(lambda words, *_: told.append(words))
    pages = {key: go(key) for key in ("goals", "people")}
    pages["goals"].open_record("goal", goal.id)
    pages["people"].open_record("relationship", pair.id)
    belongs = pages["goals"].form._ground.belongs
    other = next(iter(belongs._linkable()))

    def refused(*_records):
        raise NoSpace("There is no room left on the disk.")

    monkeypatch.setattr(journal, "change", refused)
    belongs._on_picked(other)
    pages["people"].form._on_form_asked("person_id")
    pages["people"].form.form._editors["person_id"]._on_made("Ann")

    assert told == ["There is no room left on the disk."] * 2
    assert belongs.chips == {}


def test_one_who_comes_is_at_the_rows_or_at_the_way_to_the_first(go, journal, open_journal) -> None:
    places = []
    for key in ("goals", "people"):
        go(key)
        places.append(open_journal.frame.focusWidget().objectName())

    journal.save(Goal(own_words_md="One question"))
    go("goals")

    assert places == ["empty_action", "pair_name"]  # a list without rows is passed by
    assert open_journal.frame.focusWidget().objectName() == "list"


def test_the_open_row_is_marked_when_one_comes_back(go, journal) -> None:
    journal.change([Goal(id="a", own_words_md="a"), Goal(id="b", own_words_md="b")])
    page = go("goals")
    page.open_record("goal", "a")

    go("people")
    go("goals")

    marked = page.model.head(page.list.currentIndex())
    assert marked.id == page.form.record.id == "a"
