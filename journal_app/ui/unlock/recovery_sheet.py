"""The recovery sheet: as it prints, and what makes it count."""

import secrets
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.services.exporters.new_file import write_new
from journal_app.ui import opening
from journal_app.ui.ask import Ask
from journal_app.ui.icons import icon
from journal_app.ui.plain_words import plain_tip
from journal_app.ui.theme import Theme
from journal_app.ui.unlock.column import Sentence, in_the_middle
from journal_app.ui.unlock.paper_view import PaperView
from journal_app.ui.unlock.recovery_paper import WIDTH, RecoveryPaper
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.focus_ring import FocusRing
from journal_app.ui.widgets.parts import button, label, plane
from journal_app.ui.widgets.toast import ToastOffer
from journal_app.vault.recovery import is_same

TWO, SIDE_BY_SIDE_FROM, SHADOW_ROOM, SIDE_WIDTH = 2, 1_170, 48, 456
MARK_PX = 16
SIGNS_TYPED = 8  # a group and what is typed by mistake
SIZE = (1_180, 640)


class RecoverySheet(QDialog):
    """Print or save it, type two groups back: only then it counts.

    *taken* lets the new code open the journal; it is called once, before the first print,
    file or end, so that no paper in someone's hand opens nothing.
    """

    def __init__(
        self, theme: Theme, paper: RecoveryPaper, ask: Ask, taken: Callable[[], None]
    ) -> None:
        super().__init__()
        self._theme, self._ask, self._taken = theme, ask, taken
        self._paper: RecoveryPaper | None = paper
        self._is_taken = False
        chosen = secrets.SystemRandom().sample(range(len(paper.groups)), TWO)
        self._asked = {number: paper.groups[number] for number in sorted(chosen)}
        self.setWindowTitle(_("Recovery sheet"))
        self.view = PaperView(theme, paper)
        self._print = self._tool(_("Print the sheet"), "printer", "print")
        self._pdf = self._tool(_("Save as PDF"), "download", "save_pdf")
        self._text = self._tool(_("Save as text"), "file-text", "save_text")
        self._side = QWidget()
        self._sentence = Sentence(theme, "sentence")
        self._saved = QWidget()
        self._open = button(_("Open"), "quiet", "open_saved")
        self._show = button(_("Show in its folder"), "quiet", "show_saved")
        self._copy = button(_("Copy its path"), "quiet", "copy_path")
        self._offers: Sequence[ToastOffer] = ()
        self.fields = {number: self._field(number) for number in self._asked}
        self._why = label("", "caption", "why")
        self._later = button(_("Later"), "plain", "later")
        self._go = button(_("I have the sheet"), "primary", "go")
        self._ring = FocusRing(self)
        self._build()
        self._connect()
        self._on_typed()
        self.resize(*(theme.px(side) for side in SIZE))

    def forget(self) -> None:
        """Hold nothing of the code."""
        self.view.forget()
        self._paper, self._asked = None, {}
        for field in self.fields.values():
            field.setText("")

    def done(self, result: int) -> None:
        """Forget before anything else can look."""
        self.forget()
        super().done(result)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the sheet stands above."""
        super().resizeEvent(event)
        is_wide = self.width() >= self._theme.px(SIDE_BY_SIDE_FROM)
        direction = (
            QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        )
        self._both.setDirection(direction)
        self._side.setMinimumWidth(self._theme.px(SIDE_WIDTH) if is_wide else 0)
        self._side.setMaximumWidth(self._theme.px(SIDE_WIDTH if is_wide else WIDTH))
        self.view.fit(self.width() - 2 * SHADOW_ROOM - 20)

    def showEvent(self, event: QShowEvent) -> None:
        """No larger than the window it stands before."""
        window = self.parentWidget()
        if window is not None:
            self.resize(self.size().boundedTo(window.size()))
        super().showEvent(event)
        next(iter(self.fields.values())).setFocus()

    def _tool(self, words: str, mark: str, name: str) -> QPushButton:
        made = button(f"\N{EN SPACE}{words}", "", name)
        made.setIcon(icon(self._theme, mark, MARK_PX))
        made.setAccessibleName(words)
        return made

    def _field(self, number: int) -> QLineEdit:
        made = QLineEdit()
        made.setObjectName(f"group_{number + 1}")
        made.setAccessibleName(_("Group {number}").format(number=number + 1))
        made.setFont(self._theme.mono(15))
        made.setMaxLength(SIGNS_TYPED)
        return made

    def _build(self) -> None:
        ground = plane("surface")
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, ground)
        self._both.setContentsMargins(*[SHADOW_ROOM] * 4)
        self._both.setSpacing(56)
        middle = Qt.AlignmentFlag.AlignCenter
        self._both.addStretch(1)
        self._both.addWidget(self.view, 0, middle)
        self._fill_side(QVBoxLayout(self._side))
        self._both.addLayout(in_the_middle(self._side))
        self._both.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(ground)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _fill_side(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(label(_("Write this down now"), "display", "heading"))
        lead = _(
            "It is shown once. If you lose the passphrase and this sheet, the journal is lost: "
            "nobody else has a key."
        )
        column.addWidget(label(lead, "lead", "lead"))
        column.addSpacing(8)
        tools = Flow()
        for tool in (self._print, self._pdf, self._text):
            tools.addWidget(tool)
        column.addLayout(tools)
        warning = _("The print queue may keep a copy. A saved file is not encrypted.")
        column.addWidget(label(warning, "caption", "warning"))
        column.addWidget(self._sentence)
        self._fill_saved()
        column.addWidget(self._saved)
        back = _("Type two groups back, so that we both know it is right")
        column.addWidget(label(back, "strong", "type_back"))
        column.addLayout(self._fields_row())
        column.addWidget(self._why)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self._later)
        row.addStretch(1)
        row.addWidget(self._go)
        column.addLayout(row)
        column.addStretch(1)

    def _fill_saved(self) -> None:
        """What can be done with a file that was saved; its room is taken when there is one."""
        row = QHBoxLayout(self._saved)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(self._theme.px(16))
        row.addWidget(self._open)
        row.addWidget(self._show)
        row.addWidget(self._copy)
        row.addStretch(1)
        self._saved.hide()

    def _fields_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        for number, field in self.fields.items():
            column = QVBoxLayout()
            column.setSpacing(6)
            name = label(_("Group {number}").format(number=number + 1), "label")
            name.setBuddy(field)
            column.addWidget(name)
            column.addWidget(field)
            row.addLayout(column, 1)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self._print.clicked.connect(self._on_print)
        self._pdf.clicked.connect(lambda: self._save(".pdf"))
        self._text.clicked.connect(lambda: self._save(".txt"))
        for number, made in enumerate((self._open, self._show, self._copy)):
            made.clicked.connect(lambda _checked=False, number=number: self._offers[number].do())
        self._later.clicked.connect(self.reject)
        self._go.clicked.connect(self._on_go)
        for field in self.fields.values():
            field.textChanged.connect(self._on_typed)
            field.returnPressed.connect(self._on_entered)

    def _matching(self) -> list[int]:
        return [
            number
            for number, group in self._asked.items()
            if is_same(self.fields[number].text(), group)
        ]

    def _take(self) -> bool:
        """Let the code open the journal from now on; answers whether it does."""
        if not self._is_taken:
            try:
                self._taken()
            except JournalError as error:
                self._sentence.say(str(error))
                return False
            self._is_taken = True
        return True

    def _save(self, ending: str) -> None:
        paper = self._paper
        if paper is None:
            return
        start = Path.home() / f"{_('Recovery sheet')}{ending}"
        place = self._ask.new_file(_("Save the recovery sheet"), start, (ending,))
        if place is None or not self._take():
            return
        try:
            write_new(place, [paper.as_pdf() if ending == ".pdf" else paper.text])
        except JournalError as error:
            self._sentence.say(str(error))
            return
        words = _("Saved as {name} in {folder}.")
        self._say(words.format(name=place.name, folder=opening.folder_words(place)))
        self._offers = opening.offers_of(place, self._say)
        self._saved.show()

    def _say(self, words: str) -> None:
        self._sentence.say(words, "caption")

    def _on_print(self) -> None:
        if self._ask.print_page(_("Recovery sheet"), self._draw) and self._is_taken:
            self._say(_("Sent to the printer."))

    def _draw(self, painter: QPainter, width: float) -> None:
        """Only now is it sure that something is printed."""
        if self._paper is not None and self._take():
            self._paper.draw(painter, width)

    def _on_typed(self) -> None:
        matching = self._matching()
        is_right = len(matching) == TWO
        self._go.setEnabled(is_right)
        if is_right:
            words = _("Both groups match.")
        elif matching:
            words = _("Group {number} matches, the other one does not yet.").format(
                number=matching[0] + 1
            )
        else:
            words = _("The sheet counts when both groups match.")
        self._why.setText(words)
        self._why.setAccessibleName(words)
        self._go.setToolTip(plain_tip("" if is_right else words))

    def _on_entered(self) -> None:
        matching = self._matching()
        if len(matching) == TWO:
            self._on_go()
            return
        missing = next(number for number in self._asked if number not in matching)
        self.fields[missing].setFocus()

    def _on_go(self) -> None:
        if self._take():
            self.accept()
