"""All my clients: a row each, by keys and by mouse, and nothing of it stays when it is cleared."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from journal_app.domain.action import Action
from journal_app.domain.link import Link, LinkRole
from journal_app.domain.person import Person
from journal_app.domain.relationship import MyRole, Relationship, RelationshipKind
from journal_app.domain.resource import Resource
from journal_app.domain.session import Session
from journal_app.domain.transition import Transition, TransitionScope
from journal_app.ui.clients.clients_model import ASIDE, CAPTION, NAME, THREADS
from tests.review_fixtures import nameless


def add(open_journal, clock, name: str, days: int | None = 2) -> Relationship:
    person = Person(name=name)
    pair = Relationship(person_id=person.id, kind=RelationshipKind.COACHING, my_role=MyRole.COACH)
    held = Session(
        relationship_id=pair.id,
        starts_at=clock.time - dt.timedelta(days=9),
        actual_minutes=50,
        private_md="x",
    )
    records = [person, pair, held, Action(title=f"Ask {name}", session_id=held.id)]
    if days is not None:
        begins = clock.time + dt.timedelta(days=days)
        records.append(Session(relationship_id=pair.id, starts_at=begins))
    open_journal.journal.change(records)
    return pair


@pytest.fixture
def shown(open_journal, clock):
    add(open_journal, clock, "Ana", None)
    add(open_journal, clock, "Ben")
    open_journal.frame.doing.run("people.clients")
    return open_journal.frame.here


def said(page, row: int) -> list[str]:
    index = page.model.index(row)
    return [index.data(role) for role in (NAME, ASIDE, THREADS, CAPTION)]


def test_a_row_says_who_when_what_is_open_and_how_it_has_been(shown, clock) -> None:
    begins = (clock.time + dt.timedelta(days=2)).astimezone()

    name, aside, threads, caption = said(shown, 0)

    assert (name, threads) == ("Ben", "Ask Ben")
    assert aside.startswith("Wednesday, 5 November, ")
    assert aside.endswith(f"{begins:%H:%M}")
    assert caption == "Coaching · last contact 25 October 2025 · 50 minutes this year"
    assert said(shown, 1)[:2] == ["Ana", "Nothing planned"]


def test_enter_opens_the_relationship_and_the_way_back_ends_at_its_row(
    shown, open_journal, qtbot
) -> None:
    frame = open_journal.frame
    qtbot.keyClick(shown.list, Qt.Key.Key_Down)

    qtbot.keyClick(shown.list, Qt.Key.Key_Return)
    there = frame.key
    frame.doing.run("people.clients")

    assert there == "people"
    assert shown.list.currentIndex().data(NAME) == "Ana"


def test_a_click_opens_it_too(shown, open_journal, qtbot) -> None:
    place = shown.list.visualRect(shown.model.index(0)).center()

    qtbot.mouseClick(shown.list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert open_journal.frame.key == "people"


def test_what_changes_meanwhile_is_followed(shown, open_journal, clock) -> None:
    add(open_journal, clock, "Cem", 1)

    assert said(shown, 0)[0] == "Cem"


def test_without_anyone_it_says_how_they_come_here(open_journal, qtbot) -> None:
    frame = open_journal.frame
    frame.doing.run("people.clients")
    page = frame.here

    words = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    page.people_asked.emit()

    assert "Those you coach, mentor or supervise." in words
    assert frame.key == "people"


def test_what_one_calls_them_is_chosen_here(shown, open_journal) -> None:
    menu = shown.word_menu()

    next(one for one in menu.actions() if one.objectName() == "mentee").trigger()

    assert shown.findChild(QLabel, "heading").text() == "My mentees"
    assert shown.accessibleName() == "My mentees"


def test_fifty_rows_cost_few_questions_and_read_no_text(shown, open_journal, clock) -> None:
    for number in range(48):
        add(open_journal, clock, f"Client {number}")
    asked: list[str] = []

    with open_journal.journal.store.db.tracer(lambda sql, _values: asked.append(sql)):
        shown.begin()
        shown.list.viewport().grab()

    questions = [sql for sql in asked if sql.lstrip().startswith(("SELECT", "WITH"))]
    assert shown.model.rowCount() == 50
    assert len(questions) <= 6
    assert not [sql for sql in questions if "_md" in sql]


def type_link(page, name: str, qtbot) -> None:
    line = page.findChild(QLineEdit, "belongs_to")
    line.setText(name)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def test_what_a_form_says_was_passed_on_stands_among_those_i_helped(
    shown, open_journal, qtbot
) -> None:
    frame, journal = open_journal.frame, open_journal.journal
    guide = Resource(title="A guide")
    journal.change([guide])
    frame.open_record("resource", guide.id)

    type_link(frame.here, "Ana", qtbot)
    frame.doing.run("people.clients")

    labels = shown.helped.findChildren(QLabel)
    assert [one.text() for one in labels if one.isVisible() and one.text()] == [
        "People I helped",
        "Ana",
        "A guide, passed on",
    ]


def test_a_relationship_is_linked_to_what_it_grew_from_and_to_a_change(
    shown, open_journal, qtbot
) -> None:
    frame, journal = open_journal.frame, open_journal.journal
    ingrid = Person(name="Ingrid")
    mine = Relationship(person_id=ingrid.id, kind=RelationshipKind.MENTORING, my_role=MyRole.MENTEE)
    change = Transition(title="The new ledger", scope=TransitionScope.TEAM)
    journal.change([ingrid, mine, change])
    pair = shown.model.client(shown.model.index(0)).relationship_id
    frame.open_record("relationship", pair)
    frame.here.form.pair.form_asked.emit("belongs_to")

    type_link(frame.here, "With Ingrid · mentoring", qtbot)
    type_link(frame.here, "The new ledger", qtbot)
    frame.doing.run("people.clients")

    roles = {(link.role, link.to_id) for link in journal[Link].where(from_id=pair)}
    assert roles == {(LinkRole.GREW_FROM, mine.id), (LinkRole.SUPPORTS, change.id)}
    assert said(shown, 0)[3].endswith(" · Grew from: With Ingrid · mentoring")
    frame.open_record("relationship", mine.id)
    frame.open_record("relationship", pair)
    said_there = frame.here.findChild(QLabel, "pair_origin")
    assert said_there.text() == "Grew from: With Ingrid · mentoring"


def test_people_lead_here_as_soon_as_there_is_a_client(open_journal, clock, qtbot) -> None:
    frame = open_journal.frame
    frame.go("people")
    before = frame.here.clients.isVisible()

    add(open_journal, clock, "Ana")
    after = frame.here.clients.isVisible()
    qtbot.mouseClick(frame.here.clients, Qt.MouseButton.LeftButton)

    assert (before, after, frame.key) == (False, True, "clients")


def test_a_model_of_rows_keeps_to_the_rules(shown, qtmodeltester) -> None:
    qtmodeltester.check(shown.model)


def test_everything_has_a_name(shown) -> None:
    assert nameless(shown) == []


def test_a_cleared_page_holds_nothing(shown) -> None:
    shown.clear()

    words = [label.text() for label in shown.findChildren(QLabel) if not label.isHidden()]
    words += [one.text() for one in shown.findChildren(QPushButton)]
    assert shown.model.rowCount() == 0
    assert not [each for each in words if "Ana" in each or "Ben" in each]


@pytest.mark.parametrize("word", ["coachee", "mentee"])
def test_the_command_is_called_as_they_are_called(shown, open_journal, word: str) -> None:
    frame = open_journal.frame
    frame.go("keys")
    menu = shown.word_menu()

    next(one for one in menu.actions() if one.objectName() == word).trigger()
    frame.doing.menu.aboutToShow.emit()
    frame.palette_sheet.open(f">all my {word}")
    model = frame.palette_sheet.model
    offered = [model.index(row).data() for row in range(model.rowCount())]
    frame.palette_sheet.close_up()
    frame.go("more")
    frame.go("keys")

    assert frame.doing.actions["people.clients"].text() == f"All my {word}s"
    assert f"All my {word}s" in offered
    assert frame.here.findChild(QLabel, "keys_people.clients").text() == f"All my {word}s"


def test_they_are_found_by_any_word_for_them(shown, open_journal) -> None:
    sheet = open_journal.frame.palette_sheet
    found = []

    for typed in (">client", ">coachee", ">mentee"):
        sheet.open(typed)
        found.append(any("All my" in str(sheet.model.index(row).data()) for row in range(3)))
        sheet.close_up()

    assert found == [True, True, True]
