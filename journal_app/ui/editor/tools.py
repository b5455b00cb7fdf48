"""What an editor is handed beside the theme: names, questions, and what a preview needs."""

import dataclasses
import datetime as dt
from collections.abc import Callable

from journal_app.services.details import Details
from journal_app.services.prose import Guide
from journal_app.ui.ask import Ask
from journal_app.ui.preview.making import Making


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Tools:
    """*making* turns the text into a page to look at; *guide_of* knows the templates."""

    today: Callable[[], dt.date]
    ask: Ask
    details: Details
    making: Making
    guide_of: Callable[[str], Guide]
