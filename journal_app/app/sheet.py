"""The sheet: every part of the window in every state, for eyes to compare."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain.level import Level
from journal_app.i18n import _
from journal_app.ui.icons import icon
from journal_app.ui.plain_words import PlainLabel, plain_tip
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.chip import Chip, ChipKind
from journal_app.ui.widgets.choosing import Segmented, Tabs
from journal_app.ui.widgets.focus_ring import FocusRing, needs_ring
from journal_app.ui.widgets.grounds import Card, EmptyState, Notice, PrivatePlace
from journal_app.ui.widgets.level import ICONS, TONES, level_chip
from journal_app.ui.widgets.marks import Answered, Check, Rating
from journal_app.ui.widgets.navigation_item import NavigationItem
from journal_app.ui.widgets.parts import button, label, plane, set_property, tool_button
from journal_app.ui.widgets.toast import Toast

SWATCHES = (
    "sunken", "surface", "raised", "hover", "hairline", "outline", "soft",
    "accent", "second_soft", "second", "danger_soft", "danger", "warn", "private",
)  # fmt: skip
TYPE = (
    ("display", "Wednesday, 12 November"),
    ("title", "The pilot workshop"),
    ("page", "Goals"),
    ("own", "“I want to stand in a room with one question.”"),
    ("reading", "Reading text, at most seventy-six characters to a line."),
    ("section", "Section heading"),
    ("", "Body text of the window, fourteen"),
    ("group", "Group label"),
    ("caption", "Caption · second line · 12 March"),
    ("code", "lantern orchard 7KQM"),
)
STATES = ("rest", "focus", "disabled")


class Sheet(QWidget):
    """Three columns of parts; nothing in it is anyone's."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rings: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("kind", "surface")
        row = QHBoxLayout(self)
        row.setContentsMargins(36, 30, 36, 30)
        row.setSpacing(56)
        for column in (self._first(), self._second(), self._third()):
            row.addLayout(column, 1)

    def pose(self) -> None:
        """Draw the rings of the parts that are to look as if they had the focus."""
        for part in self._rings:
            ring = FocusRing(self)
            ring.ring(part)

    def _first(self) -> QVBoxLayout:
        column = _column()
        column.addWidget(label(_("Colour"), "section"))
        swatches = QGridLayout()
        swatches.setSpacing(8)
        for number, token in enumerate(SWATCHES):
            swatches.addWidget(self._swatch(token), number // 7, number % 7)
        swatches.setColumnStretch(7, 1)
        column.addLayout(swatches)
        column.addSpacing(10)
        for kind, words in TYPE:
            column.addWidget(label(words, kind))
        column.addSpacing(10)
        column.addWidget(label(_("Levels"), "section"))
        column.addLayout(_line([level_chip(self._theme, level, "Ingrid") for level in Level]))
        column.addSpacing(10)
        column.addWidget(label(_("Chips"), "section"))
        chips = (
            Chip(self._theme, "Fri 14 March", "calendar"),
            Chip(self._theme, "2025", "", ChipKind.FILTER),
            Chip(self._theme, _("Everyone"), "", ChipKind.CHOICE),
            Chip(self._theme, _("Add filter"), "plus", ChipKind.ADD),
        )
        column.addLayout(_line(chips))
        self._rings.append(chips[0])
        column.addStretch(1)
        return column

    def _second(self) -> QVBoxLayout:
        column = _column()
        column.addWidget(label(_("Buttons"), "section"))
        for kind, words in (("primary", _("Check in")), ("", _("Prepare"))):
            column.addLayout(_line([self._button(words, kind, state) for state in STATES]))
        others = [
            self._button(_("Move"), "quiet", "rest"),
            self._button(_("Let go"), "plain", "rest"),
            self._button(_("Delete for good"), "danger", "rest"),
            self._tool("list-filter"),
            self._tool("columns-2", checked=True),
        ]
        column.addLayout(_line(others))
        column.addSpacing(10)
        column.addWidget(label(_("Fields"), "section"))
        column.addLayout(self._fields())
        column.addSpacing(10)
        column.addWidget(label(_("Choosing"), "section"))
        segments = [
            Segmented(self._theme, [_("Board"), _("List")], _("Show as")),
            Segmented(self._theme, [_("Chart"), _("Table")], _("Show as")),
        ]
        segments[1].choose(1)
        column.addLayout(_line(segments))
        tabs = Tabs(
            self._theme, [_("Brief"), _("Notes"), _("Actions")], _("Session"), ["", "", "3"]
        )
        tabs.choose(1)
        column.addWidget(tabs)
        column.addLayout(self._marks())
        toast = Toast(self._theme, self)
        toast.tell(_("Moved “Ten seconds” to the trash"), lambda: None)
        toast.setParent(None)
        column.addWidget(toast, 0, Qt.AlignmentFlag.AlignLeading)
        toast.show()
        column.addStretch(1)
        return column

    def _third(self) -> QVBoxLayout:
        column, theme = _column(), self._theme
        column.addWidget(label(_("Navigation"), "section"))
        column.addWidget(self._navigation())
        column.addSpacing(6)
        column.addWidget(label(_("Places and notices"), "section"))
        column.addWidget(PrivatePlace(theme, _("Stays out of every export and every review.")))
        open_file = (_("This file is not encrypted"), _("Whoever has it can read it."))
        column.addWidget(Notice(theme, *open_file, "file-warning"))
        for_good = (_("This cannot be undone"), _("Four texts and their history go for good."))
        column.addWidget(Notice(theme, *for_good, "circle-alert", grave=True))
        column.addSpacing(6)
        column.addWidget(label(_("Cards"), "section"))
        column.addLayout(_line([self._card(chosen=False), self._card(chosen=True)], stretch=False))
        line = _("From one way of working to another")
        sentence = _("Describe what ends, what is unclear and what begins.")
        begin = (_("Begin"), lambda: None)
        column.addWidget(EmptyState(theme, "waypoints", line, sentence, begin), 1)
        return column

    def _navigation(self) -> QWidget:
        ground = plane("sunken")
        rows = QVBoxLayout(ground)
        rows.setContentsMargins(0, 8, 0, 8)
        rows.setSpacing(0)
        for name, words, mark in (
            ("sheet_today", _("Today"), "sun"),
            ("sheet_journal", _("Journal"), "book-open"),
            ("sheet_people", _("People"), "users-round"),
        ):
            item = NavigationItem(self._theme, name, words, mark)
            item.setChecked(mark == "book-open")
            rows.addWidget(item)
        new = (_("New entry"), "square-pen", "Ctrl N")
        rows.addWidget(NavigationItem(self._theme, "sheet_new", *new, accented=True))
        return ground

    def _swatch(self, token: str) -> QWidget:
        patch = PlainLabel()
        patch.setFixedSize(34, 34)
        fill, edge = (self._theme.color(name).name() for name in (token, "hairline"))
        patch.setStyleSheet(f"background: {fill}; border: 1px solid {edge}; border-radius: 6px;")
        patch.setToolTip(plain_tip(token))
        return patch

    def _button(self, words: str, kind: str, state: str) -> QPushButton:
        made = button(words, kind)
        if state == "disabled":
            made.setEnabled(False)
        elif state == "focus" and needs_ring(made):
            self._rings.append(made)
        return made

    def _tool(self, name: str, *, checked: bool = False) -> QToolButton:
        made = tool_button(self._theme, name, name)
        made.setCheckable(True)
        made.setChecked(checked)
        return made

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        rows = (
            (_("Title"), "Ten seconds", "", ""),
            (_("Alias"), "", _("What exports say"), ""),
            (_("Review on"), "31 February", "", _("February has 28 days.")),
            (_("Title"), "Ten seconds", "", "disabled"),
        )
        for number, (name, text, grey, problem) in enumerate(rows):
            line, column = number // 2 * 4, number % 2
            grid.addWidget(label(name, "label"), line, column)
            field = QLineEdit(text)
            field.setPlaceholderText(grey)
            grid.addWidget(field, line + 1, column)
            if problem == "disabled":
                field.setEnabled(False)
            elif problem:
                set_property(field, "problem", "true")
                grid.addWidget(label(problem, "error"), line + 2, column)
        grid.setRowMinimumHeight(3, 8)
        return grid

    def _marks(self) -> QVBoxLayout:
        done = Check(self._theme, _("Done"))
        done.setChecked(True)
        with_it = Check(self._theme, _("Include"), square=True)
        with_it.setChecked(True)
        answered = Answered(self._theme)
        answered.show_answered(4, 6)
        rating = Rating(self._theme, _("Was it worth the time?"), 4)
        both = QVBoxLayout()
        both.addLayout(_line([Check(self._theme, _("Open")), done, with_it]))
        both.addLayout(_line([rating, answered]))
        return both

    def _card(self, *, chosen: bool) -> Card:
        card = Card(self._theme, chosen=chosen)
        card.column.addWidget(label(_("A goal in my own words"), "strong"))
        card.column.addWidget(label(_("Learning · by June"), "caption"))
        level = Level.REVIEW if chosen else Level.PRIVATE
        mark = PlainLabel()
        mark.setPixmap(icon(self._theme, ICONS[level], 14, TONES[level]).pixmap(14, 14))
        card.column.addWidget(mark)
        return card


def _column() -> QVBoxLayout:
    made = QVBoxLayout()
    made.setSpacing(10)
    return made


def _line(parts: Sequence[QWidget], *, stretch: bool = True) -> QHBoxLayout:
    made = QHBoxLayout()
    made.setSpacing(14)
    for part in parts:
        made.addWidget(part)
    if stretch:
        made.addStretch(1)
    return made
