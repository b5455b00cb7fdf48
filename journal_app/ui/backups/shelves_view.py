"""The list of backups, the chosen one beside it, and how to have one more."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.backups.kept_list import KeptList, KeptModel
from journal_app.ui.backups.kept_pane import KeptPane
from journal_app.ui.backups.two_panes import TwoPanes
from journal_app.ui.journal.shelf import KeptBackup
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.parts import button, label

LIST_PX, BESIDE_FROM = 380, 0


class ShelvesView(TwoPanes):
    """Shows what it is given; the page asks for the rest."""

    def __init__(self, theme: Theme) -> None:
        leading, self.pane = QWidget(), KeptPane(theme)
        super().__init__(theme, leading, self.pane, LIST_PX, BESIDE_FROM)
        self.setMinimumHeight(0)
        self.chosen: KeptBackup | None = None
        self.model = KeptModel()
        self.list = KeptList(theme, self.model)
        self.back_up = button(_("Back up now"), "", "back_up_here")
        self.other = button(_("Open another…"), "quiet", "open_other_backup")
        self._build(theme, leading)
        self.list.selectionModel().currentChanged.connect(lambda *_rows: self._on_chosen())
        self.list.open_asked.connect(self.pane.ask_open)

    def show_kept(self, kept: Sequence[KeptBackup]) -> None:
        """List these; the chosen one stays chosen."""
        had_focus, chosen = self.list.hasFocus(), self.chosen
        self.model.show(kept)
        self.list.choose(self.model.row_of(chosen))
        self._on_chosen()
        if had_focus:
            self.list.setFocus()

    def show_other(self, one: KeptBackup) -> None:
        """Show a file that lies elsewhere."""
        self.list.clearSelection()
        self.chosen = one
        self.pane.show_kept(one)
        (self.pane.open if one.is_ours else self.pane.secret.line).setFocus()

    def show_busy(self, words: str) -> None:
        """The chosen one is being opened, or no longer."""
        is_busy = bool(words)
        self.pane.show_busy(is_busy=is_busy)
        self.pane.say(words)
        self.list.setEnabled(not is_busy)
        self.other.setEnabled(not is_busy)

    def show_making(self, *, is_making: bool) -> None:
        """One more is being made, or no longer."""
        if is_making and self.back_up.hasFocus():
            self.list.setFocus()
        self.back_up.setEnabled(not is_making)
        self.back_up.setText(_("Proving…") if is_making else _("Back up now"))

    def clear(self) -> None:
        """Hold nothing."""
        self.chosen = None
        self.model.show(())
        self.pane.clear()

    def _on_chosen(self) -> None:
        self.chosen = self.model.kept(self.list.currentIndex().row())
        self.pane.show_kept(self.chosen)

    def _build(self, theme: Theme, leading: QWidget) -> None:
        px = theme.px
        column = QVBoxLayout(leading)
        column.setContentsMargins(0, px(16), 0, px(12))
        column.setSpacing(px(2))
        head = QVBoxLayout()
        head.setContentsMargins(px(20), 0, px(20), px(8))
        head.setSpacing(px(2))
        head.addWidget(label(_("Backups"), "page", "heading"))
        sentence = _("Encrypted, opened again and compared.")
        head.addWidget(label(sentence, "caption"))
        column.addLayout(head)
        column.addWidget(self.list, 1)
        row, foot = Flow(), QVBoxLayout()
        foot.setContentsMargins(px(20), px(8), px(20), 0)
        self.other.setFixedHeight(self.back_up.sizeHint().height())  # their words on one line
        row.addWidget(self.back_up)
        row.addWidget(self.other)
        foot.addLayout(row)
        column.addLayout(foot)
