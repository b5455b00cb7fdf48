"""Sessions: planned, prepared, held and written up, each with its own person alone."""

import datetime as dt

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QMenu

from journal_app.domain.action import Action
from journal_app.domain.entry import Entry
from journal_app.domain.level import Level
from journal_app.domain.record import declared, is_only_mine
from journal_app.domain.session import Session, SessionStatus
from journal_app.services import passing_on, switches
from journal_app.services.places import BY_KEY
from journal_app.ui.session.ground import ACTIONS, BRIEF, LOOK_BACK, NOTES, PRIVATE
from tests.session_fixtures import at, page, pairs
from tests.window_fixtures import answers, open_journal, theme

__all__ = ["answers", "open_journal", "page", "pairs", "theme"]
CONTROL = Qt.KeyboardModifier.ControlModifier
SORT = BY_KEY["sessions"].holds[0]


def test_a_session_is_planned_by_keys_and_prepared_by_what_is_written(
    page, journal, pairs, qtbot
) -> None:
    page.new(SORT)
    view = page.view
    who = view.editors["relationship_id"].line
    qtbot.keyClicks(who, "Ingrid")
    qtbot.keyClick(who, Qt.Key.Key_Return)
    view.head.facts.ask("when")
    when = view.editors["starts_at"].moment
    qtbot.keyClicks(when, "Wednesday 10:00")
    qtbot.keyClick(when, Qt.Key.Key_Return)
    page.autosave.flush()
    (planned,) = journal[Session].where()
    qtbot.keyClicks(view.private.prep.text, "Thank her.")
    page.autosave.flush()

    (prepared,) = journal[Session].where()
    assert (planned.status, prepared.status) == (SessionStatus.PLANNED, SessionStatus.PREPARED)
    assert prepared.relationship_id == pairs[0].id
    assert prepared.starts_at == dt.datetime(2025, 11, 5, 10).astimezone()
    assert view.head.status.text() == "Prepared"
    assert view.head.facts.facts["person"].words.text() == "with Ingrid"


def test_the_page_opens_on_the_tab_that_fits_the_day(page, journal, pairs) -> None:
    ahead = journal.save(Session(title="ahead", starts_at=at(19)))
    today = journal.save(Session(title="today", starts_at=at(3)))

    page.open_record("session", ahead.id)
    first = page.view.tab
    page.open_record("session", today.id)

    assert (first, page.view.tab) == (BRIEF, NOTES)


def test_the_brief_holds_open_actions_and_the_last_agenda_of_this_pair_alone(
    page, journal, pairs
) -> None:
    ids = {}
    for pair, agenda in zip(pairs, ("From Ingrid", "From Kenji"), strict=True):
        last = Session(title="x", starts_at=at(1, 10), relationship_id=pair.id, agenda_md=agenda)
        action = Action(title="The same title", session_id=last.id)
        journal.change([last, action])
        ids[pair.id] = action.id
    new = journal.save(Session(title="n", starts_at=at(19), relationship_id=pairs[0].id))

    page.open_record("session", new.id)

    assert list(page.view.brief.promised.rows) == [ids[pairs[0].id]]
    shown = [label.text() for label in labels(page.view.brief)]
    assert "From Ingrid" in shown
    assert "From Kenji" not in shown


def test_the_brief_begins_with_what_one_wrote_last_time(page, journal, pairs) -> None:
    words = {"agenda_md": "- Three things", "insights_md": "Waiting is work. It is learned."}
    pair = pairs[0].id
    journal.save(Session(title="x", starts_at=at(1, 10), relationship_id=pair, **words))
    new = journal.save(Session(title="n", starts_at=at(19), relationship_id=pair, agenda_md="Now"))

    page.open_record("session", new.id)

    brief = page.view.brief
    by_text = {label.text(): label.mapTo(brief, QPoint()).y() for label in labels(brief)}
    agenda = brief.agenda.mapTo(brief, QPoint()).y()
    assert by_text["“Waiting is work.”"] < agenda < by_text["• Three things"]


def labels(widget):
    return [each for each in widget.findChildren(QLabel) if not each.isHidden()]


def test_the_tabs_are_reached_by_keys_in_any_order(page, journal, qtbot) -> None:
    session = journal.save(Session(title="s", starts_at=at(3)))
    page.open_record("session", session.id)
    view = page.view
    view.notes.discussion.text.setFocus()
    seen = []

    for key in (Qt.Key.Key_4, Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_2, Qt.Key.Key_Tab):
        qtbot.keyClick(view.window().focusWidget(), key, CONTROL)
        seen.append(view.tab)

    assert seen == [3, 0, 2, 1, 2]


def test_where_there_is_little_room_the_private_place_is_a_fifth_tab(
    page, journal, open_journal, qtbot
) -> None:
    session = journal.save(Session(title="s", starts_at=at(3)))
    page.open_record("session", session.id)
    tabs, private = page.view.tabs, page.view.private
    wide = tabs.isTabVisible(PRIVATE)

    open_journal.frame.resize(1024, 700)
    qtbot.waitUntil(lambda: tabs.isTabVisible(PRIVATE))
    page.view.go_to(PRIVATE)
    is_there = private.isVisible()
    open_journal.frame.resize(1440, 900)
    qtbot.waitUntil(lambda: not tabs.isTabVisible(PRIVATE))

    assert not wide
    assert is_there
    assert private.isVisible()
    assert page.view.tab == NOTES


