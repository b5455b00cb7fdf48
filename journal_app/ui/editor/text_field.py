"""Text fields that keep what they are given: plain text in, the same text out."""

import itertools
from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTextEdit

from journal_app.domain.text import REPLACEMENT, kept
from journal_app.i18n import _
from journal_app.ui.in_sight import bring_cursor_into_sight
from journal_app.ui.signs import as_qt
from journal_app.ui.undo_keys import left_to_the_window

PARAGRAPH = "\N{PARAGRAPH SEPARATOR}"
BESIDE_ENTER = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
FRAMES = str.maketrans({"\ufdd0": REPLACEMENT, "\ufdd1": REPLACEMENT})  # Qt's own marks


def as_typed(text: str) -> str:
    """What a text field can hold of a text: line ends as one sign, nothing Qt would swallow."""
    held = kept(text).translate(FRAMES).removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    return held.replace("\r\n", "\n").replace("\r", "\n").replace(PARAGRAPH, "\n")


def end_of_change(before: str, now: str) -> int:
    """Where in the text as it is now what was changed in it ends."""
    most = min(len(before), len(now))
    begins, ends = _alike(before, now), _alike(reversed(before), reversed(now))
    return len(now) - min(ends, most - begins)


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    """How many signs both begin with."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _pair in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))


def names_files(source: QMimeData) -> bool:
    """Whether files of this computer are offered, whatever else is."""
    return any(url.isLocalFile() for url in source.urls())


def file_left_out() -> str:
    """What is said when a file was to be put into a text."""
    return _("That is a file. Its path was not put into the text.")


class TextField(QTextEdit):
    """Rich text is switched off; undo and redo go to whoever listens for the shortcuts."""

    told = Signal(str)  # a sentence about what was just done with the text
    limit = 0

    def __init__(self) -> None:
        super().__init__()
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QTextEdit.Shape.NoFrame)

    @property
    def text(self) -> str:
        """The text as it stands, hard spaces too, which Qt's own answer would lose."""
        return kept(self.document().toRawText().replace(PARAGRAPH, "\n"))

    def load(self, text: str) -> None:
        """Show another text; there is nothing to undo in it yet."""
        document = self.document()
        self.setUndoRedoEnabled(False)
        document.setLayoutEnabled(False)  # or the formats would lay a megabyte out at once: 0.7 s
        self.setPlainText(as_typed(text))
        self._dress()
        document.setLayoutEnabled(True)
        document.markContentsDirty(0, document.characterCount())
        self.setUndoRedoEnabled(True)
        document.setModified(False)

    @property
    def standing(self) -> tuple[str, int]:
        """The text, and where the cursor stands in it."""
        return self.text, self.textCursor().position()

    def stand_again(self, before: tuple[str, int]) -> bool:
        """Put the cursor where what was loaded anew differs, or back where it was.

        *before* is how it stood; answers whether the text differs, which is then in sight.
        """
        (old, at), now = before, self.text
        differs = old != now
        cursor = self.textCursor()
        wanted = as_qt(now, end_of_change(old, now)) if differs else at
        cursor.setPosition(min(wanted, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        if differs:
            bring_cursor_into_sight(self)
        return differs

    def put_in(self, text: str) -> None:
        """Insert at the cursor, as one step of undo; too much is refused whole, never cut."""
        held = as_typed(text)
        if self._room() < len(held):
            self.told.emit(self._refusal(len(held)))
            return
        if kept(text) != text:
            self.told.emit(
                _("Signs that cannot be kept were replaced by {sign}.").format(sign=REPLACEMENT)
            )
        self.textCursor().insertText(held)
        self.ensureCursorVisible()

    def choose(self, given: str, start: int, length: int) -> bool:
        """Select a place of the text that was loaded, in what now stands here, and go to it.

        Where it stands elsewhere by now, its first likeness is selected; answers whether any is.
        """
        wanted, at = as_typed(given[start : start + length]), len(as_typed(given[:start]))
        shown = self.text
        if shown[at : at + len(wanted)] != wanted:
            at = shown.find(wanted)
        if at < 0 or not wanted:
            return False
        cursor = self.textCursor()
        cursor.setPosition(as_qt(shown, at))
        cursor.setPosition(as_qt(shown, at + len(wanted)), cursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.go_to_cursor()
        self.setFocus()
        return True

    def go_to_cursor(self) -> None:
        """Scroll so that the cursor stands in the upper third, where there is so much text."""
        self.ensureCursorVisible()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect().top() - self.viewport().height() // 3)

    def has_room_for(self, text: str) -> bool:
        """Whether so much could be put in at the cursor."""
        return len(as_typed(text)) <= self._room()

    def _room(self) -> int:
        """How many more signs fit, the selected ones given back."""
        cursor = self.textCursor()
        chosen = cursor.selectionEnd() - cursor.selectionStart()
        return self.limit - (self.document().characterCount() - 1) + chosen

    def _refusal(self, length: int) -> str:
        words = _("{length} characters are too many here: {room} fit. Nothing was changed.")
        return words.format(length=f"{length:,}", room=f"{max(0, self._room()):,}")

    def _dress(self) -> None:
        """Set formats that loading has swept away; never on the undo stack."""

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Plain text only, whatever else is offered; of a file never its path."""
        if names_files(source):
            self.told.emit(file_left_out())
        elif source.hasText():
            self.put_in(source.text())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Whether there is any text in it; a file is left to whoever keeps files."""
        return source.hasText() and not names_files(source) and not self.isReadOnly()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Refuse a key when the field is full; Enter always begins a line, as high as the rest."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not event.modifiers() & BESIDE_ENTER and not self.isReadOnly():
            self.put_in("\n")  # in an empty line Qt would clear its format and begin none
            return
        if event.text() and event.text().isprintable() and self._room() < len(event.text()):
            self.told.emit(self._refusal(len(event.text())))
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window, which knows who has typing to undo."""
        return False if left_to_the_window(event) else super().event(event)
