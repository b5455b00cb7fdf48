"""A form built from declared fields: the first ones, the filled ones, then the rest on demand."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from journal_app.domain.fields import NEVER, WHERE_FILLED, Field
from journal_app.domain.link import Link
from journal_app.domain.reading import Reading
from journal_app.domain.record import Change, LevelledRecord, Record, declared
from journal_app.i18n import _
from journal_app.services import problems
from journal_app.services.journal import Journal
from journal_app.services.linking import other_person
from journal_app.services.passages import Passage, text_of
from journal_app.services.switches import KEYS, switched_on
from journal_app.ui.form.anew import go_to_change, load_anew
from journal_app.ui.form.around import Around
from journal_app.ui.form.choice_editors import LevelEditor
from journal_app.ui.form.field_editor import FieldEditor
from journal_app.ui.form.field_row import FieldRow
from journal_app.ui.form.form_ground import FormGround
from journal_app.ui.opened import Opened
from journal_app.ui.theme import Theme

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RecordForm(Opened):
    """Shows any record and answers what it says now; it saves nothing itself."""

    touched = Signal(str)  # the field that says something else now
    left = Signal(str)  # the field the focus has left

    def __init__(self, theme: Theme, today: Callable[[], dt.date], journal: Journal) -> None:
        super().__init__()
        self._around = Around(theme, today, journal)
        self._record: Record | None = None
        self._ground: FormGround | None = None
        self._editors: dict[str, FieldEditor] = {}
        self._rows: dict[str, FieldRow] = {}
        self._left: set[str] = set()
        self._held: set[str] = set()
        self._switched: set[str] = set()
        self._is_loading = self._has_more = self._read_only = False
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    @property
    def record(self) -> Record | None:
        """The record as the fields say it now; what is not understood is as it was."""
        if self._record is None:
            return None
        said = {name: editor.value for name, editor in self._editors.items()}
        return dataclasses.replace(self._record, **said)

    @property
    def given(self) -> Record | None:
        """The record as the journal had it when it was shown or saved last."""
        return self._record

    @property
    def to_save(self) -> Record | None:
        """The record as it may be saved: a status, phase or level with a problem stays back."""
        said = self.record
        if said is None:
            return None
        kept = problems.held_back(self.before, said, self._around.journal)
        self._held = {n for n in self._editors if getattr(kept, n) != getattr(said, n)}
        return kept

    @property
    def shown(self) -> list[str]:
        """The fields that can be seen without asking for more."""
        return [name for name, row in self._rows.items() if not row.isHidden()]

    def show_record(self, record: Record, *, read_only: bool = False) -> None:
        """Build the form of another record; the cursor is not moved."""
        self._is_loading = True
        same_kind = self._record is not None and type(self._record) is type(record)
        is_same = same_kind and self._record is not None and self._record.id == record.id
        self._record, self._read_only = record, read_only
        self._left, self._held = set(), set()
        self._switched = switched_on(self._around.journal)
        self._has_more = self._has_more and is_same
        if not same_kind:
            self._build(type(record))
        changed: list[FieldEditor] = []
        if is_same:
            changed = load_anew(self._editors, record)
        for name, editor in self._editors.items():
            if not is_same:
                editor.load(getattr(record, name))
            editor.setEnabled(not read_only)
        self._choose_rows(record)
        self._show_beside(record, is_saved=record.created_at is not None)
        self._is_loading = False
        self._show_problems()
        go_to_change(self, changed)
        if not is_same:
            self.verticalScrollBar().setValue(0)

    def note_saved(self, record: Record) -> None:
        """The journal has this now; what followed from the text is shown, what one types stays."""
        if self._record is None or record.id != self._record.id:
            return
        self._is_loading = True
        self._record = record
        for name, editor in self._editors.items():
            value = getattr(record, name)
            is_free = name not in self._held and not editor.isAncestorOf(self.focused)
            if editor.value != value and is_free:
                editor.load(value)
        self._limit_levels(record)
        if self._has_more and self._ground is not None and self._ground.belongs.isHidden():
            self._show_beside(record, is_saved=True)
        self._is_loading = False
        self._show_problems()

    def note_changes(self, changes: Sequence[Change]) -> None:
        """Links and check-ins of the record may have come or gone."""
        if self._ground is None or self._record is None:
            return
        if any(isinstance(change.record, Link | Reading) for change in changes):
            self._ground.belongs.refresh()
            self._ground.check_ins.refresh()

    def note_switches(self) -> None:
        """Numbers about oneself may have been switched on or off elsewhere."""
        now = switched_on(self._around.journal)
        if now != self._switched and (record := self.record) is not None:
            self._switched = now
            self._choose_rows(record)

    def finish(self, *, may_ask: bool = True) -> bool:
        """Read what stands in every field now, as on leaving; answers whether all is kept.

        A check-in that is open is said; the fields of the record are the caller's to save.
        """
        for editor in self._editors.values():
            editor.finish()
        return self._ground is None or self._ground.check_ins.finish(may_ask=may_ask)

    @property
    def why(self) -> str:
        """Why an open check-in is not kept; nothing where it can be."""
        return self._ground.check_ins.why if self._ground is not None else ""

    @property
    def can_check_in(self) -> bool:
        """Whether anything is measured of the record, and it may be said."""
        ground = self._ground
        return ground is not None and not ground.check_ins.isHidden() and not self._read_only

    def check_in(self) -> None:
        """Begin to check in; the cursor is in the first number."""
        if self.can_check_in and self._ground is not None:
            self._ground.check_ins.begin()
            self.ensureWidgetVisible(self._ground.check_ins)

    def begin(self) -> None:
        """Put the cursor into the first field."""
        for name in self.shown:
            self._editors[name].setFocus()
            return

    def put(self, name: str, value: object) -> None:
        """Let a field say something else; nothing is said to have changed."""
        self._is_loading = True
        self._editors[name].load(value)
        self._is_loading = False
        self._show_problems()

    def show_all(self) -> None:
        """Show every field that may be asked for, the cursor in the first that was hidden."""
        self._on_more()

    def show_passage(self, passage: Passage) -> None:
        """Go to the place of a search: its field is shown, and what was found is selected."""
        row = self._rows.get(passage.field)
        if row is None or self._record is None:
            return
        row.show()
        given = text_of(self._record, passage.field)
        row.editor.choose(given, passage.start, passage.length)
        self.ensureWidgetVisible(row)
        QTimer.singleShot(0, row, lambda: self.ensureWidgetVisible(row))  # once all has its height

    def clear(self) -> None:
        """Hold nothing."""
        self._record, self._ground = None, None
        self._editors, self._rows = {}, {}
        old = self.takeWidget()
        if old is not None:
            old.deleteLater()

    def _build(self, cls: type[Record]) -> None:
        ground = FormGround(self._around, cls)
        self._ground, self._rows = ground, ground.rows
        self._editors = {name: row.editor for name, row in ground.rows.items()}
        for name, editor in self._editors.items():
            editor.changed.connect(lambda name=name: self._on_changed(name))
            editor.told.connect(self.told)
        ground.belongs.told.connect(self.told)
        ground.more.clicked.connect(self._on_more)
        self.setWidget(ground)

    def _choose_rows(self, record: Record) -> None:
        bare = type(record)(id=record.id)
        fields = declared(type(record))
        for name, row in self._rows.items():
            filled = getattr(record, name) != getattr(bare, name)
            first = fields[name].first or self._is_head(name, record)
            asked = self._is_asked(name, fields[name], record)
            row.setVisible(filled or (asked and (first or self._has_more)))
        hidden = [name for name in self._rows if self._waits(name, record)]
        if self._ground is not None:
            self._ground.more.setVisible(bool(hidden) and not self._read_only)
            self._ground.settle(record)
        self._limit_levels(record)

    def _is_head(self, name: str, record: Record) -> bool:
        """Of what was saved once, title, level and the numbers switched on always stand there."""
        names = {record.title_field, "level", *self._switched}
        return name in names and record.created_at is not None

    def _is_asked(self, name: str, field: Field, record: Record) -> bool:
        fits = not field.kinds or record.head_kind in field.kinds
        is_on = name in self._switched if name in KEYS else field.asked != WHERE_FILLED
        return fits and is_on and field.asked != NEVER

    def _waits(self, name: str, record: Record) -> bool:
        row = self._rows[name]
        return row.isHidden() and self._is_asked(name, declared(type(record))[name], record)

    def _limit_levels(self, record: Record) -> None:
        """Only the levels this very record may be raised to are offered."""
        editor = self._editors.get("level")
        if isinstance(record, LevelledRecord) and isinstance(editor, LevelEditor):
            editor.limit(record.own_ceiling, other_person(self._around.journal, record))

    def _show_beside(self, record: Record, *, is_saved: bool) -> None:
        if self._ground is not None:
            self._ground.show_beside(record, is_saved=is_saved, read_only=self._read_only)

    def _on_more(self) -> None:
        record = self._record
        if record is None:
            return
        self._has_more = True
        hidden = [name for name in self._rows if self._waits(name, record)]
        self._choose_rows(record)
        if record.created_at is not None:
            self._show_beside(record, is_saved=True)
        if hidden:
            self._editors[hidden[0]].setFocus()

    def _on_changed(self, name: str) -> None:
        if self._is_loading:
            return
        if self._editors[name].is_chosen:
            self._left.add(name)
        self._show_problems()
        self.touched.emit(name)
        self.edited.emit()

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is None or not self.isAncestorOf(old):
            return
        for name, row in self._rows.items():
            if row.isAncestorOf(old) and not (new is not None and row.isAncestorOf(new)):
                self._editors[name].finish()
                self._left.add(name)
                self._show_problems()
                self.left.emit(name)

    def _show_problems(self) -> None:
        """Below each field that was left, what is wrong with it; nothing while one types."""
        said = self._problems()
        for name, row in self._rows.items():
            if row.problem != said.get(name, ""):
                row.show_problem(said.get(name, ""))
            if name in said and row.isHidden():
                row.show()
                if self._ground is not None and self._record is not None:
                    self._ground.settle(self._record)

    def _problems(self) -> dict[str, str]:
        after = self.record
        if after is None or not self._left:
            return {}
        said: dict[str, str] = {}
        base = self.before or type(after)(id=after.id)
        for found in problems.problems(self.before, after, self._around.journal):
            moved = [n for n in found.holds if getattr(base, n) != getattr(after, n)]
            held = [name for name in moved if name in self._left]
            if found.field in self._left or held:
                said.setdefault(found.field, _(found.words))
            for name in held:
                said.setdefault(name, self._waits_for(found.field))
        for name in self._left & set(self._editors):
            if self._editors[name].problem:
                said[name] = self._editors[name].problem
        return said

    def _waits_for(self, name: str) -> str:
        fields = declared(type(self._record)) if self._record is not None else {}
        field = fields.get(name)
        return _("Waits for “{field}”.").format(field=_(field.label) if field is not None else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Control and Enter save."""
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finish()
            self.save_asked.emit()
            return
        super().keyPressEvent(event)
