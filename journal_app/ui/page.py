"""What the frame may ask of any page of the open journal."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from journal_app.domain.record import Change, Record, RecordId
from journal_app.services.passages import Passage
from journal_app.services.places import Sort

Slot = Callable[[], object]
BAR_BELOW = 900  # effective pixels of a window that says where one is in a bar


class Page(QWidget):
    """Shown in the frame beside the navigation; a page with nothing to save needs only *begin*."""

    @property
    def shown(self) -> Record | None:
        """The record that is open here; None where there is none."""
        return None

    def begin(self) -> object:
        """One has come here: show what there is now and put the focus where it is wanted."""

    def let_go(self, *, may_ask: bool = True) -> bool:  # noqa: ARG002 - pages that save use it
        """Save everything; answers whether the page may be left."""
        return True

    def flush(self) -> bool:
        """Save what is typed, as far as it can be, without asking; answers whether all is."""
        return True

    def clear(self) -> None:
        """Hold nothing of the journal in any widget, and listen no longer."""

    def open_record(self, _table: str, _record_id: RecordId) -> bool:
        """Open a record that is shown here; answers whether it is open now."""
        return False

    def show_passage(self, _passage: Passage) -> None:
        """Go to the place of a search in the record that is open."""

    def write_on(self, _field: str, _at: int) -> None:
        """Put the cursor back into a text of the record that is open."""

    def new(self, _sort: Sort) -> None:
        """Begin something new of a sort that is kept here."""

    def show_changes(self, changes: Sequence[Change]) -> None:
        """A step was taken back or done again: show what it brought."""

    def slots(self) -> Mapping[str, Slot]:
        """What the page does for a command, by its id; the frame does the rest itself."""
        return {}
