"""Links as chips: taken off by pressing, added by typing, each a step of undo."""

import pytest
from PySide6.QtCore import Qt

from journal_app.domain.attribute import Attribute, AttributeKind
from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.goal import Goal
from journal_app.domain.link import Link, LinkRole
from journal_app.domain.person import Person
from journal_app.services import linking
from journal_app.services.linking import Named
from journal_app.ui.form.belongs import Belongs
from journal_app.ui.widgets.chip import Chip

VALUE = Attribute(id="v", kind=AttributeKind.VALUE, name="Fairness")
GOAL = Goal(id="g", own_words_md="Lead", title="Lead")


@pytest.fixture
def belongs(around, journal, qtbot) -> Belongs:
    journal.change([VALUE, GOAL])
    made = Belongs(around)
    qtbot.addWidget(made)
    made.show_record(GOAL)
    made.show()
    return made


def test_typing_offers_what_fits_and_says_what_it_is(belongs) -> None:
    belongs.line.offer("fair")

    assert belongs.line.offers == ["Fairness · Value"]


def test_choosing_makes_a_link_of_the_role_that_fits(belongs, journal, qtbot) -> None:
    belongs.line.setText("fair")
    belongs.line.offer("fair")

    belongs.line.completer().activated.emit("Fairness · Value")

    qtbot.waitUntil(lambda: belongs.line.text() == "" and len(belongs.chips) == 1)
    (link,) = journal[Link].where()
    assert (link.role, link.to_id) == (LinkRole.SERVES, "v")


def test_a_whole_name_and_enter_make_the_same_link(belongs, journal, qtbot) -> None:
    belongs.line.setText("FAIRNESS")

    qtbot.keyClick(belongs.line, Qt.Key.Key_Return)

    assert [link.role for link in journal[Link].where()] == [LinkRole.SERVES]


@pytest.fixture
def of_ana(belongs, journal) -> Belongs:
    journal.change([ana := Person(name="Ana"), Entry(title="Her talk", type=EntryType.NOTE)])
    belongs.show_record(journal[Person].get(ana.id))
    return belongs


@pytest.mark.parametrize(("downs", "role"), [(1, LinkRole.ABOUT), (2, LinkRole.HELPED)])
def test_with_the_arrow_keys_a_page_is_about_someone_or_one_helped_them(
    of_ana, journal, qtbot, downs, role
) -> None:
    qtbot.keyClicks(of_ana.line, "her")
    popup = of_ana.line.completer().popup()
    for _each in range(downs):
        qtbot.keyClick(popup, Qt.Key.Key_Down)

    qtbot.keyClick(popup, Qt.Key.Key_Return)

    assert of_ana.line.offers == ["Her talk · Entry", "Her talk · Entry · someone I helped"]
    qtbot.waitUntil(lambda: [link.role for link in journal[Link].where()] == [role])


def test_a_whole_name_and_enter_is_the_usual_link(of_ana, journal, qtbot) -> None:
    of_ana.line.setText("her talk")

    qtbot.keyClick(of_ana.line, Qt.Key.Key_Return)

    (link,) = journal[Link].where()
    assert (link.role, link.from_type, link.to_type) == (LinkRole.ABOUT, "entry", "person")


def test_pressing_a_chip_takes_the_link_off_and_undo_brings_it_back(
    belongs, journal, qtbot
) -> None:
    linking.bind(journal, GOAL, Named("attribute", "v", "Fairness", "value"))
    belongs.refresh()
    (chip,) = belongs.chips.values()
    assert chip.accessibleName() == "Remove Fairness"

    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert (journal[Link].where(), belongs.chips) == ([], {})
    journal.undo()
    belongs.refresh()

    assert len(belongs.chips) == 1


def test_a_journal_that_can_only_be_read_takes_nothing_off(belongs, journal, qtbot) -> None:
    linking.bind(journal, GOAL, Named("attribute", "v", "Fairness", "value"))

    belongs.show_record(GOAL, read_only=True)
    qtbot.keyClick(belongs.findChildren(Chip)[0], Qt.Key.Key_Space)

    assert journal[Link].count() == 1
    assert belongs.line.isHidden()
