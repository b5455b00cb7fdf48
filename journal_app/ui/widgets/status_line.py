"""The line at the foot: what was just done, and how safe the journal is."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from journal_app.ui.widgets.parts import label, set_property

MESSAGE_MS = 8_000


class StatusLine(QWidget):
    """Left the state of saving, then a passing message; right what stands by."""

    def __init__(self) -> None:
        super().__init__()
        self._saving = self._part("saving")
        self._message = self._part("message")
        self._standing = self._part("standing")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(MESSAGE_MS)
        self._timer.timeout.connect(self._on_over)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 0, 20, 0)
        layout.setSpacing(16)
        layout.addWidget(self._saving)
        layout.addWidget(self._message, 1)
        layout.addWidget(self._standing)
        self.setFixedHeight(32)

    def show_saving(self, words: str, *, failed: bool = False) -> None:
        """Say whether what was typed is kept."""
        set_property(self._saving, "kind", "error" if failed else "caption")
        self._saving.setText(words)
        self._saving.setAccessibleName(words)

    def tell(self, words: str) -> None:
        """Say something for eight seconds."""
        self._message.setText(words)
        self._message.setAccessibleName(words)
        self._timer.start()

    def show_standing(self, *words: str) -> None:
        """Say what holds until further notice."""
        self._standing.setText("  ·  ".join(filter(None, words)))

    def _part(self, name: str) -> QLabel:
        made = label("", "caption", name)
        made.setWordWrap(False)
        return made

    def _on_over(self) -> None:
        self._message.clear()
