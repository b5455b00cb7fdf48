"""Nothing leaves that may not: the rules of the domain guide, held against random journals."""

import dataclasses
import datetime as dt
import random
import re

import pytest

from journal_app.domain.action import Action, ActionStatus
from journal_app.domain.attribute import Attribute, AttributeStatus
from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.fields import Field
from journal_app.domain.goal import Goal, GoalKind, GoalStatus
from journal_app.domain.level import Level
from journal_app.domain.link import Link, LinkRole
from journal_app.domain.person import Person
from journal_app.domain.profile import Profile
from journal_app.domain.reading import Metric, Reading, SubjectType
from journal_app.domain.record import Change
from journal_app.domain.relationship import Relationship, RelationshipKind, Style
from journal_app.domain.resource import Resource, ResourceStatus
from journal_app.domain.review import Audience, ReviewKind
from journal_app.domain.session import Session, SessionStatus
from journal_app.domain.transition import Transition
from journal_app.errors import Refused
from journal_app.services import disclosure, reviewing
from journal_app.services.disclosure import Disclosure, Kept, Reader
from tests.services.canaries import Case

CANARY = re.compile(r"qz\d{5}kx")
PERIOD = FIRST, LAST = (dt.date(2025, 1, 1), dt.date(2025, 12, 31))
ONE_DAY = dt.timedelta(days=1)
BEFORE, WITHIN, AFTER = FIRST - ONE_DAY, dt.date(2025, 6, 1), LAST + ONE_DAY
NOON = dt.datetime(2025, 6, 1, 12, tzinfo=dt.UTC)
REVIEW = {"level": Level.REVIEW}


def a_reader(audience=Audience.MANAGER, kind=ReviewKind.ANNUAL_SELF) -> Reader:
    return Reader(kind, audience, *PERIOD)


@pytest.mark.parametrize("start", range(0, 200, 20))
def test_no_review_holds_a_canary_that_may_not_leave(journal, start: int) -> None:
    for seed in range(start, start + 20):
        case = Case(seed)
        journal.store.apply([Change(None, record) for record in case.records])
        chance = random.Random(seed)
        audience = list(Audience)[seed % len(Audience)]
        pair_id = chance.choice((None, case.pairs[0].id))
        reader = reviewing.reader_for(
            journal, chance.choice(list(ReviewKind)), audience, PERIOD, pair_id
        )

        found = set(CANARY.findall(reviewing.compose(journal, reader).markdown))

        leaked = {c for c in found if not case.may_leave(c, audience, reader.relationship_id)}
        assert not leaked, [(case.canaries[c][0], case.canaries[c][1]) for c in leaked]
        journal.store.apply([Change(record, None) for record in case.records])


def test_the_oracle_lets_something_through(journal) -> None:
    case = Case(7)
    journal.store.apply([Change(None, record) for record in case.records])
    reader = reviewing.reader_for(journal, ReviewKind.ANNUAL_SELF, Audience.MANAGER, PERIOD)

    found = CANARY.findall(reviewing.compose(journal, reader).markdown)

    assert len(set(found)) > 5


def test_a_field_that_says_nothing_is_private() -> None:
    entry = Entry(type=EntryType.NOTE, level=Level.REVIEW)

    assert disclosure.field_level(entry, Field("line", "new")) == Level.PRIVATE


def test_a_sensitive_entry_stays_whatever_its_level(journal) -> None:
    entry = journal.save(Entry(title="t", tags=(" SENSITIVE",), level=Level.REVIEW))

    for audience in Audience:
        why = Disclosure(journal, a_reader(audience)).why_not(entry, chosen=True)
        assert why == disclosure.SENSITIVE


def test_choosing_an_item_lets_a_personal_goal_in_but_not_below_its_level(journal) -> None:
    asked = Disclosure(journal, a_reader())
    raised = journal.save(Goal(own_words_md="mine", level=Level.REVIEW))
    private = journal.save(Goal(own_words_md="mine too"))

    assert asked.seen(raised) is None
    assert asked.seen(raised, chosen=True) is not None
    assert asked.seen(private, chosen=True) is None


def test_only_the_pair_s_own_shared_things_are_offered_to_a_mentor(journal, sample) -> None:
    reader = Reader(ReviewKind.ANNUAL_SELF, Audience.MENTOR, *PERIOD, "r_ingrid")
    without = Reader(ReviewKind.ANNUAL_SELF, Audience.MENTOR, *PERIOD)
    agreement = sample[Entry].get("e_ag1")
    other = sample[Entry].get("e_ag2")

    assert Disclosure(sample, reader).why_not(agreement) is None
    assert Disclosure(sample, reader).why_not(other) == disclosure.ANOTHER_PAIR
    assert Disclosure(sample, without).why_not(agreement) == disclosure.ANOTHER_PAIR


