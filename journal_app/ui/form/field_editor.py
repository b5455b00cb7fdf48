"""What every editor of a field has in common."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.domain.fields import Field
from journal_app.i18n import _
from journal_app.ui.widgets.parts import set_property


class FieldEditor(QWidget):
    """One field of a form. What it cannot understand yet stays in it, marked."""

    changed = Signal()
    told = Signal(str)  # a sentence about what was just done with the text
    meant = Signal()  # what stands in it means something else now
    is_wide = False  # whether it takes a line of its own
    is_chosen = False  # whether its value is picked, not typed

    def __init__(self, field: Field, inner: QWidget) -> None:
        super().__init__()
        self.field, self.inner = field, inner
        inner.setAccessibleName(_(field.label))
        self.setFocusProxy(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(inner)

    def load(self, value: Any) -> None:
        """Show a value; nothing is said to have changed."""
        raise TypeError(type(self), value)

    def load_anew(self, value: Any) -> bool:
        """Show the value as it now is, the cursor where it differs; answers whether it does."""
        differs = bool(value != self.value)
        self.load(value)
        return differs

    @property
    def value(self) -> Any:
        """The value as last understood."""
        raise TypeError(type(self))

    @property
    def problem(self) -> str:
        """Why the field cannot hold what stands in it; nothing when it can."""
        return ""

    @property
    def meaning(self) -> str:
        """What the value means, in one line; nothing where it needs none."""
        return ""

    def choose(self, given: str, start: int, length: int) -> None:  # noqa: ARG002 - texts use it
        """Go to a place of the text that was loaded; what holds no text only has the focus."""
        self.setFocus()

    def finish(self) -> None:
        """Read what stands here now, as on leaving."""

    def mark(self, problem: str) -> None:
        """Show the edge of a problem and say it to whoever cannot see it."""
        set_property(self.inner, "problem", "true" if problem else "false")
        self.inner.setAccessibleDescription(problem or _(self.field.hint))
