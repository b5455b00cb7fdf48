"""What a page of records asks of the widget that shows the open one."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from journal_app.domain.record import Change, Record
from journal_app.services.passages import Passage


class Opened(QScrollArea):
    """Shows one record and answers what it says now; it saves nothing itself.

    What raises here each view must answer: Qt's own class beneath allows no abstract one.
    """

    edited = Signal()
    save_asked = Signal()
    told = Signal(str)

    @property
    def record(self) -> Record | None:
        """The record as its fields say it now; what is not understood is as it was."""
        raise NotImplementedError

    @property
    def given(self) -> Record | None:
        """The record as the journal had it when it was shown or saved last."""
        raise NotImplementedError

    @property
    def before(self) -> Record | None:
        """The record as it was before it is saved again; None where it was never written."""
        given = self.given
        return given if given is not None and given.created_at is not None else None

    @property
    def focused(self) -> QWidget:
        """Where the focus of the window is; where it is nowhere, here."""
        found: QWidget | None = self.window().focusWidget()
        return self if found is None else found

    @property
    def to_save(self) -> Record | None:
        """The record as it may be saved."""
        raise NotImplementedError

    def show_record(self, record: Record, *, read_only: bool = False) -> None:
        """Show another record; the cursor is not moved."""
        raise NotImplementedError

    def note_saved(self, record: Any) -> None:
        """The journal has this now; what followed from the text is shown, what one types stays."""
        raise NotImplementedError

    def note_changes(self, changes: Sequence[Change]) -> None:
        """Something of the journal was changed, here or elsewhere."""

    def note_switches(self) -> None:
        """Numbers about oneself may have been switched on or off elsewhere."""

    def finish(self) -> bool:
        """Read what stands in every field now, as on leaving; answers whether all is kept."""
        return True

    def begin(self) -> None:
        """Put the cursor into the first field."""
        raise NotImplementedError

    def show_passage(self, passage: Passage) -> None:
        """Go to the place of a search: its field is shown, and what was found is selected."""

    @property
    def can_check_in(self) -> bool:
        """Whether one can check in on the record here."""
        return False

    def check_in(self) -> None:
        """Begin to check in on the record, where one can."""

    def clear(self) -> None:
        """Hold nothing."""
        raise NotImplementedError
