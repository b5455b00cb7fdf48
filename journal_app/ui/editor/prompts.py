"""What a template asks: a mark beside each heading, and its prompts where the answer will be."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextDocument,
    QTextLayout,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from journal_app.services.prose import Guide, Question, asked
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint

MARK_PX, TICK_PX = 13, 9
MOST_PROMPTS = 6  # lines of them beneath a heading that is above what is seen
READ_AT_ONCE = 60_000  # characters; so much is looked through within a millisecond


class Prompts:
    """The questions of the text in a field as it stands now."""

    def __init__(self, theme: Theme, field: QTextEdit, line_px: int) -> None:
        self._theme, self._field, self._line_px = theme, field, line_px
        self._guide: Guide | None = None
        self._read: tuple[int, tuple[Question, ...]] = (-1, ())

    def show(self, guide: Guide | None) -> None:
        """Ask with the words of a template; None for a text without one."""
        self._guide = guide
        self._read = (-1, ())

    @property
    def is_shown(self) -> bool:
        """Whether anything is asked at all."""
        return self._guide is not None

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
            found = asked(text, self._guide) if self._guide is not None else ()
            self._read = (document.revision(), found)

    def words_at(self, line: int) -> str:
        """What is asked where one is, as long as nothing is said there."""
        above = [one for one in self.questions if one.line <= line]
        if not above or above[-1].is_answered:
            return ""
        return " ".join((above[-1].heading, *above[-1].prompts))

    def paint_marks(self, gutter: QWidget) -> None:
        """A filled circle with a tick beside what is answered, an empty one beside the rest."""
        theme, painter = self._theme, paint.begin(gutter)
        size, tick = theme.px(MARK_PX), theme.px(TICK_PX)
        metrics = QFontMetrics(self._field.font())  # letters stand at the foot of a tall line
        for question, place in self._visible():
            top = place.bottom() - metrics.descent() - (metrics.capHeight() + size) // 2
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
            if not question.is_answered and question.prompts:
                self._paint_beneath(painter, question.line, question.prompts)

    def _paint_beneath(self, painter: QPainter, line: int, words: tuple[str, ...]) -> None:
        """As many lines as are empty there; what has no room is known by three dots."""
        block, rows = self._field.document().findBlockByNumber(line + 1), [*self._lines(words)]
        for number, (row, is_turned) in enumerate(rows, start=1):
            if not _is_free(block):
                return
            is_cut = number < len(rows) and not _is_free(block.next())
            said = f"{row} …" if is_cut else row
            side = Qt.AlignmentFlag.AlignRight if is_turned else Qt.AlignmentFlag.AlignLeft
            directions = Qt.LayoutDirection
            reads = directions.RightToLeft if is_turned else directions.LeftToRight
            painter.setLayoutDirection(reads)  # or the sign of a question would go to its front
            place = Qt.AlignmentFlag.AlignBottom | side | Qt.AlignmentFlag.AlignAbsolute
            painter.drawText(self._place(block), place, said)
            block = block.next()

    def _lines(self, words: tuple[str, ...]) -> Iterator[tuple[str, bool]]:
        """The prompts in lines that fit the column, and whether each reads from the right."""
        wide, font = self._field.viewport().width(), self._field.font()
        for word in words:
            layout = QTextLayout(word, font)
            layout.beginLayout()
            while (line := layout.createLine()).isValid():
                line.setLineWidth(wide)
                start, length = line.textStart(), line.textLength()
                yield word[start : start + length].strip(), _is_turned(word)
            layout.endLayout()

    def _visible(self) -> Iterator[tuple[Question, QRect]]:
        height = self._field.viewport().height()
        first = self._field.cursorForPosition(QPoint(0, 0)).blockNumber() - MOST_PROMPTS
        for question in self.questions:
            if question.line < first:
                continue
            place = self._place(self._field.document().findBlockByNumber(question.line))
            if place.top() > height:
                return
            yield question, place

    def _place(self, block: QTextBlock) -> QRect:
        """Where the first line of a paragraph lies in the viewport."""
        area = self._field.document().documentLayout().blockBoundingRect(block)
        top = round(area.top()) - self._field.verticalScrollBar().value()
        return QRect(0, top, self._field.viewport().width(), self._line_px)


def _is_free(block: QTextBlock) -> bool:
    """Whether a paragraph is there and nothing stands in it."""
    return block.isValid() and not block.text().strip() and not block.layout().preeditAreaText()


def _is_turned(word: str) -> bool:
    option = QTextDocument()
    option.setPlainText(word)
    return option.firstBlock().textDirection() == Qt.LayoutDirection.RightToLeft


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
