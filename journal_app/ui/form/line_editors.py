"""Editors of one line: text, words, numbers, times, and names of other records."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.fields import Field
from journal_app.domain.head import Head
from journal_app.i18n import _
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.parts import set_property

MOMENT = "%Y-%m-%d %H:%M"
Lookup = Callable[[str], Sequence[Head]]


class FieldEditor(QWidget):
    """One field of a form. What it cannot understand yet stays in it, marked."""

    changed = Signal()

    def __init__(self, field: Field, inner: QWidget) -> None:
        super().__init__()
        self.field, self.inner = field, inner
        inner.setAccessibleName(_(field.label))
        self.setFocusProxy(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(inner)

    def load(self, value: Any) -> None:
        """Show a value; nothing is said to have changed."""
        raise TypeError(type(self), value)

    @property
    def value(self) -> Any:
        """The value as last understood."""
        raise TypeError(type(self))

    @property
    def is_understood(self) -> bool:
        """Whether the field could hold all that stands in it."""
        return True


class LineEditor(FieldEditor):
    """One line of text."""

    def __init__(self, field: Field, _theme: Theme) -> None:
        self.line = QLineEdit()
        super().__init__(field, self.line)
        self.line.textEdited.connect(self._on_edited)

    def load(self, value: Any) -> None:
        """Show the text."""
        self.line.setText(self._shown(value))
        self._mark()

    @property
    def value(self) -> Any:
        """The text."""
        return self.line.text()

    def _shown(self, value: Any) -> str:
        return str(value)

    def _on_edited(self) -> None:
        self._mark()
        self.changed.emit()

    def _mark(self) -> None:
        set_property(self.line, "problem", "false" if self.is_understood else "true")


class WordsEditor(LineEditor):
    """Short texts between commas."""

    def _shown(self, value: Any) -> str:
        return ", ".join(value)

    @property
    def value(self) -> tuple[str, ...]:
        """The texts."""
        return tuple(filter(None, (part.strip() for part in self.line.text().split(","))))


class NumberEditor(LineEditor):
    """A number within its bounds, or nothing."""

    def __init__(self, field: Field, theme: Theme) -> None:
        self._kept: float | None = None
        super().__init__(field, theme)
        self.line.setMaximumWidth(theme.px(140))

    def load(self, value: Any) -> None:
        """Show the number."""
        self._kept = value
        super().load(value)

    def _shown(self, value: Any) -> str:
        return "" if value is None else f"{value:g}"

    @property
    def value(self) -> float | None:
        """The number as last understood; untouched it keeps every decimal."""
        if self.line.text() != self._shown(self._kept):
            found = self._read()
            self._kept = self._kept if found is NotImplemented else found
        return self._kept

    @property
    def is_understood(self) -> bool:
        """Whether it is a number within its bounds."""
        return self._read() is not NotImplemented

    def _read(self) -> Any:
        text = self.line.text().strip()
        if not text:
            return None
        try:
            found = int(text) if self.field.whole else float(text.replace(",", "."))
        except ValueError:
            return NotImplemented
        low, high = self.field.low, self.field.high
        fits = (low is None or found >= low) and (high is None or found <= high)
        return found if fits else NotImplemented


class MomentEditor(LineEditor):
    """A day and a time as 2025-03-14 09:00, with the offset of this computer then."""

    def __init__(self, field: Field, theme: Theme) -> None:
        self._kept: dt.datetime | None = None
        super().__init__(field, theme)
        self.line.setMaximumWidth(theme.px(220))
        self.line.setPlaceholderText(_("2025-03-14 09:00"))

    def load(self, value: Any) -> None:
        """Show the clock time as it was entered."""
        self._kept = value
        super().load(value)

    def _shown(self, value: Any) -> str:
        return "" if value is None else value.strftime(MOMENT).rjust(len("2025-03-14 09:00"), "0")

    @property
    def value(self) -> dt.datetime | None:
        """The time as last understood; untouched it keeps its offset."""
        if self.line.text() != self._shown(self._kept):
            found = self._read()
            self._kept = self._kept if found is NotImplemented else found
        return self._kept

    @property
    def is_understood(self) -> bool:
        """Whether it is a day and a time."""
        return self._read() is not NotImplemented

    def _read(self) -> Any:
        text = self.line.text().strip()
        if not text:
            return None
        try:
            return dt.datetime.fromisoformat(text).astimezone()
        except (ValueError, OverflowError):
            return NotImplemented


class LinkEditor(FieldEditor):
    """Another record, by typing the beginning of its name."""

    def __init__(self, field: Field, _theme: Theme, lookup: Lookup) -> None:
        self.line = QLineEdit()
        self._lookup = lookup
        self._kept: str | None = None
        self._ids: dict[str, str] = {}
        super().__init__(field, self.line)
        self._names = QStringListModel(self)
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._on_edited)
        self.line.setCompleter(completer)
        self.line.setPlaceholderText(_("Type a name"))
        self.line.textEdited.connect(self._on_edited)

    def load(self, value: Any) -> None:
        """Show the name of the record."""
        self._kept = value
        self._ids = {}
        for head in self._lookup(self.field.to or ""):
            name = head.title.strip() or _("Untitled")
            while name in self._ids:
                name += " ·"
            self._ids[name] = head.id
        self._names.setStringList(list(self._ids))
        names = {record_id: name for name, record_id in self._ids.items()}
        self.line.setText(names.get(value, "") if value else "")
        self._mark()

    @property
    def value(self) -> str | None:
        """The id of the record named, or the one that was there while the name is unfinished."""
        text = self.line.text().strip()
        if not text:
            return None if self.line.isModified() else self._kept
        return self._ids.get(text, self._kept)

    @property
    def is_understood(self) -> bool:
        """Whether there is a record of that name."""
        text = self.line.text().strip()
        return not text or text in self._ids

    def _on_edited(self, _text: str = "") -> None:
        self._mark()
        self.changed.emit()

    def _mark(self) -> None:
        set_property(self.line, "problem", "false" if self.is_understood else "true")
