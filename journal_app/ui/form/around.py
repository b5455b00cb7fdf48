"""What a form is handed: the looks, the open journal and the day."""

import dataclasses
import datetime as dt
from collections.abc import Callable

from journal_app.services.journal import Journal
from journal_app.ui.theme import Theme


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Around:
    """Handed on to every part of a form."""

    theme: Theme
    today: Callable[[], dt.date]
    journal: Journal
