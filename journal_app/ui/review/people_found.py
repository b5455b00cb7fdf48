"""The people found in a review: what each becomes, settled one by one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from journal_app.i18n import _, ngettext
from journal_app.services.handing_over import Found
from journal_app.services.names import ALIAS, KEEP, ROLE
from journal_app.ui.plain_words import plain_tip
from journal_app.ui.review.facts import Section
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.chip import Chip, ChipKind
from journal_app.ui.widgets.grounds import picture
from journal_app.ui.widgets.parts import button, label, set_property

Choices = Callable[[str], list[tuple[str, str]]]
ONCE, TWICE = 1, 2


class PeopleFound(Section):
    """Says what was decided; it decides nothing."""

    decided = Signal(str, str)  # person id, decision
    edit_asked = Signal(str)  # person id

    def __init__(self, theme: Theme, choices: Choices, title: str = "") -> None:
        """With a *title* of its own it stands beside something that is no text to be edited."""
        super().__init__(title or _("People found in the text"), "people")
        self._theme, self._choices, self._is_text = theme, choices, not title
        self._open: list[QPushButton] = []
        self.settled = label("", "caption", "settled")
        self.settled.setWordWrap(False)
        self.head.addWidget(self.settled)

    def show_people(self, found: Sequence[Found], *, fixed: bool) -> None:
        """Show these, the unsettled ones first."""
        self.setVisible(bool(found))
        done = sum(one.is_settled for one in found)
        words = _("{done} of {all} settled").format(done=done, all=len(found))
        self.settled.setText(words)
        set_property(self.settled, "kind", "caption" if done == len(found) else "warn")
        self._open = []
        self.show_rows([self._row(one, fixed=fixed) for one in found])

    def begin(self) -> bool:
        """Put the focus on the first name to be settled; answers whether there is one."""
        for made in self._open[:1]:
            made.setFocus()
        return bool(self._open)

    def menu_of(self, found: Found) -> QMenu:
        """What this person may become, and the way to the text."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        labels = {
            ROLE: _("The role: {words}"),
            ALIAS: _("The alias: {words}"),
            KEEP: _("The name, as they agreed: {words}"),
        }
        for code, words in self._choices(found.id) if found.becomes else ():
            action = menu.addAction(labels[code].format(words=words).replace("&", "&&"))
            action.setObjectName(code)
            action.triggered.connect(lambda _on=False, code=code: self.decided.emit(found.id, code))
        if self._is_text:
            edit = menu.addAction(_("Edit the text"))
            edit.setObjectName("edit")
            edit.triggered.connect(lambda: self.edit_asked.emit(found.id))
        return menu

    def _row(self, found: Found, *, fixed: bool) -> QWidget:
        made = QWidget()
        made.setObjectName(f"person_{found.id}")
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 7, 0, 7)
        row.setSpacing(12)
        name = label(found.person, "strong")
        headings = _("Found under: {headings}").format(headings=", ".join(found.where))
        name.setToolTip(plain_tip(headings))
        row.addWidget(name, 3)
        turned = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        arrow = "chevron-left" if turned else "chevron-right"
        row.addWidget(picture(self._theme, arrow, 14, "muted"))
        row.addWidget(self._becomes(found, fixed=fixed), 4)
        times = label(_times(found.count), "caption")
        times.setWordWrap(False)
        row.addWidget(times)
        row.addWidget(self._state(found, fixed=fixed))
        return made

    def _becomes(self, found: Found, *, fixed: bool) -> QWidget:
        if not found.becomes:
            return label(_("shared by two people, or in a link: edit the text"), "caption")
        chip = Chip(self._theme, found.becomes, "", ChipKind.CHOICE)
        chip.setObjectName(f"becomes_{found.id}")
        spoken = _("{person} becomes {words}")
        chip.setAccessibleName(spoken.format(person=found.person, words=found.becomes))
        chip.setEnabled(not fixed)
        chip.clicked.connect(
            lambda: self.menu_of(found).popup(chip.mapToGlobal(chip.rect().bottomLeft()))
        )
        return _leading(chip)

    def _state(self, found: Found, *, fixed: bool) -> QWidget:
        if found.is_settled or fixed:
            tick: QLabel = picture(self._theme, "check", 16, "accent")
            tick.setAccessibleName(_("Settled"))
            return tick
        words = _("Settle") if found.becomes else _("Edit")
        made = button(words, "quiet", f"settle_{found.id}")
        made.setAccessibleName(_("Settle {person}").format(person=found.person))
        if found.becomes:
            made.clicked.connect(lambda: self._on_settle(found))
        else:
            made.clicked.connect(lambda: self.edit_asked.emit(found.id))
        self._open.append(made)
        return made

    def _on_settle(self, found: Found) -> None:
        """As it stands there."""
        for code, words in self._choices(found.id):
            if words == found.becomes:
                self.decided.emit(found.id, code)
                return
        self.decided.emit(found.id, ROLE)


def _leading(part: QWidget) -> QWidget:
    held = QWidget()
    held.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    held.setMinimumSize(QSize(0, part.sizeHint().height()))
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(part)
    row.addStretch(1)
    return held


def _times(count: int) -> str:
    if count == ONCE:
        return _("once")
    if count == TWICE:
        return _("twice")
    return ngettext("{count} time", "{count} times", count).format(count=count)
