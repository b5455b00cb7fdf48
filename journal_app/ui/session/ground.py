"""How the parts of a session stand: head, tabs, one of the tabs, the private place beside."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedWidget, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.form.around import Around
from journal_app.ui.session.actions_part import ActionsPart
from journal_app.ui.session.brief_tab import BriefTab
from journal_app.ui.session.look_back_tab import LookBackTab
from journal_app.ui.session.more_part import MorePart
from journal_app.ui.session.notes_tab import NotesTab
from journal_app.ui.session.open_text import EDGE_PX
from journal_app.ui.session.private_part import PrivatePart
from journal_app.ui.session.section import TEXT_PX, Scrolled
from journal_app.ui.session.session_head import SessionHead
from journal_app.ui.session.tabs import SessionTabs
from journal_app.ui.widgets.parts import plane, set_margins

BRIEF, NOTES, ACTIONS, LOOK_BACK, PRIVATE = range(5)
SIDE, END, TOP_PX, GAP_PX, PRIVATE_PX = 32, 28, 12, 24, 300
LEAST_PX = 260  # of a tab, at any size of text: below that all of it scrolls
FOOT_PX, PLACE_TOP_PX = 22, 18
BESIDE_FROM = 720  # effective pixels of the view; a window of 1,100 leaves as many
ANY_WIDTH = 16_777_215  # Qt's own bound


class SessionGround(QWidget):
    """The private place is beside every tab; where there is no room for it, it is a tab."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._px = around.theme.px
        self.is_beside = True
        self.head, self.tabs = SessionHead(around), SessionTabs(around.theme)
        self.brief, self.notes = BriefTab(around), NotesTab(around)
        self.look_back, self.more = LookBackTab(around), MorePart(around)
        self.promised = ActionsPart(around, unfolds=True)
        self.private = PrivatePart(around)
        self.stack = QStackedWidget()
        self._tab_hold, self._beside_hold = QVBoxLayout(), QVBoxLayout()
        self._name_tabs()
        self._fill_stack(Scrolled(around.theme), Scrolled(around.theme))
        self._build()
        self._beside_hold.addWidget(self.private)

    def go_to(self, tab: int) -> None:
        """Show a tab that is there now."""
        if self.tabs.isTabVisible(tab):
            self.tabs.setCurrentIndex(tab)

    def arrange(self, width: int) -> None:
        """Put the private place where there is room for it."""
        beside = width >= self._px(BESIDE_FROM)
        if beside == self.is_beside:
            return
        self.is_beside = beside
        if beside and self.tabs.currentIndex() == PRIVATE:
            self.go_to(NOTES)
        self.tabs.setTabVisible(PRIVATE, not beside)
        old, new = self._tab_hold, self._beside_hold
        if not beside:
            old, new = new, old
        old.removeWidget(self.private)
        self.private.setMinimumWidth(self._px(PRIVATE_PX) if beside else 0)
        self.private.setMaximumWidth(self._px(PRIVATE_PX) if beside else ANY_WIDTH)
        new.addWidget(self.private)
        self.private.show()

    def _name_tabs(self) -> None:
        words = (_("Brief"), _("Notes"), _("Actions"), _("Look back"), _("Only for me"))
        for at, word in enumerate(words):
            keys = QKeySequence(f"Ctrl+{at + 1}").toString(QKeySequence.SequenceFormat.NativeText)
            self.tabs.add(word, keys, "lock" if at == PRIVATE else "")
        self.tabs.setObjectName("session_tabs")
        self.tabs.setAccessibleName(_("Parts of the session"))
        self.tabs.setTabVisible(PRIVATE, False)  # noqa: FBT003 - Qt's own

    def _fill_stack(self, listed: Scrolled, only_mine: Scrolled) -> None:
        listed.column.addWidget(self.promised)
        listed.column.addStretch(1)
        set_margins(self._tab_hold, EDGE_PX, 0, EDGE_PX, 0)
        only_mine.column.addLayout(self._tab_hold, 1)
        self.notes.column.insertWidget(self.notes.column.count() - 1, self.more)
        for page in (self.brief, self.notes, listed, self.look_back, only_mine):
            self.stack.addWidget(page)
        self.stack.setMinimumHeight(LEAST_PX)

    def _build(self) -> None:
        px = self._px
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        ground, body = plane("raised"), QWidget()
        whole.addWidget(ground)
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(body, 1_000)
        row.addStretch(1)
        between = px(GAP_PX) + px(PRIVATE_PX) + px(SIDE) + px(END)
        body.setMaximumWidth(px(TEXT_PX) + 2 * EDGE_PX + between)  # text and place stay together
        column = QVBoxLayout(body)
        set_margins(column, px(SIDE), px(TOP_PX), px(END), px(FOOT_PX))
        column.setSpacing(0)
        column.addLayout(_inset(self.head, px(8)))
        column.addLayout(_inset(self.tabs, 0))
        across = QHBoxLayout()
        across.setSpacing(px(GAP_PX))
        across.addWidget(self.stack, 1)
        self._beside_hold.setContentsMargins(0, px(PLACE_TOP_PX), 0, 0)
        across.addLayout(self._beside_hold)
        self.private.setFixedWidth(px(PRIVATE_PX))
        column.addLayout(across, 1)


def _inset(part: QWidget, below: int) -> QLayout:
    """On the edge of the text."""
    row = QHBoxLayout()
    set_margins(row, EDGE_PX, 0, 0, below)
    row.addWidget(part, 1)
    return row
