"""Hours: the meetings that took place, as a table that may leave; then the file is written."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from journal_app.domain.record import Change, RecordId
from journal_app.domain.relationship import Relationship
from journal_app.errors import Exists, JournalError
from journal_app.i18n import _, day_in_words, ngettext
from journal_app.services import hours
from journal_app.services.exporters.hours_file import ENDING
from journal_app.services.hours import Hours, Side
from journal_app.ui import opening
from journal_app.ui.form.around import Around
from journal_app.ui.journal.desk import Desk
from journal_app.ui.page import Page
from journal_app.ui.plain_words import plain_tip
from journal_app.ui.review.facts import FactRow, Section
from journal_app.ui.review.hours_head import HoursHead
from journal_app.ui.review.hours_table import HoursTable
from journal_app.ui.review.lengths import Lengths
from journal_app.ui.review.people_found import PeopleFound
from journal_app.ui.review.where_to import WhereTo, documents
from journal_app.ui.widgets.grounds import Notice
from journal_app.ui.widgets.parts import (
    back_mark,
    button,
    label,
    plane,
    set_margins,
    set_property,
    tool_button,
)

NARROW_BELOW = 1_100  # effective pixels of the window
WIDEST = 1_216  # as wide as what leaves of a review
ENDINGS = {"csv": ENDING}


class HoursPage(Page):
    """What is chosen here is kept nowhere; the file is what the table shows."""

    back_asked = Signal()

    def __init__(self, desk: Desk, folder: Path | None = None) -> None:
        super().__init__()
        self._desk, self._journal = desk, desk.journal
        self._found = Hours((), {})
        self._decisions: dict[RecordId, str] = {}
        self._stop_listening: Callable[[], None] = lambda: None
        self.setAccessibleName(_("Hours"))
        self.head = HoursHead(desk.theme, desk.today)
        self.table = HoursTable(desk.theme)
        self.where = WhereTo(desk.theme, desk.ask, folder or documents(), ENDINGS)
        title = _("People, and how they appear")
        self.people = PeopleFound(desk.theme, self._choices, title)
        self.totals = Section("", "totals")
        self.lengths = Lengths(Around(desk.theme, desk.today, desk.journal))
        self.leaves = Section(_("Leaves"), "leaves")
        self.stays = Section(_("Stays"), "stays")
        self._build()
        self._connect()

    def begin(self) -> None:
        """Show what there is now."""
        self._show()
        self.head.begin()

    def show_side(self, side: Side) -> None:
        """Show the meetings of one side."""
        self.head.choose_side(side)

    def clear(self) -> None:
        """Hold nothing of the journal in any widget, and listen no longer."""
        self._stop_listening()
        self._stop_listening = lambda: None
        self._found, self._decisions = Hours((), {}), {}
        self.table.show_rows(())
        self.where.clear()
        self.people.show_people((), fixed=True)
        self.lengths.show_meetings((), read_only=True)
        for section in (self.totals, self.leaves, self.stays):
            section.show_rows(())
        self.totals.title.clear()
        self._say("", "caption")

    def write_file(self) -> None:
        """Write the file, or say why not."""
        path = self.where.path
        try:
            hours.write_file(self._found, self._decisions, path)
        except JournalError as error:
            if isinstance(error, Exists):
                self.where.offer_free_name()
            self._say(str(error), "error")
            return
        self._say("", "caption")
        voice = self._desk.voice
        voice.tell(opening.written(path), offers=opening.offers_of(path, voice.tell))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, one column below the other."""
        super().resizeEvent(event)
        narrow = self.window().width() < self._desk.theme.px(NARROW_BELOW)
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def _show(self) -> None:
        """Read the meetings anew and show all that follows from them."""
        self._found = hours.hours(self._journal, *self.head.asked)
        title = " ".join(filter(None, (_("Hours"), self.head.words)))
        reader = _("Whoever you hand it to")
        self.where.show_for(reader, _("A log of hours opens in any spreadsheet."), title)
        self._show_people()
        self._show_totals()
        self._show_lengths()
        self._show_leaving()
        self.write.setEnabled(bool(self._found.meetings))
        words = "" if self._found.meetings else _("No meeting took place in this period.")
        self.write.setToolTip(plain_tip(words))
        self._say(words, "caption")

    def _show_people(self) -> None:
        self.table.show_rows(hours.rows(self._found, self._decisions))
        self.people.show_people(hours.people(self._found, self._decisions), fixed=False)

    def _show_totals(self) -> None:
        found = self._found
        words = _("{length} in all")
        known = words.format(length=hours.length_words(found.minutes))
        missing = len(found.unmeasured)
        parts = (known, hours.unmeasured_words(missing) if missing else "")
        self.totals.title.setText(" · ".join(filter(None, parts)))
        self.totals.setVisible(bool(found.meetings))
        said = hours.words(found, self._decisions)
        pairs = {one.pair.id: one.pair for one in found.meetings}
        self.totals.show_rows([self._total(one, pairs, said) for one in found.totals])

    def _show_lengths(self) -> None:
        """What is in no sum, to be completed here."""
        said = hours.words(self._found, self._decisions)
        listed = [(one.id, _meeting_words(one, said)) for one in self._found.unmeasured]
        self.lengths.show_meetings(listed, read_only=self._desk.read_only)

    def _total(
        self, total: hours.Total, pairs: dict[RecordId, Relationship], said: dict[RecordId, str]
    ) -> FactRow:
        pair = pairs[total.relationship_id]
        title = " · ".join((hours.kind_words(pair), hours.with_words(pair, said)))
        words = ngettext("{count} meeting", "{count} meetings", total.sessions)
        parts = [words.format(count=total.sessions), hours.length_words(total.minutes)]
        if total.planned:
            planned = _("{length} of it as planned, not noted")
            parts.append(planned.format(length=hours.length_words(total.planned)))
        if total.unmeasured:
            parts.append(hours.unmeasured_words(total.unmeasured))
        return FactRow(self._desk.theme, "messages-square", title, " · ".join(parts))

    def _show_leaving(self) -> None:
        count = len(self._found.meetings)
        rows = ngettext("{count} row, one a meeting", "{count} rows, one a meeting", count)
        self._show_facts(
            self.leaves,
            [
                ("calendar-days", rows.format(count=count), _("Date, minutes, kind of meeting")),
                ("users-round", _("With whom"), _("As a role, or as you choose")),
            ],
        )
        self._show_facts(
            self.stays,
            [
                ("lock", _("Everything that was said"), _("Titles, agendas, notes, numbers")),
                ("eye-off", _("What did not take place"), _("Called off, missed or still to come")),
            ],
        )

    def _show_facts(self, section: Section, facts: Sequence[tuple[str, str, str]]) -> None:
        section.show_rows([FactRow(self._desk.theme, *fact) for fact in facts])

    def _choices(self, person_id: RecordId) -> list[tuple[str, str]]:
        return hours.choices(self._found, person_id)

    def _on_decided(self, person_id: RecordId, decision: str) -> None:
        self._decisions[person_id] = decision
        self._show_people()
        self._show_totals()

    def _on_noted(self, session_id: RecordId, minutes: int) -> None:
        """It counts from now on; one goes on with the next that is left."""
        voice = self._desk.voice
        try:
            hours.note_length(self._journal, session_id, minutes)
        except JournalError as error:
            voice.tell(str(error))
            return
        length = hours.length_words(minutes)
        voice.tell(_("Noted: {length}").format(length=length), self._journal.last_step)
        if not self.lengths.go_on():
            self.table.setFocus()

    def _on_changed(self, changes: Sequence[Change]) -> None:
        tables = {change.record.table for change in changes}
        if self.isVisible() and tables & {"session", "relationship", "person"}:
            self._show()

    def _say(self, words: str, kind: str) -> None:
        set_property(self._why, "kind", kind)
        self._why.setText(words)
        self._why.setVisible(bool(words))

    def _build(self) -> None:
        theme = self._desk.theme
        self.back = tool_button(theme, back_mark(), _("Back"), "back")
        self.write = button(_("Write the file"), "primary", "write_file")
        self._why = label("", "caption", "why")
        head = QHBoxLayout()
        set_margins(head, 32, 15, 48, 8)
        head.setSpacing(10)
        head.addWidget(self.back)
        title = label(_("Hours"), "page", "heading")
        title.setWordWrap(False)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.write)
        whole = QWidget()
        whole.setMaximumWidth(theme.px(WIDEST))
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(whole, 100)
        across.addStretch(1)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._board(), 1)

    def _board(self) -> QWidget:
        ground = plane("surface")
        column = QVBoxLayout(ground)
        column.setContentsMargins(48, 10, 48, 32)
        column.setSpacing(20)
        column.addWidget(
            Notice(
                self._desk.theme,
                _("This file is not encrypted"),
                _("Whoever has it can read it. It holds days, minutes and roles, no notes."),
                "file-warning",
            )
        )
        column.addWidget(self.head)
        column.addWidget(self._why)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(56)
        sides = (
            (3, (self.table, self.lengths, self.totals)),
            (2, (self.where, self.people, self.leaves, self.stays)),
        )
        for share, parts in sides:
            side = QVBoxLayout()
            side.setSpacing(26)
            for part in parts:
                side.addWidget(part)
            side.addStretch(1)
            self._columns.addLayout(side, share)
        column.addLayout(self._columns)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(ground)
        return area

    def _connect(self) -> None:
        self.head.changed.connect(self._show)
        self.people.decided.connect(self._on_decided)
        self.lengths.noted.connect(self._on_noted)
        self.where.changed.connect(lambda: self._say("", "caption"))
        self.write.clicked.connect(self.write_file)
        self.back.clicked.connect(self.back_asked)
        self._stop_listening = self._journal.subscribe(self._on_changed)


def _meeting_words(one: hours.Meeting, said: dict[RecordId, str]) -> str:
    parts = (day_in_words(one.day), hours.kind_words(one.pair), hours.with_words(one.pair, said))
    return " · ".join(parts)
