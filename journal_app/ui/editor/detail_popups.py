"""Small windows that open from a chip: words between commas, how one feels, a list of names."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from journal_app.i18n import N_, _
from journal_app.ui.icons import icon
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.marks import Rating
from journal_app.ui.widgets.parts import label
from journal_app.ui.widgets.short_line import keep_short, tags_too_long

WIDTH_PX, GAP_PX = 300, 4
FEELINGS = {"mood": N_("Mood"), "energy": N_("Energy")}
Choice = tuple[str, str, bool, Callable[[], object]]  # icon, words, whether chosen, what it does


class Popup(QFrame):
    """A small window beneath a chip; a click elsewhere or Escape closes it."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("kind", "popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 12, 14, 14)
        self.column.setSpacing(8)

    def open_under(self, chip: QWidget) -> None:
        """Show it where the chip is, from the edge where one begins to read."""
        self.adjustSize()
        left = 0
        if chip.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = chip.width() - self.width()
        self.move(chip.mapToGlobal(QPoint(left, chip.height() + GAP_PX)))
        self.show()

    def open_above(self, part: QWidget) -> None:
        """Show it over what was pressed, from the edge where one begins to read."""
        self.adjustSize()
        is_turned = part.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = part.width() - self.width() if is_turned else 0
        self.move(part.mapToGlobal(QPoint(left, -self.height() - GAP_PX)))
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is done."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say so."""
        super().closeEvent(event)
        self.closed.emit()


class TagsPopup(Popup):
    """Tags, between commas."""

    chosen = Signal(object)  # a tuple of words

    def __init__(self, theme: Theme, tags: Iterable[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._before = tuple(tags)
        self.line = QLineEdit(", ".join(self._before))
        self.line.setObjectName("tags_line")
        keep_short(self.line, tags_too_long)
        self.line.setAccessibleName(_("Tags, between commas"))
        self.line.setMinimumWidth(theme.px(WIDTH_PX))
        self.column.addWidget(label(_("Tags"), "label"))
        self.column.addWidget(self.line)
        self.column.addWidget(label(_("Between commas, such as workshop, silence"), "caption"))
        self.closed.connect(self._on_closed)
        self.line.setFocus()

    def _on_closed(self) -> None:
        said = (part.strip() for part in self.line.text().split(","))
        tags = tuple(dict.fromkeys(filter(None, said)))
        if tags != self._before:
            self.chosen.emit(tags)


class FeelingPopup(Popup):
    """Mood or energy from one to five, or nothing said."""

    chosen = Signal(object)  # a number or None

    def __init__(self, theme: Theme, name: str, value: int | None, parent: QWidget) -> None:
        super().__init__(parent)
        words = _(FEELINGS[name])
        row = QHBoxLayout()
        row.addWidget(label(words, "label"), 1)
        self.rating = Rating(theme, words, value or 0)
        self.rating.setObjectName(f"{name}_rating")
        self.rating.chosen.connect(lambda said: self.chosen.emit(said or None))
        row.addWidget(self.rating)
        self.column.addLayout(row)
        self.column.addWidget(label(_("Only you see this."), "caption"))
        self.setMinimumWidth(theme.px(240))
        self.rating.setFocus()


class ChipWindows:
    """The small window that is open under a chip, if any: a menu or a popup."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        self._theme, self._parent = theme, parent
        self.menu: QMenu | None = None
        self.popup: Popup | None = None

    def open(self, popup: Popup, chip: QWidget) -> None:
        """Show a popup beneath its chip."""
        self.popup = popup
        popup.closed.connect(self._on_popup_closed)
        popup.open_under(chip)

    def open_above(self, popup: Popup, part: QWidget) -> None:
        """Show a popup over what was pressed."""
        self.popup = popup
        popup.closed.connect(self._on_popup_closed)
        popup.open_above(part)

    def open_menu(self, choices: Iterable[Choice], chip: QWidget) -> QMenu:
        """Show a menu beneath its chip; choosing does what the choice says."""
        menu = self.menu = QMenu(self._parent)
        menu.setObjectName("details_menu")
        for mark, words, is_chosen, do in choices:
            action = menu.addAction(words.replace("&", "&&"))
            if mark:
                action.setIcon(icon(self._theme, mark, 16))
            action.setCheckable(is_chosen)
            action.setChecked(is_chosen)
            action.setFont(self._theme.font(14, 600 if is_chosen else 400))
            action.triggered.connect(lambda _checked=False, done=do: done())
        menu.aboutToHide.connect(self._on_menu_hidden)
        left = 0
        if chip.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = chip.width() - menu.sizeHint().width()
        menu.popup(chip.mapToGlobal(QPoint(left, chip.height() + GAP_PX)))
        return menu

    def finish(self) -> None:
        """Close the popup that is open; what was typed in it counts."""
        if self.popup is not None:
            self.popup.close()

    def drop(self) -> None:
        """Close what is open; what was typed in it belongs to an entry that is left."""
        if self.popup is not None:
            self.popup.blockSignals(True)  # noqa: FBT003 - Qt's own
            self.popup.close()
            self.popup = None
        if self.menu is not None:
            self.menu.close()

    def _on_popup_closed(self) -> None:
        self.popup = None

    def _on_menu_hidden(self) -> None:
        if self.menu is not None:
            self.menu.deleteLater()
            self.menu = None
