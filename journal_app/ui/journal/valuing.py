"""The words ticked in the exercise of values are kept as values, and the way to them is offered."""

from collections.abc import Callable, Mapping

from journal_app.domain.entry import Entry
from journal_app.errors import JournalError
from journal_app.i18n import _, ngettext
from journal_app.services import valuing
from journal_app.services.counting import in_words
from journal_app.ui.editor.entry_editor import EntryEditor
from journal_app.ui.journal.desk import Desk
from journal_app.ui.page import Slot
from journal_app.ui.widgets.toast import ToastOffer


class Valuing:
    """One step, which can be taken back where it is said; *saved* answers the entry as kept."""

    def __init__(self, desk: Desk, editor: EntryEditor, saved: Callable[[], Entry | None]) -> None:
        self._desk, self._editor, self._saved = desk, editor, saved

    def slots(self) -> Mapping[str, Slot]:
        """Keeping them, as soon as one is ticked."""
        is_open = self._editor.isVisible() and not self._desk.read_only
        template = self._editor.kept.template if is_open else None
        if not valuing.is_possible(template, self._editor.body.text):
            return {}
        return {"entry.values": self._take}

    def _take(self) -> None:
        entry, desk = self._saved(), self._desk
        if entry is None:
            return
        try:
            desk.journal.leave()
            made = valuing.take(desk.journal, entry, desk.templates.find(entry.template))
        except JournalError as error:
            desk.voice.tell(str(error))
            return
        if not made:
            desk.voice.tell(_("These are your values already."))
            return
        words = ngettext("{count} value kept", "{count} values kept", len(made))
        said = words.format(count=in_words(len(made)))
        offer = ToastOffer(_("Open Compass"), lambda: desk.voice.ask_record(made[0]))
        desk.voice.tell(said[:1].upper() + said[1:], desk.journal.last_step, (offer,))
