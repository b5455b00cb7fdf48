"""How are we doing? The five numbers as they were said last, and a way to say them anew."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.reading import Metric
from journal_app.errors import JournalError
from journal_app.i18n import _, day_in_words
from journal_app.services import checking_in, together
from journal_app.services.together import Together
from journal_app.ui.form.around import Around
from journal_app.ui.widgets.dots import Dots
from journal_app.ui.widgets.grounds import picture
from journal_app.ui.widgets.marks import Rating
from journal_app.ui.widgets.parts import button, label


class HealthPart(QWidget):
    """Words come first: a page to write; numbers are there for whoever wants them."""

    page_asked = Signal()
    said = Signal()  # numbers were kept, as one step
    told = Signal(str)

    def __init__(self, around: Around, found: Together, *, read_only: bool) -> None:
        super().__init__()
        self.setObjectName("health")
        self._around, self._found = around, found
        self.ratings: dict[Metric, Rating] = {}
        self._numbers = QWidget()
        self.write = button(_("Write about it"), "quiet", "write_health")
        self.say = button(_("In numbers"), "plain", "say_health")
        self._build(read_only=read_only)
        self.write.clicked.connect(self.page_asked)
        self.say.clicked.connect(self._on_say)

    def keep(self) -> None:
        """Keep the numbers of today, as one step."""
        journal, today = self._around.journal, self._around.today()
        pair = self._found.pair
        values = {metric: float(one.value()) for metric, one in self.ratings.items() if one.value()}
        note = checking_in.on(journal, pair, today).note
        try:
            checking_in.check_in(journal, pair, today, values, note)
        except JournalError as error:
            self.told.emit(str(error))
            return
        self.said.emit()

    def _build(self, *, read_only: bool) -> None:
        theme, px = self._around.theme, self._around.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        head = QHBoxLayout()
        head.addWidget(label(_("How are we doing?"), "section"), 1)
        lock = picture(theme, "lock", 14, "muted")
        lock.setAccessibleName(_("Only you see this"))
        lock.setToolTip(_("Only you see this"))
        head.addWidget(lock)
        column.addLayout(head)
        self._add_last(column)
        if together.is_time_to_look(self._found, self._around.today()):
            words = _("A quarter has passed: a good moment to look at how it goes.")
            column.addWidget(label(words, "caption", "time_to_look"))
        feet = QHBoxLayout()
        feet.setSpacing(px(16))
        for each in () if read_only else (self.write, self.say):
            feet.addWidget(each)
        feet.addStretch(1)
        column.addLayout(feet)
        column.addWidget(self._numbers)
        self._numbers.hide()

    def _add_last(self, column: QVBoxLayout) -> None:
        day = together.last_health(self._found)
        if day is None:
            return
        if day.taken_on is not None:
            column.addWidget(label(day_in_words(day.taken_on), "caption", "health_day"))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(self._around.theme.px(2))
        grid.setColumnStretch(0, 1)
        for row, (metric, value) in enumerate(day.values.items()):
            words = _(metric.label)
            grid.addWidget(label(words), row, 0)
            grid.addWidget(Dots(self._around.theme, words, round(value)), row, 1)
        column.addLayout(grid)

    def _on_say(self) -> None:
        if not self.ratings:
            self._build_numbers()
        self._numbers.setVisible(self._numbers.isHidden())
        if not self._numbers.isHidden():
            next(iter(self.ratings.values())).setFocus()

    def _build_numbers(self) -> None:
        theme = self._around.theme
        today = checking_in.on(self._around.journal, self._found.pair, self._around.today())
        grid = QGridLayout(self._numbers)
        grid.setContentsMargins(0, theme.px(6), 0, 0)
        grid.setVerticalSpacing(theme.px(4))
        grid.setColumnStretch(0, 1)
        metrics = together.health_metrics(self._found.pair)
        for row, metric in enumerate(metrics):
            words = _(metric.label)
            rating = Rating(theme, words, round(today.values.get(metric, 0)))
            rating.setObjectName(f"health_{metric}")
            self.ratings[metric] = rating
            grid.addWidget(label(words), row, 0)
            grid.addWidget(rating, row, 1)
        keep = button(_("Keep these"), "", "keep_health")
        keep.clicked.connect(self.keep)
        grid.addWidget(keep, len(metrics), 0, 1, 2, Qt.AlignmentFlag.AlignLeading)
