"""The day of a session and after: what was talked about, what I take from it, what follows."""

from PySide6.QtCore import Qt, Signal

from journal_app.domain.record import declared
from journal_app.domain.session import Session
from journal_app.domain.text import plain_lines
from journal_app.i18n import _
from journal_app.services.prose import Guide
from journal_app.ui.form.around import Around
from journal_app.ui.form.choice_editors import LevelEditor
from journal_app.ui.session.actions_part import ActionsPart
from journal_app.ui.session.open_text import OpenTextEditor
from journal_app.ui.session.section import Scrolled, Section
from journal_app.ui.widgets.chip import Chip, ChipKind


class NotesTab(Scrolled):
    """The level stands with the notes; both texts bear it."""

    structure_asked = Signal()

    def __init__(self, around: Around) -> None:
        super().__init__(around.theme)
        theme, fields = around.theme, declared(Session)
        self.level = LevelEditor(fields["level"], around)
        self.structure = Chip(theme, _("Use a structure"), "layers", ChipKind.ADD)
        self.structure.setObjectName("structure")
        self.structure.clicked.connect(self.structure_asked)
        asks = _("What did we talk about?")
        self.discussion = OpenTextEditor(fields["discussion_md"], theme, asks, lines=2)
        asks = _("What do I take from it?")
        self.insights = OpenTextEditor(fields["insights_md"], theme, asks)
        self._agenda = Section(theme, _("Agenda"))
        self._points = self._agenda.say("")
        self.promised = ActionsPart(around)
        talk = Section(theme, _("What we talked about"), self.level)
        talk.add(self.discussion)
        talk.column.addWidget(self.structure)
        mine = Section(theme, _("What I take from it"))
        mine.add(self.insights)
        for section in (self._agenda, talk, mine, self.promised):
            self.column.addWidget(section)
        self.column.addStretch(1)

    def show_agenda(self, text: str) -> None:
        """The agenda as it stands, above the notes."""
        lines = plain_lines(text)
        self._points.setText("\n".join(lines))
        self._agenda.setVisible(bool(lines))

    def clear(self) -> None:
        """Hold nothing; a label whose words can be selected keeps a copy of them until then."""
        self._points.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.show_agenda("")
        self._points.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def show_structure(self, guide: Guide | None, *, may_choose: bool) -> None:
        """The structure in use, and its questions beneath its headings."""
        self.structure.setText(guide.name if guide is not None else _("Use a structure"))
        self.structure.setAccessibleName(self.structure.text())
        self.structure.setVisible(may_choose)
        self.structure.updateGeometry()
        self.discussion.text.ask_with(guide)
