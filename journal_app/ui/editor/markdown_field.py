"""A field of Markdown: it looks like what it says, lists go on, boxes tick, HTML comes in as text.

The page of an entry and every longer field of a form are written in by this one editor.
"""

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QTextBlock
from PySide6.QtWidgets import QApplication

from journal_app.domain.fields import PROSE_LIMIT
from journal_app.domain.text import broken_lines, has_long_line
from journal_app.i18n import _
from journal_app.ui.editor import list_keys
from journal_app.ui.editor.markdown_highlighter import IN_CODE, MarkdownHighlighter
from journal_app.ui.editor.text_field import TextField, as_typed, file_left_out, names_files
from journal_app.ui.theme import Theme

SLOW_LINE = 50_000  # characters; Qt takes 0.5 s to lay out such a line, and ever more beyond
DRESSED = 500_000  # characters; dressing so many takes 0.6 s
HTML_LIMIT = 300_000  # signs of HTML; reading so much takes a second, more is put in as text
BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
HELD = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)
BOX_BUTTONS = (Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton)


class MarkdownField(TextField):
    """Text of any length, in the letters and the room that whoever shows it gives it."""

    limit = PROSE_LIMIT

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._pressed: QTextBlock | None = None
        self._is_passing = False  # one came by Tab and did nothing yet, or pressed Escape
        self.viewport().setMouseTracking(True)
        self._highlighter = MarkdownHighlighter(theme, self.document())

    def load(self, text: str) -> None:
        """Show another text; a very long one without its headings and emphasis."""
        self._highlighter.is_resting = len(text) > DRESSED
        super().load(text)

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
            self._take_slow(text)
        elif text:
            self.put_in(text)

    def _take_slow(self, text: str) -> None:
        """Put in a text with a line too long to show, in lines that can be shown."""
        self.put_in_broken(text)
        self.told.emit(_("A very long line was broken at spaces, so that it can be shown."))

    def _markdown_of(self, source: QMimeData) -> str:
        from journal_app.services.html_text import to_markdown  # noqa: PLC0415 - 40 ms, seldom

        html = source.html()
        if len(html) > HTML_LIMIT:
            self.told.emit(_("So much formatted text was put in as plain text."))
            return ""
        return to_markdown(html)

    def event(self, event: QEvent) -> bool:
        """Tab belongs to a list item one works at; whoever only passes by goes on."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            inwards = event.key() == Qt.Key.Key_Tab
            if list_keys.is_tab(event.key()) and not self.isReadOnly():
                plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
                if plain and not self._is_passing and list_keys.moved(self, inwards=inwards):
                    return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on with a list, Ctrl+Enter ticks what has a box, Ctrl+Shift+V is plain."""
        if event.key() not in HELD:
            self._is_passing = event.key() == Qt.Key.Key_Escape
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        keys, control = event.modifiers(), Qt.KeyboardModifier.ControlModifier
        shift = Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_V and keys == control | shift:
            self.paste_plain()
        elif not is_enter or self.isReadOnly():
            super().keyPressEvent(event)
        elif keys & control:
            ticked = [list_keys.ticked(block) for block in list_keys.chosen_blocks(self)]
            event.setAccepted(any(ticked))
        elif keys & shift:
            self.put_in("\n")
        elif not list_keys.went_on(self, self.put_in):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether one came by Tab."""
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._is_passing = event.reason() in BY_TAB
        super().focusInEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press on a box is no press on the text."""
        self._pressed, self._is_passing = self._box_at(event), False
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
