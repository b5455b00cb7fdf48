"""Relationship: one pair or group that meets to mentor or coach."""

import datetime as dt
from typing import ClassVar

from journal_app.domain.codes import Code
from journal_app.domain.fields import choice, choices, day, flag, link, number, prose
from journal_app.domain.person import PersonRole
from journal_app.domain.record import LevelledRecord, Problem, RecordId, record
from journal_app.i18n import N_


class RelationshipKind(Code):
    """What sort of helping relationship it is."""

    MENTORING = "mentoring", N_("Mentoring")
    COACHING = "coaching", N_("Coaching")
    PEER_MENTORING = "peer_mentoring", N_("Peer mentoring")
    REVERSE_MENTORING = "reverse_mentoring", N_("Reverse mentoring")
    SUPERVISION = "supervision", N_("Supervision")
    OTHER = "other", N_("Other")


class Style(Code):
    """Whether the mentor champions the mentee or helps them think."""

    DEVELOPMENTAL = "developmental", N_("Developmental")
    SPONSORSHIP = "sponsorship", N_("Sponsorship")
    UNSURE = "unsure", N_("Not sure yet")


class MyRole(Code):
    """Which side of the table is mine."""

    MENTEE = "mentee", N_("Mentee")
    MENTOR = "mentor", N_("Mentor")
    COACHEE = "coachee", N_("Client")
    COACH = "coach", N_("Coach")
    PEER = "peer", N_("Peer")
    SUPERVISEE = "supervisee", N_("Supervisee")
    SUPERVISOR = "supervisor", N_("Supervisor")


class Term(Code):
    """How long it is meant to last."""

    SHORT = "short", N_("Short term")
    LONG = "long", N_("Long term")


class Setting(Code):
    """Whether the other person works in the same organisation."""

    INTERNAL = "internal", N_("Internal")
    EXTERNAL = "external", N_("External")


class Scope(Code):
    """How many people it is for."""

    ONE_TO_ONE = "one_to_one", N_("One to one")
    GROUP = "group", N_("Group")
    TEAM = "team", N_("Team")


class EntryRoute(Code):
    """How it began."""

    VOLUNTARY = "voluntary", N_("We chose each other")
    MATCHED_BY_SCHEME = "matched_by_scheme", N_("Matched by a scheme")
    ASSIGNED = "assigned", N_("Assigned")


class LineRelation(Code):
    """Whether a reporting line links the two."""

    NONE = "none", N_("No reporting line")
    THEY_MANAGE_ME = "they_manage_me", N_("They manage me")
    I_MANAGE_THEM = "i_manage_them", N_("I manage them")
    SAME_TEAM = "same_team", N_("Same team")


class Seniority(Code):
    """How senior the other person is."""

    MORE_SENIOR = "more_senior", N_("More senior")
    SAME_LEVEL = "same_level", N_("Same level")
    LESS_SENIOR = "less_senior", N_("Less senior")
    NOT_COMPARABLE = "not_comparable", N_("Not comparable")


class Focus(Code):
    """What the meetings are about."""

    PERSONAL = "personal", N_("Personal")
    PROFESSIONAL = "professional", N_("Professional")
    CAREER = "career", N_("Career")
    PERFORMANCE = "performance", N_("Performance")
    CHANGE = "change", N_("Change")


class Cadence(Code):
    """How often the pair meets."""

    WEEKLY = "weekly", N_("every week")
    FORTNIGHTLY = "fortnightly", N_("every two weeks")
    MONTHLY = "monthly", N_("every month")
    SIX_WEEKLY = "six_weekly", N_("every six weeks")
    QUARTERLY = "quarterly", N_("every three months")
    AD_HOC = "ad_hoc", N_("when needed")


class Phase(Code):
    """The phases of a relationship, after Clutterbuck."""

    EXPLORING = "exploring", N_("Exploring")
    RAPPORT = "rapport", N_("Rapport")
    DIRECTION = "direction", N_("Direction setting")
    PROGRESS = "progress", N_("Progress")
    WINDING_UP = "winding_up", N_("Winding up")
    MOVING_ON = "moving_on", N_("Moving on")
    CLOSED = "closed", N_("Closed")


class EndReason(Code):
    """Why it ended; none of them is a fault."""

    COMPLETED = "completed", N_("Completed")
    OUTGROWN = "outgrown", N_("Outgrown")
    ROLE_CHANGE = "role_change", N_("A change of role")
    NOT_WORKING = "not_working", N_("It did not work")
    NO_TIME = "no_time", N_("No time")
    OTHER = "other", N_("Other")


class NotesPolicy(Code):
    """Who keeps notes."""

    EACH_KEEPS_OWN = "each_keeps_own", N_("Each keeps their own")
    SHARED_NOTES = "shared_notes", N_("Shared notes")
    MENTEE_KEEPS = "mentee_keeps", N_("The mentee keeps them")
    NO_NOTES = "no_notes", N_("No notes")


class Tie(Code):
    """What the other person is to me, as one says it in a sentence."""

    MY_MENTOR = "my_mentor", N_("my mentor")
    MY_MENTEE = "my_mentee", N_("my mentee")
    MY_COACH = "my_coach", N_("my coach")
    MY_CLIENT = "my_client", N_("my client")
    MY_PEER = "my_peer", N_("my peer")
    MY_SUPERVISOR = "my_supervisor", N_("my supervisor of practice")


