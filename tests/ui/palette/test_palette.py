"""Search or do: what is typed leads to a record, a place, a command or a new entry."""

import dataclasses
import datetime as dt
import threading

import pytest
from PySide6.QtCore import Qt

from journal_app.domain.action import Action
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.domain.person import Person
from journal_app.domain.session import Session
from journal_app.services import passages
from journal_app.services.places import PLACES
from journal_app.ui import screen_guard
from journal_app.ui.commands import COMMANDS
from journal_app.ui.palette.offers import MOST_ROWS, is_meant
from tests.window_fixtures import answers, open_journal, theme

__all__ = ["answers", "open_journal", "theme"]


@pytest.fixture
def frame(open_journal):
    journal = open_journal.journal
    journal.save(Entry(title="Two silences on the towpath", body_md="Neither of us spoke."))
    journal.save(Entry(title="Elsewhere", body_md="Nothing to do with it."))
    journal.save(Action(title="Leave ten seconds of silence"))
    return open_journal.frame


def words(frame) -> list[str]:
    model = frame.palette_sheet.model
    return [model.index(row).data() for row in range(model.rowCount())]


def typed(frame, qtbot, text: str, until: str) -> None:
    frame.doing.run("journal.palette")
    qtbot.keyClicks(frame.palette_sheet.line, text)
    qtbot.waitUntil(lambda: any(until in one for one in words(frame)))


def press(frame, qtbot, key) -> None:
    qtbot.keyClick(frame.palette_sheet.line, key)


def test_what_is_found_stands_before_what_can_be_done(frame, qtbot) -> None:
    typed(frame, qtbot, "silen", "Two silences")

    assert words(frame) == [
        "Entries",
        "Two silences on the towpath",
        "Everything else",
        "Leave ten seconds of silence",
        "Do",
        "New entry called “silen”",
    ]


def test_enter_opens_the_entry_that_is_chosen_and_the_palette_goes(frame, qtbot) -> None:
    typed(frame, qtbot, "towpath", "Two silences")

    press(frame, qtbot, Qt.Key.Key_Return)

    assert frame.page.editor.title.text == "Two silences on the towpath"
    assert frame.palette_sheet.isHidden()
    assert words(frame) == []


def test_down_passes_over_headings_and_leads_elsewhere(frame, qtbot) -> None:
    typed(frame, qtbot, "silen", "Two silences")
    press(frame, qtbot, Qt.Key.Key_Down)

    press(frame, qtbot, Qt.Key.Key_Return)

    assert frame.key == "actions"
    assert frame.here.form.record.title == "Leave ten seconds of silence"


def test_every_place_is_reached_from_the_first_minute(frame, qtbot) -> None:
    typed(frame, qtbot, "transi", "Transitions")

    press(frame, qtbot, Qt.Key.Key_Return)

    assert frame.key == "transitions"


@pytest.mark.parametrize(
    ("asked", "offered"),
    [
        ("mentor", "New person"),
        ("new mentor", "New person"),
        ("new review", "Go to Reviews"),
        ("restore", "Open a journal or a backup…"),
        ("passphrase", "Settings"),
    ],
)
def test_other_words_for_it_lead_there_too(frame, qtbot, asked, offered) -> None:
    frame.open_palette()

    frame.palette_sheet._on_typed(asked)

    assert offered in [each.words for each in hits(frame)]


@pytest.mark.parametrize(
    ("asked", "place"),
    [("values", "Compass"), ("books", "Resources"), ("mentors", "People"), ("tasks", "Actions")],
)
def test_a_place_is_found_by_what_it_holds(frame, qtbot, asked, place) -> None:
    typed(frame, qtbot, asked, f"Go to {place}")

    press(frame, qtbot, Qt.Key.Key_Return)

    assert frame.key == next(one.key for one in PLACES if one.words == place)


def test_something_new_is_begun_from_anywhere(frame, qtbot) -> None:
    typed(frame, qtbot, "new go", "New goal")

    press(frame, qtbot, Qt.Key.Key_Return)

    assert frame.key == "goals"
    assert frame.here.form.record.table == "goal"
    assert frame.here.form.record.created_at is None


def test_after_the_sign_for_commands_nothing_is_searched(frame, qtbot) -> None:
    typed(frame, qtbot, ">lock", "Lock")

    assert words(frame) == ["Do", "Lock"]


def test_a_title_that_is_not_there_becomes_a_new_entry(frame, qtbot) -> None:
    typed(frame, qtbot, "Heron", "New entry called")

    press(frame, qtbot, Qt.Key.Key_Return)

    assert frame.page.editor.title.text == "Heron"
    assert frame.page.editor.body.hasFocus()