def raised(cls, **values):
    return cls(**REVIEW, **values)


def keep(journal, *records) -> None:
    for one in records:
        record = dataclasses.replace(one, created_at=NOON, updated_at=NOON)
        journal.store.apply([Change(None, record)])


def career(**values) -> Goal:
    return raised(Goal, kind=GoalKind.CAREER, **values)


def test_what_lies_in_the_trash_stays_and_may_not_be_rewritten(journal) -> None:
    asked, goal = Disclosure(journal, a_reader()), journal.save(career())
    journal.trash(goal)
    (trashed,) = journal.store.every()
    assert asked.why_not(trashed) == disclosure.TRASHED
    assert asked.may_be_rewritten(goal)
    assert not asked.may_be_rewritten(trashed)


@pytest.mark.parametrize("record", [Person(name="A"), Relationship(), Profile(), Reading()])
def test_what_is_never_offered_never_leaves(journal, record) -> None:
    for audience in Audience:
        asked = Disclosure(journal, a_reader(audience))

        assert asked.why_not(record, chosen=True) == disclosure.NEVER
        assert asked.seen(record, chosen=True) is None
        assert not asked.may_be_rewritten(record)


def test_a_sensitive_entry_may_not_be_rewritten(journal) -> None:
    asked = Disclosure(journal, a_reader())

    assert not asked.may_be_rewritten(raised(Entry, tags=("sensitive",)))
    assert asked.may_be_rewritten(raised(Entry))


@pytest.mark.parametrize("cls", [Goal, Action, Entry, Attribute, Resource, Transition])
def test_a_private_record_is_seen_by_its_keeper_alone(journal, cls) -> None:
    for audience in Audience:
        why = Disclosure(journal, a_reader(audience)).why_not(cls(), chosen=True)

        assert why == (None if audience == Audience.SELF else disclosure.TOO_PRIVATE)


def test_a_preparation_is_not_even_written_out_for_its_keeper(journal) -> None:
    asked = Disclosure(journal, a_reader(Audience.SELF))

    assert asked.why_not(raised(Entry, type=EntryType.PREP), chosen=True) == disclosure.NEVER


def test_a_session_is_seen_by_its_keeper_and_its_mentor_alone(journal) -> None:
    session = Session(relationship_id="r", level=Level.SHARED)

    def why(audience, pair="r"):
        reader = Reader(ReviewKind.ANNUAL_SELF, audience, *PERIOD, pair)
        return Disclosure(journal, reader).why_not(session)

    assert why(Audience.SELF) is None
    assert why(Audience.MENTOR) is None
    assert why(Audience.MENTOR, "other") == disclosure.ANOTHER_PAIR
    assert why(Audience.MANAGER) == disclosure.TOO_PRIVATE


def test_a_record_belongs_to_the_pair_of_its_session_or_its_goal(journal) -> None:
    session, goal = Session(relationship_id="r"), Goal(relationship_id="r")
    keep(journal, Relationship(id="r"), session, goal)
    asked = Disclosure(journal, Reader(ReviewKind.IDP, Audience.MENTOR, *PERIOD, "r"))
    nobody = Disclosure(journal, a_reader(Audience.MENTOR))

    for mine in (session, Action(session_id=session.id), Action(goal_id=goal.id)):
        assert asked.is_of_the_pair(mine) is True
        assert nobody.is_of_the_pair(mine) is False
    for other in (Session(relationship_id="s"), Action(), Action(session_id="gone")):
        assert asked.is_of_the_pair(other) is False


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (career(), None),
        (raised(Goal), disclosure.LEFT_OUT),
        (raised(Goal, kind=GoalKind.PERSONAL), disclosure.LEFT_OUT),
        (career(status=GoalStatus.LET_GO), disclosure.LEFT_OUT),
        (raised(Action), None),
        (raised(Action, status=ActionStatus.DROPPED), disclosure.LEFT_OUT),
        (raised(Entry), None),
        (raised(Entry, type=EntryType.CAREER_OPTION), disclosure.LEFT_OUT),
        (raised(Entry, type=EntryType.EVIDENCE), disclosure.NO_QUOTE),
        (raised(Entry, type=EntryType.EVIDENCE, meta={"quote_ok": 1}), None),
        (raised(Entry, type=EntryType.REFLECTION), None),
        (raised(Attribute), None),
    ],
)
def test_some_things_leave_only_when_they_are_chosen(journal, record, why) -> None:
    asked = Disclosure(journal, a_reader())

    assert asked.why_not(record) == why
    assert asked.why_not(record, chosen=True) is None


