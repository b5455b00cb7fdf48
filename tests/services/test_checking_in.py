"""Dated numbers about a record: one day is one line, and never doubled."""

import dataclasses
import datetime as dt

import pytest

from journal_app.domain.attribute import Attribute, AttributeKind
from journal_app.domain.goal import Goal, GoalStatus
from journal_app.domain.person import Person
from journal_app.domain.reading import SCALES, Metric, Reading, scale_problems
from journal_app.domain.relationship import Relationship
from journal_app.domain.transition import Transition
from journal_app.services import charts, checking_in

DAY = dt.date(2025, 11, 3)
GOAL = Goal(id="g", own_words_md="Lead")


def test_a_check_in_is_one_step_and_its_note_stands_once(journal) -> None:
    values = {Metric.PROGRESS: 45.0, Metric.COMMITMENT: 4.0}

    checking_in.check_in(journal, GOAL, DAY, values, "Keener.")

    (day,) = checking_in.days(journal, GOAL)
    assert (day.values, day.note) == (values, "Keener.")
    assert all(scale_problems(one) == [] for one in day.readings)
    journal.undo()
    assert checking_in.days(journal, GOAL) == []


def test_the_same_day_is_changed_and_not_doubled(journal) -> None:
    checking_in.check_in(journal, GOAL, DAY, {Metric.PROGRESS: 45.0}, "Keener.")

    checking_in.check_in(journal, GOAL, DAY, {Metric.PROGRESS: 50.0}, "Keener.")

    assert [one.value for one in journal[Reading].where(subject_id="g")] == [50.0]
    assert checking_in.on(journal, GOAL, DAY).note == "Keener."


def test_numbers_are_drawn_from_the_second_on(journal) -> None:
    checking_in.check_in(journal, GOAL, DAY, {Metric.PROGRESS: 20.0}, "")
    first = checking_in.chart(GOAL, checking_in.days(journal, GOAL))

    later = DAY + dt.timedelta(days=9)
    checking_in.check_in(journal, GOAL, later, {Metric.PROGRESS: 45.0}, "")

    drawn = checking_in.chart(GOAL, checking_in.days(journal, GOAL))
    assert first is None
    assert charts.sentence(drawn) == "Progress rose from 20 to 45."
    assert (drawn.scale.low, drawn.scale.high) == (0, 100)


def test_a_skill_is_drawn_in_words_towards_its_target(journal) -> None:
    aim = dt.date(2026, 6, 1)
    skill = Attribute(id="s", kind=AttributeKind.SKILL, name="Asking", target=4, target_on=aim)
    for day, level in ((DAY, 1.0), (DAY + dt.timedelta(days=9), 2.0)):
        checking_in.check_in(journal, skill, day, {Metric.LEVEL: level}, "")

    drawn = checking_in.chart(skill, checking_in.days(journal, skill))

    assert (drawn.target.day, drawn.target.value) == (aim, 4)
    assert drawn.scale.said(2.0) == "advanced beginner"


def test_saying_the_same_again_is_no_step(journal) -> None:
    checking_in.check_in(journal, GOAL, DAY, {Metric.PROGRESS: 45.0}, "")
    checking_in.check_in(journal, GOAL, DAY, {Metric.PROGRESS: 45.0}, "")

    journal.undo()

    assert checking_in.days(journal, GOAL) == []


def test_a_number_that_was_taken_back_is_gone(journal) -> None:
    both = {Metric.PROGRESS: 45.0, Metric.COMMITMENT: 4.0}
    checking_in.check_in(journal, GOAL, DAY, both, "")

    checking_in.check_in(journal, GOAL, DAY, {Metric.COMMITMENT: 4.0}, "")

    assert checking_in.on(journal, GOAL, DAY).values == {Metric.COMMITMENT: 4.0}


def test_days_stand_newest_first(journal) -> None:
    for month in (3, 9, 6):
        checking_in.check_in(journal, GOAL, dt.date(2025, month, 1), {Metric.PROGRESS: 1.0}, "")

    assert [day.taken_on.month for day in checking_in.days(journal, GOAL)] == [9, 6, 3]


@pytest.mark.parametrize(
    ("metric", "value", "words"),
    [
        (Metric.LEVEL, 3.0, "competent"),
        (Metric.STRETCH, 4.0, "Too much just now"),
        (Metric.READINESS, 0.0, "Exploring"),
        (Metric.PROGRESS, 45.0, "45"),
        (Metric.LIVING, 7.0, "7 of 10"),
        (Metric.COPING, 4.0, "4 of 5"),
    ],
)
def test_a_number_is_said_as_one_reads_it(metric, value, words) -> None:
    assert checking_in.value_words(metric, value) == words


@pytest.mark.parametrize("kind", list(AttributeKind))
def test_each_kind_of_attribute_has_its_own_scales(kind) -> None:
    attribute = Attribute(kind=kind)

    assert checking_in.scales(attribute) == SCALES[checking_in.subject_of(attribute)]


def test_what_lasts_is_asked_of_a_goal_once_it_was_reached() -> None:
    reached = dataclasses.replace(GOAL, status=GoalStatus.ACHIEVED)

    assert Metric.SUSTAINED not in checking_in.scales(GOAL)
    assert Metric.SUSTAINED in checking_in.scales(reached)


def test_of_a_person_nothing_is_measured(journal) -> None:
    assert not checking_in.scales(Person())
    assert checking_in.days(journal, Person()) == []


def test_every_reading_of_the_sample_is_shown(sample) -> None:
    shown = 0
    for cls in (Goal, Attribute, Relationship, Transition):
        for record in sample[cls].where():
            days = checking_in.days(sample, record)
            shown += sum(len(day.readings) for day in days)
            assert all(day.values or day.old_words for day in days)
    assert shown == sample[Reading].count() == 120


def test_a_note_without_a_number_is_kept(journal) -> None:
    checking_in.check_in(journal, GOAL, DAY, {}, "Only words.")

    said = checking_in.on(journal, GOAL, DAY)
    assert (said.values, said.note) == ({}, "Only words.")
    assert all(scale_problems(one) == [] for one in said.readings)


def test_a_note_stays_when_its_number_is_taken_back(journal) -> None:
    values = {Metric.PROGRESS: 45.0, Metric.COMMITMENT: 4.0}
    checking_in.check_in(journal, GOAL, DAY, values, "Keener.")

    for fewer in ({Metric.COMMITMENT: 4.0}, {}, {}):
        checking_in.check_in(journal, GOAL, DAY, fewer, "Keener.")

        said = checking_in.on(journal, GOAL, DAY)
        assert (said.values, said.note) == (fewer, "Keener.")


def test_a_note_that_stood_alone_goes_with_the_number_given_later(journal) -> None:
    checking_in.check_in(journal, GOAL, DAY, {}, "Only words.")

    checking_in.check_in(journal, GOAL, DAY, {Metric.COMMITMENT: 4.0}, "Only words.")

    said = checking_in.on(journal, GOAL, DAY)
    assert (said.values, said.note) == ({Metric.COMMITMENT: 4.0}, "Only words.")
