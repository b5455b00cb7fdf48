"""Other words for one reader: a field for every item that leaves, and places for new words."""

import dataclasses
from collections.abc import Collection, Sequence

from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from journal_app.domain.fields import PROSE_LIMIT
from journal_app.i18n import _
from journal_app.services.arranging import Spot
from journal_app.ui.editor.text_field import TextField
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.parts import button, label, plane

COLUMN_PX, LEAST_PX = 640, 60


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Wording:
    """One item: its own words, and the words for this reader if there are any.

    *title* names it only where its title may be seen by the reader.
    """

    spot: Spot
    title: str
    own: str
    override: str | None

    @property
    def shown(self) -> str:
        """What the reader gets."""
        return self.own if self.override is None else self.override


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Part:
    """A section: its code, its heading and the wording of its items."""

    code: str
    heading: str
    items: tuple[Wording, ...]


class GrowingField(TextField):
    """As high as what stands in it."""

    limit = PROSE_LIMIT

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._least = theme.px(LEAST_PX)
        self.setProperty("kind", "field")
        self.setFont(theme.font(15))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)

    def _on_size_changed(self, size: QSizeF) -> None:
        high = max(self._least, round(size.height()) + 16)
        if high != self.height():
            self.setFixedHeight(high)


class WordingRow(QWidget):
    """One item's field, whose words it shows, and the way back to its own."""

    reworded = Signal(object, object)  # Spot, words or None for its own

    def __init__(self, theme: Theme, wording: Wording, *, fixed: bool) -> None:
        super().__init__()
        self.wording = wording
        self.field = GrowingField(theme)
        self.field.setObjectName(f"words_{wording.spot.table}_{wording.spot.id}")
        self.field.setAccessibleName(wording.title)
        self.field.setPlaceholderText(_("Two lines: what you learned, not what happened."))
        self.field.load(wording.shown)
        self.field.setReadOnly(fixed)
        self._state = label("", "caption")
        self.reset = button(_("Use its own words again"), "quiet", "reset")
        self.reset.setVisible(False)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(wording.title, "strong"), 1)
        head.addWidget(self.reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._state)
        column.addWidget(self.field)
        self._say(is_other=wording.override is not None)
        self.field.textChanged.connect(self._on_text_changed)
        self.reset.clicked.connect(self._on_reset)

    def _on_text_changed(self) -> None:
        self._say(is_other=True)
        self.reworded.emit(self.wording.spot, self.field.text)

    def _on_reset(self) -> None:
        self.field.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.field.load(self.wording.own)
        self.field.blockSignals(False)  # noqa: FBT003 - Qt's own
        self._say(is_other=False)
        self.field.setFocus()
        self.reworded.emit(self.wording.spot, None)

    def _say(self, *, is_other: bool) -> None:
        has_own = bool(self.wording.own)
        mine = _("Your wording for this reader") if has_own else _("Your words for this reader")
        self._state.setText(mine if is_other else _("As the journal has it"))
        self.reset.setVisible(is_other and has_own)


class WordingPane(QScrollArea):
    """All fields below each other, in the order of the document."""

    reworded = Signal(object, object)  # Spot, words or None
    words_wanted = Signal(str)  # the section that is to hold new words

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: list[WordingRow] = []
        self.setObjectName("wording")
        self.setAccessibleName(_("The words for this reader"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_parts(())

    def show_parts(self, parts: Sequence[Part], *, fixed: bool = False) -> None:
        """Show these sections instead."""
        at = self.verticalScrollBar().value()
        self._rows = []
        ground = plane("raised")
        outer = QHBoxLayout(ground)
        outer.setContentsMargins(24, 24, 24, 48)
        outer.addStretch(1)
        held = QWidget()
        held.setMaximumWidth(self._theme.px(COLUMN_PX))
        outer.addWidget(held, 100)
        outer.addStretch(1)
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in parts:
            self._add_part(column, part, fixed=fixed)
        column.addStretch(1)
        self.setWidget(ground)
        self.verticalScrollBar().setValue(at)

    def begin_at(self, spot: Spot) -> None:
        """Put the cursor into the field of an item."""
        for row in self._rows:
            if row.wording.spot == spot:
                row.field.setFocus()
                self.ensureWidgetVisible(row.field)

    def begin_naming(self, forms: Collection[str]) -> bool:
        """Put the cursor where one of these names stands first; answers whether one does."""
        for row in self._rows:
            text = row.field.text.casefold()
            if any(form.casefold() in text for form in forms):
                row.field.setFocus()
                self.ensureWidgetVisible(row.field)
                return True
        return False

    def _add_part(self, column: QVBoxLayout, part: Part, *, fixed: bool) -> None:
        head = QHBoxLayout()
        head.addWidget(label(part.heading, "section"), 1)
        more = button(_("Write here"), "quiet", f"write_{part.code}")
        more.setAccessibleName(_("Write here: {section}").format(section=part.heading))
        more.setVisible(not fixed)
        more.clicked.connect(lambda: self.words_wanted.emit(part.code))
        head.addWidget(more)
        column.addLayout(head)
        for wording in part.items:
            row = WordingRow(self._theme, wording, fixed=fixed)
            row.reworded.connect(self.reworded)
            self._rows.append(row)
            column.addWidget(row)
        column.addSpacing(8)
