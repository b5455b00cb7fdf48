"""What is open in People: looked at first, edited behind it, moved on with manners."""

import dataclasses
import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from journal_app import paths
from journal_app.domain.action import Action, ActionStatus
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.domain.link import Link, LinkRole
from journal_app.domain.reading import Reading
from journal_app.domain.record import declared
from journal_app.domain.relationship import (
    EndReason,
    LineRelation,
    MyRole,
    Phase,
    Relationship,
    Setting,
    Style,
    Term,
    Tie,
)
from journal_app.domain.session import Session
from journal_app.domain.transition import Transition
from journal_app.services import acquainting, importing, linking
from journal_app.services.importers.json_file import read_json
from journal_app.ui.widgets.action_row import ActionRow
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
def people(open_journal):
    def _people():
        assert open_journal.frame.go("people")
        return open_journal.frame.pages["people"]

    return _people


@pytest.fixture
def ingrid(people, sample):
    """The page with the relationship of the sample open."""
    page = people()
    assert page.open_record("relationship", "r_ingrid")
    return page


@pytest.fixture
def ana(people, journal):
    """The page with a new relationship open."""
    acquainting.begin(journal, "Ana Abel", Tie.MY_MENTOR, None)
    return people()


def words(ground: QWidget) -> list[str]:
    shown = ground.findChildren(QLabel) + ground.findChildren(QAbstractButton)
    return [each.text() for each in shown if each.isVisible()]


def press(page: QWidget, name: str, qtbot) -> None:
    found = [one for one in page.findChildren(QAbstractButton, name) if one.isVisible()]
    qtbot.mouseClick(found[0], Qt.MouseButton.LeftButton)


def choose(page, name: str, code) -> None:
    """Open all fields and choose in one of them."""
    page.form._on_form_asked(name)
    editor = page.form.form._editors[name]
    editor.box.setCurrentIndex(editor._codes.index(code))
    editor.box.activated.emit(editor.box.currentIndex())


def meet(journal, pair: Relationship) -> None:
    """The two have met once."""
    day = dt.datetime(2025, 10, 1, 9, tzinfo=dt.UTC)
    journal.change([Session(relationship_id=pair.id, starts_at=day, discussion_md="x")])


def kept(journal, record_id: str) -> Relationship:
    return journal[Relationship].get(record_id)


def test_a_relationship_is_shown_as_one_would_tell_it(ingrid) -> None:
    said = words(ingrid.form.pair)

    assert "Ingrid Sørensen-Vik" in said
    assert (
        "Mentoring, developmental · I am the mentee · every six weeks · six of eight sessions"
        in (said)
    )
    for heading in ("Sessions", "Open actions", "What we agreed", "How are we doing?"):
        assert heading in said
    assert "Only you see this" in said


def test_phases_are_a_word_first_and_a_path_from_the_third_session(ana, journal) -> None:
    pair = ana.form.record
    at_first = ana.form.pair._path

    days = [dt.datetime(2025, month, 3, 9, tzinfo=dt.UTC) for month in (8, 9, 10)]
    journal.change(
        [Session(relationship_id=pair.id, starts_at=day, discussion_md="x") for day in days]
    )

    assert at_first is None
    assert ana.form.pair._path is not None
    assert ana.form.pair._path.accessibleName() == "Phase: Exploring"


def test_planning_makes_a_session_and_opens_it(ana, journal, open_journal, qtbot) -> None:
    press(ana, "plan_session", qtbot)

    (session,) = journal[Session].where()
    assert session.relationship_id == ana.form.record.id
    assert open_journal.frame.key == "sessions"
    assert open_journal.frame.here.form.record.id == session.id
    open_journal.frame.doing.undo()
    assert journal[Session].count() == 0


def test_planning_twice_opens_the_session_that_has_no_day_yet(
    ana, journal, open_journal, people, qtbot
) -> None:
    pair = ana.form.record
    press(ana, "plan_session", qtbot)
    (session,) = journal[Session].where()
    people().open_record("relationship", pair.id)

    press(ana, "plan_session", qtbot)

    assert journal[Session].count() == 1
    assert open_journal.frame.here.form.record.id == session.id


def test_a_session_planned_for_a_day_may_go_into_the_calendar(
    ingrid, open_journal, answers, qtbot
) -> None:
    press(ingrid, "plan_session", qtbot)

    toast = open_journal.frame.toast
    assert [each.text() for each in toast.offered] == ["Undo", "Put it in my calendar"]
    assert answers.asked == []


def test_all_sessions_leads_to_those_with_this_person(ingrid, open_journal, qtbot) -> None:
    press(ingrid, "all_sessions", qtbot)

    page = open_journal.frame.here
    assert (open_journal.frame.key, page.who.text()) == ("sessions", "Ingrid Sørensen-Vik")
    heads = [page.model.head(page.model.index(at, 0)) for at in range(page.model.rowCount())]
    assert len([head for head in heads if head is not None]) == 6


