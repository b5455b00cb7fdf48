"""A list and a form for any place that has no page made for it."""

from journal_app.services.places import Place
from journal_app.ui.form.record_form import RecordForm
from journal_app.ui.journal.desk import Desk
from journal_app.ui.record_page import RecordPage


class NounPage(RecordPage):
    """What one place holds, each in a form derived from its fields."""

    def __init__(self, desk: Desk, place: Place) -> None:
        super().__init__(desk, place, RecordForm(desk.theme, desk.today, desk.journal))
