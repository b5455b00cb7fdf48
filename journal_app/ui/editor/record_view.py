"""A record that is not an entry, as plain text to read."""

import datetime as dt

from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from journal_app.domain.codes import Code
from journal_app.domain.profile import ClientWord
from journal_app.domain.record import Record, declared
from journal_app.i18n import _, day_in_words
from journal_app.services import client_words
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.parts import label

NOT_READ = frozenset({"key", "hidden", "stamp", "link", "flag"})


class RecordView(QWidget):
    """Its noun, its title, then each field that says something."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._noun = label("", "caption", "noun")
        self._title = label("", "page", "record_title")
        self._text = QTextEdit()
        self._text.setReadOnly(True)
        self._text.setObjectName("record_text")
        self._text.setTabChangesFocus(True)
        self._text.setFont(theme.font(15))
        self._text.document().setDocumentMargin(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(40, 30, 40, 0)
        for widget in (self._noun, self._title):
            layout.addWidget(widget)
        layout.addSpacing(12)
        layout.addWidget(self._text, 1)

    def show_record(self, record: Record, word: ClientWord) -> None:
        """Show what the record says; *word* is what those one coaches are called."""
        title = record.head_title.strip() or _("Untitled")
        self._noun.setText(_(type(record).noun))
        self._title.setText(title)
        self._text.setPlainText(as_text(record, word))
        self._text.setAccessibleName(title)

    def clear(self) -> None:
        """Hold nothing."""
        for part in (self._noun, self._title, self._text):
            part.clear()


def as_text(record: Record, word: ClientWord) -> str:
    """The labels and values of the fields that say something, each on lines of its own."""
    parts = []
    for name, field in declared(type(record)).items():
        value = getattr(record, name)
        if field.word in NOT_READ or name == record.title_field or value in (None, "", ()):
            continue
        parts.append(f"{_(field.label)}\n{_in_words(value, word)}")
    return "\n\n".join(parts)


def _in_words(value: object, word: ClientWord) -> str:
    if isinstance(value, Code):
        return client_words.label(value, word)
    if isinstance(value, dt.datetime):
        return f"{day_in_words(value.date())}, {value:%H:%M}"
    if isinstance(value, dt.date):
        return day_in_words(value)
    if isinstance(value, tuple):
        return ", ".join(_in_words(one, word) for one in value)
    return str(value)
