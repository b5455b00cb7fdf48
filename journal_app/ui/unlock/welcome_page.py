"""Welcome: what this is, and the three ways in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent

from journal_app.i18n import _
from journal_app.ui.theme import Theme
from journal_app.ui.unlock.column import ColumnPage, Sentence
from journal_app.ui.widgets.parts import button, label

LEADING = Qt.AlignmentFlag.AlignLeading
WIDTH_PX = 560  # so that the one sentence stands on one line
MAY_BREAK = "\N{ZERO WIDTH SPACE}"


class WelcomePage(ColumnPage):
    """The first thing there is to see, once."""

    start_asked = Signal()
    sample_asked = Signal()
    place_asked = Signal()

    def __init__(self, theme: Theme, place: str) -> None:
        """*place* says where a new journal will be kept."""
        super().__init__(theme, WIDTH_PX)
        self._start = button(_("Start my journal"), "primary", "start")
        self._open = button(_("Open a journal or a backup"), "quiet", "open_other")
        self._sample = button(_("Look round a sample"), "quiet", "sample")
        self._sentence = Sentence(theme, "sentence")
        self._place = label("", "caption", "place")
        self._change = button(_("Change"), "quiet", "change_place")
        self._change.setAccessibleName(_("Change where the journal is kept"))
        self._build()
        self._connect()
        self.show_place(place)

    def show_place(self, place: str) -> None:
        """Say where the journal will be kept."""
        self._place.setText(place.replace("/", f"/{MAY_BREAK}").replace("\\", f"\\{MAY_BREAK}"))
        self._place.setAccessibleName(place)

    def show_busy(self) -> None:
        """The sample is being made; it takes some seconds."""
        self._set_enabled(enabled=False)
        self._sample.setText(_("Making the sample…"))
        self._sentence.say("")

    def show_problem(self, words: str) -> None:
        """Say why there is no sample."""
        self._set_enabled(enabled=True)
        self._sample.setText(_("Look round a sample"))
        self._sentence.say(words)

    def _build(self) -> None:
        lead = _(
            "Everything is encrypted on this computer. No account. The app cannot go online. "
            "Nobody can reset your passphrase, so we will make a way back in together."
        )
        self.head(_("A private place to think about your work."), lead, "notebook-pen")
        self.column.addSpacing(8)
        self.column.addWidget(self._start, 0, LEADING)
        self.column.addSpacing(12)
        self.column.addWidget(self._open, 0, LEADING)
        self.column.addWidget(self._sample, 0, LEADING)
        self.column.addWidget(self._sentence)
        self.row(self._place, self._change)

    def _connect(self) -> None:
        self._start.clicked.connect(self.start_asked)
        self._open.clicked.connect(self.other_asked)
        self._sample.clicked.connect(self.sample_asked)
        self._change.clicked.connect(self.place_asked)

    def _set_enabled(self, *, enabled: bool) -> None:
        for widget in (self._start, self._open, self._sample, self._change):
            widget.setEnabled(enabled)

    def showEvent(self, event: QShowEvent) -> None:
        """Enter starts."""
        super().showEvent(event)
        self._start.setDefault(True)
        self._start.setFocus()
