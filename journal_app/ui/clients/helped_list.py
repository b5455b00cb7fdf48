"""People I helped: a list, never a number."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.services.clients import Helped
from journal_app.ui.review.facts import FactRow, Section
from journal_app.ui.theme import Theme


class HelpedList(QWidget):
    """Each with what it was; the name leads to the person."""

    person_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.section = Section(_("People I helped"), "helped")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.section)
        self.hide()

    def show_people(self, people: Sequence[Helped]) -> None:
        """Show these; where there are none there is no list."""
        self.section.show_rows([self._row(one) for one in people])
        self.setVisible(bool(people))

    def _row(self, one: Helped) -> FactRow:
        row = FactRow(self._theme, "sprout", one.name, " · ".join(one.with_what))
        spoken = _("Open {person}").format(person=one.name)
        key = one.person_id
        row.offer(_("Open"), f"helped_{key}", spoken, lambda: self.person_asked.emit(key))
        return row
