"""The writing line: what is typed there is an entry of today from its first letter."""

import dataclasses
import datetime as dt
import math

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from journal_app.domain.entry import Entry
from journal_app.i18n import _
from journal_app.ui.editor.autosave import Autosave
from journal_app.ui.editor.markdown_field import MarkdownField
from journal_app.ui.journal import place
from journal_app.ui.journal.desk import Desk
from journal_app.ui.widgets.chip import SIDE, Chip, ChipKind
from journal_app.ui.widgets.grounds import Card

TEXT_PX, LEAST_LINES, MOST_LINES = 17, 2, 12


class Writing(Card):
    """One field, and the way from it to a whole page."""

    page_asked = Signal(str)  # the id of the entry, or "" when nothing stands in it

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(desk.theme)
        self._desk, self._journal = desk, desk.journal
        self._entry = Entry()
        self.field = MarkdownField(desk.theme)
        self.autosave = Autosave(self._save, desk.settle, parent)
        self._build()
        self.field.textChanged.connect(self._on_typed)
        self.field.document().documentLayout().documentSizeChanged.connect(self._grow)
        self.field.told.connect(desk.voice.tell)

    def begin(self, today: dt.date) -> None:
        """An empty line of today, unless something is being written."""
        if not self.field.text:
            self._entry = Entry(occurred_on=today)
        self.field.setReadOnly(self._desk.read_only)
        self.field.setFocus()

    def leave(self) -> None:
        """What was written is an entry like any other from now on."""
        self.field.load("")
        self._entry = Entry()

    def keep_place(self) -> None:
        """Remember inside the journal how far one has written."""
        if self._entry.created_at is not None:
            position = self.field.textCursor().position()
            here = place.Place(self._desk.today(), self._entry.id, position)
            self._journal.store.keep_state(place.NAME, here.to_plain())

    @property
    def entry_id(self) -> str:
        """The id of what is being written; "" as long as nothing is."""
        return self._entry.id if self._entry.created_at is not None else ""

    def _save(self) -> None:
        said = dataclasses.replace(self._entry, body_md=self.field.text)
        self._entry = self._journal.save(said)

    def _on_typed(self) -> None:
        if self.field.document().isModified():
            self.autosave.note_change()

    def _on_page(self) -> None:
        if self.autosave.flush():
            self.page_asked.emit(self.entry_id)

    def _grow(self, *_size: object) -> None:
        line = QFontMetrics(self.field.font()).lineSpacing()
        wanted = math.ceil(self.field.document().size().height())  # a heading is more than a line
        self.field.setFixedHeight(max(LEAST_LINES * line, min(MOST_LINES * line, wanted)) + 6)

    def _build(self) -> None:
        theme = self._desk.theme
        self.field.setObjectName("body_md")
        self.field.setAccessibleName(_("Text"))
        self.field.setPlaceholderText(_("What is still with you from today?"))
        self.field.setFont(theme.font(TEXT_PX))
        self.field.document().setDocumentMargin(0)
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._page = Chip(theme, _("Go on as a page"), "maximize-2", ChipKind.ADD)
        self._page.setObjectName("today_page")
        self._page.clicked.connect(self._on_page)
        row = QHBoxLayout()
        row.addWidget(self._page, 0, Qt.AlignmentFlag.AlignLeading)
        row.addStretch(1)
        text = QHBoxLayout()
        text.setContentsMargins(theme.px(SIDE), 0, theme.px(SIDE), 0)
        text.addWidget(self.field)
        sides = self.column.contentsMargins()  # the icon of the chip stands on the text's edge
        side = sides.left() - theme.px(SIDE)
        self.column.setContentsMargins(side, sides.top(), side, sides.bottom())
        self.column.addLayout(text)
        self.column.addLayout(row)
        self._grow()
