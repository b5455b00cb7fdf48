"""A dialog that says what happened and offers one to three answers."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from journal_app.ui.widgets.focus_ring import FocusRing
from journal_app.ui.widgets.parts import button, label

WIDTH_PX = 520


class Question(QDialog):
    """The first answer is the primary button; the last is what Escape means.

    Where the first takes something away for good it is red, and Enter means the last one too.
    """

    def __init__(
        self,
        title: str,
        text: str,
        answers: Sequence[str],
        parent: QWidget | None = None,
        code: str = "",
        *,
        is_grave: bool = False,
    ) -> None:
        super().__init__(parent)
        self._is_grave = is_grave
        self.chosen = len(answers) - 1
        self.setWindowTitle(title)
        self.setFixedWidth(WIDTH_PX)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(26, 26, 26, 22)
        self._column.setSpacing(12)
        self._build(title, text, code)
        self._add_answers(answers)
        self._ring = FocusRing(self)

    def _build(self, title: str, text: str, code: str) -> None:
        self._column.addWidget(label(title, "page", "title"))
        self._column.addWidget(label(text, "lead", "text"))
        if code:
            shown = label(code, "code", "code")
            shown.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            shown.setAccessibleName(title)
            self._column.addWidget(shown)

    def _add_answers(self, answers: Sequence[str]) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        usual, first = (len(answers) - 1, "grave") if self._is_grave else (0, "primary")
        for number in reversed(range(len(answers))):
            made = button(answers[number], first if number == 0 else "", f"answer_{number}")
            made.clicked.connect(lambda _checked=False, which=number: self._on_chosen(which))
            row.addWidget(made)
            if number == usual:
                made.setDefault(True)
                made.setFocus()
        self._column.addSpacing(8)
        self._column.addLayout(row)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its text at this width, and no higher."""
        self.setFixedHeight(self._column.totalHeightForWidth(WIDTH_PX))
        super().showEvent(event)

    def _on_chosen(self, number: int) -> None:
        self.chosen = number
        self.accept()
