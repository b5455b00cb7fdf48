"""What each choice about a relationship means, in one line."""

from collections.abc import Mapping

from journal_app.domain.codes import Code
from journal_app.domain.relationship import (
    MyRole,
    RelationshipKind,
    Scope,
    Setting,
    Style,
    Term,
)
from journal_app.i18n import N_

# Domain guide 1.
MEANINGS: Mapping[Code, str] = {
    RelationshipKind.MENTORING: N_(
        "Experience is shared off-line, through conversation; learning goes both ways."
    ),
    RelationshipKind.COACHING: N_(
        "Help to reach one's own goals: shorter, and nearer to the work at hand."
    ),
    RelationshipKind.PEER_MENTORING: N_("Equals mentor each other."),
    RelationshipKind.REVERSE_MENTORING: N_("The one with fewer years mentors the one with more."),
    RelationshipKind.SUPERVISION: N_("A coach or mentor reflects on their practice with another."),
    RelationshipKind.OTHER: N_("Another way of learning from each other."),
    Style.DEVELOPMENTAL: N_("The mentor helps me think and gives no answers; both learn."),
    Style.SPONSORSHIP: N_("The mentor speaks up for the mentee; less is kept in confidence."),
    Style.UNSURE: N_("Nothing has to be settled now."),
    MyRole.MENTEE: N_("I bring the topics, and the actions are mine."),
    MyRole.MENTOR: N_("I help with a transition in knowledge, work or thinking."),
    MyRole.COACHEE: N_("I work on my potential as I define it."),
    MyRole.COACH: N_("I help another person with goals that are theirs."),
    MyRole.PEER: N_("We take turns."),
    MyRole.SUPERVISEE: N_("I bring my own practice to be thought about."),
    MyRole.SUPERVISOR: N_("I help a coach or mentor think about their practice."),
    Term.SHORT: N_("A few meetings for one question; usual in coaching."),
    Term.LONG: N_("A year or more with room to change course; usual in mentoring."),
    Setting.INTERNAL: N_("We work in the same organisation."),
    Setting.EXTERNAL: N_("The other person works elsewhere and need not know my employer."),
    Scope.ONE_TO_ONE: N_("Two people."),
    Scope.GROUP: N_("Several people who learn from each other."),
    Scope.TEAM: N_("People who work on one thing together."),
}


def meaning(code: Code | None) -> str:
    """The one line of a choice; nothing where none was needed."""
    return _BY_SORT.get((type(code), code), "") if code is not None else ""


_BY_SORT = {(type(code), code): words for code, words in MEANINGS.items()}  # equal codes differ
