"""Meeting view: what both may see, and nothing else."""

import datetime as dt
import re
import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QTextEdit, QWidget

from journal_app import vault
from journal_app.domain.action import Action, ActionStatus
from journal_app.domain.person import Person
from journal_app.domain.session import Session
from journal_app.errors import NoSpace
from journal_app.services import sample
from journal_app.services.journal import Journal
from journal_app.store.store import Store
from journal_app.ui.meeting.agreed import Row
from journal_app.ui.meeting.meeting_page import MeetingPage
from tests import ten_years
from tests.said import everything_said
from tests.vault_fixtures import Clock


def parts_of(names: list[str]) -> set[str]:
    """The words of these names; a letter alone names nobody."""
    return {part for name in names for part in name.split() if len(part) > 1}


@pytest.fixture(scope="module")
def lived(made_vault, tmp_path_factory):
    """A journal with the sample and ten years more, and what was written into it."""
    path, key = tmp_path_factory.mktemp("lived") / "Lived.journal", made_vault[1]
    shutil.copytree(made_vault[0], path)
    opened = vault.unlock_with_key(path, key)
    journal = Journal(Store(opened.connection), Clock())
    sample.fill(journal)
    found = ten_years.fill(journal)
    opened.lock()
    return path, found


@pytest.fixture
def told(lived, vault_path):
    """The journal of the program: the sample and ten years more."""
    shutil.rmtree(vault_path)
    shutil.copytree(lived[0], vault_path)
    return lived[1]


@pytest.fixture
def inside(program, told, vault_path, vault_key, qtbot):
    """The program with that journal open."""
    program.start(vault_path)
    program.window.activateWindow()
    program._on_unlocked(vault.unlock_with_key(vault_path, vault_key))
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    return program


def no_room(*_records) -> None:
    raise NoSpace("There is no room left.")


def meet(program, session: Session) -> MeetingPage:
    frame = program.opened.frame
    assert frame.open_record(Session.table, session.id)
    frame.doing.run("session.meeting")
    page = program.window.centralWidget()
    assert isinstance(page, MeetingPage)
    return page


def test_nothing_in_the_window_names_another_person_or_quotes_a_private_field(inside, told) -> None:
    everyone = [person.name for person in inside.opened.journal[Person].every()]
    inside.opened.frame.go("journal")
    inside.opened.frame.go("people")
    inside.opened.frame.open_palette()

    meet(inside, told.sessions[-1])

    said = everything_said(inside.window)
    assert "Point 1" in said  # the agenda is there
    assert ten_years.PRIVATE not in said
    assert [one for one in parts_of(everyone) if re.search(rf"\b{re.escape(one)}\b", said)] == []
    others = [ten_years.word_of(at) for at in range(10) if at != 9]
    assert [one for one in others if one in said] == []
    assert inside.window.windowTitle() == "Mentoring Journal"


@pytest.mark.parametrize("title", ["Too much at once", "Half-way review", "After go-live"])
def test_a_session_of_the_sample_shows_nothing_private(inside, title) -> None:
    journal = inside.opened.journal
    session = next(one for one in journal[Session].where() if one.title == title)

    meet(inside, session)

    said = everything_said(inside.window)
    assert session.discussion_md in said
    private = (session.prep_md, session.private_md, session.selfcheck_md, session.insights_md)
    assert [text for text in private if text and text in said] == []
    names = parts_of([person.name for person in journal[Person].every()])
    names -= parts_of([session.discussion_md, session.agenda_md, session.title])
    assert [one for one in names if re.search(rf"\b{re.escape(one)}\b", said)] == []


def test_there_is_no_navigation_search_palette_or_status_line(inside, told, qtbot) -> None:
    page = meet(inside, told.sessions[-1])
    qtbot.waitUntil(page.notes.hasFocus)

    for keys in (Qt.Key.Key_K, Qt.Key.Key_F, Qt.Key.Key_N):
        qtbot.keyClick(page.notes, keys, Qt.KeyboardModifier.ControlModifier)
    shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(page.notes, Qt.Key.Key_N, shift)

    assert inside.window.centralWidget() is page
    for name in ("navigation", "top_bar", "palette", "capture", "list", "search"):
        assert inside.window.findChild(QWidget, name) is None
    shown = [field for field in page.findChildren(QTextEdit) if not field.isHidden()]
    assert {field.objectName() for field in shown} == {"agenda_md", "discussion_md"}
    assert len(page.findChildren(QLineEdit)) == 1


