"""People: consent to be named."""

import datetime as dt

from journal_app.domain import person
from journal_app.domain.person import Person
from tests.domain.problems import fields

DAY = dt.date(2025, 6, 1)


def test_a_name_is_only_free_with_the_day_it_was_given() -> None:
    assert fields(person.consent_problems(Person(name_ok_in_exports=True))) == ["name_ok_on"]
    assert person.consent_problems(Person(name_ok_in_exports=True, name_ok_on=DAY)) == []
    assert person.consent_problems(Person()) == []
