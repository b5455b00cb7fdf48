"""A journal that does not open for a reason other than its passphrase."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent

from journal_app.i18n import _
from journal_app.ui.theme import Theme
from journal_app.ui.unlock.column import ColumnPage
from journal_app.ui.widgets.parts import button, label


class ProblemPage(ColumnPage):
    """What happened, what is safe, what to do."""

    again_asked = Signal()

    def __init__(self, theme: Theme, happened: str, safe: str, to_do: str) -> None:
        super().__init__(theme, 460)
        self.head(_("This journal could not be opened."), happened)
        self.column.addWidget(label(safe, "notice", "safe"))
        self.column.addSpacing(8)
        self.column.addWidget(label(to_do, "lead", "to_do"))
        self.column.addSpacing(16)
        self._again = button(_("Try again"), "primary", "again")
        self._other = button(_("Open another journal"), "plain", "open_other")
        self._again.clicked.connect(self.again_asked)
        self._other.clicked.connect(self.other_asked)
        self.row(self._other, self._again)

    def showEvent(self, event: QShowEvent) -> None:
        """Enter tries again, which is harmless."""
        super().showEvent(event)
        self._again.setDefault(True)
        self._again.setFocus()
