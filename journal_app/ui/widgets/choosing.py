"""Choosing one of a few: segments and tabs."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint

TRACK, INSET = 30, 3
TAB_HEIGHT, TAB_GAP, LINE = 40, 24, 2


class _Part(QAbstractButton):
    """One word of the row."""

    def __init__(self, theme: Theme, text: str, count: str = "") -> None:
        super().__init__()
        self.theme, self.count = theme, count
        self.setText(text)
        self.setAccessibleName(" ".join(filter(None, (text, count))))
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class _Segment(_Part):
    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(theme, text)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        font = self.theme.font(13, 500)
        wide = paint.text_width(font, self.text()) + 2 * self.theme.px(12)
        return QSize(wide, self.theme.px(TRACK) - 2 * INSET)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The chosen word lies on a patch of its own."""
        painter, chosen = paint.begin(self), self.isChecked()
        if chosen:
            edge = paint.pen(self.theme, "hairline")
            paint.shape(painter, self.rect(), 6, self.theme.color("segment"), edge)
        if self.hasFocus():
            paint.shape(painter, self.rect(), 6, None, paint.pen(self.theme, "accent", 2))
        painter.setFont(self.theme.font(13, 500))
        painter.setPen(self.theme.color("ink" if chosen else "muted"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class _Tab(_Part):
    def sizeHint(self) -> QSize:
        wide = paint.text_width(self.theme.font(14, 600), self.text())
        if self.count:
            wide += 6 + paint.text_width(self.theme.font(12.5), self.count)
        return QSize(wide, self.theme.px(TAB_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The chosen word is heavier and underlined; a count steps back behind it."""
        painter, theme, chosen = paint.begin(self), self.theme, self.isChecked()
        font = theme.font(14, 600 if chosen else 400)
        painter.setFont(font)
        strong = chosen or self.underMouse()
        painter.setPen(theme.color("ink" if strong else "muted"))
        leading = paint.CENTRE | Qt.AlignmentFlag.AlignLeading
        painter.drawText(self.rect(), leading, self.text())
        if self.count:
            left = paint.text_width(font, self.text()) + 6
            place = QRect(left, 0, self.width() - left, self.height())
            painter.setFont(theme.font(12.5))
            painter.setPen(theme.color("muted"))
            painter.drawText(paint.mirrored(self, place), leading, self.count)
        if chosen:
            line = QRect(0, self.height() - LINE, self.width(), LINE)
            painter.fillRect(line, theme.color("accent"))
        if self.hasFocus():
            area = self.rect().adjusted(0, 6, 0, -6)
            paint.shape(painter, area, 4, None, paint.pen(theme, "accent", 2))


class _Row(QWidget):
    """Words beside each other of which one is chosen; arrow keys move the choice."""

    chosen = Signal(int)

    def __init__(
        self, theme: Theme, parts: Sequence[_Part], name: str, gap: int, edge: int
    ) -> None:
        super().__init__()
        self.theme = theme
        self.setAccessibleName(name)
        self.group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(gap)
        for number, part in enumerate(parts):
            self.group.addButton(part, number)
            layout.addWidget(part)
        parts[0].setChecked(True)
        self.group.idToggled.connect(self._on_toggled)

    @property
    def index(self) -> int:
        """Which word is chosen."""
        return self.group.checkedId()

    def choose(self, index: int) -> None:
        """Choose a word."""
        self.group.button(index).setChecked(True)

    def _on_toggled(self, index: int, is_on: bool) -> None:  # noqa: FBT001 - a signal's
        if is_on:
            self.chosen.emit(index)


class Segmented(_Row):
    """Two to four words in one track."""

    def __init__(self, theme: Theme, words: Sequence[str], name: str) -> None:
        super().__init__(theme, [_Segment(theme, word) for word in words], name, 0, INSET)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The track."""
        paint.shape(paint.begin(self), self.rect(), 8, self.theme.color("hover"))


class Tabs(_Row):
    """Words over a hairline; *counts* stand behind their words."""

    def __init__(
        self, theme: Theme, words: Sequence[str], name: str, counts: Sequence[str] = ()
    ) -> None:
        behind = [*counts, *[""] * (len(words) - len(counts))]
        parts = [_Tab(theme, word, count) for word, count in zip(words, behind, strict=True)]
        super().__init__(theme, parts, name, TAB_GAP, 0)
        layout = self.layout()
        if isinstance(layout, QHBoxLayout):
            layout.addStretch(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The hairline the chosen tab's line lies on."""
        line = QRect(0, self.height() - 1, self.width(), 1)
        paint.begin(self).fillRect(line, self.theme.color("hairline"))
