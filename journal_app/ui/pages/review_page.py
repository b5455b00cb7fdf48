"""Reviews: what may go in at the left, the document as it will be at the right."""

import dataclasses
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain.head import Head
from journal_app.domain.record import RecordId
from journal_app.domain.relationship import Relationship
from journal_app.domain.review import Audience, Review
from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.services import arranging, handing_over, offering, places
from journal_app.services.arranging import Spot
from journal_app.services.composing import HEADINGS
from journal_app.services.reviewing import Composed
from journal_app.ui.journal.desk import Desk
from journal_app.ui.journal.loss import may_be_left
from journal_app.ui.page import Page, Slot
from journal_app.ui.review.choosing import Choosing
from journal_app.ui.review.document_pane import EDIT, DocumentPane
from journal_app.ui.review.items_list import ItemsList
from journal_app.ui.review.items_model import rows_of
from journal_app.ui.review.open_review import OpenReview
from journal_app.ui.review.review_head import ReviewHead
from journal_app.ui.review.stages import Stages
from journal_app.ui.review.wording import Part, Wording
from journal_app.ui.widgets.choosing import Segmented
from journal_app.ui.widgets.grounds import EmptyState
from journal_app.ui.widgets.parts import hairline, plane

LEFT_PX, LEAST_LEFT_PX, LEAST_RIGHT_PX = 392, 320, 360
NARROW_BELOW = 1_100  # effective pixels of the window
LISTED, PAIRS = 100, 100
ITEMS, DOCUMENT = 0, 1


