import pytest

from journal_app.domain.entry import Entry
from journal_app.domain.record import declared
from journal_app.domain.session import Session
from journal_app.services import switches


def test_everything_is_off_in_a_new_journal(journal) -> None:
    assert switches.switched_on(journal) == set()


def test_each_is_switched_by_itself(journal) -> None:
    for key in ("mood", "trust"):
        switches.switch(journal, key, on=True)
    switches.switch(journal, "mood", on=False)

    assert switches.switched_on(journal) == {"trust"}


def test_what_another_program_kept_there_is_no_matter(journal) -> None:
    journal.store.keep_state(switches.STATE, ["energy", "unheard of"])

    assert switches.switched_on(journal) == {"energy"}


@pytest.mark.parametrize("switch", switches.SWITCHES, ids=lambda switch: switch.key)
def test_a_switch_names_a_field(switch) -> None:
    assert switch.key in {*declared(Entry), *declared(Session)}


def test_a_number_is_asked_for_where_it_is_switched_on_or_was_answered(journal) -> None:
    switches.switch(journal, "trust", on=True)

    assert set(switches.asked_of(journal, Session(listening=3))) == {"trust", "listening"}
    assert switches.asked_of(journal, Entry(energy=2)) == ("energy",)
