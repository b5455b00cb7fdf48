"""What is open in People: a relationship or a person to look at, behind each the form of all."""

import dataclasses
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from journal_app.domain.person import Person
from journal_app.domain.record import Change, Record
from journal_app.domain.relationship import Phase, Relationship
from journal_app.i18n import _
from journal_app.services import agreeing
from journal_app.services.passages import Passage
from journal_app.ui.form.around import Around
from journal_app.ui.form.record_form import RecordForm
from journal_app.ui.icons import icon
from journal_app.ui.journal.desk import Desk
from journal_app.ui.opened import Opened
from journal_app.ui.people.manners import AFRESH, LEAVE, Manners
from journal_app.ui.people.pair_face import PairFace
from journal_app.ui.people.person_face import PersonFace
from journal_app.ui.widgets.parts import back_mark, button, plane

ASKED_FIRST = ("style", "phase")  # held back until one has answered


class Faces(QStackedWidget):
    """As large as its room, whatever the page that is not shown would like."""

    def minimumSizeHint(self) -> QSize:
        """Each page scrolls by itself."""
        return QSize(0, 0)


class PeopleView(Opened):
    """Saves nothing itself; a move through the phases is a step of its own."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._journal = desk, desk.journal
        around = Around(desk.theme, desk.today, desk.journal)
        self._around = around
        self._record: Record | None = None
        self._is_asking = self._is_stale = False
        self._purpose = ""
        self.manners = Manners(desk, around)
        self.form = RecordForm(desk.theme, desk.today, desk.journal)
        self.pair = PairFace(desk, around, self.manners)
        self.person = PersonFace(desk, around)
        self.faces = Faces()
        self._build()
        self._connect()

    @property
    def is_form(self) -> bool:
        """Whether the fields stand open."""
        return self.faces.currentWidget() is self._behind

    @property
    def record(self) -> Record | None:
        """The record as its fields say it now."""
        return self.form.record if self.is_form else self._record

    @property
    def given(self) -> Record | None:
        """The record as the journal had it last."""
        return self.form.given if self.is_form else self._record

    @property
    def to_save(self) -> Record | None:
        """What the fields say; what is being asked about waits for the answer."""
        if not self.is_form:
            return None
        said, before = self.form.to_save, self.form.given
        if self._is_asking and isinstance(said, Relationship) and isinstance(before, Relationship):
            kept = {name: getattr(before, name) for name in ASKED_FIRST}
            return dataclasses.replace(said, **kept)
        return said

    def show_record(self, record: Record, *, read_only: bool = False) -> None:
        """Show what there is of it to look at; of something new, its fields."""
        is_same = self._record is not None and self._record.id == record.id
        self._record = record
        if record.created_at is None or (is_same and self.is_form):
            self._show_form(record, read_only=read_only)
        else:
            self._show_face(record)
        if not is_same:
            for each in (self.pair, self.person):
                each.verticalScrollBar().setValue(0)

    def note_saved(self, record: Any) -> None:
        """The journal has this now."""
        self._record = record
        if self.is_form:
            self.form.note_saved(record)

    def note_changes(self, changes: Sequence[Change]) -> None:
        """What is looked at is read anew; the fields hear what concerns them."""
        if self.is_form:
            self.form.note_changes(changes)
        elif self._record is not None:
            self._is_stale = True
            if self.isVisible():
                self._show_anew()

    def note_switches(self) -> None:
        """One has come here: what was changed meanwhile is shown."""
        self.form.note_switches()
        if self._is_stale and not self.is_form:
            self._show_anew()

    def finish(self) -> bool:
        """Read what stands in every field now."""
        return self.form.finish() if self.is_form else True

    def begin(self) -> None:
        """Put the cursor into the first field."""
        if self.is_form:
            self.form.begin()

    def show_passage(self, passage: Passage) -> None:
        """Open the fields where what was found is in no name, which stands there anyway."""
        if self._record is not None and passage.around and not self.is_form:
            self._show_form(self._record, read_only=self._desk.read_only)
        if self.is_form:
            self.form.show_passage(passage)

    def clear(self) -> None:
        """Hold nothing."""
        self._record, self._purpose = None, ""
        self.form.clear()
        self.pair.clear()
        self.person.clear()
        self.faces.setCurrentWidget(self.pair)

    def _show_face(self, record: Record) -> None:
        self._is_stale = False
        self.form.clear()
        if isinstance(record, Relationship):
            self.pair.show_pair(record)
            self.faces.setCurrentWidget(self.pair)
        elif isinstance(record, Person):
            self.person.show_person(record)
            self.faces.setCurrentWidget(self.person)

    def _show_anew(self) -> None:
        record = self._record
        kept = self._journal.store.get(record.table, record.id) if record is not None else None
        if kept is not None and kept.trashed_at is None:
            self._record = kept
            self._show_face(kept)

    def _show_form(self, record: Record, *, read_only: bool) -> None:
        self._purpose = record.purpose_md if isinstance(record, Relationship) else ""
        self.form.show_record(record, read_only=read_only)
        self._back.setVisible(record.created_at is not None)
        self.faces.setCurrentWidget(self._behind)

    def _on_form_asked(self, name: str) -> None:
        """Open the fields: all of them, the cursor where it is wanted."""
        record = self._record
        if record is None:
            return
        self._show_form(record, read_only=self._desk.read_only)
        self.form.show_all()
        wanted = self.form.findChild(QWidget, name) or self.form.findChild(QWidget, f"field_{name}")
        if name and wanted is not None:
            wanted.setFocus()
            self.form.ensureWidgetVisible(wanted)

    def _on_back(self) -> None:
        if not self.form.finish():
            return
        self.save_asked.emit()
        record = self._record
        kept = self._journal.store.get(record.table, record.id) if record is not None else None
        if kept is None:
            return
        self._record = kept
        self._show_face(kept)
        face = self.pair if isinstance(kept, Relationship) else self.person
        more = face.findChild(QWidget, "more_fields")
        if more is not None:
            more.setFocus()

    def _on_touched(self, name: str) -> None:
        """A choice that needs an answer first."""
        before, after = self.form.given, self.form.record
        if not isinstance(before, Relationship) or not isinstance(after, Relationship):
            return
        if before.created_at is None or self._is_asking:
            return
        if name == "style" and agreeing.is_another_style(before, after):
            self._ask_style(before, after)
        elif name == "phase" and after.phase is not None and after.phase != before.phase:
            self.form.put("phase", before.phase)
            phase = after.phase
            QTimer.singleShot(0, self, lambda: self._move(phase))

    def _ask_style(self, before: Relationship, after: Relationship) -> None:
        self._is_asking = True
        answer = self.manners.asked_of_style()
        self._is_asking = False
        if answer == LEAVE:
            self.form.put("style", before.style)
        elif answer == AFRESH:
            self.manners.agree_with(after)

    def _on_left(self, name: str) -> None:
        if name == "purpose_md":
            QTimer.singleShot(0, self, self._ask_purpose)

    def _ask_purpose(self) -> None:
        now = self.form.record
        if not self.is_form or not isinstance(now, Relationship) or now.created_at is None:
            return
        before = dataclasses.replace(now, purpose_md=self._purpose)
        if not agreeing.is_another_purpose(before, now) or not self._has_agreement(now):
            return
        self._purpose = now.purpose_md
        answer = self.manners.asked_of_purpose()
        if answer == LEAVE:
            self._purpose = before.purpose_md
            self.form.put("purpose_md", before.purpose_md)
            self.edited.emit()
        elif answer == AFRESH:
            self.manners.agree_with(now)

    def _has_agreement(self, pair: Relationship) -> bool:
        return agreeing.is_agreed(self._journal, pair)

    def _move(self, phase: Phase) -> None:
        self.save_asked.emit()
        pair = self.form.given
        if isinstance(pair, Relationship):
            self.manners.move(pair, phase)

    def _on_moved(self, record_id: str) -> None:
        """A step was done to what is open: the fields show it."""
        if self._record is None or self._record.id != record_id:
            return
        kept = self._journal.store.get(self._record.table, record_id)
        if kept is not None:
            self.show_record(kept, read_only=self._desk.read_only)

    def _build(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme = self._desk.theme
        self._behind = plane("raised")
        column = QVBoxLayout(self._behind)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._back = button(f"\N{EN SPACE}{_('Back to the overview')}", "quiet", "back")
        self._back.setAccessibleName(_("Back to the overview"))
        self._back.setIcon(icon(theme, back_mark(), 16, "accent"))
        row = QHBoxLayout()
        row.setContentsMargins(theme.px(36), theme.px(10), theme.px(36), 0)
        row.addWidget(self._back)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.form, 1)
        for face in (self.pair, self.person, self._behind):
            self.faces.addWidget(face)
        self.setWidget(self.faces)

    def _connect(self) -> None:
        self._back.clicked.connect(self._on_back)
        self.form.edited.connect(self.edited)
        self.form.save_asked.connect(self.save_asked)
        self.form.told.connect(self.told)
        self.form.touched.connect(self._on_touched)
        self.form.left.connect(self._on_left)
        self.pair.form_asked.connect(self._on_form_asked)
        self.person.form_asked.connect(self._on_form_asked)
        self.manners.moved.connect(self._on_moved)