def test_the_agreed_next_day_becomes_a_planned_session_as_one_step(
    page, journal, pairs, open_journal, qtbot
) -> None:
    session = journal.save(
        Session(title="s", starts_at=at(3), relationship_id=pairs[0].id, discussion_md="x")
    )
    page.open_record("session", session.id)
    page.view.go_to(LOOK_BACK)
    day = page.view.look_back.next_on.day
    qtbot.keyClicks(day, "3 December 2025")
    qtbot.keyClick(day, Qt.Key.Key_Return)

    page.view.look_back.plan.click()
    planned = [each.starts_at.date() for each in journal[Session].where()]
    offered = [each.text() for each in open_journal.frame.toast.offered]
    open_journal.frame.doing.undo()

    assert planned == [dt.date(2025, 11, 3), dt.date(2025, 12, 3)]
    assert offered == ["Undo", "Put it in my calendar"]
    assert len(journal[Session].where()) == 1


def test_a_first_time_that_is_to_come_may_go_into_the_calendar(
    page, journal, open_journal, pairs
) -> None:
    def offered() -> str:
        toast = open_journal.frame.toast
        return "" if toast.isHidden() else toast.buttons[0].text()

    session = journal.save(Session(title="s", relationship_id=pairs[0].id))
    page.open_record("session", session.id)
    editor, said = page.view.head.facts.editors["starts_at"], []

    for moment in (at(20), at(21)):
        editor.load(moment)
        editor.changed.emit()
        page.autosave.flush()
        said.append(offered())
        open_journal.frame.toast.hide()

    assert journal[Session].get(session.id).starts_at.date() == dt.date(2025, 11, 21)
    assert said == ["Put it in my calendar", ""]


def test_numbers_are_off_until_switched_on_each_for_itself(page, journal, qtbot) -> None:
    for day in (1, 2):
        journal.save(Session(title="x", starts_at=at(day, 10), discussion_md="x", listening=day))
    session = journal.save(Session(title="s", starts_at=at(3), discussion_md="x"))
    page.open_record("session", session.id)
    page.view.go_to(LOOK_BACK)
    before = page.view.private.shown
    page.view.look_back.closer.click()

    page.view.look_back.checks["listening"].click()
    page.view.editors["listening"].rating.choose(4)
    page.autosave.flush()

    assert before == []
    assert page.view.private.shown == ["listening"]
    assert switches.switched_on(journal) == {"listening"}
    assert journal[Session].get(session.id).listening == 4
    said = [label.text() for label in labels(page.view.look_back)]
    assert {"1 October 2025", "2 October 2025"} <= set(said)


def test_the_list_can_be_of_one_person(page, journal, pairs) -> None:
    for pair in pairs:
        journal.save(Session(title="t", starts_at=at(1, 10), relationship_id=pair.id))

    page.show_only(pairs[1].person_id, "Kenji")

    assert page.model.rowCount() == 2
    assert page.who.text() == "Kenji"


def test_undo_brings_back_what_was_typed_in_the_field_and_then_the_step(
    page, journal, open_journal, qtbot
) -> None:
    session = journal.save(Session(title="s", starts_at=at(3), discussion_md="was"))
    journal.leave()
    page.open_record("session", session.id)
    text = page.view.notes.discussion.text
    text.setFocus()
    text.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(text, " typed")

    open_journal.frame.doing.undo()

    assert text.text == "was"


def test_a_session_goes_to_the_trash_and_comes_back(page, journal, open_journal) -> None:
    session = journal.save(Session(title="s", starts_at=at(3)))
    page.open_record("session", session.id)

    page.trash()
    gone = page.model.rowCount()
    open_journal.frame.doing.undo()

    assert gone == 0
    assert page.view.record.id == session.id


def test_the_list_and_a_session_are_shown_by_few_questions(page, journal, pairs) -> None:
    made = [
        Session(title=f"{number}", starts_at=at(1 + number % 28, 10), relationship_id=pairs[0].id)
        for number in range(320)
    ]
    journal.change(made)
    asked: list[str] = []

    with journal.store.db.tracer(lambda sql, _values: asked.append(sql)):
        page.begin()

    reads = [sql for sql in asked if "SELECT" in sql]
    assert len(reads) <= 6, reads
    assert page.view.record is not None
    assert page.model.rowCount() <= 302


