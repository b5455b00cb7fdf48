"""The life of a relationship: each move is one step, which undo takes back whole."""

import datetime as dt

import pytest

from journal_app.domain.action import Action, ActionStatus
from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.goal import Goal
from journal_app.domain.relationship import EndReason, Phase, Relationship, Tie
from journal_app.domain.session import Session
from journal_app.services import acquainting, phases
from journal_app.services.phases import AHEAD, DONE, KEEP, LET_GO, NOW, Ending
from journal_app.services.templates.catalogue import Catalogue

TODAY = dt.date(2025, 11, 3)


@pytest.fixture
def pair(journal) -> Relationship:
    return acquainting.begin(journal, "Ana", Tie.MY_MENTOR, None).relationship


def kept(journal, pair) -> Relationship:
    return journal[Relationship].get(pair.id)


def test_one_moves_on_and_back_one_phase(journal, pair) -> None:
    assert phases.neighbours(pair) == (None, Phase.RAPPORT)

    moved = phases.enter(journal, pair, Phase.RAPPORT)

    assert phases.neighbours(moved) == (Phase.EXPLORING, Phase.DIRECTION)
    journal.undo()
    assert kept(journal, pair).phase == Phase.EXPLORING


def test_winding_up_keeps_the_day_of_the_notes_and_begins_a_closing_review(journal, pair) -> None:
    until = dt.date(2026, 11, 3)

    along = Catalogue(journal).find("closing_review")
    review_id = phases.wind_up(journal, pair, until, review_on=TODAY, along=along)

    assert kept(journal, pair).phase == Phase.WINDING_UP
    assert kept(journal, pair).keep_notes_until == until
    review = journal[Entry].get(review_id)
    assert (review.type, review.template) == (EntryType.CLOSING_REVIEW, "closing_review")
    assert (review.relationship_id, review.occurred_on) == (pair.id, TODAY)
    journal.undo()
    assert kept(journal, pair).phase == Phase.EXPLORING
    assert journal[Entry].get(review_id) is None


def test_closing_settles_each_open_action_in_the_same_step(journal, pair) -> None:
    goal = journal.save(Goal(own_words_md="Lead"))
    session = journal.save(Session(relationship_id=pair.id, title="x"))
    stay, gone, moved = (Action(title=name, session_id=session.id) for name in "abc")
    journal.change([stay, gone, moved])
    ending = Ending(TODAY, EndReason.COMPLETED, dt.date(2026, 5, 3))

    phases.close(journal, pair, ending, {stay.id: KEEP, gone.id: LET_GO, moved.id: goal.id})

    closed = kept(journal, pair)
    assert (closed.phase, closed.ended_on) == (Phase.CLOSED, TODAY)
    assert (closed.end_reason, closed.keep_notes_until) == (EndReason.COMPLETED, ending.keep_until)
    found = {one.title: one for one in journal[Action].where()}
    assert [found[name].status for name in "abc"] == [
        ActionStatus.OPEN,
        ActionStatus.DROPPED,
        ActionStatus.OPEN,
    ]
    assert found["c"].goal_id == goal.id
    journal.undo()
    assert kept(journal, pair).phase == Phase.EXPLORING
    assert {one.status for one in journal[Action].where()} == {ActionStatus.OPEN}


def test_closing_asks_for_the_day_the_reason_and_the_day_of_the_notes() -> None:
    assert [one.field for one in Ending(None, None, None).problems] == [
        "ended_on",
        "end_reason",
        "keep_notes_until",
    ]


def test_what_was_closed_can_go_on_again(journal, pair) -> None:
    phases.close(journal, pair, Ending(TODAY, EndReason.NO_TIME, TODAY), {})

    phases.enter(journal, kept(journal, pair), Phase.MOVING_ON)

    again = kept(journal, pair)
    assert (again.phase, again.ended_on, again.end_reason) == (Phase.MOVING_ON, None, None)


def test_a_path_says_what_is_done_now_and_ahead(journal, pair, clock) -> None:
    moved = phases.enter(journal, pair, Phase.RAPPORT)
    clock.move(days=40)
    moved = phases.enter(journal, moved, Phase.DIRECTION)

    steps = phases.path(moved, phases.entered(journal, moved), dt.date(2025, 12, 20))

    assert [step.state for step in steps] == [DONE, DONE, NOW, AHEAD, AHEAD, AHEAD]
    assert [step.when for step in steps] == ["", "November", "since December", "", "", ""]


def test_a_relationship_that_rests_says_so(journal, pair) -> None:
    paused = phases.pause(journal, pair, paused=True)

    assert phases.word(paused, TODAY) == "Exploring · paused"
    journal.undo()
    assert not kept(journal, pair).paused
