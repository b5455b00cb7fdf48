"""Editors of text: the title on top, and prose that is as high as what stands in it."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

from journal_app.domain.fields import Field
from journal_app.i18n import _
from journal_app.ui.editor.markdown_field import MarkdownField
from journal_app.ui.editor.title_field import TitleField
from journal_app.ui.form.around import Around
from journal_app.ui.form.field_editor import FieldEditor
from journal_app.ui.theme import Theme

TEXT_PX, OWN_PX = 15, 17  # a person's own words are the largest thing
LEAST_LINES, MOST_LINES = 2, 16
TITLE_HIGH = 38  # the tallest letters of the fallback fonts fit
EDGES_PX = 16  # above and below the text, edge and all


class ProseField(MarkdownField):
    """Markdown text that grows with what is written, up to a height where it scrolls."""

    def __init__(self, theme: Theme, text_px: float) -> None:
        super().__init__(theme)
        font = theme.font(text_px)
        self.setFont(font)
        self.setProperty("kind", "field")
        self.document().setDocumentMargin(4)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._line_px = QFontMetrics(font).lineSpacing()
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        self._on_size_changed()

    def _on_size_changed(self, *_size: object) -> None:
        wanted = round(self.document().size().height())
        least, most = LEAST_LINES * self._line_px + 8, MOST_LINES * self._line_px
        high = max(least, min(most, wanted)) + EDGES_PX
        if high != self.height() or self.minimumHeight() != high:
            self.setFixedHeight(high)


class ProseEditor(FieldEditor):
    """Text of any length."""

    is_wide = True

    def __init__(self, field: Field, around: Around) -> None:
        is_own = field.required
        self.text = ProseField(around.theme, OWN_PX if is_own else TEXT_PX)
        super().__init__(field, self.text)
        self.text.textChanged.connect(self.changed)
        self.text.told.connect(self.told)

    def load(self, value: Any) -> None:
        """Show the text."""
        self.text.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.text.load(value)
        self.text.blockSignals(False)  # noqa: FBT003 - Qt's own

    def load_anew(self, value: Any) -> bool:
        """The cursor stands where the text differs."""
        before = self.text.standing
        self.load(value)
        return self.text.stand_again(before)

    def choose(self, given: str, start: int, length: int) -> None:
        """Select the place."""
        if not self.text.choose(given, start, length):
            self.setFocus()

    @property
    def value(self) -> str:
        """The text."""
        return self.text.text


class TitleEditor(FieldEditor):
    """The name of the open thing: no box, on the left edge of the text."""

    is_wide = True

    def __init__(self, field: Field, around: Around) -> None:
        self.title = TitleField(around.theme)
        self.title.setFixedHeight(around.theme.px(TITLE_HIGH))
        super().__init__(field, self.title)
        self.title.setPlaceholderText(_("Untitled"))
        self.title.textChanged.connect(self.changed)
        self.title.told.connect(self.told)
        self.title.left_down.connect(self.focusNextChild)

    def load(self, value: Any) -> None:
        """Show the title."""
        self.title.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.title.load(value)
        self.title.blockSignals(False)  # noqa: FBT003 - Qt's own

    def load_anew(self, value: Any) -> bool:
        """The cursor stands where the text differs."""
        before = self.title.standing
        self.load(value)
        return self.title.stand_again(before)

    def choose(self, given: str, start: int, length: int) -> None:
        """Select the place."""
        if not self.title.choose(given, start, length):
            self.setFocus()

    @property
    def value(self) -> str:
        """The title, in one line."""
        return self.title.text.replace("\n", " ")
