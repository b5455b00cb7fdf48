"""Pages that are no place of the navigation: each is reached by a command or from a record."""

from collections.abc import Callable, Mapping

from journal_app.ui.journal.desk import Desk
from journal_app.ui.page import Page, Slot
from journal_app.ui.pages.help_page import HelpPage
from journal_app.ui.pages.keys_page import KeysPage
from journal_app.ui.pages.settings_page import SettingsPage
from journal_app.ui.pages.trash_page import TrashPage
from journal_app.ui.versions.versions_page import VersionsPage

VERSIONS = "versions"
ROOMS: Mapping[str, Callable[[Desk], Page]] = {
    "trash": TrashPage,
    "settings": SettingsPage,
    "help": HelpPage,
    "keys": KeysPage,
    VERSIONS: VersionsPage,
}
LED_BY = {
    "journal.trash": "trash",
    "window.settings": "settings",
    "help.glossary": "help",
    "help.keys": "keys",
}


def leading(go: Callable[[str], object]) -> dict[str, Slot]:
    """The commands that only lead to a room."""
    return {which: _to(go, key) for which, key in LED_BY.items()}


def _to(go: Callable[[str], object], key: str) -> Slot:
    return lambda: go(key)
