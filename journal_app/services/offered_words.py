"""The second line of what may go into a review: kind, state, proofs, or why it stays."""

from journal_app.domain.action import Action, ActionKind, ActionStatus
from journal_app.domain.attribute import Attribute, AttributeKind, level_words
from journal_app.domain.entry import Entry, EntryType, is_sensitive
from journal_app.domain.goal import GoalStatus
from journal_app.domain.reading import Metric
from journal_app.domain.record import Record
from journal_app.domain.resource import Resource, ResourceKind
from journal_app.i18n import _, day_in_words, ngettext
from journal_app.services.disclosure import Disclosure, Seen

AN_HOUR = 60


def second_line(disclosure: Disclosure, seen: Seen) -> str:
    """What it is, how far it has come, and what shows it."""
    parts = [_noun_of(seen)]
    if seen.kind == AttributeKind.SKILL:
        parts.append(_climb(disclosure, seen))
    elif seen.table == "resource":
        parts.append(length(seen.values.get("minutes_spent")))
    elif seen.kind in (EntryType.VISION, EntryType.POTENTIAL):
        day = seen.values.get("occurred_on")
        parts.append(day_in_words(day) if day else "")
    if seen.table in ("goal", "attribute"):
        parts.append(_proofs(len(disclosure.proofs(seen))))
    return " · ".join(filter(None, parts))


def why_it_stays(record: Record, *, rewrite: bool, asks: bool) -> str:
    """What it is, and its level or what stands in the way."""
    noun = noun_of(record)
    if isinstance(record, Entry) and is_sensitive(record):
        return " · ".join((noun, _("marked sensitive, stays")))
    if rewrite:
        return " · ".join((noun, _("stays; write a learning point")))
    if asks:
        return " · ".join((noun, _("asks first")))
    return " · ".join((noun, _(record.own_level.label)))


def noun_of(record: Record) -> str:
    """What a record is, in a word."""
    if isinstance(record, Entry):
        return _(record.type.label)
    if isinstance(record, Attribute) and record.kind is not None:
        return _(record.kind.label)
    if isinstance(record, Resource) and record.kind is not None:
        return _(record.kind.label)
    if isinstance(record, Action) and record.kind == ActionKind.MILESTONE:
        return _(ActionKind.MILESTONE.label)
    return _(record.noun)


def length(minutes: int | None) -> str:
    """So many minutes as one says them."""
    if not minutes:
        return ""
    if minutes % AN_HOUR:
        return ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)
    hours = minutes // AN_HOUR
    return ngettext("{count} hour", "{count} hours", hours).format(count=hours)


def _noun_of(seen: Seen) -> str:
    status = seen.values.get("status")
    if seen.table == "goal":
        return ", ".join(filter(None, (_("Goal"), _(GoalStatus(status).label) if status else "")))
    if seen.table == "action":
        words = _(ActionStatus(status).label) if status else ""
        is_milestone = seen.values.get("kind") == ActionKind.MILESTONE
        noun = _("Milestone") if is_milestone else _("Action")
        return ", ".join(filter(None, (noun, words)))
    if seen.table == "entry":
        return _(EntryType(seen.kind).label)
    if seen.table == "attribute":
        return _(AttributeKind(seen.kind).label)
    if seen.table == "resource":
        return _(ResourceKind(seen.kind).label) if seen.kind else _("Resource")
    return _("Transition") if seen.table == "transition" else _("Session")


def _climb(disclosure: Disclosure, seen: Seen) -> str:
    found = disclosure.progress(seen, Metric.LEVEL)
    if not found:
        return ""
    ends = [_(level_words(value)) for value in (found[0][1], found[-1][1])]
    if ends[0] == ends[1]:
        return ends[0]
    return _("{first} to {last}").format(first=ends[0], last=ends[1])


def _proofs(count: int) -> str:
    if not count:
        return ""
    return ngettext("one proof", "{count} proofs", count).format(count=count)
