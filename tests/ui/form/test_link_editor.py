"""Another record by typing a part of its name."""

import pytest

from journal_app.domain.action import Action
from journal_app.domain.goal import Goal
from journal_app.domain.person import Person
from journal_app.domain.record import declared
from journal_app.domain.relationship import Relationship
from journal_app.ui.form.link_editor import LinkEditor

FIELD = declared(Relationship)["person_id"]


@pytest.fixture
def editor(around, journal, qtbot) -> LinkEditor:
    journal.change([Person(id="ana", name="Ana Sørensen"), Person(id="sam", name="Samuel")])
    made = LinkEditor(FIELD, around)
    qtbot.addWidget(made)
    made.load(None)
    return made


def typed(editor, text: str) -> None:
    editor.line.setText(text)
    editor.line.textEdited.emit(text)


def test_names_that_hold_what_was_typed_are_offered_and_a_new_one_last(editor) -> None:
    typed(editor, "sOr")

    assert editor.line.offers == ["Ana Sørensen", "New person “sOr”"]


def test_a_known_name_offers_no_second_person_of_it(editor) -> None:
    typed(editor, "ana sorensen")

    assert editor.line.offers == ["Ana Sørensen"]


def test_choosing_an_offer_leads_there(editor, qtbot) -> None:
    typed(editor, "sor")

    with qtbot.waitSignal(editor.changed):
        editor.line.completer().activated.emit("Ana Sørensen")

    assert (editor.value, editor.line.text()) == ("ana", "Ana Sørensen")
    assert editor.problem == ""


def test_a_new_person_is_made_by_choosing_so(editor, journal, qtbot) -> None:
    typed(editor, "Noor")

    with qtbot.waitSignal(editor.changed):
        editor.line.completer().activated.emit("New person “Noor”")

    assert journal[Person].get(editor.value).name == "Noor"
    assert editor.line.text() == "Noor"


def test_a_name_that_is_not_finished_changes_nothing(editor) -> None:
    editor.load("ana")

    typed(editor, "An")
    editor.finish()

    assert editor.value == "ana"
    assert editor.problem.endswith(".")


def test_an_emptied_name_leads_nowhere(editor) -> None:
    editor.load("ana")

    typed(editor, "")

    assert editor.value is None
    assert editor.problem == ""


def test_a_part_of_only_one_name_is_enough_where_nothing_new_can_be_made(around, qtbot) -> None:
    around.journal.change([Goal(id="r1", title="With Mira"), Goal(id="r2", title="With Omar")])
    editor = LinkEditor(declared(Action)["goal_id"], around)
    qtbot.addWidget(editor)
    editor.load(None)

    typed(editor, "with")
    editor.finish()
    several = editor.value
    typed(editor, "mir")
    editor.finish()

    assert (several, editor.value) == (None, "r1")
    assert editor.problem == ""
