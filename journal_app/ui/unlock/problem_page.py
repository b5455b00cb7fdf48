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
    restore_asked = Signal()
    salvage_asked = Signal()
    sheet_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        happened: str,
        safe: str,
        to_do: str,
        *,
        restore: str = "",
        salvage: str = "",
        sheet: str = "",
    ) -> None:
        """*restore*, *salvage* and *sheet* are the words of ways, where they lead anywhere."""
        super().__init__(theme, 460)
        self.head(_("This journal could not be opened."), happened)
        self.column.addWidget(label(safe, "notice", "safe"))
        self.column.addSpacing(8)
        self.column.addWidget(label(to_do, "lead", "to_do"))
        self.column.addSpacing(16)
        self._restore = button(restore, "primary", "restore")
        self._salvage = button(salvage, "", "salvage")
        self._sheet = button(sheet, "", "use_sheet")
        self._other = button(_("Open another journal"), "plain", "open_other")
        self._again = button(_("Try again"), "plain" if restore else "primary", "again")
        self._likely = self._restore if restore else self._again
        self._build()
        self._connect()

    def _build(self) -> None:
        for way in (self._restore, self._salvage, self._sheet):
            self.column.addWidget(way)
            way.setVisible(bool(way.text()))
        self.row(self._other, self._again)

    def _connect(self) -> None:
        self._restore.clicked.connect(self.restore_asked)
        self._salvage.clicked.connect(self.salvage_asked)
        self._sheet.clicked.connect(self.sheet_asked)
        self._again.clicked.connect(self.again_asked)
        self._other.clicked.connect(self.other_asked)

    def showEvent(self, event: QShowEvent) -> None:
        """Enter does what is likely, which is harmless: whatever it is asks for a passphrase."""
        super().showEvent(event)
        self._likely.setDefault(True)
        self._likely.setFocus()
