"""Templates of one's own: headings and questions to write along."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.template import Template
from journal_app.i18n import _
from journal_app.services.places import BY_KEY
from journal_app.services.templates.own import pattern_of
from journal_app.ui import commands
from journal_app.ui.form.record_form import RecordForm
from journal_app.ui.gallery.sharing import Sharing
from journal_app.ui.journal.desk import Desk
from journal_app.ui.record_page import RecordPage
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.parts import button

TEMPLATES = "templates"


class TemplatesPage(RecordPage):
    """Above what is open stands the way to those that ship with the program, and to files."""

    gallery_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        self._sharing = Sharing(desk)
        view = RecordForm(desk.theme, desk.today, desk.journal)
        super().__init__(desk, BY_KEY[TEMPLATES], view)

    def slots(self) -> Mapping[str, commands.Slot]:
        """A template can be a file too."""
        return {**super().slots(), "template.save_as": self._save_as}

    def above(self) -> QWidget:
        """What can be done with templates beside editing them."""
        px, ground, within = self._desk.theme.px, QWidget(), QWidget()
        around = QVBoxLayout(ground)
        around.setContentsMargins(40, 14, 40, 10)
        around.addWidget(within)
        flow = Flow(within)
        flow.setSpacing(px(20))
        for words, name, do in (
            (_("Look through all templates"), "look_through", self.gallery_asked.emit),
            (_("Bring one in from a file…"), "bring_in", self._sharing.bring_in),
            (_("Save this one as a file…"), "save_template", self._save_as),
        ):
            made = button(words, "quiet", name)
            made.clicked.connect(lambda _checked=False, do=do: do())
            made.setEnabled(not self._desk.read_only or name != "bring_in")
            flow.addWidget(made)
        return ground

    def _save_as(self) -> None:
        record = self.form.record
        self._sharing.save_as(pattern_of(record) if isinstance(record, Template) else None)