# What a tie says of the relationship, of my role in it and of the person.
SAID_BY: dict[Tie, tuple[RelationshipKind, MyRole, PersonRole]] = {
    Tie.MY_MENTOR: (RelationshipKind.MENTORING, MyRole.MENTEE, PersonRole.MENTOR),
    Tie.MY_MENTEE: (RelationshipKind.MENTORING, MyRole.MENTOR, PersonRole.MENTEE),
    Tie.MY_COACH: (RelationshipKind.COACHING, MyRole.COACHEE, PersonRole.COACH),
    Tie.MY_CLIENT: (RelationshipKind.COACHING, MyRole.COACH, PersonRole.COACHEE),
    Tie.MY_PEER: (RelationshipKind.PEER_MENTORING, MyRole.PEER, PersonRole.PEER),
    Tie.MY_SUPERVISOR: (RelationshipKind.SUPERVISION, MyRole.SUPERVISEE, PersonRole.SUPERVISOR),
}


@record
class Relationship(LevelledRecord):
    """One pair or group. Its own texts never leave; kind, style, dates and counts may be said."""

    table: ClassVar[str] = "relationship"
    noun: ClassVar[str] = N_("Relationship")
    title_field: ClassVar[str] = ""
    day_field: ClassVar[str] = "start_on"
    kind_field: ClassVar[str] = "kind"

    person_id: RecordId | None = link(N_("The other person"), "person", first=True, required=True)
    kind: RelationshipKind | None = choice(N_("Kind"), RelationshipKind, first=True)
    style: Style | None = choice(N_("Style"), Style)
    my_role: MyRole | None = choice(N_("My role"), MyRole, first=True)
    term: Term | None = choice(N_("Term"), Term)
    setting: Setting | None = choice(N_("Setting"), Setting)
    scope: Scope | None = choice(N_("Scope"), Scope)
    entry_route: EntryRoute | None = choice(N_("How it began"), EntryRoute)
    line_relation: LineRelation | None = choice(N_("Reporting line"), LineRelation)
    seniority: Seniority | None = choice(N_("Seniority"), Seniority)
    experience_md: str = prose(N_("What experience they bring"))
    purpose_md: str = prose(N_("Why we meet"), first=True)
    focus: tuple[Focus, ...] = choices(N_("Focus"), Focus)
    cadence: Cadence | None = choice(N_("We meet"), Cadence, first=True)
    planned_sessions: int | None = number(N_("Planned sessions"), low=0, high=10_000)
    phase: Phase | None = choice(N_("Phase"), Phase, default=Phase.EXPLORING)
    paused: bool = flag(N_("Paused"))
    start_on: dt.date | None = day(N_("Began"))
    review_on: dt.date | None = day(N_("Look at how it goes"))
    end_on: dt.date | None = day(N_("Planned end"))
    ended_on: dt.date | None = day(N_("Ended"))
    end_reason: EndReason | None = choice(N_("Why it ended"), EndReason)
    notes_policy: NotesPolicy | None = choice(N_("Notes"), NotesPolicy)
    confidentiality_md: str = prose(N_("What stays between us"))
    limits_md: str = prose(N_("Limits of confidentiality"))
    report_md: str = prose(N_("What may be reported, to whom"))
    keep_notes_until: dt.date | None = day(N_("Keep notes until"))


MENTORING_KINDS = (
    RelationshipKind.MENTORING,
    RelationshipKind.PEER_MENTORING,
    RelationshipKind.REVERSE_MENTORING,
)


def phase_problems(before: Phase | None, after: Relationship) -> list[Problem]:
    """Why a relationship may not enter its new phase; one step back is allowed."""
    phase = after.phase
    if phase is None or phase == before:
        return _paused_problems(after)
    if phase == Phase.CLOSED:
        return _closing_problems(after)
    order = list(Phase)
    step = order.index(phase) - order.index(before or Phase.EXPLORING)
    if step not in (-1, 1):
        return [Problem("phase", N_("A relationship moves one phase at a time."))]
    if phase == Phase.WINDING_UP and after.keep_notes_until is None:
        return [Problem("keep_notes_until", N_("Say until when notes are kept."))]
    return []


def phase_reminders(after: Relationship, *, has_agreement: bool) -> list[Problem]:
    """What is worth saying, without blocking anything."""
    if after.phase == Phase.DIRECTION and not has_agreement:
        return [Problem("phase", N_("There is no agreement written down yet."))]
    return []


def style_problems(relationship: Relationship) -> list[Problem]:
    """A style is only said of mentoring."""
    if relationship.style is not None and relationship.kind not in MENTORING_KINDS:
        return [Problem("style", N_("Only mentoring has a style."))]
    return []


def _closing_problems(after: Relationship) -> list[Problem]:
    asked = (
        ("ended_on", N_("Say on which day it ended.")),
        ("end_reason", N_("Say why it ended.")),
    )
    problems = [Problem(name, text) for name, text in asked if getattr(after, name) is None]
    return problems + _paused_problems(after)


def _paused_problems(after: Relationship) -> list[Problem]:
    if after.paused and after.phase == Phase.CLOSED:
        return [Problem("paused", N_("A closed relationship is not paused."))]
    return []
