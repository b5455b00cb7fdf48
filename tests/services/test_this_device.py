import pytest

from journal_app.services import this_device
from journal_app.services.this_device import Said, Whose


def test_a_computer_nothing_was_said_of_is_off_and_nobodys(journal) -> None:
    assert this_device.said_of(journal, "") == Said()
    assert this_device.said_of(journal, this_device.new_id()) == Said()


def test_each_computer_has_an_answer_of_its_own(journal) -> None:
    this_device.say(journal, "at home", Said(Whose.OWN, is_on=True))
    this_device.say(journal, "at work", Said(Whose.EMPLOYER))

    assert this_device.said_of(journal, "at home") == Said(Whose.OWN, is_on=True)
    assert this_device.said_of(journal, "at work") == Said(Whose.EMPLOYER)


def test_an_employers_computer_is_never_on(journal) -> None:
    this_device.say(journal, "at work", Said(Whose.EMPLOYER, is_on=True))

    assert this_device.said_of(journal, "at work") == Said(Whose.EMPLOYER)


@pytest.mark.parametrize("kept", [[], {"here": []}, {"here": {"whose": "nobody", "on": True}}, 7])
def test_what_cannot_be_an_answer_is_none(journal, kept) -> None:
    journal.store.keep_state(this_device.STATE, kept)

    assert this_device.said_of(journal, "here") == Said()
