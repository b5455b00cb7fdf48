"""Words of a person on what can be pressed or pointed at: shown as they stand."""

from PySide6.QtGui import QKeySequence, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

BREAK = "\N{ZERO WIDTH SPACE}"


class PlainButton(QAbstractButton):
    """A button we paint ourselves: an ampersand in its words is an ampersand, and no key."""

    def setText(self, text: str) -> None:
        """Qt would make a key of the letter behind an ampersand."""
        super().setText(text)
        self.setShortcut(QKeySequence())

    def setToolTip(self, words: str) -> None:
        """The words as they stand."""
        super().setToolTip(plain_tip(words))


class PlainLabel(QLabel):
    """A label, or what is only a picture; Qt by itself would look whether its words are HTML."""

    def __init__(self, words: str = "") -> None:
        super().__init__(words)
        self.setTextFormat(Qt.TextFormat.PlainText)


def plain_tip(words: str) -> str:
    """The words of a tool tip: what Qt would take for rich text is broken where none sees it."""
    if not Qt.mightBeRichText(words):
        return words
    return words.replace("<", f"<{BREAK}").replace("&", f"&{BREAK}")
