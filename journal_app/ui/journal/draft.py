"""What was typed into a line and not taken yet: kept inside the journal while it is locked."""

import logging
from typing import Any

from journal_app.errors import JournalError
from journal_app.ui.journal.desk import Desk

log = logging.getLogger(__name__)


class Draft:
    """The words of one place; where nothing stands there, nothing is kept."""

    def __init__(self, desk: Desk, name: str) -> None:
        self._desk, self._name = desk, f"draft_{name}"
        self._kept: Any = None
        self._is_read = False

    def keep(self, words: Any) -> None:
        """Remember what stands there when one goes; empty words are none."""
        words = words or None
        if words == self._kept or self._desk.read_only:
            return
        try:
            self._desk.journal.store.keep_state(self._name, words)
        except JournalError as error:
            log.info("draft not kept: %s", error.word)
            return
        self._kept = words

    def brought_back(self) -> Any:
        """What stood there when the journal was locked; None ever after."""
        if self._is_read or self._desk.read_only:
            return None
        self._is_read = True
        self._kept = self._desk.journal.store.state(self._name)
        return self._kept
