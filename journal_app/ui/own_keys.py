"""Keys that are no commands: they move about where one is; the sheet of keys names them too."""

import dataclasses

from journal_app.i18n import N_

IN_A_SESSION, MOVING = N_("In a session"), N_("Moving about")


@dataclasses.dataclass(frozen=True, slots=True)
class Keys:
    """What they do, and where; of a range only the first and the last are named."""

    id: str
    words: str
    keys: tuple[str, ...]
    group: str


NEXT_TAB = Keys("tab_next", N_("The next tab"), ("Ctrl+Tab",), IN_A_SESSION)
TAB_BEFORE = Keys("tab_before", N_("The tab before"), ("Ctrl+Shift+Tab",), IN_A_SESSION)
TABS = (
    Keys("tab_brief", N_("Brief"), ("Ctrl+1",), IN_A_SESSION),
    Keys("tab_notes", N_("Notes"), ("Ctrl+2",), IN_A_SESSION),
    Keys("tab_actions", N_("Actions"), ("Ctrl+3",), IN_A_SESSION),
    Keys("tab_look_back", N_("Look back"), ("Ctrl+4",), IN_A_SESSION),
    Keys("tab_private", N_("Only for me"), ("Ctrl+5",), IN_A_SESSION),
)
NEXT_REGION = Keys("region_next", N_("The next part of the window"), ("F6",), MOVING)
REGION_BEFORE = Keys("region_before", N_("The part before"), ("Shift+F6",), MOVING)
OWN_KEYS = (NEXT_TAB, TAB_BEFORE, *TABS, NEXT_REGION, REGION_BEFORE)
OF_A_SESSION = ("session.action", "session.meeting")  # commands one looks for there as well
