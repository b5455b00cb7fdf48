"""Passing on: the exact text is shown, and only then the file is written."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QTextEdit

from journal_app.domain.action import Action
from journal_app.domain.level import Level
from journal_app.domain.relationship import Relationship
from journal_app.domain.session import Session
from journal_app.ui.widgets.grounds import Notice
from tests import ten_years


@pytest.fixture
def session(open_journal) -> Session:
    told = ten_years.fill(open_journal.journal)
    found = told.sessions[-1]
    raised = Action(title="Count to ten", session_id=found.id, level=Level.SHARED)
    open_journal.journal.change([raised])
    open_journal.frame.open_record(Session.table, found.id)
    return found


def press(seen: list[str], name: str):
    """Note what the dialog shows, and press one of its buttons."""

    def drive(dialog) -> None:
        seen.append(dialog.findChild(QTextEdit, "passed").toPlainText())
        notice = dialog.findChild(Notice)
        seen.append(notice.findChild(QLabel).text())
        seen.extend(part.text() for part in notice.findChildren(QLabel))
        dialog.findChild(QPushButton, name).click()

    return drive


@pytest.mark.parametrize("ending", [".md", ".html"])
def test_the_text_shown_is_the_text_written(open_journal, answers, session, tmp_path, ending):
    seen: list[str] = []
    path = tmp_path / f"agreed{ending}"
    answers.drives, answers.places = [press(seen, "go")], [path]

    open_journal.frame.doing.run("session.pass_on")

    written = path.read_text(encoding="utf-8")
    assert "This file is not encrypted" in seen
    assert "Count to ten" in seen[0]
    assert (written == seen[0]) == (ending == ".md")
    assert "Count to ten" in written
    assert ten_years.PRIVATE not in written


def test_it_says_which_names_became_roles_and_how_what_stays_is_shared(
    open_journal, answers, session
) -> None:
    open_journal.journal.save(Action(title="Mine alone", session_id=session.id))
    said: dict[str, str] = {}

    def drive(dialog) -> None:
        said.update((name, dialog.findChild(QLabel, name).text()) for name in ("lead", "stays"))
        dialog.reject()

    answers.drives = [drive]
    open_journal.frame.doing.run("session.pass_on")

    assert "a name that is not stays as you wrote it" in said["lead"]
    assert said["stays"].endswith("Press its lock in the session to share it.")


def test_cancel_writes_nothing(open_journal, answers, session, tmp_path) -> None:
    answers.drives = [press([], "stay")]

    open_journal.frame.doing.run("session.pass_on")

    assert list(tmp_path.glob("agreed*")) == []
    assert len(answers.dialogs) == 1


def test_a_relationship_passes_on_its_last_session(
    open_journal, answers, session, monkeypatch
) -> None:
    pair = open_journal.journal[Relationship].get(session.relationship_id)
    seen: list[str] = []
    answers.drives = [press(seen, "stay")]
    monkeypatch.setattr(type(open_journal.frame.here), "shown", property(lambda _page: pair))

    open_journal.frame.doing.run("session.pass_on")

    assert "Count to ten" in seen[0]
