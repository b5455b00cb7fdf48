"""Six words by chance, shown once to be written down; and how good a passphrase is."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.services.passphrase import Strength
from journal_app.ui.icons import pixmap
from journal_app.ui.plain_words import PlainLabel
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint
from journal_app.ui.widgets.parts import label, leading, tool_button

COLUMNS, RADIUS, WORD_PX, MARK_PX = 3, 10, 17, 16


class SixWords(QFrame):
    """The words in two rows; others can be had, and they can be copied."""

    others_asked = Signal()
    copy_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words: list[QLabel] = []
        self._told = label("", "caption", "six_words_told")
        self.others = tool_button(theme, "refresh-cw", _("Suggest six others"), "other_words")
        self.copy = tool_button(theme, "copy", _("Copy the six words"), "copy_words")
        self._build()
        self.others.clicked.connect(self.others_asked)
        self.copy.clicked.connect(self.copy_asked)
        self.hide()

    def show_words(self, words: str) -> None:
        """Show these words, or with none of them nothing."""
        parts = words.split()
        for place, part in zip(self._words, parts or [""] * len(self._words), strict=True):
            place.setText(part)
        self._told.setText(_("Write them on paper before you go on."))
        self.setVisible(bool(parts))

    def show_copied(self) -> None:
        """Say for how long they can be pasted."""
        self._told.setText(_("They are on the clipboard for 30 seconds."))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A ground of one tone, without an edge."""
        paint.shape(paint.begin(self), self.rect(), RADIUS, self._theme.color("hover"))

    def _build(self) -> None:
        held = QWidget()
        held.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # the words are English
        grid = QGridLayout(held)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._theme.px(24))
        grid.setVerticalSpacing(2)
        for number in range(2 * COLUMNS):
            word = label("", "", f"word_{number}")
            word.setFont(self._theme.mono(WORD_PX))
            word.setWordWrap(False)
            grid.addWidget(word, number // COLUMNS, number % COLUMNS)
            self._words.append(word)
        grid.setColumnStretch(COLUMNS, 1)
        tools = QHBoxLayout()
        tools.addWidget(self.others)
        tools.addWidget(self.copy)
        head = QHBoxLayout()
        head.addWidget(held, 1)
        head.addLayout(tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._told)


class StrengthLine(QWidget):
    """One line that says in words how good a passphrase is; its room is always there."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._mark = PlainLabel()
        self._mark.setFixedSize(QSize(theme.px(MARK_PX), theme.px(MARK_PX)))
        self._label = label("", "caption", "strength")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label, 1)
        self._label.setAlignment(Qt.AlignmentFlag.AlignTop | leading())
        self.setMinimumHeight(theme.px(38))

    def show_strength(self, found: Strength | None) -> None:
        """Say it, or nothing."""
        words = found.sentence if found is not None else ""
        self._label.setText(words)
        self._label.setAccessibleName(words)
        self._mark.clear()
        if found is not None:
            name, tone = ("shield-check", "accent") if found.is_good else ("info", "muted")
            size, color = self._theme.px(MARK_PX), self._theme.color(tone).name()
            self._mark.setPixmap(pixmap(name, size, color, 2.0))
