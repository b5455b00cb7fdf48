"""Editors of what is chosen: one of a list, several of it, dots, yes or no, and the level."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QStyledItemDelegate, QWidget

from journal_app.domain.codes import Code
from journal_app.domain.fields import Field
from journal_app.domain.level import Level
from journal_app.domain.meanings import meaning
from journal_app.i18n import _
from journal_app.services import client_words
from journal_app.ui.form.around import Around
from journal_app.ui.form.field_editor import FieldEditor
from journal_app.ui.form.meanings import LIST_PX, MEANS, MeaningDelegate
from journal_app.ui.form.order import put_after
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint
from journal_app.ui.widgets.chip import Chip, ChipKind
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.level import level_chip, level_words
from journal_app.ui.widgets.marks import Check, Rating

NOTHING = "—"


class ChoiceBox(QComboBox):
    """Qt's own, with our chevron, which takes the colour of the theme."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setItemDelegate(QStyledItemDelegate(self))  # Qt's own ignores the style sheet

    def paintEvent(self, event: QPaintEvent) -> None:
        """The chevron stands where the line ends."""
        super().paintEvent(event)
        size = self._theme.px(14)
        top = (self.height() - size) // 2
        place = paint.mirrored(self, QRect(self.width() - size - 12, top, size, size))
        color = self._theme.color("muted")
        painter, at = paint.begin(self), place.topLeft()
        paint.draw_icon(painter, at, "chevron-down", size, color, self.devicePixelRatioF())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling a form chooses nothing."""
        event.ignore()


class ChoiceEditor(FieldEditor):
    """One of an enumeration by its words; nothing where the field may hold nothing."""

    is_chosen = True

    def __init__(self, field: Field, around: Around, codes: Sequence[Code | None]) -> None:
        self.box = ChoiceBox(around.theme)
        self._codes = list(codes)
        for code in self._codes:
            words = NOTHING if code is None else _(code.label)
            self.box.addItem(words[:1].upper() + words[1:])
        super().__init__(field, self.box)
        self.box.activated.connect(self.changed)
        self.box.currentIndexChanged.connect(self.meant)
        if any(map(meaning, self._codes)):
            self.box.setItemDelegate(MeaningDelegate(around.theme, self.box))
            for row, code in enumerate(self._codes):
                self.box.setItemData(row, _(meaning(code)), MEANS)
            self.box.view().setMinimumWidth(around.theme.px(LIST_PX))

    @property
    def meaning(self) -> str:
        """The one line of the choice."""
        return _(meaning(self.value))

    def load(self, value: Any) -> None:
        """Show the words of the code."""
        self.box.setCurrentIndex(self._codes.index(value))

    @property
    def value(self) -> Code | None:
        """The code."""
        return self._codes[self.box.currentIndex()]


class WordScaleEditor(FieldEditor):
    """A number of a scale whose steps have words."""

    is_chosen = True

    def __init__(self, field: Field, around: Around) -> None:
        self.box = ChoiceBox(around.theme)
        self._low = int(field.low or 0)
        for words in (NOTHING, *(_(code.label) for code in field.codes or ())):
            self.box.addItem(words[:1].upper() + words[1:])
        super().__init__(field, self.box)
        self.box.activated.connect(self.changed)

    def load(self, value: Any) -> None:
        """Show the words of the step."""
        step = 0 if value is None else round(value) - self._low + 1
        self.box.setCurrentIndex(max(0, min(self.box.count() - 1, step)))

    @property
    def value(self) -> int | None:
        """The number of the step; none for nothing said."""
        index = self.box.currentIndex()
        return None if index == 0 else index - 1 + self._low


class ChoicesEditor(FieldEditor):
    """Several of an enumeration: a chip each, and a menu of those that may be added."""

    is_wide = True
    is_chosen = True

    def __init__(self, field: Field, around: Around) -> None:
        ground = QWidget()
        super().__init__(field, ground)
        self._theme, self._journal = around.theme, around.journal
        self._chosen: list[Code] = []
        self._flow = Flow(ground)
        self._flow.setSpacing(6)
        self.add = Chip(around.theme, _("Add"), "plus", ChipKind.ADD)
        self.add.setAccessibleName(_("Add: {label}").format(label=_(field.label)))
        self.add.clicked.connect(self._on_add)
        self.setFocusProxy(self.add)
        self.chips: dict[Code, Chip] = {}
        self._show()

    def load(self, value: Any) -> None:
        """Show what is chosen."""
        self._chosen = list(value)
        self._show()

    @property
    def value(self) -> tuple[Code, ...]:
        """What is chosen, in the order chosen."""
        return tuple(self._chosen)

    def take(self, code: Code) -> None:
        """Choose one more."""
        self._chosen.append(code)
        self._show()
        self.add.setFocus()
        self.changed.emit()

    def drop(self, code: Code) -> None:
        """Choose it no longer."""
        self._chosen = [one for one in self._chosen if one != code]
        self._show()
        self.add.setFocus()
        self.changed.emit()

    def offered(self) -> list[Code]:
        """What may still be chosen."""
        return [code for code in self.field.codes or () if code not in self._chosen]

    def _show(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None and widget is not self.add:
                widget.hide()
                widget.deleteLater()
        self.chips = {}
        for code in dict.fromkeys(self._chosen):
            chip = Chip(self._theme, self._words(code), "", ChipKind.FILTER)
            chip.setAccessibleName(_("Remove {name}").format(name=self._words(code)))
            chip.clicked.connect(lambda _checked=False, code=code: self.drop(code))
            self._flow.addWidget(chip)
            self.chips[code] = chip
        self._flow.addWidget(self.add)
        for part in (*self.chips.values(), self.add):
            part.show()
        put_after(self.inner, [*self.chips.values(), self.add])
        self.add.setVisible(bool(self.offered()))
        self.updateGeometry()

    def _words(self, code: Code) -> str:
        return client_words.label(code, self._journal.client_word)

    def _on_add(self) -> None:
        menu = QMenu(self)
        for code in self.offered():
            action = menu.addAction(self._words(code))
            action.triggered.connect(lambda _checked=False, code=code: self.take(code))
        menu.popup(self.add.mapToGlobal(QPoint(0, self.add.height() + 2)))


class ScaleEditor(FieldEditor):
    """A few dots."""

    is_chosen = True

    def __init__(self, field: Field, around: Around) -> None:
        self.rating = Rating(around.theme, _(field.label), 0, int(field.high or 5))
        super().__init__(field, self.rating)
        self.rating.chosen.connect(self.changed)
        self.load(None)

    def load(self, value: Any) -> None:
        """Show so many."""
        self.rating.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.rating.choose(value or 0)
        self.rating.blockSignals(False)  # noqa: FBT003 - Qt's own

    @property
    def value(self) -> int | None:
        """How many; none for nothing said."""
        return self.rating.value() or None


class FlagEditor(FieldEditor):
    """Yes or no."""

    is_chosen = True

    def __init__(self, field: Field, around: Around) -> None:
        self.check = Check(around.theme, _(field.label), square=True)
        self.check.setMinimumHeight(around.theme.px(40))
        super().__init__(field, self.check)
        self.check.clicked.connect(self.changed)

    def load(self, value: Any) -> None:
        """Tick it or not."""
        self.check.setChecked(value)

    @property
    def value(self) -> bool:
        """Whether it is ticked."""
        return self.check.isChecked()


class LevelEditor(FieldEditor):
    """Who may see the record: a chip in words; a menu offers what this very record may be."""

    is_wide = True
    is_chosen = True

    def __init__(self, field: Field, around: Around) -> None:
        ground = QWidget()
        super().__init__(field, ground)
        self._theme, self._row = around.theme, QHBoxLayout(ground)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._level, self._person, self._ceiling = Level.PRIVATE, "", Level.REVIEW
        self._shown: tuple[Level, str, Level] | None = None
        self.chip = level_chip(around.theme, self._level)
        self._row.addWidget(self.chip)
        self._row.addStretch(1)
        self._show()

    def limit(self, ceiling: Level, person: str) -> None:
        """Offer levels up to the ceiling; the shared one only where somebody is linked."""
        self._ceiling, self._person = ceiling, person
        self._show()

    def load(self, value: Any) -> None:
        """Show the level."""
        self._level = value
        self._show()

    @property
    def value(self) -> Level:
        """The level."""
        return self._level

    def offered(self) -> list[Level]:
        """The levels that may be chosen now."""
        may: dict[Level, bool] = {Level.SHARED: bool(self._person)}
        levels = [level for level in Level if level.width <= self._ceiling.width]
        return [level for level in levels if may.get(level, True) or level == self._level]

    def take(self, level: Level) -> None:
        """Choose a level."""
        self._level = level
        self._show()
        self.changed.emit()
        self.chip.setFocus()

    def _show(self) -> None:
        shown = (self._level, self._person, self._ceiling)
        if shown == self._shown:
            return
        self._shown = shown
        had_focus = self.chip.hasFocus()
        old, self.chip = self.chip, level_chip(self._theme, self._level, self._person)
        if self._level == Level.PRIVATE and self._ceiling == Level.SHARED:
            self.chip.setText(_("Only me, may be shared"))
        self.chip.clicked.connect(self._on_clicked)
        self.setFocusProxy(self.chip)
        self._row.replaceWidget(old, self.chip)
        put_after(old, [self.chip])
        self.chip.show()
        if had_focus:
            self.chip.setFocus()
        old.hide()
        old.deleteLater()

    def _on_clicked(self) -> None:
        menu = QMenu(self)
        for level in self.offered():
            action = menu.addAction(level_words(level, self._person).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(level == self._level)
            action.triggered.connect(self._taker(level))
        menu.popup(self.chip.mapToGlobal(QPoint(0, self.chip.height() + 2)))

    def _taker(self, level: Level) -> Callable[[], None]:
        return lambda: self.take(level)
