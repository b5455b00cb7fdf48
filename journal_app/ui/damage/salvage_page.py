"""Saving what can be read of a damaged journal: how far it is, then what is missing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from journal_app.i18n import _
from journal_app.ui.theme import Theme
from journal_app.ui.unlock.column import ColumnPage
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.parts import button, label

WIDTH, LIST_HEIGHT = 680, 260


class SalvagePage(ColumnPage):
    """First the progress and a way to stop it, then the result; the damaged file is only read."""

    stop_asked = Signal()
    list_asked = Signal()  # to be kept as a file
    open_asked = Signal()
    back_asked = Signal()

    def __init__(self, theme: Theme, back: str) -> None:
        """*back* are the words of the way back."""
        super().__init__(theme, WIDTH)
        self.head(
            _("Saving what can be read"),
            _("Everything readable goes into a new journal. The damaged file is only read."),
            "shield-check",
        )
        self.said = label("", "", "salvage_said")
        self.list = QPlainTextEdit()
        self.list.setObjectName("salvage_list")
        self.list.setProperty("kind", "report")
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setAccessibleName(_("What is missing"))
        self.list.setMinimumHeight(theme.px(LIST_HEIGHT))
        self.stop = button(_("Stop"), "", "salvage_stop")
        self.back = button(back, "quiet", "salvage_back")
        self.keep_list = button(_("Save this list…"), "", "salvage_keep_list")
        self.open = button(_("Open the new journal"), "primary", "salvage_open")
        self._build()
        self.show_progress(0, 1)

    def show_progress(self, done: int, total: int) -> None:
        """How much was looked at so far."""
        percent = min(100, 100 * done // max(total, 1))
        self._say(_("{percent} % of the pages are read…").format(percent=percent))
        self._offer(self.stop)

    def show_result(self, summary: str, missing: str) -> None:
        """What was saved, and a line for each thing that is missing."""
        self._say(summary)
        self.list.setPlainText(missing)
        self.list.setVisible(bool(missing))
        self._offer(self.back, self.open, *([self.keep_list] if missing else []))
        self.open.setFocus()

    def show_problem(self, words: str) -> None:
        """It could not be done, and nothing was changed."""
        self._say(words)
        self._offer(self.back)
        self.back.setFocus()

    def show_kept(self, words: str) -> None:
        """The list is a file too."""
        self._say(words)

    def forget(self) -> None:
        """Hold no title."""
        self.list.clear()
        self._say("")

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setAccessibleName(words)

    def _offer(self, *offered: QPushButton) -> None:
        for made in (self.stop, self.back, self.keep_list, self.open):
            made.setVisible(made in offered)

    def _build(self) -> None:
        self.column.addWidget(self.said)
        self.column.addSpacing(8)
        self.column.addWidget(self.list)
        self.list.hide()
        self.column.addSpacing(12)
        flow = Flow()
        flow.setSpacing(self.theme.px(8))
        for made in (self.open, self.keep_list, self.stop, self.back):
            flow.addWidget(made)
        self.column.addLayout(flow)
        self.stop.clicked.connect(self.stop_asked)
        self.keep_list.clicked.connect(self.list_asked)
        self.open.clicked.connect(self.open_asked)
        self.back.clicked.connect(self.back_asked)
