"""What is missing or does not fit in a record, gathered; it holds back a status, never a save."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterable

from journal_app.domain import action, attribute, goal, person, relationship, resource, session
from journal_app.domain import review as reviews
from journal_app.domain import transition as transitions
from journal_app.domain.level import Level
from journal_app.domain.reading import Metric, Reading, scale_problems
from journal_app.domain.record import LevelledRecord, Problem, Record, declared
from journal_app.i18n import N_
from journal_app.services.journal import Journal
from journal_app.services.linking import other_person

FOLLOWS = ("status", "phase", "stage", "contact_status", "level")  # held back by what is missing


@dataclasses.dataclass(frozen=True, slots=True)
class Holding(Problem):
    """A problem and the fields that stay as they were as long as it is there."""

    holds: tuple[str, ...] = ()


def problems(before: Record | None, after: Record, journal: Journal) -> list[Holding]:
    """Everything a form says of a record that was *before* and would be *after*."""
    was = before if before is not None else type(after)(id=after.id)
    found = list(_missing(after))
    rule = RULES.get(type(after))
    if rule is not None:
        found += rule(was, after, journal)
    if isinstance(after, LevelledRecord):
        found += _held(_level_problems(after, journal), "level")
    return found


def held_back(before: Record | None, after: Record, journal: Journal) -> Record:
    """The record as it may be saved: a status, phase or level with a problem stays as it was."""
    was = before if before is not None else type(after)(id=after.id)
    names = {name for problem in problems(before, after, journal) for name in problem.holds}
    changed = {name for name in names if getattr(was, name) != getattr(after, name)}
    return dataclasses.replace(after, **{name: getattr(was, name) for name in changed})


def _held(found: Iterable[Problem], *holds: str) -> list[Holding]:
    return [Holding(problem.field, problem.words, holds) for problem in found]


def _missing(record: Record) -> Iterable[Holding]:
    fields = declared(type(record))
    holds = tuple(name for name in FOLLOWS if name in fields)
    for name, field in fields.items():
        if field.required and getattr(record, name) in (None, "", ()):
            yield Holding(name, N_("This is still empty."), holds)


def _level_problems(record: LevelledRecord, journal: Journal) -> list[Problem]:
    if record.level.width > record.own_ceiling.width:
        return [Problem("level", N_("This may not be seen by so many."))]
    if record.level == Level.SHARED and not other_person(journal, record):
        return [Problem("level", N_("Nobody is linked whom it could be shared with."))]
    return []


def _of_goal(was: Record, after: Record, journal: Journal) -> list[Holding]:
    if not isinstance(was, goal.Goal) or not isinstance(after, goal.Goal):
        return []
    found = journal[Reading].where(subject_id=after.id, metric=Metric.SUSTAINED)
    dated = [item for item in found if item.value is not None]
    last = max(dated, key=lambda item: item.taken_on or dt.date.min, default=None)
    sustained = last.value if last is not None else None
    return _held(goal.status_problems(was.status, after, sustained), "status")


def _of_action(was: Record, after: Record, _journal: Journal) -> list[Holding]:
    if not isinstance(was, action.Action) or not isinstance(after, action.Action):
        return []
    return _held(action.status_problems(was.status, after), "status")


def _of_person(was: Record, after: Record, _journal: Journal) -> list[Holding]:
    if not isinstance(was, person.Person) or not isinstance(after, person.Person):
        return []
    found = _held(person.contact_problems(was.contact_status, after), "contact_status")
    return found + _held(person.consent_problems(after), "name_ok_in_exports")


def _of_relationship(was: Record, after: Record, _journal: Journal) -> list[Holding]:
    if not isinstance(was, relationship.Relationship):
        return []
    if not isinstance(after, relationship.Relationship):
        return []
    found = _held(relationship.phase_problems(was.phase, after), "phase", "paused")
    return found + _held(relationship.style_problems(after))


def _of_session(was: Record, after: Record, journal: Journal) -> list[Holding]:
    if not isinstance(was, session.Session) or not isinstance(after, session.Session):
        return []
    found = session.status_problems(was.status, after)
    by_hand = after.status not in (was.status, *session.CALLED_OFF)
    if by_hand and after.status != session.status_now(after, journal.now):
        found = [*found, Problem("status", N_("This follows from what you write."))]
    return _held(found, "status")


def _of_transition(was: Record, after: Record, _journal: Journal) -> list[Holding]:
    if not isinstance(was, transitions.Transition):
        return []
    if not isinstance(after, transitions.Transition):
        return []
    return _held(transitions.stage_problems(was.stage, after), "stage")


def _of_resource(was: Record, after: Record, _journal: Journal) -> list[Holding]:
    if not isinstance(was, resource.Resource) or not isinstance(after, resource.Resource):
        return []
    return _held(resource.status_problems(was.status, after), "status")


def _of_attribute(_was: Record, after: Record, journal: Journal) -> list[Holding]:
    if not isinstance(after, attribute.Attribute):
        return []
    others = journal[attribute.Attribute].where(kind=attribute.AttributeKind.VALUE)
    ranked = attribute.rank_problems(after, others) if after.rank is not None else []
    return _held([*ranked, *attribute.category_problems(after)])


def _of_review(was: Record, after: Record, _journal: Journal) -> list[Holding]:
    if not isinstance(was, reviews.Review) or not isinstance(after, reviews.Review):
        return []
    moved = reviews.status_problems(was.status, after, names_settled=True, previewed=False)
    return _held(moved, "status") + _held(reviews.period_problems(after))


def _of_reading(_was: Record, after: Record, _journal: Journal) -> list[Holding]:
    return _held(scale_problems(after)) if isinstance(after, Reading) else []


Rule = Callable[[Record, Record, Journal], list[Holding]]
RULES: dict[type[Record], Rule] = {
    goal.Goal: _of_goal,
    action.Action: _of_action,
    person.Person: _of_person,
    relationship.Relationship: _of_relationship,
    session.Session: _of_session,
    transitions.Transition: _of_transition,
    resource.Resource: _of_resource,
    attribute.Attribute: _of_attribute,
    reviews.Review: _of_review,
    Reading: _of_reading,
}
