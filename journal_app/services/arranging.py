"""Changes to a review before it is saved: its kind, sections, items, their order and wording."""

import dataclasses
import datetime as dt
from collections.abc import Sequence
from typing import TypeVar

from journal_app.domain.record import Json, RecordId, new_id
from journal_app.domain.relationship import Relationship
from journal_app.domain.review import (
    Audience,
    Review,
    ReviewKind,
    ReviewStatus,
    needs_relationship,
)
from journal_app.i18n import _
from journal_app.services import composing
from journal_app.services.journal import Journal
from journal_app.services.reviewing import WRITTEN

READERS = {
    ReviewKind.ANNUAL_SELF: Audience.MANAGER,
    ReviewKind.IDP: Audience.MANAGER,
    ReviewKind.CPD: Audience.PROFESSIONAL_BODY,
    ReviewKind.PROMOTION: Audience.PANEL,
    ReviewKind.CLOSING_REPORT: Audience.SCHEME,
    ReviewKind.CAREER_SUMMARY: Audience.SELF,
}
LEAP_DAY = (2, 29)
T = TypeVar("T")


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Spot:
    """Which item of a review is meant: a record may stand in two sections."""

    table: str
    id: RecordId
    section: str


def begun(journal: Journal, kind: ReviewKind, today: dt.date) -> Review:
    """A new review of that kind for its usual reader, about this year so far."""
    title = _("{kind} {year}").format(kind=_(kind.label), year=today.year)
    made = Review(
        title=title,
        kind=kind,
        audience=READERS[kind],
        period_from=today.replace(month=1, day=1),
        period_to=today,
        sections=composing.PRESETS[kind],
    )
    return with_only_relationship(journal, made)


def following(review: Review) -> Review:
    """Next year's review: the same kind, reader and sections, the period moved on by a year."""
    return Review(
        title=_("After {title}").format(title=review.title),
        kind=review.kind,
        audience=review.audience,
        relationship_id=review.relationship_id,
        period_from=_a_year_on(review.period_from),
        period_to=_a_year_on(review.period_to),
        sections=sections_of(review),
        name_policy=review.name_policy,
    )


def with_only_relationship(journal: Journal, review: Review) -> Review:
    """The review with its relationship, where it needs one and there is exactly one."""
    if not needs_relationship(review.kind, review.audience) or review.relationship_id:
        return review
    heads = journal.heads(Relationship, limit=2)
    if len(heads) != 1:
        return review
    return dataclasses.replace(review, relationship_id=heads[0].id)


def with_kind(review: Review, kind: ReviewKind) -> Review:
    """The review as another kind: the sections of that kind, and those that hold something."""
    preset = composing.PRESETS[kind]
    held = {str(item.get("section")) for item in review.items}
    kept = [code for code in sections_of(review) if code in held and code not in preset]
    return dataclasses.replace(review, kind=kind, sections=(*preset, *kept))


def sections_of(review: Review) -> tuple[str, ...]:
    """The sections in their order; those of its kind where none are chosen."""
    kind = review.kind or ReviewKind.CAREER_SUMMARY
    return tuple(review.sections) or composing.PRESETS[kind]


def with_section(review: Review, code: str, *, wanted: bool) -> Review:
    """The review with a section at its end, or without it; its items wait for it to return."""
    sections = [one for one in sections_of(review) if one != code]
    if wanted:
        sections.append(code)
    if not sections:
        return review
    return dataclasses.replace(review, sections=tuple(sections))


def section_moved(review: Review, code: str, step: int) -> Review:
    """The review with a section moved up (-1) or down (+1)."""
    return dataclasses.replace(review, sections=tuple(_moved(sections_of(review), code, step)))


def with_item(review: Review, spot: Spot, override: str | None = None) -> Review:
    """The review with one more item at the end of its section."""
    order = 1 + max(
        (int(item.get("order") or 0) for item in items_in(review, spot.section)), default=0
    )
    item: Json = {
        "type": spot.table,
        "id": spot.id,
        "section": spot.section,
        "order": order,
        "text_override": override,
    }
    return dataclasses.replace(without_item(review, spot), items=[*_others(review, spot), item])


def without_item(review: Review, spot: Spot) -> Review:
    """The review without that item."""
    return dataclasses.replace(review, items=_others(review, spot))


def with_words(review: Review, section: str) -> tuple[Review, Spot]:
    """The review with a place for new words of one's own in a section, and that place."""
    spot = Spot(WRITTEN, new_id(), section)
    return with_item(review, spot, ""), spot


def item_moved(review: Review, spot: Spot, step: int) -> Review:
    """The review with an item moved up (-1) or down (+1) within its section."""
    own = items_in(review, spot.section)
    order = [spot_of(item) for item in own]
    if spot not in order:
        return review
    by_spot = dict(zip(order, own, strict=True))
    moved = [
        {**by_spot[one], "order": number}
        for number, one in enumerate(_moved(order, spot, step), start=1)
    ]
    others = [item for item in review.items if item.get("section") != spot.section]
    return dataclasses.replace(review, items=[*others, *moved])


def reworded(review: Review, spot: Spot, words: str | None) -> Review:
    """The review with other words for that item; None gives the item its own words back."""
    items = [
        {**item, "text_override": words} if spot_of(item) == spot else item for item in review.items
    ]
    return dataclasses.replace(review, items=items)


def spot_of(item: Json) -> Spot:
    """Which item it is."""
    return Spot(
        str(item.get("type") or WRITTEN), str(item.get("id") or ""), str(item.get("section") or "")
    )


def items_in(review: Review, section: str) -> list[Json]:
    """The items of a section in their order."""
    own = [item for item in review.items if item.get("section") == section]
    return sorted(own, key=lambda item: item.get("order") or 0)


def is_final(review: Review) -> bool:
    """Whether nothing in it may change any more."""
    return review.status == ReviewStatus.FINAL


def _others(review: Review, spot: Spot) -> list[Json]:
    return [item for item in review.items if spot_of(item) != spot]


def _moved(order: Sequence[T], one: T, step: int) -> list[T]:
    made = list(order)
    at = made.index(one)
    to = at + step
    if 0 <= to < len(made):
        made[at], made[to] = made[to], made[at]
    return made


def _a_year_on(day: dt.date | None) -> dt.date | None:
    if day is None:
        return None
    year = min(day.year + 1, dt.MAXYEAR)
    return (
        day.replace(year=year, day=28)
        if (day.month, day.day) == LEAP_DAY
        else day.replace(year=year)
    )
