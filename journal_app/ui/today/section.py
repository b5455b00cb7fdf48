"""A part of Today under its heading, which can be put away for a day or for good."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.services.today_kinds import Kind
from journal_app.ui.icons import icon
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.parts import label

DOTS_PX = 16


class Section(QWidget):
    """The way to put it away shows under the pointer and with the focus."""

    put_away = Signal(str)  # the kind, for the rest of the day
    hidden = Signal(str)  # the kind, for good

    def __init__(self, theme: Theme, kind: Kind, words: str) -> None:
        super().__init__()
        self.kind = kind
        self.setObjectName(f"today_{kind}")
        self.dots = _Dots(theme, self)
        self.dots.setAccessibleName(_("Put away: {heading}").format(heading=words))
        self.dots.clicked.connect(self._on_dots)
        head = QHBoxLayout()
        head.setSpacing(theme.px(6))
        head.addWidget(label(words, "group"), 1)
        head.addWidget(self.dots)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.px(4))
        self.column.addLayout(head)

    def menu(self) -> QMenu:
        """For today or for good."""
        made = QMenu(self)
        made.addAction(_("Not again today"), lambda: self.put_away.emit(str(self.kind)))
        made.addAction(_("Hide for good"), lambda: self.hidden.emit(str(self.kind)))
        return made

    def enterEvent(self, event: QEnterEvent) -> None:
        """The dots show."""
        super().enterEvent(event)
        self.dots.update()

    def leaveEvent(self, event: QEvent) -> None:
        """The dots step back."""
        super().leaveEvent(event)
        self.dots.update()

    def _on_dots(self) -> None:
        self.menu().popup(self.dots.mapToGlobal(self.dots.rect().bottomLeft()))


class _Dots(QToolButton):
    """Three dots that are there for the keyboard too."""

    def __init__(self, theme: Theme, section: QWidget) -> None:
        super().__init__()
        self._section = section
        self.setIcon(icon(theme, "ellipsis", DOTS_PX))
        self.setToolTip(_("Not again today, or hide for good"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing, unless one is near."""
        if self.hasFocus() or self._section.underMouse():
            super().paintEvent(event)
