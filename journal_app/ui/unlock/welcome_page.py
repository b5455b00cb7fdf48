"""Welcome: what this is, and the two ways in."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent

from journal_app.i18n import _
from journal_app.ui.unlock.column import ColumnPage
from journal_app.ui.widgets.parts import button


class WelcomePage(ColumnPage):
    """The first thing there is to see, once."""

    start_asked = Signal()

    def __init__(self) -> None:
        super().__init__(
            460, _("Everything is encrypted on this computer. The app cannot go online.")
        )
        lead = _(
            "Everything is encrypted on this computer. No account. The app cannot go online. "
            "Nobody can reset your passphrase, so we will make a way back in together."
        )
        self.head(_("A private place to think about your work."), lead)
        self._foot.hide()
        self._start = button(_("Start my journal"), "primary", "start")
        self._open = button(_("Open a journal"), "plain", "open_other")
        self._start.clicked.connect(self.start_asked)
        self._open.clicked.connect(self.other_asked)
        self.row(self._start, self._open)

    def showEvent(self, event: QShowEvent) -> None:
        """Enter starts."""
        super().showEvent(event)
        self._start.setDefault(True)
        self._start.setFocus()
