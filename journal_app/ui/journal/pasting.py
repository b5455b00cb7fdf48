"""Pasted text with a line too long to show: broken, kept as a file, or left."""

from PySide6.QtCore import QObject, Signal

from journal_app.domain.attachment import Attachment
from journal_app.domain.text import LONG_LINE, kept
from journal_app.errors import JournalError
from journal_app.i18n import _, day_in_words
from journal_app.services import attaching
from journal_app.ui.ask import Answer
from journal_app.ui.editor.body_field import LongLine
from journal_app.ui.editor.entry_editor import EntryEditor
from journal_app.ui.journal.desk import Desk
from journal_app.ui.journal.slices import Slices


class Pasting(QObject):
    """Asks what to do with a long line and does it."""

    told = Signal(str)

    def __init__(self, desk: Desk, editor: EntryEditor, slices: Slices, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._editor = editor
        self._slices = slices
        editor.body.long_line_given.connect(self._on_long_line_given)

    def _on_long_line_given(self, text: str) -> None:
        answer = self._desk.ask.choose(
            _("A very long line"),
            _(
                "What you pasted holds a line of more than {count} characters, which would "
                "slow the page down. It can be broken at spaces, or kept whole as a file in "
                "this journal."
            ).format(count=LONG_LINE),
            (
                Answer(LongLine.BREAK.value, _("Break at spaces")),
                Answer(LongLine.KEEP_AS_FILE.value, _("Keep as a file")),
                Answer(LongLine.LEAVE.value, _("Leave it")),
            ),
        )
        if answer == LongLine.BREAK.value:
            self._editor.body.put_in_broken(text)
        elif answer == LongLine.KEEP_AS_FILE.value:
            self._keep(text)

    def _keep(self, text: str) -> None:
        name = _("Pasted text, {day}.txt").format(day=day_in_words(self._desk.today()))
        data = kept(text).encode()
        try:
            attachment = attaching.described(self._editor.entry, name, "text/plain", data)
        except JournalError as error:
            self.told.emit(str(error))
            return
        self._slices.begin(
            attaching.keep(self._desk.journal, attachment, data),
            done=lambda: self._on_kept(attachment),
            failed=lambda error: self.told.emit(str(error)),
        )

    def _on_kept(self, attachment: Attachment) -> None:
        self._editor.body.put_in(attaching.link_to(attachment))
        self.told.emit(_("Kept as a file in this journal."))
