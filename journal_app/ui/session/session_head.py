"""The head of a session: its title, where it stands, its facts, and what one likely does next."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from journal_app.domain.record import declared
from journal_app.domain.session import BEFORE, CALLED_OFF, Session
from journal_app.i18n import _
from journal_app.services import sessions
from journal_app.services.sessions import Pair
from journal_app.ui.form.around import Around
from journal_app.ui.form.prose_editors import TitleEditor
from journal_app.ui.session.facts import Facts
from journal_app.ui.session.status_mark import StatusMark
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.parts import button, tool_button

CALL_OFF, MISS, TAKE_PLACE = "call_off", "miss", "take_place"
IN_THE_ROOM = (
    "session.meeting",
    "session.hold",
    "session.paper",
    "session.pass_on",
    "session.calendar",
)
KEEPING = ("entry.versions", "entry.trash")
OF_THE_FRAME = IN_THE_ROOM[:4]
BESIDE_FROM_PX = 360


class SessionHead(QWidget):
    """Says what is open; its buttons say what is wanted."""

    notes_asked = Signal()
    next_asked = Signal()
    done_asked = Signal(str)  # one of the above

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self.title = TitleEditor(declared(Session)["title"], around)
        self.status = StatusMark(around.theme)
        self.facts = Facts(around, self)
        self.start = button(_("Start notes"), "primary", "start_notes")
        self.next = button(_("Next session"), "", "next_session")
        self.more = tool_button(around.theme, "ellipsis", _("More"), "session_more")
        self._menu = QMenu(self)
        self._session, self._read_only = Session(), False
        self._slots: Callable[[], Mapping[str, object]] = dict
        self._build()
        self.start.clicked.connect(self.notes_asked)
        self.next.clicked.connect(self.next_asked)
        self.more.clicked.connect(self._on_more)

    def offer(self, slots: Callable[[], Mapping[str, object]]) -> None:
        """What the page itself does for a command; the menu holds what can be done."""
        self._slots = slots

    def show_session(self, session: Session, pair: Pair, *, read_only: bool) -> None:
        """Say where it stands now."""
        self._session, self._read_only = session, read_only
        self.title.title.setPlaceholderText(sessions.title_words(session, pair.name))
        self.status.show_status(session.status)
        self.facts.say(session, pair)
        self.facts.let(read_only=read_only)
        is_before = session.status in BEFORE
        self.start.setVisible(is_before and not read_only)
        self.next.setVisible(not is_before and not read_only)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the title would be cut, what can be done stands below it."""
        super().resizeEvent(event)
        ways, is_wide = QBoxLayout.Direction, self.width() >= self._around.theme.px(BESIDE_FROM_PX)
        self._upper.setDirection(ways.LeftToRight if is_wide else ways.TopToBottom)

    def fill(self, menu: QMenu) -> None:
        """Put into the menu what can be done with the session now."""
        menu.clear()
        for which in IN_THE_ROOM:
            self._add_command(menu, which, self._slots())
        menu.addSeparator()
        for which, words in self._callings():
            action = menu.addAction(words)
            action.triggered.connect(partial(self.done_asked.emit, which))
        menu.addSeparator()
        for which in KEEPING:
            self._add_command(menu, which, self._slots())

    def _callings(self) -> list[tuple[str, str]]:
        if self._read_only or self._session.created_at is None:
            return []
        if self._session.status in BEFORE:
            return [(CALL_OFF, _("Call it off")), (MISS, _("It did not take place"))]
        if self._session.status in CALLED_OFF:
            return [(TAKE_PLACE, _("It takes place after all"))]
        return []

    def _add_command(self, menu: QMenu, which: str, here: Mapping[str, object]) -> None:
        """The window's own action, with its keys, where it does anything here."""
        action = self.window().findChild(QAction, which)
        if action is not None and (which in here or which in OF_THE_FRAME):
            menu.addAction(action)

    def _on_more(self) -> None:
        self.fill(self._menu)
        self._menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    def _build(self) -> None:
        px = self._around.theme.px
        deeds = QHBoxLayout()
        deeds.setSpacing(px(8))
        for part in (self.start, self.next, self.more):
            deeds.addWidget(part)
        deeds.addStretch(1)
        self._upper = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._upper.setSpacing(px(8))
        self._upper.addWidget(self.title, 1)
        self._upper.addLayout(deeds)
        line = QWidget()
        flow = Flow(line)
        flow.setSpacing(0)
        flow.addWidget(self.status)
        gap = QWidget()
        gap.setFixedSize(px(6), 1)
        flow.addWidget(gap)
        self.facts.add_to(flow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addLayout(self._upper)
        column.addWidget(line)
        column.addWidget(self.facts.trouble)
