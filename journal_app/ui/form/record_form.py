"""A form built from declared fields: the first ones, the filled ones, then the rest on demand."""

import dataclasses
import datetime as dt
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from journal_app.domain.record import LevelledRecord, Record, declared
from journal_app.i18n import _
from journal_app.ui.form.editors import ChoiceEditor, editor_for
from journal_app.ui.form.line_editors import FieldEditor, Lookup
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.parts import button, label, plane

WIDTH_PX = 620
LAST = ("level", "archived")  # asked for last, whatever the order of the declaration


class RecordForm(QScrollArea):
    """Shows any record and answers what it says now; it saves nothing itself."""

    edited = Signal()

    def __init__(self, theme: Theme, today: Callable[[], dt.date], lookup: Lookup) -> None:
        super().__init__()
        self._theme, self._today, self._lookup = theme, today, lookup
        self._record: Record | None = None
        self._editors: dict[str, FieldEditor] = {}
        self._rows: dict[str, QWidget] = {}
        self._is_loading = False
        self._more = button(_("More about this"), "quiet", "more_fields")
        self._more.clicked.connect(self._on_more)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def record(self) -> Record | None:
        """The record as the fields say it now; what is not understood is as it was."""
        if self._record is None:
            return None
        said = {name: editor.value for name, editor in self._editors.items()}
        return dataclasses.replace(self._record, **said)

    @property
    def shown(self) -> list[str]:
        """The fields that can be seen without asking for more."""
        return [name for name, row in self._rows.items() if not row.isHidden()]

    def show_record(self, record: Record, *, read_only: bool = False) -> None:
        """Build the form of another record; the cursor is not moved."""
        self._is_loading = True
        same_kind = self._record is not None and type(self._record) is type(record)
        self._record = record
        if not same_kind:
            self._build(type(record))
        for name, editor in self._editors.items():
            editor.load(getattr(record, name))
            editor.setEnabled(not read_only)
        self._choose_rows(record)
        self._is_loading = False

    def note_saved(self, record: Record) -> None:
        """The journal has this now; what followed from the text is shown, what one types stays."""
        if self._record is None or record.id != self._record.id:
            return
        self._is_loading = True
        self._record = record
        for name, editor in self._editors.items():
            value = getattr(record, name)
            if editor.value != value and not editor.isAncestorOf(self._focus()):
                editor.load(value)
        self._is_loading = False

    def begin(self) -> None:
        """Put the cursor into the first field."""
        for name in self.shown:
            self._editors[name].setFocus()
            return

    def clear(self) -> None:
        """Hold nothing."""
        self._record = None
        self._editors, self._rows = {}, {}
        old = self.takeWidget()
        if old is not None:
            old.deleteLater()

    def _focus(self) -> QWidget:
        focused: QWidget | None = self.window().focusWidget()
        return self if focused is None else focused

    def _build(self, cls: type[Record]) -> None:
        self._more.setParent(None)
        ground = plane("raised")
        column = QVBoxLayout(ground)
        column.setContentsMargins(40, 24, 40, 40)
        column.setSpacing(16)
        self._editors, self._rows = {}, {}
        bare = cls()
        names = [name for name in declared(cls) if name not in LAST]
        for name in (*names, *(name for name in LAST if name in declared(cls))):
            self._add(cls, name, getattr(bare, name), column)
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        self.setWidget(ground)

    def _add(self, cls: type[Record], name: str, default: Any, column: QVBoxLayout) -> None:
        field = declared(cls)[name]
        editor = editor_for(field, default, self._theme, self._today, self._lookup)
        if editor is None:
            return
        editor.setObjectName(f"field_{name}")
        editor.changed.connect(self._on_changed)
        row = QWidget()
        row.setMaximumWidth(self._theme.px(WIDTH_PX))
        inner = QVBoxLayout(row)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        if field.word != "flag":
            inner.addWidget(label(_(field.label), "label"))
        inner.addWidget(editor)
        column.addWidget(row)
        self._editors[name], self._rows[name] = editor, row

    def _choose_rows(self, record: Record) -> None:
        bare = type(record)(id=record.id)
        fields = declared(type(record))
        for name, row in self._rows.items():
            filled = getattr(record, name) != getattr(bare, name)
            row.setVisible(fields[name].first or filled)
        hidden = [name for name, row in self._rows.items() if row.isHidden()]
        self._more.setVisible(bool(hidden))
        self._limit_levels(record)

    def _limit_levels(self, record: Record) -> None:
        """Only the levels this very record may be raised to are offered."""
        editor = self._editors.get("level")
        if isinstance(record, LevelledRecord) and isinstance(editor, ChoiceEditor):
            editor.offer(lambda level: level.width <= record.own_ceiling.width)

    def _on_more(self) -> None:
        hidden = [name for name, row in self._rows.items() if row.isHidden()]
        for name in hidden:
            self._rows[name].show()
        self._more.hide()
        if hidden:
            self._editors[hidden[0]].setFocus()

    def _on_changed(self) -> None:
        if not self._is_loading:
            self.edited.emit()
