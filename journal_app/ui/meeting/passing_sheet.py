"""Pass on what we agreed…: the exact text first, then where the file is to lie."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QTextEdit, QVBoxLayout

from journal_app.i18n import _, ngettext
from journal_app.services.passing_on import Passed
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.focus_ring import FocusRing
from journal_app.ui.widgets.grounds import Notice
from journal_app.ui.widgets.parts import button, label

WIDTH, HEIGHT, TEXT_PX = 560, 620, 14


class PassingSheet(QDialog):
    """Shows what leaves and asks once; it writes nothing itself."""

    def __init__(self, theme: Theme, passed: Passed, person: str) -> None:
        super().__init__()
        self._theme = theme
        self.setWindowTitle(_("Pass on what we agreed"))
        self.text = QTextEdit()
        self.text.setObjectName("passed")
        self.text.setAccessibleName(_("The text as it leaves"))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFont(theme.font(TEXT_PX))
        self.text.setProperty("kind", "field")
        self.text.setPlainText(passed.text)
        self._build(passed, person)
        self._ring = FocusRing(self)

    def _build(self, passed: Passed, person: str) -> None:
        px = self._theme.px
        self.resize(px(WIDTH), px(HEIGHT))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(26), px(24), px(26), px(20))
        column.setSpacing(px(12))
        column.addWidget(label(_("Pass on what we agreed"), "page", "title"))
        lead = _(
            "This is the whole file, for {person}. Whoever else is on your page People became a "
            "role; a name that is not stays as you wrote it."
        )
        whom = person or _("the other person")
        column.addWidget(label(lead.format(person=whom), "lead", "lead"))
        column.addWidget(self.text, 1)
        if passed.stays:
            words = ngettext(
                "{count} action stays: it is only for you. Press its lock in the session to share "
                "it.",
                "{count} actions stay: they are only for you. Press the lock of one in the "
                "session to share it.",
                passed.stays,
            )
            column.addWidget(label(words.format(count=passed.stays), "caption", "stays"))
        column.addWidget(
            Notice(
                self._theme,
                _("This file is not encrypted"),
                _("Whoever has it can read it. Hand it over the way you would hand over a letter."),
            )
        )
        column.addLayout(self._answers())

    def _answers(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(8))
        row.addStretch(1)
        stay, go = button(_("Cancel"), "", "stay"), button(_("Save the file…"), "primary", "go")
        stay.clicked.connect(self.reject)
        go.clicked.connect(self.accept)
        for one in (stay, go):
            row.addWidget(one)
        return row
