"""Keeping the journal open while a session is held, although nobody touches the computer."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from journal_app.domain.record import RecordId

MOST_MS = 24 * 3_600_000  # a day; no session is longer, and a timer has an end


class Hold(QObject):
    """One for an open journal; only the idle lock waits for it."""

    changed = Signal()

    def __init__(self, now: Callable[[], dt.datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._until: dt.datetime | None = None
        self._session_id: RecordId = ""

    @property
    def until(self) -> dt.datetime | None:
        """Until when; None while nothing is held."""
        is_on = self._until is not None and self._until > self._now()
        return self._until if is_on else None

    @property
    def left_ms(self) -> int:
        """How long that still is, in milliseconds; none while nothing is held."""
        until = self.until
        if until is None:
            return 0
        return min(MOST_MS, round((until - self._now()).total_seconds() * 1_000))

    def is_for(self, session_id: RecordId) -> bool:
        """Whether it is this session the journal is kept open for."""
        return self.until is not None and self._session_id == session_id

    def keep(self, session_id: RecordId, until: dt.datetime) -> None:
        """Keep the journal open during this session."""
        self._session_id, self._until = session_id, until
        self.changed.emit()

    def release(self) -> None:
        """The idle lock counts as always."""
        self._session_id, self._until = "", None
        self.changed.emit()
