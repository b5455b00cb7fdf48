"""The open entry on paper or in a file: the one way in which a single entry leaves."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from journal_app.domain.entry import Entry
from journal_app.errors import JournalError, Refused
from journal_app.i18n import _
from journal_app.services import disclosure
from journal_app.services.exporters import entry_file, new_file
from journal_app.ui import opening
from journal_app.ui.ask import Answer
from journal_app.ui.journal.desk import Desk
from journal_app.ui.preview.browser import SafeDocument

PAPER_PX = 15


class HandingOut(QObject):
    """Says first that what leaves is not encrypted."""

    def __init__(self, desk: Desk, opened: Callable[[], Entry | None], parent: QObject) -> None:
        """*opened* saves the open entry and answers it; None when there is nothing yet."""
        super().__init__(parent)
        self._desk, self._opened = desk, opened

    def print(self) -> None:
        """Print the entry."""
        text = self._text()
        if text is None or not self._is_wanted(
            _("The print queue of this computer may keep a copy that is not encrypted."),
            _("Print"),
        ):
            return
        from journal_app.services.render import to_html  # noqa: PLC0415 - only when used

        document = SafeDocument()
        document.setDefaultFont(self._desk.theme.font(PAPER_PX))
        document.setHtml(to_html(text[1]))
        if self._desk.ask.print(document):
            self._desk.voice.tell(_("Handed to the printer"))

    def save_as(self) -> None:
        """Keep the entry as a Markdown or an HTML file."""
        text = self._text()
        if text is None or not self._is_wanted(
            _("Whoever has it can read it. Hand it over the way you would hand over a letter."),
            _("Choose a place"),
        ):
            return
        path = self._desk.ask.new_file(
            _("Save this entry as a file"), Path.home() / f"{text[0]}.md", tuple(entry_file.ENDINGS)
        )
        if path is None:
            return
        try:
            new_file.write_new(path, [_as(path, text[1], text[0])])
        except JournalError as error:
            self._desk.voice.tell(str(error))
            return
        voice = self._desk.voice
        voice.tell(opening.written(path), offers=opening.offers_of(path, voice.tell))

    def _is_wanted(self, why: str, action: str) -> bool:
        answers = (Answer("go", action), Answer("stay", _("Cancel")))
        return self._desk.ask.choose(_("This will not be encrypted"), why, answers) == "go"

    def _text(self) -> tuple[str, str] | None:
        """A name for the entry and what may leave of it; None when nothing does."""
        entry = self._opened()
        if entry is None:
            self._desk.voice.tell(_("There is nothing written here yet."))
            return None
        try:
            seen = disclosure.for_its_writer(self._desk.journal, entry)
        except Refused as error:
            self._desk.voice.tell(str(error))
            return None
        return entry_file.file_name(seen), entry_file.to_markdown(seen)


def _as(path: Path, text: str, title: str) -> str:
    if path.suffix == ".md":
        return text
    from journal_app.services.exporters.html_file import to_page  # noqa: PLC0415 - only when used

    return to_page(text, title, "")
