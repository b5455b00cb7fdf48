"""A dialog that says what happened and offers one to three answers."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from journal_app.i18n import _
from journal_app.ui.theme import BODY_PX
from journal_app.ui.widgets.focus_ring import FocusRing
from journal_app.ui.widgets.parts import button, label

WIDTH_PX, REPORT_PX, BESIDE_PX = 520, 168, 24


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
        self._scale = max(1.0, QGuiApplication.font().pixelSize() / BODY_PX)
        self._wide = round(WIDTH_PX * self._scale)
        if parent is not None:
            self._wide = max(WIDTH_PX, min(self._wide, parent.width() - 2 * BESIDE_PX))
        self.setFixedWidth(self._wide)
        self._usual: QPushButton | None = None
        self._foot = QHBoxLayout()
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
            self._add_report(title, code.strip())

    def _add_report(self, title: str, words: str) -> None:
        """Something long to be read and copied: it scrolls in a place of its own."""
        self.report = QPlainTextEdit(words)
        self.report.setObjectName("report")
        self.report.setProperty("kind", "report")
        self.report.setAccessibleName(title)
        self.report.setReadOnly(True)
        self.report.setTabChangesFocus(True)
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.report.setFixedHeight(round(REPORT_PX * self._scale))
        self._column.addWidget(self.report)
        copy = button(_("Copy the report"), "quiet", "copy_report")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(words))
        copy.clicked.connect(lambda: copy.setText(_("Copied")))
        self._foot.addWidget(copy)

    def _add_answers(self, answers: Sequence[str]) -> None:
        row = self._foot
        row.setSpacing(8)
        row.addStretch(1)
        usual, first = (len(answers) - 1, "grave") if self._is_grave else (0, "primary")
        for number in reversed(range(len(answers))):
            made = button(answers[number], first if number == 0 else "", f"answer_{number}")
            made.clicked.connect(lambda _checked=False, which=number: self._on_chosen(which))
            row.addWidget(made)
            if number == usual:
                made.setDefault(True)
                self._usual = made
        self._column.addSpacing(8)
        self._column.addLayout(row)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its text at this width, and no higher."""
        self.setFixedHeight(self._column.totalHeightForWidth(self._wide))
        super().showEvent(event)
        if self._usual is not None:
            self._usual.setFocus()

    def _on_chosen(self, number: int) -> None:
        self.chosen = number
        self.accept()
