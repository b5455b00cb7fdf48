"""The acceptance criteria of the stories of mentee and mentor: where each is held, or held here."""

import dataclasses
import datetime as dt
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from journal_app.domain.action import Action, Owner
from journal_app.domain.goal import Goal
from journal_app.domain.level import Level
from journal_app.domain.link import Link, LinkRole
from journal_app.domain.relationship import MyRole, Relationship, RelationshipKind, Tie
from journal_app.domain.session import Session
from journal_app.services import acquainting, passing_on
from journal_app.services.brief_text import paper
from journal_app.ui.session.ground import NOTES
from tests.said import everything_said

TESTS = Path(__file__).parents[1]
ENTER, CONTROL = Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
PEOPLE, PAGES = "ui/people/test_people_view.py", "ui/pages"
HERE = "journeys/test_stories.py"
HELD: dict[str, dict[str, tuple[str, ...]]] = {
    "M2": {
        PEOPLE: ("each_choice_says_in_a_line_what_it_means_and_is_kept",),
        f"{PAGES}/test_people_page.py": ("a_mentor_stands_after_one_name_and_three_choices",),
    },
    "M3": {
        f"{PAGES}/test_sessions_page.py": (
            "the_brief_holds_open_actions_and_the_last_agenda_of_this_pair_alone",
            "what_is_written_in_the_private_place_is_never_passed_on",
        ),
        "services/test_passing_on.py": ("of_ten_years_nothing_private_leaves",),
    },
    "M4": {
        HERE: ("a_model_asks_under_its_headings_and_another_keeps_what_was_said",),
        "ui/editor/test_prompts.py": (
            "a_prompt_stands_where_the_answer_will_be_and_goes_at_the_first_letter",
        ),
    },
    "M5": {HERE: ("a_sentence_of_the_notes_is_an_action_and_in_today_on_its_day",)},
    "M8": {
        "ui/test_too_much.py": (
            "a_check_in_of_too_much_offers_the_page_and_the_owner_stays",
            "the_stretch_of_the_goal_itself_offers_it_too_but_once",
        ),
        "journeys/test_quarter.py": ("a_check_in_of_too_much_offers_help_and_leaves_the_owner",),
    },
    "M10": {
        PEOPLE: (
            "winding_up_asks_for_the_day_of_the_notes_and_offers_the_review",
            "closing_asks_what_is_missing_and_settles_actions_in_one_step",
        ),
    },
    "C1": {
        f"{PAGES}/test_sessions_page.py": ("private_texts_stand_in_the_private_place_alone",),
    },
    "C2": {
        f"{PAGES}/test_sessions_page.py": ("numbers_are_off_until_switched_on_each_for_itself",),
        "services/test_sessions.py": (
            "only_sessions_with_numbers_are_looked_back_at_and_at_most_six",
        ),
        HERE: ("no_number_about_oneself_leaves_with_what_was_agreed",),
    },
    "C3": {
        "journeys/test_never_mixed.py": (
            "the_page_of_each_session_holds_the_words_of_its_pair_alone",
            "the_page_of_each_relationship_holds_its_own_words_alone",
            "a_brief_and_its_page_hold_the_words_of_their_pair_alone",
            "what_is_passed_on_holds_the_words_of_its_pair_alone",
            "each_row_of_the_actions_names_the_person_of_its_own_pair",
            "each_row_of_today_names_the_person_of_its_own_pair",
        ),
        f"{PAGES}/test_sessions_page.py": ("two_with_the_same_title_are_never_mixed",),
    },
    "C7": {
        PEOPLE: (
            "another_style_with_a_fresh_agreement_is_one_step",
            "another_purpose_asks_when_the_field_is_left",
            "the_old_agreement_stays_readable_as_history",
        ),
    },
    "C8": {
        PEOPLE: ("a_coaching_relationship_is_linked_to_a_team_transition",),
        "services/test_clients.py": (
            "a_resource_is_passed_on_from_its_own_form",
            "everyone_who_was_helped_is_listed_and_all_that_it_was",
        ),
    },
    "C10": {
        "services/test_hours.py": (
            "the_hours_of_the_sample",
            "what_did_not_take_place_is_not_counted",
        ),
        f"{PAGES}/test_hours_page.py": (
            "the_sums_stand_below_by_relationship_and_say_what_was_only_planned",
        ),
    },
}