@pytest.mark.parametrize("table", ["relationship", "person"])
def test_every_field_that_is_asked_for_stays_within_reach(ingrid, table) -> None:
    ids = {"relationship": "r_ingrid", "person": "p_ingrid"}
    ingrid.open_record(table, ids[table])

    ingrid.form._on_form_asked("")

    form = ingrid.form.form
    fields = declared(type(ingrid.form.record))
    asked = {name for name, field in fields.items() if field.asked != "never"}
    assert set(form._editors) <= asked
    assert set(form.shown) == set(form._editors)
    assert all(form._editors[name].isEnabled() for name in form._editors)


def test_what_is_typed_behind_is_saved_and_seen_in_front(ingrid, sample, qtbot) -> None:
    press(ingrid, "more_fields", qtbot)
    field = ingrid.form.form._editors["planned_sessions"].inner
    field.selectAll()
    qtbot.keyClicks(field, "9")

    press(ingrid, "back", qtbot)

    assert kept(sample, "r_ingrid").planned_sessions == 9
    assert any("six of nine sessions" in each for each in words(ingrid.form.pair))


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("style", Style.UNSURE),
        ("style", Style.DEVELOPMENTAL),
        ("term", Term.LONG),
        ("setting", Setting.INTERNAL),
    ],
)
def test_each_choice_says_in_a_line_what_it_means_and_is_kept(ana, journal, name, code) -> None:
    choose(ana, name, code)
    ana.autosave.flush()

    row = ana.form.form._rows[name]
    assert row.foot.text().endswith(".")
    assert row.foot.text() == row.editor.meaning
    assert getattr(kept(journal, ana.form.record.id), name) == code


def test_another_style_asks_first_and_leaves_no_trace_when_cancelled(
    ingrid, sample, answers
) -> None:
    entries, step = sample[Entry].count(), sample.last_step

    choose(ingrid, "style", Style.SPONSORSHIP)
    ingrid.autosave.flush()

    assert answers.asked == ["Another style, another agreement?"]
    assert kept(sample, "r_ingrid").style == Style.DEVELOPMENTAL
    assert ingrid.form.form.record.style == Style.DEVELOPMENTAL
    assert (sample[Entry].count(), sample.last_step) == (entries, step)


def test_another_style_with_a_fresh_agreement_is_one_step(
    ingrid, sample, answers, open_journal
) -> None:
    answers.replies = ["afresh"]

    choose(ingrid, "style", Style.SPONSORSHIP)

    assert kept(sample, "r_ingrid").style == Style.SPONSORSHIP
    newest = sample.heads(Entry, relationship_id="r_ingrid", type="agreement")
    assert len(newest) == 2
    assert sample[Entry].get(newest[0].id).template == "recontract"
    assert open_journal.frame.key == "journal"
    sample.undo()
    assert kept(sample, "r_ingrid").style == Style.DEVELOPMENTAL
    assert len(sample.heads(Entry, relationship_id="r_ingrid", type="agreement")) == 1


def test_another_style_without_a_new_agreement_is_saved_as_chosen(ingrid, sample, answers) -> None:
    answers.replies = ["change"]

    choose(ingrid, "style", Style.SPONSORSHIP)
    ingrid.autosave.flush()

    assert kept(sample, "r_ingrid").style == Style.SPONSORSHIP


def test_another_purpose_asks_when_the_field_is_left(ingrid, sample, answers, qtbot) -> None:
    answers.replies = ["leave"]
    was = kept(sample, "r_ingrid").purpose_md
    ingrid.form._on_form_asked("purpose_md")
    ingrid.form.form._editors["purpose_md"].text.put_in("To rest. ")

    ingrid.form.form.left.emit("purpose_md")
    qtbot.waitUntil(lambda: answers.asked == ["Another purpose, another agreement?"])
    ingrid.autosave.flush()

    assert kept(sample, "r_ingrid").purpose_md == was


def test_the_old_agreement_stays_readable_as_history(ingrid, sample, qtbot, open_journal) -> None:
    press(ingrid, "agree_afresh", qtbot)
    page = open_journal.frame.pages["people"]
    assert open_journal.frame.go("people")

    assert page.findChild(QLabel, "still_blank").isVisible()
    press(page, "older_agreement_0", qtbot)

    assert open_journal.frame.key == "journal"
    assert open_journal.page.editor.entry.id == "e_ag1"


