"""A lost header written anew from the recovery sheet: one field for all that its square holds."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTextEdit

from journal_app.i18n import _
from journal_app.ui.theme import Theme
from journal_app.ui.unlock.column import ColumnPage, Sentence
from journal_app.ui.widgets.parts import button, label, set_property

FIELD_HEIGHT = 172  # the five lines of a sheet


class SquarePage(ColumnPage):
    """Typed or pasted; it is forgotten when the page is left."""

    given = Signal(str)
    back_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, 560)
        self.field = QTextEdit()
        self._sentence = Sentence(theme, "square_said")
        self._back = button(_("Back"), "plain", "square_back")
        self._go = button(_("Write it anew"), "primary", "square_go")
        self._build()
        self._connect()

    def show_busy(self) -> None:
        """It is being tried."""
        self._set_enabled(enabled=False)
        set_property(self.field, "problem", value=False)
        self._sentence.say(_("Reading the journal with it…"), "caption")

    def show_problem(self, words: str) -> None:
        """Say why nothing was written; what was typed stays to be looked over."""
        self._set_enabled(enabled=True)
        set_property(self.field, "problem", value=True)
        self._sentence.say(words)
        self.field.setFocus()

    def forget(self) -> None:
        """Empty the field, and what it could take back."""
        self.field.clear()

    def _build(self) -> None:
        self.head(
            _("Use the recovery sheet"),
            _(
                "The file vault.json is written anew from what the square on the sheet holds: the "
                "code and the thirty-five groups after it. Scan the square, copy it from the sheet "
                "you saved as text, or type it; spaces, lines and capitals do not matter."
            ),
        )
        name = label(_("All of the square"), "label")
        name.setBuddy(self.field)
        self.field.setObjectName("square_text")
        self.field.setProperty("kind", "field")
        self.field.setAccessibleName(_("All of the square"))
        self.field.setAcceptRichText(False)
        self.field.setTabChangesFocus(True)
        self.field.setFont(self.theme.mono(13))
        self.field.setFixedHeight(self.theme.px(FIELD_HEIGHT))
        for widget in (name, self.field, self._sentence):
            self.column.addWidget(widget)
        self.row(self._back, self._go)

    def _connect(self) -> None:
        self._go.clicked.connect(self._on_go)
        self._back.clicked.connect(self.back_asked)

    def _set_enabled(self, *, enabled: bool) -> None:
        for widget in (self.field, self._go, self._back):
            widget.setEnabled(enabled)

    def _on_go(self) -> None:
        text = self.field.toPlainText()
        if text.strip():
            self.given.emit(text)
        else:
            self.field.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """The cursor is in the field."""
        super().showEvent(event)
        self.field.setFocus()
