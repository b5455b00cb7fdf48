"""A part of a tab: a heading, what stands at its end, and what is beneath."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayoutItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journal_app.ui.session.open_text import EDGE_PX
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.parts import label, leading, plane, set_margins, trailing

TEXT_PX, GAP_PX, FOOT_PX = 620, 22, 32


class Section(QWidget):
    """Its heading stands on the left edge of the text; *beyond* holds rows that have no edge."""

    def __init__(
        self, theme: Theme, words: str, end: QWidget | None = None, *, hint: str = ""
    ) -> None:
        """*end* or, in small words, *hint* stands at the end of the heading where there is room."""
        super().__init__()
        self._theme = theme
        self.heading = label(words, "section")
        self.end = label(hint, "caption") if hint else end
        self.heading.setWordWrap(self.end is None)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        set_margins(self._head, EDGE_PX, 0, EDGE_PX, 0)
        self._head.setSpacing(theme.px(12))
        self._head.addWidget(self.heading, 0 if hint else 1)
        if self.end is not None:
            self._head.addWidget(self.end, 1 if hint else 0)
        self._head.addStrut(theme.px(26))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, theme.px(GAP_PX))
        self.column.setSpacing(theme.px(2))
        self.column.addLayout(self._head)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside the heading what stands at its end goes below it."""
        super().resizeEvent(event)
        if self.end is not None:
            self._place(self.end)

    def minimumSizeHint(self) -> QSize:
        """The heading and what stands at its end need no room beside each other."""
        least = super().minimumSizeHint()
        if self.end is None or self._head.direction() != QBoxLayout.Direction.LeftToRight:
            return least
        return least.boundedTo(QSize(self.end.sizeHint().width() + 2 * EDGE_PX, least.height()))

    def add(self, part: QWidget, *, inset: bool = False) -> None:
        """One more part; *inset* puts it on the edge of the text."""
        if not inset:
            self.column.addWidget(part)
            part.show()
            return
        row = QHBoxLayout()
        set_margins(row, EDGE_PX, 0, EDGE_PX, 0)
        row.addWidget(part, 0 if isinstance(part, QPushButton) else 1)
        if isinstance(part, QPushButton):
            row.addStretch(1)
        self.column.addLayout(row)
        part.show()

    def say(self, words: str, kind: str = "reading") -> QLabel:
        """One more paragraph."""
        made = label(words, kind)
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what can have the focus is no label by ear
        self.add(made, inset=True)
        return made

    def _place(self, end: QWidget) -> None:
        gap, wide = self._theme.px(12), end.sizeHint().width()
        if isinstance(end, QLabel):
            wide = end.fontMetrics().horizontalAdvance(end.text())
        asked = self.heading.sizeHint().width() + gap + wide + 2 * EDGE_PX
        is_beside, ways = asked < self.width(), QBoxLayout.Direction
        self._head.setDirection(ways.LeftToRight if is_beside else ways.TopToBottom)
        self._head.setSpacing(gap if is_beside else 0)
        if isinstance(end, QLabel):
            side = trailing() if is_beside else leading()
            end.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)


def emptied(section: Section) -> None:
    """Take everything out but the heading."""
    while (item := section.column.takeAt(1)) is not None:
        _drop(item)
        inner = item.layout()
        while inner is not None and (part := inner.takeAt(0)) is not None:
            _drop(part)


def emptied_grid(grid: QGridLayout) -> None:
    """Take everything out of a table."""
    while (item := grid.takeAt(0)) is not None:
        _drop(item)


def _drop(item: QLayoutItem) -> None:
    widget = item.widget()
    if widget is not None:
        widget.hide()
        widget.deleteLater()


class Scrolled(QScrollArea):
    """One tab: a column no wider than is read well, which scrolls by itself."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        ground = plane("raised")
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        body = QWidget()
        body.setMaximumWidth(theme.px(TEXT_PX) + 2 * EDGE_PX)
        row.addWidget(body, 100)
        row.addStretch(1)
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(0, theme.px(18), 0, theme.px(FOOT_PX))
        self.column.setSpacing(0)
        self.setProperty("kind", "clear")
        self.setWidget(ground)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
