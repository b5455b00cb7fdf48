"""What leaves: where to, who is named, what goes and what stays; then the file is written."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain.level import Level
from journal_app.domain.record import RecordId
from journal_app.domain.review import Audience, Review, ReviewStatus
from journal_app.errors import Exists, JournalError
from journal_app.i18n import _, ngettext
from journal_app.services import handing_over
from journal_app.services.handing_over import Group
from journal_app.services.reviewing import Composed
from journal_app.ui import opening
from journal_app.ui.journal.desk import Desk
from journal_app.ui.journal.loss import may_be_left
from journal_app.ui.page import Page
from journal_app.ui.plain_words import plain_tip
from journal_app.ui.review.document_view import DocumentView
from journal_app.ui.review.facts import FactRow, Section
from journal_app.ui.review.open_review import OpenReview
from journal_app.ui.review.people_found import PeopleFound
from journal_app.ui.review.stages import Stages
from journal_app.ui.review.where_to import WhereTo, documents
from journal_app.ui.widgets.grounds import Notice
from journal_app.ui.widgets.level import level_chip
from journal_app.ui.widgets.parts import (
    back_mark,
    button,
    label,
    plane,
    set_margins,
    set_property,
    tool_button,
    trailing,
)
from journal_app.ui.widgets.toast import ROOM_PX

NARROW_BELOW = 1_100  # effective pixels of the window
WIDEST = 1_216  # text of 1120 and the room beside it; what is free beyond that stays free
STATUS_WORDS = {
    ReviewStatus.DRAFT: "file-text",
    ReviewStatus.CHECKED: "file-check-2",
    ReviewStatus.FINAL: "lock",
}


class WhatLeavesPage(Page):
    """One review on its way out; nothing is written before all is settled."""

    back_asked = Signal(str)  # review id
    edit_asked = Signal(str, str)  # review id, id of the person whose name is to be edited away
    record_asked = Signal(str, str)

    def __init__(self, desk: Desk, folder: Path | None = None) -> None:
        super().__init__()
        self._desk, self._journal = desk, desk.journal
        self._previewed = False
        self._is_failed = False
        self._reason = ""
        self.open_now = OpenReview(desk.journal, desk.settle, read_only=desk.read_only, parent=self)
        self.stages = Stages(desk, self.open_now, lambda: self._previewed, self)
        self.document = DocumentView(desk.theme)
        self.where = WhereTo(desk.theme, desk.ask, folder or documents())
        self.people = PeopleFound(desk.theme, self._choices)
        self.leaves = Section("", "leaves")
        self.stays = Section("", "stays")
        self.status = Section(_("How far it has come"), "status")
        self._build()
        self._connect()

    @property
    def review(self) -> Review | None:
        """The review that is on its way out."""
        return self.open_now.review

    def open_review(self, review_id: RecordId, previewed: bool = False) -> bool:  # noqa: FBT001, FBT002 - a signal's
        """Show what leaves with a review; *previewed* says that its document was seen."""
        review = self._journal[Review].get(review_id)
        if review is None or review.trashed_at is not None:
            return False
        self._previewed = previewed
        self._say_failed("")
        self._stack.setCurrentIndex(0)
        self.where.show_review(review)
        self.open_now.open(review)
        return True

    def begin(self) -> None:
        """Show what there is now."""
        self.open_now.reload()
        self._focus_next()

    def let_go(self, *, may_ask: bool = True) -> bool:
        """Save what was decided; answers whether the page may be left."""
        flush = self.open_now.autosave.flush
        return may_be_left(flush, self._desk.ask, lambda: self._reason, may_ask=may_ask)

    def flush(self) -> bool:
        """Save what was decided, if anything waits; answers whether all is."""
        return self.open_now.autosave.flush()

    def clear(self) -> None:
        """Hold nothing of the journal in any widget, and listen no longer."""
        self.open_now.stop()
        self.document.clear_text()
        self.where.clear()
        self.people.show_people((), fixed=True)
        for section in (self.leaves, self.stays, self.status):
            section.title.clear()
            section.show_rows(())
        self._say("", "caption")
        self.write.setToolTip("")
        self.write.setAccessibleDescription("")

    def write_file(self) -> None:
        """Write the file, or say why not; nothing is lost either way."""
        review = self.review
        if review is None or not self.open_now.autosave.flush():
            return
        path = self.where.path
        try:
            after = handing_over.write_file(
                self._journal,
                review,
                path,
                self.where.file_format,
                previewed=self._previewed,
                read_only=self._desk.read_only,
            )
        except JournalError as error:
            if isinstance(error, Exists):
                self.where.offer_free_name()
            self._say_failed(str(error))
            return
        self._say_failed("")
        self.open_now.open(after)
        voice = self._desk.voice
        voice.tell(opening.written(path), offers=opening.offers_of(path, voice.tell))

    def show_document(self) -> None:
        """Show the document as it will be, or what leaves again."""
        shown = self._stack.currentIndex() == 0
        self._stack.setCurrentIndex(int(shown))
        self._show_words.setText(_("Show what leaves") if shown else _("Show the document"))
        if shown:
            self._previewed = True
            self._show_obstacles()
            self.document.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, one column below the other."""
        super().resizeEvent(event)
        narrow = self.window().width() < self._desk.theme.px(NARROW_BELOW)
        ways = QBoxLayout.Direction
        self._columns.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def showEvent(self, event: QShowEvent) -> None:
        """What changes elsewhere is followed while the page is shown."""
        super().showEvent(event)
        self.open_now.is_watched = True

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is composed that nobody sees."""
        super().hideEvent(event)
        self.open_now.is_watched = False

    def _choices(self, person_id: RecordId) -> list[tuple[str, str]]:
        review = self.review
        return handing_over.choices(self._journal, review, person_id) if review else []

    def _on_composed(self, composed: Composed) -> None:
        review = self.review
        if review is None:
            return
        fixed = self.open_now.is_fixed
        self.document.show_text(composed.markdown, composed.replaced, composed.proofs)
        found = handing_over.people(self._journal, review, composed)
        self.people.show_people(found, fixed=fixed)
        self._show_leaving(review, composed)
        self._show_staying(review, composed)
        self._show_status(review)
        self._show_obstacles()

    def _show_leaving(self, review: Review, composed: Composed) -> None:
        if review.status == ReviewStatus.FINAL:
            self.leaves.title.setText(_("Leaves: the final text"))
            second = _("As it was frozen, whatever became of its items since.")
            self._show_groups(self.leaves, [Group("lock", 1, review.title, second)])
            return
        groups = handing_over.leaves(self._journal, composed)
        count = sum(group.count for group in groups)
        words = ngettext("Leaves: {count} item", "Leaves: {count} items", count)
        self.leaves.title.setText(words.format(count=count))
        self._level.setVisible(review.audience != Audience.SELF)
        self._show_groups(self.leaves, groups)

    def _show_staying(self, review: Review, composed: Composed) -> None:
        groups = handing_over.stays(self._journal, review, composed)
        self.stays.setVisible(bool(groups))
        count = sum(group.count for group in groups)
        words = ngettext("Stays: {count} item", "Stays: {count} items", count)
        self.stays.title.setText(words.format(count=count))
        self._show_groups(self.stays, groups)

    def _show_groups(self, section: Section, groups: Sequence[Group]) -> None:
        theme = self._desk.theme
        rows = [FactRow(theme, one.icon, one.words, one.second) for one in groups]
        section.show_rows(rows)

    def _show_status(self, review: Review) -> None:
        words = _(review.status.label)
        times = len(review.exports)
        said = ngettext("Handed over {count} time.", "Handed over {count} times.", times)
        second = _("Handed over once.") if times == 1 else said
        row = FactRow(
            self._desk.theme,
            STATUS_WORDS[review.status],
            words[:1].upper() + words[1:],
            second.format(count=times) if times else _("Not handed over yet."),
        )
        if review.status == ReviewStatus.CHECKED and not self._desk.read_only:
            spoken = _("Mark as final: its text stays as it is from then on")
            row.offer(_("Mark as final"), "mark_final", spoken, self.stages.finish)
        elif review.status == ReviewStatus.DRAFT and not self._desk.read_only:
            spoken = _("Mark as checked")
            row.offer(_("Mark as checked"), "mark_checked", spoken, self.stages.check)
        self.status.show_rows((row,))

    def _show_obstacles(self) -> None:
        review = self.review
        if review is None:
            return
        found = handing_over.obstacles(self._journal, review, previewed=self._previewed)
        words = " ".join(found)
        self.write.setEnabled(not found)
        self.write.setToolTip(plain_tip(words))
        self.write.setAccessibleDescription(words)
        if found or not self._is_failed:
            self._is_failed = False
            self._say(words, "caption")

    def _on_refused(self, why: str) -> None:
        self.document.clear_text()
        self.write.setEnabled(False)
        self.write.setToolTip(plain_tip(why))
        self._say(why, "error")

    def _on_not_saved(self, why: str) -> None:
        self._reason = why or _("The reason is not known.")
        words = _("Not saved: {why} It is tried again.").format(why=self._reason)
        self._desk.voice.show_saving(words, failed=True)

    def _on_decided(self, person_id: RecordId, decision: str) -> None:
        self.open_now.edit(lambda review: handing_over.decided(review, person_id, decision))
        self._focus_next()

    def _on_edit_asked(self, person_id: RecordId) -> None:
        if self.review is not None:
            self.edit_asked.emit(self.review.id, person_id)

    def _focus_next(self) -> None:
        """The next name to be settled, or the file."""
        if not self.people.begin():
            (self.write if self.write.isEnabled() else self._show_words).setFocus()

    def _say_failed(self, words: str) -> None:
        self._is_failed = bool(words)
        self._say(words, "error")

    def _say(self, words: str, kind: str) -> None:
        set_property(self._why, "kind", kind)
        self._why.setText(words)
        self._why.setVisible(bool(words))

    def _build(self) -> None:
        theme = self._desk.theme
        self.back = tool_button(theme, back_mark(), _("Back to the review"), "back")
        self._show_words = button(_("Show the document"), "", "show_document")
        self.write = button(_("Write the file"), "primary", "write_file")
        self._why = label("", "caption", "why")
        self._level = level_chip(theme, Level.REVIEW)
        self._level.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._level.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.leaves.head.addWidget(self._level)
        self.where.head.addStrut(self._level.sizeHint().height())  # the heads stand on one line
        head = QHBoxLayout()
        set_margins(head, 32, 15, 48, 8)
        head.setSpacing(10)
        head.addWidget(self.back)
        title = label(_("What leaves"), "page", "heading")
        title.setWordWrap(False)
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self._show_words)
        head.addWidget(self.write)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._board())
        self._stack.addWidget(self._desk_of_document())
        whole = QWidget()
        whole.setMaximumWidth(theme.px(WIDEST))
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.addWidget(whole, 100)
        across.addStretch(1)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        why = QHBoxLayout()
        why.setContentsMargins(48, 0, 48, 0)
        why.addWidget(self._why)
        self._why.setAlignment(trailing())
        column.addLayout(why)
        column.addWidget(self._stack, 1)

    def _board(self) -> QWidget:
        notice = Notice(
            self._desk.theme,
            _("This file is not encrypted"),
            _("Whoever has it can read it. Hand it over the way you would hand over a letter."),
            "file-warning",
        )
        ground = plane("surface")
        column = QVBoxLayout(ground)
        column.setContentsMargins(48, 10, 48, self._desk.theme.px(ROOM_PX))
        column.setSpacing(24)
        column.addWidget(notice)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(64)
        for sections in ((self.where, self.people, self.status), (self.leaves, self.stays)):
            side = QVBoxLayout()
            side.setSpacing(28)
            for section in sections:
                side.addWidget(section)
            side.addStretch(1)
            self._columns.addLayout(side, 1)
        column.addLayout(self._columns)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(ground)
        return area

    def _desk_of_document(self) -> QWidget:
        desk = plane("sunken")
        row = QHBoxLayout(desk)
        row.setContentsMargins(24, 12, 24, 0)
        row.addStretch(1)
        row.addWidget(self.document, 100)
        row.addStretch(1)
        return desk

    def _connect(self) -> None:
        self.where.changed.connect(lambda: self._say_failed(""))
        self.open_now.composed.connect(self._on_composed)
        self.open_now.refused.connect(self._on_refused)
        voice, autosave = self._desk.voice, self.open_now.autosave
        autosave.saved.connect(lambda: voice.show_saving(_("Saved")))
        autosave.failed.connect(self._on_not_saved)
        self.people.decided.connect(self._on_decided)
        self.people.edit_asked.connect(self._on_edit_asked)
        self.document.proof_asked.connect(self.record_asked)
        self.write.clicked.connect(self.write_file)
        self._show_words.clicked.connect(self.show_document)
        self.back.clicked.connect(self._on_back)

    def _on_back(self) -> None:
        if self._stack.currentIndex():
            self.show_document()
        elif self.review is not None:
            self.back_asked.emit(self.review.id)
