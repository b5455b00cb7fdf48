"""What else is said of an action, beneath its row: who sees it, whose, until when, the plan."""

import dataclasses

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.action import Action
from journal_app.domain.record import RecordId, declared
from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.services.linking import other_person
from journal_app.services.problems import held_back
from journal_app.ui.form.around import Around
from journal_app.ui.form.choice_editors import LevelEditor
from journal_app.ui.form.columns import Columns
from journal_app.ui.form.editors import editor_for
from journal_app.ui.form.field_editor import FieldEditor
from journal_app.ui.form.field_row import FieldRow
from journal_app.ui.widgets.parts import button, set_margins

LEVEL = "level"
NAMES = (LEVEL, "owner", "due_on", "if_then", "goal_id")
INSET_PX = 31  # where the words of the row begin


class ActionDetail(QWidget):
    """Every change is written at once; Escape closes it."""

    opened = Signal(str)
    closed = Signal()
    told = Signal(str)

    def __init__(self, around: Around, action_id: RecordId) -> None:
        super().__init__()
        self._around, self.action_id = around, action_id
        self.editors: dict[str, FieldEditor] = {}
        fields = Columns(around.theme)
        action = around.journal[Action].get(action_id) or Action()
        for name in NAMES:
            editor = editor_for(declared(Action)[name], getattr(Action(), name), around)
            if editor is None:
                continue
            editor.setObjectName(f"action_{name}")
            editor.load(getattr(action, name))
            if isinstance(editor, LevelEditor):
                editor.limit(action.own_ceiling, other_person(around.journal, action))
            editor.changed.connect(self._save)
            self.editors[name] = editor
            fields.addWidget(FieldRow(editor, around.theme, with_label=name != LEVEL))
        page = button(_("Everything about it"), "quiet", "open_action")
        page.clicked.connect(lambda: self.opened.emit(self.action_id))
        close = button(_("Close"), "plain", "close_action")
        close.clicked.connect(self.closed)
        foot = QHBoxLayout()
        foot.setSpacing(around.theme.px(16))
        foot.addWidget(page)
        foot.addWidget(close)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        px = around.theme.px
        set_margins(column, px(INSET_PX), px(8), 0, px(12))
        column.addLayout(fields)
        column.addLayout(foot)

    def finish(self) -> None:
        """Read what stands in every field now."""
        for editor in self.editors.values():
            editor.finish()

    def _save(self) -> None:
        action = self._around.journal[Action].get(self.action_id)
        if action is None:
            return
        said = {name: editor.value for name, editor in self.editors.items()}
        try:
            after = dataclasses.replace(action, **said)
            self._around.journal.save(held_back(action, after, self._around.journal))
        except JournalError as error:
            self.told.emit(str(error))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it; what was typed is read first."""
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
            self.closed.emit()
            return
        super().keyPressEvent(event)
