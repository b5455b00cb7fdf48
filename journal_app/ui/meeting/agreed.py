"""What the two agree while they sit together: rows to tick, and a line for one more."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.action import Action, ActionStatus
from journal_app.i18n import _
from journal_app.services.meeting import owner_words
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.marks import Check
from journal_app.ui.widgets.parts import hairline, label
from journal_app.ui.widgets.short_line import keep_short

ROW_PX = 8


class Row(QWidget):
    """One action: what, whose and until when."""

    ticked = Signal(bool)

    def __init__(self, theme: Theme, action: Action, *, read_only: bool) -> None:
        super().__init__()
        title = action.title.strip() or _("Untitled")
        self.check = Check(theme, "")
        self.check.setObjectName("done")
        self.check.setAccessibleName(_("Done: {title}").format(title=title))
        self.check.setChecked(action.status == ActionStatus.DONE)
        self.check.setEnabled(not read_only)
        self.check.toggled.connect(self.ticked)
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(label(title, "strong"))
        words.addWidget(label(owner_words(action), "caption"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(2))
        row.addWidget(self.check)
        row.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(ROW_PX))
        column.addLayout(row)
        column.addWidget(hairline())


class Agreed(QWidget):
    """The actions of one session."""

    ticked = Signal(str, bool)  # the id of an action, and whether it is done now
    added = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.px(ROW_PX))
        self.line = QLineEdit()
        self.line.setObjectName("new_action")
        self.line.setAccessibleName(_("Add an action"))
        self.line.setPlaceholderText(_("Add an action"))
        self.line.setToolTip(_("Say the day too if there is one, like “by Friday”."))
        keep_short(self.line)
        self.line.returnPressed.connect(self._on_entered)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        column.addLayout(self._rows)
        column.addWidget(self.line)

    def show_actions(self, actions: Sequence[Action], *, read_only: bool) -> None:
        """These, in their order."""
        self._empty()
        for action in actions:
            row = Row(self._theme, action, read_only=read_only)
            row.ticked.connect(lambda is_done, which=action.id: self.ticked.emit(which, is_done))
            self._rows.addWidget(row)
            row.show()
        self.line.setReadOnly(read_only)

    def finish(self) -> None:
        """What stands in the line is an action too."""
        self._on_entered()

    def give_back(self, words: str) -> None:
        """No action could be made of the words: they stand in the line again."""
        if not self.line.text():
            self.line.setText(words)

    def clear(self) -> None:
        """Hold nothing."""
        self._empty()
        self.line.clear()

    def _empty(self) -> None:
        while (taken := self._rows.takeAt(0)) is not None:
            row = taken.widget()
            if row is not None:
                row.hide()
                row.deleteLater()

    def _on_entered(self) -> None:
        words = self.line.text().strip()
        if words and not self.line.isReadOnly():
            self.line.clear()
            self.added.emit(words)
