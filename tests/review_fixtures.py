"""What tests of reviews share: the sample in an open journal, its desk and what was told."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from journal_app import paths
from journal_app.services import importing
from journal_app.services.importers.json_file import read_json


@pytest.fixture
def sample_open(open_journal):
    """The open journal with the sample in it; its frame is out of the way."""
    open_journal.frame.clear()
    reading = read_json(paths.resource("sample", "journal.json").read_bytes())
    journal = open_journal.journal
    importing.carry_out(journal, importing.plan(journal, reading), reading.contents)
    return journal


@pytest.fixture
def desk(open_journal, theme):
    """What pages are handed."""
    return open_journal._desk(theme)


@pytest.fixture
def told(desk) -> list[str]:
    """What was said, in its order."""
    said: list[str] = []
    desk.voice.told.connect(lambda words, *_: said.append(words))
    return said


def nameless(page: QWidget) -> list[str]:
    """What Tab reaches on a page and a screen reader cannot name."""
    reached = [
        part
        for part in page.findChildren(QWidget)
        if part.isVisible() and part.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    said = [
        (part, QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name))
        for part in reached
    ]
    assert reached
    return [f"{type(part).__name__} {part.objectName()}" for part, name in said if not name]
