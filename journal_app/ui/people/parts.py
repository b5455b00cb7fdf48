"""Pieces the pages of people are put together from."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain.level import Level
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.leading import leading
from journal_app.ui.widgets.level import LevelMark
from journal_app.ui.widgets.parts import button, hairline, label

SIDE, TOP, FOOT = 40, 15, 48
ASIDE, LEAST_ASIDE, ASIDE_FROM, WIDE_FROM = 290, 244, 640, 740
WIDE_GAP, GAP = 40, 28
MAIN = 720
TAB = Qt.FocusPolicy.TabFocus


class TwoColumns(QWidget):
    """What matters most, and beside it an aside, which goes below where there is little room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._main, self._side = QWidget(), QWidget()
        self.main, self.side = QVBoxLayout(self._main), QVBoxLayout(self._side)
        for column in (self.main, self.side):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(theme.px(6))
        self._main.setMaximumWidth(theme.px(MAIN))
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._across.setContentsMargins(0, 0, 0, 0)
        top = Qt.AlignmentFlag.AlignTop
        self._across.addWidget(self._main, 1, top)
        self._across.addWidget(self._side, 0, top)
        self._across.addStretch(0)

    def arrange(self, width: int) -> None:
        """Side by side as long as there is room for both."""
        px, direction = self._theme.px, QBoxLayout.Direction
        is_wide = width >= px(ASIDE_FROM) - 2 * px(SIDE)
        self._across.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        self._across.setStretch(0, 1000 if is_wide else 0)
        self._across.setStretch(2, int(is_wide))
        has_room = width >= px(WIDE_FROM) - 2 * px(SIDE)
        self._across.setSpacing(px(WIDE_GAP if has_room else GAP))
        aside = px(ASIDE if has_room else LEAST_ASIDE)
        self._side.setFixedWidth(aside if is_wide else min(width, px(MAIN)))
        if is_wide:
            self._main.setMinimumWidth(0)
            self._main.setMaximumWidth(px(MAIN))
        else:
            self._main.setFixedWidth(min(width, px(MAIN)))


class Face(QScrollArea):
    """A page one scrolls, its column at the leading edge."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def put(self, ground: QWidget) -> None:
        """Show another page; where one has scrolled to stays."""
        at = self.verticalScrollBar().value()
        focus: QWidget | None = QApplication.focusWidget()
        old: QWidget | None = self.takeWidget()
        had = focus if old is not None and focus is not None and old.isAncestorOf(focus) else None
        self.setWidget(ground)
        ground.show()
        self.verticalScrollBar().setValue(at)
        if had is not None:
            _again(ground, had).setFocus()
        if old is not None:
            old.hide()
            old.deleteLater()

    def clear(self) -> None:
        """Hold nothing."""
        old = self.takeWidget()
        if old is not None:
            old.hide()
            old.deleteLater()


def _again(ground: QWidget, had: QWidget) -> QWidget:
    """The part that is what the focus was on before; else the first that takes it."""
    may = [each for each in ground.findChildren(QWidget) if each.focusPolicy() & TAB]
    same = [each for each in may if _called(each) == _called(had)]
    return next(iter(same or may), ground)


def _called(part: QWidget) -> tuple[str, str, str]:
    return type(part).__name__, part.objectName(), part.accessibleName()


def section(
    title: str, words: str = "", do: Callable[[], object] | None = None, name: str = ""
) -> QWidget:
    """The heading of a section, and where it leads."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(label(title, "section"), 1)
    if words and do is not None:
        led = button(words, "quiet", name)
        led.setAccessibleName(f"{title}: {words}")
        led.clicked.connect(do)
        row.addWidget(led)
    return made


def level_row(
    theme: Theme,
    title: str,
    second: str,
    do: Callable[[], object],
    level: Level | None = None,
    person: str = "",
) -> QWidget:
    """A row of two lines that leads somewhere, and who may see it."""
    made = QWidget()
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.px(4))
    row = QHBoxLayout()
    row.setSpacing(theme.px(12))
    row.addWidget(leading(theme, title, second, do), 1)
    if level is not None:
        mark = LevelMark(theme, level, person)
        mark.clicked.connect(do)
        row.addWidget(mark)
    column.addLayout(row)
    column.addWidget(hairline())
    return made
