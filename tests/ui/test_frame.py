"""From place to place: what is typed is saved before it is left, everything can be made."""

import dataclasses
import datetime as dt
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtGui import Qt as Gui
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)

from journal_app.domain.action import Action
from journal_app.domain.attribute import Attribute, AttributeKind
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal, GoalStatus
from journal_app.domain.level import Level
from journal_app.domain.person import Person
from journal_app.domain.relationship import Relationship
from journal_app.domain.review import Review
from journal_app.domain.session import Session
from journal_app.services import importing, places
from journal_app.services.importers.json_file import read_json
from tests.window_fixtures import answers, open_journal, theme

__all__ = ["answers", "open_journal", "theme"]
OWN = ("today", "journal", "people", "reviews")  # their way to something new is their own
NOUN_PLACES = [place for place in places.PLACES if place.key not in OWN]

FORM_PLACES = [place for place in NOUN_PLACES if place.key != "sessions"]


@pytest.fixture
def frame(open_journal):
    return open_journal.frame


@pytest.fixture
def journal(open_journal):
    return open_journal.journal


def rows(noun) -> list[str]:
    return [noun.model.index(row).data() for row in range(noun.model.rowCount())]


def go(frame, key: str):
    assert frame.go(key)
    return frame.pages[key]


def test_a_fresh_journal_shows_three_rows_and_more(frame) -> None:
    assert frame.navigation.keys == ["today", "journal", "people", "more"]


def test_a_first_goal_adds_its_row_and_trashing_it_leaves_it(frame, journal) -> None:
    goal = journal.save(Goal(own_words_md="Lead"))
    assert frame.navigation.keys == ["today", "journal", "people", "goals", "more"]

    journal.trash(goal)

    assert frame.navigation.keys == ["today", "journal", "people", "goals", "more"]


def test_the_row_of_where_one_is_is_chosen_as_soon_as_it_is_there(frame, journal) -> None:
    frame.go("goals")

    journal.save(Goal(own_words_md="Lead"))

    assert frame.navigation.chosen == "goals"


def test_more_lists_the_others_and_leads_there(frame, qtbot) -> None:
    frame.go("more")
    row = frame.more.findChild(QAbstractButton, "more_goals")

    qtbot.keyClick(row, Qt.Key.Key_Space)

    assert frame._stack.currentWidget() is frame.pages["goals"]
    assert row.accessibleDescription().endswith(".")


@pytest.mark.parametrize("place", FORM_PLACES, ids=lambda place: place.key)
def test_something_new_can_be_made_in_every_place(frame, journal, qtbot, place) -> None:
    noun = go(frame, place.key)
    for number, sort in enumerate(place.holds):
        qtbot.mouseClick(noun.findChild(QPushButton, f"new_{number}"), Qt.MouseButton.LeftButton)
        assert len(noun.form.shown) <= 5 + bool(sort.kind)
        first = next(
            editor.inner
            for name, editor in noun.form._editors.items()
            if name in noun.form.shown
            and isinstance(editor.inner, QLineEdit | QTextEdit)
            and editor.field.word in ("line", "prose")
        )
        qtbot.keyClicks(first, f"made {number}")
        noun.autosave.flush()
        made = journal.store.get(sort.cls.table, noun.form.record.id)
        assert made is not None
        assert sort.kind in ("", made.head_kind)
    assert noun.model.rowCount() == len(place.holds)


def test_what_was_typed_is_saved_when_one_goes_elsewhere(frame, journal, qtbot) -> None:
    goal = journal.save(Goal(own_words_md="Lead"))
    noun = go(frame, "goals")
    noun.form._editors["own_words_md"].text.put_in("Now: ")

    frame.go("journal")

    assert journal[Goal].get(goal.id).own_words_md == "Now: Lead"


def test_an_untouched_new_record_is_not_written(frame, journal) -> None:
    noun = go(frame, "people")
    noun.new(noun.place.holds[0])

    frame.go("journal")

    assert journal[Person].count() == 0


