"""The actions of a session: rows, how to make one of a sentence, and a line for another."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.form.around import Around
from journal_app.ui.form.line_editors import Line
from journal_app.ui.session.action_list import ActionList
from journal_app.ui.session.section import Section
from journal_app.ui.widgets.grounds import picture
from journal_app.ui.widgets.parts import ENTER


class QuickLine(Line):
    """Enter makes an action of what stands here."""

    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._last = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes it, and one can go on with the next."""
        if event.key() in ENTER and self.text().strip():
            self.finish()
            return
        super().keyPressEvent(event)

    def finish(self) -> None:
        """What stands here is an action too."""
        said = self.text().strip()
        if said:
            self._last = said
            self.clear()
            self.said.emit(said)

    def give_back(self, words: str) -> None:
        """What was taken from here could not be kept: it stands here again."""
        if words == self._last and not self.text():
            self.setText(words)


class ActionsPart(Section):
    """What came out of the session."""

    opened = Signal(str, str)
    said = Signal(str)

    def __init__(self, around: Around, *, unfolds: bool = False) -> None:
        hint = _("Select a sentence and press Ctrl J to make one")
        super().__init__(around.theme, _("Actions from this session"), hint=hint)
        self.list = ActionList(around, unfolds=unfolds)
        self.line = QuickLine()
        self.line.setObjectName("quick_action")
        self.line.setProperty("kind", "quick")
        self.line.setPlaceholderText(_("Add an action"))
        self.line.setAccessibleName(_("Add an action"))
        self.line.setToolTip(_("Say the day too if there is one, like “by Friday”."))
        ground = QWidget()
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, around.theme.px(4), 0, 0)
        row.setSpacing(around.theme.px(10))
        row.addWidget(picture(around.theme, "plus", 18, "accent"))
        row.addWidget(self.line, 1)
        self._ground = ground
        self.add(self.list, inset=True)
        self.add(ground, inset=True)
        self.list.opened.connect(self.opened)
        self.line.said.connect(self.said)

    def let(self, *, read_only: bool) -> None:
        """Whether one may add another."""
        self._ground.setVisible(not read_only)
