"""Compass: one's values in their order, then one's strengths."""

from collections.abc import Iterable

from journal_app.domain.record import Record
from journal_app.services import valuing
from journal_app.services.places import Place
from journal_app.ui.form.record_form import RecordForm
from journal_app.ui.journal.desk import Desk
from journal_app.ui.models.compass_model import CompassModel
from journal_app.ui.record_page import RecordPage
from journal_app.ui.widgets.roomy_list import RoomyList


class CompassPage(RecordPage):
    """The list follows rank and definition as they are typed."""

    def __init__(self, desk: Desk, place: Place) -> None:
        self._compass = CompassModel()
        form = RecordForm(desk.theme, desk.today, desk.journal)
        super().__init__(desk, place, form, (self._compass, RoomyList(desk.theme)))

    def clear(self) -> None:
        """Hold nothing of the journal in any widget."""
        self._compass.show_rows([])
        super().clear()

    def _put(self, _records: Iterable[Record]) -> None:
        self._show_rows()

    def _show_rows(self) -> None:
        at = self.list.verticalScrollBar().value()
        self._compass.show_rows(valuing.rows(self._journal))
        self.list.verticalScrollBar().setValue(at)
        self._let_tab_pass()