def test_a_list_follows_what_is_changed_and_undone(frame, journal) -> None:
    noun = go(frame, "goals")
    goal = journal.save(Goal(own_words_md="Lead"))
    assert rows(noun) == ["Lead"]
    noun.open_record("goal", goal.id)

    noun.trash()
    assert rows(noun) == []
    frame.doing.run("edit.undo")

    assert rows(noun) == ["Lead"]
    assert journal[Goal].get(goal.id).trashed_at is None


def test_typing_is_taken_back_before_the_journal_is(frame, journal, qtbot) -> None:
    goal = journal.save(Goal(own_words_md="Lead", title="mine"))
    noun = go(frame, "goals")
    field = noun.form._editors["own_words_md"].text
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "x")

    frame.doing.run("edit.undo")

    assert field.text == "Lead"
    assert journal[Goal].get(goal.id) is not None


def test_a_relationship_is_named_by_the_person_it_is_with(frame, journal) -> None:
    ingrid = journal.save(Person(name="Ingrid"))
    journal.save(Relationship(person_id=ingrid.id, purpose_md="x"))

    assert sorted(rows(go(frame, "people"))) == ["Ingrid", "Other relationships"]


def test_values_and_skills_stand_apart(frame, journal) -> None:
    journal.change(
        [
            Attribute(kind=AttributeKind.VALUE, name="Fairness"),
            Attribute(kind=AttributeKind.SKILL, name="Listening"),
        ]
    )

    assert rows(go(frame, "compass")) == ["Fairness"]
    assert rows(go(frame, "skills")) == ["Listening"]


def test_a_failed_save_keeps_one_where_one_is(frame, journal, monkeypatch) -> None:
    from journal_app.errors import NoSpace

    goal = journal.save(Goal(own_words_md="Lead"))
    noun = go(frame, "goals")
    noun.form._editors["own_words_md"].text.put_in("Now: ")

    def full(_record):
        raise NoSpace("There is no room left on the disk.")

    with monkeypatch.context() as patched:
        patched.setattr(journal, "save", full)
        assert not frame.go("journal")
        assert frame.navigation.chosen == "goals"
        assert "no room" in frame.status.saving
    assert frame.go("journal")
    assert journal[Goal].get(goal.id).own_words_md == "Now: Lead"


def test_all_of_the_sample_can_be_opened_and_nothing_in_it_changes(
    frame, journal, sample_file
) -> None:
    reading = read_json(sample_file)
    importing.carry_out(journal, importing.plan(journal, reading), reading.contents)
    before = list(journal.store.every())

    for place in NOUN_PLACES:
        noun = go(frame, place.key)
        for head in places.heads(journal, place, 300):
            assert noun.open_record(head.table, head.id)
            assert noun.form.record == journal.store.get(head.table, head.id)
            noun.autosave.note_change()
            assert noun.autosave.flush()

    assert list(journal.store.every()) == before


@pytest.fixture
def sample_file() -> bytes:
    from journal_app import paths

    return paths.resource("sample", "journal.json").read_bytes()


def test_nothing_of_the_journal_is_left_in_a_cleared_frame(frame, journal) -> None:
    journal.save(Goal(own_words_md="Secret words", title="Secret title"))
    journal.save(Entry(title="Secret entry"))
    go(frame, "goals")

    frame.clear()

    texts = [edit.toPlainText() for edit in frame.findChildren(QTextEdit)]
    texts += [edit.text() for edit in frame.findChildren(QLineEdit)]
    assert not [text for text in [*texts, *rows(frame.pages["goals"])] if "Secret" in text]


def test_where_there_is_no_room_a_bar_leads_to_the_places(frame, qtbot) -> None:
    frame.resize(800, 700)
    qtbot.waitUntil(lambda: frame.bar.isVisible() and not frame.navigation.isVisible())

    menu = frame.bar.made_menu()
    next(action for action in menu.actions() if action.text() == "People").trigger()

    assert frame.key == "people"
    assert frame.bar.findChild(QLabel, "bar_heading").text() == "People"
    menu.deleteLater()


