"""The same record loaded once more: what differs is where the cursor goes."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from journal_app.domain.record import Record
from journal_app.ui.form.field_editor import FieldEditor


def load_anew(editors: Mapping[str, FieldEditor], record: Record) -> list[FieldEditor]:
    """Show the same record as it now is; answers which fields differ, texts first."""
    found = [editor for name, editor in editors.items() if editor.load_anew(getattr(record, name))]
    return sorted(found, key=lambda editor: not editor.is_wide)


def go_to_change(view: QWidget, changed: Sequence[FieldEditor]) -> None:
    """Let the focus go to the first of these from any other field of the view."""
    focused: QWidget | None = view.window().focusWidget()
    is_there = focused is not None and any(one.isAncestorOf(focused) for one in changed)
    if changed and focused is not None and view.isAncestorOf(focused) and not is_there:
        changed[0].setFocus()
