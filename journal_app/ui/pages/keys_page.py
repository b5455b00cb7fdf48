"""The sheet of keys: every command by its group, made from the one list of commands."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from journal_app.i18n import _
from journal_app.ui.commands import COMMANDS, Command
from journal_app.ui.journal.desk import Desk
from journal_app.ui.page import Page
from journal_app.ui.widgets.parts import hairline, held, label, plane

WIDTH, COLUMNS = 860, 2


class KeysPage(Page):
    """Two columns on one sheet, as it would be printed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._theme = desk.theme
        self.setObjectName("keys")
        self.setAccessibleName(_("Keys"))
        self._scroll = QScrollArea()
        self._scroll.setObjectName("keys_sheet")
        self._scroll.setProperty("kind", "reading")
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it would be heard as nothing
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._build()

    def begin(self) -> None:
        """The arrow keys scroll: what the heading does not heed goes on to the sheet."""
        self._heading.setFocus()

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        ground = plane("surface")
        column = QVBoxLayout(ground)
        column.setContentsMargins(40, 26, 40, 32)
        column.setSpacing(4)
        self._heading = label(_("Keys"), "page", "heading")
        self._heading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column.addWidget(self._heading, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(label(_("Everything here can be done without a mouse."), "lead"))
        column.addSpacing(14)
        column.addLayout(held(self._sheet(), self._theme.px(WIDTH)))
        column.addStretch(1)
        self._scroll.setWidget(ground)

    def _sheet(self) -> QFrame:
        px = self._theme.px
        sheet = QFrame()
        sheet.setProperty("kind", "sheet")
        across = QHBoxLayout(sheet)
        across.setContentsMargins(px(34), px(28), px(34), px(30))
        across.setSpacing(px(48))
        for side in _sides(COMMANDS):
            column = QVBoxLayout()
            column.setSpacing(px(22))
            for group in side:
                column.addWidget(self._group(group))
            column.addStretch(1)
            across.addLayout(column, 1)
        return sheet

    def _group(self, commands: Sequence[Command]) -> QWidget:
        px, made = self._theme.px, QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(label(_(commands[0].group), "section"))
        column.addWidget(hairline())
        rows = QGridLayout()
        rows.setVerticalSpacing(px(7))
        rows.setColumnStretch(0, 1)
        for number, command in enumerate(commands):
            words = label(_(command.words), "", f"keys_{command.id}")
            words.setAccessibleName(f"{words.text()}: {keys_of(command)}")
            rows.setRowMinimumHeight(number, px(19))
            rows.addWidget(words, number, 0)
            rows.addLayout(self._keys(command), number, 1)
        column.addLayout(rows)
        return made

    def _keys(self, command: Command) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(6))
        row.addStretch(1)
        if not command.keys:
            row.addWidget(_unbroken(_("in the menu"), "caption"))
        for keys in command.keys:
            row.addWidget(_unbroken(_native(keys), "key"))
        return row


def keys_of(command: Command) -> str:
    """The keys of a command in words; where it has none, where it is found."""
    return _(" or ").join(map(_native, command.keys)) or _("in the menu")


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _unbroken(words: str, kind: str) -> QWidget:
    made = label(words, kind)
    made.setWordWrap(False)
    made.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return made


def _sides(commands: Sequence[Command]) -> list[list[list[Command]]]:
    """The groups in their order, dealt to two columns of about the same length."""
    groups: dict[str, list[Command]] = {}
    for command in commands:
        groups.setdefault(command.group, []).append(command)
    sides: list[list[list[Command]]] = [[] for _column in range(COLUMNS)]
    for group in sorted(groups.values(), key=len, reverse=True):
        min(sides, key=lambda side: sum(len(each) + 2 for each in side)).append(group)
    order = list(groups)
    for side in sides:
        side.sort(key=lambda group: order.index(group[0].group))
    return sorted(sides, key=lambda side: order.index(side[0][0].group))
