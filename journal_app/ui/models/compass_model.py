"""The list of the Compass: values by their rank, then strengths."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt

from journal_app.domain.record import RecordId
from journal_app.services.valuing import Row
from journal_app.ui.models.heads_model import HeadsModel, Index, second_line, shown


class CompassModel(HeadsModel):
    """A value says its rank, and what is meant by it."""

    def __init__(self) -> None:
        super().__init__()
        self._seconds: Mapping[RecordId, str] = {}

    def show_rows(self, rows: Sequence[Row]) -> None:
        """List these and no more."""
        self._seconds = {row.head.id: row.second for row in rows}
        self.show_these([row.head for row in rows])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Title, second line, the two as one for a screen reader, or the head itself."""
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        head = self._heads[index.row()]
        return shown(head, self._seconds.get(head.id) or second_line(head), role)
