"""The writing line: what is typed there is an entry of today from its first letter."""

import dataclasses
import datetime as dt
import math
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.domain.entry import Entry
from journal_app.i18n import _
from journal_app.ui.editor.autosave import Autosave
from journal_app.ui.editor.markdown_field import MarkdownField
from journal_app.ui.journal import place
from journal_app.ui.journal.desk import Desk
from journal_app.ui.widgets.chip import Chip, ChipKind
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.grounds import Card

TEXT_PX, LEAST_LINES, MOST_LINES = 17, 2, 12


class Writing(Card):
    """One field, and the way from it to a whole page."""

    page_asked = Signal(str)  # the id of the entry, or "" when nothing stands in it
    template_asked = Signal(str)  # its key
    gallery_asked = Signal()

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(desk.theme)
        self._desk, self._journal = desk, desk.journal
        self._entry = Entry()
        self.field = MarkdownField(desk.theme)
        self.last: QWidget = self.field  # Tab leaves from here
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
        self.field.load("")  # setting it up is nothing one could take back
        self.column.addWidget(self.field)
        self.column.addWidget(self._chips())
        self._grow()

    def _chips(self) -> QWidget:
        """The ways to a page: an empty one, two along templates, and all the others."""
        ground = QWidget()
        flow = Flow(ground)
        for name, words, mark, kind, do in (
            ("today_page", _("Empty page"), "square-pen", ChipKind.PRIMARY, self._on_page),
            ("today_quick", _("Two minutes"), "timer", ChipKind.DETAIL, self._along("quick")),
            (
                "today_after_session",
                _("After a session"),
                "messages-square",
                ChipKind.DETAIL,
                self._along("after_session"),
            ),
            ("today_all", _("All templates"), "", ChipKind.MORE, self.gallery_asked.emit),
        ):
            chip = Chip(self._desk.theme, words, mark, kind)
            chip.setObjectName(name)
            chip.clicked.connect(lambda _checked=False, do=do: do())
            chip.setEnabled(not self._desk.read_only)
            flow.addWidget(chip)
            self.last = chip
        return ground

    def _along(self, key: str) -> Callable[[], None]:
        return lambda: self.template_asked.emit(key)