def test_its_keeper_sees_what_was_dropped_and_no_reflection_unasked(journal) -> None:
    asked = Disclosure(journal, a_reader(Audience.SELF))

    assert asked.why_not(Action(status=ActionStatus.DROPPED)) is None
    assert asked.why_not(Entry(type=EntryType.REFLECTION)) == disclosure.LEFT_OUT


def test_how_a_succession_stands_is_shown_to_nobody(journal) -> None:
    filled = raised(Transition, title="t", target_role="r", criteria_md="c", target_on=WITHIN)

    for audience in Audience:
        seen = Disclosure(journal, a_reader(audience)).seen(filled)

        assert set(seen.values) == {"title", "kind", "scope", "from_md", "to_md"}


def test_how_far_a_goal_stretches_is_its_keepers_alone(journal) -> None:
    for audience in Audience:
        seen = Disclosure(journal, a_reader(audience)).seen(career())

        assert ("stretch" in seen.values) == (audience == Audience.SELF)


def test_a_mentor_sees_the_shared_fields_of_a_session_and_the_pair_less(journal) -> None:
    session = Session(relationship_id="r", level=Level.SHARED, agenda_md=" a ", discussion_md="d")
    mentor = Disclosure(journal, Reader(ReviewKind.IDP, Audience.MENTOR, *PERIOD, "r"))
    shown = disclosure.of_the_pair(journal, "r")(session)
    always = {"starts_at", "planned_minutes", "actual_minutes", "title", "agenda_md"}

    assert set(mentor.seen(session).values) == always
    assert set(shown.values) == {*always, "discussion_md", "insights_md", "next_on"}
    assert (shown.text("agenda_md"), shown.text("prep_md")) == ("a", "")
    assert shown.text("planned_minutes") == ""
    assert disclosure.of_the_pair(journal, "s")(session) is None


def test_the_keeper_is_not_shown_what_may_be_shared_at_most(journal) -> None:
    seen = Disclosure(journal, a_reader(Audience.SELF)).seen(Session(prep_md="p"))

    assert set(seen.values) == {
        "starts_at", "planned_minutes", "actual_minutes", "title", "agenda_md",
    }  # fmt: skip


def test_the_level_of_a_field_is_the_narrower_one_or_its_own() -> None:
    shared, always = Field("line", "f", Level.SHARED), Field("line", "f", always=Level.SHARED)

    assert disclosure.field_level(raised(Goal), shared) == Level.SHARED
    assert disclosure.field_level(Goal(), shared) == Level.PRIVATE
    assert disclosure.field_level(Goal(), always) == Level.SHARED
    assert disclosure.field_level(raised(Entry, tags=("sensitive",)), always) == Level.PRIVATE


def test_only_the_name_and_the_job_stand_at_the_head(journal) -> None:
    asked = Disclosure(journal, a_reader())
    journal.save(Profile(name="N", export_name="E", job_title="J", organisation="O"))

    assert asked.profile().values == {"export_name": "E", "job_title": "J"}


def test_numbers_are_shown_up_to_the_end_of_the_period_and_some_never(journal) -> None:
    goal = journal.save(career(own_words_md="x"))
    about = {"subject_id": goal.id, "subject_type": SubjectType.GOAL}
    never = (Metric.LIVING, Metric.READINESS, Metric.COPING)
    for metric in (Metric.PROGRESS, *never):
        for day, value in ((BEFORE, 1.0), (LAST, 2.0), (AFTER, 3.0), (None, 4.0), (WITHIN, None)):
            journal.save(Reading(**about, metric=metric, taken_on=day, value=value))
    asked = Disclosure(journal, a_reader())
    seen = asked.seen(goal)

    assert sorted(asked.progress(seen, Metric.PROGRESS)) == [(BEFORE, 1.0), (LAST, 2.0)]
    for metric in never:
        assert asked.progress(seen, metric) == []


def test_the_proofs_of_a_goal_are_those_that_may_be_seen(journal) -> None:
    goal = journal.save(career(own_words_md="x"))
    open_one, found, private = raised(Entry), raised(Resource), Entry()
    for record in (open_one, found, private):
        link = {"from_type": record.table, "from_id": record.id, "to_type": "goal"}
        keep(journal, record, Link(**link, to_id=goal.id, role=LinkRole.EVIDENCES))
    asked = Disclosure(journal, a_reader())

    shown = asked.proofs(asked.seen(goal))

    assert {seen.id for seen in shown} == {open_one.id, found.id}


def test_what_stays_is_named_with_the_reason_and_the_rest_is_shown(journal) -> None:
    shown = journal.save(raised(Entry, title="shown", occurred_on=WITHIN))
    journal.save(raised(Entry, title="of another year", occurred_on=AFTER))
    kept = journal.save(Entry(title="kept", occurred_on=WITHIN))

    found = {item.id: item for item in Disclosure(journal, a_reader()).items()}

    assert set(found) == {shown.id, kept.id}
    assert found[shown.id].values["title"] == "shown"
    assert found[kept.id] == Kept("entry", kept.id, "kept", disclosure.TOO_PRIVATE)
    assert "'" not in repr(list(found.values()))  # no word of theirs


