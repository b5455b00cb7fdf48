"""A page for work during which no journal is shown: what is done, how far, and a way to stop."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent

from journal_app.i18n import _
from journal_app.ui.theme import Theme
from journal_app.ui.unlock.column import ColumnPage, Sentence
from journal_app.ui.widgets.parts import button

WIDTH_PX, HUNDRED = 460, 100


class WorkingPage(ColumnPage):
    """Nothing of the journal is in it."""

    stop_asked = Signal()

    def __init__(self, theme: Theme, title: str, lead: str, *, may_stop: bool = False) -> None:
        super().__init__(theme, WIDTH_PX)
        self.head(title, lead, "hard-drive")
        self._said = Sentence(theme, "progress")
        self._stop = button(_("Stop"), "", "stop")
        self._stop.clicked.connect(self.stop_asked)
        self.column.addWidget(self._said)
        self.row(self._stop)
        self._stop.setVisible(may_stop)

    def show_progress(self, done: int, total: int) -> None:
        """Say how far it is."""
        if total > 0:
            words = _("{percent} %").format(percent=HUNDRED * done // total)
            self._said.say(words, "caption")

    def show_step(self, words: str) -> None:
        """Say what is done now."""
        self._said.say(words, "caption")

    def showEvent(self, event: QShowEvent) -> None:
        """The only key there is stops it."""
        super().showEvent(event)
        if not self._stop.isHidden():
            self._stop.setFocus()
