"""People: a sentence makes a person and a relationship; rows by section; one is open."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from journal_app import paths
from journal_app.domain.person import Person
from journal_app.domain.relationship import MyRole, Phase, Relationship, RelationshipKind, Tie
from journal_app.services import acquainting, importing
from journal_app.services.company import Wanted
from journal_app.services.importers.json_file import read_json
from journal_app.ui.models.heads_model import SECOND_LINE
from journal_app.ui.pages.people_page import PeoplePage
from tests.window_fixtures import answers, open_journal, theme

__all__ = ["answers", "open_journal", "theme"]


@pytest.fixture
def journal(open_journal):
    return open_journal.journal


@pytest.fixture
def sample(journal):
    reading = read_json(paths.resource("sample", "journal.json").read_bytes())
    importing.carry_out(journal, importing.plan(journal, reading), reading.contents)
    return journal


@pytest.fixture
def go(open_journal):
    def _go(key: str):
        assert open_journal.frame.go(key)
        return open_journal.frame.pages[key]

    return _go


def rows(page) -> list[str]:
    return [page.model.index(row).data() for row in range(page.model.rowCount())]


def press(page, name: str, qtbot) -> None:
    qtbot.mouseClick(page.findChild(QAbstractButton, name), Qt.MouseButton.LeftButton)


def test_a_sentence_in_people_makes_a_pair_and_opens_it(go, qtbot) -> None:
    page = go("people")
    page.composer.name.setText("Ingrid")

    qtbot.keyClick(page.composer.name, Qt.Key.Key_Return)

    assert isinstance(page.form.record, Relationship)
    assert rows(page) == ["Mentoring", "Ingrid"]


def test_the_sentence_stands_there_first_and_later_behind_the_plus(go, qtbot) -> None:
    page = go("people")
    at_first = page.composer.isVisible()
    page.composer.name.setText("Ingrid")
    page.composer.submit()
    after = page.composer.isVisible()

    press(page, "new_person", qtbot)

    assert (at_first, after) == (True, False)
    assert page.composer.name.hasFocus()
    qtbot.keyClick(page.composer.name, Qt.Key.Key_Escape)
    assert not page.composer.isVisible()
    assert page.list.hasFocus()


def test_insert_begins_somebody_new_from_the_list(go, journal, qtbot) -> None:
    acquainting.begin(journal, "Ana", Tie.MY_MENTOR, None)
    page = go("people")

    qtbot.keyClick(page.list, Qt.Key.Key_Insert)

    assert page.composer.name.hasFocus()


def test_a_mentor_stands_after_one_name_and_three_choices(go, journal, qtbot) -> None:
    page = go("people")
    qtbot.keyClicks(page.composer.name, "Ingrid")

    qtbot.keyClick(page.composer.name, Qt.Key.Key_Return)

    (pair,) = journal[Relationship].where()
    assert (pair.kind, pair.my_role) == (RelationshipKind.MENTORING, MyRole.MENTEE)


def test_seven_clients_pasted_stand_after_three_clicks_and_one_undo_takes_them_back(
    go, journal, open_journal, qtbot
) -> None:
    page = go("people")

    press(page.composer, "several", qtbot)
    QApplication.clipboard().setText("\n".join("ABCDEFG"))
    page.composer.names.paste()
    qtbot.mouseClick(page.composer.ties.group.button(1), Qt.MouseButton.LeftButton)
    press(page.composer, "add_pair", qtbot)

    assert {pair.my_role for pair in journal[Relationship].where()} == {MyRole.COACH}
    assert rows(page) == ["Coaching", *"ABCDEFG"]
    open_journal.frame.doing.undo()
    assert journal[Person].count() == journal[Relationship].count() == 0
    assert rows(page) == []


def test_a_step_that_is_done_again_opens_what_it_brought(go, open_journal) -> None:
    page = go("people")
    page.composer.name.setText("Ingrid")
    page.composer.submit()

    open_journal.frame.doing.undo()
    nothing = page.form.record
    open_journal.frame.doing.redo()

    assert nothing is None
    assert isinstance(page.form.record, Relationship)


def test_only_a_person_can_be_made_too(go, journal, qtbot) -> None:
    page = go("people")

    press(page.composer, "only_person", qtbot)
    qtbot.keyClicks(page.form.form._editors["name"].inner, "Lena")
    page.autosave.flush()

    assert [person.name for person in journal[Person].where()] == ["Lena"]
    assert rows(page) == ["Other people", "Lena"]


def test_a_new_relationship_asks_for_its_first_fields(go, journal) -> None:
    page = go("people")

    page.new(page.place.holds[1])

    assert page.form.is_form
    assert len(page.form.form.shown) <= 5


def test_the_list_reads_in_sections_with_what_each_is_to_me(go, sample) -> None:
    page = go("people")

    assert rows(page)[:5] == [
        "Mentoring",
        "Ingrid Sørensen-Vik",
        "Coaching",
        "三浦 健二",
        "Other people",
    ]
    assert page.model.index(1).data(SECOND_LINE) == "My mentor · since January"
    assert page.form.record.id == "r_ingrid"


def test_the_list_can_be_narrowed_to_a_section(go, sample) -> None:
    page = go("people")

    page.narrow(Wanted.COACHING)

    assert rows(page) == ["Coaching", "三浦 健二"]
    assert page.whom.text() == "Coaching"
    assert page.form.record.id == "r_ingrid"


def test_a_row_follows_what_is_changed_and_undone(go, journal, open_journal) -> None:
    pair = acquainting.begin(journal, "Ana", Tie.MY_MENTOR, None).relationship
    page = go("people")

    page.form.manners.move(journal[Relationship].get(pair.id), Phase.RAPPORT)
    page.trash()
    gone = rows(page)
    open_journal.frame.doing.undo()

    assert gone == ["Other people", "Ana"]
    assert rows(page) == ["Mentoring", "Ana"]
    assert journal[Relationship].get(pair.id).phase == Phase.RAPPORT


def test_a_person_with_a_relationship_is_opened_and_their_row_is_marked(go, sample) -> None:
    page = go("people")

    page.open_record("person", "p_kenji")

    assert page.form.record.id == "p_kenji"
    assert page.model.head(page.list.currentIndex()).id == "r_kenji"


def test_showing_the_list_costs_few_queries_and_heads(go, sample, open_journal) -> None:
    sample.change([Person(name=f"P{number}") for number in range(400)])
    page = go("people")
    asked: list[str] = []

    with sample.store.db.tracer(lambda sql, _values: asked.append(sql)):
        page._show_rows()
        page.list.viewport().grab()

    assert len([sql for sql in asked if sql.lstrip().startswith("SELECT")]) <= 6
    assert not [sql for sql in asked if "_md" in sql]
    assert page.model.rowCount() <= 300


def test_showing_a_relationship_costs_few_queries(go, sample) -> None:
    page = go("people")
    pair = sample[Relationship].get("r_ingrid")
    asked: list[str] = []

    with sample.store.db.tracer(lambda sql, _values: asked.append(sql)):
        page.form.show_record(pair)

    questions = [sql for sql in asked if sql.lstrip().startswith("SELECT")]
    assert len(questions) <= 6
    assert not [sql for sql in questions if "discussion_md" in sql or "private_md" in sql]


def test_a_cleared_page_says_nothing_of_the_journal(go, sample) -> None:
    page = go("people")

    page.clear()

    assert rows(page) == []
    assert page.form.record is None
    assert not [each for each in page.findChildren(QAbstractButton) if "Ingrid" in each.text()]


def test_a_list_of_names_survives_a_lock_and_makes_nobody(
    go, journal, open_journal, qtbot, theme
) -> None:
    page = go("people")
    page.composer.several.click()
    page.composer.names.load("Ana\nBoris\nChioma")
    assert open_journal.frame.let_go(may_ask=False)
    page.clear()

    again = PeoplePage(open_journal._desk(theme))
    qtbot.addWidget(again)
    again.show()
    again.begin()

    assert again.composer.names.isVisible()
    assert again.composer.names.text == "Ana\nBoris\nChioma"
    assert journal[Person].where() == []
    again.clear()
