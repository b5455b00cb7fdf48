"""What a template asks: a mark beside each heading, and its prompts where the answer will be."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextBlock, QTextOption
from PySide6.QtWidgets import QTextEdit, QWidget

from journal_app.services.prose import Question, questions
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint

MARK_PX, TICK_PX = 13, 9
READ_AT_ONCE = 60_000  # characters; so much is looked through within a millisecond


class Prompts:
    """The questions of the text in a field as it stands now."""

    def __init__(self, theme: Theme, field: QTextEdit, line_px: int) -> None:
        self._theme, self._field, self._line_px = theme, field, line_px
        self._words: Mapping[str, tuple[str, ...]] = {}
        self._read: tuple[int, tuple[Question, ...]] = (-1, ())
        self.is_shown = False

    def show(self, words: Mapping[str, tuple[str, ...]] | None) -> None:
        """Ask with these words beneath these headings; None for a text without a template."""
        self.is_shown = words is not None
        self._words = words or {}
        self._read = (-1, ())

    @property
    def questions(self) -> tuple[Question, ...]:
        """The headings, and which have an answer."""
        document = self._field.document()
        is_small = document.characterCount() < READ_AT_ONCE
        if self._read[0] < 0 or (is_small and self._read[0] != document.revision()):
            self.read()
        return self._read[1]

    def read(self) -> None:
        """Look at the text again; a long one is looked at in a pause only."""
        document = self._field.document()
        if self._read[0] != document.revision():
            text = document.toRawText().replace("\N{PARAGRAPH SEPARATOR}", "\n")
            self._read = (document.revision(), questions(text))

    def paint_marks(self, gutter: QWidget) -> None:
        """A filled circle with a tick beside what is answered, an empty one beside the rest."""
        theme, painter = self._theme, paint.begin(gutter)
        size, tick = theme.px(MARK_PX), theme.px(TICK_PX)
        for question, place in self._visible():
            top = place.top() + (self._line_px - size) // 2
            left = (gutter.width() - size) // 2
            area = QRect(left, top, size, size)
            if not question.is_answered:
                paint.shape(painter, area, size / 2, None, paint.pen(theme, "outline", 1.3))
                continue
            paint.shape(painter, area, size / 2, theme.color("accent"))
            inset = QPoint((size - tick) // 2, (size - tick) // 2)
            white, ratio = theme.color("on_accent"), gutter.devicePixelRatioF()
            paint.draw_icon(painter, area.topLeft() + inset, "check", tick, white, ratio)

    def paint_prompts(self, painter: QPainter) -> None:
        """The prompts of each heading without an answer, on the empty lines beneath it."""
        painter.setFont(self._field.font())
        painter.setPen(self._theme.color("faint"))
        for question, _place in self._visible():
            words = self._words.get(question.heading, ())
            if not question.is_answered and words:
                self._paint_beneath(painter, question.line, words)

    def _paint_beneath(self, painter: QPainter, line: int, words: tuple[str, ...]) -> None:
        block = self._field.document().findBlockByNumber(line + 1)
        for word in words:
            if not block.isValid() or block.text().strip() or block.layout().preeditAreaText():
                return
            place = self._place(block).adjusted(3, 0, -3, 0)
            option = QTextOption(Qt.AlignmentFlag.AlignVCenter)  # direction by the first letter
            option.setWrapMode(QTextOption.WrapMode.NoWrap)
            short = paint.elided(painter.font(), word, place.width())
            painter.drawText(QRectF(place), short, option)
            block = block.next()

    def _visible(self) -> Iterator[tuple[Question, QRect]]:
        height = self._field.viewport().height()
        for question in self.questions:
            place = self._place(self._field.document().findBlockByNumber(question.line))
            if place.top() > height:
                return
            if place.bottom() + self._line_px * 4 > 0:
                yield question, place

    def _place(self, block: QTextBlock) -> QRect:
        """Where the first line of a paragraph lies in the viewport."""
        area = self._field.document().documentLayout().blockBoundingRect(block)
        top = round(area.top()) - self._field.verticalScrollBar().value()
        return QRect(0, top, self._field.viewport().width(), self._line_px)


class Gutter(QWidget):
    """The strip beside the text in which the marks stand."""

    def __init__(self, prompts: Prompts, parent: QWidget) -> None:
        super().__init__(parent)
        self._prompts = prompts
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The marks."""
        if self._prompts.is_shown:
            self._prompts.paint_marks(self)
