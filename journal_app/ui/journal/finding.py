"""Search as one types: the timeline gives way to what was found."""

from PySide6.QtCore import QObject, Signal

from journal_app.errors import JournalError
from journal_app.ui.journal.desk import Desk, Found
from journal_app.ui.journal.open_page import OpenPage


class Finding(QObject):
    """Asks the quick worker at every letter; only the newest question is answered."""

    told = Signal(str)

    def __init__(self, desk: Desk, page: OpenPage, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._page = page
        page.pane.search_changed.connect(self._on_search_changed)

    def begin(self) -> None:
        """Put the cursor into the search field."""
        self._page.pane.open_search()

    def refresh(self) -> None:
        """Something was written: the list that is shown stays true to it."""
        pane = self._page.pane
        if not pane.search.text().strip():
            pane.show_timeline()
        pane.mark(self._page.open_id)

    def _on_search_changed(self, text: str) -> None:
        self._page.autosave.flush()
        if not text.strip():
            self._desk.quick.cancel()
            self.refresh()
            return
        find = self._desk.find
        self._desk.quick.run(
            lambda: find(text), done=self._on_found, failed=self._on_failed, kind="search"
        )

    def _on_found(self, found: Found) -> None:
        self._page.pane.show_results(found.heads, found.total)
        self._page.pane.mark(self._page.open_id)

    def _on_failed(self, error: JournalError) -> None:
        self.told.emit(str(error))