def test_moving_on_and_back_are_steps(ana, journal, open_journal) -> None:
    pair = ana.form.record

    ana.form.manners.move(pair, Phase.RAPPORT)
    ana.form.manners.move(kept(journal, pair.id), Phase.DIRECTION)

    assert ana.findChild(QWidget, "no_agreement").isVisible()
    ana.form.manners.move(kept(journal, pair.id), Phase.RAPPORT)
    assert ana.findChild(QWidget, "no_agreement") is None
    open_journal.frame.doing.undo()
    assert kept(journal, pair.id).phase == Phase.DIRECTION


def test_no_phase_is_jumped_over(ana, journal) -> None:
    ana.form.manners.move(ana.form.record, Phase.PROGRESS)

    assert kept(journal, ana.form.record.id).phase == Phase.EXPLORING


def test_winding_up_asks_for_the_day_of_the_notes_and_offers_the_review(
    ingrid, sample, answers, open_journal
) -> None:
    answers.drives = [lambda sheet: sheet.finish()]

    ingrid.form.manners.move(kept(sample, "r_ingrid"), Phase.WINDING_UP)

    pair = kept(sample, "r_ingrid")
    assert pair.phase == Phase.WINDING_UP
    assert pair.keep_notes_until == dt.date(2027, 1, 31)
    review = sample.heads(Entry, relationship_id="r_ingrid", type="closing_review")
    assert len(review) == 1
    assert open_journal.page.editor.entry.template == "closing_review"
    open_journal.frame.doing.undo()
    assert kept(sample, "r_ingrid").phase == Phase.PROGRESS
    assert sample.heads(Entry, relationship_id="r_ingrid", type="closing_review") == []


def test_winding_up_that_is_left_has_changed_nothing(ingrid, sample, answers) -> None:
    step = sample.last_step

    choose(ingrid, "phase", Phase.WINDING_UP)
    ingrid.autosave.flush()

    assert sample.last_step == step
    assert kept(sample, "r_ingrid").phase == Phase.PROGRESS


def test_closing_asks_what_is_missing_and_settles_actions_in_one_step(
    ingrid, sample, answers, open_journal
) -> None:
    goal = sample.heads(Goal, limit=1)[0].id
    opened = {one.id for one in sample[Action].where(status=ActionStatus.OPEN)}
    refused = []

    def drive(sheet) -> None:
        sheet.finish()
        refused.append(sheet.isVisible() and sheet._reason.problem)
        sheet._reason.editor.load(EndReason.COMPLETED)
        boxes = list(sheet.fates.values())
        boxes[0].setCurrentIndex(1)
        boxes[1].setCurrentIndex(2 + [one.id for one in sheet._goals].index(goal))
        sheet.finish()

    answers.drives = [drive]
    ingrid.form.manners.move(kept(sample, "r_ingrid"), Phase.CLOSED)

    pair = kept(sample, "r_ingrid")
    assert refused == ["Say why it ended."]
    assert (pair.phase, pair.end_reason) == (Phase.CLOSED, EndReason.COMPLETED)
    assert pair.ended_on == dt.date(2025, 11, 3)
    gone = [one for one in sample[Action].where(status=ActionStatus.DROPPED) if one.id in opened]
    assert len(gone) == 1
    assert "plan_session" not in {
        each.objectName() for each in ingrid.findChildren(QAbstractButton) if each.isVisible()
    }
    open_journal.frame.doing.undo()
    assert kept(sample, "r_ingrid").phase == Phase.PROGRESS
    assert {one.id for one in sample[Action].where(status=ActionStatus.OPEN)} == opened


def test_a_pause_is_said_beside_the_phase(ana, journal) -> None:
    ana.form.manners.pause(ana.form.record)

    assert "Exploring · paused" in words(ana.form.pair)


def test_a_caution_is_said_once(ana, journal, qtbot) -> None:
    pair = dataclasses.replace(
        ana.form.record, line_relation=LineRelation.THEY_MANAGE_ME, my_role=MyRole.MENTEE
    )
    journal.change([pair])
    shown = ana.findChild(QWidget, "caution_manager")
    assert shown.isVisible()

    press(shown, "notice_action", qtbot)
    ana.open_record("relationship", pair.id)

    assert ana.findChild(QWidget, "caution_manager") is None


def test_five_numbers_are_kept_as_readings_in_one_step(ana, journal, open_journal, qtbot) -> None:
    meet(journal, ana.form.record)
    health = ana.findChild(QWidget, "health")
    health._on_say()
    for rating in health.ratings.values():
        rating.choose(4)

    health.keep()

    assert {one.value for one in journal[Reading].where()} == {4.0}
    assert journal[Reading].count() == 5
    open_journal.frame.doing.undo()
    assert journal[Reading].count() == 0