@pytest.mark.parametrize("story", HELD)
def test_each_story_is_held_by_tests_that_are_there(story) -> None:
    there = {
        (place, name)
        for place in HELD[story]
        for name in re.findall(r"^def test_(\w+)\(", (TESTS / place).read_text(), re.MULTILINE)
    }

    wanted = {(place, name) for place, names in HELD[story].items() for name in names}
    assert wanted - there == set()


@pytest.fixture
def frame(open_journal):
    open_journal.frame.resize(1440, 900)
    return open_journal.frame


@pytest.fixture
def journal(open_journal):
    return open_journal.journal


@pytest.fixture
def met(journal) -> Session:
    """A session of today with my mentor, which is for a goal."""
    pair = acquainting.begin(journal, "Ingrid", Tie.MY_MENTOR, None).relationship
    goal = Goal(id="goal", own_words_md="Lead the workshop", relationship_id=pair.id)
    session = Session(
        relationship_id=pair.id,
        starts_at=journal.now,
        discussion_md="She said little. Write to Ana by Friday. Then we left.",
    )
    link = Link(
        from_type=Session.table,
        from_id=session.id,
        to_type=Goal.table,
        to_id=goal.id,
        role=LinkRole.SUPPORTS,
    )
    journal.change([goal, session, link])
    return session


def test_a_mentor_is_recorded_by_kind_style_role_term_and_setting(frame, journal, met) -> None:
    frame.open_record(Relationship.table, met.relationship_id)
    form = frame.here.form
    form._on_form_asked("")

    meanings = {
        name: form.form._editors[name].meaning
        for name in ("kind", "my_role")
        if form.form._editors[name].value is not None
    }

    pair = journal[Relationship].get(met.relationship_id)
    assert (pair.kind, pair.my_role) == (RelationshipKind.MENTORING, MyRole.MENTEE)
    assert [name for name, words in meanings.items() if not words.endswith(".")] == []
    assert set(meanings) == {"kind", "my_role"}


def test_a_model_asks_under_its_headings_and_another_keeps_what_was_said(frame, qtbot) -> None:
    frame.doing.run("entry.new")
    editor = frame.page.editor
    frame.page.use_template("gibbs")
    headings = editor.body.text.count("## ")
    for number in range(4):
        qtbot.keyClicks(editor.body, f"Answer {number}")
        for _line in range(5):  # past the room of two questions, and the next heading
            qtbot.keyClick(editor.body, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: editor.footer.answered.accessibleName() == "4 of 6 answered")
    frame.flush()

    frame.page.use_template("what")

    assert headings == 6
    assert [f"Answer {number}" in editor.body.text for number in range(4)] == [True] * 4
    assert editor.entry.template == "what"


def test_a_sentence_of_the_notes_is_an_action_and_in_today_on_its_day(
    frame, journal, met, clock, qtbot
) -> None:
    frame.open_record(Session.table, met.id)
    view = frame.here.view
    view.go_to(NOTES)
    text = view.notes.discussion.text
    text.setFocus()
    cursor = text.textCursor()
    cursor.setPosition(17)
    cursor.setPosition(40, cursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)

    qtbot.keyClick(text, Qt.Key.Key_J, CONTROL)
    clock.move(days=4)
    frame.go("today")

    (action,) = journal[Action].where()
    assert action.title == "Write to Ana"
    assert (action.owner, action.level) == (Owner.ME, Level.PRIVATE)
    assert (action.session_id, action.goal_id) == (met.id, "goal")
    assert action.due_on == dt.date(2025, 11, 7) == clock().date()
    (row,) = frame.today.rows
    assert (row.facts.id, row.facts.due) == (action.id, "Today")


def test_no_number_about_oneself_leaves_with_what_was_agreed(frame, journal, met) -> None:
    numbers = {"trust": 1, "usefulness": 2, "listening": 3, "speaking": 4, "talk_share": 77}
    said = dataclasses.replace(met, agenda_md="- Ahead", level=Level.SHARED, **numbers)
    journal.change([said, Action(title="Write", session_id=met.id, level=Level.SHARED)])
    frame.open_record(Session.table, met.id)

    texts = [passing_on.agreed(journal, said).text, paper(journal, said).text]

    assert all("Ahead" in text for text in texts)
    assert "Write" in texts[0]
    words = re.compile("77|listen|spea|share|how open|worth", re.IGNORECASE)
    assert [text for text in texts if words.search(text)] == []
    assert "77" in everything_said(frame.here.view.private)