def test_only_the_text_is_left_in_the_window_and_all_comes_back(frame, qtbot) -> None:
    frame.go("journal")
    frame.doing.run("view.focus")
    around = (frame.navigation, frame.status, frame.page.pane)
    assert [part.isVisible() for part in around] == [False] * 3

    qtbot.keyClick(frame.page.editor.body, Qt.Key.Key_Escape)

    assert [part.isVisible() for part in around] == [True] * 3


@pytest.mark.parametrize("where", ["goals", "journal.search"])
def test_going_elsewhere_ends_it(frame, where) -> None:
    frame.go("journal")
    frame.doing.run("view.focus")

    frame.go(where) if where == "goals" else frame.doing.run(where)

    assert frame.navigation.isVisible()
    assert not frame.page.is_text_alone


@pytest.mark.parametrize(("width", "is_rail"), [(1300, False), (1100, True)])
def test_where_there_is_little_room_the_navigation_is_a_rail(frame, qtbot, width, is_rail) -> None:
    frame.resize(width, 700)

    qtbot.waitUntil(lambda: (frame.navigation.width() == 60) == is_rail)


def test_a_toast_takes_back_what_it_says_and_nothing_typed_since(frame, journal, qtbot) -> None:
    page = go(frame, "journal")
    entry = journal.save(Entry(title="Old"))
    journal.leave()
    page.open_record("entry", entry.id)
    page.steps.trash()
    qtbot.keyClicks(page.editor.body, "New words")

    qtbot.mouseClick(frame.toast._button, Qt.MouseButton.LeftButton)

    kept = {one.title or one.body_md for one in journal[Entry].where()}
    assert kept == {"Old", "New words"}


def test_a_toast_whose_record_was_changed_since_changes_nothing(frame, journal, qtbot) -> None:
    goal = journal.save(Goal(own_words_md="Lead"))
    noun = go(frame, "goals")
    noun.trash()
    journal.restore(goal)

    qtbot.mouseClick(frame.toast._button, Qt.MouseButton.LeftButton)

    assert journal[Goal].get(goal.id).trashed_at is None
    assert "changed again" in frame.status.message


def test_a_toast_goes_when_the_keys_take_back_what_it_says(frame, journal) -> None:
    journal.save(Goal(own_words_md="Lead"))
    go(frame, "goals").trash()
    assert frame.toast.words

    frame.doing.undo()

    assert not frame.toast.words


SECRET = "<b>Zqxcanary</b><img src=file:///etc/hostname>"


@pytest.fixture
def everywhere(frame, journal, clock):
    """Every page was visited, and each shows something secret."""
    person = Person(name=SECRET)
    pair = Relationship(person_id=person.id, purpose_md=SECRET)
    soon = clock.time + dt.timedelta(days=1)
    review = Review(title=SECRET)
    thrown = Entry(title=SECRET, trashed_at=clock.time)
    journal.change([person, pair, review, thrown])
    journal.change(
        [
            Session(title=SECRET, relationship_id=pair.id, starts_at=soon),
            Action(title=SECRET, due_on=clock.time.date()),
            Goal(own_words_md=SECRET, status=GoalStatus.ACTIVE, level=Level.REVIEW),
        ]
    )
    entry = journal.save(Entry(title=SECRET, body_md=SECRET, tags=(SECRET,), person_id=person.id))
    journal.leave()
    journal.save(dataclasses.replace(entry, body_md=f"{SECRET} again"))
    for key in (*(place.key for place in places.PLACES), "more", "trash", "settings"):
        go(frame, key)
    go(frame, "journal").open_record("entry", entry.id)
    frame.doing.run("entry.versions")
    frame.rooms._on_leaving_asked(review.id, True)
    return frame


