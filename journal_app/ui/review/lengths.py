"""Meetings of which no length was noted: how long each took is said where they are listed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from journal_app.domain.record import RecordId, declared
from journal_app.domain.session import Session
from journal_app.i18n import _
from journal_app.ui.form.around import Around
from journal_app.ui.form.line_editors import MinutesEditor
from journal_app.ui.review.facts import FactRow, Section
from journal_app.ui.widgets.parts import label

FIELD_PX = 64


class Lengths(Section):
    """A row a meeting; what is typed there holds on leaving it."""

    noted = Signal(str, int)  # the id of a session, minutes

    def __init__(self, around: Around) -> None:
        super().__init__(_("No length noted"), "lengths")
        self._around = around
        self.editors: dict[RecordId, MinutesEditor] = {}

    def show_meetings(self, meetings: Sequence[tuple[RecordId, str]], *, read_only: bool) -> None:
        """Show these, each by its id and what it is called."""
        self.editors = {}
        rows = [self._row(*one, read_only=read_only) for one in meetings]
        self.show_rows(rows)
        self.setVisible(bool(rows))

    def go_on(self) -> bool:
        """Put the cursor into the first that is left; answers whether any is."""
        for editor in self.editors.values():
            editor.setFocus()
            return True
        return False

    def _row(self, session_id: RecordId, words: str, *, read_only: bool) -> QWidget:
        row = FactRow(self._around.theme, "timer", words)
        row.row.setAlignment(row.icon, Qt.AlignmentFlag.AlignVCenter)  # the field is higher
        editor = MinutesEditor(declared(Session)["actual_minutes"], self._around)
        editor.setFixedWidth(self._around.theme.px(FIELD_PX))
        editor.setEnabled(not read_only)
        editor.line.setObjectName(f"length_{session_id}")
        editor.line.setAccessibleName(_("Minutes it took: {meeting}").format(meeting=words))
        editor.line.editingFinished.connect(partial(self._on_said, session_id, row))
        unit = label(_("minutes"), "caption")
        unit.setWordWrap(False)
        unit.setBuddy(editor)
        for part in (editor, unit):
            row.row.addWidget(part)
        self.editors[session_id] = editor
        return row

    def _on_said(self, session_id: RecordId, row: FactRow) -> None:
        editor = self.editors.get(session_id)
        if editor is None or not editor.line.isModified():
            return
        editor.line.setModified(False)
        editor.mark(editor.problem)
        row.say(row.title.text(), editor.problem)
        if not editor.problem and editor.value is not None:
            self.noted.emit(session_id, int(editor.value))
