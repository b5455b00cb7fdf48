"""Records: frozen, declared once, changed only by ``replace``; and Change, the one write."""

import dataclasses
import datetime as dt
import secrets
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar, TypeVar, dataclass_transform

from journal_app.domain import fields as words
from journal_app.domain.fields import Field
from journal_app.domain.level import Level, narrower
from journal_app.i18n import N_

RecordId = str
Json = dict[str, Any]
RecordType = TypeVar("RecordType", bound="Record")


def new_id() -> RecordId:
    """A random id of 80 bits in 20 hexadecimal digits."""
    return secrets.token_hex(10)


# no field_specifiers: every word gives a default, so a checker sees a plain default value
@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type[RecordType]) -> type[RecordType]:
    """Make a frozen, slotted, keyword-only record class whose repr quotes nothing."""
    return dataclasses.dataclass(frozen=True, slots=True, kw_only=True, repr=False)(cls)


@record
class Record:
    """What every record has, whatever it is about."""

    table: ClassVar[str] = ""
    noun: ClassVar[str] = ""
    title_field: ClassVar[str] = "title"
    day_field: ClassVar[str] = ""
    kind_field: ClassVar[str] = ""
    ceiling: ClassVar[Level] = Level.PRIVATE
    looked_up: ClassVar[tuple[tuple[str, ...], ...]] = ()  # fields found together, beside links

    id: RecordId = words.key(N_("Id"), default_factory=new_id)
    created_at: dt.datetime | None = words.stamp(N_("Written"))
    updated_at: dt.datetime | None = words.stamp(N_("Changed"))
    archived: bool = words.flag(N_("Archived"))
    trashed_at: dt.datetime | None = words.stamp(N_("In the trash since"))
    extra: Json = words.hidden()

    def __repr__(self) -> str:
        """The kind and the start of the id: logs and traces never quote the journal."""
        return f"<{self.table} {self.id[:8]}>"

    @property
    def head_title(self) -> str:
        """The one line a list shows."""
        return str(getattr(self, self.title_field)) if self.title_field else ""

    @property
    def head_day(self) -> dt.date | None:
        """The day the record is about, or else the day it was written (UTC)."""
        value = getattr(self, self.day_field) if self.day_field else None
        value = value if value is not None else self.created_at
        return value.date() if isinstance(value, dt.datetime) else value

    @property
    def head_kind(self) -> str:
        """The code that tells records of one table apart, or nothing."""
        value = getattr(self, self.kind_field) if self.kind_field else None
        return "" if value is None else str(value)

    @property
    def own_level(self) -> Level:
        """The record's level; records without one of their own are private."""
        return Level.PRIVATE

    @property
    def own_ceiling(self) -> Level:
        """The widest level this very record may be raised to."""
        return self.ceiling


@record
class LevelledRecord(Record):
    """A record that carries a confidentiality level of its own."""

    level: Level = words.choice(N_("Who may see it"), Level, default=Level.PRIVATE)

    @property
    def own_level(self) -> Level:
        """The level as chosen, held below the ceiling of this very record."""
        return narrower(self.level, self.own_ceiling)


@dataclasses.dataclass(frozen=True, slots=True)
class Change:
    """One write: create (None, r), edit (a, b), destroy (a, None). Undo is it turned round."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """Whichever side there is, the newer first."""
        found = self.after or self.before
        if found is None:
            raise ValueError("a change needs at least one side")
        return found

    def turned(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.after, self.before)


@dataclasses.dataclass(frozen=True, slots=True)
class Problem:
    """Something that holds back a status, a level, an import or an export, never a save."""

    field: str
    words: str


def declared(cls: type[Record]) -> Mapping[str, Field]:
    """The fields of a record type by name, in the order declared."""
    found = _declared.get(cls)
    if found is None:
        fields = dataclasses.fields(cls)
        found = MappingProxyType({item.name: item.metadata["field"] for item in fields})
        _declared[cls] = found
    return found


def is_only_mine(cls: type[Record], field: Field) -> bool:
    """Whether it is written in the private place: it stays there even when the record is raised."""
    stays = field.up_to == Level.PRIVATE and field.always is None
    return stays and cls.ceiling != Level.PRIVATE and field.word in ("prose", "scale")


_declared: dict[type[Record], Mapping[str, Field]] = {}  # asked for several times a save
