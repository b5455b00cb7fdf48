"""The full check in the settings: begin it, see how far it is, read what it found."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.journal.checking import Checking
from journal_app.ui.setting.rows import SettingRow
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.parts import button, label, set_property


class CheckPart(QWidget):
    """One row, and below it what is to be said."""

    def __init__(self, theme: Theme, checking: Checking, *, read_only: bool) -> None:
        super().__init__()
        self._checking, self.is_read_only = checking, read_only
        self._is_gone = False
        self.check = button(_("Check the journal now"), "", "check_now")
        self.stop = button(_("Stop the check"), "", "stop_check")
        self.rebuild = button(_("Make search anew"), "", "rebuild_search")
        self.said = label("", "caption", "check_said")
        self._build(theme)
        self.check.clicked.connect(self._on_check)
        self.stop.clicked.connect(self._on_stop)
        self.rebuild.clicked.connect(checking.rebuild_search)
        checking.changed.connect(self._show)
        self._show()

    def clear(self) -> None:
        """Say nothing any more."""
        if not self._is_gone:
            self._is_gone = True
            self._checking.changed.disconnect(self._show)

    def _on_check(self) -> None:
        self._checking.begin()
        self.stop.setFocus()

    def _on_stop(self) -> None:
        self._checking.cancel()
        self.check.setFocus()

    def _show(self) -> None:
        now = self._checking
        had_focus = self.stop.hasFocus()
        self.check.setVisible(not now.is_busy)
        self.stop.setVisible(now.is_busy)
        if had_focus and not now.is_busy:
            self.check.setFocus()
        self.rebuild.setVisible(now.offers_rebuild and not self.is_read_only)
        set_property(self.said, "kind", "error" if now.is_failure else "caption")
        self.said.setText(now.words)
        self.said.setAccessibleName(now.words)
        self.said.setVisible(bool(now.words))

    def _build(self, theme: Theme) -> None:
        control = QWidget()
        row = QHBoxLayout(control)
        row.setContentsMargins(0, 0, 0, 0)
        for made in (self.check, self.stop):
            row.addWidget(made, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        sentence = _(
            "Reads every page, search and the newest backup, and compares what belongs together. "
            "Once a week it runs by itself."
        )
        column.addWidget(SettingRow(theme, _("Check"), sentence, control))
        column.addWidget(self.said)
        line = QHBoxLayout()
        line.addWidget(self.rebuild)
        line.addStretch(1)
        column.addLayout(line)
