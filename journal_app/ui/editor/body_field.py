"""The text of an entry: one column in the middle, lines far enough apart to read."""

import enum

from PySide6.QtCore import QMargins, QRect, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)

from journal_app.i18n import _
from journal_app.services.prose import Guide
from journal_app.ui.editor.markdown_field import MarkdownField
from journal_app.ui.editor.prompts import Gutter, Prompts
from journal_app.ui.theme import Theme

TEXT_PX, LINE_PX = 17, 27
COLUMN_LETTERS = 76
SAMPLE = "the quick brown fox jumps over the lazy dog and then it rests for a while"
SIDE_PX = 40
GUTTER_PX = 28
CURSOR_PX = 2


class LongLine(enum.Enum):
    """What to do with a line too long to be shown without a stall."""

    BREAK = "break"
    KEEP_AS_FILE = "file"
    LEAVE = "leave"


class BodyField(MarkdownField):
    """The prose of one entry."""

    column_moved = Signal(int)  # how far from the edge of this field the text begins
    long_line_given = Signal(str)  # pasted text that holds a line too long to show

    def __init__(self, theme: Theme, name: str = "", prompt: str = "") -> None:
        """*name* is what a screen reader calls it, *prompt* what stands in it while it is empty."""
        super().__init__(theme)
        self._theme = theme
        self._prompt = prompt or _("What is still with you from today?")
        self.setObjectName("body_md")
        self.setAccessibleName(name or _("Text"))
        self.setAccessibleDescription(self._prompt)
        self.setFont(theme.font(TEXT_PX))
        self._column_px = column_px(theme)
        self.setLineWrapMode(self.LineWrapMode.FixedPixelWidth)
        self.setLineWrapColumnOrWidth(self._column_px)
        self.setCursorWidth(CURSOR_PX)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.prompts = Prompts(theme, self, theme.px(LINE_PX))
        self._gutter = Gutter(self.prompts, self)
        self.verticalScrollBar().valueChanged.connect(self._gutter.update)
        self.textChanged.connect(self._gutter.update)
        self.textChanged.connect(self._turn)
        self.cursorPositionChanged.connect(self._say_what_is_asked)
        self.load("")

    def ask_with(self, guide: Guide | None) -> None:
        """Mark each heading and paint its prompts; None for a text without a template."""
        self.prompts.show(guide)
        self._say_what_is_asked()
        self._gutter.update()
        self.viewport().update()

    def _say_what_is_asked(self) -> None:
        """A screen reader is told what is asked where the cursor is."""
        asked = self._prompt
        if self.prompts.is_shown:
            asked = self.prompts.words_at(self.textCursor().blockNumber())
        if self.accessibleDescription() != asked:
            self.setAccessibleDescription(asked)

    def _take_slow(self, text: str) -> None:
        """Whoever holds the page asks what is to become of the long line."""
        self.long_line_given.emit(text)

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
        least = max(SIDE_PX, min(self._theme.px(SIDE_PX), whole // 10))
        side = max(least, (whole - self._column_px) // 2)
        self.setLineWrapColumnOrWidth(max(120, whole - 2 * side))
        is_turned = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        bar = 0 if self.verticalScrollBar().isVisible() else self.width() - whole
        margins = QMargins(side + bar * is_turned, 0, side - CURSOR_PX, 0)
        if self.viewportMargins() != margins:
            self.setViewportMargins(margins)
            self.column_moved.emit(side)
        wide = min(self._theme.px(GUTTER_PX), side)
        left = self.width() - side if is_turned else side - wide
        self._gutter.setGeometry(left, 0, wide, self.height())

    def _turn(self) -> None:
        """An empty page begins where the window reads from; a written one where its letters do."""
        begins = Qt.LayoutDirection.LayoutDirectionAuto
        if self.document().isEmpty():
            begins = self.layoutDirection()
        option = self.document().defaultTextOption()
        if option.textDirection() != begins:
            option.setTextDirection(begins)
            self.document().setDefaultTextOption(option)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The column stays in the middle."""
        super().resizeEvent(event)
        self._center()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the prompts where the first words will be."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if self.prompts.is_shown:
            self.prompts.paint_prompts(painter)
        first = self.document().firstBlock()
        if not self.document().isEmpty() or first.layout().preeditAreaText():
            return
        painter.setFont(self.font())
        painter.setPen(self._theme.color("faint"))
        at = self.cursorRect()
        place = QRect(1, at.top(), self.viewport().width() - 2, at.height())
        is_turned = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if is_turned else Qt.AlignmentFlag.AlignLeft
        sides = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, sides, self._prompt)


def column_px(theme: Theme) -> int:
    """How wide the text is: as many letters as are read well in one line."""
    letter = QFontMetricsF(theme.font(TEXT_PX)).horizontalAdvance(SAMPLE) / len(SAMPLE)
    return round(letter * COLUMN_LETTERS)
