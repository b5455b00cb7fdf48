"""People and relationships: whom one meets, and what was agreed."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from journal_app.domain.record import Record, RecordId
from journal_app.i18n import _
from journal_app.services import client_words, clients, company
from journal_app.services.company import Wanted
from journal_app.services.places import BY_KEY, PEOPLE
from journal_app.ui import commands
from journal_app.ui.form.around import Around
from journal_app.ui.form.people_composer import PeopleComposer
from journal_app.ui.journal.desk import Desk
from journal_app.ui.journal.draft import Draft
from journal_app.ui.journal.rows_list import RowsList
from journal_app.ui.models.people_model import PeopleModel
from journal_app.ui.people.people_view import PeopleView
from journal_app.ui.record_page import RecordPage
from journal_app.ui.widgets.chip import Chip, ChipKind
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.parts import button, set_margins, tool_button

COMPOSER_PX = 720  # the sentence in one line
BEGIN_KEYS = (Qt.Key.Key_Insert, Qt.Key.Key_Plus)


class PeoplePage(RecordPage):
    """One sentence makes a person and a relationship: at first in sight, later behind a plus."""

    clients_asked = Signal()
    composer: PeopleComposer | None = None

    def __init__(self, desk: Desk) -> None:
        self.people = PeopleModel()
        self._wanted = Wanted.EVERYONE
        self._is_composing = False
        self._draft = Draft(desk, "people")
        self.whom = Chip(desk.theme, _(self._wanted.label), "", ChipKind.CHOICE)
        self.plus = tool_button(desk.theme, "plus", _("Someone new"), "new_person")
        self.clients = button("", "quiet", "clients")
        listed = RowsList(desk.theme)
        super().__init__(desk, BY_KEY[PEOPLE], PeopleView(desk), (self.people, listed))
        listed.entered_row.connect(self._on_entered)
        listed.trash_asked.connect(self.trash)
        self.whom.clicked.connect(self._on_whom)
        self.plus.clicked.connect(self.compose)
        self.clients.clicked.connect(self.clients_asked)

    def begin(self) -> None:
        """Show what there is now; the names one was about to add stand there again."""
        words = self._draft.brought_back()
        if self.composer is not None and words:
            self.composer.take_up(words)
            self._is_composing = True
        super().begin()

    def let_go(self, *, may_ask: bool = True) -> bool:
        """Save everything; names that are not added yet are kept, and make nobody."""
        if not super().let_go(may_ask=may_ask):
            return False
        if self.composer is not None:
            self._draft.keep(self.composer.typed)
        return True

    def clear(self) -> None:
        """Hold nothing of the journal in any widget."""
        if self.composer is not None:
            self.composer.clear()
        super().clear()

    def first_way_in(self) -> QWidget:
        """The name in the sentence."""
        return super().first_way_in() if self.composer is None else self.composer.name

    def first(self) -> tuple[str, commands.Slot] | None:
        """Nothing: the sentence above is the way to the first person."""
        return None

    def compose(self) -> None:
        """Put the cursor into the sentence, or leave it."""
        if self.composer is None:
            return
        self._is_composing = not self._is_composing
        self._show_composer()
        (self.composer.name if self._is_composing else self.list).setFocus()

    def narrow(self, wanted: Wanted) -> None:
        """List only these."""
        self._wanted = wanted
        self.whom.setText(_(wanted.label))
        self.whom.setAccessibleName(_("Shown: {who}").format(who=_(wanted.label)))
        self.whom.updateGeometry()
        self._show_rows()
        record = self.form.record
        self._mark(record.id if record is not None else "")

    def corner(self) -> Sequence[QWidget]:
        """The plus."""
        return () if self._desk.read_only else (self.plus,)

    def beneath_heading(self) -> QWidget:
        """Whom the list shows."""
        self.whom.setObjectName("whom")
        self.whom.setAccessibleName(_("Shown: {who}").format(who=_(self._wanted.label)))
        ground = QWidget()
        flow = Flow(ground)
        flow.setSpacing(self._desk.theme.px(12))
        flow.addWidget(self.whom)
        flow.addWidget(self.clients)
        return ground

    def above(self) -> QWidget | None:
        """The sentence."""
        if self._desk.read_only:
            return None
        px = self._desk.theme.px
        self.composer = PeopleComposer(Around(self._desk.theme, self._desk.today, self._journal))
        self.composer.setMaximumWidth(px(COMPOSER_PX))
        self.composer.told.connect(self._on_told)
        self.composer.begun.connect(self._on_begun)
        self.composer.person_asked.connect(self._on_person_asked)
        self.composer.left.connect(self._on_left)
        self._sentence = QWidget()
        row = QHBoxLayout(self._sentence)
        set_margins(row, 40, 22, 40, 14)
        row.addWidget(self.composer, 100)
        row.addStretch(1)
        return self._sentence

    def _show_rows(self) -> None:
        today, wanted = self._desk.today(), self._wanted
        self.people.show_rows(
            lambda beyond: company.rows(self._journal, today, wanted, beyond=beyond)
        )
        has_rows = self.people.first is not None
        focus = Qt.FocusPolicy.StrongFocus if has_rows else Qt.FocusPolicy.NoFocus
        self.list.setFocusPolicy(focus)
        word = self._journal.client_word
        self.clients.setText(_(client_words.TITLES[word]))
        if self.composer is not None:
            self.composer.call_them(word)
        self.clients.setVisible(clients.has_any(self._journal))
        self._show_count()
        self._show_composer()

    def _show_composer(self) -> None:
        if self.composer is None:
            return
        is_first = self._wanted == Wanted.EVERYONE and self.people.first is None
        self.plus.setEnabled(not is_first)
        self.show_above(is_shown=is_first or self._is_composing)

    def _show_first(self) -> None:
        head = self.people.first
        if head is not None:
            self.open_record(head.table, head.id)

    def _put(self, records: Iterable[Record]) -> None:
        """The rows stay true to these; a row that belongs elsewhere now is listed there."""
        for record in records:
            for row in company.rows_of(self._journal, self._desk.today(), record.id):
                known: RecordId = row.head.id
                is_listed = self.people.index_of(known).isValid()
                if is_listed and not self.people.put_row(row):
                    self._show_rows()
                    return

    def _on_told(self, words: str, is_new: object) -> None:
        self._desk.voice.tell(words, step=self._journal.last_step if is_new else None)

    def _on_begun(self, table: str, record_id: RecordId) -> None:
        self.open_record(table, record_id)
        if not self._is_composing:
            self.list.setFocus()

    def _on_person_asked(self) -> None:
        self._is_composing = False
        self._show_composer()
        self.new(self.place.holds[0])

    def _on_left(self) -> None:
        if self._is_composing:
            self.compose()

    def _on_entered(self) -> None:
        """Enter goes into what is open."""
        self.form.setFocus()
        self.focusNextChild()

    def _on_whom(self) -> None:
        menu = QMenu(self)
        for wanted in Wanted:
            action = menu.addAction(_(wanted.label))
            action.setCheckable(True)
            action.setChecked(wanted == self._wanted)
            action.triggered.connect(lambda _checked=False, one=wanted: self.narrow(one))
        menu.popup(self.whom.mapToGlobal(QPoint(0, self.whom.height() + 2)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert and plus begin someone new."""
        if (
            event.key() in BEGIN_KEYS
            and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._is_composing = False
            self.compose()
            return
        super().keyPressEvent(event)
