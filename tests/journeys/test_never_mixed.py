"""Two relationships never mix: with ten years and an action of one title in every pair."""

import dataclasses
import datetime as dt

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from journal_app.domain.action import Action, ActionStatus
from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.level import Level
from journal_app.domain.person import Person, first_name
from journal_app.domain.relationship import Relationship
from journal_app.domain.session import Session
from journal_app.services import briefing, hours, meeting, passing_on
from journal_app.services.brief_text import paper
from journal_app.services.hours import Side
from journal_app.ui.action.columns import HEADINGS
from tests import ten_years
from tests.said import everything_said
from tests.ten_years import SAME_TITLE, word_of

PAIRS = range(len(ten_years.NAMES))
WITH_SAME_TITLE = [at for at in PAIRS if at % 2]
TABS = range(5)


@pytest.fixture
def told(sample) -> ten_years.TenYears:
    """Ten years beside the sample; each pair has an agreement and a session to come."""
    told = ten_years.fill(sample)
    ahead = sample.now + dt.timedelta(days=1)
    new = []
    for at, pair in enumerate(told.pairs):
        words = {"agenda_md": f"- Ahead {word_of(at)}", "title": f"Ahead {word_of(at)}"}
        new.append(Session(relationship_id=pair.id, starts_at=ahead, **words))
        body = f"## Purpose\n{word_of(at)}"
        new.append(
            Entry(
                type=EntryType.AGREEMENT,
                title=f"Agreement {word_of(at)}",
                body_md=body,
                relationship_id=pair.id,
                level=Level.SHARED,
            )
        )
    sample.change(new)
    return told


def foreign(at: int, text: str) -> list[str]:
    """The words of other pairs that stand in a text."""
    return [word_of(other) for other in PAIRS if other != at and word_of(other) in text]


