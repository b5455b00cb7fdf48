"""The glossary, found by typing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.services.glossary import Glossary, Term, matching
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.parts import hairline, held, label, plane, set_margins
from journal_app.ui.widgets.short_line import keep_short

WIDTH, SEARCH_WIDTH = 680, 360
PAGES = {Qt.Key.Key_Down: 40, Qt.Key.Key_Up: -40, Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}


class SearchLine(QLineEdit):
    """Arrows and page keys scroll what was found; Escape empties it."""

    scrolled = Signal(object)  # the key

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that a line has no use for scroll."""
        if event.key() in PAGES:
            self.scrolled.emit(event.key())
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class TermRow(QWidget):
    """The word, its meaning, and who said it."""

    def __init__(self, theme: Theme, term: Term) -> None:
        super().__init__()
        self.term = term
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px(16))
        column.setSpacing(theme.px(2))
        column.addWidget(label(term.word, "strong"))
        column.addWidget(label(term.meaning))
        if term.source:
            column.addWidget(label(_("Source: {name}").format(name=term.source), "caption"))


class Words(QWidget):
    """A line to type into, and the words that hold what was typed."""

    def __init__(self, theme: Theme, glossary: Glossary) -> None:
        super().__init__()
        self._theme, self._glossary = theme, glossary
        self.search = SearchLine()
        self.search.setObjectName("glossary_search")
        keep_short(self.search)
        self.search.setProperty("kind", "search")
        self.search.setMaximumWidth(theme.px(SEARCH_WIDTH))
        self.search.setPlaceholderText(_("Find a word"))
        self.search.setAccessibleName(_("Find a word"))
        self._found = label("", "caption", "glossary_found")
        self.rows = [TermRow(theme, term) for term in glossary.terms]
        self.area = QScrollArea()
        self._build()
        self.search.textChanged.connect(self._on_typed)
        self.search.scrolled.connect(self._on_scrolled)

    @property
    def shown(self) -> list[str]:
        """The words that are listed, in their order."""
        rows = sorted(self.rows, key=self._list.indexOf)
        return [row.term.word for row in rows if not row.isHidden()]

    def _on_typed(self, text: str) -> None:
        found = matching(self._glossary.terms, text)
        by_term = {row.term: row for row in self.rows}
        for row in self.rows:
            row.setVisible(row.term in found)
        for place, term in enumerate(found):
            self._list.insertWidget(place, by_term[term])
        self._rest.setVisible(not text.strip())
        nothing = _("No word here holds that. Fewer letters find more.")
        self._say("" if found else nothing)
        self.area.verticalScrollBar().setValue(0)

    def _say(self, words: str) -> None:
        self._found.setText(words)
        self._found.setAccessibleName(words)
        self._found.setVisible(bool(words))

    def _on_scrolled(self, key: Qt.Key) -> None:
        bar, step = self.area.verticalScrollBar(), PAGES[key]
        bar.setValue(bar.value() + (step * bar.pageStep() if abs(step) == 1 else step))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, self._theme.px(16), 0, 0)
        column.setSpacing(self._theme.px(12))
        column.addWidget(self.search)
        column.addWidget(self._found)
        self._found.hide()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground = plane("surface")
        inner = QVBoxLayout(ground)
        px = self._theme.px
        set_margins(inner, 0, px(4), px(12), px(24))
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        for row in self.rows:
            self._list.addWidget(row)
        self._rest = self._credits()
        whole = QWidget()
        middle = QVBoxLayout(whole)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addLayout(self._list)
        middle.addWidget(self._rest)
        inner.addLayout(held(whole, self._theme.px(WIDTH)))
        inner.addStretch(1)
        self.area.setWidget(ground)
        column.addWidget(self.area, 1)

    def _credits(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, self._theme.px(8), 0, 0)
        column.setSpacing(self._theme.px(12))
        parts: tuple[tuple[str, Sequence[Term]], ...] = (
            (_("Whose words these are"), self._glossary.sources),
            (_("A view we quote"), self._glossary.views),
        )
        for heading, terms in parts:
            column.addWidget(label(heading, "section"))
            column.addWidget(hairline())
            for term in terms:
                column.addWidget(TermRow(self._theme, term))
        return made