def test_writing_about_how_it_goes_begins_a_linked_page(ana, journal, open_journal, qtbot) -> None:
    pair = ana.form.record
    meet(journal, pair)

    press(ana, "write_health", qtbot)

    entry = open_journal.page.editor.entry
    assert (entry.template, entry.relationship_id) == ("health_check", pair.id)
    asked = open_journal.page.editor.body.prompts.questions
    assert [one.heading for one in asked][:2] == ["Objectivity", "Credibility"]
    assert open_journal.page.editor.body.prompts.is_shown


def test_a_coaching_relationship_is_linked_to_a_team_transition(
    people, journal, open_journal
) -> None:
    pair = acquainting.begin(journal, "Kim", Tie.MY_CLIENT, None).relationship
    journal.save(Transition(title="The new system"))
    page = people()
    page.open_record("relationship", pair.id)

    page.form._on_form_asked("belongs_to")
    belongs = page.form.form._ground.belongs
    assert page.focusWidget() is belongs.line
    other = linking.exactly(belongs._linkable(), "The new system")
    belongs._on_picked(other)

    (link,) = journal[Link].where()
    assert (link.role, link.from_id) == (LinkRole.SUPPORTS, pair.id)
    open_journal.frame.doing.undo()
    assert journal[Link].where() == []


def test_a_person_shows_what_they_offer_and_all_that_names_them(people, sample, qtbot) -> None:
    page = people()

    page.open_record("person", "p_sam")
    face = page.form.person
    qtbot.waitUntil(lambda: face.mentions.model().rowCount() > 0)

    said = words(face)
    assert "Knows why every odd rule exists." in said
    assert "by appointment" in said
    assert any("readers see “the current process lead”" in each for each in said)


def test_all_that_names_a_person_is_opened_by_enter(people, sample, qtbot, open_journal) -> None:
    page = people()
    page.open_record("person", "p_ingrid")
    rows = page.form.person.mentions
    qtbot.waitUntil(lambda: rows.model().rowCount() > 0)
    rows.setFocus()
    rows.setCurrentIndex(rows.model().index(0, 0))

    qtbot.keyClick(rows, Qt.Key.Key_Return)

    assert open_journal.frame.key != "people"


def test_being_in_touch_is_a_step(people, sample, open_journal) -> None:
    page = people()
    page.open_record("person", "p_sam")

    page.form.person._touch()

    person = type(page.form.record)
    assert sample[person].get("p_sam").last_contact_on == dt.date(2025, 11, 3)
    open_journal.frame.doing.undo()
    assert sample[person].get("p_sam").last_contact_on == dt.date(2025, 9, 18)


@pytest.mark.parametrize("width", [720, 900, 1100, 1440])
@pytest.mark.parametrize("table", ["relationship", "person"])
def test_nothing_is_wider_than_its_room(ingrid, open_journal, width, table, qtbot) -> None:
    ids = {"relationship": "r_ingrid", "person": "p_ingrid"}
    ingrid.open_record(table, ids[table])
    face = ingrid.form.pair if table == "relationship" else ingrid.form.person

    open_journal.frame.resize(width, 700)

    qtbot.waitUntil(lambda: face.widget().width() <= face.viewport().width())


def test_an_action_is_done_where_it_stands_and_the_focus_stays_in_the_page(
    ingrid, sample, open_journal, qtbot
) -> None:
    first = ingrid.findChildren(ActionRow)[0]
    first.check.setFocus()
    action_id = first.facts.id

    qtbot.keyClick(first.check, Qt.Key.Key_Space)

    assert sample[Action].get(action_id).status == ActionStatus.DONE
    assert action_id not in {row.facts.id for row in shown_rows(ingrid)}
    assert ingrid.form.pair.isAncestorOf(open_journal.frame.focusWidget())
    open_journal.frame.doing.undo()
    assert action_id in {row.facts.id for row in shown_rows(ingrid)}


def shown_rows(page) -> list[ActionRow]:
    return [row for row in page.findChildren(ActionRow) if row.isVisible()]


def test_a_worst_case_relationship_still_costs_six_queries(ingrid, sample) -> None:
    pair = dataclasses.replace(kept(sample, "r_ingrid"), setting=Setting.EXTERNAL)
    sample.change([pair])
    asked: list[str] = []

    with sample.store.db.tracer(lambda sql, _values: asked.append(sql)):
        ingrid.form.pair.show_pair(pair)

    assert ingrid.findChild(QWidget, "caution_external").isVisible()
    assert ingrid.form.pair._path is not None
    assert len(asked) <= 6


def test_how_it_goes_is_not_asked_before_one_has_met(ana, journal) -> None:
    assert ana.findChild(QWidget, "health") is None

    meet(journal, ana.form.record)

    assert ana.findChild(QWidget, "health").isVisible()