def test_what_is_typed_is_saved_and_back_in_the_journal_after_escape(inside, told, qtbot) -> None:
    session = told.sessions[-1]
    page = meet(inside, session)

    qtbot.keyClicks(page.notes, " Said aloud.")
    page.agenda.moveCursor(page.agenda.textCursor().MoveOperation.End)
    qtbot.keyClicks(page.agenda, " and one more")
    qtbot.keyClick(page.notes, Qt.Key.Key_Escape)

    kept = inside.opened.journal[Session].get(session.id)
    assert kept.discussion_md == f"{session.discussion_md} Said aloud."
    assert kept.agenda_md == f"{session.agenda_md} and one more"
    assert (kept.prep_md, kept.private_md) == (session.prep_md, session.private_md)
    frame = inside.opened.frame
    assert inside.window.centralWidget() is frame
    assert frame.key == "sessions"
    assert frame.here.shown.id == session.id


def test_saving_is_said_quietly(inside, told, qtbot) -> None:
    page = meet(inside, told.sessions[-1])

    qtbot.keyClicks(page.notes, "x")
    was = page.foot.saving
    page.flush()

    assert (was, page.foot.saving) == ("Saving…", "Saved")


def test_an_action_takes_the_day_it_says(inside, told, qtbot) -> None:
    session, journal = told.sessions[-1], inside.opened.journal
    page = meet(inside, session)

    qtbot.keyClicks(page.agreed.line, "Send the outline by 14 March 2027")
    qtbot.keyClick(page.agreed.line, Qt.Key.Key_Return)

    made = next(one for one in journal[Action].where(session_id=session.id)
                if one.title == "Send the outline")  # fmt: skip
    assert made.due_on == dt.date(2027, 3, 14)


def test_an_action_is_added_ticked_and_taken_back(inside, told, qtbot) -> None:
    session, journal = told.sessions[-1], inside.opened.journal
    page = meet(inside, session)

    qtbot.keyClicks(page.agreed.line, "Ask for ten minutes")
    qtbot.keyClick(page.agreed.line, Qt.Key.Key_Return)
    rows = page.agreed.findChildren(Row)
    row = next(one for one in rows if "Ask for ten" in one.check.accessibleName())
    row.check.click()
    made = next(
        one for one in journal[Action].where(session_id=session.id) if "Ask for" in one.title
    )
    assert made.status == ActionStatus.DONE
    page._undo()

    assert journal[Action].get(made.id).status == ActionStatus.OPEN


def test_the_sentence_one_is_at_becomes_an_action_here_too(inside, told, qtbot) -> None:
    session, journal = told.sessions[-1], inside.opened.journal
    page = meet(inside, session)
    qtbot.keyClick(page.notes, Qt.Key.Key_Return)
    qtbot.keyClicks(page.notes, "Send Ingrid the draft")

    qtbot.keyClick(page.notes, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)

    rows = page.agreed.findChildren(Row)
    assert any("Send Ingrid the draft" in one.check.accessibleName() for one in rows)
    assert any(
        one.title == "Send Ingrid the draft" for one in journal[Action].where(session_id=session.id)
    )


def test_what_stands_in_the_line_of_actions_is_kept_on_leaving(inside, told, qtbot) -> None:
    session = told.sessions[-1]
    page = meet(inside, session)
    qtbot.keyClicks(page.agreed.line, "Not yet entered")

    page.leave()

    titles = [one.title for one in inside.opened.journal[Action].where(session_id=session.id)]
    assert "Not yet entered" in titles


@pytest.mark.parametrize(("reply", "is_left"), [("stay", False), ("lose", True)])
def test_words_no_action_could_be_made_of_are_not_lost_unasked(
    inside, told, answers, qtbot, monkeypatch, reply, is_left
) -> None:
    page = meet(inside, told.sessions[-1])
    qtbot.keyClicks(page.agreed.line, "Not yet entered")
    monkeypatch.setattr(inside.opened.journal, "change", no_room)

    qtbot.keyClick(page.agreed.line, Qt.Key.Key_Return)
    after_enter = page.agreed.line.text()
    answers.replies = [reply]

    assert (after_enter, answers.asked) == ("Not yet entered", [])
    assert not page.let_go(may_ask=False)
    assert page.let_go(may_ask=True) == is_left
    assert len(answers.asked) == 1
    page.agreed.line.clear()