def test_escape_is_harmless_and_the_cursor_is_where_it_was(frame, qtbot) -> None:
    frame.page.editor.body.setFocus()
    typed(frame, qtbot, "silen", "Two silences")

    press(frame, qtbot, Qt.Key.Key_Escape)

    assert frame.page.editor.body.hasFocus()
    assert frame.palette_sheet.isHidden()


def test_the_row_one_moved_to_stays_chosen_while_one_types_on(frame, qtbot) -> None:
    typed(frame, qtbot, "silen", "Two silences")
    press(frame, qtbot, Qt.Key.Key_Down)

    qtbot.keyClicks(frame.palette_sheet.line, "c")
    qtbot.waitUntil(lambda: "New entry called “silenc”" in words(frame))
    qtbot.waitUntil(lambda: "Leave ten seconds of silence" in words(frame))
    press(frame, qtbot, Qt.Key.Key_Return)

    assert frame.key in ("actions", "journal")


@pytest.mark.parametrize(
    ("asked", "text", "is_so"),
    [
        ("", "Lock", True),
        ("lo", "Lock", True),
        ("tra op", "Open the trash", True),
        ("ock", "Lock", False),
        ("ÉCRIRE", "Écrire", True),
    ],
)
def test_a_word_is_meant_by_its_beginning(asked, text, is_so) -> None:
    assert is_meant(asked, text) == is_so


LONG = "\n\n".join(f"Paragraph {number} of what came before." for number in range(60))


def second_lines(frame) -> list[str]:
    model = frame.palette_sheet.model
    return [model.offer(row).around for row in range(model.rowCount())]


def hits(frame) -> list:
    """The offers that can be chosen."""
    model = frame.palette_sheet.model
    found = [model.offer(row) for row in range(model.rowCount())]
    return [offer for offer in found if not offer.is_heading]


def test_the_words_around_what_was_found_are_the_second_line(frame, open_journal, qtbot) -> None:
    open_journal.journal.save(Entry(title="Later", body_md="# Calm\n\nI **waited** ten seconds."))
    typed(frame, qtbot, "wait", "Later")

    offer = next(each for each in hits(frame) if each.words == "Later")

    marked = [offer.around[start : start + length] for start, length in offer.around_marked]
    assert offer.around == "Calm I waited ten seconds."
    assert marked == ["waited"]
    assert "I waited ten seconds" in frame.palette_sheet.model.index(1).data(
        Qt.ItemDataRole.AccessibleTextRole
    )


def test_a_row_with_a_second_line_is_higher_than_one_without(frame, qtbot) -> None:
    typed(frame, qtbot, "spoke", "Two silences")
    of_the_text = frame.palette_sheet.list.sizeHintForRow(1)
    frame.palette_sheet.close_up()

    typed(frame, qtbot, "towpath", "Two silences")

    assert frame.palette_sheet.list.sizeHintForRow(1) < of_the_text


def test_the_words_around_are_made_on_the_quick_worker(frame, qtbot, monkeypatch) -> None:
    threads = []
    made = passages.passages

    def watched(*given):
        threads.append(threading.current_thread() is threading.main_thread())
        return made(*given)

    monkeypatch.setattr(passages, "passages", watched)
    typed(frame, qtbot, "spoke", "Two silences")

    assert set(threads) == {False}


def test_there_are_at_most_eight_rows_and_each_group_has_some(frame, open_journal, qtbot) -> None:
    for number in range(9):
        open_journal.journal.save(Entry(title=f"Entry {number}", body_md="about new settings"))
        open_journal.journal.save(Action(title=f"About new settings {number}"))
    typed(frame, qtbot, "new", "Entry 8")

    tables = ["Entry" if each.words.startswith("Entry") else each.words for each in hits(frame)]

    assert len(tables) == 8
    assert tables.count("Entry") == 3
    assert sum(one.startswith("About") for one in tables) == 2
    assert tables[-1] == "New entry called “new”"


def test_opening_an_entry_selects_what_was_found_and_scrolls_to_it(
    frame, open_journal, qtbot
) -> None:
    body = f"\N{SMILING FACE WITH SMILING EYES} {LONG}\r\n\r\nA **heron** stood still.\n\n{LONG}"
    open_journal.journal.save(Entry(title="Long", body_md=body))
    frame.go("today")
    typed(frame, qtbot, "hero", "Long")

    press(frame, qtbot, Qt.Key.Key_Return)

    field = frame.page.editor.body
    assert field.textCursor().selectedText() == "heron"
    assert field.hasFocus()
    assert field.viewport().rect().contains(field.cursorRect())
    assert field.verticalScrollBar().value() > 0