def test_the_menu_of_a_session_holds_what_can_be_done_with_it_now(page, journal) -> None:
    held = journal.save(Session(title="held", starts_at=at(1, 10), discussion_md="x"))
    ahead = journal.save(Session(title="ahead", starts_at=at(19)))
    said = {}

    for session in (held, ahead):
        page.open_record("session", session.id)
        menu = QMenu()
        page.view.head.fill(menu)
        said[session.id] = {action.text() for action in menu.actions()}

    always = {"Meeting view", "Keep open during this session", "Move to the trash"}
    only_ahead = {"Call it off", "It did not take place", "Put it in my calendar…"}
    assert always <= said[held.id] & said[ahead.id]
    assert only_ahead <= said[ahead.id]
    assert not only_ahead & said[held.id]


def test_the_level_of_the_notes_is_raised_for_this_session_alone(page, journal, pairs) -> None:
    session = journal.save(
        Session(title="s", starts_at=at(3), relationship_id=pairs[0].id, discussion_md="x")
    )
    page.open_record("session", session.id)
    level = page.view.notes.level

    level.take(Level.SHARED)
    page.autosave.flush()

    assert level.offered() == [Level.PRIVATE, Level.SHARED]
    assert journal[Session].get(session.id).level == Level.SHARED


def test_a_page_about_the_session_is_linked_with_it_and_opens(
    page, journal, open_journal, pairs
) -> None:
    session = journal.save(Session(title="Start", starts_at=at(3), relationship_id=pairs[0].id))
    page.open_record("session", session.id)
    page.view.go_to(LOOK_BACK)

    page.view.look_back.reflect.click()

    (entry,) = journal[Entry].where()
    assert (entry.session_id, entry.relationship_id) == (session.id, pairs[0].id)
    assert (entry.title, entry.level) == ("After “Start”", Level.PRIVATE)
    editor = open_journal.frame.page.editor
    assert (editor.entry.id, entry.template) == (entry.id, "after_session")
    asked = editor.body.prompts.questions
    assert [one.heading for one in asked] == ["Heard", "Said", "Decided", "Between us"]
    assert editor.body.textCursor().blockNumber() == 1


def test_private_texts_stand_in_the_private_place_alone(page) -> None:
    view = page.view
    private = [view.private, view.look_back.how.parent()]

    for name, editor in view.editors.items():
        is_mine = is_only_mine(Session, declared(Session)[name])
        assert is_mine == any(place.isAncestorOf(editor) for place in private), name


def test_two_with_the_same_title_are_never_mixed(page, journal, pairs) -> None:
    made = {}
    for pair in pairs:
        session = Session(title="The same", starts_at=at(1, 10), relationship_id=pair.id)
        made[session.id] = Action(title="The same action", session_id=session.id)
        journal.change([session, made[session.id]])

    for session_id, action in made.items():
        page.open_record("session", session_id)
        page.view.go_to(ACTIONS)
        assert list(page.view.promised.list.rows) == [action.id]


def test_enter_in_the_list_goes_into_the_text(page, journal, pairs, qtbot) -> None:
    session = journal.save(Session(title="s", starts_at=at(3), relationship_id=pairs[0].id))
    page.begin()
    page.open_record("session", session.id)
    page.list.setFocus()

    qtbot.keyClick(page.list, Qt.Key.Key_Return)

    assert page.view.notes.discussion.text.hasFocus()


def test_what_is_written_in_the_private_place_is_never_passed_on(
    page, journal, pairs, qtbot
) -> None:
    session = journal.save(
        Session(title="s", starts_at=at(19), relationship_id=pairs[0].id, agenda_md="Plans")
    )
    page.open_record("session", session.id)
    page.view.notes.level.take(Level.SHARED)
    for name in ("prep_md", "private_md", "selfcheck_md"):
        qtbot.keyClicks(page.view.editors[name].text, "Zqxcanary")
    page.autosave.flush()

    passed = passing_on.agreed(journal, journal[Session].get(session.id))

    assert journal[Session].get(session.id).prep_md == "Zqxcanary"
    assert "Plans" in passed.text
    assert "Zqxcanary" not in passed.text


def test_why_the_next_day_is_not_understood_is_said_below_it(page, journal, pairs) -> None:
    session = journal.save(Session(title="s", starts_at=at(3), relationship_id=pairs[0].id))
    page.open_record("session", session.id)
    look_back = page.view.look_back
    page.view.go_to(LOOK_BACK)

    look_back.next_on.day.setText("some time")
    look_back.next_on.finish()
    said = look_back.problem.text()
    look_back.next_on.day.setText("in two weeks")
    look_back.next_on.finish()

    assert said.startswith("This is no day yet.")
    assert look_back.problem.isHidden()


def test_in_the_widest_window_the_private_place_stays_beside_the_text(
    page, journal, open_journal, qtbot
) -> None:
    session = journal.save(Session(title="s", starts_at=at(3)))
    open_journal.frame.resize(2560, 1440)
    page.open_record("session", session.id)
    page.view.go_to(NOTES)
    text, place = page.view.notes.discussion, page.view.private
    qtbot.waitUntil(lambda: page.view.width() > 1_900)

    ends = text.mapTo(page.view, QPoint(text.width(), 0)).x()
    begins = place.mapTo(page.view, QPoint(0, 0)).x()

    assert 0 < begins - ends < 60
    assert page.view.private.width() == 300
