"""The text of an entry: one column in the middle, lines far enough apart to read."""

import enum

from PySide6.QtCore import QMimeData, QRect, Qt, Signal
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)

from journal_app.domain.fields import PROSE_LIMIT
from journal_app.domain.text import broken_lines, has_long_line
from journal_app.i18n import _
from journal_app.ui.editor.text_field import TextField, as_typed
from journal_app.ui.theme import Theme

TEXT_PX, LINE_PX, COLUMN_PX = 16, 26, 640
SIDE_PX = 40
SLOW_LINE = 50_000  # characters; Qt takes 0.5 s to lay out such a line, and ever more beyond


class LongLine(enum.Enum):
    """What to do with a line too long to be shown without a stall."""

    BREAK = "break"
    KEEP_AS_FILE = "file"
    LEAVE = "leave"


class BodyField(TextField):
    """The prose of one entry."""

    column_moved = Signal(int)  # how far from the edge of this field the text begins
    long_line_given = Signal(str)  # pasted text that holds a line too long to show
    limit = PROSE_LIMIT

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._prompt = _("What is still with you from today?")
        self.setObjectName("body_md")
        self.setAccessibleName(_("Text"))
        self.setAccessibleDescription(self._prompt)
        self.setFont(theme.font(TEXT_PX))
        self.setLineWrapMode(self.LineWrapMode.FixedPixelWidth)
        self.setLineWrapColumnOrWidth(theme.px(COLUMN_PX))
        self.setCursorWidth(2)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.load("")

    def put_in_broken(self, text: str) -> None:
        """Insert a text whose long lines are broken at spaces."""
        broken = broken_lines(as_typed(text))
        before = self.textCursor().block().length()
        self.put_in(f"\n{broken}\n" if before + len(broken) > SLOW_LINE else broken)

    def is_slow_with(self, text: str) -> bool:
        """Whether putting the text in makes a line that stalls the window."""
        held = as_typed(text)
        here = self.textCursor().block().length()
        first = held.find("\n")
        joined = here + (len(held) if first < 0 else max(first, len(held) - held.rfind("\n")))
        return has_long_line(held) or joined > SLOW_LINE

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Plain text; a line too long is asked about first, text too long refused."""
        text = source.text() if source.hasText() else ""
        if len(text) > self._room() and not has_long_line(text):
            self.told.emit(self._refusal(len(text)))
        elif self.is_slow_with(text):
            self.long_line_given.emit(text)
        elif text:
            self.put_in(text)

    def _dress(self) -> None:
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        block = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        block.setLineHeight(self._theme.px(LINE_PX), fixed)
        cursor.mergeBlockFormat(block)
        frame = self.document().rootFrame()
        form = frame.frameFormat()
        form.setTopMargin(self._theme.px(8))
        form.setBottomMargin(self._theme.px(80))
        frame.setFrameFormat(form)

    def _center(self) -> None:
        # by the edges of the viewport: a frame format would lie on the undo stack
        whole = self.width() - self.verticalScrollBar().sizeHint().width()
        side = max(SIDE_PX, (whole - self._theme.px(COLUMN_PX)) // 2)
        self.setLineWrapColumnOrWidth(max(120, whole - 2 * side))
        if self.viewportMargins().left() != side:
            self.setViewportMargins(side, 0, side, 0)
            self.column_moved.emit(side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The column stays in the middle."""
        super().resizeEvent(event)
        self._center()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the prompt where the first word will be."""
        super().paintEvent(event)
        first = self.document().firstBlock()
        if not self.document().isEmpty() or first.layout().preeditAreaText():
            return
        painter = QPainter(self.viewport())
        painter.setFont(self.font())
        painter.setPen(self._theme.color("faint"))
        at = self.cursorRect()
        place = QRect(3, at.top(), self.viewport().width() - 3, self._theme.px(LINE_PX))
        painter.drawText(
            place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._prompt
        )
