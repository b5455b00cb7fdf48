"""Search or do: what is typed leads to a record, a place, a command or a new entry."""

import pytest
from PySide6.QtCore import Qt

from journal_app.domain.action import Action
from journal_app.domain.entry import Entry
from journal_app.ui.palette.offers import is_meant, marked
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


@pytest.mark.parametrize(
    ("asked", "title", "there"),
    [
        ("silen", "Two silences on it", ["silences"]),
        ("CAFE", "At the café", ["café"]),
        ("", "Anything", []),
        ("لغت", "بين لغتين", ["لغتين"]),
    ],
)
def test_what_was_typed_is_marked_in_the_titles(asked, title, there) -> None:
    assert [title[start : start + length] for start, length in marked(asked, title)] == there
