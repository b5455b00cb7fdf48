"""The open entry: its title, its day, its text."""

import dataclasses
import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.entry import Entry
from journal_app.domain.text import broken_lines
from journal_app.i18n import _
from journal_app.ui.editor.body_field import SLOW_LINE, BodyField
from journal_app.ui.editor.day_field import DayField
from journal_app.ui.editor.title_field import TitleField
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.parts import label, plane


class EntryEditor(QWidget):
    """Shows an entry and answers what it says now; it saves nothing itself."""

    edited = Signal()
    told = Signal(str)

    def __init__(self, theme: Theme, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._entry = self._given = Entry()
        self._untouched = {"title": "", "body_md": ""}  # what the fields made of what was given
        self._is_loading = False
        self._is_held = False
        self.title = TitleField(theme)
        self.day = DayField(theme, today)
        self.body = BodyField(theme)
        self._notice = label("", "notice", "notice")
        self._build()
        self._connect()

    @property
    def entry(self) -> Entry:
        """The entry as the fields say it now; what was not touched is as it was given."""
        said: dict[str, object] = {}
        for name, field in (("title", self.title), ("body_md", self.body)):
            text, untouched = field.text, self._untouched[name]
            said[name] = getattr(self._given, name) if text == untouched else text
        said["occurred_on"] = self.day.day
        return dataclasses.replace(self._entry, **said)  # type: ignore[arg-type]

    def show_entry(self, entry: Entry, *, read_only: bool = False) -> None:
        """Load the fields; nothing is undone back into the entry before."""
        self._entry = self._given = entry
        self._is_loading = True
        has_slow_line = any(len(row) > SLOW_LINE for row in entry.body_md.split("\n"))
        self.title.load(" ".join(entry.title.splitlines()))
        self.day.load(entry.occurred_on)
        self.body.load(broken_lines(entry.body_md) if has_slow_line else entry.body_md)
        self._untouched = {"title": self.title.text, "body_md": self.body.text}
        self._hold(read_only=read_only, has_slow_line=has_slow_line)
        self._is_loading = False

    def note_saved(self, entry: Entry) -> None:
        """The journal has this now; the fields say the same already."""
        self._entry = entry

    def place_cursor(self, position: int, scroll: int = 0) -> None:
        """Put the cursor into the text and the focus with it."""
        cursor = self.body.textCursor()
        cursor.setPosition(min(position, self.body.document().characterCount() - 1))
        self.body.setTextCursor(cursor)
        self.body.verticalScrollBar().setValue(scroll)
        self.body.ensureCursorVisible()
        self.body.setFocus()

    def _hold(self, *, read_only: bool, has_slow_line: bool) -> None:
        self._is_held = read_only or has_slow_line
        for field in (self.title, self.body):
            field.setReadOnly(self._is_held)
        self.day.setReadOnly(self._is_held)
        self._notice.setVisible(has_slow_line)
        if has_slow_line:
            self._notice.setText(
                _(
                    "This text holds a line too long to be edited here. It is shown with that "
                    "line broken at spaces and can only be read; nothing in it was changed."
                )
            )

    def _build(self) -> None:
        self._head = plane("raised")
        head = QVBoxLayout(self._head)
        head.setContentsMargins(40, 28, 40, 12)
        head.setSpacing(6)
        head.addWidget(self.title)
        head.addWidget(self.day, alignment=Qt.AlignmentFlag.AlignLeading)
        head.addWidget(self._notice)
        self._notice.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self.body, 1)
        for first, second in ((self.title, self.day), (self.day, self.body)):
            QWidget.setTabOrder(first, second)

    def _connect(self) -> None:
        self.title.textChanged.connect(self._on_edited)
        self.body.textChanged.connect(self._on_edited)
        self.day.day_changed.connect(self._on_edited)
        self.title.left_down.connect(self._on_left_down)
        self.title.told.connect(self.told)
        self.body.told.connect(self.told)
        self.body.column_moved.connect(self._on_column_moved)

    def _on_edited(self) -> None:
        if not self._is_loading and not self._is_held:
            self.edited.emit()

    def _on_left_down(self) -> None:
        self.body.setFocus()
        self.body.moveCursor(QTextCursor.MoveOperation.Start)

    def _on_column_moved(self, left: int) -> None:
        """Title, day and text share one left edge."""
        layout = self._head.layout()
        if layout is not None:
            layout.setContentsMargins(left, 28, left, 12)
