"""The head of a session: its facts, what became of it, and its buttons."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from journal_app.domain.session import Session, SessionStatus
from journal_app.services.places import BY_KEY
from tests.session_fixtures import at, page, pairs
from tests.window_fixtures import answers, open_journal, theme

__all__ = ["answers", "open_journal", "page", "pairs", "theme"]
SORT = BY_KEY["sessions"].holds[0]


def test_a_session_called_off_stays_so_until_it_takes_place_after_all(
    page, journal, open_journal
) -> None:
    session = journal.save(Session(title="s", starts_at=at(19), agenda_md="x"))
    page.open_record("session", session.id)

    page.view.asked.emit("call_off")
    off = journal[Session].get(session.id).status
    page.view.asked.emit("take_place")
    on = journal[Session].get(session.id).status

    assert (off, on) == (SessionStatus.CANCELLED, SessionStatus.PREPARED)
    assert page.view.head.status.text() == "Prepared"


def test_pressing_a_fact_lets_one_say_it_anew_and_escape_leaves_it(page, journal, qtbot) -> None:
    session = journal.save(Session(title="s", starts_at=at(3), planned_minutes=60))
    page.open_record("session", session.id)
    fact = page.view.head.facts.facts["minutes"]

    fact.words.click()
    line = page.view.editors["planned_minutes"].line
    line.selectAll()
    qtbot.keyClicks(line, "45")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    page.autosave.flush()

    assert journal[Session].get(session.id).planned_minutes == 45
    assert not fact.is_open
    assert fact.words.text() == "45 minutes"


@pytest.mark.parametrize(("width", "is_beside"), [(600, True), (300, False)])
def test_a_narrow_head_holds_its_buttons_below_the_title(page, journal, pairs, width, is_beside):
    page.new(SORT)
    head = page.view.head

    head.resize(width, 200)

    layout = head.layout()
    layout.activate()
    assert (head.more.y() < head.title.geometry().bottom()) == is_beside


def test_no_line_of_facts_begins_with_a_dot(page, journal, pairs) -> None:
    page.new(SORT)
    facts = list(page.view.head.facts.facts.values())

    dots = [one for fact in facts for one in fact.findChildren(QLabel) if one.text() == "·"]

    assert len(dots) == len(facts)
    assert all(dot.x() >= dot.parentWidget().words.geometry().right() for dot in dots[:-1])
