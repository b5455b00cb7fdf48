"""The name of what is open, large, and behind a small chevron the others of its kind."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy

from journal_app.i18n import _
from journal_app.ui.plain_words import PlainButton, plain_tip
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint

NAME_PX, WEIGHT, HEIGHT, CHEVRON, GAP = 28, 600, 38, 18, 8


class NameChooser(PlainButton):
    """A heading that can be pressed; the first of the names is the one that is shown."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, names: Sequence[tuple[str, str]]) -> None:
        """*names* are told with what is to be said beside them in the menu."""
        super().__init__()
        self._theme, self._names = theme, names
        self._font = theme.font(NAME_PX, WEIGHT)
        name = names[0][0]
        self.setObjectName("journal_name")
        self.setText(name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(_("Choose another journal"))
        self.setToolTip(plain_tip(name))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    def made_menu(self) -> QMenu:
        """The names, each with what is said beside it; the one that is shown is ticked."""
        menu = QMenu(self)
        menu.setAccessibleName(_("Choose another journal"))
        for number, (name, beside) in enumerate(self._names):
            action = menu.addAction(f"{_in_menu(name)}\t{_in_menu(beside)}")
            action.setCheckable(True)
            action.setChecked(number == 0)
            action.triggered.connect(lambda _checked=False, number=number: self._choose(number))
        return menu

    def sizeHint(self) -> QSize:
        """As wide as the name and the chevron."""
        px = self._theme.px
        wide = paint.text_width(self._font, self.text()) + px(GAP) + px(CHEVRON)
        return QSize(wide + 2, px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """A long name gives way."""
        return QSize(self._theme.px(CHEVRON + GAP), self._theme.px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the menu too, as it would a field that one chooses from."""
        if event.key() == Qt.Key.Key_Down:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The name as a heading, then the chevron."""
        theme, px = self._theme, self._theme.px
        painter = paint.begin(self)
        size = px(CHEVRON)
        room = self.width() - size - px(GAP)
        words = paint.elided(self._font, self.text(), room)
        wide = min(room, paint.text_width(self._font, words) + 1)
        painter.setFont(self._font)
        painter.setPen(theme.color("ink" if self.isEnabled() else "faint"))
        place = paint.mirrored(self, QRect(0, 0, wide, self.height()))
        leading = paint.CENTRE | Qt.AlignmentFlag.AlignLeading
        painter.drawText(place, leading, paint.as_read(words))
        at = QRect(wide + px(GAP), (self.height() - size) // 2 + px(2), size, size)
        tone = "accent" if self.underMouse() and self.isEnabled() else "muted"
        corner = paint.mirrored(self, at).topLeft()
        ratio = self.devicePixelRatioF()
        paint.draw_icon(painter, corner, "chevron-down", size, theme.color(tone), ratio)

    def _on_clicked(self) -> None:
        menu = self.made_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        corner = self.rect().bottomLeft()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            corner = QPoint(self.width() - menu.sizeHint().width(), self.height())
        menu.popup(self.mapToGlobal(corner))

    def _choose(self, number: int) -> None:
        if number:
            self.chosen.emit(number)


def _in_menu(words: str) -> str:
    """Words of a person in a line of a menu: no key behind an ampersand, no second column."""
    return " ".join(words.replace("&", "&&").split())