def test_meetings_of_the_period_are_counted_by_relationship(journal) -> None:
    pair = Relationship(id="r", kind=RelationshipKind.COACHING, style=Style.SPONSORSHIP)
    keep(journal, pair, Relationship(id="s"), Relationship(id="t"))
    held = {"status": SessionStatus.HELD}
    for day, more in (
        (FIRST, {**held, "actual_minutes": 50}),
        (LAST, {**held, "planned_minutes": 60}),
        (WITHIN, {"status": SessionStatus.WRITTEN_UP}),
        (BEFORE, {**held, "actual_minutes": 7}),
        (AFTER, {**held, "actual_minutes": 7}),
        (WITHIN, {"status": SessionStatus.CANCELLED, "actual_minutes": 7}),
    ):
        at = dt.datetime.combine(day, NOON.timetz())
        keep(journal, Session(relationship_id="r", starts_at=at, **more))
    keep(journal, Session(relationship_id="s", starts_at=NOON, **held))
    report = Reader(ReviewKind.CLOSING_REPORT, Audience.SCHEME, *PERIOD, "r")

    (count,) = Disclosure(journal, report).counts()
    both = Disclosure(journal, a_reader(Audience.SELF)).counts()

    assert count == disclosure.Count("coaching", 3, 110, FIRST, LAST, "", 1)
    assert {each.style for each in both} == {"sponsorship", ""}
    assert sorted(each.sessions for each in both) == [1, 3]  # nothing of those who did not meet


# ------------------------------------------------------------------ the period

DONE = {"status": ActionStatus.DONE}
FINISHED = {"status": ResourceStatus.FINISHED}


@pytest.mark.parametrize(
    ("record", "is_of_it"),
    [
        (Goal(), True),
        (Goal(started_on=LAST, closed_on=LAST), True),
        (Goal(started_on=AFTER), False),
        (Goal(started_on=BEFORE, closed_on=FIRST), True),
        (Goal(closed_on=BEFORE), False),
        (Action(due_on=AFTER), True),
        (Action(**DONE), False),
        (Action(**DONE, done_on=FIRST, due_on=BEFORE), True),
        (Action(**DONE, done_on=AFTER, due_on=WITHIN), False),
        (Action(**DONE, due_on=LAST), True),
        (Action(**DONE, due_on=AFTER), False),
        (Action(**DONE, done_on=BEFORE), False),
        (Attribute(), True),
        (Attribute(archived=True), False),
        (Attribute(status=AttributeStatus.RETIRED), False),
        (Transition(target_on=AFTER), True),
        (Transition(archived=True), False),
        (Resource(**FINISHED, finished_on=FIRST), True),
        (Resource(**FINISHED, finished_on=BEFORE), False),
        (Resource(finished_on=WITHIN), False),
        (Entry(), False),
        (Entry(occurred_on=FIRST), True),
        (Entry(occurred_on=LAST), True),
        (Entry(occurred_on=BEFORE), False),
        (Entry(occurred_on=AFTER), False),
        (Entry(type=EntryType.VISION), False),
        (Entry(type=EntryType.VISION, occurred_on=BEFORE), True),
        (Entry(type=EntryType.POTENTIAL, occurred_on=LAST), True),
        (Entry(type=EntryType.POTENTIAL, occurred_on=AFTER), False),
    ],
)
def test_a_record_is_of_the_period_by_its_day_or_while_it_was_open(record, is_of_it) -> None:
    assert disclosure.is_of_period(record, *PERIOD) is is_of_it


def test_an_entry_is_written_out_for_its_writer_or_refused_with_the_reason(journal) -> None:
    entry = journal.save(Entry(title="mine", type=EntryType.CAREER_OPTION))
    stays = journal.save(Entry(title="stays", tags=("sensitive",)))

    assert disclosure.for_its_writer(journal, entry).values["title"] == "mine"
    with pytest.raises(Refused, match="tagged sensitive"):
        disclosure.for_its_writer(journal, stays)


def test_the_whole_journal_is_its_keepers_and_the_trash_too(journal) -> None:
    kept, trashed = journal.save(Entry(title="a")), journal.save(Entry(title="b"))
    journal.trash(trashed)

    assert {one.id for one in disclosure.everything(journal)} == {kept.id, trashed.id}


def test_everyone_is_looked_for_by_the_check_of_names(journal) -> None:
    journal.save(Person(name="Ada"))

    assert [one.name for one in Disclosure(journal, a_reader()).people()] == ["Ada"]
