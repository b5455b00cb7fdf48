"""Files dropped on the page: a text becomes an entry, a picture or PDF belongs to the open one."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from journal_app.domain.attachment import Attachment
from journal_app.errors import JournalError, Refused
from journal_app.i18n import _
from journal_app.services import attaching
from journal_app.services.bringing import Arrival
from journal_app.ui.editor.entry_editor import EntryEditor
from journal_app.ui.editor.text_field import names_files
from journal_app.ui.journal.desk import Desk
from journal_app.ui.journal.slices import Slices


class Dropping(QObject):
    """Takes in one file after the other; what cannot be taken in is refused with a sentence."""

    told = Signal(str)

    def __init__(self, desk: Desk, editor: EntryEditor, slices: Slices, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._editor, self._slices = desk, editor, slices
        self._waiting: list[Path] = []
        self._is_taking = False
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def clear(self) -> None:
        """Take in nothing any more."""
        self._waiting.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Files are copied from where they lie; everything else is left to the fields."""
        if not isinstance(event, QDropEvent) or not self._takes(event.mimeData()):
            return super().eventFilter(watched, event)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            urls = event.mimeData().urls()
            self._waiting += [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
            self._take_next()
        return True

    def _takes(self, source: QMimeData) -> bool:
        return names_files(source) and not self._desk.read_only

    def _take_next(self) -> None:
        if self._is_taking or not self._waiting:
            return
        self._is_taking = True
        arrival = Arrival(self._waiting.pop(0))
        self._slices.begin(
            arrival.read(), done=lambda: self._on_read(arrival), failed=self._on_refused
        )

    def _on_read(self, arrival: Arrival) -> None:
        try:
            if arrival.is_text:
                self._make_entry(arrival)
            else:
                self._keep(arrival)
        except JournalError as error:
            self._on_refused(error)

    def _make_entry(self, arrival: Arrival) -> None:
        entry = arrival.entry(self._desk.today())
        self._desk.journal.change([entry])
        words = _("“{title}” is an entry of its own now, for you alone").format(title=entry.title)
        self._desk.voice.tell(words, step=self._desk.journal.last_step)
        self._go_on()

    def _keep(self, arrival: Arrival) -> None:
        body = self._editor.body
        if not self._editor.isVisible() or body.isReadOnly():
            raise Refused(_("Open the entry first that the file is to belong to."))
        attachment = arrival.attachment(self._editor.entry)
        if not body.has_room_for(attaching.link_to(attachment)):
            raise Refused(_("There is no room for a link in this text. Nothing was changed."))
        self._slices.begin(
            attaching.keep(self._desk.journal, attachment, arrival.data),
            done=lambda: self._on_kept(attachment),
            failed=self._on_refused,
        )

    def _on_kept(self, attachment: Attachment) -> None:
        self._editor.body.put_in(attaching.link_to(attachment))
        self.told.emit(_("Kept as a file in this journal."))
        self._go_on()

    def _on_refused(self, error: JournalError) -> None:
        self.told.emit(str(error))
        self._go_on()

    def _go_on(self) -> None:
        self._is_taking = False
        self._take_next()
