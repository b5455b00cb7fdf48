"""Sessions: planned, prepared, held and written up, each with its own person alone."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QMenu

from journal_app.domain.action import Action, Owner
from journal_app.domain.entry import Entry
from journal_app.domain.level import Level
from journal_app.domain.person import Person
from journal_app.domain.record import declared, is_only_mine
from journal_app.domain.relationship import MyRole, Relationship
from journal_app.domain.session import Session, SessionStatus
from journal_app.errors import NoSpace
from journal_app.services import acting, passing_on, switches
from journal_app.services.places import BY_KEY
from journal_app.ui.session.ground import ACTIONS, BRIEF, LOOK_BACK, NOTES, PRIVATE
from tests.window_fixtures import answers, open_journal, theme

__all__ = ["answers", "open_journal", "theme"]
CONTROL = Qt.KeyboardModifier.ControlModifier
SORT = BY_KEY["sessions"].holds[0]


@pytest.fixture
def page(open_journal):
    """The page of sessions, with room for the private place."""
    open_journal.frame.resize(1440, 900)
    assert open_journal.frame.go("sessions")
    return open_journal.frame.page_of("sessions")


@pytest.fixture
def pairs(journal) -> list[Relationship]:
    """A mentor, Ingrid, and someone one mentors, Kenji."""
    made = []
    for name, role in (("Ingrid", MyRole.MENTEE), ("Kenji", MyRole.MENTOR)):
        person = Person(name=name)
        made.append(Relationship(person_id=person.id, my_role=role))
        journal.change([person, made[-1]])
    return made


def at(day: int, month: int = 11) -> dt.datetime:
    return dt.datetime(2025, month, day, 10, tzinfo=dt.UTC)


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


def test_the_selected_sentence_becomes_an_action_of_this_session(
    page, journal, pairs, open_journal, qtbot
) -> None:
    session = journal.save(Session(title="s", starts_at=at(3), relationship_id=pairs[0].id))
    page.open_record("session", session.id)
    text = page.view.notes.discussion.text
    text.setFocus()
    qtbot.keyClicks(text, "We talked. Write to Ana by Friday. Then we left.")
    cursor = text.textCursor()
    cursor.setPosition(14)
    text.setTextCursor(cursor)

    qtbot.keyClick(text, Qt.Key.Key_J, CONTROL)

    (action,) = journal[Action].where()
    assert (action.title, action.due_on) == ("Write to Ana", dt.date(2025, 11, 7))
    assert (action.owner, action.level) == (Owner.ME, Level.PRIVATE)
    assert action.session_id == session.id
    assert list(page.view.notes.promised.list.rows) == [action.id]
    open_journal.frame.toast.findChild(QAbstractButton).click()
    assert journal[Action].where() == []
    assert page.view.notes.promised.list.rows == {}


def test_a_quick_line_makes_an_action_with_its_day(page, journal, pairs, qtbot) -> None:
    session = journal.save(Session(title="s", starts_at=at(3), relationship_id=pairs[0].id))
    page.open_record("session", session.id)
    line = page.view.notes.findChild(QLineEdit, "quick_action")

    qtbot.keyClicks(line, "Book a room tomorrow")
    qtbot.keyClick(line, Qt.Key.Key_Return)

    (action,) = journal[Action].where()
    assert (action.title, action.due_on) == ("Book a room", dt.date(2025, 11, 4))
    assert line.text() == ""


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


def test_an_action_unfolds_and_what_is_said_there_is_kept_at_once(
    page, journal, pairs, qtbot
) -> None:
    session = Session(title="s", starts_at=at(3), relationship_id=pairs[0].id)
    action = Action(title="Write", session_id=session.id)
    journal.change([session, action])
    page.open_record("session", session.id)
    page.view.go_to(ACTIONS)
    shown = page.view.promised.list

    shown.rows[action.id].title.click()
    line = shown.detail.editors["if_then"].line
    qtbot.keyClicks(line, "When it is Friday")
    due = shown.detail.editors["due_on"].day
    qtbot.keyClicks(due, "Friday")
    qtbot.keyClick(due, Qt.Key.Key_Return)
    kept = journal[Action].get(action.id)
    qtbot.keyClick(line, Qt.Key.Key_Escape)

    assert (kept.if_then, kept.due_on) == ("When it is Friday", dt.date(2025, 11, 7))
    assert shown.detail is None
    assert shown.rows[action.id].facts.due_on == kept.due_on


def test_beneath_its_row_it_is_chosen_who_sees_an_action(page, journal, pairs, qtbot) -> None:
    session = Session(title="s", starts_at=at(3), relationship_id=pairs[0].id)
    action = Action(title="Write", session_id=session.id)
    journal.change([session, action])
    page.open_record("session", session.id)
    page.view.go_to(ACTIONS)
    shown = page.view.promised.list

    qtbot.mouseClick(shown.rows[action.id].level, Qt.MouseButton.LeftButton)
    level = shown.detail.editors["level"]
    offered = level.offered()
    level.take(Level.SHARED)

    assert offered == [Level.PRIVATE, Level.SHARED, Level.REVIEW]
    assert journal[Action].get(action.id).level == Level.SHARED
    assert shown.rows[action.id].level.accessibleName().startswith("Level: Me and ")


def test_from_the_private_place_an_action_stays_mine_alone(page, journal, pairs, qtbot) -> None:
    pair = pairs[1]  # whom I mentor: an action would be theirs
    session = Session(title="s", starts_at=at(3), relationship_id=pair.id)
    shared = Action(title="Shared once", session_id=session.id, level=Level.SHARED)
    journal.change([session, shared])
    page.open_record("session", session.id)
    text = page.view.private.note.text
    text.setFocus()
    qtbot.keyClicks(text, "Be kinder.")
    qtbot.keyClick(text, Qt.Key.Key_J, CONTROL)
    discussion = page.view.notes.discussion.text
    discussion.setFocus()
    qtbot.keyClicks(discussion, "Close July alone.")
    qtbot.keyClick(discussion, Qt.Key.Key_J, CONTROL)

    made = {each.title: each for each in journal[Action].where(session_id=session.id)}
    mine, theirs = made["Be kinder."], made["Close July alone."]
    assert (mine.owner, mine.level) == (Owner.ME, Level.PRIVATE)
    assert (theirs.owner, theirs.level) == (Owner.OTHER_PERSON, Level.SHARED)


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


def test_a_structure_gives_the_notes_headings_and_whatever_was_typed_stays(
    page, journal, pairs, open_journal, qtbot
) -> None:
    session = journal.save(
        Session(title="s", starts_at=at(3), relationship_id=pairs[0].id, discussion_md="Typed.")
    )
    page.open_record("session", session.id)
    structure, text = page.view.structure, page.view.notes.discussion.text
    grow, clear = (page._desk.templates.find(key) for key in ("grow", "clear"))

    structure.choose(grow)
    page.autosave.flush()
    kept = journal[Session].get(session.id)
    structure.choose(clear)
    again = text.text
    structure.choose(None)

    assert kept.structure == "grow"
    assert [f"## {part.heading}" in kept.discussion_md for part in grow.parts] == [True] * 4
    assert all(f"## {part.heading}" in again for part in clear.parts)
    assert f"## {grow.parts[0].heading}" not in again
    assert text.text.strip() == "Typed."
    assert page.view.record.structure is None


def test_the_template_to_prepare_with_is_that_of_ones_own_side(page, journal, pairs, qtbot) -> None:
    offered = []
    for pair in pairs:
        session = journal.save(Session(title="s", starts_at=at(19), relationship_id=pair.id))
        page.open_record("session", session.id)
        offered.append(page.view.structure.preparations[0].key)

    page.view.structure.prepare(page.view.structure.preparations[0])
    page.autosave.flush()
    with_headings = page.view.head.status.text()
    qtbot.keyClicks(page.view.private.prep.text, "An ear.")
    page.autosave.flush()

    assert offered == ["prep_mentee", "prep_mentor"]
    assert page.view.private.template.isHidden()
    assert page.view.private.prep.text.prompts.is_shown
    first, answer = page.view.record.prep_md.split("\n")[:2]
    assert (first[:3], answer) == ("## ", "An ear.")
    assert (with_headings, page.view.head.status.text()) == ("Planned", "Prepared")


@pytest.mark.parametrize(("width", "is_beside"), [(600, True), (300, False)])
def test_a_narrow_head_holds_its_buttons_below_the_title(page, journal, pairs, width, is_beside):
    page.new(SORT)
    head = page.view.head

    head.resize(width, 200)

    layout = head.layout()
    layout.activate()
    assert (head.more.y() < head.title.geometry().bottom()) == is_beside


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


def test_no_line_of_facts_begins_with_a_dot(page, journal, pairs) -> None:
    page.new(SORT)
    facts = list(page.view.head.facts.facts.values())

    dots = [one for fact in facts for one in fact.findChildren(QLabel) if one.text() == "·"]

    assert len(dots) == len(facts)
    assert all(dot.x() >= dot.parentWidget().words.geometry().right() for dot in dots[:-1])


def test_the_templates_of_the_other_side_stand_under_more(page, journal, pairs) -> None:
    found = []
    for pair in pairs:
        session = journal.save(Session(title="s", starts_at=at(19), relationship_id=pair.id))
        page.open_record("session", session.id)
        menu = page.view.structure.preparation_menu()
        near = [one.objectName() for one in menu.actions() if one.menu() is None]
        more = next(one.menu() for one in menu.actions() if one.menu() is not None)
        found.append((near, [one.objectName() for one in more.actions()]))
        menu.close()

    assert found[0] == (
        ["prep_mentee", "first_session", "prep_sponsor"],
        ["prep_mentor", "prep_super_user"],
    )
    assert found[1] == (
        ["prep_mentor", "first_session", "prep_super_user"],
        ["prep_mentee", "prep_sponsor"],
    )


def test_in_the_preparation_the_gallery_holds_preparations_alone(
    page, journal, pairs, open_journal, qtbot
) -> None:
    frame = open_journal.frame
    session = journal.save(Session(title="s", starts_at=at(19), relationship_id=pairs[0].id))
    page.open_record("session", session.id)
    prep = page.view.private.prep.text
    prep.setFocus()

    qtbot.keyClick(prep, Qt.Key.Key_T, CONTROL)
    model = frame.gallery.model
    offered = [model.offer(row).pattern.key for row in range(model.rowCount())]
    qtbot.keyClick(frame.gallery.line, Qt.Key.Key_Return)

    assert offered[0] == "prep_mentee"
    assert {one.group for one in page.view.structure.preparations} == {"preparation"}
    assert sorted(offered) == sorted(one.key for one in page.view.structure.preparations)
    assert frame.here is page
    assert page.view.private.prep.value.startswith("## ")


def test_in_the_notes_the_gallery_holds_structures(
    page, journal, pairs, open_journal, qtbot
) -> None:
    session = journal.save(Session(title="s", starts_at=at(3), relationship_id=pairs[0].id))
    page.open_record("session", session.id)
    page.view.go_to(NOTES)
    page.view.notes.discussion.text.setFocus()

    qtbot.keyClick(page.view.notes.discussion.text, Qt.Key.Key_T, CONTROL)

    model = open_journal.frame.gallery.model
    patterns = [model.offer(row).pattern for row in range(model.rowCount())]
    assert patterns
    assert all(one.is_structure for one in patterns)


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


def test_an_action_still_in_its_line_stays_with_its_session_when_one_goes(
    page, journal, pairs, qtbot
) -> None:
    first, other = (
        journal.save(Session(title="s", starts_at=at(day), relationship_id=pair.id))
        for day, pair in zip((2, 3), pairs, strict=True)
    )
    page.open_record("session", first.id)
    line = page.view.notes.findChild(QLineEdit, "quick_action")
    qtbot.keyClicks(line, "Call Ingrid")

    page.open_record("session", other.id)

    (action,) = journal[Action].where()
    assert (action.title, action.session_id) == ("Call Ingrid", first.id)
    assert (line.text(), list(page.view.notes.promised.list.rows)) == ("", [])


def test_a_lock_keeps_an_action_that_is_still_in_its_line(
    page, journal, pairs, open_journal, qtbot
) -> None:
    session = journal.save(Session(title="s", starts_at=at(3), relationship_id=pairs[0].id))
    page.open_record("session", session.id)
    qtbot.keyClicks(page.view.notes.findChild(QLineEdit, "quick_action"), "Call Ingrid")

    assert open_journal.let_go(may_ask=False)

    assert [action.title for action in journal[Action].where()] == ["Call Ingrid"]


@pytest.mark.parametrize(("reply", "is_left"), [("stay", False), ("lose", True)])
def test_words_no_action_could_be_made_of_are_not_lost_unasked(
    page, journal, answers, qtbot, monkeypatch, reply, is_left
) -> None:
    session = journal.save(Session(title="s", starts_at=at(3)))
    page.open_record("session", session.id)
    line = page.view.notes.findChild(QLineEdit, "quick_action")
    qtbot.keyClicks(line, "Call Ingrid")
    monkeypatch.setattr(acting, "make", no_room)

    qtbot.keyClick(line, Qt.Key.Key_Return)
    after_enter = line.text()
    can_lock = page.let_go(may_ask=False)
    answers.replies = [reply]

    assert (after_enter, can_lock, answers.asked) == ("Call Ingrid", False, [])
    assert page.let_go() == is_left
    assert len(answers.asked) == 1
    assert line.text() == ("" if is_left else "Call Ingrid")
    line.clear()


def no_room(*_given, **_named) -> None:
    raise NoSpace("There is no room left.")
