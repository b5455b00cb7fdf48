"""The bar over the page where there is no room for a navigation."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from journal_app.i18n import _
from journal_app.services.places import MORE, Place
from journal_app.ui.icons import icon
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.parts import label, tool_button

HEIGHT, ICON = 46, 16


class TopBar(QWidget):
    """Places and menu, the name of the page, then search, new entry and lock."""

    place_chosen = Signal(str)
    search_asked = Signal()
    new_asked = Signal()
    lock_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._places: Sequence[Place] = ()
        self._menu: QMenu | None = None
        self.setObjectName("top_bar")
        self.setAccessibleName(_("Places"))
        self.setProperty("kind", "sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(theme.px(HEIGHT))
        self._heading = label("", "section", "bar_heading")
        self._heading.setWordWrap(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 0)
        row.setSpacing(4)
        self.places_button = tool_button(theme, "menu", _("Places and menu"), "bar_places")
        self.places_button.clicked.connect(self._on_places)
        row.addWidget(self.places_button)
        row.addSpacing(6)
        row.addWidget(self._heading, 1)
        for mark, words, name, signal in (
            ("search", _("Search or do"), "bar_search", self.search_asked),
            ("square-pen", _("New entry"), "bar_new", self.new_asked),
            ("lock", _("Lock"), "bar_lock", self.lock_asked),
        ):
            made = tool_button(theme, mark, words, name)
            made.clicked.connect(signal)
            row.addWidget(made)

    def show_rows(self, places: Sequence[Place]) -> None:
        """The places the first button lists."""
        self._places = places

    def set_menu(self, menu: QMenu) -> None:
        """What can be done, below the places."""
        self._menu = menu

    def show_name(self, words: str) -> None:
        """Say where one is."""
        self._heading.setText(words)

    def made_menu(self) -> QMenu:
        """The places, More…, and what can be done."""
        made = QMenu(self)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for place in self._places:
            action = made.addAction(icon(self._theme, place.icon, ICON), _(place.words))
            action.triggered.connect(
                lambda _checked=False, key=place.key: self.place_chosen.emit(key)
            )
        more = made.addAction(icon(self._theme, "plus", ICON), _("More…"))
        more.triggered.connect(lambda: self.place_chosen.emit(MORE))
        if self._menu is not None:
            made.addSeparator()
            self._menu.aboutToShow.emit()
            made.addActions(self._menu.actions())
        return made

    def _on_places(self) -> None:
        below = self.places_button.rect().bottomLeft()
        self.made_menu().popup(self.places_button.mapToGlobal(below))
