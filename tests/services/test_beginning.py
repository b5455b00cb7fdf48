"""New records begin for the person alone, or as was chosen for their kind."""

import pytest

from journal_app.domain.action import Action
from journal_app.domain.attribute import Attribute, AttributeKind
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.domain.level import Level
from journal_app.domain.profile import Profile
from journal_app.domain.resource import Resource
from journal_app.domain.session import Session
from journal_app.services import beginning

SKILL, VALUE = Attribute(kind=AttributeKind.SKILL), Attribute(kind=AttributeKind.VALUE)


@pytest.mark.parametrize("record", [Goal(), SKILL, Resource(), Entry(), Action(), Session()])
def test_where_nothing_was_chosen_everything_begins_for_me_alone(journal, record) -> None:
    journal.save(Profile(name="Noor"))

    assert beginning.begun(journal, record) == record
    assert beginning.begun(journal, record).level == Level.PRIVATE


def test_a_chosen_level_holds_for_its_own_kind_alone(journal) -> None:
    journal.save(beginning.with_levels(Profile(), {"skill": Level.REVIEW}))

    levels = [beginning.begun(journal, one).level for one in (SKILL, VALUE, Goal(), Entry())]

    assert levels == [Level.REVIEW, Level.PRIVATE, Level.PRIVATE, Level.PRIVATE]


@pytest.mark.parametrize("odd", ["shared", "everyone", 7, ["review"], None])
def test_a_level_nobody_could_choose_is_no_level(journal, odd) -> None:
    journal.save(Profile(default_levels={"goal": odd, "entry": "review"}))

    assert beginning.begun(journal, Goal()).level == Level.PRIVATE
    assert beginning.begun(journal, Entry()).level == Level.PRIVATE


def test_what_another_program_chose_is_kept_beside_what_is_chosen_here() -> None:
    profile = Profile(default_levels={"entry": "shared", "goal": "review"})

    after = beginning.with_levels(profile, {"goal": Level.PRIVATE, "skill": Level.REVIEW})

    assert after.default_levels == {"entry": "shared", "skill": "review"}


def test_something_new_that_nothing_was_put_into_is_not_written(journal) -> None:
    journal.save(beginning.with_levels(Profile(), {"goal": Level.REVIEW}))

    journal.save(beginning.begun(journal, Goal()))

    assert journal.heads(Goal) == []
