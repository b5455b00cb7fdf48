"""The one codec: every record to plain JSON values and back, every misfit named."""

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain import RECORDS
from journal_app.domain.entry import Entry
from journal_app.domain.fields import LINE_LIMIT, PROSE_LIMIT, WORD_LIMIT
from journal_app.domain.person import Person
from journal_app.domain.plain import WORDS_LIMIT, from_plain, to_plain
from journal_app.domain.reading import Reading
from journal_app.domain.record import declared
from journal_app.domain.session import Session
from tests.domain.records import JSON, records

DEEP = json.loads("[" * 30 + "]" * 30)
NAMES = ("id", "title", "tags", "mood", "meta", "type", "occurred_on", "extra", "archived", "zzz")


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.table)
@given(data=st.data())
def test_every_record_comes_back_from_json_as_it_was(cls, data) -> None:
    record = data.draw(records(cls))

    text = json.dumps(to_plain(record), ensure_ascii=False)

    assert from_plain(cls, json.loads(text)) == (record, [])


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.table)
def test_a_bare_record_says_little_and_comes_back(cls) -> None:
    bare = cls(id="a")

    assert from_plain(cls, to_plain(bare)) == (bare, [])
    assert all(to_plain(bare).values())


def test_keys_this_version_does_not_know_are_kept() -> None:
    plain = {"id": "a", "aura": {"colour": "blue"}, "extra": {"older": 1}}

    entry, problems = from_plain(Entry, plain)

    assert problems == []
    assert entry.extra == {"aura": {"colour": "blue"}, "older": 1}
    assert to_plain(entry)["aura"] == {"colour": "blue"}


def test_a_key_of_the_same_name_in_extra_never_shadows_a_field() -> None:
    entry = Entry(id="a", title="mine", extra={"title": "theirs"})

    assert to_plain(entry)["title"] == "mine"


@pytest.mark.parametrize("name", ["title", "id", "level"])
def test_a_key_the_record_has_is_no_unknown_one(name) -> None:
    record, problems = from_plain(Entry, {"id": "a", "extra": {name: "hidden"}})

    assert record is None
    assert [problem.field for problem in problems] == ["extra"]


def test_a_number_too_long_for_a_float_is_refused_with_a_sentence() -> None:
    record, problems = from_plain(Entry, {"id": "a", "mood": 10**400})

    assert record is None
    assert [problem.field for problem in problems] == ["mood"]


@pytest.mark.parametrize("year", [1, 9999])
def test_the_first_and_the_last_year_are_days(year) -> None:
    day = dt.date(year, 12, 31)

    assert from_plain(Entry, {"id": "a", "occurred_on": day.isoformat()})[0].occurred_on == day


@pytest.mark.parametrize("text", ["2025-06-01T09:30:00+14:00", "0001-01-01T00:00:00-03:30",
                                  "9999-12-31T23:59:59-12:00"])  # fmt: skip
def test_a_time_keeps_its_text_and_its_offset(text) -> None:
    session, problems = from_plain(Session, {"id": "a", "starts_at": text})

    assert problems == []
    assert to_plain(session)["starts_at"] == text


@pytest.mark.parametrize(
    ("cls", "name", "value", "words"),
    [
        (Entry, "title", 5, "This is not a text."),
        (Entry, "title", "x" * (LINE_LIMIT + 1), "This text is too long for its place."),
        (Entry, "body_md", "x" * (PROSE_LIMIT + 1), "This text is too long for its place."),
        (Entry, "template", "x" * (WORD_LIMIT + 1), "This text is too long for its place."),
        (Entry, "occurred_on", "32 May", "This is not a day between the years 1 and 9999."),
        (Entry, "occurred_on", "0000-01-01", "This is not a day between the years 1 and 9999."),
        (Entry, "occurred_on", 20250101, "This is not a day between the years 1 and 9999."),
        (Session, "starts_at", "2025-01-01T09:00:00", "This time says no offset from UTC."),
        (Session, "starts_at", "2025-01-01", "This is a day, not a day and a time."),
        (Session, "starts_at", "2025-01-01T25:00:00Z", "This is not a day and a time."),
        (Entry, "created_at", "2025-01-01T09:00:00+01:00", "This instant is not in UTC."),
        (Entry, "type", "poem", "This version does not know this code."),
        (Entry, "type", ["note"], "This version does not know this code."),
        (Person, "roles", "mentor", "This is not a list."),
        (Person, "roles", ["mentor", "wizard"], "This version does not know this code."),
        (Entry, "tags", ["x"] * (WORDS_LIMIT + 1), "These are too many words for one record."),
        (Entry, "tags", [5], "This is not a text."),
        (Entry, "mood", 6, "This number is outside its bounds."),
        (Entry, "mood", 0, "This number is outside its bounds."),
        (Entry, "mood", 2.5, "This is not a whole number."),
        (Entry, "mood", "good", "This is not a number."),
        (Entry, "mood", True, "This is not a number."),
        (Reading, "value", float("nan"), "This is not a number."),
        (Reading, "value", float("inf"), "This is not a number."),
        (Entry, "archived", 2, "This is neither yes nor no."),
        (Entry, "meta", "loose", "This is neither an object nor a list."),
        (
            Entry,
            "meta",
            {"deep": json.loads("[" * 30 + "]" * 30)},
            "This value is nested too deep.",
        ),
        (Entry, "meta", {"odd": float("nan")}, "This is not a number."),
    ],
)
def test_what_does_not_fit_is_named_and_nothing_is_made(cls, name, value, words) -> None:
    record, problems = from_plain(cls, {"id": "a", name: value})

    assert record is None
    assert [(problem.field, problem.words) for problem in problems] == [(name, words)]


def test_every_misfit_of_a_record_is_named_at_once() -> None:
    record, problems = from_plain(Entry, {"id": "a", "mood": 9, "type": "poem", "title": "good"})

    assert record is None
    assert [problem.field for problem in problems] == ["mood", "type"]


def test_numbers_at_their_ends_fit_and_whole_ones_may_be_written_with_a_point() -> None:
    assert from_plain(Entry, {"id": "a", "mood": 5.0})[0].mood == 5
    assert from_plain(Entry, {"id": "a", "title": "x" * LINE_LIMIT})[1] == []
    assert from_plain(Entry, {"id": "a", "tags": ["x"] * WORDS_LIMIT})[1] == []


@pytest.mark.parametrize("code", [0, 0xD800, 0xDFFF])
def test_signs_that_cannot_be_kept_become_the_replacement_sign(code) -> None:
    sign = chr(code)
    plain = {"id": "a", "title": f"a{sign}b", "tags": [sign], "meta": {sign: [sign]}, sign: sign}

    entry, _problems = from_plain(Entry, plain)

    there = "\N{REPLACEMENT CHARACTER}"
    assert (entry.title, entry.tags, entry.meta) == (f"a{there}b", (there,), {there: [there]})
    assert entry.extra == {there: there}


@pytest.mark.parametrize("cls", RECORDS, ids=lambda cls: cls.table)
def test_null_says_what_leaving_the_key_out_says(cls) -> None:
    nothing = dict.fromkeys(declared(cls)) | {"id": "a"}

    assert from_plain(cls, nothing) == (cls(id="a"), [])


@given(plain=st.dictionaries(st.sampled_from(NAMES), JSON))
def test_no_json_at_all_makes_the_codec_stumble(plain) -> None:
    record, problems = from_plain(Entry, plain)

    assert (record is None) == bool(problems)
