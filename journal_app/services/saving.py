"""What a save makes of a record: cleaned, within bounds, its status following the text."""

import dataclasses
import datetime as dt
from typing import Any

from journal_app.domain.entry import Entry
from journal_app.domain.fields import LINE_LIMIT, PROSE_LIMIT, WORD_LIMIT, Field
from journal_app.domain.goal import Goal, is_reworded, title_from
from journal_app.domain.plain import WORDS_LIMIT, Misfit, clean_json, to_plain
from journal_app.domain.reading import Metric, Reading, Source, SubjectType
from journal_app.domain.record import LevelledRecord, Record, RecordType, declared
from journal_app.domain.review import Review, ReviewStatus
from journal_app.domain.session import Session, with_status
from journal_app.domain.text import is_keepable, kept
from journal_app.errors import Refused
from journal_app.i18n import _

LIMITS = {"line": LINE_LIMIT, "prose": PROSE_LIMIT, "key": WORD_LIMIT}
BEGIN_WITH_A_DAY = (Entry, Reading)  # the day of writing stands in them before a person did
FREE_OF_DRAFT = ("status", "exports", "output_md", "updated_at")


def prepared(record: RecordType, before: Record | None, now: dt.datetime) -> RecordType:
    """The record as it will be written.

    Raises:
        Refused: a text does not fit its place; nothing is ever cut.
    """
    changes = _cleaned(record)
    stamp = record.created_at or (before.created_at if before else None) or now
    changes |= {"created_at": stamp, "updated_at": now}
    followed: Any = dataclasses.replace(record, **changes)
    if isinstance(followed, Session):
        followed = with_status(followed, now)
    if isinstance(followed, Goal) and _title_follows(followed, before):
        followed = dataclasses.replace(followed, title=title_from(followed.own_words_md))
    if isinstance(followed, Review) and isinstance(before, Review):
        followed = _back_to_draft(before, followed)
    return followed  # type: ignore[no-any-return]


def is_same(one: Record | None, other: Record) -> bool:
    """Whether two records say the same, stamps aside."""
    if one is None or type(one) is not type(other):
        return False
    return dataclasses.replace(one, created_at=None, updated_at=None) == dataclasses.replace(
        other, created_at=None, updated_at=None
    )


def is_untouched(record: Record) -> bool:
    """Whether nothing was ever put into a new record but its id and the day it begins with."""
    said = set(to_plain(record)) - {"id", "created_at", "updated_at", "level"}
    fresh = set(to_plain(type(record)(id=record.id)))
    given = {record.day_field} if isinstance(record, BEGIN_WITH_A_DAY) else set()
    return not said - fresh - given


def reworded(before: Record | None, after: Record, now: dt.datetime) -> Reading | None:
    """The dated note that keeps the old wording of an active goal."""
    if not isinstance(before, Goal) or not isinstance(after, Goal):
        return None
    if not is_reworded(before, after):
        return None
    return Reading(
        subject_type=SubjectType.GOAL,
        subject_id=after.id,
        metric=Metric.REWORDED,
        taken_on=now.date(),
        source=Source.SELF,
        note_md=before.own_words_md,
        created_at=now,
        updated_at=now,
    )


def is_lowered(before: Record | None, after: Record) -> bool:
    """Whether fewer people may see the record than before."""
    if not isinstance(before, LevelledRecord):
        return False
    return after.own_level.width < before.own_level.width


def without_item(review: Review, record: Record) -> Review | None:
    """The unfinished review without that item; None when nothing is to be done."""
    if review.status == ReviewStatus.FINAL:
        return None
    place = (record.table, record.id)
    items = [item for item in review.items if (item.get("type"), item.get("id")) != place]
    if len(items) == len(review.items):
        return None
    return dataclasses.replace(review, items=items, status=ReviewStatus.DRAFT)


def _title_follows(goal: Goal, before: Record | None) -> bool:
    if not goal.title:
        return bool(goal.own_words_md.strip())
    was = before if isinstance(before, Goal) else None
    return (
        was is not None
        and bool(was.title)
        and was.title == goal.title == title_from(was.own_words_md)
    )


def _back_to_draft(before: Review, after: Review) -> Review:
    if before.status != ReviewStatus.CHECKED or after.status != ReviewStatus.CHECKED:
        return after
    names = [name for name in declared(Review) if name not in FREE_OF_DRAFT]
    if all(getattr(before, name) == getattr(after, name) for name in names):
        return after
    return dataclasses.replace(after, status=ReviewStatus.DRAFT)


def _cleaned(record: Record) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for name, field in declared(type(record)).items():
        value = getattr(record, name)
        if field.word in ("line", "prose", "key") and value:
            _fit(field, len(value))
            if not is_keepable(value):
                changes[name] = kept(value)
        elif field.word == "words" and value:
            _fit_words(value)
            if not all(is_keepable(part) for part in value):
                changes[name] = tuple(kept(part) for part in value)
        elif field.word == "hidden" and value:
            changes[name] = _fitting_json(value)
    return changes


def _fitting_json(value: Any) -> Any:
    try:
        return clean_json(value)
    except Misfit as misfit:
        raise Refused(_(str(misfit))) from misfit


def _fit(field: Field, length: int) -> None:
    limit = LIMITS[field.word]
    if length > limit:
        text = _("This text has {length} characters; its place holds {limit}. Nothing was cut.")
        raise Refused(text.format(length=length, limit=limit))


def _fit_words(parts: tuple[str, ...]) -> None:
    if len(parts) > WORDS_LIMIT or any(len(part) > WORD_LIMIT for part in parts):
        text = _("A record holds at most {count} words of {limit} characters each.")
        raise Refused(text.format(count=WORDS_LIMIT, limit=WORD_LIMIT))
