"""A quick note: one field above whatever one is at, kept as an entry of today."""

import dataclasses
import datetime as dt

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.entry import Entry
from journal_app.i18n import _
from journal_app.ui.editor.autosave import Autosave
from journal_app.ui.editor.markdown_field import MarkdownField
from journal_app.ui.journal.desk import Desk
from journal_app.ui.journal.loss import may_be_left
from journal_app.ui.widgets.overlay import Overlay
from journal_app.ui.widgets.parts import label

WIDTH, TOP, HEIGHT = 560, 96, 150


class Capture(Overlay):
    """What is typed is saved as it is typed; every way out of it keeps it."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk.theme, parent, WIDTH, TOP)
        self._desk, self._journal = desk, desk.journal
        self._entry = Entry()
        self._step: int | None = None
        self._why = ""
        self.field = MarkdownField(desk.theme)
        self.autosave = Autosave(self._save, desk.settle, self)
        self.setObjectName("capture")
        self.setAccessibleName(_("Quick note"))
        self._build()
        self.field.textChanged.connect(self._on_typed)
        self.autosave.saving.connect(lambda: desk.voice.show_saving(_("Saving…")))
        self.autosave.saved.connect(lambda: desk.voice.show_saving(_("Saved")))
        self.autosave.failed.connect(self._on_failed)
        self.field.told.connect(desk.voice.tell)
        self.field.installEventFilter(self)

    def open(self, today: dt.date) -> None:
        """Begin a note of today."""
        if self._desk.read_only or self.isVisible():
            return
        self._entry = Entry(occurred_on=today)
        self.field.load("")
        self.appear(self.field)

    def close_up(self) -> None:
        """Keep what was typed and go; what cannot be saved keeps it open."""
        if self.isHidden() or not self.autosave.flush():
            return
        was_written, step = self._entry.created_at is not None, self._step
        self._journal.leave()
        super().close_up()
        self.clear()
        if was_written:
            self.autosave.settling.start()
            self._desk.voice.tell(_("Kept as an entry of today"), step=step)

    def let_go(self, *, may_ask: bool) -> bool:
        """Keep what was typed and go; answers whether nothing holds the window open."""
        flush = self.autosave.flush
        if not may_be_left(flush, self._desk.ask, lambda: self._why, may_ask=may_ask):
            return False
        if self.autosave.is_dirty:  # it is rather lost
            self.autosave.give_up()
        self.close_up()
        return True

    def clear(self) -> None:
        """Hold nothing of the journal."""
        self.field.load("")
        self._entry, self._step = Entry(), None
        self.autosave.give_up()  # an emptied field is nothing typed

    def _on_typed(self) -> None:
        if self.isVisible():
            self.autosave.note_change()

    def _save(self) -> None:
        is_new = self._entry.created_at is None
        said = dataclasses.replace(self._entry, body_md=self.field.text)
        self._entry = self._journal.save(said)
        if is_new and self._entry.created_at is not None:
            self._step = self._journal.last_step

    def _on_failed(self, why: str) -> None:
        self._why = self._desk.voice.show_unsaved(why)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter and Escape both keep the note and end it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if event.key() == Qt.Key.Key_Escape or (is_enter and held):
                self.close_up()
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        theme = self.theme
        self.field.setObjectName("capture_text")
        self.field.setAccessibleName(_("Quick note"))
        self.field.setFont(theme.font(16))
        self.field.setPlaceholderText(_("What is still with you from today?"))
        self.field.document().setDocumentMargin(0)
        self.field.setFixedHeight(theme.px(HEIGHT))
        column = QVBoxLayout(self.sheet)
        column.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(14))
        column.setSpacing(8)
        column.addWidget(label(_("Quick note"), "section"))
        column.addWidget(self.field)
        column.addWidget(label(_("Ctrl+Enter or Escape keeps it as an entry of today."), "caption"))
