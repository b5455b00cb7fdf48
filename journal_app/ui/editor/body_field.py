"""The text of an entry: one column in the middle, lines far enough apart to read."""

import enum
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QMargins, QMimeData, QRect, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication

from journal_app.domain.fields import PROSE_LIMIT
from journal_app.domain.text import broken_lines, has_long_line
from journal_app.i18n import _
from journal_app.ui.editor import list_keys
from journal_app.ui.editor.markdown_highlighter import IN_CODE, MarkdownHighlighter
from journal_app.ui.editor.prompts import Gutter, Prompts
from journal_app.ui.editor.text_field import TextField, as_typed, file_left_out, names_files
from journal_app.ui.theme import Theme

TEXT_PX, LINE_PX = 17, 27
COLUMN_LETTERS = 76
SAMPLE = "the quick brown fox jumps over the lazy dog and then it rests for a while"
SIDE_PX = 40
GUTTER_PX = 28
CURSOR_PX = 2
SLOW_LINE = 50_000  # characters; Qt takes 0.5 s to lay out such a line, and ever more beyond
DRESSED = 500_000  # characters; dressing so many takes 0.6 s
HTML_LIMIT = 300_000  # signs of HTML; reading so much takes a second, more is put in as text


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
        self._pressed: QTextBlock | None = None
        self.setObjectName("body_md")
        self.setAccessibleName(_("Text"))
        self.setAccessibleDescription(self._prompt)
        self.setFont(theme.font(TEXT_PX))
        self._column_px = column_px(theme)
        self.setLineWrapMode(self.LineWrapMode.FixedPixelWidth)
        self.setLineWrapColumnOrWidth(self._column_px)
        self.setCursorWidth(CURSOR_PX)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.viewport().setMouseTracking(True)
        self._highlighter = MarkdownHighlighter(theme, self.document())
        self.prompts = Prompts(theme, self, theme.px(LINE_PX))
        self._gutter = Gutter(self.prompts, self)
        self.verticalScrollBar().valueChanged.connect(self._gutter.update)
        self.textChanged.connect(self._gutter.update)
        self.textChanged.connect(self._turn)
        self.load("")

    def load(self, text: str) -> None:
        """Show another text; a very long one without its headings and emphasis."""
        self._highlighter.is_resting = len(text) > DRESSED
        super().load(text)

    def ask_with(self, words: Mapping[str, tuple[str, ...]] | None) -> None:
        """Mark each heading and paint these prompts; None for a text without a template."""
        self.prompts.show(words)
        self._gutter.update()
        self.viewport().update()

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
        """Formatted text as Markdown, other text as it is; of a file never its path."""
        if names_files(source):
            self.told.emit(file_left_out())
        elif source.hasHtml() and self.textCursor().block().userState() != IN_CODE:
            self._take(self._markdown_of(source) or source.text())
        elif source.hasText():
            self._take(source.text())

    def paste_plain(self) -> None:
        """Put in what was copied as its plain text alone."""
        source = QApplication.clipboard().mimeData()
        if self.canInsertFromMimeData(source):
            self._take(source.text())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Whether there is text in it; a file is left to whoever keeps files."""
        has_text = source.hasText() or source.hasHtml()
        return has_text and not names_files(source) and not self.isReadOnly()

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied is Markdown as it stands; never a formatted copy of it."""
        made = QMimeData()
        made.setText(self.textCursor().selectedText().replace("\N{PARAGRAPH SEPARATOR}", "\n"))
        return made

    def _take(self, text: str) -> None:
        """Put it in; a line too long is asked about first, text too long refused."""
        if len(text) > self._room() and not has_long_line(text):
            self.told.emit(self._refusal(len(text)))
        elif self.is_slow_with(text):
            self.long_line_given.emit(text)
        elif text:
            self.put_in(text)

    def _markdown_of(self, source: QMimeData) -> str:
        from journal_app.services.html_text import to_markdown  # noqa: PLC0415 - 40 ms, seldom

        html = source.html()
        if len(html) > HTML_LIMIT:
            self.told.emit(_("So much formatted text was put in as plain text."))
            return ""
        return to_markdown(html)

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

    def event(self, event: QEvent) -> bool:
        """Tab belongs to a list item while the cursor is in one."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            inwards = event.key() == Qt.Key.Key_Tab
            if list_keys.is_tab(event.key()) and not self.isReadOnly():
                plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
                if plain and list_keys.moved(self, inwards=inwards):
                    return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on with a list, Ctrl+Enter ticks, Ctrl+Shift+V puts in plain text."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        keys, control = event.modifiers(), Qt.KeyboardModifier.ControlModifier
        shift = Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_V and keys == control | shift:
            self.paste_plain()
        elif not is_enter or self.isReadOnly():
            super().keyPressEvent(event)
        elif keys & control:
            for block in list_keys.chosen_blocks(self):
                list_keys.ticked(block)
        elif keys & shift:
            self.put_in("\n")
        elif not list_keys.went_on(self, self.put_in):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a box is no press on the text."""
        self._pressed = self._box_at(event)
        if self._pressed is None:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A box that was pressed is ticked."""
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            super().mouseReleaseEvent(event)
        elif self._box_at(event) == pressed:
            list_keys.ticked(pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over a box that can be ticked."""
        super().mouseMoveEvent(event)
        over = not event.buttons() and self._box_at(event) is not None
        hand, beam = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(hand if over else beam)

    def _box_at(self, event: QMouseEvent) -> QTextBlock | None:
        if self.isReadOnly() or event.button() not in BOX_BUTTONS:
            return None
        return list_keys.box_at(self, event.position().toPoint())

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


BOX_BUTTONS = (Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton)


def column_px(theme: Theme) -> int:
    """How wide the text is: as many letters as are read well in one line."""
    letter = QFontMetricsF(theme.font(TEXT_PX)).horizontalAdvance(SAMPLE) / len(SAMPLE)
    return round(letter * COLUMN_LETTERS)
