"""The navigation: the places that are rows, what waits behind More…, and the foot."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.services.places import MORE, Place
from journal_app.ui.form.order import put_after
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.navigation_item import JournalItem, NavigationItem, SearchItem

WIDTH, RAIL, GROUP_GAP = 220, 60, 14


class Navigation(QWidget):
    """One column of rows; on a rail only their icons."""

    place_chosen = Signal(str)  # the key of a place, or MORE
    new_asked = Signal()
    lock_asked = Signal()
    search_asked = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._is_rail = False
        self._menu: QMenu | None = None
        self._items: dict[str, NavigationItem] = {}
        self.setObjectName("navigation")
        self.setAccessibleName(_("Places"))
        self.setProperty("kind", "sunken")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 14, 0, 10)
        self._column.setSpacing(2)
        new = NavigationItem(
            theme, "nav_new", _("New entry"), "square-pen", "Ctrl N", accented=True
        )
        lock = NavigationItem(theme, "nav_lock", _("Lock"), "lock", "Ctrl L")
        menu = NavigationItem(theme, "nav_menu", _("Menu"), "ellipsis")
        for item in (lock, menu):
            item.setCheckable(False)
        head = JournalItem(theme, "nav_name", name)
        search = SearchItem(theme, "nav_search", _("Search or do"), "Ctrl K")
        self._head = (head, search, new)
        self._fixed = (*self._head, lock, menu)
        head.clicked.connect(lambda: self._on_menu(head))
        search.clicked.connect(self.search_asked)
        new.clicked.connect(self.new_asked)
        lock.clicked.connect(self.lock_asked)
        menu.clicked.connect(lambda: self._on_menu(menu))
        self.show_rows([])
        self.show_rail(is_rail=False)

    @property
    def keys(self) -> list[str]:
        """The rows that are shown, in their order, More… too."""
        return list(self._items)

    def show_rows(self, places: Sequence[Place]) -> None:
        """Show these places; the one that was chosen stays so."""
        if [place.key for place in places] == self.keys[:-1] and self._items:
            return
        chosen = self.chosen
        self._empty()
        lock, menu = self._fixed[-2:]
        for item in self._head:
            self._column.addWidget(item)
        group = -1
        for place in places:
            if place.group != group:
                self._column.addSpacing(GROUP_GAP)
                group = place.group
            self._add(place.key, _(place.words), place.icon)
        self._add(MORE, _("More…"), "plus")
        self._column.addStretch(1)
        self._column.addWidget(lock)
        self._column.addWidget(menu)
        put_after(self._head[-1], (*self._items.values(), lock, menu))
        self.choose(chosen)
        for item in (*self._items.values(), *self._fixed):
            item.show_rail(is_rail=self._is_rail)
        self._column.activate()

    @property
    def chosen(self) -> str:
        """The key of the row that is chosen."""
        return next((key for key, item in self._items.items() if item.isChecked()), "")

    def choose(self, key: str) -> None:
        """Show where one is; nothing is opened."""
        for each, item in self._items.items():  # no button group: Tab is to reach every row
            item.setChecked(each == key)

    def set_menu(self, menu: QMenu) -> None:
        """What the page that is shown can do."""
        self._menu = menu

    def show_rail(self, *, is_rail: bool) -> None:
        """Only icons, or the words too."""
        self._is_rail = is_rail
        self.setFixedWidth(self._theme.px(RAIL if is_rail else WIDTH))
        for item in (*self._items.values(), *self._fixed):
            item.show_rail(is_rail=is_rail)

    def _add(self, key: str, words: str, icon: str) -> None:
        item = NavigationItem(self._theme, f"nav_{key}", words, icon)
        item.clicked.connect(lambda _checked=False: self._on_clicked(key))
        self._items[key] = item
        self._column.addWidget(item)
        item.show()  # now: by itself a layout shows it a turn later

    def _empty(self) -> None:
        while (taken := self._column.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None and widget not in self._fixed:
                widget.hide()
                widget.deleteLater()
        self._items = {}

    def _on_clicked(self, key: str) -> None:
        self.choose(key)
        self.place_chosen.emit(key)

    def _on_menu(self, item: NavigationItem) -> None:
        if self._menu is not None:
            self._menu.popup(item.mapToGlobal(item.rect().topRight()))
