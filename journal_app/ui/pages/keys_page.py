"""The sheet of keys: every command by its group, and the keys that are no commands."""

import dataclasses
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain.profile import ClientWord
from journal_app.i18n import _
from journal_app.ui.commands import CLIENTS, COMMANDS, words_of
from journal_app.ui.journal.desk import Desk
from journal_app.ui.own_keys import IN_A_SESSION, OF_A_SESSION, OWN_KEYS, Keys
from journal_app.ui.page import Page
from journal_app.ui.widgets.parts import hairline, held, label, plane

WIDTH, COLUMNS = 860, 2


class KeysPage(Page):
    """Two columns on one sheet, as it would be printed; Escape leads back."""

    back_asked = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._theme, self._journal = desk.theme, desk.journal
        self._said: dict[str, QLabel] = {}
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
        self._call_clients()
        self._heading.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to where one was."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)

    def _call_clients(self) -> None:
        """The word for those one coaches may have changed since the sheet was built."""
        word = self._journal.client_word
        one = next(each for each in listed(word) if each.id == CLIENTS)
        words = self._said[CLIENTS]
        words.setText(_(one.words))
        words.setAccessibleName(f"{words.text()}: {keys_of(one)}")

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
        for side in _sides(listed(self._journal.client_word)):
            column = QVBoxLayout()
            column.setSpacing(px(22))
            for group in side:
                column.addWidget(self._group(group))
            column.addStretch(1)
            across.addLayout(column, 1)
        return sheet

    def _group(self, group: Sequence[Keys]) -> QWidget:
        px, made = self._theme.px, QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(label(_(group[0].group), "section"))
        column.addWidget(hairline())
        rows = QGridLayout()
        rows.setVerticalSpacing(px(7))
        rows.setColumnStretch(0, 1)
        for number, one in enumerate(group):
            words = label(_(one.words), "", f"keys_{one.id}")
            words.setAccessibleName(f"{words.text()}: {keys_of(one)}")
            self._said[one.id] = words
            rows.setRowMinimumHeight(number, px(19))
            rows.addWidget(words, number, 0)
            rows.addLayout(self._keys(one), number, 1)
        column.addLayout(rows)
        return made

    def _keys(self, one: Keys) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._theme.px(6))
        row.addStretch(1)
        if not one.keys:
            row.addWidget(_unbroken(_("in the menu"), "caption"))
        for keys in one.keys:
            row.addWidget(_unbroken(_native(keys), "key"))
        return row


def listed(word: ClientWord) -> list[Keys]:
    """Every command and every other key, in their groups; some commands stand in two."""
    ours = [Keys(each.id, words_of(each, word), each.keys, each.group) for each in COMMANDS]
    twice = [
        dataclasses.replace(each, id=f"{each.id}_there", group=IN_A_SESSION)
        for each in ours
        if each.id in OF_A_SESSION
    ]
    return [*ours, *OWN_KEYS, *twice]


def keys_of(one: Keys) -> str:
    """The keys in words; where there are none, where it is found."""
    return _(" or ").join(map(_native, one.keys)) or _("in the menu")


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _unbroken(words: str, kind: str) -> QWidget:
    made = label(words, kind)
    made.setWordWrap(False)
    made.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return made


def _sides(rows: Sequence[Keys]) -> list[list[list[Keys]]]:
    """The groups in their order, dealt to two columns of about the same length."""
    groups: dict[str, list[Keys]] = {}
    for one in rows:
        groups.setdefault(one.group, []).append(one)
    sides: list[list[list[Keys]]] = [[] for _column in range(COLUMNS)]
    for group in sorted(groups.values(), key=len, reverse=True):
        min(sides, key=lambda side: sum(len(each) + 2 for each in side)).append(group)
    order = list(groups)
    for side in sides:
        side.sort(key=lambda group: order.index(group[0].group))
    return sorted(sides, key=lambda side: order.index(side[0][0].group))
