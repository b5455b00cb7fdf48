"""Place memory: where one stopped, kept inside the journal and never in the settings."""

import dataclasses
import datetime as dt
from typing import Any

from journal_app.domain.record import RecordId
from journal_app.ui.editor.entry_editor import EntryEditor

NAME = "place"


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Place:
    """The entry that was open, and where in it; *position* counts as Qt does, in UTF-16.

    *search* and *wanted* are what the timeline was narrowed to.
    """

    day: dt.date
    record_id: RecordId = ""
    position: int = 0
    scroll: int = 0
    in_title: bool = False
    search: str = ""
    wanted: dict[str, Any] = dataclasses.field(default_factory=dict)

    def to_plain(self) -> dict[str, Any]:
        """As JSON can hold it."""
        return {**dataclasses.asdict(self), "day": self.day.isoformat()}


def place_of(plain: Any) -> Place | None:
    """The place that was kept; None when there is none or it cannot be read."""
    try:
        values = {**plain, "day": dt.date.fromisoformat(plain["day"])}
        return Place(**values)
    except (TypeError, KeyError, ValueError):
        return None


def place_in(
    editor: EntryEditor, day: dt.date, record_id: RecordId, search: str, wanted: dict[str, Any]
) -> Place:
    """Where one is in the editor now."""
    in_title = editor.title.hasFocus()
    field = editor.title if in_title else editor.body
    return Place(
        day=day,
        record_id=record_id,
        position=field.textCursor().position(),
        scroll=editor.body.verticalScrollBar().value(),
        in_title=in_title,
        search=search,
        wanted=wanted,
    )
