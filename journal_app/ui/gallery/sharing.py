"""Templates of one's own: a copy to edit, one of an entry, a file for others and one of theirs."""

from pathlib import Path

from journal_app.domain.entry import Entry
from journal_app.domain.template import Template
from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.services.templates import exchange
from journal_app.services.templates.own import template_of, template_of_entry
from journal_app.services.templates.pattern import Pattern
from journal_app.ui import opening
from journal_app.ui.ask import Answer
from journal_app.ui.journal.desk import Desk


class Sharing:
    """Each thing made is one step, which can be taken back where it is said."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._journal = desk, desk.journal

    def copy(self, pattern: Pattern) -> None:
        """An own template that asks the same, open to be edited."""
        self._keep(template_of(pattern), _("A copy to edit: {title}"))

    def make_of(self, entry: Entry | None) -> None:
        """An own template of the headings of an entry, its text left out."""
        if entry is None:
            self._desk.voice.tell(_("There is nothing written here yet."))
            return
        made = template_of_entry(entry, self._desk.templates.find(entry.template))
        if made is None:
            words = _("A template is made of headings. Begin a line with ## to make one.")
            self._desk.voice.tell(words)
            return
        self._keep(made, _("Made a template: {title}"))

    def bring_in(self) -> None:
        """An own template out of a file, which is read elsewhere meanwhile."""
        if self._desk.read_only:
            self._desk.voice.tell(_("This journal can only be read here."))
            return
        title = _("Bring in a template from a file")
        path = self._desk.ask.old_file(title, Path.home(), (exchange.ENDING,))
        if path is None:
            return
        self._desk.quick.run(
            lambda: _read(path),
            done=lambda made: self._keep(made, _("Brought in: {title}")),
            failed=lambda error: self._desk.voice.tell(str(error)),
            kind="bring_in",
        )

    def save_as(self, pattern: Pattern | None) -> None:
        """A file of a template; nothing of any entry is in it."""
        if pattern is None:
            self._desk.voice.tell(_("No template is open here."))
            return
        if pattern.is_own and not self._is_wanted():
            return
        place = Path.home() / exchange.file_name(pattern)
        title = _("Save this template as a file")
        path = self._desk.ask.new_file(title, place, (exchange.ENDING,))
        if path is None:
            return
        try:
            exchange.write_file(path, pattern)
        except JournalError as error:
            self._desk.voice.tell(str(error))
            return
        voice = self._desk.voice
        voice.tell(opening.written(path), offers=opening.offers_of(path, voice.tell))

    def _is_wanted(self) -> bool:
        """Own questions may say more than those of others do."""
        answers = (Answer("go", _("Choose a place")), Answer("stay", _("Cancel")))
        title = _("This will not be encrypted")
        return self._desk.ask.choose(title, _("Whoever has it can read it."), answers) == "go"

    def _keep(self, template: Template, words: str) -> None:
        if self._desk.read_only:
            self._desk.voice.tell(_("This journal can only be read here."))
            return
        try:
            self._journal.leave()
            kept = self._journal.save(template)
            self._journal.leave()
        except JournalError as error:
            self._desk.voice.tell(str(error))
            return
        step = self._journal.last_step
        self._desk.voice.ask_record(kept)
        self._desk.voice.tell(words.format(title=kept.title), step=step)


def _read(path: Path) -> Template:
    from journal_app.services.importers.template_file import read_template  # noqa: PLC0415 - seldom

    return read_template(path)
