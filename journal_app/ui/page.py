"""What the frame may ask of any page of the open journal."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

Slot = Callable[[], object]


class Page(QWidget):
    """Shown in the frame beside the navigation; a page with nothing to save needs only *begin*."""

    def begin(self) -> None:
        """One has come here: show what there is now and put the focus where it is wanted."""

    def let_go(self, *, may_ask: bool = True) -> bool:  # noqa: ARG002 - pages that save use it
        """Save everything; answers whether the page may be left."""
        return True

    def flush(self) -> None:
        """Save what is typed, as far as it can be, without asking."""

    def clear(self) -> None:
        """Hold nothing of the journal in any widget, and listen no longer."""

    def slots(self) -> Mapping[str, Slot]:
        """What the page does for a command, by its id; the frame does the rest itself."""
        return {}
