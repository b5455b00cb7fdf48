"""From place to place: what is typed is saved before it is left, everything can be made."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPushButton, QTextEdit

from journal_app.domain.attribute import Attribute, AttributeKind
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.domain.person import Person
from journal_app.domain.relationship import Relationship
from journal_app.services import importing, places
from journal_app.services.importers.json_file import read_json
from tests.window_fixtures import answers, open_journal, theme

__all__ = ["answers", "open_journal", "theme"]
NOUN_PLACES = [place for place in places.PLACES if place.key not in ("today", "journal", "reviews")]


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


def test_more_lists_the_others_and_leads_there(frame, qtbot) -> None:
    frame.go("more")
    row = frame.more.findChild(QAbstractButton, "more_goals")

    qtbot.keyClick(row, Qt.Key.Key_Space)

    assert frame._stack.currentWidget() is frame.pages["goals"]
    assert row.accessibleDescription().endswith(".")


@pytest.mark.parametrize("place", NOUN_PLACES, ids=lambda place: place.key)
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

    assert sorted(rows(go(frame, "people"))) == ["Ingrid", "With Ingrid"]


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
