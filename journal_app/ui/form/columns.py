"""A layout of two columns in which some rows take the whole width."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem

from journal_app.ui.theme import Theme
from journal_app.ui.widgets.flow import Flow

GAP_PX, LEAST_PX = 16, 200


class Columns(Flow):
    """Short things side by side where two fit, in the order of reading; the rest one a line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._gap, self._least = theme.px(GAP_PX), theme.px(LEAST_PX)
        self.setSpacing(theme.px(14))

    def sizeHint(self) -> QSize:
        """As wide as two columns."""
        wide = 2 * self._least + self._gap
        return QSize(wide, self.heightForWidth(wide))

    def minimumSize(self) -> QSize:
        """One column must fit."""
        shown = [item.minimumSize().width() for item in self._items if not item.isEmpty()]
        return QSize(max((min(each, self._least) for each in shown), default=0), 0)

    def _arrange(self, area: QRect, *, move: bool) -> int:
        parent = self.parentWidget()
        turned = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        has_two = area.width() >= 2 * self._least + self._gap
        half = (area.width() - self._gap) // 2 if has_two else area.width()
        y = 0
        for line in self._lines(has_two=has_two):
            wide = [area.width() if _is_wide(item) else half for item in line]
            high = max(_height(item, width) for item, width in zip(line, wide, strict=True))
            x = 0
            for item, width in zip(line, wide, strict=True):
                left = area.right() + 1 - x - width if turned else area.left() + x
                if move:
                    item.setGeometry(QRect(QPoint(left, area.top() + y), QSize(width, high)))
                x += width + self._gap
            y += high + self.spacing()
        return max(0, y - self.spacing())

    def _lines(self, *, has_two: bool) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        for item in self._items:
            if item.isEmpty():
                continue
            joins = has_two and lines and len(lines[-1]) == 1 and not _is_wide(lines[-1][0])
            if joins and not _is_wide(item):
                lines[-1].append(item)
            else:
                lines.append([item])
        return lines


def _is_wide(item: QLayoutItem) -> bool:
    widget = item.widget()
    return bool(widget is not None and widget.property("wide"))


def _height(item: QLayoutItem, width: int) -> int:
    if item.hasHeightForWidth():
        return item.heightForWidth(width)
    return item.sizeHint().height()
