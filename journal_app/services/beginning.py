"""The level with which new records of a kind begin, where the person chose one for this journal."""

import dataclasses
from collections.abc import Mapping
from typing import Any, TypeVar

from journal_app.domain.attribute import Attribute, AttributeKind
from journal_app.domain.goal import Goal
from journal_app.domain.level import Level, narrower
from journal_app.domain.profile import PROFILE_ID, Profile
from journal_app.domain.record import LevelledRecord, Record
from journal_app.domain.resource import Resource
from journal_app.i18n import N_
from journal_app.services.journal import Journal

R = TypeVar("R", bound=Record)


@dataclasses.dataclass(frozen=True, slots=True)
class Beginning:
    """Records that may begin wider than for the person alone; *key* stands in the profile."""

    key: str
    words: str
    cls: type[LevelledRecord]
    kind: str = ""


# What another person told in confidence is written in entries, sessions and actions: not here.
BEGINNINGS: tuple[Beginning, ...] = (
    Beginning("goal", N_("A new goal"), Goal),
    Beginning("skill", N_("A new skill"), Attribute, str(AttributeKind.SKILL)),
    Beginning("resource", N_("A new resource"), Resource),
)
OFFERED = (Level.PRIVATE, Level.REVIEW)  # shared needs somebody to share it with


def chosen_level(profile: Profile, key: str) -> Level:
    """The level chosen for a kind; for the person alone where none or an unknown one was."""
    chosen = profile.default_levels.get(key)
    return next((level for level in OFFERED if level == chosen), Level.PRIVATE)


def with_levels(profile: Profile, levels: Mapping[str, Level]) -> Profile:
    """The profile with these levels chosen; what nobody chose is not written into it."""
    kept: dict[str, Any] = {k: v for k, v in profile.default_levels.items() if k not in levels}
    chosen = {key: str(level) for key, level in levels.items() if level != Level.PRIVATE}
    return dataclasses.replace(profile, default_levels=kept | chosen)


def begun(journal: Journal, record: R) -> R:
    """A new record at the level with which its kind begins in this journal."""
    found = _beginning(record)
    profile = journal[Profile].get(PROFILE_ID) if found is not None else None
    if found is None or profile is None:
        return record
    level = narrower(chosen_level(profile, found.key), record.own_ceiling)
    return dataclasses.replace(record, level=level)  # type: ignore[call-arg]


def _beginning(record: Record) -> Beginning | None:
    for one in BEGINNINGS:
        if isinstance(record, one.cls) and one.kind in ("", record.head_kind):
            return one
    return None
