"""The rows of a review's list: sections with what may go in, then what stays below the level."""

import dataclasses
import enum
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from journal_app.i18n import _, ngettext
from journal_app.services.arranging import Spot
from journal_app.services.composing import HEADINGS
from journal_app.services.offering import Offered, Way
from journal_app.ui.plain_words import plain_tip

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1


class Shape(enum.Enum):
    """What a row is."""

    HEAD = "head"
    SECTION = "section"
    ITEM = "item"
    LINE = "line"
    BELOW = "below"


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Row:
    """One row: its words, what can be done with it, and which item it is."""

    shape: Shape
    title: str
    second: str = ""
    trail: str = ""
    spot: Spot | None = None
    included: bool = False
    way: Way = Way.STAYS


class ItemsModel(QAbstractListModel):
    """Holds the rows; headings that cannot be moved cannot be chosen either."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row(self, index: Index) -> Row | None:
        """The row there."""
        return self._rows[index.row()] if 0 <= index.row() < len(self._rows) else None

    def row_of(self, spot: Spot) -> int:
        """Where an item or a section stands; -1 when it is not shown."""
        places = (number for number, row in enumerate(self._rows) if row.spot == spot)
        return next(places, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only sections and items can be chosen."""
        row = self.row(index)
        if row is None or row.spot is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title, the row, and what a screen reader says."""
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(row.title) if row.spot is not None else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _said(row)
        if role == Qt.ItemDataRole.CheckStateRole and row.shape is Shape.ITEM:
            return Qt.CheckState.Checked if row.included else Qt.CheckState.Unchecked
        return row if role == ROW else None


def rows_of(offered: Offered, *, for_self: bool) -> list[Row]:
    """The rows of everything that may go in, and of what stays."""
    chosen = sum(offer.included for offer in offered.offers)
    head = _("May go in") if for_self else _("At review level")
    rows = [Row(Shape.HEAD, head, trail=_chosen_words(chosen, len(offered.offers)))]
    for code in offered.sections:
        own = [offer for offer in offered.offers if offer.spot.section == code]
        words = _(HEADINGS[code]) if code in HEADINGS else code
        spot = Spot("", "", code)
        trail = "" if own else _("counts only") if code == "mentoring" else _("empty, not printed")
        rows.append(Row(Shape.SECTION, words, trail=trail, spot=spot))
        rows += [
            Row(Shape.ITEM, one.title, one.second, spot=one.spot, included=one.included)
            for one in own
        ]
    return rows + _below(offered)


def _below(offered: Offered) -> list[Row]:
    if not offered.below:
        return []
    title = _("Below this level: {count}").format(count=len(offered.below))
    second = _("These stay out unless you raise one, here and now.")
    rows = [Row(Shape.LINE, title, second)]
    trails = {Way.INCLUDE: _("Include…"), Way.REWRITE: _("Write…"), Way.STAYS: ""}
    for one in sorted(offered.below, key=lambda below: list(Way).index(below.way)):
        trail = trails[one.way]
        rows.append(Row(Shape.BELOW, one.title, one.second, trail, one.spot, way=one.way))
    return rows


def _chosen_words(chosen: int, of_all: int) -> str:
    if not of_all:
        return ""
    if chosen == of_all:
        words = ngettext("{count} included", "All {count} included", of_all)
        return words.format(count=of_all)
    return _("{chosen} of {count} included").format(chosen=chosen, count=of_all)


def _said(row: Row) -> str:
    words = ", ".join(filter(None, (row.title, row.second, row.trail)))
    if row.shape is Shape.ITEM:
        template = _("Included: {words}") if row.included else _("Not included: {words}")
        return template.format(words=words)
    return words