def test_a_title_that_was_found_is_selected_in_the_title(frame, qtbot) -> None:
    typed(frame, qtbot, "towpath", "Two silences")

    press(frame, qtbot, Qt.Key.Key_Return)

    assert frame.page.editor.title.textCursor().selectedText() == "towpath"


def test_an_entry_found_by_a_tag_opens_with_the_cursor_in_its_text(
    frame, open_journal, qtbot
) -> None:
    open_journal.journal.save(Entry(title="Tagged", body_md="words", tags=("heron",)))
    typed(frame, qtbot, "heron", "Tagged")
    around = hits(frame)[0].around

    press(frame, qtbot, Qt.Key.Key_Return)

    assert around == "Tags: heron"
    assert frame.page.editor.body.hasFocus()
    assert not frame.page.editor.body.textCursor().hasSelection()


def test_the_field_of_a_form_that_holds_it_is_shown_and_selected(
    frame, open_journal, qtbot
) -> None:
    session = Session(title="A talk", private_md=f'{LONG}\n\nA heron, \N{HERB} "heron".')
    open_journal.journal.save(session)
    typed(frame, qtbot, "heron", "A talk")

    press(frame, qtbot, Qt.Key.Key_Return)
    form = frame.here.form
    field = form.editors["private_md"].text

    assert field.textCursor().selectedText() == "heron"
    qtbot.waitUntil(lambda: not field.visibleRegion().isEmpty())
    qtbot.waitUntil(field.hasFocus)


def test_a_line_of_a_form_is_selected_too(frame, open_journal, qtbot) -> None:
    person = Person(name="Ingrid", other_names=("\N{HERB} Inga", "Heron"))
    open_journal.journal.save(person)
    typed(frame, qtbot, "heron", "Ingrid")

    press(frame, qtbot, Qt.Key.Key_Return)

    line = frame.here.form.form._rows["other_names"].editor.line
    assert line.selectedText() == "Heron"


def test_nothing_of_what_was_found_is_left_when_the_journal_is_locked(
    frame, open_journal, qtbot
) -> None:
    open_journal.journal.save(Session(title="A talk", private_md="Zqxcanary alone"))
    typed(frame, qtbot, "zqxcanary", "A talk")
    assert "Zqxcanary alone" in second_lines(frame)

    frame.clear()

    assert frame.palette_sheet.model.rowCount() == 0
    assert frame.palette_sheet.line.text() == ""


NOT_ASKED = {"journal.palette", "vault.take_back"} | (
    set() if screen_guard.IS_POSSIBLE else {"view.recorded"}
)


def test_every_command_is_found_by_its_words_where_it_can_be_done(frame, open_journal) -> None:
    ahead = open_journal.journal.now + dt.timedelta(days=1)
    values = Entry(template="values_exercise", body_md="- [x] calm")
    open_journal.journal.change([Goal(title="one"), values])
    frame.open_record("entry", values.id)
    talk = open_journal.journal.save(Session(title="A talk", starts_at=ahead))
    asked = [each for each in COMMANDS if each.id not in NOT_ASKED]
    done = []
    doors = dataclasses.replace(frame.palette_sheet._doors, to_command=done.append)
    frame.palette_sheet._doors = doors

    for command in asked:
        frame.open_record("session", talk.id)
        for key in ("goals", "templates", "journal"):
            if not frame.doing.is_possible(command.id):
                frame.go(key)
        frame.open_palette()
        frame.palette_sheet.line.setText(command.words)
        frame.palette_sheet._on_typed(command.words)
        for offer in hits(frame):
            if offer.words == command.words:
                offer.do()
                break
        frame.palette_sheet.close_up()

    assert done == [command.id for command in asked]


def test_after_the_sign_for_commands_every_one_is_listed(frame) -> None:
    frame.go("journal")
    possible = {each.words for each in COMMANDS if frame.doing.is_possible(each.id)}

    frame.palette_sheet.open(">")
    there = set(words(frame))
    frame.palette_sheet.close_up()

    assert len(possible) > MOST_ROWS
    assert possible - {"Search or do"} <= there


@pytest.mark.parametrize("place", PLACES, ids=lambda each: each.key)
def test_a_place_stands_before_what_is_named_like_it(frame, open_journal, qtbot, place) -> None:
    open_journal.journal.save(Entry(title=f"{place.words} and tomorrow"))
    typed(frame, qtbot, place.words.lower()[:4], "and tomorrow")

    first = words(frame)[:2]

    assert first == ["Places", f"Go to {place.words}"]
    assert frame.palette_sheet.list.currentIndex().row() == 1
