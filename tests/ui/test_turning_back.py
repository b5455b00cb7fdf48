"""Look back and check in are done where one is, or lead to where they can be."""

import datetime as dt

import pytest

from journal_app.domain.goal import Goal
from journal_app.domain.session import Session
from journal_app.ui.palette.offers import offers
from journal_app.ui.session.ground import LOOK_BACK


def offered(frame, text: str) -> list[str]:
    return [one.words for one in offers(text, None, frame._doors()) if not one.is_heading]


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("look back", "Look back"),
        ("reflect", "Look back"),
        ("check in", "Check in"),
        ("progress", "Check in"),
    ],
)
def test_the_palette_offers_it_by_its_words_and_by_others(open_journal, asked, wanted) -> None:
    assert wanted in offered(open_journal.frame, asked)


def test_looking_back_leads_to_the_last_session_that_was_held(open_journal, clock) -> None:
    frame, day = open_journal.frame, dt.timedelta(days=1)
    past = Session(title="Last week", starts_at=clock.time - 7 * day, discussion_md="We spoke.")
    ahead = Session(title="Next week", starts_at=clock.time + 7 * day)
    off = Session(title="Off", starts_at=clock.time - day, status="cancelled")
    open_journal.journal.change([past, ahead, off])

    frame.doing.run("session.look_back")

    assert frame.key == "sessions"
    assert frame.here.view.record.title == "Last week"
    assert frame.here.view.tab == LOOK_BACK


def test_in_an_open_session_looking_back_stays_with_it(open_journal, clock) -> None:
    frame = open_journal.frame
    ahead = Session(title="Next", starts_at=clock.time + dt.timedelta(days=7))
    open_journal.journal.change([ahead])
    frame.open_record("session", ahead.id)

    frame.doing.run("session.look_back")

    assert (frame.here.view.record.id, frame.here.view.tab) == (ahead.id, LOOK_BACK)


def test_checking_in_leads_to_a_goal_and_begins(open_journal) -> None:
    frame = open_journal.frame
    open_journal.journal.save(Goal(title="Lead"))

    frame.doing.run("record.check_in")

    assert frame.key == "goals"
    assert frame.here.form._ground.check_ins.form is not None


def test_where_there_is_nothing_to_turn_back_to_it_is_said(open_journal) -> None:
    frame = open_journal.frame

    frame.doing.run("record.check_in")
    first = frame.status.message
    frame.doing.run("session.look_back")

    assert first.startswith("One checks in on a goal")
    assert frame.status.message.startswith("No session was held yet")
