"""An action in a row: to do, to move or to let go."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.leading import Leading
from journal_app.ui.widgets.marks import Check
from journal_app.ui.widgets.parts import button, hairline


class ActionRow(QWidget):
    """An action: done, moved by a week or let go from here."""

    done = Signal()
    moved = Signal()
    let_go = Signal()
    opened = Signal()

    def __init__(self, theme: Theme, title: str, second: str) -> None:
        super().__init__()
        self.check = Check(theme, "")
        self.check.setAccessibleName(_("Done: {title}").format(title=title))
        self.check.clicked.connect(self.done)
        self.title = Leading(theme, title, second)
        self.title.clicked.connect(self.opened)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(self.check)
        row.addWidget(self.title, 1)
        for words, kind, name, signal in (
            (_("Move a week"), "quiet", _("Move a week: {title}"), self.moved),
            (_("Let go"), "plain", _("Let go: {title}"), self.let_go),
        ):
            made = button(words, kind)
            made.setAccessibleName(name.format(title=title))
            made.clicked.connect(signal)
            row.addSpacing(theme.px(8))
            row.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(3))
        column.addLayout(row)
        column.addWidget(hairline())
