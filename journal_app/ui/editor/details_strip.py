"""The details of an entry as chips under its title: what is used is shown, the rest is added."""

import dataclasses
import functools
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.domain.entry import Entry, EntryType, is_sensitive
from journal_app.domain.level import Level
from journal_app.i18n import N_, _, ngettext
from journal_app.services.details import levels_for, settled, why_held
from journal_app.services.offering import CONFIDENCE
from journal_app.ui.ask import Answer
from journal_app.ui.editor.day_chip import DayChip
from journal_app.ui.editor.detail_popups import (
    FEELINGS,
    ChipWindows,
    Choice,
    FeelingPopup,
    TagsPopup,
)
from journal_app.ui.editor.tools import Tools
from journal_app.ui.plain_words import plain_tip
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.chip import Chip, ChipKind
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.level import ICONS, level_chip, level_words

FIELDS = (
    "level", "type", "relationship_id", "person_id", "session_id", "tags", "mood", "energy",
)  # fmt: skip
DETAIL, UNSAID = ChipKind.DETAIL, ChipKind.LOCKED  # outlined; what is not said yet is muted
NARROW, LONGEST_PX = 900, 260  # effective pixels of the window; of a chip
RAISE, STAY = "raise", "stay"
LINKS = {
    "relationship_id": ("relationship", "users-round", N_("Relationship"), N_("No relationship")),
    "person_id": ("person", "user-round", N_("Person"), N_("No person")),
    "session_id": ("session", "messages-square", N_("Session"), N_("No session")),
}
ADDED = (
    ("type", "pen-line", N_("Kind of page")),
    *((name, mark, words) for name, (_table, mark, words, _none) in LINKS.items()),
    ("tags", "tag", N_("Tags")),
)


