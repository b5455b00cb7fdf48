"""A sentence makes a person and a relationship; names one a line make all of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from journal_app.domain.person import Person
from journal_app.domain.profile import ClientWord
from journal_app.domain.relationship import Cadence, MyRole, Relationship, Tie
from journal_app.ui.form.people_composer import PeopleComposer


@pytest.fixture
def composer(around, qtbot) -> PeopleComposer:
    made = PeopleComposer(around)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_sentence_and_enter_make_a_person_and_a_relationship(composer, journal, qtbot) -> None:
    composer.tie.setCurrentIndex(list(Tie).index(Tie.MY_MENTOR))
    composer.cadence.setCurrentIndex(list(Cadence).index(Cadence.SIX_WEEKLY))
    composer.name.setText("Ingrid")

    with qtbot.waitSignal(composer.told) as told:
        qtbot.keyClick(composer.name, Qt.Key.Key_Return)

    (pair,) = journal[Relationship].where()
    assert (pair.my_role, pair.cadence) == (MyRole.MENTEE, Cadence.SIX_WEEKLY)
    assert told.args == ["Ingrid is here now.", True]
    assert composer.name.text() == ""
    journal.undo()
    assert journal[Person].count() == journal[Relationship].count() == 0


def test_what_was_typed_stays_out_of_the_way_of_undo(composer, qtbot) -> None:
    qtbot.keyClicks(composer.name, "Ingrid")

    qtbot.keyClick(composer.name, Qt.Key.Key_Return)

    assert not composer.name.isUndoAvailable()


def test_names_one_a_line_make_everybody_in_one_step(composer, journal, qtbot) -> None:
    qtbot.mouseClick(composer.several, Qt.MouseButton.LeftButton)
    composer.names.put_in("Ana\nBen\n\n三浦 健二")

    with qtbot.waitSignal(composer.told) as told:
        qtbot.mouseClick(composer.add, Qt.MouseButton.LeftButton)

    assert told.args == ["3 people are here now.", True]
    assert {pair.my_role for pair in journal[Relationship].where()} == {MyRole.MENTOR}
    journal.undo()
    assert journal[Person].count() == 0


def test_the_marks_of_a_list_are_no_part_of_a_name(composer, journal, qtbot) -> None:
    qtbot.mouseClick(composer.several, Qt.MouseButton.LeftButton)
    composer.names.put_in("- Ana\n2. Ben\n• Chloé\n*\tDev\n  3) Jean-Luc\nD. Moss")

    qtbot.mouseClick(composer.add, Qt.MouseButton.LeftButton)

    found = {person.name for person in journal[Person].where()}
    assert found == {"Ana", "Ben", "Chloé", "Dev", "Jean-Luc", "D. Moss"}


def test_without_a_name_the_cursor_goes_to_the_name(composer, journal, qtbot) -> None:
    composer.activateWindow()
    composer.add.setFocus()

    composer.submit()

    assert composer.focusWidget() is composer.name
    assert not journal.can_undo


def test_there_is_one_primary_button(composer) -> None:
    kinds = [each.property("kind") for each in composer.findChildren(QPushButton)]

    assert kinds.count("primary") == 1


def test_known_names_are_offered(composer, journal) -> None:
    journal.save(Person(name="Ana Sørensen"))

    composer.name.offer("sor")

    assert composer.name.offers == ["Ana Sørensen"]


def test_the_comma_follows_its_box_directly(composer) -> None:
    comma = next(each for each in composer.findChildren(QLabel) if each.text() == ",")

    box_ends = composer.tie.mapTo(composer, composer.tie.rect().topRight()).x()
    comma_begins = comma.mapTo(composer, comma.rect().topLeft()).x()

    assert comma_begins - box_ends == 1


def test_control_and_enter_add_the_list_of_names(composer, journal, qtbot) -> None:
    qtbot.mouseClick(composer.several, Qt.MouseButton.LeftButton)
    composer.names.put_in("Ana\nBen")

    qtbot.keyClick(composer.names, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert sorted(person.name for person in journal[Person].where()) == ["Ana", "Ben"]
    assert composer.names.text == ""


def test_those_one_coaches_are_called_what_the_journal_calls_them(composer) -> None:
    at = list(Tie).index(Tie.MY_CLIENT)
    before = composer.tie.itemText(at)

    composer.call_them(ClientWord.COACHEE)

    assert (before, composer.tie.itemText(at)) == ("my client", "my coachee")
