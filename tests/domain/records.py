"""Any record, with every field filled with what the field can hold."""

import datetime as dt
import zoneinfo

from hypothesis import strategies as st

from journal_app.domain.fields import Field
from journal_app.domain.record import Record, declared

ZONES = ("UTC", "Pacific/Kiritimati", "America/St_Johns", "Asia/Kathmandu")
TEXT = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=60)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(-1e9, 1e9) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
OBJECT = st.dictionaries(TEXT, JSON, max_size=3)
INSTANTS = st.datetimes(dt.datetime(1, 1, 2), dt.datetime(9999, 12, 30))  # noqa: DTZ001


def value_of(field: Field, default) -> st.SearchStrategy:
    """What such a field can hold, its default among it."""
    if field.word in ("line", "prose", "key"):
        return TEXT
    if field.word == "link":
        return st.none()
    if field.word == "number":
        return _number(field) if default is None else _number(field).filter(_is_something)
    return {
        "day": lambda: st.none() | st.dates(),
        "moment": lambda: st.none() | st.builds(_moment, INSTANTS, st.sampled_from(ZONES)),
        "stamp": lambda: st.none() | INSTANTS.map(lambda each: each.replace(tzinfo=dt.UTC)),
        "choice": lambda: st.sampled_from([default, *field.codes]),
        "choices": lambda: st.lists(st.sampled_from(field.codes), max_size=3).map(tuple),
        "scale": lambda: st.none() | st.integers(int(field.low), int(field.high)),
        "minutes": lambda: st.none() | st.integers(int(field.low), int(field.high)),
        "flag": st.booleans,
        "words": lambda: st.lists(TEXT, max_size=3).map(tuple),
        "hidden": lambda: st.lists(OBJECT, max_size=2) if default == [] else OBJECT,
    }[field.word]()


def records(cls: type[Record]) -> st.SearchStrategy[Record]:
    """Records of a type with every field filled; links point nowhere."""
    bare = cls(id="bare")
    values = {
        name: value_of(field, getattr(bare, name))
        for name, field in declared(cls).items()
        if name not in ("id", "extra")
    }
    unknown = TEXT.filter(lambda name: name not in declared(cls))
    return st.builds(
        cls,
        id=st.from_regex("[0-9a-f]{20}", fullmatch=True),
        extra=st.dictionaries(unknown, JSON, max_size=2),
        **values,
    )


def _is_something(value) -> bool:
    return value is not None


def _number(field: Field) -> st.SearchStrategy:
    if field.whole:
        return st.none() | st.integers(int(field.low), int(field.high))
    return st.none() | st.floats(field.low, field.high).map(lambda each: each + 0.0)


def _moment(naive: dt.datetime, zone: str) -> dt.datetime:
    """A time with the offset of that zone then, to the minute as a person enters it."""
    offset = zoneinfo.ZoneInfo(zone).utcoffset(naive.replace(year=min(max(naive.year, 1970), 2037)))
    return naive.replace(tzinfo=dt.timezone(offset))
