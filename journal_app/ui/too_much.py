"""Too much just now: offers a page to write on and somebody to stand by."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QCompleter, QDialog, QHBoxLayout, QLineEdit, QListView, QVBoxLayout

from journal_app.domain.goal import Goal
from journal_app.domain.person import Person
from journal_app.domain.record import Change, RecordId
from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.services import linking, too_much
from journal_app.ui.journal.desk import Desk
from journal_app.ui.page import Page, Slot
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.focus_ring import FocusRing
from journal_app.ui.widgets.parts import button, label
from journal_app.ui.widgets.short_line import keep_short

WIDTH = 480


class TooMuchSheet(QDialog):
    """Asks who could stand by; leaving it leaves no trace."""

    def __init__(self, theme: Theme, people: Sequence[str]) -> None:
        super().__init__()
        self._theme = theme
        self.setWindowTitle(_("Too much just now"))
        self.supporter = QLineEdit()
        self.supporter.setObjectName("supporter")
        keep_short(self.supporter)
        self.supporter.setAccessibleName(_("Who could stand by?"))
        self.supporter.setPlaceholderText(_("A name, or nobody for now"))
        offers = QCompleter(list(people), self.supporter)
        offers.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        offers.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = QListView()
        popup.setProperty("kind", "offers")
        offers.setPopup(popup)
        self.supporter.setCompleter(offers)
        self._build()
        self._ring = FocusRing(self)

    @property
    def name(self) -> str:
        """Who was named; "" for nobody."""
        return self.supporter.text().strip()

    def _build(self) -> None:
        px = self._theme.px
        self.setFixedWidth(px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(26), px(24), px(26), px(20))
        column.setSpacing(px(12))
        column.addWidget(label(_("Too much just now"), "page", "title"))
        column.addWidget(
            label(
                _(
                    "That happens where one learns. A page helps to see what is too much. "
                    "Somebody may stand by you; what you set out to do stays yours."
                ),
                "lead",
                "text",
            )
        )
        asked = label(_("Who could stand by?"), "label")
        asked.setBuddy(self.supporter)
        column.addWidget(asked)
        column.addWidget(self.supporter)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        stay, go = button(_("Not now"), "", "stay"), button(_("Write about it"), "primary", "go")
        stay.clicked.connect(self.reject)
        go.clicked.connect(self.accept)
        go.setDefault(True)
        for one in (stay, go):
            row.addWidget(one)
        column.addSpacing(px(6))
        column.addLayout(row)


class TooMuch(QObject):
    """Offers it by a command, and once for each goal when its stretch is said to be too much."""

    def __init__(self, desk: Desk, here: Callable[[], Page], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._journal, self._here = desk, desk.journal, here
        self._offered: set[RecordId] = set()
        self._stop_listening = self._journal.subscribe(self._on_changed)

    def slots(self) -> Mapping[str, Slot]:
        """What the command does, where a goal is open."""
        return {"goal.too_much": self.ask} if isinstance(self._here().shown, Goal) else {}

    def stop(self) -> None:
        """Listen no longer."""
        self._stop_listening()
        self._stop_listening = lambda: None

    def ask(self) -> None:
        """Offer it for the goal that is open."""
        page = self._here()
        goal = page.shown if page.flush() else None
        if isinstance(goal, Goal) and goal.created_at is not None:
            self._offer(goal.id)
        else:
            self._desk.voice.tell(_("There is no goal here yet."))

    def _on_changed(self, changes: Sequence[Change]) -> None:
        shown = self._here().shown
        for goal_id in filter(None, map(too_much.goal_of, changes)):
            is_here = isinstance(shown, Goal) and shown.id == goal_id
            if is_here and goal_id not in self._offered:
                self._offered.add(goal_id)
                QTimer.singleShot(0, self, lambda which=goal_id: self._offer(which))

    def _offer(self, goal_id: RecordId) -> None:
        people = [one.name for one in linking.names(self._journal, Person.table)]
        sheet = TooMuchSheet(self._desk.theme, people)
        if not self._desk.ask.run(sheet) or not self._here().let_go():
            return
        goal = self._journal[Goal].get(goal_id)
        if goal is None:
            return
        try:
            along = self._desk.templates.find(too_much.OUT_OF_DEPTH)
            page = too_much.write(self._journal, goal, sheet.name, self._desk.today(), along)
        except JournalError as error:
            self._desk.voice.tell(str(error))
            return
        step = self._journal.last_step
        self._desk.voice.ask_record(page)
        self._desk.voice.tell(_("A page about it is open"), step=step)
