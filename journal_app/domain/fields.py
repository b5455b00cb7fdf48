"""The field words: each names what a field means, not how it is stored or drawn.

A word returns a dataclass field whose metadata holds one ``Field``. Nothing may leave the
journal unless the declaration says so: ``up_to`` is private until said otherwise.
"""

import dataclasses
from collections.abc import Mapping
from typing import Any

from journal_app.domain.codes import Code
from journal_app.domain.level import Level

LINE_LIMIT = 1_000  # a title is a line; a megabyte in it is a paste gone wrong
PROSE_LIMIT = 2_000_000  # characters; beyond it Qt's layout takes seconds
WORD_LIMIT = 200  # one tag, nickname or code
USUALLY, WHERE_FILLED, NEVER = "usually", "where_filled", "never"  # when a form asks for a field


@dataclasses.dataclass(frozen=True, slots=True)
class Field:
    """What a record says of one of its fields."""

    word: str
    label: str
    up_to: Level = Level.PRIVATE
    always: Level | None = None
    first: bool = False
    required: bool = False
    searchable: bool = False
    asked: str = USUALLY
    kinds: tuple[str, ...] = ()
    hint: str = ""
    codes: type[Code] | None = None
    to: str | None = None
    low: float | None = None
    high: float | None = None
    whole: bool = True


@dataclasses.dataclass(frozen=True, slots=True)
class Traits:
    """The flags any word takes.

    *up_to* is the widest audience the field may reach, whatever the record's level;
    *always* is a level of its own that the record's level does not change. A form asks for
    the field as *asked* says and of records of these *kinds* only; *hint* stands below it.
    """

    up_to: Level = Level.PRIVATE
    always: Level | None = None
    first: bool = False
    required: bool = False
    searchable: bool = False
    asked: str = USUALLY
    kinds: tuple[str, ...] = ()
    hint: str = ""


PRIVATE = Traits()
SHAREABLE = Traits(up_to=Level.SHARED)
REVIEWABLE = Traits(up_to=Level.REVIEW)


def _declared(field: Field, **kind: Any) -> Any:
    return dataclasses.field(metadata={"field": field}, **kind)


def _flags(traits: Traits, flags: Mapping[str, Any]) -> dict[str, Any]:
    own = {item.name: getattr(traits, item.name) for item in dataclasses.fields(Traits)}
    return own | dict(flags)


def line(label: str, traits: Traits = PRIVATE, **flags: Any) -> Any:
    """One line of text; *codes* may say words for some of what stands in it."""
    return _declared(Field("line", label, **_flags(traits, flags)), default="")


def prose(label: str, traits: Traits = PRIVATE, **flags: Any) -> Any:
    """Markdown text of any length; always searched."""
    flags = {"searchable": True} | flags
    return _declared(Field("prose", label, **_flags(traits, flags)), default="")


def day(label: str, traits: Traits = PRIVATE, **flags: Any) -> Any:
    """The local date when it was written; it never moves with travel."""
    return _declared(Field("day", label, **_flags(traits, flags)), default=None)


def moment(label: str, traits: Traits = PRIVATE, **flags: Any) -> Any:
    """A local date and time with the offset as entered."""
    return _declared(Field("moment", label, **_flags(traits, flags)), default=None)


def choice(
    label: str,
    codes: type[Code],
    traits: Traits = PRIVATE,
    default: Code | None = None,
    **flags: Any,
) -> Any:
    """One code out of an enumeration, or none."""
    field = Field("choice", label, codes=codes, **_flags(traits, flags))
    return _declared(field, default=default)


def choices(label: str, codes: type[Code], traits: Traits = PRIVATE, **flags: Any) -> Any:
    """Several codes out of an enumeration, in the order chosen."""
    return _declared(Field("choices", label, codes=codes, **_flags(traits, flags)), default=())


def scale(label: str, low: int, high: int, traits: Traits = PRIVATE, **flags: Any) -> Any:
    """A whole number between two ends, both included, or nothing; *codes* say it in words."""
    field = Field("scale", label, low=low, high=high, **_flags(traits, flags))
    return _declared(field, default=None)


def minutes(label: str, traits: Traits = PRIVATE, **flags: Any) -> Any:
    """A length of time in whole minutes, or nothing."""
    field = Field("minutes", label, low=0, high=5_256_000, **_flags(traits, flags))
    return _declared(field, default=None)


def number(label: str, traits: Traits = PRIVATE, default: float | None = None, **flags: Any) -> Any:
    """A number that is neither a scale nor a length of time; whole unless said otherwise."""
    flags = {"low": -1e9, "high": 1e9} | flags
    return _declared(Field("number", label, **_flags(traits, flags)), default=default)


def flag(label: str, traits: Traits = PRIVATE, **flags: Any) -> Any:
    """Yes or no."""
    return _declared(Field("flag", label, **_flags(traits, flags)), default=False)


def words(label: str, traits: Traits = PRIVATE, **flags: Any) -> Any:
    """A list of short texts: tags, nicknames, section names."""
    flags = {"searchable": True} | flags
    return _declared(Field("words", label, **_flags(traits, flags)), default=())


def link(label: str, to: str, traits: Traits = PRIVATE, **flags: Any) -> Any:
    """The id of one record in the table *to*, or nothing."""
    return _declared(Field("link", label, to=to, **_flags(traits, flags)), default=None)


def hidden(shape: type[dict[str, Any]] | type[list[Any]] = dict, label: str = "") -> Any:
    """A small JSON value the form does not show as it is: an object, or a list of them."""
    return _declared(Field("hidden", label), default_factory=shape)


def stamp(label: str) -> Any:
    """An instant in UTC, set by the program."""
    return _declared(Field("stamp", label), default=None)


def key(label: str, **kind: Any) -> Any:
    """Text the program sets and compares: an id, a code of a template, a hash."""
    return _declared(Field("key", label), **kind)


WORDS = (
    "line", "prose", "day", "moment", "choice", "choices", "scale", "minutes", "number", "flag",
    "words", "link", "hidden", "stamp", "key",
)  # fmt: skip
