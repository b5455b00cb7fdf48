"""The head of a review: which one it is, its title, and the choices that make it."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from journal_app.domain.head import Head
from journal_app.domain.review import (
    Audience,
    NamePolicy,
    Review,
    ReviewKind,
    ReviewStatus,
    needs_relationship,
)
from journal_app.i18n import MONTHS, N_, _, day_in_words, ngettext
from journal_app.services import arranging
from journal_app.services.composing import HEADINGS
from journal_app.ui.editor.day_field import DayField
from journal_app.ui.editor.title_field import TitleField
from journal_app.ui.plain_words import plain_tip
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.chip import Chip, ChipKind
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.parts import label, tool_button

Change = Callable[[Review], Review]
TITLE_PX, TITLE_HEIGHT_PX = 20, 35
EXPLAINED = {ReviewKind.CPD: N_("Record of what I learned (CPD)")}
STATES = {
    ReviewStatus.DRAFT: "",
    ReviewStatus.CHECKED: N_("Checked. Any change makes it a draft again."),
    ReviewStatus.FINAL: N_("Final. Its text stays as it is, whatever becomes of its items."),
}


class ChoiceChip(Chip):
    """A chip whose words can change."""

    def say(self, words: str, spoken: str = "") -> None:
        """Show other words; *spoken* is what a screen reader says instead."""
        self.setText(words)
        self.setAccessibleName(spoken or words)
        self.setToolTip(plain_tip(spoken))
        self.updateGeometry()


class ReviewHead(QWidget):
    """Says what was chosen as a change of the review; it keeps no record."""

    edited = Signal(object)  # Change
    title_typed = Signal(str)
    review_chosen = Signal(str)
    new_asked = Signal(object)  # ReviewKind

    def __init__(self, theme: Theme, today: Callable[[], dt.date]) -> None:
        super().__init__()
        self._theme = theme
        self._review = Review()
        self._heads: Sequence[Head] = ()
        self._pairs: Sequence[Head] = ()
        self.title = TitleField(theme)
        self.title.setProperty("kind", "bare")
        self.title.setFont(theme.font(TITLE_PX, 600))
        self.title.setFixedHeight(theme.px(TITLE_HEIGHT_PX))
        self.others = tool_button(theme, "chevrons-up-down", _("Reviews"), "reviews")
        self.more = tool_button(theme, "ellipsis", _("More about this review"), "more")
        self.chips = {
            "kind": ChoiceChip(theme, "", "", ChipKind.CHOICE),
            "period": ChoiceChip(theme, "", "calendar", ChipKind.CHOICE),
            "names": ChoiceChip(theme, "", "users-round", ChipKind.CHOICE),
            "sections": ChoiceChip(theme, "", "", ChipKind.CHOICE),
            "relationship": ChoiceChip(theme, "", "handshake", ChipKind.CHOICE),
        }
        self.first, self.last = DayField(theme, today), DayField(theme, today)
        self._days = QWidget()
        self.state = label("", "caption", "state")
        self._build()
        self._connect()

    def show_review(
        self, review: Review, heads: Sequence[Head], pairs: Sequence[Head], *, fixed: bool
    ) -> None:
        """Show a review, the others one could go to, and the relationships it may be about."""
        if review.id != self._review.id or review.title != self.title.text:
            self.title.blockSignals(True)  # noqa: FBT003 - Qt's own
            self.title.load(review.title)
            self.title.blockSignals(False)  # noqa: FBT003 - Qt's own
        self._review, self._heads, self._pairs = review, heads, pairs
        self.others.setVisible(len(heads) > 1)
        self.first.load(review.period_from)
        self.last.load(review.period_to)
        self._say()
        self.title.setReadOnly(fixed)
        for part in (*self.chips.values(), self.first, self.last):
            part.setEnabled(not fixed)

    def menu_of(self, name: str) -> QMenu:
        """The menu behind a chip; what is chosen in it changes the review."""
        return {
            "kind": self._kind_menu,
            "names": self._names_menu,
            "sections": self._sections_menu,
            "relationship": self._relationship_menu,
        }[name]()

    def reviews_menu(self) -> QMenu:
        """All reviews, and the making of another."""
        menu = self._menu(_("Reviews"))
        for head in self._heads:
            words = head.title or _("Untitled")
            self._add(menu, words, head.id == self._review.id, self._chooser(head.id))
        menu.addSeparator()
        self.add_kinds(menu.addMenu(_("New review")))
        return menu

    def add_kinds(self, menu: QMenu) -> None:
        """A new review of each kind."""
        for kind in ReviewKind:
            action = menu.addAction(_offered(kind))
            action.setObjectName(f"new_{kind}")
            action.triggered.connect(lambda _on=False, kind=kind: self.new_asked.emit(kind))

    def _kind_menu(self) -> QMenu:
        menu = self._menu(_("Kind and reader"))
        self._add_heading(menu, _("What it is"))
        for kind in ReviewKind:
            change = self._change(partial(arranging.with_kind, kind=kind))
            self._add(menu, _offered(kind), kind == self._review.kind, change)
        menu.addSeparator()
        self._add_heading(menu, _("Who reads it"))
        for reader in Audience:
            change = self._set(audience=reader)
            self._add(menu, _(reader.label), reader == self._review.audience, change)
        return menu

    def _names_menu(self) -> QMenu:
        menu = self._menu(_("Names"))
        for policy in NamePolicy:
            words, on = _(policy.label), policy == self._review.name_policy
            self._add(menu, words, on, self._set(name_policy=policy))
        return menu

    def _sections_menu(self) -> QMenu:
        menu = self._menu(_("Sections"))
        here = arranging.sections_of(self._review)
        for code in dict.fromkeys((*here, *HEADINGS)):
            words, on = _(HEADINGS.get(code, code)), code in here
            change = self._change(partial(arranging.with_section, code=code, wanted=not on))
            self._add(menu, words, on, change)
        return menu

    def _relationship_menu(self) -> QMenu:
        menu = self._menu(_("Relationship"))
        for head in self._pairs:
            on = head.id == self._review.relationship_id
            self._add(menu, head.title, on, self._set(relationship_id=head.id))
        return menu

    def _menu(self, name: str) -> QMenu:
        menu = QMenu(self)
        menu.setAccessibleName(name)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _add_heading(self, menu: QMenu, words: str) -> None:
        """Words that cannot be chosen; a section of Qt's is a line without its words."""
        menu.addAction(words).setEnabled(False)

    def _add(self, menu: QMenu, words: str, on: bool, run: Callable[[], object]) -> None:  # noqa: FBT001 - one private table of rows
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda _on=False: run())

    def _set(self, **values: object) -> Callable[[], object]:
        return self._change(lambda review: dataclasses.replace(review, **values))  # type: ignore[arg-type]

    def _change(self, change: Change) -> Callable[[], object]:
        return lambda: self.edited.emit(change)

    def _chooser(self, review_id: str) -> Callable[[], object]:
        return lambda: self.review_chosen.emit(review_id)

    def _say(self) -> None:
        review, chips = self._review, self.chips
        kind = _(review.kind.label) if review.kind else _("Kind")
        if review.audience:
            words = _("{kind}, for {reader}")
            kind = words.format(kind=kind, reader=_(review.audience.label))
        chips["kind"].say(kind)
        chips["period"].say(*period_words(review))
        policy = _(review.name_policy.label)
        chips["names"].say(_("Names: {policy}").format(policy=policy.lower()))
        count = len(arranging.sections_of(review))
        words = ngettext("{count} section", "{count} sections", count)
        chips["sections"].say(words.format(count=count))
        pair = next((one.title for one in self._pairs if one.id == review.relationship_id), "")
        chips["relationship"].say(pair or _("Choose the relationship"))
        self.state.setText(_(STATES[review.status]))
        self.state.setVisible(bool(STATES[review.status]))
        wanted = needs_relationship(review.kind, review.audience)
        chips["relationship"].setVisible(wanted and bool(self._pairs))

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.title, 1)
        row.addWidget(self.others)
        row.addWidget(self.more)
        held = QWidget()
        flow = Flow(held)
        policy = held.sizePolicy()
        policy.setHeightForWidth(True)
        held.setSizePolicy(policy)
        for name, chip in self.chips.items():
            chip.setObjectName(name)
            flow.addWidget(chip)
        self._build_days()
        column = QVBoxLayout(self)
        side = self._theme.px(28)
        column.setContentsMargins(side, 16, side, 14)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(held)
        column.addWidget(self._days)
        column.addWidget(self.state)

    def _build_days(self) -> None:
        row = QHBoxLayout(self._days)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        parts = ((_("From"), self.first, "period_from"), (_("To"), self.last, "period_to"))
        for words, field, name in parts:
            field.setObjectName(name)
            field.setAccessibleName(words)
            field.setFixedWidth(self._theme.px(132))
            said = label(words, "caption")
            said.setWordWrap(False)
            row.addWidget(said)
            row.addWidget(field)
        row.addStretch(1)
        self._days.hide()

    def _connect(self) -> None:
        self.title.textChanged.connect(lambda: self.title_typed.emit(self.title.text))
        self.title.left_down.connect(self.focusNextChild)
        self.others.clicked.connect(lambda: self._pop(self.others, self.reviews_menu()))
        for name, chip in self.chips.items():
            chip.clicked.connect(lambda _on=False, name=name: self._on_chip(name))
        self.first.day_changed.connect(self._on_days)
        self.last.day_changed.connect(self._on_days)

    def _on_chip(self, name: str) -> None:
        if name == "period":
            self._days.setVisible(self._days.isHidden())
            if self._days.isVisible():
                self.first.setFocus()
        else:
            self._pop(self.chips[name], self.menu_of(name))

    def _on_days(self) -> None:
        days = {"period_from": self.first.day, "period_to": self.last.day}
        self.edited.emit(lambda review: dataclasses.replace(review, **days))

    def _pop(self, part: QWidget, menu: QMenu) -> None:
        menu.popup(part.mapToGlobal(part.rect().bottomLeft()))


def _offered(kind: ReviewKind) -> str:
    """The words of a kind where it is chosen; a name of the trade is explained there."""
    return _(EXPLAINED.get(kind, kind.label))


def period_words(review: Review) -> tuple[str, str]:
    """The period as a chip holds it, and in full."""
    first, last = review.period_from, review.period_to
    if first is None or last is None:
        return _("Choose the period"), ""
    whole = _("{first} to {last}").format(first=day_in_words(first), last=day_in_words(last))
    if first.year != last.year:
        return whole, whole
    months = [_(MONTHS[day.month - 1]) for day in (first, last)]
    words = _("{first} – {last} {year}")
    return words.format(first=months[0], last=months[1], year=last.year), whole
