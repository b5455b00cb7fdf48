"""After a lock no widget holds a word of the journal, wherever one has been in ten years of it."""

import dataclasses
import re

import pytest
from PySide6.QtCore import QAbstractItemModel, QObject, Qt
from PySide6.QtGui import QAction, QTextDocument
from PySide6.QtWidgets import QCompleter, QWidget

from journal_app.domain.entry import Entry
from journal_app.domain.template import Template
from journal_app.services.places import PLACES
from journal_app.ui.backups.opened_view import ALL
from journal_app.ui.form.around import Around
from journal_app.ui.journal.desk import Desk
from tests import ten_years
from tests.journeys.shelved import show_backups
from tests.window_fixtures import answers, open_journal, theme

__all__ = ["answers", "open_journal", "theme"]
ROOMS = ("clients", "hours", "trash", "settings", "help", "keys", "more", "backups")
SAID = (
    "text", "toPlainText", "placeholderText", "windowTitle", "title", "currentText", "toolTip",
    "accessibleName", "accessibleDescription", "whatsThis", "statusTip",
)  # fmt: skip
ROLES = (
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole,
)  # fmt: skip
OF_THE_JOURNAL = re.compile(
    "|".join((ten_years.PRIVATE, "pairword", *(name.split()[1] for name in ten_years.NAMES)))
)


def words_of(part: QObject) -> list[str]:
    """What a part says of itself, shown or not."""
    said = []
    for name in SAID:
        ask = getattr(part, name, None)
        try:
            words = ask() if callable(ask) else ""
        except TypeError:  # it wants to know of what
            words = ""
        said.append(words if isinstance(words, str) else "")
    if isinstance(part, QTextDocument):
        said.append(part.toPlainText())
    return said


def words_in(model: QAbstractItemModel) -> list[str]:
    """What stands in the first column of a model, for the eye and for the ear."""
    indexes = [model.index(row, 0) for row in range(model.rowCount())]
    return [str(model.data(index, role)) for index in indexes for role in ROLES]


def left_in(window: QWidget) -> set[str]:
    """The kinds of parts that hold a word of the journal."""
    found = set()
    for part in (window, *window.findChildren(QObject)):
        said = words_of(part) if isinstance(part, QWidget | QAction | QTextDocument) else []
        models = [part] if isinstance(part, QAbstractItemModel) else []
        if isinstance(part, QCompleter):
            models.append(part.model())
        for model in models:
            said += words_in(model)
        if OF_THE_JOURNAL.search("\n".join(said)):
            found.add(f"{type(part).__name__} {part.objectName()}")
    return found


def holds(value: object, depth: int = 6) -> bool:
    """Whether a value, or what it is made of, holds a word of the journal."""
    if isinstance(value, str):
        return bool(OF_THE_JOURNAL.search(value))
    if dataclasses.is_dataclass(value) and not isinstance(value, Desk | Around | type):
        value = [getattr(value, each.name) for each in dataclasses.fields(value)]
    if isinstance(value, dict):
        value = list(value.values())
    is_made_of = isinstance(value, list | tuple | set | frozenset) and depth
    return bool(is_made_of) and any(holds(each, depth - 1) for each in value)


def remembered_by(window: QWidget) -> set[str]:
    """The attributes of parts that hold a word of the journal, as a chart does its numbers."""
    return {
        f"{type(part).__name__}.{name}"
        for part in (window, *window.findChildren(QObject))
        for name, value in vars(part).items()
        if holds(value)
    }


@pytest.fixture
def everywhere(open_journal):
    """Every place and room was visited, and in each the newest of every kind was open."""
    frame, journal = open_journal.frame, open_journal.journal
    told = ten_years.fill(journal)
    journal.save(Template(title=f"{ten_years.PRIVATE} template", body_md="## One"))
    thrown = journal.heads(type(told.actions[0]), limit=1)[0]
    journal.trash(journal[type(told.actions[0])].get(thrown.id))
    for key in (*(place.key for place in PLACES), *ROOMS):
        assert frame.go(key)
    session = told.sessions[-1]
    for one in (told.people[0], told.pairs[0], session, told.actions[-1]):
        frame.open_record(one.table, one.id)
    view = frame.pages["sessions"].view
    for tab in range(5):
        view.go_to(tab)
    entry = journal[Entry].get(journal.heads(Entry, limit=1)[0].id)
    journal.leave()
    journal.save(dataclasses.replace(entry, body_md=f"{entry.body_md} Again."))
    frame.open_record(Entry.table, entry.id)
    frame.doing.run("entry.versions")
    show_backups(open_journal, open_one=True)
    frame.here.view.ways.choose(ALL)
    return frame


def test_no_widget_holds_a_word_of_the_journal_after_it_was_left(everywhere, qtbot) -> None:
    frame = everywhere
    frame.open_palette()
    frame.palette_sheet.line.setText("pairword")
    frame.open_gallery(with_all=True)
    frame.gallery.line.setText(ten_years.PRIVATE)
    before = left_in(frame)

    frame.clear()

    qtbot.waitUntil(lambda: left_in(frame) == set())
    assert len(before) > 20
    assert remembered_by(frame) == set()
