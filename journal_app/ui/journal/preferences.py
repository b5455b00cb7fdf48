"""The preferences in use: a change is put on and kept at once."""

import dataclasses
from collections.abc import Callable
from typing import Any

from journal_app.settings import Settings


class Preferences:
    """One for the program; *apply* puts on what was changed and keeps it."""

    def __init__(self, settings: Settings, apply: Callable[[Settings], object]) -> None:
        self.settings = settings
        self._apply = apply

    def change(self, **values: Any) -> None:
        """Prefer something else from now on."""
        changed = dataclasses.replace(self.settings, **values)
        if changed != self.settings:
            self.settings = changed
            self._apply(changed)

    def toggle_discreet(self) -> None:
        """Blur what is written while nobody is at it, or no longer."""
        self.change(discreet=not self.settings.discreet)
