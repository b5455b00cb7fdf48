"""What a save takes whole, what it refuses with a sentence, and what follows by itself."""

import dataclasses
import datetime as dt
import os
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journal_app.domain.action import Action
from journal_app.domain.entry import Entry
from journal_app.domain.fields import LINE_LIMIT, PROSE_LIMIT, WORD_LIMIT
from journal_app.domain.goal import Goal, GoalStatus
from journal_app.domain.plain import WORDS_LIMIT
from journal_app.domain.reading import Metric, Reading
from journal_app.domain.record import declared
from journal_app.domain.review import Review, ReviewStatus
from journal_app.domain.session import Session, SessionStatus
from journal_app.errors import Refused
from journal_app.services import finding

MEGABYTE = 1_000_000
PARAGRAPHS = "A line of a long text, in 迷子 and العربية.\n" * (MEGABYTE // 50)


def test_a_megabyte_in_a_title_is_refused_and_nothing_is_written(journal) -> None:
    entry = journal.save(Entry(title="before"))

    for title in ("x" * MEGABYTE, "x" * (LINE_LIMIT + 1)):
        with pytest.raises(Refused, match=r"\.$"):
            journal.save(dataclasses.replace(entry, title=title))

    assert journal[Entry].get(entry.id) == entry


def test_a_body_of_a_megabyte_is_kept_whole_and_found(journal) -> None:
    entry = journal.save(Entry(title="long", body_md=PARAGRAPHS))
    journal.leave()
    longer = journal.save(dataclasses.replace(entry, body_md=PARAGRAPHS + "and quillfeather"))

    assert journal[Entry].get(entry.id).body_md == PARAGRAPHS + "and quillfeather"
    assert finding.find(journal, "quillfeather").total == 1
    assert journal.versions(longer)[0].before.body_md == PARAGRAPHS


def test_a_body_beyond_the_limit_is_refused(journal) -> None:
    journal.save(Entry(body_md="x\n" * (PROSE_LIMIT // 2)))

    with pytest.raises(Refused):
        journal.save(Entry(body_md="x" * (PROSE_LIMIT + 1)))


def test_ten_thousand_tags_are_kept_and_each_is_found(journal) -> None:
    tags = tuple(f"tag{number}" for number in range(10_000))
    entry = journal.save(Entry(title="many", tags=tags))

    assert journal[Entry].get(entry.id).tags == tags
    assert finding.find(journal, "tag:tag9999").total == 1
    with pytest.raises(Refused):
        journal.save(Entry(tags=("x",) * (WORDS_LIMIT + 1)))
    with pytest.raises(Refused):
        journal.save(Entry(tags=("x" * (WORD_LIMIT + 1),)))


@pytest.mark.parametrize("day", [dt.date(1, 1, 1), dt.date(9999, 12, 31), dt.date(1582, 10, 10)])
def test_any_day_of_the_calendar_is_kept_found_and_ordered(journal, day) -> None:
    far = journal.save(Entry(title="far", occurred_on=day))
    near = journal.save(Entry(title="near", occurred_on=dt.date(2025, 1, 1)))

    order = [head.id for head in journal.heads(Entry)]

    assert order == ([far.id, near.id] if day.year == 9999 else [near.id, far.id])
    assert journal.heads(Entry)[order.index(far.id)].day == day
    assert finding.find(journal, f"far after:{day.isoformat()}").total == 1


@pytest.fixture(params=["Pacific/Kiritimati", "America/St_Johns", "UTC"])
def zone(request, monkeypatch):
    """This test's own place in the world."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    os.environ.pop("TZ", None)
    time.tzset()


@pytest.mark.parametrize("moment", ["2025-03-30T02:30:00+14:00", "0001-01-01T00:00:00-03:30",
                                    "9999-12-31T23:59:00+14:00"])  # fmt: skip
def test_a_day_and_a_time_are_the_same_wherever_one_is(journal, zone, moment) -> None:
    starts = dt.datetime.fromisoformat(moment)
    session = journal.save(Session(starts_at=starts, agenda_md="x"))
    entry = journal.save(Entry(title="x", occurred_on=starts.date()))

    back = journal[Session].get(session.id)
    assert (back.starts_at, back.starts_at.utcoffset()) == (starts, starts.utcoffset())
    assert back.head_day == starts.date()
    assert journal[Entry].get(entry.id).occurred_on == starts.date()


@pytest.mark.parametrize("code", [0, 0xD800, 0xDBFF, 0xDFFF])
def test_signs_that_cannot_be_kept_become_the_replacement_sign(journal, code) -> None:
    sign = chr(code)
    typed = Entry(title=f"a{sign}b", body_md=sign, tags=(f"t{sign}",), meta={"k": sign})
    entry = journal.save(typed)

    there = "\N{REPLACEMENT CHARACTER}"
    assert journal[Entry].get(entry.id) == entry
    assert (entry.title, entry.body_md, entry.tags) == (f"a{there}b", there, (f"t{there}",))
    assert entry.meta == {"k": there}


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(title=st.text(max_size=60), body=st.text(max_size=200), tag=st.text(max_size=20))
def test_any_text_is_kept_as_it_is_but_for_signs_that_cannot_be(journal, title, body, tag) -> None:
    entry = journal.save(Entry(title=title, body_md=body, tags=(tag,)))

    assert journal[Entry].get(entry.id) in (entry, None)
    if "\x00" not in title + body + tag:
        assert (entry.title, entry.body_md, entry.tags) == (title, body, (tag,))
    journal.leave()


def test_text_of_every_direction_stands_in_every_text_field(journal) -> None:
    text = "迷子 \N{RIGHT-TO-LEFT OVERRIDE}العربية עברית हिन्दी 👩‍👩‍👧 e\u0301"
    for cls in (Entry, Session):
        names = [name for name, field in declared(cls).items() if field.word in ("line", "prose")]
        record = journal.save(cls(**dict.fromkeys(names, text)))
        kept = journal[cls].get(record.id)
        assert {getattr(kept, name) for name in names} == {text}


@pytest.mark.parametrize(
    "record",
    [
        Session(starts_at=dt.datetime(2025, 11, 5, 10, tzinfo=dt.UTC)),
        Action(due_on=dt.date(2025, 11, 5)),
    ],
    ids=lambda record: record.table,
)
def test_a_day_that_was_typed_alone_is_kept(journal, record) -> None:
    journal.save(record)

    assert journal.store.get(record.table, record.id) is not None


def test_an_untouched_new_record_is_not_written(journal) -> None:
    for empty in (Entry(), Entry(occurred_on=dt.date(2025, 1, 1)), Session()):
        journal.save(empty)
        assert journal[type(empty)].get(empty.id) is None

    assert not journal.can_undo


def test_a_record_that_says_what_is_there_already_is_not_written(journal, clock) -> None:
    entry = journal.save(Entry(title="a"))
    clock.move(minutes=10)

    again = journal.save(dataclasses.replace(entry, updated_at=None))

    assert journal[Entry].get(entry.id).updated_at == entry.updated_at
    assert again.title == "a"
    assert len(journal.versions(entry)) == 1


def test_a_record_that_was_emptied_stays_written(journal) -> None:
    entry = journal.save(Entry(title="a"))

    journal.save(dataclasses.replace(entry, title=""))

    assert journal[Entry].get(entry.id).title == ""


def test_stamps_say_when_it_was_first_and_last_written(journal, clock) -> None:
    begun = clock.time
    entry = journal.save(Entry(title="a"))
    clock.move(minutes=3)
    changed = journal.save(dataclasses.replace(entry, title="b", created_at=None))

    assert (changed.created_at, changed.updated_at) == (begun, clock.time)


# ------------------------------------------------------------------ what follows by itself


def test_a_session_s_status_follows_what_was_typed(journal, clock) -> None:
    session = journal.save(Session(starts_at=clock.time + dt.timedelta(hours=1), agenda_md="plan"))
    assert session.status == SessionStatus.PREPARED

    clock.move(hours=2)
    session = journal.save(dataclasses.replace(session, private_md="it was hard"))
    assert session.status == SessionStatus.HELD
    session = journal.save(dataclasses.replace(session, insights_md="ask first"))

    assert journal[Session].get(session.id).status == SessionStatus.WRITTEN_UP


def test_another_wording_of_an_active_goal_keeps_the_old_one_once_a_sitting(journal, clock) -> None:
    goal = journal.save(Goal(own_words_md="Lead the team", status=GoalStatus.ACTIVE))
    clock.move(minutes=10)
    for words in ("Lead the team w", "Lead the team well"):
        clock.move(seconds=1)
        journal.save(dataclasses.replace(goal, own_words_md=words))

    (note,) = journal[Reading].where(subject_id=goal.id)

    assert (note.metric, note.note_md, note.value) == (Metric.REWORDED, "Lead the team", None)
    assert note.taken_on == clock.time.date()
    clock.move(minutes=10)
    journal.save(dataclasses.replace(goal, own_words_md="Lead"))
    assert len(journal[Reading].where(subject_id=goal.id)) == 2


def test_the_title_of_a_goal_follows_its_words_until_it_is_changed(journal) -> None:
    goal = journal.save(Goal(own_words_md="Speak up\nmore"))
    assert goal.title == "Speak up"
    goal = journal.save(dataclasses.replace(goal, own_words_md="Speak first"))
    assert goal.title == "Speak first"

    goal = journal.save(dataclasses.replace(goal, title="My voice"))
    goal = journal.save(dataclasses.replace(goal, own_words_md="Speak last"))

    assert goal.title == "My voice"


def test_an_edit_of_a_checked_review_makes_it_a_draft_again(journal) -> None:
    review = journal.save(Review(title="a year", status=ReviewStatus.CHECKED))

    exported = journal.save(dataclasses.replace(review, exports=[{"at": "now", "format": "html"}]))
    assert exported.status == ReviewStatus.CHECKED
    edited = journal.save(dataclasses.replace(exported, title="another year"))

    assert journal[Review].get(review.id).status == edited.status == ReviewStatus.DRAFT


def test_a_final_review_is_no_draft_again(journal) -> None:
    review = journal.save(Review(title="a year", status=ReviewStatus.CHECKED))

    final = journal.save(
        dataclasses.replace(review, output_md="the text", status=ReviewStatus.FINAL)
    )

    assert journal[Review].get(review.id).status == final.status == ReviewStatus.FINAL
