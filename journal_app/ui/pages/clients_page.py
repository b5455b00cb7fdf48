"""All my clients: when we meet next, what is open, and whom I helped."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain.person import Person
from journal_app.domain.profile import ClientWord, Profile
from journal_app.domain.record import Change, RecordId
from journal_app.domain.relationship import Relationship
from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.services import client_words, clients
from journal_app.ui.clients.client_delegate import ROW, ClientDelegate
from journal_app.ui.clients.clients_model import ClientsModel
from journal_app.ui.clients.helped_list import HelpedList
from journal_app.ui.journal.desk import Desk
from journal_app.ui.page import Page
from journal_app.ui.widgets.chip import Chip, ChipKind
from journal_app.ui.widgets.grounds import EmptyState
from journal_app.ui.widgets.parts import button, held, label, plane, set_margins

WIDTH = 860
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
SHOWN = frozenset(
    {"session", "relationship", "person", "action", "goal", "link", "resource", "entry"}
)


class ClientsList(QListView):
    """As high as its rows; Enter opens the one with the focus."""

    entered_row = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt by itself opens nothing by Enter on every system."""
        if event.key() in ENTER and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class ClientsPage(Page):
    """Heads only; a row leads to the relationship."""

    record_asked = Signal(str, str)
    hours_asked = Signal()
    people_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._journal = desk, desk.journal
        self._stop_listening: Callable[[], None] = lambda: None
        self._opened: RecordId = ""
        self.model = ClientsModel()
        self.list = ClientsList()
        self.helped = HelpedList(desk.theme)
        self.word = Chip(desk.theme, "", "", ChipKind.CHOICE)
        self.hours = button(_("Hours…"), "", "hours")
        self._heading = label("", "page", "heading")
        self._area, self._ground = QScrollArea(), plane("surface")
        self._build()
        self._connect()
        self._show_word()

    def begin(self) -> None:
        """Show what there is now, the focus on the row one came from."""
        self._show()
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(self.model.row_of(self._opened)))
            self.list.setFocus()

    def clear(self) -> None:
        """Hold nothing of the journal in any widget, and listen no longer."""
        self._stop_listening()
        self._stop_listening = lambda: None
        self._opened = ""
        self.model.show_these((), self._desk.today())
        self.helped.show_people(())

    def word_menu(self) -> QMenu:
        """What those one coaches may be called."""
        menu = QMenu(self)
        menu.setAccessibleName(_("What I call them"))
        menu.aboutToHide.connect(menu.deleteLater)
        now = self._journal.client_word
        for one in ClientWord:
            action = menu.addAction(_(one.label))
            action.setObjectName(str(one))
            action.setCheckable(True)
            action.setChecked(one == now)
            action.triggered.connect(lambda _on=False, one=one: self._on_word(one))
        return menu

    def _show(self) -> None:
        today = self._desk.today()
        found = clients.clients(self._journal, today)
        self.model.show_these(found, today)
        self.list.setFixedHeight(self._desk.theme.px(ROW) * max(1, len(found)) + 2)
        self.list.setVisible(bool(found))
        helped = clients.helped(self._journal)
        self.helped.show_people(helped)
        self._stack.setCurrentIndex(0 if found or helped else 1)
        self.hours.setEnabled(bool(found))

    def _show_word(self) -> None:
        now = self._journal.client_word
        self.setAccessibleName(_(client_words.TITLES[now]))
        self._heading.setText(_(client_words.TITLES[now]))
        self.word.setText(_("Called: {word}").format(word=_(now.label).lower()))
        self.word.setAccessibleName(self.word.text())
        self.word.updateGeometry()

    def _on_word(self, chosen: ClientWord) -> None:
        try:
            clients.keep_word(self._journal, chosen)
        except JournalError as error:
            self._desk.voice.tell(str(error))
        self._show_word()

    def _on_row(self, index: QModelIndex) -> None:
        client = self.model.client(index)
        if client is not None:
            self._opened = client.relationship_id
            self.record_asked.emit(Relationship.table, client.relationship_id)

    def _on_changed(self, changes: Sequence[Change]) -> None:
        tables = {change.record.table for change in changes}
        if self.isVisible() and SHOWN & tables:
            self._show()
        if Profile.table in tables:
            self._show_word()

    def _build(self) -> None:
        theme, words = self._desk.theme, _("Those you coach, mentor or supervise.")
        empty = EmptyState(
            theme,
            "handshake",
            words,
            _("Say on the page of people whose coach or mentor you are; they appear here."),
            (_("Go to people"), self.people_asked.emit),
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._board())
        self._stack.addWidget(empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(self._stack, 1)

    def _head(self) -> QHBoxLayout:
        px = self._desk.theme.px
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        self._heading.setWordWrap(False)
        self.word.setObjectName("word")
        self.word.setEnabled(not self._desk.read_only)
        row.addWidget(self._heading)
        row.addWidget(self.word)
        row.addStretch(1)
        row.addWidget(self.hours)
        whole = held(line, px(WIDTH))
        set_margins(whole, px(40), px(20), px(40), px(12))
        return whole

    def _board(self) -> QWidget:
        px = self._desk.theme.px
        self.list.setObjectName("clients")
        self.list.setAccessibleName(_("Those I coach, mentor or supervise"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(ClientDelegate(self._desk.theme))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        parts = QWidget()
        column = QVBoxLayout(parts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(32))
        column.addWidget(self.list)
        column.addWidget(self.helped)
        column.addStretch(1)
        whole = held(parts, px(WIDTH))
        set_margins(whole, px(40), 0, px(40), px(32))
        self._ground.setLayout(whole)
        area = self._area
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._ground)
        return area

    def _connect(self) -> None:
        self.list.clicked.connect(self._on_row)
        self.list.entered_row.connect(self._on_row)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.hours.clicked.connect(self.hours_asked)
        self.word.clicked.connect(self._on_word_asked)
        person = Person.table
        self.helped.person_asked.connect(lambda key: self.record_asked.emit(person, key))
        self._stop_listening = self._journal.subscribe(self._on_changed)

    def _on_current(self, index: QModelIndex, _before: QModelIndex) -> None:
        """The row with the focus is in sight: the ground scrolls, not the list."""
        area = self.list.visualRect(index)
        at = self.list.mapTo(self._ground, area.center())
        self._area.ensureVisible(at.x(), at.y(), 0, area.height())

    def _on_word_asked(self) -> None:
        self.word_menu().popup(self.word.mapToGlobal(self.word.rect().bottomLeft()))
