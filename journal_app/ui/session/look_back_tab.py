"""After a session: how it was, when next, a page about it, and numbers where they are wanted."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.domain.record import declared
from journal_app.domain.session import Session
from journal_app.i18n import _, day_in_words
from journal_app.services import sessions, switches
from journal_app.services.switches import SWITCHES
from journal_app.ui.form.around import Around
from journal_app.ui.form.line_editors import DayEditor
from journal_app.ui.session.open_text import EDGE_PX, OpenTextEditor
from journal_app.ui.session.private_part import NUMBERS, inset
from journal_app.ui.session.section import Scrolled, Section, emptied_grid
from journal_app.ui.widgets.grounds import PrivatePlace
from journal_app.ui.widgets.marks import Check
from journal_app.ui.widgets.parts import button, hairline, label

DAY_PX, ROW_PX = 240, 36


class LookBackTab(Scrolled):
    """One line is enough; the rest is there for whoever wants it."""

    next_planned = Signal()
    reflection_asked = Signal()
    switched = Signal(str, bool)

    def __init__(self, around: Around) -> None:
        super().__init__(around.theme)
        self._around, theme, fields = around, around.theme, declared(Session)
        self.how = OpenTextEditor(fields["selfcheck_md"], theme, _("In a line or two"), text_px=15)
        self.next_on = DayEditor(fields["next_on"], around)
        self.next_on.setMaximumWidth(theme.px(DAY_PX))
        self.plan = button(_("Plan it"), "quiet", "plan_next")
        self._planned = label("", "caption", "planned_next")
        self.problem = label("", "error", "next_on_problem")
        self.problem.hide()
        self.reflect = button(_("Reflect on this"), "quiet", "reflect")
        self.closer = button(_("Look closer"), "quiet", "look_closer")
        self._numbers = QWidget()
        self.checks: dict[str, Check] = {}
        self._table, self._line = QGridLayout(), hairline()
        self._build()
        self.next_on.day.problem_changed.connect(self._on_problem)
        self.plan.clicked.connect(self.next_planned)
        self.reflect.clicked.connect(self.reflection_asked)
        self.closer.clicked.connect(self._on_closer)

    def show_session(self, session: Session, *, read_only: bool) -> None:
        """What may be done now."""
        head = sessions.planned_on(self._around.journal, session) if session.next_on else None
        may_plan = head is None and session.next_on is not None and session.starts_at is not None
        self.plan.setVisible(may_plan and not read_only)
        self._planned.setVisible(head is not None)
        if head is not None and head.day is not None:
            self._planned.setText(_("Planned for {day}").format(day=day_in_words(head.day)))
        self.reflect.setEnabled(session.created_at is not None and not read_only)
        self.closer.setVisible(self._numbers.isHidden())
        if not self._numbers.isHidden():
            self.show_numbers()

    def show_numbers(self) -> None:
        """Which numbers are asked for, and what was said in the last six sessions."""
        on = switches.switched_on(self._around.journal)
        for name, check in self.checks.items():
            check.setChecked(name in on)
        emptied_grid(self._table)
        shown = [name for name in NUMBERS if name in on]
        found = sessions.looks_back(self._around.journal) if shown else []
        self._line.setVisible(bool(found))
        for column, name in enumerate(shown if found else [], 1):
            self._put(label(self._words(name), "group"), 0, column)
        for row, each in enumerate(found, 1):
            day = each.starts_at.date() if each.starts_at is not None else None
            self._put(label(day_in_words(day) if day else "", "caption"), row, 0)
            for column, name in enumerate(shown, 1):
                value = getattr(each, name)
                self._put(label("" if value is None else f"{value}"), row, column)

    def _put(self, part: QWidget, row: int, column: int) -> None:
        self._table.addWidget(part, row, column)
        part.show()

    def clear(self) -> None:
        """Hold nothing."""
        emptied_grid(self._table)
        self._planned.setText("")

    def _words(self, name: str) -> str:
        return next((_(each.words) for each in SWITCHES if each.key == name), "")

    def _on_problem(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def _on_closer(self) -> None:
        self._numbers.show()
        self.closer.hide()
        self.show_numbers()
        next(iter(self.checks.values())).setFocus()

    def _build(self) -> None:
        theme, px = self._around.theme, self._around.theme.px
        place = PrivatePlace(theme, _("Stays out of every export and every review."))
        inset(place)
        how = label(_("How was it?"), "group")
        how.setContentsMargins(EDGE_PX, px(6), EDGE_PX, 0)
        place.column.addWidget(how)
        place.column.addWidget(self.how)
        when = Section(theme, _("Next time"))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(14))
        row.addWidget(self.next_on, 1_000)  # as wide as it may be, before anything is left over
        row.addWidget(self.plan)
        row.addWidget(self._planned)
        row.addStretch(1)
        when.add(line, inset=True)
        when.add(self.problem, inset=True)
        page = Section(theme, _("A page about it"))
        page.say(_("It begins with this session linked, and stays with you."), "caption")
        page.add(self.reflect, inset=True)
        numbers = Section(theme, _("Numbers, for those who like them"))
        numbers.add(self.closer, inset=True)
        numbers.add(self._numbers, inset=True)
        self._build_numbers()
        held = QHBoxLayout()
        held.setContentsMargins(EDGE_PX, 0, EDGE_PX, px(20))
        held.addWidget(place, 1)
        self.column.addLayout(held)
        for section in (when, page, numbers):
            self.column.addWidget(section)
        self.column.addStretch(1)

    def _build_numbers(self) -> None:
        column = QVBoxLayout(self._numbers)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(_("Each is off until you switch it on."), "caption"))
        for name in NUMBERS:
            check = Check(self._around.theme, self._words(name), square=True)
            check.setObjectName(f"switch_{name}")
            check.clicked.connect(lambda on, name=name: self.switched.emit(name, on))
            self.checks[name] = check
            column.addWidget(check, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(self._around.theme.px(10))
        column.addWidget(self._line)
        self._table.setHorizontalSpacing(self._around.theme.px(16))
        column.addLayout(self._table)
        self._numbers.hide()