def shown_by(frame) -> list[str]:
    """Every text, name, tip and row there is below the frame."""
    found = []
    for widget in frame.findChildren(QWidget):
        found += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        for name in ("text", "toPlainText"):
            said = getattr(widget, name, "")
            found.append(str(said() if callable(said) else said))
        if isinstance(widget, QAbstractItemView):
            model = widget.model()
            rows = [model.index(row, 0) for row in range(model.rowCount())]
            found += [str(row.data(role)) for row in rows for role in TEXTS]
    return found


PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"  # where a document holds one
TEXTS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)


def test_nothing_of_any_page_is_left_in_a_cleared_frame(everywhere, qtbot) -> None:
    assert any("Zqxcanary" in text for text in shown_by(everywhere))

    everywhere.clear()

    qtbot.waitUntil(lambda: not any("Zqxcanary" in text for text in shown_by(everywhere)))


def test_no_tool_tip_reads_what_a_person_wrote_as_rich_text(everywhere) -> None:
    tips = [widget.toolTip() for widget in everywhere.findChildren(QWidget)]
    for view in everywhere.findChildren(QAbstractItemView):
        model = view.model()
        rows = (model.index(row, 0) for row in range(model.rowCount()))
        tips += [row.data(Qt.ItemDataRole.ToolTipRole) or "" for row in rows]

    assert sum("Zqxcanary" in tip for tip in tips) > 5
    assert not [tip for tip in tips if Gui.mightBeRichText(tip)]


def test_what_a_person_wrote_is_shown_as_it_stands_and_loads_nothing(everywhere) -> None:
    labels = everywhere.findChildren(QLabel)
    documents = everywhere.findChildren(QTextEdit)
    actions = [one.toolTip() for one in everywhere.findChildren(QAction)]

    assert any(SECRET in one.text() for one in labels)
    assert {one.textFormat() for one in labels} == {Qt.TextFormat.PlainText}
    assert any(SECRET in one.toPlainText() for one in documents)
    assert not [one for one in documents if PICTURE in one.toPlainText()]
    assert not [tip for tip in actions if Gui.mightBeRichText(tip)]


def test_no_letter_of_what_a_person_wrote_is_a_key(everywhere, journal, clock) -> None:
    journal.change([Action(title="Ask R&D", due_on=clock.time.date())])
    go(everywhere, "today")

    buttons = everywhere.findChildren(QAbstractButton)

    assert any("R&D" in each.text() for each in buttons)
    assert [each.text() for each in buttons if not each.shortcut().isEmpty()] == []


@pytest.mark.parametrize("by", ["page", "note"])
def test_what_was_saved_is_settled_also_when_one_has_gone_elsewhere(frame, qtbot, by) -> None:
    page = go(frame, "journal")
    if by == "note":
        frame.doing.run("entry.capture")
        qtbot.keyClicks(frame.capture.field, "A thought")
        frame.capture.close_up()
    else:
        qtbot.keyClicks(page.editor.body, "Some words")
        frame.go("goals")

    autosave = frame.capture.autosave if by == "note" else page.autosave
    assert autosave.settling.isActive()


def test_going_where_one_is_leaves_the_line_of_today_as_it_is(frame, qtbot) -> None:
    today = go(frame, "today")
    qtbot.keyClicks(today.writing.field, "In mid")

    frame.go("today")

    assert today.writing.field.text == "In mid"


def test_all_is_saved_and_it_is_answered_whether_it_could_be(open_journal, monkeypatch) -> None:
    frame, asked = open_journal.frame, []

    def save(key: str, *, is_kept: bool) -> bool:
        asked.append(key)
        return is_kept

    for key, is_kept in (("today", False), ("people", True)):
        monkeypatch.setattr(frame.page_of(key), "flush", partial(save, key, is_kept=is_kept))

    assert not frame.flush()
    assert {*asked} == {"today", "people"}
    monkeypatch.undo()
    assert frame.flush()
