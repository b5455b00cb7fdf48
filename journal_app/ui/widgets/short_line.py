"""Fields of one line that refuse whole what is too long for them, and say so beneath."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QLineEdit, QToolTip

from journal_app.domain.fields import LINE_LIMIT, WORD_LIMIT
from journal_app.i18n import _
from journal_app.ui.plain_words import plain_tip

TAGS_LIMIT = 20_000  # characters of all tags together

Why = Callable[[str], str]  # a sentence of why a text is too long, or nothing


def keep_short(field: QLineEdit, why: Why | None = None) -> None:
    """Take back what makes the field longer than a line may be; it is never cut.

    Qt by itself cuts after 32,767 signs without a word.
    """
    _Keeper(field, why or line_too_long)


def line_too_long(text: str) -> str:
    """What is said of a text longer than a line may be."""
    return _no_room(LINE_LIMIT) if len(text) > LINE_LIMIT else ""


def tags_too_long(text: str) -> str:
    """What is said of tags, between commas, of which one is longer than a tag may be."""
    if len(text) > TAGS_LIMIT:
        return _no_room(TAGS_LIMIT)
    if any(len(word.strip()) > WORD_LIMIT for word in text.split(",")):
        words = _("A tag has at most {limit} characters. Nothing was changed.")
        return words.format(limit=WORD_LIMIT)
    return ""


def _no_room(most: int) -> str:
    words = _("There is room for {limit} characters here. Nothing was changed.")
    return words.format(limit=f"{most:,}")


class _Keeper(QObject):
    """Knows again what stood there before; of an edit Qt tells first, then of any change.

    It keeps a length and a mark. The text itself is the field's own to remember: it forgets
    it when it is emptied.
    """

    def __init__(self, field: QLineEdit, why: Why) -> None:
        super().__init__(field)
        self._field, self._why = field, why
        self._keep(field.text())
        self._later = QTimer(self)  # whoever hears of the same change hears of its end after it
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._take_back)
        field.textEdited.connect(self._on_edited)
        field.textChanged.connect(self._on_changed)

    def _on_edited(self, text: str) -> None:
        if len(text) > self._length and self._why(text):
            self._later.start()

    def _on_changed(self, text: str) -> None:
        if not self._later.isActive():
            self._keep(text)

    def _keep(self, text: str) -> None:
        self._length, self._mark = len(text), hash(text)

    def _take_back(self) -> None:
        field, length, mark = self._field, self._length, self._mark
        words = self._why(field.text())
        if len(field.text()) - length > 1:
            field.undo()
        else:
            field.backspace()
        while hash(field.text()) != mark and field.isUndoAvailable():
            field.undo()
        place = field.mapToGlobal(QPoint(0, field.height()))
        QToolTip.showText(place, plain_tip(words), field)
