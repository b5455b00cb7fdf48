"""A template to look at: its title, where it comes from, when it is of use, what it asks."""

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from journal_app.i18n import _
from journal_app.services.templates.pattern import Pattern
from journal_app.ui.gallery.choices import EMPTY
from journal_app.ui.theme import Theme

MARGIN_PX = 18
MANY_WORDS = 12  # of the words to tick so many are shown


class TemplateView(QTextEdit):
    """Read and not written in; it takes the focus, so that it can be scrolled by keys."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setProperty("kind", "document")
        self.setObjectName("template_view")
        self.document().setDocumentMargin(theme.px(MARGIN_PX))

    def show_pattern(self, pattern: Pattern | None) -> None:
        """Show a template, or the empty page."""
        self.clear()
        if pattern is None:
            self._say(_(EMPTY), 20, 600, "ink")
            self._say(_("Only the page and you. Nothing is asked."), 14, 400, "muted", 4)
        else:
            self._show(pattern)
        self.setAccessibleName(pattern.title if pattern is not None else _(EMPTY))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _show(self, pattern: Pattern) -> None:
        self._say(pattern.title, 20, 600, "ink")
        if pattern.use:
            self._say(_("When: {use}").format(use=pattern.use), 14, 400, "ink", 4)
        if pattern.source:
            self._say(pattern.source, 12.5, 400, "muted", 2)
        for part in pattern.parts:
            self._say(part.heading, 15, 600, "ink", 16)
            for prompt in part.prompts:
                self._say(prompt, 14, 400, "muted", 3)
            if part.words:
                shown = ", ".join(part.words[:MANY_WORDS])
                more = "…" if len(part.words) > MANY_WORDS else ""
                self._say(f"{shown}{more}", 12.5, 400, "muted", 3)

    def _say(self, words: str, size: float, weight: int, tone: str, above: int = 0) -> None:
        """One paragraph."""
        letters, block = QTextCharFormat(), QTextBlockFormat()
        letters.setFont(self._theme.font(size, weight))
        letters.setForeground(self._theme.color(tone))
        block.setTopMargin(self._theme.px(above))
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if self.document().isEmpty():
            cursor.setBlockFormat(block)
            cursor.setBlockCharFormat(letters)
        else:
            cursor.insertBlock(block, letters)
        cursor.insertText(words, letters)
