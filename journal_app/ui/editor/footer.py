"""The foot of an open entry: which template, how many of its questions, how many words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from journal_app.i18n import _, ngettext
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.marks import Answered
from journal_app.ui.widgets.parts import hairline, label

HEIGHT_PX, SIDE_PX, NARROW_PX = 38, 16, 460


class Footer(QWidget):
    """One line on the page's own ground."""

    outline_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._template = label("", "caption", "template")
        self._answered = Answered(theme)
        self._answered.setObjectName("answered")
        self._answered.setToolTip(_("Show the headings"))
        self._answered.clicked.connect(self.outline_asked)
        self._words = label("", "caption", "words")
        for one in (self._template, self._words):
            one.setWordWrap(False)
        self._line = hairline()
        held = self._line.sizePolicy()
        held.setRetainSizeWhenHidden(True)
        self._line.setSizePolicy(held)
        self._row = QHBoxLayout()
        self._row.setSpacing(theme.px(14))
        self._row.addWidget(self._template)
        self._row.addWidget(self._answered, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(1)
        self._row.addWidget(self._words)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._line)
        column.addLayout(self._row, 1)
        self.setFixedHeight(theme.px(HEIGHT_PX) + 1)
        self.show_template("")

    def align(self, left: int) -> None:
        """Begin where the text begins."""
        is_turned = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        margins = (SIDE_PX, left) if is_turned else (left, SIDE_PX)
        self._row.setContentsMargins(margins[0], 0, margins[1], 0)

    def show_template(self, name: str) -> None:
        """The name of the template; nothing for an empty page."""
        self._template.setText(name)
        self._arrange()

    def show_words(self, count: int) -> None:
        """So many words; of an empty page nothing is said."""
        said = ngettext("{count} word", "{count} words", count)
        self._words.setText(said.format(count=count) if count else "")
        self._arrange()

    def show_answered(self, done: int, all_of_them: int) -> None:
        """So many of the questions have an answer."""
        self._answered.show_answered(done, all_of_them)
        self._answered.setVisible(all_of_them > 0)
        self._arrange()

    @property
    def answered(self) -> QWidget:
        """What is pressed to see the headings."""
        return self._answered

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, only the bars and the words."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        parts = (self._template, self._answered, self._words)
        taken = sum(part.sizeHint().width() for part in parts) + 2 * self._row.spacing()
        sides = self._row.contentsMargins()
        is_wide = self.width() >= max(
            self._theme.px(NARROW_PX), taken + sides.left() + sides.right()
        )
        self._template.setVisible(is_wide and bool(self._template.text()))
        self._line.setVisible(bool(self._template.text() or self._words.text()))
