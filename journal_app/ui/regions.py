"""The parts of the window: F6 goes from one to the next, Shift+F6 back, each where one was."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from journal_app.ui.own_keys import NEXT_REGION, REGION_BEFORE, Keys
from journal_app.ui.widgets.toast import Toast

BY_TAB = Qt.FocusPolicy.TabFocus


class Regions(QObject):
    """What stands around the page, and the panes of the page itself."""

    def __init__(
        self, window: QWidget, here: Callable[[], QWidget], around: Sequence[QWidget]
    ) -> None:
        """*around* are the parts beside the page; the first two stand before it."""
        super().__init__(window)
        self._window, self._here, self._around = window, here, around
        self._last: dict[QWidget, QWidget] = {}  # where one left each by these keys
        self._key(NEXT_REGION, 1)
        self._key(REGION_BEFORE, -1)

    @property
    def shown(self) -> list[QWidget]:
        """The parts that are there now, in their order."""
        return [part for part in self._parts if part.isVisible() and _ways_in(part)]

    def step(self, by: int) -> None:
        """Put the focus into the next part, or the one before."""
        shown, focused = self.shown, QApplication.focusWidget()
        at = [n for n, part in enumerate(shown) if focused is not None and _holds(part, focused)]
        start = at[0] if at else (-1 if by > 0 else len(shown))
        if at and focused is not None:
            self._last[shown[start]] = focused
        if shown:
            self._enter(shown[(start + by) % len(shown)])

    @property
    def _parts(self) -> list[QWidget]:
        return [*self._around[:2], *_panes(self._here()), *self._around[2:]]

    def _enter(self, part: QWidget) -> None:
        if isinstance(part, Toast) and part.enter():
            return
        last, ways = self._last.get(part), _ways_in(part)
        wanted = last if last in ways else ways[0]
        if wanted is not None:
            wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _key(self, own: Keys, by: int) -> None:
        for keys in own.keys:
            key = QShortcut(QKeySequence(keys), self._window)
            key.activated.connect(lambda: self.step(by))


def _panes(page: QWidget) -> list[QWidget]:
    """The panes of a page beside each other, or the page itself."""
    splits = [each for each in page.findChildren(QSplitter) if each.isVisible()]
    if not splits:
        return [page]
    panes = (splits[0].widget(number) for number in range(splits[0].count()))
    return [pane for pane in panes if pane is not None]


def _ways_in(part: QWidget) -> list[QWidget]:
    """What Tab reaches in a part, in its order there."""
    found: list[QWidget] = []
    if part.focusPolicy() & BY_TAB:
        found.append(part)
    each = part.nextInFocusChain()
    while each is not None and each is not part:
        if _holds(part, each) and each.focusPolicy() & BY_TAB and each.isVisible():
            found += [each] if each.isEnabled() else []
        each = each.nextInFocusChain()
    return found


def _holds(part: QWidget, widget: QWidget) -> bool:
    return part is widget or part.isAncestorOf(widget)
