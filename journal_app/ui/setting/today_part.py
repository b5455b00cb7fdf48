"""What Today shows: whatever was hidden for good is brought back here."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.services.today_kinds import Kind
from journal_app.ui.setting.rows import Group
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.marks import Check


class TodayPart(QWidget):
    """A square for each part of the page; it saves nothing itself."""

    switched = Signal(str, bool)  # the kind, whether it is shown

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        words = _("Each part shows only when there is something in it.")
        group = Group(theme, _("What Today shows"), words)
        self.checks = {str(kind): Check(theme, _(kind.label), square=True) for kind in Kind}
        for kind, check in self.checks.items():
            check.setObjectName(f"today_shows_{kind}")
            check.clicked.connect(lambda on, kind=kind: self.switched.emit(kind, on))
            group.column.addWidget(check)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(group)

    def load(self, hidden: Collection[str], *, read_only: bool) -> None:
        """Show it; nothing is said to have changed."""
        for kind, check in self.checks.items():
            check.setChecked(kind not in hidden)
            check.setEnabled(not read_only)
