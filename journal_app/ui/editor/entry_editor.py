"""The open entry: its title, its details, its text, and beside it the preview when asked for."""

import dataclasses
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from journal_app.domain.entry import Entry
from journal_app.domain.text import broken_lines
from journal_app.i18n import _
from journal_app.services.passages import Passage, text_of
from journal_app.services.prose import Question, word_count
from journal_app.ui.editor.body_field import BodyField
from journal_app.ui.editor.details_strip import DetailsStrip
from journal_app.ui.editor.footer import Footer
from journal_app.ui.editor.markdown_field import SLOW_LINE
from journal_app.ui.editor.outline import Outline
from journal_app.ui.editor.title_field import TitleField
from journal_app.ui.editor.tools import Tools
from journal_app.ui.preview.beside import Beside
from journal_app.ui.preview.preview import Preview
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.parts import label, plane, tool_button

COUNTED_AFTER_MS = 300
COUNTED_AT_ONCE = 60_000  # characters; so many are counted within a few milliseconds
TOP_PX, BOTTOM_PX, TOOLS_RIGHT_PX = 15, 12, 16  # the title stands on the line of the list's head
PREVIEW_KEYS, FOCUS_KEYS = "Ctrl+E", "F11"  # as the commands have them


class EntryEditor(QWidget):
    """Shows an entry and answers what it says now; it saves nothing itself."""

    edited = Signal()
    told = Signal(str)
    focus_mode_asked = Signal(bool)  # whether the editor is to be alone

    def __init__(self, theme: Theme, tools: Tools) -> None:
        super().__init__()
        self._theme, self._tools = theme, tools
        self._entry = self._given = Entry()
        self._untouched = {"title": "", "body_md": ""}  # what the fields made of what was given
        self._is_loading = False
        self._is_held = False
        self.title = TitleField(theme)
        self.strip = DetailsStrip(theme, tools, self._with_text)
        self.day = self.strip.day
        self.body = BodyField(theme)
        self.footer = Footer(theme)
        self.preview = Preview(theme, tools.ask, tools.making, lambda: self.body.text)
        self._notice = label("", "notice", "notice")
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(COUNTED_AFTER_MS)
        self._build()
        self._connect()

    @property
    def entry(self) -> Entry:
        """The entry as the fields say it now; what was not touched is as it was given."""
        details = dataclasses.replace(self._entry, **self.strip.values, occurred_on=self.day.day)
        return self._with_text(details)

    @property
    def kept(self) -> Entry:
        """The entry as the journal had it when it was shown or saved last."""
        return self._entry

    def finish(self) -> None:
        """Take what stands in a small window or in the day now, as on leaving."""
        if not self._is_held:
            self.strip.windows.finish()
            self.day.finish()

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
        self.strip.show_entry(entry, read_only=self._is_held)
        self._show_template()
        self.preview.begin()
        self._is_loading = False

    def show_anew(self, entry: Entry, *, read_only: bool = False) -> None:
        """Load the same entry as it now is; the cursors stand where it differs."""
        fields = (self.title, self.body)
        before = [field.standing for field in fields]
        self.show_entry(entry, read_only=read_only)
        for field, stood in zip(fields, before, strict=True):
            field.stand_again(stood)

    def note_saved(self, entry: Entry) -> None:
        """The journal has this now; the fields say the same already."""
        self._entry = entry
        self.strip.show_entry(entry, read_only=self._is_held)

    def wait_at(self, position: int) -> None:
        """Put the cursor into the text, wherever the focus is."""
        cursor = self.body.textCursor()
        cursor.setPosition(min(position, self.body.document().characterCount() - 1))
        self.body.setTextCursor(cursor)

    def place_cursor(self, position: int, scroll: int = 0) -> None:
        """Put the cursor into the text and the focus with it."""
        self.wait_at(position)
        self.body.verticalScrollBar().setValue(scroll)
        self.body.ensureCursorVisible()
        self.body.setFocus()

    def show_passage(self, passage: Passage) -> None:
        """Select what was found, in the text or the title, and scroll to it."""
        fields = {"title": self.title, "body_md": self.body}
        field = fields.get(passage.field)
        given = text_of(self._given, passage.field) if field is not None else ""
        if field is None or not field.choose(given, passage.start, passage.length):
            self.place_cursor(0)

    def toggle_preview(self) -> None:
        """Show the preview, or put it away; the cursor stays in the text."""
        if self.preview.isAncestorOf(self.window().focusWidget()):
            self.body.setFocus()
        self.beside.set_open(is_open=not self.beside.is_open)
        self._preview_button.setChecked(self.beside.is_open)

    @property
    def is_alone(self) -> bool:
        """Whether only the text is wanted in the window."""
        return self._focus_button.isChecked()

    def toggle_focus_mode(self) -> None:
        """Ask to be alone in the window, or to stand among the rest again."""
        self.focus_mode_asked.emit(not self._focus_button.isChecked())

    def show_focus_mode(self, *, is_on: bool) -> None:
        """Whoever holds the window has made room, or taken it back."""
        self._focus_button.setChecked(is_on)

    def _with_text(self, entry: Entry) -> Entry:
        said: dict[str, Any] = {}
        for name, field in (("title", self.title), ("body_md", self.body)):
            text, untouched = field.text, self._untouched[name]
            said[name] = getattr(self._given, name) if text == untouched else text
        return dataclasses.replace(entry, **said)

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

    def _show_template(self) -> None:
        template = self._entry.template
        guide = self._tools.guide_of(template) if template else None
        self.footer.show_template(guide.name if guide else "")
        self.body.ask_with(guide)
        if self.body.document().characterCount() < COUNTED_AT_ONCE:
            self._count()
        else:
            self._counting.start()

    def _count(self) -> None:
        self._counting.stop()
        text, entry_id = self.body.text, self._entry.id
        if len(text) < COUNTED_AT_ONCE:
            self.footer.show_words(word_count(text))
        else:
            self._tools.making.run(
                lambda: word_count(text),
                done=lambda count: self._on_counted(entry_id, count),
                failed=lambda _error: None,
                kind="words",
            )
        asked: tuple[Question, ...] = ()
        if self._entry.template:
            self.body.prompts.read()
            asked = self.body.prompts.questions
        self.footer.show_answered(sum(one.is_answered for one in asked), len(asked))

    def _on_counted(self, entry_id: str, count: int) -> None:
        if entry_id == self._entry.id:
            self.footer.show_words(count)

    def _build(self) -> None:
        self._focus_button = self._tool("scan", _("Only the text ({keys})"), FOCUS_KEYS)
        self._preview_button = self._tool("columns-2", _("Preview ({keys})"), PREVIEW_KEYS)
        self._row, self._rest = QHBoxLayout(), QVBoxLayout()
        self._row.addWidget(self.title, 1)
        for one in (self._focus_button, self._preview_button):
            self._row.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        self._rest.setSpacing(10)
        self._rest.addWidget(self.strip)
        self._rest.addWidget(self._notice)
        self._notice.hide()
        page = plane("raised")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, self._theme.px(TOP_PX), 0, 0)
        column.setSpacing(0)
        column.addLayout(self._row)
        column.addLayout(self._rest)
        column.addWidget(self.body, 1)
        column.addWidget(self.footer)
        self.beside = Beside(self._theme, page, self.preview)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.beside)
        QWidget.setTabOrder(self.title, self.day)
        self._on_column_moved(self.body.viewportMargins().left())

    def _tool(self, mark: str, words: str, keys: str) -> QToolButton:
        made = tool_button(self._theme, mark, words.format(keys=keys), f"{mark}_tool")
        made.setCheckable(True)
        return made

    def _connect(self) -> None:
        self.title.textChanged.connect(self._on_edited)
        self.body.textChanged.connect(self._on_edited)
        self.body.textChanged.connect(self._on_text_changed)
        self.day.day_changed.connect(self._on_edited)
        self.strip.changed.connect(self._on_edited)
        self.title.left_down.connect(self._on_left_down)
        for teller in (self.title, self.body, self.strip):
            teller.told.connect(self.told)
        self.body.column_moved.connect(self._on_column_moved)
        self._counting.timeout.connect(self._count)
        self.preview.close_asked.connect(self.toggle_preview)
        self._preview_button.clicked.connect(self._on_preview_clicked)
        self._focus_button.clicked.connect(self._on_focus_clicked)
        self.footer.outline_asked.connect(self._on_outline_asked)

    def _on_edited(self) -> None:
        if not self._is_loading and not self._is_held:
            self.edited.emit()

    def _on_text_changed(self) -> None:
        if not self._is_loading:
            self._counting.start()
            self.preview.note_change(self.body.document().characterCount())

    def _on_preview_clicked(self) -> None:
        self._preview_button.setChecked(self.beside.is_open)  # until it is so
        self.toggle_preview()

    def _on_focus_clicked(self) -> None:
        self._focus_button.setChecked(not self._focus_button.isChecked())  # until it is so
        self.toggle_focus_mode()

    def _on_outline_asked(self) -> None:
        self.body.prompts.read()
        outline = Outline(self._theme, self.body.prompts.questions, self)
        outline.heading_chosen.connect(self._on_heading_chosen)
        self.strip.windows.open_above(outline, self.footer.answered)

    def _on_heading_chosen(self, line: int) -> None:
        """The cursor goes to the line beneath the heading."""
        block = self.body.document().findBlockByNumber(line)
        below = block.next() if block.next().isValid() else block
        self.place_cursor(below.position(), self.body.verticalScrollBar().value())

    def _on_left_down(self) -> None:
        self.body.setFocus()
        self.body.moveCursor(QTextCursor.MoveOperation.Start)

    def _on_column_moved(self, left: int) -> None:
        """Title, details, text and foot share one left edge."""
        is_turned = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for layout, right, below in (
            (self._row, TOOLS_RIGHT_PX, 3),
            (self._rest, left, BOTTOM_PX),
        ):
            sides = (right, left) if is_turned else (left, right)
            layout.setContentsMargins(sides[0], 0, sides[1], below)
        self.footer.align(left)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends being alone."""
        if event.key() == Qt.Key.Key_Escape and self._focus_button.isChecked():
            self.toggle_focus_mode()
        else:
            super().keyPressEvent(event)
