"""Another template for the open entry: in an empty one it is put in, else the text is kept."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from journal_app.domain.entry import Entry
from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.services.templates.pattern import answered
from journal_app.services.templates.switching import first_open, with_template
from journal_app.ui.editor.entry_editor import EntryEditor
from journal_app.ui.journal.desk import Desk
from journal_app.ui.journal.open_page import OpenPage
from journal_app.ui.page import Slot
from journal_app.ui.signs import as_qt


class Templating(QObject):
    """A change to what is written is one step; what is not written yet is taken back here."""

    def __init__(self, desk: Desk, editor: EntryEditor, page: OpenPage, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._journal, self._templates = desk, desk.journal, desk.templates
        self._editor, self._page = editor, page
        self._before: list[Entry] = []  # of an entry that is not written yet

    def use(self, key: str | None) -> None:
        """Write the open entry along that template from now on, or along none."""
        self._editor.finish()
        if not self._page.autosave.flush():
            return
        entry = self._editor.kept
        if self._desk.read_only:
            self._desk.voice.tell(_("This journal can only be read here."))
            return
        new = self._templates.find(key)
        changed = with_template(entry, self._templates.find(entry.template), new)
        if entry.created_at is None:
            self._before = [*self._still_before(), entry]
            self._page.show_anew(changed)
        elif not self._keep(changed):
            return
        body = changed.body_md
        self._editor.place_cursor(as_qt(body, first_open(body, new)) if new is not None else 0)

    def first_open(self, entry: Entry) -> int:
        """Where the first answer goes, as long as there is none; else the beginning."""
        along = self._templates.find(entry.template)
        if along is None or answered(entry.body_md, along)[0]:
            return 0
        return as_qt(entry.body_md, first_open(entry.body_md, along))

    def slots(self) -> Mapping[str, Slot]:
        """Taking it back, as long as nothing was typed since."""
        return {"edit.undo": self._take_back} if self._still_before() else {}

    def _still_before(self) -> list[Entry]:
        """How the open entry was before, as long as it is not written."""
        kept, typed = self._editor.kept, self._editor.body.document()
        is_same = bool(self._before) and self._before[-1].id == kept.id
        if not is_same or kept.created_at is not None or typed.isUndoAvailable():
            self._before = []
        return self._before

    def _take_back(self) -> None:
        before = self._before.pop()
        self._page.show_anew(before)
        self._editor.place_cursor(0)

    def _keep(self, changed: Entry) -> bool:
        try:
            self._journal.leave()
            kept = self._journal.save(changed)
            self._journal.leave()
        except JournalError as error:
            self._desk.voice.tell(str(error))
            return False
        self._page.show_anew(kept)
        title = self._templates.find(changed.template)
        words = _("Now along “{title}”") if title is not None else _("Now an empty page")
        said = words.format(title=title.title if title is not None else "")
        self._desk.voice.tell(said, step=self._journal.last_step)
        return True
