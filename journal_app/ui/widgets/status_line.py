"""The line at the foot: what was just done, and how safe the journal is."""

import dataclasses
from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from journal_app.ui.icons import icon
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.parts import button, label, set_margins, set_property

MESSAGE_MS = 8_000
HEIGHT_PX, ICON_PX = 30, 14
GAP_PX, EDGES_PX = 8, 70  # beside the words: the margins, the mark and its gaps
ICON_GAP = "\N{THIN SPACE}"  # Qt leaves too little between an icon and its words


@dataclasses.dataclass(frozen=True, slots=True)
class Standing:
    """One thing that holds until further notice; *do* is what pressing it does."""

    name: str
    words: str
    icon: str
    tone: str = "muted"
    do: Callable[[], object] | None = None


class StatusLine(QWidget):
    """Leading the state of saving, then a passing message; trailing what stands by."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._mark = QLabel()
        self._saving = self._part("saving")
        self._message = self._part("message")
        self._parts: list[QWidget] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(MESSAGE_MS)
        self._timer.timeout.connect(self._on_over)
        self._row = QHBoxLayout(self)
        set_margins(self._row, 22, 0, 16, 0)
        self._row.setSpacing(GAP_PX)
        self._row.addWidget(self._mark)
        self._row.addWidget(self._saving)
        self._row.addSpacing(8)
        self._row.addWidget(self._message, 1)
        self.setFixedHeight(theme.px(HEIGHT_PX))

    def show_saving(self, words: str, *, failed: bool = False) -> None:
        """Say whether what was typed is kept."""
        name, tone = ("circle-alert", "danger") if failed else ("check", "accent")
        size = self._theme.px(ICON_PX)
        shown = icon(self._theme, name, ICON_PX, tone).pixmap(QSize(size, size))
        self._mark.setPixmap(shown)
        self._mark.setVisible(bool(words))
        set_property(self._saving, "kind", "error" if failed else "caption")
        self._saving.setText(words)
        self._saving.setAccessibleName(words)

    def tell(self, words: str) -> None:
        """Say something for eight seconds."""
        self._message.setText(words)
        self._message.setToolTip(words)  # whole also where the line is too short for it
        self._message.setAccessibleName(words)
        self._make_room()
        self._timer.start()

    def count(self, words: str) -> None:
        """Say how long it is until the journal locks, instead of a message; "" says no more."""
        self._timer.stop()
        set_property(self._message, "kind", "warn" if words else "caption")
        self._message.setText(words)
        self._message.setAccessibleName(words)
        self._make_room()

    def show_standing(self, standing: Sequence[Standing]) -> None:
        """Say what holds until further notice."""
        for part in self._parts:
            self._row.removeWidget(part)
            part.deleteLater()
        self._parts = [self._standing(one) for one in standing if one.words]
        for part in self._parts:
            self._row.addWidget(part)
            part.show()
        self._make_room()

    def clear(self) -> None:
        """Hold nothing of what was said."""
        self._timer.stop()
        for part in (self._saving, self._message):
            part.clear()
            part.setToolTip("")
            part.setAccessibleName("")
        self._mark.clear()

    @property
    def standing(self) -> str:
        """What is said to hold, as one text."""
        return " · ".join(part.accessibleName() for part in self._parts)

    @property
    def saving(self) -> str:
        """What is said of saving."""
        return self._saving.text()

    @property
    def message(self) -> str:
        """What was last told, as long as it stands."""
        return self._message.text()

    def _standing(self, one: Standing) -> QPushButton:
        made = button(f"{ICON_GAP}{one.words}", "standing", f"standing_{one.name}")
        made.setAccessibleName(one.words)
        made.setIcon(icon(self._theme, one.icon, ICON_PX, one.tone))
        made.setIconSize(QSize(self._theme.px(ICON_PX), self._theme.px(ICON_PX)))
        set_property(made, "tone", one.tone)
        if one.do is not None:
            made.clicked.connect(one.do)
        return made

    def _part(self, name: str) -> QLabel:
        made = label("", "caption", name)
        made.setWordWrap(False)
        return made

    def _make_room(self) -> None:
        """While something is told, what stands by gives way where both are too wide."""
        said = (self._saving, self._message)
        wide = sum(part.sizeHint().width() + GAP_PX for part in (*said, *self._parts))
        has_room = not self._message.text() or wide + EDGES_PX <= self.width()
        for part in self._parts:
            part.setVisible(has_room)

    def _on_over(self) -> None:
        self._message.clear()
        self._message.setToolTip("")
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What there is room for changes with the window."""
        super().resizeEvent(event)
        self._make_room()
