"""Help: the words, what is promised, and what the program is made of."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from journal_app.i18n import _
from journal_app.services.glossary import glossary
from journal_app.ui.help.about import About
from journal_app.ui.help.promises import Promises
from journal_app.ui.help.words import Words
from journal_app.ui.journal.desk import Desk
from journal_app.ui.page import Page
from journal_app.ui.widgets.choosing import Tabs
from journal_app.ui.widgets.parts import label


class HelpPage(Page):
    """Three tabs; it begins in the line that finds a word."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        theme = desk.theme
        self.setObjectName("help")
        self.setAccessibleName(_("Help"))
        self.words = Words(theme, glossary(desk.preferences.settings.language))
        names = [_("Words"), _("What is promised"), _("About")]
        self.tabs = Tabs(theme, names, _("Help"))
        self.stack = QStackedWidget()
        for part in (self.words, Promises(theme), About(theme)):
            self.stack.addWidget(part)
        self._build()
        self.tabs.chosen.connect(self.stack.setCurrentIndex)

    def begin(self) -> None:
        """The cursor is in the line that finds a word."""
        self.tabs.choose(0)
        self.words.search.setFocus()
        self.words.search.selectAll()

    def clear(self) -> None:
        """Hold nothing of what was looked for."""
        self.words.search.clear()

    def _build(self) -> None:
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 26, 40, 0)
        column.setSpacing(4)
        column.addWidget(label(_("Help"), "page", "heading"))
        column.addWidget(label(_("What words mean here, and how your journal is kept."), "lead"))
        column.addSpacing(8)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
