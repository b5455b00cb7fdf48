"""People and relationships: whom one meets, and what was agreed."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.services.places import BY_KEY, PEOPLE
from journal_app.ui import commands
from journal_app.ui.form.around import Around
from journal_app.ui.form.people_composer import PeopleComposer
from journal_app.ui.form.record_form import RecordForm
from journal_app.ui.journal.desk import Desk
from journal_app.ui.record_page import RecordPage

COMPOSER_PX = 720  # the sentence in one line


class PeoplePage(RecordPage):
    """Above what is open stands one sentence that makes a person and a relationship."""

    composer: PeopleComposer | None = None

    def __init__(self, desk: Desk) -> None:
        view = RecordForm(desk.theme, desk.today, desk.journal)
        super().__init__(desk, BY_KEY[PEOPLE], view)

    def clear(self) -> None:
        """Hold nothing of the journal in any widget."""
        if self.composer is not None:
            self.composer.clear()
        super().clear()

    def first_way_in(self) -> QWidget:
        """The name in the sentence."""
        return super().first_way_in() if self.composer is None else self.composer.name

    def first(self) -> tuple[str, commands.Slot] | None:
        """Nothing: the sentence above is the way to the first person."""
        return None

    def above(self) -> QWidget | None:
        """The sentence."""
        if self._desk.read_only:
            return None
        px = self._desk.theme.px
        self.composer = PeopleComposer(Around(self._desk.theme, self._desk.today, self._journal))
        self.composer.setMaximumWidth(px(COMPOSER_PX))
        self.composer.told.connect(self._on_told)
        self.composer.begun.connect(self.open_record)
        ground = QWidget()
        row = QHBoxLayout(ground)
        row.setContentsMargins(40, 22, 40, 14)
        row.addWidget(self.composer, 100)
        row.addStretch(1)
        return ground

    def _on_told(self, words: str, is_new: object) -> None:
        self._desk.voice.tell(words, step=self._journal.last_step if is_new else None)
