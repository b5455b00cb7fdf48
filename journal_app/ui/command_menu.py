"""The menu of what can be done where one is: a few lines in front, the rest in submenus."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from journal_app.i18n import _
from journal_app.ui.commands import COMMANDS, GROUPS, IN_FRONT, IN_GROUP, Command


class CommandMenu(QMenu):
    """Filled anew whenever it is about to show.

    An action that were hidden instead of left out would lose its keys: Qt gives none to what
    is not shown.
    """

    def __init__(
        self,
        actions: Mapping[str, QAction],
        is_possible: Callable[[str], bool],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._actions, self._is_possible = actions, is_possible
        self.groups = {group: QMenu(_(group), parent) for group in GROUPS}
        for menu in (self, *self.groups.values()):
            menu.setSeparatorsCollapsible(True)
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """A submenu for each group of more than one; then what is wanted from anywhere."""
        self.clear()
        for group, menu in self.groups.items():
            menu.clear()
            found = [self._actions[each.id] for each in self._possible(IN_GROUP, group)]
            if len(found) > 1:
                menu.addActions(found)
                self.addMenu(menu)
            else:
                self.addActions(found)
        self.addSeparator()
        self.addActions([self._actions[each.id] for each in self._possible(IN_FRONT)])

    def _possible(self, where: str, group: str = "") -> list[Command]:
        return [
            each
            for each in COMMANDS
            if each.menu == where and group in ("", each.group) and self._is_possible(each.id)
        ]
