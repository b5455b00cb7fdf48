"""Forms follow from the declarations: every noun can be seen, edited and created."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTextEdit

from journal_app.domain import RECORDS
from journal_app.domain.attribute import Attribute, AttributeKind
from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.fields import LINE_LIMIT, NEVER
from journal_app.domain.goal import Goal, GoalStatus
from journal_app.domain.level import Level
from journal_app.domain.person import Person, PersonRole
from journal_app.domain.record import declared
from journal_app.domain.relationship import Relationship
from journal_app.domain.resource import Resource
from journal_app.domain.session import Session
from journal_app.services import switches
from journal_app.ui.form.record_form import RecordForm
from tests.domain.records import records

ANA = Person(id="ana", name="Ana Sørensen")
NOW = dt.datetime(2025, 11, 3, 9, tzinfo=dt.UTC)
NOT_EDITED = ("key", "hidden", "stamp")


@pytest.fixture
def form(theme, journal, today, qtbot) -> RecordForm:
    journal.change([ANA])
    made = RecordForm(theme, lambda: today, journal)
    qtbot.addWidget(made)
    made.resize(700, 900)
    made.show()
    made.activateWindow()
    return made


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.table)
def test_no_form_of_something_new_asks_more_than_five_things(form, cls) -> None:
    form.show_record(cls(id="new"))

    first = [name for name, field in declared(cls).items() if field.first]
    assert sorted(form.shown) == sorted(first)
    assert len(form.shown) <= 5
    assert len([row for row in form._rows.values() if row.isVisible()]) == len(form.shown)


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.table)
def test_every_field_a_person_fills_in_has_an_editor_with_a_name(form, cls) -> None:
    form.show_record(cls(id="new"))

    asked = {
        name
        for name, field in declared(cls).items()
        if field.word not in NOT_EDITED and field.asked != NEVER
    }
    assert set(form._editors) == asked
    assert all(editor.inner.accessibleName() for editor in form._editors.values())


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.table)
@settings(max_examples=6, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_was_not_touched_is_answered_as_it_was(form, cls, data) -> None:
    record = data.draw(records(cls))

    form.show_record(record)

    said = form.record
    for name, field in declared(cls).items():
        before, after = getattr(record, name), getattr(said, name)
        if field.word in ("line", "prose", "words"):
            continue  # signs that no field can hold are the subject of its own tests
        assert after == before, name


def test_filled_fields_are_shown_and_the_rest_on_demand(form, qtbot) -> None:
    form.show_record(Goal(own_words_md="Lead", measure_md="three talks"))
    assert "measure_md" in form.shown
    assert "support_md" not in form.shown

    qtbot.mouseClick(form._ground.more, Qt.MouseButton.LeftButton)

    assert {*form.shown} == {*form._editors}
    assert form._ground.more.isHidden()
    assert form.focusWidget() is form._editors["title"].title


def test_more_remembers_nothing(form, qtbot) -> None:
    form.show_record(Goal(id="a"))
    qtbot.keyClick(form._ground.more, Qt.Key.Key_Space)

    form.show_record(Goal(id="b"))

    assert form.shown == ["own_words_md"]


def test_a_goal_asks_one_thing(form) -> None:
    form.show_record(Goal(id="new"))

    assert form.shown == ["own_words_md"]


def test_saving_while_one_checks_in_leaves_the_check_in_open(form, journal, qtbot) -> None:
    goal = journal.save(Goal(id="g", own_words_md="Lead"))
    form.show_record(goal)
    form._ground.more.click()
    form._ground.check_ins.new.click()

    typed(form, "why_md", "Because", qtbot)
    form.note_saved(journal.save(form.to_save))

    assert form._ground.check_ins.form is not None


def test_links_of_something_new_can_be_made_once_it_is_saved(form, journal, qtbot) -> None:
    form.show_record(Goal(id="g"))
    form._ground.more.click()
    assert form._ground.belongs.isHidden()

    typed(form, "own_words_md", "Lead", qtbot)
    form.note_saved(journal.save(form.to_save))

    assert not form._ground.belongs.isHidden()


def test_asking_for_more_shows_the_check_ins_of_what_was_just_saved(form, journal, qtbot) -> None:
    form.show_record(Goal(id="g"))
    typed(form, "own_words_md", "Lead", qtbot)
    form.note_saved(journal.save(form.to_save))

    form._ground.more.click()

    assert not form._ground.check_ins.isHidden()
    assert not form._ground.belongs.isHidden()


def test_ratings_are_hidden_until_there_are_some(form, qtbot) -> None:
    form.show_record(Session(id="s"))
    form._ground.more.click()
    assert "trust" not in form.shown

    form.show_record(Session(id="t", trust=4))

    assert "trust" in form.shown


def test_only_what_a_kind_has_is_asked_of_it(form) -> None:
    form.show_record(Attribute(id="v", kind=AttributeKind.VALUE))
    form._ground.more.click()

    assert "rank" in form.shown
    assert not {"target", "for_role", "framework"} & {*form.shown}


def test_what_never_leaves_stands_in_the_private_place(form) -> None:
    form.show_record(Session(id="s", prep_md="Thank her.", trust=5, agenda_md="Plans"))

    inside = {name for name, row in form._rows.items() if form._ground.private.isAncestorOf(row)}

    assert inside == {
        "prep_md",
        "private_md",
        "selfcheck_md",
        "trust",
        "usefulness",
        "listening",
        "speaking",
        "talk_share",
    }
    assert not form._ground.private.isHidden()


def test_without_private_fields_there_is_no_private_place(form) -> None:
    form.show_record(Goal(id="g", own_words_md="Lead"))

    assert form._ground.private.isHidden()


def typed(form, name: str, text: str, qtbot) -> None:
    field = form._editors[name].inner
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    has_list = isinstance(field, QLineEdit) and field.completer() is not None
    if text.isascii() and not has_list:  # QTest has no other letters, offscreen no pop-ups
        qtbot.keyClicks(field, text)
    else:
        field.setText(text)
        if isinstance(field, QLineEdit):
            field.textEdited.emit(text)
    if isinstance(field, QLineEdit):
        field.editingFinished.emit()


@pytest.mark.parametrize(
    ("cls", "name", "text", "value"),
    [
        (Person, "name", "Łódź", "Łódź"),
        (Person, "other_names", "Nana, Annie ,, Ann", ("Nana", "Annie", "Ann")),
        (Goal, "own_words_md", "Speak up", "Speak up"),
        (Goal, "target_on", "2026-03-01", dt.date(2026, 3, 1)),
        (Session, "planned_minutes", "60", 60),
        (Session, "planned_minutes", "1 h 30", 90),
        (Session, "talk_share", "40", 40),
        (Relationship, "person_id", "Ana Sørensen", "ana"),
    ],
)
def test_what_is_typed_is_answered(form, qtbot, cls, name, text, value) -> None:
    form.show_record(cls(id="new"))
    form._rows[name].show()

    with qtbot.waitSignal(form.edited):
        typed(form, name, text, qtbot)

    assert getattr(form.record, name) == value


@pytest.mark.parametrize(
    ("cls", "name", "text", "why"),
    [
        (Session, "planned_minutes", "an hour", "This is no length. Try 90, 1:30 or 1 h 30."),
        (Session, "talk_share", "140", "This goes from 0 to 100."),
        (Session, "starts_at", "31 February 10:00", "February has 28 days."),
        (Goal, "target_on", "31 February", "February has 28 days."),
        (
            Relationship,
            "person_id",
            "Nobody at all",
            "There is nothing of that name yet. Choose one from the list.",
        ),
    ],
)
def test_what_is_not_understood_stays_marked_and_changes_nothing(
    form, qtbot, cls, name, text, why
) -> None:
    form.show_record(cls(id="new", created_at=NOW))
    form._rows[name].show()
    editor = form._editors[name]
    room = form._rows[name].height()
    form.setFocus()
    editor.setFocus()

    typed(form, name, text, qtbot)
    next(each for each in form._editors.values() if each is not editor).setFocus()

    qtbot.waitUntil(lambda: form._rows[name].problem == why)
    assert editor.inner.text() == text
    assert editor.inner.property("problem") == "true"
    assert editor.inner.accessibleDescription() == why
    assert form._rows[name].height() == room
    assert getattr(form.record, name) is None


def test_a_time_that_was_not_touched_keeps_its_offset(form, qtbot) -> None:
    starts = dt.datetime(2025, 3, 4, 9, tzinfo=dt.timezone(dt.timedelta(hours=14)))
    form.show_record(Session(id="s", starts_at=starts))
    assert form.record.starts_at.utcoffset() == dt.timedelta(hours=14)

    typed(form, "starts_at", "2025-03-04 10:30", qtbot)

    assert form.record.starts_at.replace(tzinfo=None) == dt.datetime(2025, 3, 4, 10, 30)  # noqa: DTZ001


def test_a_link_that_was_emptied_leads_nowhere(form, qtbot) -> None:
    form.show_record(Relationship(id="r", person_id="ana"))
    assert form._editors["person_id"].inner.text() == "Ana Sørensen"

    typed(form, "person_id", "", qtbot)

    assert form.record.person_id is None


def test_choices_keep_the_order_they_were_made_in(form) -> None:
    roles = (PersonRole.SPONSOR, PersonRole.MENTOR)
    form.show_record(Person(id="p", roles=roles))
    assert form.record.roles == roles

    editor = form._editors["roles"]
    editor.take(PersonRole.PEER)
    editor.chips[PersonRole.SPONSOR].click()

    assert form.record.roles == (PersonRole.MENTOR, PersonRole.PEER)


def test_only_levels_up_to_the_ceiling_of_the_record_are_offered(form, journal) -> None:
    pair = Relationship(id="r", person_id="ana")
    journal.change([pair])
    form.show_record(Entry(id="e", type=EntryType.AGREEMENT, relationship_id="r"))
    editor = form._editors["level"]

    assert editor.offered() == [Level.PRIVATE, Level.SHARED]
    assert editor.chip.text() == "Only me, may be shared"

    editor.take(Level.SHARED)

    assert editor.chip.text() == "Me and Ana Sørensen"
    assert form.record.level == Level.SHARED


def test_a_record_is_only_shared_where_somebody_is_linked(form) -> None:
    form.show_record(Goal(id="g"))

    assert form._editors["level"].offered() == [Level.PRIVATE, Level.REVIEW]


def test_a_status_with_a_problem_is_held_back_and_the_rest_is_saved(form, journal, qtbot) -> None:
    goal = journal.save(Goal(id="g", own_words_md="Lead", status=GoalStatus.ACTIVE))
    form.show_record(goal)
    typed(form, "why_md", "Because", qtbot)
    box = form._editors["status"].box

    box.setCurrentIndex(list(GoalStatus).index(GoalStatus.LET_GO))
    box.activated.emit(box.currentIndex())
    form.note_saved(journal.save(form.to_save))

    kept = journal[Goal].get("g")
    assert (kept.status, kept.why_md) == (GoalStatus.ACTIVE, "Because")
    assert form._editors["status"].value == GoalStatus.LET_GO
    assert form._rows["status"].problem == "Waits for “What I learned”."
    assert form._rows["closing_md"].problem == "Say what you learned, in a line."
    assert not form._rows["closing_md"].isHidden()


def test_once_the_problem_is_gone_the_status_is_saved(form, journal, qtbot) -> None:
    goal = journal.save(Goal(id="g", own_words_md="Lead", status=GoalStatus.ACTIVE))
    form.show_record(goal)
    box = form._editors["status"].box
    box.setCurrentIndex(list(GoalStatus).index(GoalStatus.LET_GO))
    box.activated.emit(box.currentIndex())

    typed(form, "closing_md", "It was not mine", qtbot)

    assert journal.save(form.to_save).status == GoalStatus.LET_GO
    assert form._rows["status"].problem == form._rows["closing_md"].problem == ""


def test_nothing_is_said_of_an_empty_field_before_it_was_left(form, qtbot) -> None:
    form.show_record(Goal(id="g"))
    form.begin()
    assert form._rows["own_words_md"].problem == ""

    form._ground.more.setFocus()

    qtbot.waitUntil(lambda: form._rows["own_words_md"].problem == "This is still empty.")


def test_control_and_enter_asks_for_saving_from_any_field(form, qtbot) -> None:
    form.show_record(Goal(id="g", target_on=dt.date(2025, 12, 1)))

    for field in (form._editors["own_words_md"].text, form._editors["target_on"].day):
        with qtbot.waitSignal(form.save_asked):
            qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_tab_goes_through_the_fields_in_the_order_one_reads(form, qtbot) -> None:
    form.show_record(
        Session(id="s", created_at=NOW, relationship_id="r", agenda_md="x", prep_md="y")
    )
    form.begin()
    walked = []

    for _step in range(40):
        focused = form.focusWidget()
        name = next((n for n, row in form._rows.items() if row.isAncestorOf(focused)), "")
        if name and name not in walked:
            walked.append(name)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)

    assert walked == form.shown


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.table)
def test_everything_one_can_use_has_a_name(form, cls) -> None:
    form.show_record(cls(id="x", created_at=NOW))
    form._ground.more.click()

    kinds = (QAbstractButton, QLineEdit, QTextEdit, QComboBox)
    used = [each for kind in kinds for each in form.findChildren(kind) if each.isVisible()]
    nameless = [each for each in used if not each.accessibleName() and not _words_of(each)]

    assert nameless == []


def _words_of(widget) -> str:
    has_words = isinstance(widget, QAbstractButton)
    inner = widget.objectName() == "" and isinstance(widget.parent(), QLineEdit | QComboBox)
    return (widget.text() if has_words else "") or ("part of a field" if inner else "")


def test_what_followed_from_the_text_is_shown_without_touching_what_one_types(form) -> None:
    form.show_record(Goal(id="g", own_words_md="Lead"))

    form.note_saved(Goal(id="g", own_words_md="Lead", title="Lead", status=GoalStatus.ACTIVE))

    assert form.record.title == "Lead"
    assert form.record.status == GoalStatus.ACTIVE


def test_loading_says_nothing_about_an_edit(form, qtbot) -> None:
    with qtbot.assertNotEmitted(form.edited):
        form.show_record(Goal(id="g", own_words_md="Lead"))
        form.show_record(dataclasses.replace(Goal(id="h"), own_words_md="x"), read_only=True)
        form.note_saved(Goal(id="h", title="y"))


def test_a_cleared_form_holds_nothing(form) -> None:
    form.show_record(Goal(id="g", own_words_md="secret"))

    form.clear()

    assert form.record is None
    assert form.widget() is None


@pytest.mark.parametrize(
    ("cls", "name", "text", "before"),
    [
        (Person, "organisation", "x" * 1_001, ""),
        (Person, "other_names", "Nana, " + "x" * 201, ()),
    ],
)
def test_what_is_too_long_is_not_cut_and_holds_nothing_else_back(
    form, qtbot, cls, name, text, before
) -> None:
    form.show_record(cls(id="p", name="Ana"))
    field = form._editors[name].line

    field.setText(text)
    field.textEdited.emit(text)

    assert field.text() == text
    assert getattr(form.record, name) == before
    assert form._editors[name].problem.startswith("There is room for")


def test_a_category_of_skills_is_said_in_words_and_kept_as_its_code(form, qtbot) -> None:
    form.show_record(Attribute(id="s", kind=AttributeKind.SKILL, category="self_management"))
    field = form._editors["category"].line
    assert field.text() == "Self-management"
    assert form.record.category == "self_management"

    typed(form, "category", "leadership", qtbot)

    assert form.record.category == "leadership"


def test_the_target_of_a_skill_is_chosen_in_words(form) -> None:
    form.show_record(Attribute(id="s", kind=AttributeKind.SKILL, target=3))
    box = form._editors["target"].box
    assert box.currentText() == "Competent"

    box.setCurrentIndex(0)

    assert form.record.target is None


NUMBERS = ("trust", "usefulness", "listening", "speaking", "talk_share")


def test_a_number_about_oneself_is_never_asked_for_while_it_is_off(form) -> None:
    form.show_record(Session(id="s"))

    qt_more(form).click()

    assert not set(form.shown) & set(NUMBERS)


@pytest.mark.parametrize("key", NUMBERS)
def test_a_number_is_asked_for_once_it_is_switched_on(form, journal, key) -> None:
    switches.switch(journal, key, on=True)

    form.show_record(Session(id="s"))
    first = form.shown
    qt_more(form).click()

    assert key not in first
    assert set(form.shown) & set(NUMBERS) == {key}


def test_a_number_that_was_answered_is_shown_while_it_is_off(form) -> None:
    form.show_record(Session(id="s", trust=4, created_at=NOW))

    assert "trust" in form.shown
    assert "listening" not in form.shown


def test_ctrl_enter_in_a_text_saves_and_where_there_is_a_box_ticks_it(form, qtbot) -> None:
    form.show_record(Session(id="s"))
    text, saved = form._editors["agenda_md"].text, []
    form.save_asked.connect(lambda: saved.append(text.text))

    for words in ("ask her", "- [ ] ask her"):
        text.load(words)
        qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert saved == ["ask her"]
    assert text.text == "- [x] ask her"


def qt_more(form) -> QAbstractButton:
    return form.findChild(QAbstractButton, "more_fields")


def test_what_fitted_last_stays_when_there_is_no_room_for_more(form) -> None:
    form.show_record(Resource(id="r", created_at=NOW))
    line, fits = form._editors["where_text"].line, "a" * LINE_LIMIT
    line.setText(fits)
    form.note_saved(form.to_save)

    line.setText(f"{fits}b")

    assert form.to_save.where_text == fits
    assert line.text() == f"{fits}b"


@pytest.mark.parametrize(
    "record",
    [
        Goal(id="g", title="Lead", own_words_md="Lead", why_md="Because"),
        Attribute(id="s", kind=AttributeKind.SKILL, name="Listening", category="People"),
        Attribute(id="v", kind=AttributeKind.VALUE, name="Calm", definition_md="Quiet"),
    ],
    ids=lambda record: record.head_kind,
)
def test_checking_in_is_met_at_the_head_in_sight_and_order(form, journal, qtbot, record) -> None:
    form.show_record(journal.save(record))
    checks = form._ground.check_ins
    own = [name for name in ("own_words_md", "definition_md") if name in form.shown]
    below = [name for name in form.shown if name not in (record.title_field, "level", *own)]

    order = tab_order(form)

    place = checks.new.mapTo(form, checks.new.rect().center()).y()
    assert place < form.height() / 2
    after = [order.index(form._editors[name].inner) for name in below]
    assert all(order.index(checks.new) < each for each in after)
    assert all(order.index(form._editors[name].inner) < order.index(checks.new) for name in own)


def tab_order(form) -> list:
    """What Tab goes through in the form, in its order."""
    found, each = [], form.nextInFocusChain()
    while each is not form:
        found.append(each)
        each = each.nextInFocusChain()
    return found
