"""A toast: what was just done, and what can be done about it."""

import dataclasses
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QHideEvent,
    QKeyEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QWidget

from journal_app.i18n import _
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint
from journal_app.ui.widgets.parts import button, label

STAYS_MS, ABOVE_PX = 8_000, 66  # of which 30 are the status line
ROOM_PX = 88  # what a page keeps free at its end: as high as a toast and what lies below it
BESIDE_PX = 16
NAMES = ("toast_undo", "toast_other", "toast_third")  # more offers were a menu


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class ToastOffer:
    """What can be done about what was said: the words of the button, and the deed."""

    words: str
    do: Callable[[], object]


class Toast(QFrame):
    """One line above the foot of its parent; it stays while one is at it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._offers: tuple[ToastOffer, ...] = ()
        self._came_from: QWidget | None = None
        self._words = label("", "toast", "toast_words")
        self._words.setWordWrap(False)
        self._said = ""
        self.buttons = [button("", "toast", name) for name in NAMES]
        self._button = self.buttons[0]
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(20)
        row.addWidget(self._words)
        beside = QHBoxLayout()
        beside.setSpacing(8)
        for number, made in enumerate(self.buttons):
            made.clicked.connect(lambda _checked=False, number=number: self._on_taken(number))
            beside.addWidget(made)
        row.addLayout(beside)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(STAYS_MS)
        self._timer.timeout.connect(self._on_over)
        self.hide()

    @property
    def words(self) -> str:
        """What is said, as long as it is shown."""
        return "" if self.isHidden() else self._said

    def tell(
        self,
        words: str,
        undo: Callable[[], object] | None = None,
        offers: Sequence[ToastOffer] = (),
    ) -> None:
        """Say it for eight seconds, also to a screen reader; to take it back is offered first."""
        taken_back = (ToastOffer(_("Undo"), undo),) if undo is not None else ()
        self._offers = (*taken_back, *offers)[: len(self.buttons)]
        self._said = words
        self._words.setAccessibleName(words)
        for number, made in enumerate(self.buttons):
            is_offered = number < len(self._offers)
            made.setText(self._offers[number].words if is_offered else "")
            made.setVisible(is_offered)
        self.place()
        self.show()
        self.raise_()
        spoken = ", ".join((words, *(offer.words for offer in offers)))
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spoken))
        self._timer.start()

    @property
    def offered(self) -> list[QPushButton]:
        """The buttons of what is offered now."""
        return [made for made in self.buttons if not made.isHidden()]

    def enter(self) -> bool:
        """Put the focus on the first thing offered; answers whether there is any."""
        if self.isHidden() or not self.offered:
            return False
        if not self._has_focus:
            self._came_from = QApplication.focusWidget()
        self.offered[0].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def clear(self) -> None:
        """Say nothing any more, and hold nothing of what was said."""
        self._timer.stop()
        self._said = ""
        self._words.clear()
        self._words.setAccessibleName("")
        self._offers = ()
        self.hide()

    def place(self) -> None:
        """Stand in the middle, above the foot of the parent, in one line that fits into it."""
        parent = self.parentWidget()
        self._words.setText(self._said)
        self._fit()
        if parent is not None:
            over = self.width() - (parent.width() - 2 * self._theme.px(BESIDE_PX))
            if over > 0:
                room = self._words.sizeHint().width() - over
                self._words.setText(paint.elided(self._words.font(), self._said, room))
                self._fit()
            left = (parent.width() - self.width()) // 2
            self.move(left, parent.height() - self.height() - self._theme.px(ABOVE_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A dark ground in the light, a light one in the dark."""
        paint.shape(paint.begin(self), self.rect(), 8, self._theme.color("ink"))

    def enterEvent(self, event: QEnterEvent) -> None:
        """While one points at it, it stays."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Then it goes eight seconds later."""
        self._timer.start()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape sends it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """The focus goes back to where it was before it came here."""
        back, self._came_from = self._came_from, None
        if back is not None and self._has_focus and back.isVisible():
            back.setFocus()
        super().hideEvent(event)

    @property
    def _has_focus(self) -> bool:
        return any(made.hasFocus() for made in self.buttons)

    def _fit(self) -> None:
        """As wide as what is in it; a part never shown does not know its font by itself."""
        for part in (self._words, *self.buttons):
            part.ensurePolished()
            part.updateGeometry()
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self.adjustSize()

    def _on_over(self) -> None:
        if self._has_focus:
            self._timer.start()
        else:
            self.hide()

    def _on_taken(self, number: int) -> None:
        self.hide()
        self._offers[number].do()
