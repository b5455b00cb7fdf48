"""A relationship as one looks at it: where it stands, how it went, what was agreed."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from journal_app.domain.relationship import Phase, Relationship, phase_reminders
from journal_app.domain.session import Session
from journal_app.i18n import _
from journal_app.services import acting, agreeing, cautions, clients, phases, together
from journal_app.services.counting import in_words
from journal_app.services.together import Together
from journal_app.ui.charts.chart_card import ChartCard
from journal_app.ui.form.around import Around
from journal_app.ui.icons import icon
from journal_app.ui.journal.desk import Desk
from journal_app.ui.people.actions_part import ActionsPart
from journal_app.ui.people.agreed_part import AgreedPart
from journal_app.ui.people.health_part import HealthPart
from journal_app.ui.people.manners import Manners
from journal_app.ui.people.parts import FOOT, SIDE, TOP, Face, TwoColumns, level_row, section
from journal_app.ui.people.phase_path import PhasePath
from journal_app.ui.widgets.avatar import Avatar
from journal_app.ui.widgets.grounds import Notice
from journal_app.ui.widgets.parts import button, hairline, label, tool_button

SHOWN = 3  # sessions; the others stand in their own place
STACKED_BELOW = 560


class PairFace(Face):
    """Read anew whenever something of it is changed; nothing is typed here."""

    form_asked = Signal(str)  # the field to begin with, or nothing

    def __init__(self, desk: Desk, around: Around, manners: Manners) -> None:
        super().__init__(desk.theme)
        self._desk, self._journal, self._around = desk, desk.journal, around
        self._manners, self._read_only = manners, desk.read_only
        self._found: Together | None = None
        self._columns: TwoColumns | None = None
        self._top: QBoxLayout | None = None
        self._path: PhasePath | None = None
        self._word: QWidget | None = None

    def show_pair(self, pair: Relationship) -> None:
        """Show a relationship as the journal has it now."""
        self._found = together.together(self._journal, pair)
        self.put(self._ground(self._found))
        self._arrange()

    def clear(self) -> None:
        """Hold nothing."""
        super().clear()
        self._found = self._columns = self._top = self._path = self._word = None

    def menu(self) -> QMenu:
        """What else can be done with the relationship."""
        made = QMenu(self)
        found = self._found
        if found is None:
            return made
        pair = found.pair
        about = made.addAction(_("About {person}").format(person=found.person.replace("&", "&&")))
        about.triggered.connect(self._open_person)
        made.addAction(_("More about this")).triggered.connect(lambda: self.form_asked.emit(""))
        if self._read_only:
            return made
        made.addAction(_("Link a goal or a transition…")).triggered.connect(
            lambda: self.form_asked.emit("belongs_to")
        )
        made.addSeparator()
        for words, do in self._moves(pair):
            made.addAction(words).triggered.connect(do)
        return made

    def _moves(self, pair: Relationship) -> list[tuple[str, Callable[[], object]]]:
        before, after = phases.neighbours(pair)

        def to(phase: Phase) -> Callable[[], object]:
            return lambda: self._manners.move(pair, phase)

        moves: list[tuple[str, Callable[[], object]]] = []
        if pair.phase == Phase.CLOSED:
            return [(_("Take it up again"), to(Phase.MOVING_ON))]
        if after == Phase.WINDING_UP:
            moves.append((_("Wind up…"), to(after)))
        elif after is not None:
            moves.append((_("On to: {phase}").format(phase=_(after.label).lower()), to(after)))
        if before is not None:
            moves.append((_("Back to: {phase}").format(phase=_(before.label).lower()), to(before)))
        rest = _("Go on again") if pair.paused else _("Pause")
        moves.append((rest, lambda: self._manners.pause(pair)))
        moves.append((_("Close…"), to(Phase.CLOSED)))
        return moves

    def _ground(self, found: Together) -> QWidget:
        px, ground = self._theme.px, QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(px(SIDE), px(TOP), px(SIDE), px(FOOT))
        column.setSpacing(px(16))
        column.addWidget(self._head(found))
        self._add_phase(column, found)
        self._add_notices(column, found)
        self._columns = TwoColumns(self._theme)
        self._fill_main(self._columns.main, found)
        self._fill_side(self._columns.side, found)
        column.addWidget(self._columns)
        column.addStretch(1)
        return ground

    def _head(self, found: Together) -> QWidget:
        px, made = self._theme.px, QWidget()
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight, made)
        self._top.setContentsMargins(0, 0, 0, 0)
        self._top.setSpacing(px(12))
        who = QHBoxLayout()
        who.setSpacing(px(14))
        who.addWidget(Avatar(self._theme, found.person), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(found.person, "title", "pair_title"))
        words.addWidget(label(together.facts(found), "caption", "pair_facts"))
        if found.meetings.origin is not None:
            origin = clients.origin_words(*found.meetings.origin)
            words.addWidget(label(origin, "caption", "pair_origin"))
        who.addLayout(words, 1)
        self._top.addLayout(who, 1)
        self._top.addLayout(self._buttons(found))
        return made

    def _buttons(self, found: Together) -> QHBoxLayout:
        theme = self._theme
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        if found.pair.phase != Phase.CLOSED and not self._read_only:
            plan = button(f"\N{EN SPACE}{_('Plan a session')}", "primary", "plan_session")
            plan.setAccessibleName(_("Plan a session"))
            plan.setIcon(icon(theme, "calendar-plus", 16, "on_accent"))
            plan.setIconSize(QSize(theme.px(16), theme.px(16)))
            plan.clicked.connect(self._plan)
            row.addWidget(plan)
        self.more = tool_button(theme, "ellipsis", _("More to do"), "pair_menu")
        self.more.clicked.connect(self._on_menu)
        row.addWidget(self.more)
        row.addStretch(1)
        return row

    def _add_phase(self, column: QVBoxLayout, found: Together) -> None:
        today = self._around.today()
        self._word = label(phases.word(found.pair, today), "fact", "phase_word")
        self._word.setAccessibleName(
            _("Phase: {phase}").format(phase=phases.word(found.pair, today))
        )
        column.addWidget(self._word)
        self._path = None
        if found.has_path:
            self._path = PhasePath(self._theme, phases.path(found.pair, found.entered, today))
            column.addWidget(self._path)

    def _add_notices(self, column: QVBoxLayout, found: Together) -> None:
        theme, pair = self._theme, found.pair
        caution = cautions.due(pair, found.meetings.cautioned)
        if caution is not None:

            def said() -> None:
                cautions.note_said(self._journal, pair, caution)
                self.show_pair(pair)

            title, words = _(caution.title), _(caution.words)
            notice = Notice(theme, title, words, action=_("I have read this"), on_action=said)
            notice.setObjectName(f"caution_{caution.key}")
            column.addWidget(notice)
        for reminder in phase_reminders(pair, has_agreement=bool(found.agreements)):
            notice = Notice(
                theme,
                _(reminder.words),
                _("A page with questions helps to settle what you meet for and what stays here."),
                "handshake",
                action="" if self._read_only else _("Write it together"),
                on_action=lambda: self._manners.agree_afresh(pair),
            )
            notice.setObjectName("no_agreement")
            column.addWidget(notice)

    def _fill_main(self, column: QVBoxLayout, found: Together) -> None:
        px = self._theme.px
        chart = together.chart(found)
        if chart is not None:
            title = _("From session to session")
            column.addWidget(ChartCard(self._theme, title, chart, only_mine=True))
            column.addSpacing(px(18))
        self._add_sessions(column, found)
        self._add_actions(column, found)
        more = button(_("More about this"), "quiet", "more_fields")
        more.clicked.connect(lambda: self.form_asked.emit(""))
        column.addSpacing(px(12))
        column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeading)

    def _add_sessions(self, column: QVBoxLayout, found: Together) -> None:
        shown = together.last_sessions(found, SHOWN, self._journal.now)
        every = len(found.meetings.newest)
        words = _("All {count}").format(count=in_words(every)) if every > len(shown) else ""
        column.addWidget(section(_("Sessions"), words, self._to_sessions, "all_sessions"))
        for meeting in shown:
            title, second = (
                meeting.title.strip(),
                together.meeting_line(meeting, self._around.today()),
            )
            level = together.level_of(meeting.level)
            go = self._to(Session.table, meeting.id)
            title = title or _("A session")
            row = level_row(self._theme, title, second, go, level, found.first_name)
            column.addWidget(row)
        if not shown:
            column.addWidget(label(_("The first one is still to come."), "caption"))
        said = together.hours_words(found)
        if said:
            column.addWidget(label(said, "caption", "hours"))

    def _add_actions(self, column: QVBoxLayout, found: Together) -> None:
        wanted = acting.open_of(self._journal, found.pair.id)
        rows = acting.facts(self._journal, wanted, self._around.today())
        if not rows:
            return
        part = ActionsPart(self._around, rows, read_only=self._read_only)
        part.opened.connect(self._desk.voice.record_asked)
        part.told.connect(self._tell)
        column.addSpacing(self._theme.px(18))
        column.addWidget(part)

    def _fill_side(self, column: QVBoxLayout, found: Together) -> None:
        px, pair = self._theme.px, found.pair
        agreed = AgreedPart(self._around, found, read_only=self._read_only)
        agreed.opened.connect(lambda one: self._desk.voice.record_asked.emit("entry", one))
        agreed.afresh_asked.connect(lambda: self._manners.agree_afresh(pair))
        column.addWidget(agreed)
        if found.has_met:
            column.addSpacing(px(14))
            column.addWidget(hairline())
            column.addSpacing(px(8))
            column.addWidget(self._health(found))
        column.addStretch(1)

    def _health(self, found: Together) -> QWidget:
        health = HealthPart(self._around, found, read_only=self._read_only)
        health.page_asked.connect(lambda: self._manners.write(found.pair, agreeing.HEALTH_CHECK))
        health.said.connect(self._on_said)
        health.told.connect(self._desk.voice.tell)
        return health

    def _to(self, table: str, record_id: str) -> Callable[[], None]:
        return lambda: self._desk.voice.record_asked.emit(table, record_id)

    def _to_sessions(self) -> None:
        if self._found is not None:
            met = self._found.meetings
            self._desk.voice.ask_sessions(met.person_id or "", met.person.strip())

    def _open_person(self) -> None:
        if self._found is not None and self._found.meetings.person_id:
            self._desk.voice.record_asked.emit("person", self._found.meetings.person_id)

    def _plan(self) -> None:
        if self._found is None:
            return
        self._manners.plan(self._found)

    def _tell(self, words: str, is_step: bool) -> None:  # noqa: FBT001 - a signal's
        self._desk.voice.tell(words, step=self._journal.last_step if is_step else None)

    def _on_said(self) -> None:
        words = _("Kept. Only you see these numbers.")
        self._desk.voice.tell(words, step=self._journal.last_step)

    def _on_menu(self) -> None:
        self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    def _arrange(self) -> None:
        px = self._theme.px
        width = self.viewport().width() - 2 * px(SIDE)
        if self._columns is None or self._top is None:
            return
        self._columns.arrange(width)
        direction = QBoxLayout.Direction
        stacked = width < px(STACKED_BELOW)
        self._top.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        has_path = self._path is not None and width >= self._path.least
        if self._path is not None:
            self._path.setVisible(has_path)
        if self._word is not None:
            self._word.setVisible(not has_path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the aside goes below."""
        super().resizeEvent(event)
        self._arrange()
