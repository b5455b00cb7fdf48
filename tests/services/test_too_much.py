"""Too much just now: a page, a supporter, and the owner as before."""

import dataclasses
import datetime as dt

import pytest

from journal_app.domain.action import Action, ActionStatus, Owner
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal, GoalStatus, Stretch
from journal_app.domain.link import Link, LinkRole
from journal_app.domain.person import Person
from journal_app.domain.reading import Metric, Reading, SubjectType
from journal_app.domain.record import Change
from journal_app.services import too_much
from journal_app.services.templates.catalogue import Catalogue
from journal_app.services.templates.pattern import Pattern

DAY = dt.date(2025, 11, 3)


@pytest.fixture
def goal(journal) -> Goal:
    made = Goal(own_words_md="Lead the workshop", status=GoalStatus.ACTIVE, support_md="Sleep")
    journal.save(made)
    return journal[Goal].get(made.id)


@pytest.fixture
def along(journal) -> Pattern:
    return Catalogue(journal).find(too_much.OUT_OF_DEPTH)


def test_the_page_is_about_the_goal_and_begins_today(journal, goal, along) -> None:
    page = too_much.write(journal, goal, "", DAY, along)

    assert page.occurred_on == DAY
    links = journal[Link].where(from_id=page.id)
    assert [(link.to_id, link.role) for link in links] == [(goal.id, LinkRole.ABOUT)]


def test_the_page_holds_the_headings_of_its_template(journal, goal, along) -> None:
    page = too_much.write(journal, goal, "", DAY, along)

    assert (page.template, page.template_version) == ("out_of_depth", 1)
    assert page.body_md.startswith("## Where I am\n")


def test_a_known_person_stands_by_the_open_actions_and_owns_none(journal, goal) -> None:
    who, other = Person(name="Ingrid Sørensen"), Person(name="Kenji")
    own = Action(title="Mine", goal_id=goal.id)
    theirs = Action(title="Theirs", goal_id=goal.id, owner=Owner.JOINT)
    has_one = Action(title="Has one", goal_id=goal.id, support_person_id=other.id)
    done = Action(title="Done", goal_id=goal.id, status=ActionStatus.DONE)
    elsewhere = Action(title="Elsewhere")
    journal.change([who, other, own, theirs, has_one, done, elsewhere])

    too_much.write(journal, goal, "ingrid sorensen", DAY, None)

    kept = {one.title: one for one in journal[Action].where()}
    stands_by = {title: one.support_person_id for title, one in kept.items()}
    assert stands_by == {
        "Mine": who.id,
        "Theirs": who.id,
        "Has one": other.id,
        "Done": None,
        "Elsewhere": None,
    }
    owners = {title: one.owner for title, one in kept.items()}
    assert owners == dict.fromkeys(kept, Owner.ME) | {"Theirs": Owner.JOINT}
    assert journal[Goal].get(goal.id).support_md == "Sleep"


@pytest.mark.parametrize("name", ["Somebody new", "Kenji"])
def test_without_a_known_person_or_an_action_it_is_written_with_the_goal(
    journal, goal, name
) -> None:
    journal.save(Person(name="Kenji"))

    too_much.write(journal, goal, name, DAY, None)
    too_much.write(journal, journal[Goal].get(goal.id), name, DAY, None)

    assert journal[Goal].get(goal.id).support_md == f"Sleep\n\n{name} stands by"


def test_all_of_it_is_one_step(journal, goal) -> None:
    action = Action(title="Mine", goal_id=goal.id)
    journal.change([who := Person(name="Kenji"), action])
    too_much.write(journal, goal, who.name, DAY, None)

    journal.undo()

    assert journal.heads(Entry) == []
    assert journal[Link].where() == []
    assert journal[Action].get(action.id).support_person_id is None


def a_reading(value: float | None, metric: Metric = Metric.STRETCH) -> Reading:
    return Reading(
        subject_type=SubjectType.GOAL, subject_id="g", metric=metric, taken_on=DAY, value=value
    )


@pytest.mark.parametrize(
    ("before", "after", "is_too_much"),
    [
        (None, 4, True),
        (3, 4, True),
        (4, 4, False),
        (4, 3, False),
        (None, 3, False),
    ],
)
def test_a_check_in_becomes_too_much_once(before, after, is_too_much) -> None:
    was = None if before is None else a_reading(before)

    found = too_much.goal_of(Change(was, a_reading(after)))

    assert found == ("g" if is_too_much else "")


def test_another_number_of_the_same_height_is_not_too_much() -> None:
    assert too_much.goal_of(Change(None, a_reading(4, Metric.COMMITMENT))) == ""


def test_a_goal_becomes_too_much_once(goal) -> None:
    deep = dataclasses.replace(goal, stretch=Stretch.OUT_OF_DEPTH)

    assert too_much.goal_of(Change(goal, deep)) == goal.id
    assert too_much.goal_of(Change(deep, dataclasses.replace(deep, why_md="x"))) == ""
    assert too_much.goal_of(Change(deep, goal)) == ""
    assert too_much.goal_of(Change(goal, None)) == ""