def test_without_an_open_session_it_is_the_one_of_now(inside, told, clock) -> None:
    starts = clock.time.astimezone() - dt.timedelta(minutes=5)
    here = Session(title="Now", starts_at=starts, planned_minutes=60, agenda_md="x")
    inside.opened.journal.save(here)
    inside.opened.frame.go("today")

    inside.opened.frame.doing.run("session.meeting")

    page = inside.window.centralWidget()
    assert isinstance(page, MeetingPage)
    assert page.findChild(QLabel, "meeting_title").text() == "Now"


def test_without_any_session_it_says_so(open_journal, qtbot) -> None:
    asked = []
    open_journal.frame.meeting_asked.connect(asked.append)

    open_journal.frame.doing.run("session.meeting")

    assert asked == []
    assert "No session" in open_journal.frame.status.message


@pytest.fixture
def held(inside, told, clock) -> MeetingPage:
    """Meeting view of a session that began five minutes ago and lasts an hour."""
    starts = clock.time.astimezone() - dt.timedelta(minutes=5)
    session = Session(title="Now", starts_at=starts, planned_minutes=60, agenda_md="x")
    inside.opened.journal.save(session)
    return meet(inside, session)


def test_keep_open_holds_the_idle_lock_until_a_quarter_after_the_end(inside, held, clock) -> None:
    check = held.findChild(QAbstractButton, "hold")

    check.click()
    inside.idle.timer.timeout.emit()

    assert inside.idle.holding.remainingTime() > 69 * 60_000
    assert held.foot.message == ""
    until = clock.time.astimezone() + dt.timedelta(minutes=70)
    assert check.text() == f"Open until {until:%H:%M}"


def test_when_the_hold_is_over_quiet_minutes_count_as_always(inside, held) -> None:
    held.findChild(QAbstractButton, "hold").click()
    inside.idle.timer.timeout.emit()
    before = held.foot.message

    inside.idle.hold(0)

    assert (before, held.foot.message) == ("", "Locks in 30 seconds. Any key stops it.")


def test_a_hold_ends_no_lock_that_is_asked_for(inside, held, qtbot) -> None:
    held.findChild(QAbstractButton, "hold").click()

    qtbot.keyClick(held.notes, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)

    assert inside.opened is None
    assert not inside.idle.holding.isActive()


def test_without_the_hold_idle_minutes_lock_here_too(inside, held, qtbot) -> None:
    inside.idle.fell_idle.emit()

    assert inside.opened is None


def test_a_session_of_another_day_offers_no_hold(inside, told) -> None:
    page = meet(inside, told.sessions[0])

    assert page.findChild(QAbstractButton, "hold").isHidden()


def test_the_frame_holds_and_releases_for_the_open_session(inside, held) -> None:
    held.leave()
    frame = inside.opened.frame

    frame.doing.run("session.hold")
    kept = frame.status.standing
    frame.doing.run("session.hold")

    assert "Stays open until" in kept
    assert "Locks after 5 minutes" in frame.status.standing


def test_a_cleared_page_says_nothing(inside, held, qtbot) -> None:
    qtbot.keyClicks(held.notes, "Secret")
    held.flush()

    held.clear()

    assert "Secret" not in everything_said(held)
    assert "Now" not in everything_said(held).split()


@pytest.mark.parametrize("way", ["key", "button"])
def test_leaving_puts_the_cursor_back_into_the_text_one_wrote_in(inside, held, qtbot, way) -> None:
    qtbot.keyClicks(held.notes, "What she said.")
    for _sign in range(5):
        qtbot.keyClick(held.notes, Qt.Key.Key_Left)
    at = held.notes.textCursor().position()

    if way == "key":
        qtbot.keyClick(held.notes, Qt.Key.Key_Escape)
    else:
        back = held.findChild(QAbstractButton, "leave_meeting")
        back.setFocus()
        qtbot.keyClick(back, Qt.Key.Key_Return)

    view = inside.opened.frame.here.view
    assert view.notes.discussion.text.hasFocus()
    assert view.notes.discussion.text.textCursor().position() == at


def test_from_the_agenda_one_comes_back_to_the_agenda(inside, held, qtbot) -> None:
    held.agenda.setFocus()
    qtbot.keyClicks(held.agenda, "Two points.")

    held.leave()

    assert inside.opened.frame.here.view.brief.agenda.text.hasFocus()