def leave_what_was() -> None:
    """Parts that are to be deleted are, as they would be at the next turn."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def coming(journal, pair: Relationship) -> Session:
    return journal[Session].get(journal.heads(Session, limit=1, relationship_id=pair.id)[0].id)


def pair_of(journal, action_id: str) -> str:
    """Whose an action is, by the session it came out of."""
    return journal[Session].get(journal[Action].get(action_id).session_id).relationship_id


def test_the_page_of_each_relationship_holds_its_own_words_alone(open_journal, told) -> None:
    found = {}
    for at, pair in enumerate(told.pairs):
        assert open_journal.frame.open_record(Relationship.table, pair.id)
        leave_what_was()
        found[at] = everything_said(open_journal.frame.here.form)

    assert [at for at in PAIRS if word_of(at) not in found[at]] == []
    assert [at for at in PAIRS if SAME_TITLE in found[at]] == WITH_SAME_TITLE
    assert {at: bad for at in PAIRS if (bad := foreign(at, found[at]))} == {}


def test_the_page_of_each_session_holds_the_words_of_its_pair_alone(
    open_journal, told, sample
) -> None:
    found = {}
    for at, pair in enumerate(told.pairs):
        for session in (told.of(pair)[-1], coming(sample, pair)):
            assert open_journal.frame.open_record(Session.table, session.id)
            view = open_journal.frame.here.view
            for tab in TABS:
                view.go_to(tab)
            leave_what_was()
            found[at, session.id] = everything_said(view)

    assert [key for key, said in found.items() if word_of(key[0]) not in said] == []
    assert {key: bad for key, said in found.items() if (bad := foreign(key[0], said))} == {}


def test_a_brief_and_its_page_hold_the_words_of_their_pair_alone(told, sample) -> None:
    texts, promised = {}, {}
    for at, pair in enumerate(told.pairs):
        session = coming(sample, pair)
        brief = briefing.brief(sample, session)
        promised[pair.id] = {pair_of(sample, one) for one in brief.open_actions}
        heads = [head.title for head in (*brief.untouched_goals, *brief.since_then)]
        parts = [brief.last_sentence, brief.last_agenda, *heads, *brief.questions_since]
        texts[at] = "\n".join([*parts, paper(sample, session).text])

    assert [at for at in PAIRS if word_of(at) not in texts[at]] == []
    assert {at: bad for at in PAIRS if (bad := foreign(at, texts[at]))} == {}
    assert promised == {pair.id: {pair.id} for pair in told.pairs}
    counts = {at: texts[at].count(SAME_TITLE) for at in PAIRS}
    assert counts == {at: 2 if at in WITH_SAME_TITLE else 0 for at in PAIRS}


def test_what_is_passed_on_holds_the_words_of_its_pair_alone(told, sample) -> None:
    texts = {}
    for at, pair in enumerate(told.pairs):
        texts[at] = [passing_on.agreed(sample, one).text for one in told.of(pair)[-3:]]

    assert [at for at in PAIRS if not all(word_of(at) in text for text in texts[at])] == []
    assert {at: bad for at in PAIRS for text in texts[at] if (bad := foreign(at, text))} == {}


def test_meeting_view_holds_the_words_of_its_pair_alone(open_journal, told) -> None:
    open_journal.frame.hide()
    found = {}
    for at, pair in list(enumerate(told.pairs))[:3]:
        page = open_journal.meet(told.of(pair)[-1].id)
        page.begin()
        found[at] = everything_said(page)
        page.clear()

    assert [at for at, said in found.items() if word_of(at) not in said] == []
    assert {at: bad for at, said in found.items() if (bad := foreign(at, said))} == {}


def test_each_row_of_the_actions_names_the_person_of_its_own_pair(
    open_journal, told, sample
) -> None:
    page = whole(open_journal)
    owner = {person.id: first_name(person.name) for person in told.people}
    names = {pair.id: owner[pair.person_id] for pair in told.pairs}
    ours = {one.id for one in told.actions}

    for whose in range(4):
        page.whose.choose(whose)
        rows = [row.facts for row in page.columns.rows if row.facts.id in ours]
        assert len(rows) > 1
        assert [one.id for one in rows if one.person != names[pair_of(sample, one.id)]] == []


def whole(open_journal):
    """The page of actions with all that is listed, as far as it goes."""
    assert open_journal.frame.go("actions")
    page = open_journal.frame.here
    for status in HEADINGS:
        page.columns.more_asked.emit(status)
    return page


def test_each_row_of_today_names_the_person_of_its_own_pair(open_journal, told, sample) -> None:
    still = [one for one in told.actions if one.status == ActionStatus.OPEN]
    due = [one for one in still if one.title == SAME_TITLE]
    sample.change([dataclasses.replace(one, due_on=dt.date(2020, 1, 1)) for one in due])
    people = {pair.id: sample[Person].get(pair.person_id).name for pair in told.pairs}

    open_journal.frame.go("journal")
    open_journal.frame.go("today")

    ours = {one.id for one in due}
    rows = [row.facts for row in open_journal.frame.today.rows if row.facts.id in ours]
    assert len([one for one in rows if one.title == SAME_TITLE]) > 1
    wrong = [one for one in rows if not people[pair_of(sample, one.id)].startswith(one.person)]
    assert wrong == []


def test_the_hours_of_each_pair_are_its_own(told, sample) -> None:
    found = hours.hours(sample, dt.date(2015, 1, 1), open_until(sample), Side.BOTH)

    own = {pair.id: sorted(one.head_day for one in told.of(pair)) for pair in told.pairs}
    counted = {
        pair.id: sorted(one.day for one in found.meetings if one.pair.id == pair.id)
        for pair in told.pairs
    }
    assert counted == own
    assert {one.sessions for one in found.totals if one.relationship_id in own} == {20}


def open_until(journal) -> dt.date:
    return journal.now.date()


def test_the_actions_of_a_session_are_its_own(told, sample) -> None:
    of_each = {one.id: meeting.actions_of(sample, one) for one in told.sessions[-20:]}

    assert {len(actions) for actions in of_each.values()} == {1}
    assert [key for key, found in of_each.items() if found[0].session_id != key] == []