class ReviewPage(Page):
    """One review at a time, composed as one goes."""

    what_leaves_asked = Signal(str, bool)  # review id, whether its document was seen
    record_asked = Signal(str, str)  # table and id of a proof that is to be opened

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._journal = desk, desk.journal
        self._why, self._seen = "", ""
        self._is_narrow = False
        self.open_now = OpenReview(desk.journal, desk.settle, read_only=desk.read_only, parent=self)
        self.autosave = self.open_now.autosave
        self.head = ReviewHead(desk.theme, desk.today)
        self.items = ItemsList(desk.theme)
        self.right = DocumentPane(desk.theme)
        self.choosing = Choosing(desk, self.open_now, self)
        self.stages = Stages(desk, self.open_now, self._is_seen, self)
        self.sides = Segmented(desk.theme, (_("Items"), _("Document")), _("What is shown"))
        self._build()
        self._connect()

    @property
    def review(self) -> Review | None:
        """The review that is open."""
        return self.open_now.review

    def begin(self) -> None:
        """Show what there is now; the newest review where none is open."""
        if self.review is None:
            heads = self._heads()
            self.open_now.open(self._journal[Review].get(heads[0].id) if heads else None)
        else:
            self.open_now.reload()
        (self.items if self.review is not None else self._empty).setFocus()

    def open_review(self, review_id: RecordId, naming: RecordId = "") -> bool:
        """Open a review; with *naming* where that person's name stands in its words."""
        review = self._journal[Review].get(review_id)
        if review is None or review.trashed_at is not None or not self.let_go():
            return False
        self.open_now.open(review)
        if naming:
            self._show_side(DOCUMENT)
            self.right.choose(EDIT)
            self.right.wording.begin_naming(handing_over.name_forms(self._journal, naming))
        return True

    def open_record(self, table: str, record_id: RecordId) -> bool:
        """Open a review; answers whether it is open now."""
        return table == Review.table and self.open_review(record_id)

    def let_go(self, *, may_ask: bool = True) -> bool:
        """Save everything; answers whether the page may be left."""
        if not may_be_left(self.autosave.flush, self._desk.ask, lambda: self._why, may_ask=may_ask):
            return False
        self._journal.leave()
        return True

    def flush(self) -> bool:
        """Save what is typed, as far as it can be, without asking; answers whether all is."""
        return self.autosave.flush()

    def clear(self) -> None:
        """Hold nothing of the journal in any widget, and listen no longer."""
        self.open_now.stop()
        self.items.show_rows([])
        self.head.show_review(Review(), (), (), fixed=True)
        self.right.clear()
        self._seen = ""

    def slots(self) -> Mapping[str, Slot]:
        """Moving the open review to the trash."""
        return {"entry.trash": self.stages.trash}

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the list and the document take turns."""
        super().resizeEvent(event)
        narrow = self.window().width() < self._desk.theme.px(NARROW_BELOW)
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self._show_side(self.sides.index)

    def showEvent(self, event: QShowEvent) -> None:
        """What changes elsewhere is followed while the page is shown."""
        super().showEvent(event)
        self.open_now.is_watched = True

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is composed that nobody sees; *begin* shows what there is then."""
        super().hideEvent(event)
        self.open_now.is_watched = False

    # ------------------------------------------------------------------ showing

    def _show(self) -> None:
        review = self.review
        self._stack.setCurrentWidget(self._empty if review is None else self._whole)
        self._turns.setVisible(self._is_narrow and review is not None)
        if review is None:
            self.items.show_rows([])
            return
        fixed = self.open_now.is_fixed
        self.head.show_review(review, self._heads(), self._pairs(), fixed=fixed)
        self.items.is_fixed = fixed
        self._show_items(review)
        if self.right.is_editing:
            self._show_parts()

    def _show_items(self, review: Review) -> None:
        try:
            offered = offering.offered(self._journal, review)
        except JournalError:
            self.items.show_rows([])
            return
        self.items.show_rows(rows_of(offered, for_self=review.audience == Audience.SELF))

    def _show_parts(self) -> None:
        review = self.review
        if review is None:
            return
        parts = []
        for code in arranging.sections_of(review):
            items = [
                self._wording(review, arranging.spot_of(item), item.get("text_override"))
                for item in arranging.items_in(review, code)
            ]
            shown = tuple(one for one in items if one is not None)
            parts.append(Part(code, _(HEADINGS.get(code, code)), shown))
        self.right.show_parts(parts, fixed=self.open_now.is_fixed)

    def _wording(self, review: Review, spot: Spot, override: str | None) -> Wording | None:
        found = offering.wording(self._journal, review, spot, override)
        return None if found is None else Wording(spot, *found)

    def _on_composed(self, composed: Composed) -> None:
        if self.review is not None:
            self.right.show_composed(composed)
            self._note_seen()

    def _note_seen(self) -> None:
        text = self.open_now.text
        if text is not None and self.right.document.isVisible():
            self._seen = text.markdown

    def _show_side(self, side: int) -> None:
        self.sides.choose(side)
        self._left.setVisible(not self._is_narrow or side == ITEMS)
        self.right.setVisible(not self._is_narrow or side == DOCUMENT)
        self._turns.setVisible(self._is_narrow and self.review is not None)
        self._note_seen()

    def _on_edit_chosen(self, editing: bool) -> None:  # noqa: FBT001 - a signal's
        if editing:
            self._show_parts()
        else:
            self.open_now.compose()
            self._show()

    # ------------------------------------------------------------------ changing

    def _on_wording_asked(self, spot: Spot) -> None:
        self._show_side(DOCUMENT)
        self.right.choose(EDIT)
        self.right.wording.begin_at(spot)

    def _on_begun(self) -> None:
        self._show_side(ITEMS)
        self.head.title.setFocus()

    def _on_edited(self, change: Callable[[Review], Review]) -> None:
        self.open_now.edit(
            lambda review: arranging.with_only_relationship(self._journal, change(review))
        )

    # ------------------------------------------------------------------ leaving

    def _is_seen(self) -> bool:
        self.open_now.compose()
        text = self.open_now.text
        return text is not None and text.markdown == self._seen

    def _on_leaves_asked(self) -> None:
        if self.review is not None and self.let_go():
            self.what_leaves_asked.emit(self.review.id, self._is_seen())

    def _on_failed(self, why: str) -> None:
        self._why = self._desk.voice.show_unsaved(why)

    def _heads(self) -> list[Head]:
        return self._journal.heads(Review, limit=LISTED)

    def _pairs(self) -> list[Head]:
        return places.named(self._journal, self._journal.heads(Relationship, limit=PAIRS))

    # ------------------------------------------------------------------ building

    def _build(self) -> None:
        self._left = plane("surface")
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(hairline())
        column.addWidget(self.items, 1)
        self._left.setMinimumWidth(self._desk.theme.px(LEAST_LEFT_PX))
        self.right.setMinimumWidth(LEAST_RIGHT_PX)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self._left)
        split.addWidget(self.right)
        split.setStretchFactor(1, 1)
        split.setSizes([self._desk.theme.px(LEFT_PX), 2 * self._desk.theme.px(LEFT_PX)])
        self._whole = split
        sentence = _(
            "Choose what a reader may see of a period, see it as it will be, then hand it over."
        )
        new = (_("New review"), self._pop_kinds)
        self._empty = EmptyState(
            self._desk.theme, "file-check-2", _("A review for one reader"), sentence, new
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(split)
        self._lay_out()

    def _lay_out(self) -> None:
        self._turns = QWidget()
        row = QHBoxLayout(self._turns)
        row.setContentsMargins(*[self._desk.theme.px(edge) for edge in (28, 8, 28, 0)])
        row.addWidget(self.sides)
        row.addStretch(1)
        self.sides.setObjectName("sides")
        self._turns.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._turns)
        column.addWidget(self._stack, 1)

    def _pop_kinds(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        self.head.add_kinds(menu)
        first = self._empty.findChild(QPushButton, "empty_action") or self._empty
        menu.popup(first.mapToGlobal(first.rect().bottomLeft()))

    def _connect(self) -> None:
        self.open_now.shown_anew.connect(self._show)
        self.open_now.composed.connect(self._on_composed)
        self.open_now.refused.connect(self.right.show_problem)
        voice = self._desk.voice
        self.autosave.saving.connect(lambda: voice.show_saving(_("Saving…")))
        self.autosave.saved.connect(lambda: voice.show_saving(_("Saved")))
        self.autosave.failed.connect(self._on_failed)
        self.head.edited.connect(self._on_edited)
        self.head.title_typed.connect(
            lambda title: self.open_now.type(lambda one: dataclasses.replace(one, title=title))
        )
        self.head.review_chosen.connect(self.open_review)
        self.head.new_asked.connect(self.stages.new_review)
        self.head.more.clicked.connect(self._pop_more)
        self.items.toggled.connect(self.choosing.toggle)
        self.items.raise_asked.connect(self.choosing.include)
        self.items.rewrite_asked.connect(self.choosing.rewrite)
        self.items.move_asked.connect(self.choosing.move)
        self.choosing.wording_asked.connect(self._on_wording_asked)
        self.stages.begun.connect(self._on_begun)
        self.stages.gone.connect(self.begin)
        self.right.edit_chosen.connect(self._on_edit_chosen)
        self.right.leaves_asked.connect(self._on_leaves_asked)
        self.right.document.proof_asked.connect(self.record_asked)
        self.right.wording.reworded.connect(
            lambda spot, words: self.open_now.type(lambda one: arranging.reworded(one, spot, words))
        )
        self.right.wording.words_wanted.connect(self.choosing.write)
        self.sides.chosen.connect(self._show_side)

    def _pop_more(self) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        self.head.add_kinds(menu.addMenu(_("New review")))
        row = self.items.here
        spot = row.spot if row is not None else None
        self.stages.fill(menu, partial(self.choosing.move_here, spot))
        menu.popup(self.head.more.mapToGlobal(self.head.more.rect().bottomLeft()))
