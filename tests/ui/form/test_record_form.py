"""Forms follow from the declarations: every noun can be seen, edited and created."""

import dataclasses
import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from journal_app.domain import RECORDS
from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.goal import Goal, GoalStatus
from journal_app.domain.head import Head
from journal_app.domain.level import Level
from journal_app.domain.person import Person, PersonRole
from journal_app.domain.record import declared
from journal_app.domain.relationship import Relationship
from journal_app.domain.session import Session
from journal_app.ui.form.record_form import RecordForm
from tests.domain.records import records

TODAY = dt.date(2025, 11, 3)
ANA = Head("person", "ana", TODAY, "Ana Sørensen", "", "private", 0, "")
NOT_EDITED = ("key", "hidden", "stamp")


@pytest.fixture
def form(theme, qtbot) -> RecordForm:
    made = RecordForm(theme, lambda: TODAY, lambda table: [ANA] if table == "person" else [])
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.table)
def test_no_form_of_something_new_asks_more_than_five_things(form, cls) -> None:
    form.show_record(cls(id="new"))

    first = [name for name, field in declared(cls).items() if field.first]
    assert sorted(form.shown) == sorted(first)
    assert len(form.shown) <= 5


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.table)
def test_every_field_a_person_fills_in_has_an_editor_with_a_name(form, cls) -> None:
    form.show_record(cls(id="new"))

    asked = {name for name, field in declared(cls).items() if field.word not in NOT_EDITED}
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

    qtbot.mouseClick(form._more, Qt.MouseButton.LeftButton)

    assert {*form.shown} == {*form._editors}
    assert form._more.isHidden()


def typed(form, name: str, text: str, qtbot) -> None:
    field = form._editors[name].inner
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    has_list = isinstance(field, QLineEdit) and field.completer() is not None
    if text.isascii() and not has_list:  # QTest has no other letters, offscreen no pop-ups
        qtbot.keyClicks(field, text)
    else:
        field.setText(text)
        field.setModified(True)
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
    ("cls", "name", "text"),
    [
        (Session, "planned_minutes", "an hour"),
        (Session, "talk_share", "140"),
        (Session, "starts_at", "Friday-ish"),
        (Relationship, "person_id", "Nobody at all"),
    ],
)
def test_what_is_not_understood_stays_marked_and_changes_nothing(
    form, qtbot, cls, name, text
) -> None:
    form.show_record(cls(id="new"))
    form._rows[name].show()

    typed(form, name, text, qtbot)

    editor = form._editors[name]
    assert editor.inner.text() == text
    assert editor.inner.property("problem") == "true"
    assert not editor.is_understood
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

    checks = form._editors["roles"]._checks
    checks[PersonRole.PEER].click()
    checks[PersonRole.SPONSOR].click()

    assert form.record.roles == (PersonRole.MENTOR, PersonRole.PEER)


def test_only_levels_up_to_the_ceiling_of_the_record_are_offered(form) -> None:
    form.show_record(Entry(id="e", type=EntryType.AGREEMENT))

    box = form._editors["level"].inner
    offered = [row for row in range(box.count()) if box.model().item(row).isEnabled()]

    assert [list(Level)[row] for row in offered] == [Level.PRIVATE, Level.SHARED]


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
