"""The right side of a review: the document on its desk, or the words for this reader."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from journal_app.i18n import _, ngettext
from journal_app.services.reviewing import Composed
from journal_app.ui.plain_words import plain_tip
from journal_app.ui.review.document_view import SHEET_PX, DocumentView
from journal_app.ui.review.wording import Part, WordingPane
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.choosing import Segmented
from journal_app.ui.widgets.parts import button, label, plane

EDIT = 1


class DocumentPane(QWidget):
    """Shows what was composed; it knows nothing but that."""

    edit_chosen = Signal(bool)
    leaves_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("kind", "sunken")
        words = (_("As it will be"), _("Edit"))
        self.ways = Segmented(theme, words, _("The document, or its words"))
        self.ways.setObjectName("ways")
        self.length = label("", "caption", "length")
        self.length.setWordWrap(False)
        self.leaves = button(_("What leaves…"), "primary", "what_leaves")
        self.document = DocumentView(theme)
        self.wording = WordingPane(theme)
        self._problem = label("", "lead", "problem")
        self._problem.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._build()
        self.ways.chosen.connect(self._on_chosen)
        self.leaves.clicked.connect(self.leaves_asked)

    @property
    def is_editing(self) -> bool:
        """Whether the words are shown, not the document."""
        return self.ways.index == EDIT

    def show_composed(self, composed: Composed) -> None:
        """Show the document as the file will be."""
        self.document.show_text(composed.markdown, composed.replaced, composed.proofs)
        pages, words = self.document.pages, self.document.words
        parts = (
            ngettext("{count} page", "{count} pages", pages).format(count=pages),
            ngettext("{count} word", "{count} words", words).format(count=words),
        )
        self.length.setText(" · ".join(parts))
        self.leaves.setEnabled(True)
        self.leaves.setToolTip("")
        self._show_way()

    def show_parts(self, parts: Sequence[Part], *, fixed: bool) -> None:
        """Show the words of every section in fields."""
        self.wording.show_parts(parts, fixed=fixed)

    def show_problem(self, words: str) -> None:
        """Say why there is no document yet."""
        self.document.clear_text()
        self._problem.setText(words)
        self.length.clear()
        self.leaves.setEnabled(False)
        self.leaves.setToolTip(plain_tip(words))
        self._stack.setCurrentIndex(2)

    def choose(self, way: int) -> None:
        """Show the document or its words."""
        self.ways.choose(way)

    def clear(self) -> None:
        """Hold nothing of the journal."""
        self.document.clear_text()
        self.wording.show_parts(())
        self.length.clear()

    def _on_chosen(self, way: int) -> None:
        self._show_way()
        self.edit_chosen.emit(way == EDIT)

    def _show_way(self) -> None:
        self._stack.setCurrentIndex(self.ways.index)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(40, 15, 40, 12)
        row.setSpacing(12)
        row.addWidget(self.ways)
        row.addStretch(1)
        row.addWidget(self.length)
        row.addWidget(self.leaves)
        desk = QWidget()
        across = QHBoxLayout(desk)
        across.setContentsMargins(24, 6, 24, 0)
        across.addStretch(1)
        across.addWidget(self.document, 100)
        across.addStretch(1)
        self.document.setMinimumWidth(min(320, self._theme.px(SHEET_PX)))
        sheet = plane("sunken")
        around = QHBoxLayout(sheet)
        around.setContentsMargins(24, 6, 24, 0)
        around.addStretch(1)
        around.addWidget(self.wording, 100)
        around.addStretch(1)
        self.wording.setMaximumWidth(self._theme.px(SHEET_PX))
        for part in (desk, sheet, self._problem):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
