"""Text without a box: it stands on the page, grows with what is written, and asks in grey."""

from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextLayout,
)
from PySide6.QtWidgets import QSizePolicy

from journal_app.domain.fields import Field
from journal_app.i18n import _
from journal_app.services.prose import Guide
from journal_app.ui.editor.markdown_field import MarkdownField
from journal_app.ui.editor.prompts import Prompts
from journal_app.ui.form.field_editor import FieldEditor
from journal_app.ui.signs import as_qt
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint
from journal_app.ui.widgets.parts import leading

EDGES_PX = 6  # above and below the text
EDGE_PX = 8  # between the edge that shows the focus and the text
SIZES = {17: 27, 16: 25, 15: 23}  # text and line


class OpenText(MarkdownField):
    """As high as its text, at least so many lines; whoever holds it scrolls."""

    def __init__(self, theme: Theme, text_px: int, least_lines: int, asks: str = "") -> None:
        super().__init__(theme)
        self._theme, self._least, self._asks = theme, least_lines, asks
        self._line_px, self._high = theme.px(SIZES[text_px]), 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setFont(theme.font(text_px))
        self.setProperty("kind", "open")
        self.document().setDocumentMargin(0)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.prompts = Prompts(theme, self, self._line_px)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.load("")

    def ask_with(self, guide: Guide | None) -> None:
        """Paint the prompts of a template; None for a text without one."""
        self.prompts.show(guide)
        self.viewport().update()

    def go_on_at(self, at: int) -> None:
        """Put the cursor there, as far as there is text, and the focus with it."""
        cursor = self.textCursor()
        cursor.setPosition(max(0, min(at, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)
        self.setFocus()
        self.ensureCursorVisible()

    def write_anew(self, text: str, at: int) -> None:
        """Put another text in the place of all of it, as one step; the cursor stands *at*."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        self.setTextCursor(cursor)
        self.put_in(text)
        cursor.setPosition(min(as_qt(text, at), self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.setFocus()

    def _dress(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        block = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        block.setLineHeight(self._line_px, fixed)
        cursor.mergeBlockFormat(block)

    def _fit(self, *_size: object) -> None:
        wanted = round(self.document().size().height())
        if self.document().isEmpty():
            wanted = len(self._asked_lines()) * self._line_px
        high = max(self._least * self._line_px, wanted) + 2 * EDGES_PX
        if high != self._high:
            self._high = high
            self.setMinimumHeight(high)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as the text."""
        return QSize(self._theme.px(200), self._high)

    def minimumSizeHint(self) -> QSize:
        """No line is hidden."""
        return QSize(self._theme.px(80), self._high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other lines, another height."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is asked where the answers will be."""
        super().paintEvent(event)
        first = self.document().firstBlock()
        if self.prompts.is_shown and not self.document().isEmpty():
            self.prompts.paint_prompts(QPainter(self.viewport()))
        elif self.document().isEmpty() and not first.layout().preeditAreaText():
            self._paint_asked(QPainter(self.viewport()))

    def _paint_asked(self, painter: QPainter) -> None:
        painter.setFont(self.font())
        painter.setPen(self._theme.color("faint"))
        for number, words in enumerate(self._asked_lines()):
            top, wide = number * self._line_px, self.viewport().width() - 2
            place = QRect(1, top, wide, self._line_px)
            painter.drawText(place, leading() | Qt.AlignmentFlag.AlignBottom, paint.as_read(words))

    def _asked_lines(self) -> list[str]:
        """What is asked, in lines that fit."""
        layout, found = QTextLayout(self._asks, self.font()), []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(1, self.viewport().width() - 2))
            start = line.textStart()
            found.append(self._asks[start : start + line.textLength()].strip())
        layout.endLayout()
        return found


class OpenTextEditor(FieldEditor):
    """Prose that stands on the page itself; *asks* stands in grey as long as it is empty."""

    is_wide = True

    def __init__(
        self, field: Field, theme: Theme, asks: str = "", *, text_px: int = 16, lines: int = 1
    ) -> None:
        self.text = OpenText(theme, text_px, lines, asks)
        super().__init__(field, self.text)
        self.text.setAccessibleDescription(asks or _(field.hint))
        self.text.textChanged.connect(self.changed)
        self.text.told.connect(self.told)

    def load(self, value: Any) -> None:
        """Show the text."""
        self.text.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.text.load(value)
        self.text.blockSignals(False)  # noqa: FBT003 - Qt's own

    def load_anew(self, value: Any) -> bool:
        """The cursor stands where the text differs."""
        before = self.text.standing
        self.load(value)
        return self.text.stand_again(before)

    @property
    def value(self) -> str:
        """The text."""
        return self.text.text

    def choose(self, given: str, start: int, length: int) -> None:
        """Select the place."""
        if not self.text.choose(given, start, length):
            self.setFocus()

    def mark(self, problem: str) -> None:
        """There is nothing one could write wrong here."""
