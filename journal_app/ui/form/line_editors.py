"""Editors of one line: text, words, numbers, days and times."""

from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView

from journal_app.domain.fields import LINE_LIMIT, WORD_LIMIT, Field
from journal_app.i18n import _
from journal_app.services.spoken_lengths import said_minutes
from journal_app.store.fold import fold
from journal_app.ui.editor.day_field import DayField, MomentField
from journal_app.ui.form.around import Around
from journal_app.ui.form.field_editor import FieldEditor
from journal_app.ui.signs import as_qt
from journal_app.ui.undo_keys import left_to_the_window
from journal_app.ui.widgets.parts import keep_level

MOST = 10_000_000  # characters Qt takes; far beyond what there is room for


class Line(QLineEdit):
    """One line that leaves undo to the window."""

    def __init__(self) -> None:
        super().__init__()
        keep_level(self)

    def event(self, event: QEvent) -> bool:
        """Let the window decide whose undo it is."""
        return False if left_to_the_window(event) else super().event(event)


class LineEditor(FieldEditor):
    """One line of text; what is too long stays in it, marked, and nothing is cut."""

    def __init__(self, field: Field, _around: Around) -> None:
        self.line = Line()
        self.line.setMaxLength(MOST)
        self._fitting: Any = None
        super().__init__(field, self.line)
        self.line.textEdited.connect(self.changed)

    def load(self, value: Any) -> None:
        """Show the text."""
        self._fitting = value
        self.line.setText(self._shown(value))
        self.line.setCursorPosition(0)

    def choose(self, given: str, start: int, length: int) -> None:
        """Select the place where it stands as it was loaded; else all that stands here."""
        self.setFocus()
        shown, wanted = self.line.text(), given[start : start + length]
        at = start if shown == given else shown.find(wanted)
        if at < 0:
            self.line.selectAll()
            return
        first = as_qt(shown, at)
        self.line.setSelection(first, as_qt(shown, at + len(wanted)) - first)

    @property
    def value(self) -> Any:
        """The text; where it is too long, as it was when it last fitted."""
        if not self.problem:
            self._fitting = self._said()
        return self._fitting

    @property
    def problem(self) -> str:
        """Whether there is room for the text."""
        if len(self.line.text()) <= LINE_LIMIT:
            return ""
        return _("There is room for {limit} characters here.").format(limit=LINE_LIMIT)

    def _shown(self, value: Any) -> str:
        return str(value)

    def _said(self) -> Any:
        return self.line.text()


class SuggestedEditor(LineEditor):
    """One line of text that may be a code; its words are shown, and suggested."""

    def __init__(self, field: Field, around: Around) -> None:
        super().__init__(field, around)
        self._codes = {_(code.label): str(code) for code in field.codes or ()}
        completer = QCompleter(list(self._codes), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = QListView()
        popup.setProperty("kind", "offers")
        completer.setPopup(popup)
        completer.activated.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        self.line.setCompleter(completer)

    def _shown(self, value: Any) -> str:
        words = {code: word for word, code in self._codes.items()}
        return str(words.get(value, value))

    def _said(self) -> str:
        """The code of the words, or the words."""
        text = self.line.text()
        wanted = fold(text.strip())
        return next((c for words, c in self._codes.items() if fold(words) == wanted), text)


class WordsEditor(LineEditor):
    """Short texts between commas."""

    def _shown(self, value: Any) -> str:
        return ", ".join(value)

    @property
    def problem(self) -> str:
        """Whether there is room for each of them."""
        if all(len(part) <= WORD_LIMIT for part in self._said()):
            return ""
        return _("There is room for {limit} characters in each.").format(limit=WORD_LIMIT)

    def _said(self) -> tuple[str, ...]:
        """The texts."""
        return tuple(filter(None, (part.strip() for part in self.line.text().split(","))))


class NumberEditor(LineEditor):
    """A number within its bounds, or nothing."""

    def __init__(self, field: Field, around: Around) -> None:
        self._kept: float | None = None
        super().__init__(field, around)

    def load(self, value: Any) -> None:
        """Show the number."""
        self._kept = value
        super().load(value)

    def _shown(self, value: Any) -> str:
        if value is None:
            return ""
        return str(int(value)) if value == int(value) else str(value)

    @property
    def value(self) -> float | None:
        """The number; untouched it keeps every decimal, not understood it is as it was."""
        if self.line.text() == self._shown(self._kept):
            return self._kept
        found = self._read()
        return self._kept if isinstance(found, str) else found

    @property
    def problem(self) -> str:
        """Whether it is a number within its bounds."""
        found = self._read()
        return found if isinstance(found, str) else ""

    def _read(self) -> float | str | None:
        """The number, or why it is none."""
        text = self.line.text().strip()
        if not text:
            return None
        found = self._understood(text)
        if isinstance(found, str):
            return found
        low, high = self.field.low, self.field.high
        if low is not None and high is not None and not low <= found <= high:
            words = _("This goes from {low} to {high}.")
            return words.format(low=f"{low:,.0f}", high=f"{high:,.0f}")
        return found

    def _understood(self, text: str) -> float | str:
        """The number a text is, or why it is none."""
        try:
            return int(text) if self.field.whole else float(text.replace(",", "."))
        except ValueError:
            return _("This is not a number.")


class MinutesEditor(NumberEditor):
    """A length of time in minutes, typed as one says it: 90, 1:30, 1 h 30."""

    def _understood(self, text: str) -> float | str:
        found = said_minutes(text)
        return _("This is no length. Try 90, 1:30 or 1 h 30.") if found is None else found

    def finish(self) -> None:
        """What was understood stands there in minutes."""
        if not self.problem:
            self.load(self.value)


class DayEditor(FieldEditor):
    """A day, typed as one says it, or chosen from a month."""

    def __init__(self, field: Field, around: Around) -> None:
        self.day = DayField(around.theme, around.today)
        self.day.setProperty("kind", "")
        self.day.setObjectName("")
        self.day.setMinimumWidth(0)
        self.day.setMaximumWidth(QWIDGET_MOST)
        self.day.add_calendar()
        super().__init__(field, self.day)
        self.day.day_changed.connect(self.changed)

    def load(self, value: Any) -> None:
        """Show the day."""
        self.day.load(value)

    @property
    def value(self) -> Any:
        """The day as last understood."""
        return self.day.day

    @property
    def problem(self) -> str:
        """Why it is no day yet."""
        return self.day.problem

    def finish(self) -> None:
        """Read what stands here now."""
        self.day.finish()


class MomentEditor(FieldEditor):
    """A day and a time, typed as one says it."""

    def __init__(self, field: Field, around: Around) -> None:
        self.moment = MomentField(around.theme, around.today)
        self.moment.add_calendar()
        super().__init__(field, self.moment)
        self.moment.day_changed.connect(self.changed)

    def load(self, value: Any) -> None:
        """Show the clock time as it was entered."""
        self.moment.load(value)

    @property
    def value(self) -> Any:
        """The time as last understood."""
        return self.moment.moment

    @property
    def problem(self) -> str:
        """Why it is no time yet."""
        return self.moment.problem

    def finish(self) -> None:
        """Read what stands here now."""
        self.moment.finish()


QWIDGET_MOST = 16_777_215  # Qt's own bound: as wide as there is room