class DetailsStrip(QWidget):
    """Answers the details as they are now; the day has a chip of its own."""

    changed = Signal()
    told = Signal(str)

    def __init__(
        self, theme: Theme, tools: Tools, written: Callable[[Entry], Entry] = lambda entry: entry
    ) -> None:
        """*written* answers the entry with the text that stands in the fields now."""
        super().__init__()
        self._theme, self._tools, self._written = theme, tools, written
        self._entry = Entry()
        self._is_held = self._is_narrow = self._is_unfolded = False
        self._asked: tuple[str, ...] = ()
        self._chips: dict[str, Chip] = {}
        self.windows = ChipWindows(theme, self)
        self.day = DayChip(theme, tools.today)
        self._flow = Flow(self)
        self._flow.addWidget(self.day)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def values(self) -> dict[str, Any]:
        """The details but for the day, by their fields."""
        return {name: getattr(self._entry, name) for name in FIELDS}

    @property
    def chips(self) -> dict[str, Chip]:
        """The chips shown, by field."""
        return self._chips

    def show_entry(self, entry: Entry, *, read_only: bool) -> None:
        """Show the details of another entry, or what was kept of this one."""
        is_same = all(getattr(entry, name) == getattr(self._entry, name) for name in FIELDS)
        is_same = is_same and self._asked == self._tools.details.numbers(entry)
        held_before, self._is_held = self._is_held, read_only
        if entry.id != self._entry.id:
            self._is_unfolded = False
            self.windows.drop()
        self._entry = entry
        if not is_same or held_before != read_only or not self._chips:
            self._refresh()

    def press(self, name: str) -> None:
        """Open what changes a detail, under its chip or under the one that adds."""
        chip = self._chips.get(name) or self._last
        if name in LINKS:
            self.windows.open_menu(self._link_choices(name), chip)
        else:
            self._openers()[name](chip)

    def _openers(self) -> dict[str, Callable[[Chip], object]]:
        return {
            "level": self._open_levels,
            "type": lambda chip: self.windows.open_menu(self._kind_choices(), chip),
            "tags": self._open_tags,
            **{name: functools.partial(self._open_feeling, name) for name in FEELINGS},
            "add_detail": lambda chip: self.windows.open_menu(self._added_choices(), chip),
            "more_details": self._unfold,
        }

    @property
    def _last(self) -> Chip:
        """The chip that adds a detail or shows the rest."""
        return list(self._chips.values())[-1]

    def _set(self, **values: Any) -> None:
        before = self._entry
        self._entry = settled(dataclasses.replace(before, **values))
        if self._entry.level.width < before.level.width and "level" not in values:
            self.told.emit(why_held(self._entry) or _("It is for you alone again."))
        self._refresh()
        self.changed.emit()

    def _choose_level(self, level: Level) -> None:
        after = dataclasses.replace(self._written(self._entry), level=level)
        if level == self._entry.level:
            return
        if self._tools.details.asks_first(self._entry, after) and not self._may_be_raised():
            return
        self._set(level=level)

    def _may_be_raised(self) -> bool:
        answer = self._tools.ask.choose(
            _("Before someone else may read it"),
            _(CONFIDENCE),
            (Answer(RAISE, _("No, it does not")), Answer(STAY, _("Yes, leave it as it is"))),
        )
        return answer == RAISE

    def _open_levels(self, chip: Chip) -> None:
        person, now = self._tools.details.partner(self._entry), self._entry.own_level
        choices: list[Choice] = [
            (
                ICONS[level],
                level_words(level, person),
                level == now,
                functools.partial(self._choose_level, level),
            )
            for level in levels_for(self._entry)
        ]
        menu = self.windows.open_menu(choices, chip)
        if why := why_held(self._entry):
            menu.addSeparator()
            menu.addAction(why).setEnabled(False)

    def _open_tags(self, chip: Chip) -> None:
        popup = TagsPopup(self._theme, self._entry.tags, self)
        popup.chosen.connect(lambda tags: self._set(tags=tags))
        self.windows.open(popup, chip)

    def _open_feeling(self, name: str, chip: Chip) -> None:
        popup = FeelingPopup(self._theme, name, getattr(self._entry, name), self)
        popup.chosen.connect(lambda value: self._set(**{name: value}))
        self.windows.open(popup, chip)

    def _kind_choices(self) -> list[Choice]:
        now = self._entry.type
        return [
            ("", _(kind.label), kind == now, functools.partial(self._set, type=kind))
            for kind in EntryType
        ]

    def _link_choices(self, name: str) -> list[Choice]:
        table, _mark, _words, none = LINKS[name]
        now = getattr(self._entry, name)
        choices: list[Choice] = [
            ("", words, found == now, functools.partial(self._set, **{name: found}))
            for found, words in self._tools.details.offered(table)
        ]
        return [*choices, ("", _(none), now is None, functools.partial(self._set, **{name: None}))]

    def _added_choices(self) -> list[Choice]:
        return [
            (mark, _(words), False, functools.partial(self.press, name))
            for name, mark, words in ADDED
            if name not in self._chips
        ]

    def _refresh(self) -> None:
        """Make the chips anew; the focus stays with the detail it was on."""
        last = self.window().focusWidget()  # a small window that is open has the focus itself
        focused = next((name for name, chip in self._chips.items() if chip is last), "")
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = self._made()
        before: QWidget = self.day
        for name, chip in self._chips.items():
            chip.setObjectName(name)
            chip.setEnabled(not self._is_held)
            chip.clicked.connect(lambda _checked=False, field=name: self.press(field))
            self._flow.addWidget(chip)
            QWidget.setTabOrder(before, chip)
            before = chip
            chip.show()
        if focused:
            self._chips.get(focused, self._last).setFocus()
        self.updateGeometry()

    def _made(self) -> dict[str, Chip]:
        theme, entry, details = self._theme, self._entry, self._tools.details
        made = {"level": level_chip(theme, entry.own_level, details.partner(entry))}
        if entry.type != EntryType.NOTE:
            made["type"] = self._chip(_("Kind"), _(entry.type.label), "pen-line")
        for name, (table, mark, words, _none) in LINKS.items():
            if title := details.title_of(table, getattr(entry, name) or ""):
                made[name] = self._chip(_(words), title, mark)
        if entry.tags:
            mark = "eye-off" if is_sensitive(entry) else "tag"
            made["tags"] = self._chip(_("Tags"), ", ".join(entry.tags), mark)
        made |= self._feelings()
        if self._is_narrow and not self._is_unfolded and len(made) > 1:
            return self._folded(made)
        made["add_detail"] = Chip(theme, _("Add"), "plus", ChipKind.ADD)
        made["add_detail"].setAccessibleName(_("Add a detail"))
        return made

    def _feelings(self) -> dict[str, Chip]:
        """Each number about oneself that is asked for, also before it is answered."""
        mark = "smile" if self._entry.own_level == Level.PRIVATE else "lock"
        made: dict[str, Chip] = {}
        self._asked = self._tools.details.numbers(self._entry)
        for name in self._asked:
            words, value = _(FEELINGS[name]), getattr(self._entry, name)
            said = _("{name} {value}").format(name=words, value=value) if value else words
            made[name] = Chip(self._theme, said, mark, DETAIL if value else UNSAID)
            unsaid = _("{name}: nothing said").format(name=words)
            made[name].setAccessibleName(said if value else unsaid)
        return made

    def _folded(self, made: dict[str, Chip]) -> dict[str, Chip]:
        """The level alone, and a chip that shows the rest."""
        count = len(made) - 1
        for name in tuple(made)[1:]:
            made.pop(name).deleteLater()
        words = ngettext("{count} more", "{count} more", count).format(count=count)
        return made | {"more_details": Chip(self._theme, words, "ellipsis", ChipKind.ADD)}

    def _unfold(self, _chip: Chip) -> None:
        self._is_unfolded = True
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Numbers about oneself may have been switched on or off elsewhere."""
        super().showEvent(event)
        if self._chips and self._asked != self._tools.details.numbers(self._entry):
            self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window the details fold to one line."""
        super().resizeEvent(event)
        is_narrow = self.window().width() < self._theme.px(NARROW)
        if is_narrow != self._is_narrow:
            self._is_narrow, self._is_unfolded = is_narrow, False
            self._refresh()

    def _chip(self, name: str, words: str, mark: str) -> Chip:
        made = Chip(self._theme, words, mark)
        made.setAccessibleName(_("{name}: {words}").format(name=name, words=words))
        made.setToolTip(plain_tip(words))
        made.setMaximumWidth(self._theme.px(LONGEST_PX))
        return made
