"""Looking back on a session and checking in on what one wants, from wherever one is."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from journal_app.i18n import _
from journal_app.services import places, sessions
from journal_app.services.places import BY_KEY
from journal_app.ui.journal.desk import Desk
from journal_app.ui.page import Page, Slot
from journal_app.ui.rooms import Leads

LOOK_BACK, CHECK_IN = "session.look_back", "record.check_in"
CHECKED_ON = ("goals", "skills", "compass", "transitions")  # places of what one checks in on


class TurningBack(QObject):
    """Where no page does it itself, it leads to the page that does."""

    def __init__(self, desk: Desk, lead: Leads, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._journal, self._lead = desk, desk.journal, lead

    def slots(self) -> Mapping[str, Slot]:
        """Both are possible everywhere."""
        return {LOOK_BACK: self.look_back, CHECK_IN: self.check_in}

    def look_back(self) -> None:
        """Open the newest session that was held, to look back on it."""
        head = sessions.last_held(self._journal, self._desk.today())
        if head is None:
            self._desk.voice.tell(_("No session was held yet, so there is none to look back on."))
        elif self._lead.open_record(head.table, head.id):
            self._do_there(LOOK_BACK)

    def check_in(self) -> None:
        """Open the newest goal, skill, value or transition there is, and check in on it."""
        there = (BY_KEY[key] for key in CHECKED_ON)
        place = next((one for one in there if places.holds_any(self._journal, one)), None)
        if place is None:
            words = _("One checks in on a goal, a skill or a value. There is none here yet.")
            self._desk.voice.tell(words)
        elif self._lead.go(place.key):
            self._do_there(CHECK_IN)

    def _do_there(self, which: str) -> None:
        here: Page = self._lead.here
        slot = here.slots().get(which)
        if slot is not None:
            slot()
