"""The foot of Meeting view: whether all is kept, and how long the journal stays open."""

import datetime as dt

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.plain_words import plain_tip
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.marks import Check
from journal_app.ui.widgets.parts import label, plane, set_property
from journal_app.ui.widgets.status_line import MESSAGE_MS

EDGE_PX, GAP_PX = 32, 16


class Foot(QWidget):
    """Words at the leading side, one choice at the trailing one."""

    hold_wanted = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._saving = label("", "caption", "saving")
        self._saving.setWordWrap(False)
        self._message = label("", "caption", "message")
        self.check = Check(theme, "", square=True)
        self.check.setObjectName("hold")
        self.check.clicked.connect(lambda: self.hold_wanted.emit(self.check.isChecked()))
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(MESSAGE_MS)
        self._over.timeout.connect(lambda: self.tell(""))
        ground = plane("sunken")
        row = QHBoxLayout(ground)
        edge = theme.px(EDGE_PX)
        row.setContentsMargins(edge, theme.px(4), edge, theme.px(4))
        row.setSpacing(theme.px(GAP_PX))
        row.addWidget(self._saving)
        row.addWidget(self._message, 1)
        row.addWidget(self.check)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(ground)

    @property
    def message(self) -> str:
        """What was last told, as long as it stands."""
        return self._message.text()

    @property
    def saving(self) -> str:
        """What is said of saving."""
        return self._saving.text()

    def show_saving(self, words: str, *, failed: bool = False) -> None:
        """Say whether what was typed is kept."""
        set_property(self._saving, "kind", "error" if failed else "caption")
        self._saving.setWordWrap(failed)
        self._saving.setText(words)

    def tell(self, words: str) -> None:
        """Say something for eight seconds; "" says no more."""
        self._message.setText(words)
        self._over.start()

    def show_hold(self, until: dt.datetime | None, *, is_kept: bool) -> None:
        """Offer to keep the journal open until then; nothing where no session is held."""
        self.check.setVisible(until is not None)
        if until is None:
            return
        time = f"{until.astimezone():%H:%M}"
        words = _("Open until {time}") if is_kept else _("Keep open during this session")
        self.check.setText(words.format(time=time))
        self.check.setAccessibleName(words.format(time=time))
        self.check.setToolTip(
            plain_tip(_("The lock after quiet minutes waits until {time}.").format(time=time))
        )
        self.check.setChecked(is_kept)
        self.check.updateGeometry()

    def clear(self) -> None:
        """Hold nothing."""
        self._over.stop()
        self._saving.clear()
        self._message.clear()
