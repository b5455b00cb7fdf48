"""Another record, by typing a part of its name."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QListView

from journal_app.domain.fields import Field
from journal_app.domain.person import Person
from journal_app.domain.record import RecordId
from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.services import acquainting, linking
from journal_app.services.linking import Named
from journal_app.ui.form.around import Around
from journal_app.ui.form.field_editor import FieldEditor
from journal_app.ui.form.line_editors import Line

MOST_SHOWN = 12


class NameLine(Line):
    """Offers names that hold what was typed, and last, where it may, to make a new one."""

    picked = Signal(object)  # Named
    made = Signal(str)  # the name of something new

    def __init__(self, names: Callable[[], Sequence[Named]], new: str = "") -> None:
        """*new* is the sentence that offers to make one, with a gap for the name."""
        super().__init__()
        self._names, self._new = names, new
        self.found: dict[str, Named] = {}
        self._offers = QStringListModel(self)
        completer = QCompleter(self._offers, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self._on_activated, Qt.ConnectionType.QueuedConnection)
        popup = QListView()
        popup.setProperty("kind", "offers")
        completer.setPopup(popup)
        self.setCompleter(completer)
        self.setPlaceholderText(_("Type a name"))
        self.textEdited.connect(self.offer)

    @property
    def offers(self) -> list[str]:
        """What is offered now."""
        return list(self._offers.stringList())

    def offer(self, text: str) -> None:
        """Offer what holds the text."""
        names = self._names()
        hits = linking.matching(names, text)[:MOST_SHOWN] if text.strip() else []
        self.found = {self._line_of(each): each for each in hits}
        offers = list(self.found)
        if self._new and text.strip() and linking.exactly(names, text) is None:
            offers.append(self._new.format(name=text.strip()))
        self._offers.setStringList(offers)

    def _line_of(self, each: Named) -> str:
        return each.name

    def _on_activated(self, words: str) -> None:
        found = self.found.get(words)
        before, _gap, after = self._new.partition("{name}")
        if found is not None:
            self.picked.emit(found)
        elif self._new and words.startswith(before):
            self.made.emit(words[len(before) : len(words) - len(after)])


class SortedNameLine(NameLine):
    """The same for names of several kinds: each says what it is, and how it would be linked."""

    def _line_of(self, each: Named) -> str:
        return " · ".join(filter(None, (each.name, each.sort, each.how)))


class LinkEditor(FieldEditor):
    """The record a field leads to."""

    def __init__(self, field: Field, around: Around) -> None:
        self._around = around
        self._id: RecordId | None = None
        self._shown = ""
        self._names: list[Named] | None = None
        self._may_be_new = field.to == Person.table
        new = _("New person “{name}”") if self._may_be_new else ""
        self.line = NameLine(self._all, new)
        super().__init__(field, self.line)
        self.line.textEdited.connect(self._on_edited)
        self.line.picked.connect(self._on_picked)
        self.line.made.connect(self._on_made)
        self.line.editingFinished.connect(self.finish)

    def load(self, value: Any) -> None:
        """Show the name of the record."""
        self._id, self._names = value, None
        self._shown = linking.name_of(self._around.journal, self.field.to or "", value)
        self.line.setText(self._shown)
        self.line.setCursorPosition(0)

    @property
    def value(self) -> RecordId | None:
        """The id of the record named, or the one that was there while the name is unfinished."""
        return self._id

    @property
    def problem(self) -> str:
        """Why the name leads nowhere."""
        text = self.line.text().strip()
        if text == self._shown.strip() or not text:
            return ""
        return _("There is nothing of that name yet. Choose one from the list.")

    def finish(self) -> None:
        """A whole name typed without choosing it counts, and so does a part of only one."""
        text = self.line.text().strip()
        if not text or text == self._shown.strip():
            return
        found = linking.exactly(self._all(), text)
        if found is None and not self._may_be_new:
            hits = linking.matching(self._all(), text)
            found = hits[0] if len(hits) == 1 else None
        if found is not None:
            self._on_picked(found)

    def _all(self) -> list[Named]:
        if self._names is None:
            self._names = linking.names(self._around.journal, self.field.to or "")
        return self._names

    def _on_edited(self, text: str) -> None:
        if not text.strip() and self._id is not None:
            self._id, self._shown = None, ""
            self.changed.emit()

    def _on_picked(self, found: Named) -> None:
        is_new = found.id != self._id
        self._id, self._shown = found.id, found.name
        self.line.setText(found.name)
        if is_new:
            self.changed.emit()

    def _on_made(self, name: str) -> None:
        try:
            person = acquainting.new_person(self._around.journal, name)
        except JournalError as error:
            self.told.emit(str(error))
            return
        self._names = None
        self._on_picked(Named(person.table, person.id, person.name))


def later(line: NameLine) -> None:
    """Empty the line once the completer, which writes into it last, is done."""
    QTimer.singleShot(0, line.clear)
