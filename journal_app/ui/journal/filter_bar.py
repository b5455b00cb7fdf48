"""What the timeline is narrowed by, as chips, and the menu that adds to it."""

import dataclasses
import itertools
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from journal_app.domain.entry import EntryType
from journal_app.domain.level import Level
from journal_app.i18n import MONTHS, _
from journal_app.services import timeline
from journal_app.services.journal import Journal
from journal_app.services.timeline import Wanted
from journal_app.ui.icons import icon
from journal_app.ui.models.heads_model import KIND_ICONS
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.chip import Chip, ChipKind
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.level import ICONS

ICON_PX = 16
Offered = Sequence[tuple[str, dict[str, Any], str]]  # words, what is wanted, icon


class FilterChip(Chip):
    """An active filter; pressing it, or Delete, takes it away."""

    def __init__(self, theme: Theme, name: str, words: str) -> None:
        super().__init__(theme, words, kind=ChipKind.FILTER)
        self.setObjectName(f"filter_{name}")
        self.setAccessibleName(_("Filter: {words}").format(words=words))
        self.setToolTip(_("Take this filter away"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete does what a click does."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.click()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Shows what is wanted and lets it be changed; it asks the journal only for what it offers."""

    wanted_changed = Signal(object)  # Wanted
    day_wanted = Signal(str)  # "since" or "before": a day is to be chosen for it

    def __init__(self, theme: Theme, journal: Journal) -> None:
        super().__init__()
        self._theme, self._journal = theme, journal
        self._wanted = Wanted()
        self._flow = Flow(self)
        self._flow.setSpacing(theme.px(6))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.add = Chip(theme, _("Add filter"), "plus", ChipKind.ADD)
        self.add.setObjectName("add_filter")
        self.add.clicked.connect(self._on_add)
        self._chips: list[Chip] = []
        self._flow.addWidget(self.add)

    def show_wanted(self, wanted: Wanted) -> None:
        """A chip for each filter."""
        self._wanted = wanted
        had_focus = any(chip.hasFocus() for chip in self._chips)
        if had_focus:
            self.add.setFocus()
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self.add)
        self._chips = [
            self._chip(name, words) for name, words in timeline.said(self._journal, wanted)
        ]
        for before in (*self._chips, self.add):
            self._flow.addWidget(before)
        for first, second in itertools.pairwise((*self._chips, self.add)):
            QWidget.setTabOrder(first, second)
        self.updateGeometry()

    def menu(self) -> QMenu:
        """What can be added, as it stands in the journal now."""
        made = QMenu(self)
        self._offer_periods(made.addMenu(_("When")))
        kinds = [(_(k.label), {"kind": str(k)}, KIND_ICONS.get(str(k), "notebook-pen"))
                 for k in EntryType]  # fmt: skip
        self._offer(made.addMenu(_("Kind")), kinds)
        people = timeline.people(self._journal)
        self._offer(
            made.addMenu(_("Person")), [(n, {"person": i}, "user-round") for i, n in people]
        )
        tags = timeline.tags(self._journal)
        self._offer(made.addMenu(_("Tag")), [(tag, {"tag": tag}, "tag") for tag in tags])
        levels = [(_(level.label), {"level": str(level)}, ICONS[level]) for level in Level]
        self._offer(made.addMenu(_("Who may see it")), levels)
        return made

    def clear(self) -> None:
        """Hold nothing of the journal."""
        self.show_wanted(Wanted())

    def _offer(self, into: QMenu, offered: Offered) -> None:
        into.setEnabled(bool(offered))
        for words, wish, mark in offered:
            action = into.addAction(words.replace("&", "&&"))
            action.setIcon(icon(self._theme, mark, ICON_PX))
            action.triggered.connect(self._wish(wish))

    def _offer_periods(self, into: QMenu) -> None:
        for year in timeline.years(self._journal):
            months = into.addMenu(str(year))
            whole = _("All of {year}").format(year=year)
            months.addAction(whole, self._wish({"year": year, "month": 0}))
            for number, word in enumerate(MONTHS, 1):
                months.addAction(_(word), self._wish({"year": year, "month": number}))
        into.addSeparator()
        into.addAction(_("From a day…"), lambda: self.day_wanted.emit("since"))
        into.addAction(_("Before a day…"), lambda: self.day_wanted.emit("before"))

    def _wish(self, wish: dict[str, Any]) -> Callable[[], None]:
        return lambda: self.wanted_changed.emit(dataclasses.replace(self._wanted, **wish))

    def _chip(self, name: str, words: str) -> Chip:
        chip = FilterChip(self._theme, name, words)
        chip.setParent(self)
        chip.clicked.connect(lambda: self.wanted_changed.emit(self._wanted.without(name)))
        chip.show()
        return chip

    def _on_add(self) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height())))
