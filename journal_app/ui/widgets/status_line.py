"""The line at the foot: what was just done, and how safe the journal is."""

import dataclasses
from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from journal_app.ui.icons import icon
from journal_app.ui.plain_words import PlainLabel, plain_tip
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
        self._mark = PlainLabel()
        self._saving = self._part("saving")
        self._message = self._part("message")
        self._parts: list[QPushButton] = []
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
        self.setMinimumWidth(1)  # what it says never holds the window wide

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
        self._saving.setToolTip(plain_tip(words))
        self._make_room()

    def tell(self, words: str) -> None:
        """Say something for eight seconds."""
        self._message.setText(words)
        self._message.setToolTip(plain_tip(words))  # whole also where the line is too short for it
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
        self._name_all(self._parts)

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
        made = button("", "standing", f"standing_{one.name}")
        made.setAccessibleName(one.words)
        made.setToolTip(plain_tip(one.words))
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
        """What stands by gives way, whole: all of it to what is told, else the least first."""
        said = (self._saving, self._message)
        room = self.width() - EDGES_PX - sum(part.sizeHint().width() + GAP_PX for part in said)
        kept = list(self._parts)
        for part in self._parts:
            part.setText(_with_gap(part))
        if self._message.text() and _wide(kept) > room:
            kept = []
        for part in sorted(self._parts, key=lambda part: str(part.property("tone")) == "warn"):
            if _wide(kept) > room and len(kept) > 1:
                kept.remove(part)
        if kept and _wide(kept) > room:
            kept[0].setText("")  # its icon is left, and its name
        for part in self._parts:
            part.setVisible(part in kept)
        self._name_all(kept)

    def _name_all(self, kept: Sequence[QWidget]) -> None:
        """What there is no room for is still said by the line itself."""
        words = "" if list(kept) == self._parts else self.standing
        self.setToolTip(plain_tip(words))
        self.setAccessibleName(words)

    def _on_over(self) -> None:
        self._message.clear()
        self._message.setToolTip("")
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What there is room for changes with the window."""
        super().resizeEvent(event)
        self._make_room()


def _with_gap(part: QPushButton) -> str:
    return f"{ICON_GAP}{part.accessibleName()}"


def _wide(parts: Sequence[QWidget]) -> int:
    return sum(part.sizeHint().width() + GAP_PX for part in parts)
