"""A line that makes an action, and beneath it what it understood."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.services import quick_action
from journal_app.services.quick_action import Said
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.parts import keep_level, label
from journal_app.ui.widgets.short_line import keep_short


class QuickLine(QWidget):
    """Enter makes what stands beneath the line."""

    entered = Signal(object)  # Said

    def __init__(self, theme: Theme, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._today = today
        self.line = QLineEdit()
        self.line.setObjectName("quick_action")
        self.line.setAccessibleName(_("A new action"))
        self.line.setPlaceholderText(_("Send the draft by Friday"))
        keep_level(self.line)
        keep_short(self.line)
        self.back = label("", "caption", "quick_back")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        column.addWidget(self.line)
        column.addWidget(self.back)
        self.line.textChanged.connect(self._on_text)
        self.line.returnPressed.connect(self._on_enter)
        self._on_text("")

    @property
    def said(self) -> Said:
        """What the line says now."""
        return quick_action.said(self.line.text(), self._today())

    def clear(self) -> None:
        """Hold nothing."""
        self.line.setText("")  # not clear(): that could be taken back

    def _on_text(self, _text: str) -> None:
        words = quick_action.shown_back(self.said, self._today())
        self.back.setText(words)
        self.line.setAccessibleDescription(words)

    def _on_enter(self) -> None:
        if self.said.title:
            self.entered.emit(self.said)
