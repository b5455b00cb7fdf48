"""Too much just now: a page about a goal, and someone who stands by; whose it is stays so."""

import dataclasses
import datetime as dt

from journal_app.domain.action import Action, ActionStatus
from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.goal import Goal, Stretch
from journal_app.domain.link import Link, LinkRole
from journal_app.domain.person import Person
from journal_app.domain.reading import Metric, Reading
from journal_app.domain.record import Change, Record, RecordId
from journal_app.i18n import _
from journal_app.services import linking
from journal_app.services.journal import Journal
from journal_app.services.templates.pattern import Pattern
from journal_app.services.templates.switching import with_template

OUT_OF_DEPTH = "out_of_depth"  # the key of the template
HIGHEST = float(1 + list(Stretch).index(Stretch.OUT_OF_DEPTH))


def goal_of(change: Change) -> RecordId:
    """The goal that became too much by this change; "" where none did."""
    before, after = change.before, change.after
    if after is None or after.trashed_at is not None:
        return ""
    if isinstance(after, Goal) and after.stretch == Stretch.OUT_OF_DEPTH:
        was = before.stretch if isinstance(before, Goal) else None
        return "" if was == Stretch.OUT_OF_DEPTH else after.id
    if isinstance(after, Reading) and after.metric == Metric.STRETCH and after.value == HIGHEST:
        known = before.value if isinstance(before, Reading) else None
        return "" if known == HIGHEST else after.subject_id
    return ""


def write(
    journal: Journal, goal: Goal, supporter: str, today: dt.date, along: Pattern | None
) -> Entry:
    """A page about the goal, and the supporter noted where help is needed, as one step.

    A person known by that name stands by the open actions of the goal that have nobody yet;
    any other name, and one for a goal without such actions, is written with the goal. The page
    holds the headings of the template it is written *along*.
    """
    page = Entry(
        type=EntryType.REFLECTION,
        occurred_on=today,
        relationship_id=goal.relationship_id,
    )
    page = with_template(page, None, along)
    about = Link(
        from_type=Entry.table,
        from_id=page.id,
        to_type=Goal.table,
        to_id=goal.id,
        role=LinkRole.ABOUT,
    )
    journal.leave()
    journal.change([page, about, *_supported(journal, goal, supporter.strip())])
    return journal[Entry].get(page.id) or page


def _supported(journal: Journal, goal: Goal, name: str) -> list[Record]:
    if not name:
        return []
    known = linking.exactly(linking.names(journal, Person.table), name)
    alone = [
        action
        for action in journal[Action].where(goal_id=goal.id, status=ActionStatus.OPEN)
        if action.support_person_id is None
    ]
    if known is not None and alone:
        return [dataclasses.replace(action, support_person_id=known.id) for action in alone]
    line = _("{person} stands by").format(person=name)
    said = goal.support_md.rstrip()
    if line in said.splitlines():
        return []
    return [dataclasses.replace(goal, support_md=f"{said}\n\n{line}" if said else line)]
