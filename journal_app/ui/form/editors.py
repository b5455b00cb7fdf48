"""An editor for every field word: it is given a value, answers one, and says when it changed."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from journal_app.domain.codes import Code
from journal_app.domain.fields import PROSE_LIMIT, Field
from journal_app.i18n import _
from journal_app.ui.editor.day_field import DayField
from journal_app.ui.editor.text_field import TextField
from journal_app.ui.form.line_editors import (
    FieldEditor,
    LineEditor,
    LinkEditor,
    Lookup,
    MomentEditor,
    NumberEditor,
    WordsEditor,
)
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.marks import Check, Rating

DOTS = 10  # a scale with more steps than dots fit is typed
LEAST_LINES, MOST_LINES = 2, 14


class ProseEditor(FieldEditor):
    """Text of any length, as high as what stands in it."""

    def __init__(self, field: Field, theme: Theme) -> None:
        self.text = TextField()
        self.text.limit = PROSE_LIMIT
        self.text.setProperty("kind", "field")
        self.text.setFont(theme.font(15))
        self.text.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._line_px = QFontMetrics(theme.font(15)).lineSpacing()
        super().__init__(field, self.text)
        self.text.textChanged.connect(self._on_changed)
        self._grow()

    def load(self, value: Any) -> None:
        """Show the text."""
        self.text.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.text.load(value)
        self.text.blockSignals(False)  # noqa: FBT003 - Qt's own
        self._grow()

    @property
    def value(self) -> str:
        """The text."""
        return self.text.text

    def _on_changed(self) -> None:
        self._grow()
        self.changed.emit()

    def _grow(self) -> None:
        lines = self.value.count("\n") + 1 + len(self.value) // 90
        shown = max(LEAST_LINES, min(MOST_LINES, lines + 1))
        self.text.setFixedHeight(shown * self._line_px + 22)


class DayEditor(FieldEditor):
    """A day, typed as one says it."""

    def __init__(self, field: Field, theme: Theme, today: Callable[[], dt.date]) -> None:
        self.day = DayField(theme, today)
        self.day.setProperty("kind", "")
        self.day.setObjectName("")
        super().__init__(field, self.day)
        self.day.day_changed.connect(self.changed)

    def load(self, value: Any) -> None:
        """Show the day."""
        self.day.load(value)

    @property
    def value(self) -> dt.date | None:
        """The day as last understood."""
        return self.day.day


class ChoiceBox(QComboBox):
    """Qt's own, with our chevron, which takes the colour of the theme."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

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

    def __init__(self, field: Field, theme: Theme, codes: Sequence[Code | None]) -> None:
        self.box = ChoiceBox(theme)
        self._codes = list(codes)
        for code in self._codes:
            self.box.addItem("—" if code is None else _(code.label))
        super().__init__(field, self.box)
        self.box.activated.connect(self.changed)

    def offer(self, may: Callable[[Any], bool]) -> None:
        """Offer only some of the codes; the one that is shown stays."""
        model = self.box.model()
        for row, code in enumerate(self._codes):
            item = model.item(row) if isinstance(model, QStandardItemModel) else None
            if item is not None:
                item.setEnabled(code == self.value or may(code))

    def load(self, value: Any) -> None:
        """Show the words of the code."""
        self.box.setCurrentIndex(self._codes.index(value))

    @property
    def value(self) -> Code | None:
        """The code."""
        return self._codes[self.box.currentIndex()]


class ChoicesEditor(FieldEditor):
    """Several of an enumeration."""

    def __init__(self, field: Field, theme: Theme) -> None:
        ground = QWidget()
        super().__init__(field, ground)
        flow = Flow(ground)
        self._kept: tuple[Code, ...] = ()
        self._checks: dict[Code, Check] = {}
        for code in field.codes or ():
            check = Check(theme, _(code.label), square=True)
            check.clicked.connect(self.changed)
            flow.addWidget(check)
            self._checks[code] = check
        for check in list(self._checks.values())[:1]:
            self.setFocusProxy(check)

    def load(self, value: Any) -> None:
        """Tick what is chosen."""
        self._kept = value
        for code, check in self._checks.items():
            check.setChecked(code in value)

    @property
    def value(self) -> tuple[Code, ...]:
        """What is ticked: in the order chosen before, then what came to it."""
        ticked = [code for code, check in self._checks.items() if check.isChecked()]
        before = [code for code in self._kept if code in ticked]
        return (*before, *(code for code in ticked if code not in before))


class ScaleEditor(FieldEditor):
    """A few dots."""

    def __init__(self, field: Field, theme: Theme) -> None:
        self.rating = Rating(theme, _(field.label), 0, int(field.high or 5))
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
        return self.rating.value or None


class FlagEditor(FieldEditor):
    """Yes or no."""

    def __init__(self, field: Field, theme: Theme) -> None:
        self.check = Check(theme, _(field.label), square=True)
        super().__init__(field, self.check)
        self.check.clicked.connect(self.changed)

    def load(self, value: Any) -> None:
        """Tick it or not."""
        self.check.setChecked(value)

    @property
    def value(self) -> bool:
        """Whether it is ticked."""
        return self.check.isChecked()


def editor_for(
    field: Field, default: Any, theme: Theme, today: Callable[[], dt.date], lookup: Lookup
) -> FieldEditor | None:
    """The editor of a field; None for fields the program sets and compares itself."""
    if field.word == "choice":
        none = () if default is not None else (None,)
        return ChoiceEditor(field, theme, (*none, *(field.codes or ())))
    if field.word == "day":
        return DayEditor(field, theme, today)
    if field.word == "link":
        return LinkEditor(field, theme, lookup)
    if field.word == "scale" and field.low == 1 and (field.high or 0) <= DOTS:
        return ScaleEditor(field, theme)
    made = EDITORS.get(field.word)
    return made(field, theme) if made is not None else None


EDITORS: dict[str, Callable[[Field, Theme], FieldEditor]] = {
    "line": LineEditor,
    "prose": ProseEditor,
    "moment": MomentEditor,
    "choices": ChoicesEditor,
    "scale": NumberEditor,
    "minutes": NumberEditor,
    "number": NumberEditor,
    "flag": FlagEditor,
    "words": WordsEditor,
}
