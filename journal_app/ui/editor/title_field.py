"""The title: one line, in a field that does not cut tall letters."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QTextOption
from PySide6.QtWidgets import QFrame

from journal_app.domain.fields import LINE_LIMIT
from journal_app.i18n import _
from journal_app.ui.editor.text_field import TextField
from journal_app.ui.theme import Theme

LINE_ENDS = "\r\n|[\n\r\u2028\u2029]"


class TitleField(TextField):
    """One line; Enter and Down go on to the text."""

    left_down = Signal()
    limit = LINE_LIMIT

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("title")
        self.setProperty("kind", "title")
        self.setAccessibleName(_("Title"))
        self.setPlaceholderText(_("Untitled"))
        font = theme.font(24, 600)
        self.setFont(font)
        self.document().setDocumentMargin(1)  # the cursor before an Arabic title stands in it
        self.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(round(QFontMetrics(font).height() * 1.5))

    def put_in(self, text: str) -> None:
        """Line ends become spaces: a title is one line."""
        super().put_in(re.sub(LINE_ENDS, " ", text))

    def go_to(self, position: int) -> None:
        """Put the cursor there and the focus with it."""
        cursor = self.textCursor()
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does not break the line, it leaves it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left_down.emit()
            return
        super().keyPressEvent(event)
