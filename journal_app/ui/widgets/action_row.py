"""An action in a row: done or not, whose and until when, and what else can be done with it."""

import datetime as dt

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from journal_app.i18n import N_, _, short_day
from journal_app.services.acting import ActionFacts
from journal_app.ui.icons import icon
from journal_app.ui.plain_words import plain_tip
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.calendar_popup import CalendarPopup
from journal_app.ui.widgets.leading import Leading
from journal_app.ui.widgets.level import LevelMark
from journal_app.ui.widgets.marks import Check
from journal_app.ui.widgets.parts import button, hairline

WEEK = dt.timedelta(days=7)
WORDS_FROM_PX = 420  # a narrower row shows the level as a mark without words
DEEDS_FROM_PX = 600  # and what can be done as icons
GAP_PX = 3
BESIDE_FROM_PX, LEAST_PX = 280, 140  # from the first on there is room for both
MOVE, LET_GO, ICON_PX = (N_("Move"), "calendar-days"), (N_("Let go"), "x"), 16


class ActionRow(QWidget):
    """Move and Let go appear under the pointer and with the focus, before the level.

    Their room is kept free where the title is whole beside it, so that nothing moves; a longer
    one gives it up only then. The level is seen at any time; only in the narrowest rows they
    stand where it does, and there Move, which asks first.
    """

    done = Signal()
    reopened = Signal()
    moved = Signal(object)  # dt.date
    let_go = Signal()
    opened = Signal()

    def __init__(
        self, theme: Theme, facts: ActionFacts, today: dt.date, *, read_only: bool = False
    ) -> None:
        super().__init__()
        self.facts = facts
        self._theme, self._today = theme, today
        self._may_change = facts.is_open and not read_only
        self.check = Check(theme, "")
        self.check.setAccessibleName(_("Done: {title}").format(title=facts.title))
        self.check.setChecked(facts.is_done)
        self.check.setEnabled(not read_only and (facts.is_open or facts.is_done))
        self.title = Leading(theme, facts.title, facts.second, quiet=not facts.is_open)
        self.level = LevelMark(theme, facts.level, facts.person)
        self.move_button = self._button(_(MOVE[0]), "quiet", _("Move: {title}"))
        self.let_go_button = self._button(_(LET_GO[0]), "plain", _("Let go: {title}"))
        self._in_deeds = QHBoxLayout()
        self._deeds = self._place_of_deeds()
        self._build()
        self._connect()

    def menu(self) -> QMenu:
        """Where the action can be moved to."""
        made = QMenu(self)
        week = min(self._today, dt.date.max - WEEK) + WEEK
        in_a_week = _("In a week: {day}").format(day=short_day(week, self._today))
        made.addAction(in_a_week, lambda: self.moved.emit(week))
        met = self.facts.next_session_on
        if met is not None:
            words = _("To the next session: {day}").format(day=short_day(met, self._today))
            made.addAction(words, lambda: self.moved.emit(met))
        made.addAction(_("Pick a day…"), self.pick)
        return made

    def pick(self) -> CalendarPopup:
        """Choose the day in a calendar."""
        popup = CalendarPopup(self.move_button, self._theme)
        popup.chosen.connect(self.moved)
        popup.open_below(self.move_button, max(self.facts.due_on or self._today, self._today))
        return popup

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """What can be done shows as long as the focus is in the row."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._settle()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        """What can be done shows under the pointer."""
        super().enterEvent(event)
        self._settle()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer is elsewhere."""
        super().leaveEvent(event)
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words of the level stand where there is room for them."""
        super().resizeEvent(event)
        px = self._theme.px
        self.level.fold(folded=self.width() < px(WORDS_FROM_PX))
        is_narrow = self.width() < px(DEEDS_FROM_PX)
        self._put_in_order()
        for made, (words, mark) in ((self.move_button, MOVE), (self.let_go_button, LET_GO)):
            made.setText("" if is_narrow else _(words))
            made.setIcon(icon(self._theme, mark, ICON_PX) if is_narrow else QIcon())
        policy = self._deeds.sizePolicy()
        policy.setRetainSizeWhenHidden(self._may_change and not self._is_tight and self._has_room)
        self._deeds.setSizePolicy(policy)
        self._deeds.updateGeometry()  # hidden, it does not tell by itself that it is narrower now

    def minimumSizeHint(self) -> QSize:
        """The title gives way, down to a few letters."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), self._theme.px(LEAST_PX)), least.height())

    @property
    def _is_tight(self) -> bool:
        return self.width() < self._theme.px(BESIDE_FROM_PX)

    @property
    def _has_room(self) -> bool:
        """Whether the title is whole while what can be done stands beside it."""
        parts = (self.check, self._deeds, self.level)
        taken = sum(part.sizeHint().width() + self._theme.px(GAP_PX) for part in parts)
        return self.title.words_width() <= self.width() - taken

    def _put_in_order(self) -> None:
        """In the narrowest rows Let go comes first, never where the level was aimed at."""
        ways, deeds = QBoxLayout.Direction, [self.move_button, self.let_go_button]
        way = ways.RightToLeft if self._is_tight else ways.LeftToRight
        if way == self._in_deeds.direction():
            return
        self._in_deeds.setDirection(way)
        before: QWidget = self.title
        for made in reversed(deeds) if self._is_tight else deeds:
            QWidget.setTabOrder(before, made)
            before = made

    def _settle(self) -> None:
        focus = QApplication.focusWidget()
        is_here = self.underMouse() or (focus is not None and self.isAncestorOf(focus))
        is_shown = is_here and self._may_change
        self._deeds.setVisible(is_shown)
        self.level.setVisible(not (is_shown and self._is_tight))

    def _button(self, words: str, kind: str, name: str) -> QPushButton:
        made = button(words, kind)
        made.setAccessibleName(name.format(title=self.facts.title))
        made.setToolTip(plain_tip(words))
        return made

    def _place_of_deeds(self) -> QWidget:
        """What can be done, in a place of its own."""
        ground, row = QWidget(), self._in_deeds
        ground.setLayout(row)
        row.setContentsMargins(self._theme.px(8), 0, self._theme.px(8), 0)
        row.setSpacing(self._theme.px(12))
        for made in (self.move_button, self.let_go_button):
            row.addWidget(made)
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(self._may_change)
        ground.setSizePolicy(policy)
        ground.hide()
        return ground

    def _build(self) -> None:
        px, row = self._theme.px, QHBoxLayout()
        row.setSpacing(px(GAP_PX))
        row.addWidget(self.check, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.title, 1)
        row.addWidget(self._deeds)
        row.addWidget(self.level)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(3))
        column.addLayout(row)
        column.addWidget(hairline())

    def _connect(self) -> None:
        self.check.clicked.connect(self.reopened if self.facts.is_done else self.done)
        self.title.clicked.connect(self.opened)
        self.level.clicked.connect(self.opened)
        self.let_go_button.clicked.connect(self.let_go)
        self.move_button.clicked.connect(self._on_move)
        for part in (self.check, self.title, self.move_button, self.let_go_button):
            part.installEventFilter(self)

    def _on_move(self) -> None:
        below = self.move_button.mapToGlobal(self.move_button.rect().bottomLeft())
        self.menu().popup(below)
