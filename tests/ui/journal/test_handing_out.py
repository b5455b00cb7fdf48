"""One entry on paper or in a file: what leaves is its title, its day and its words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices

from journal_app.domain.entry import Entry
from tests.window_fixtures import answers, open_journal, theme

__all__ = ["answers", "open_journal", "theme"]
BODY = "It *went* well. ありがとう"


@pytest.fixture
def frame(open_journal):
    return open_journal.frame


def opened(open_journal, **values) -> Entry:
    entry = open_journal.journal.save(Entry(**values))
    open_journal.page.open_record("entry", entry.id)
    return entry


def test_the_file_holds_title_day_and_words_and_nothing_else(
    open_journal, answers, tmp_path
) -> None:
    day = open_journal.today
    opened(open_journal, title="After", body_md=BODY, occurred_on=day, mood=2, tags=("qz",))
    answers.replies, answers.places = ["go"], [tmp_path / "out.md"]

    open_journal.frame.doing.run("entry.save_as")

    text = (tmp_path / "out.md").read_text(encoding="utf-8")
    assert text == f"# After\n\n3 November 2025\n\n{BODY}\n"
    assert open_journal.frame.toast.words == f"Wrote out.md to {tmp_path}."


def test_the_file_is_opened_from_where_it_is_said(
    open_journal, answers, tmp_path, qtbot, monkeypatch
) -> None:
    opened_files: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened_files.append(url.toLocalFile()) or True
    )
    opened(open_journal, title="After", body_md=BODY)
    answers.replies, answers.places = ["go"], [tmp_path / "out.md"]

    open_journal.frame.doing.run("entry.save_as")
    toast = open_journal.frame.toast
    offered = [made.text() for made in toast.buttons]
    qtbot.mouseClick(toast.buttons[0], Qt.MouseButton.LeftButton)

    assert offered == ["Open", "Show in its folder", "Copy its path"]
    assert opened_files == [str(tmp_path / "out.md")]


def test_an_html_file_is_a_whole_page(open_journal, answers, tmp_path) -> None:
    opened(open_journal, title="After", body_md=BODY)
    answers.replies, answers.places = ["go"], [tmp_path / "out.html"]

    open_journal.frame.doing.run("entry.save_as")

    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "<em>went</em>" in page


def test_a_file_that_is_there_is_never_written_over(open_journal, answers, tmp_path) -> None:
    there = tmp_path / "out.md"
    there.write_text("mine", encoding="utf-8")
    opened(open_journal, body_md=BODY)
    answers.replies, answers.places = ["go"], [there]

    open_journal.frame.doing.run("entry.save_as")

    assert there.read_text(encoding="utf-8") == "mine"
    assert "there already" in open_journal.frame.status.message


def test_what_is_typed_last_is_printed_too(open_journal, answers, qtbot) -> None:
    answers.replies = ["go"]
    qtbot.keyClicks(open_journal.page.editor.body, "to paper")

    qtbot.keyClick(open_journal.page.editor.body, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)

    assert [text.split("\n")[-1] for text in answers.printed] == ["to paper"]
    assert answers.asked == ["This will not be encrypted"]


@pytest.mark.parametrize("command", ["entry.print", "entry.save_as"])
def test_what_is_sensitive_stays_and_why_is_said(open_journal, answers, command) -> None:
    opened(open_journal, body_md=BODY, tags=("sensitive",))
    answers.replies = ["go"]

    open_journal.frame.doing.run(command)

    assert open_journal.frame.status.message.startswith("This entry stays in the journal.")
    assert (answers.printed, answers.places) == ([], [])


@pytest.mark.parametrize("command", ["entry.print", "entry.save_as"])
def test_without_a_yes_nothing_leaves(open_journal, answers, command) -> None:
    opened(open_journal, body_md=BODY)

    open_journal.frame.doing.run(command)

    assert (answers.printed, answers.places) == ([], [])


def test_there_is_nothing_to_print_of_an_empty_page(open_journal, answers) -> None:
    open_journal.frame.doing.run("entry.print")

    assert answers.asked == []
    assert "nothing written" in open_journal.frame.status.message
