"""The notice over a damaged journal: what happened, what is safe, what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.grounds import picture
from journal_app.ui.widgets.parts import button, label, set_margins

MARK_PX = 18


class DamageNotice(QWidget):
    """Stands above the page; what is open below it can be read and copied."""

    restore_asked = Signal()
    salvage_asked = Signal()
    reading_asked = Signal()

    def __init__(self, theme: Theme, happened: str, safe: str, *, has_backup: bool) -> None:
        super().__init__()
        self.setObjectName("damage_notice")
        self.setAccessibleName(_("Part of this journal’s file is damaged."))
        frame = QFrame()
        frame.setProperty("kind", "danger_notice")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 12, 16, 12)
        outer.addWidget(frame)
        row = QHBoxLayout(frame)
        set_margins(row, 16, 12, 16, 12)
        row.setSpacing(12)
        mark = picture(theme, "triangle-alert", MARK_PX, "danger")
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(label(self.accessibleName(), "strong", "damage_title"))
        self.happened = label(happened, "", "damage_happened")
        self.safe = label(safe, "", "damage_safe")
        column.addWidget(self.happened)
        column.addWidget(self.safe)
        column.addSpacing(4)
        column.addWidget(self._choices(theme, has_backup=has_backup))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def _choices(self, theme: Theme, *, has_backup: bool) -> QWidget:
        ground = QWidget()
        flow = Flow(ground)
        flow.setSpacing(theme.px(8))
        self.restore = button(
            _("Restore that backup…") if has_backup else _("Restore a backup…"),
            "",
            "damage_restore",
        )
        self.salvage = button(_("Save what can be read…"), "", "damage_salvage")
        self.reading = button(_("Go on reading"), "quiet", "damage_reading")
        self.restore.clicked.connect(self.restore_asked)
        self.salvage.clicked.connect(self.salvage_asked)
        self.reading.clicked.connect(self.reading_asked)
        for made in (self.restore, self.salvage, self.reading):
            flow.addWidget(made)
        return ground
