"""The sentences of Today: in the person's own words, without counts and reproach."""

import datetime as dt

import pytest

from journal_app.services import today_words as words
from journal_app.services.today import Today
from journal_app.store.today import Meeting, Moment

DAY = dt.date(2025, 11, 17)  # a Monday
MEETING = Meeting(
    id="one",
    starts_at="2025-11-19T10:00+00:00",
    minutes=60,
    medium="in_person",
    title="",
    has_agenda=0,
    my_role="mentee",
    person="Ingrid Sørensen-Vik",
    has_last=1,
    insights="I am keener on the work than on the title. Settled.",
    actions=3,
    closed=0,
    promise="Hand the weekly clinic to two colleagues",
)


def said(**values) -> str:
    return words.sentence(Today(meeting=MEETING._replace(**values)), DAY)


def test_it_names_whom_one_meets_and_what_one_said() -> None:
    assert said() == (
        "You meet your mentor Ingrid on Wednesday. "
        "Last time you said you would: “Hand the weekly clinic to two colleagues”."
    )


def test_without_a_promise_it_is_what_one_wrote() -> None:
    assert said(promise="").endswith(
        "Last time you wrote: “I am keener on the work than on the title.”"
    )


@pytest.mark.parametrize(
    ("starts", "begin"),
    [
        ("2025-11-17T10:00+00:00", "You meet your mentor Ingrid today."),
        ("2025-11-18T10:00+00:00", "You meet your mentor Ingrid tomorrow."),
        ("2025-11-26T10:00+00:00", "You meet your mentor Ingrid on Wednesday, 26 November."),
        ("2026-01-08T10:00+00:00", "Nothing is due today. The next session is in 52 days."),
    ],
)
def test_the_day_is_said_as_one_says_it(starts, begin) -> None:
    assert said(starts_at=starts).startswith(begin)


def test_with_nobody_named_only_the_day_is_said() -> None:
    assert said(person="") == "Nothing is due today. The next session is in two days."


@pytest.mark.parametrize(
    ("actions", "closed", "agenda", "line"),
    [
        (3, 0, 0, "Three actions came out of the last one; none is closed yet. No agenda so far."),
        (3, 3, 1, "Three actions came out of the last one; all of them are closed."),
        (3, 1, 1, "Three actions came out of the last one; one is closed."),
        (3, 2, 1, "Three actions came out of the last one; two are closed."),
        (1, 0, 1, "One action came out of the last one; it is still open."),
        (0, 0, 0, "No agenda so far."),
        (0, 0, 1, ""),
    ],
)
def test_what_the_last_one_left_is_said_in_words(actions, closed, agenda, line) -> None:
    meeting = MEETING._replace(actions=actions, closed=closed, has_agenda=agenda)

    assert words.left_words(meeting) == line


def test_the_card_says_when_how_long_and_how() -> None:
    assert words.when_words(MEETING) == "Wednesday, 19 November, 10:00 · one hour · in person"


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("notes", "You agreed to keep the notes about Ana Lee until 3 November."),
        ("session", "You met Ana on 3 November. What has become of it since?"),
        ("goal", "Nothing was written about “Ana Lee” for six weeks. Is it still yours?"),
    ],
)
def test_a_reminder_is_one_calm_sentence(kind, sentence) -> None:
    moment = Moment(kind, "one", "Ana Lee", "", "2025-11-03", 0.0)

    assert words.prompt_words(moment, DAY)[0] == sentence


def test_what_a_reminder_offers_is_what_it_does() -> None:
    kinds = ("notes", "session", "goal")
    moments = [Moment(kind, "one", "Ana Lee", "", "2025-11-03", 0.0) for kind in kinds]

    offered = [words.prompt_words(moment, DAY)[1] for moment in moments]

    assert offered == ["Open the relationship", "Open the session", "Look at it"]


def test_a_value_is_named_without_a_number() -> None:
    moment = Moment("value", "one", "Family", "", "2025-11-03", 5.0)

    assert words.value_words(moment) == "Family matters to you; it has had less room lately."
