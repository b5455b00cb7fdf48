"""Another passphrase for the open journal: two fields, two buttons, and Escape."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.services.passphrase import Strength
from journal_app.ui.theme import Theme
from journal_app.ui.unlock.passphrase_pair import PassphrasePair
from journal_app.ui.unlock.secret_clipboard import SecretClipboard
from journal_app.ui.widgets.parts import button

FIELDS_WIDTH = 460
Judge = Callable[[str, Callable[[Strength | None], None]], object]


class NewPassphrase(QWidget):
    """Two fields that must say the same; Escape lets it be."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, judge: Judge, name: str, action: str) -> None:
        """*name* begins the names of the parts, *action* are the words of the button."""
        super().__init__()
        self._judge = judge
        self._clipboard = SecretClipboard(self)
        names = (f"{name}_passphrase", f"{name}_passphrase_again")
        self.pair = PassphrasePair(theme, _("New passphrase"), names)
        self.go = button(action, "primary", f"{name}_now")
        self.stop = button(_("Leave it as it is"), "", f"{name}_leave")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 8)
        column.setSpacing(theme.px(10))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.stop)
        row.addWidget(self.go)
        column.addWidget(self.pair)
        column.addLayout(row)
        self.pair.order_tabs(self.go, self.stop)
        self.pair.entered.connect(self._on_go)
        self.pair.copy_asked.connect(self._clipboard.copy)
        self.pair.judgement_asked.connect(self._on_judgement_asked)
        self.go.clicked.connect(self._on_go)
        self.stop.clicked.connect(self.left)

    def clear(self) -> None:
        """Forget what was typed."""
        self.pair.forget()
        self._clipboard.take_back()

    def _on_judgement_asked(self, words: str) -> None:
        def show(found: Strength | None) -> None:
            if words == self.pair.first.text:
                self.pair.show_strength(found)

        self._judge(words, show)

    def _on_go(self) -> None:
        words = self.pair.chosen
        if words:
            self.chosen.emit(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape lets it be."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
