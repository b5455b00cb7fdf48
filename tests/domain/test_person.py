"""People: consent to be named, and being in touch."""

import datetime as dt
import itertools

import pytest

from journal_app.domain import person
from journal_app.domain.person import CONTACT_MOVES, ContactStatus, Person
from tests.domain.problems import fields

DAY = dt.date(2025, 6, 1)


def test_a_name_is_only_free_with_the_day_it_was_given() -> None:
    assert fields(person.consent_problems(Person(name_ok_in_exports=True))) == ["name_ok_on"]
    assert person.consent_problems(Person(name_ok_in_exports=True, name_ok_on=DAY)) == []
    assert person.consent_problems(Person()) == []


@pytest.mark.parametrize(
    ("before", "after"), [*itertools.product((None, *ContactStatus), (None, *ContactStatus))]
)
def test_a_contact_goes_only_where_its_life_leads(before, after) -> None:
    is_free = before is None or after in (None, before, *CONTACT_MOVES[before])

    problems = person.contact_problems(before, Person(contact_status=after))

    assert fields(problems) == ([] if is_free else ["contact_status"])


def test_a_contact_that_went_quiet_can_be_in_touch_again_and_none_is_an_idea_again() -> None:
    quiet, spoken = ContactStatus.DORMANT, ContactStatus.IN_TOUCH

    assert person.contact_problems(quiet, Person(contact_status=spoken)) == []
    assert person.contact_problems(spoken, Person(contact_status=ContactStatus.IDEA)) != []
