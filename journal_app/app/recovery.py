"""The recovery sheet of an open journal: when it is asked for, and when it counts."""

import datetime as dt
from collections.abc import Callable

from journal_app import vault
from journal_app.app.given import Given
from journal_app.i18n import _, day_in_words
from journal_app.services import sample
from journal_app.store.store import Store
from journal_app.ui.ask import Answer
from journal_app.vault import block
from journal_app.vault.anew import done_at
from journal_app.vault.header import Slot
from journal_app.vault.recovery import groups_of, new_code

STATE = "recovery_sheet"  # in the journal: made_on, asked_on; in older ones shown_on


def made_on(unlocked: vault.Vault, store: Store) -> dt.date | None:
    """When the sheet was made; None where there is none, or its code opens nothing any more."""
    state = _state(store)
    if "slot" in state:
        is_of_today = state["slot"] == unlocked.recovery_id
    else:
        is_of_today = done_at(unlocked.connection) is None
    day = state.get("made_on") or state.get("shown_on")
    return dt.date.fromisoformat(day) if day and is_of_today else None


class Recovery:
    """Knows whether there is a sheet; every question can be put off without harm."""

    def __init__(
        self,
        unlocked: vault.Vault,
        store: Store,
        given: Given,
        today: Callable[[], dt.date],
    ) -> None:
        self._vault = unlocked
        self._store = store
        self._ask, self._theme = given.ask, given.theme
        self._today = today

    @property
    def is_made(self) -> bool:
        """Whether there is a sheet, and it is that of today's code."""
        return made_on(self._vault, self._store) is not None

    @property
    def standing(self) -> str:
        """Whether there is a sheet, and of which day."""
        made = made_on(self._vault, self._store)
        if made is None:
            return _("Recovery sheet: not made yet")
        return _("Recovery sheet of {day}").format(day=day_in_words(made))

    @property
    def is_due(self) -> bool:
        """Whether a sheet is to be asked for: once a day until there is one, never of a sample."""
        if self._vault.read_only or self.is_made or sample.is_passing(self._store):
            return False
        return _state(self._store).get("asked_on") != self._today().isoformat()

    def offer(self) -> None:
        """Ask for a sheet where it is due."""
        if not self.is_due:
            return
        self._keep("asked_on")
        self._offer(
            _("There is no recovery sheet yet"),
            _("Nobody can reset your passphrase. The sheet is the second way in."),
        )

    def offer_anew(self) -> None:
        """Ask for a new sheet after the code of the old one was used."""
        if not self._vault.read_only:
            self._offer(
                _("Your recovery code was used"),
                _(
                    "Whoever has it can still open the journal. Make a new sheet and burn the old "
                    "one. If somebody else has seen it, change the key too: Settings, “My "
                    "passphrase leaked…”."
                ),
            )

    def make(self) -> None:
        """Show a new sheet; the one before holds until this one is printed, saved or typed back."""
        from journal_app.ui.unlock.recovery_paper import RecoveryPaper  # noqa: PLC0415 - seldom
        from journal_app.ui.unlock.recovery_sheet import RecoverySheet  # noqa: PLC0415 - seldom

        code, day = new_code(), day_in_words(self._today())
        slot, signs = block.new(self._vault, code)
        paper = RecoveryPaper(
            self._vault.folder.stem, day, groups_of(code), self._vault.vault_id, signs
        )
        dialog = RecoverySheet(self._theme, paper, self._ask, lambda: self._take(code, slot))
        if self._ask.run(dialog):
            self._keep("made_on")

    def _offer(self, title: str, text: str) -> None:
        answers = (Answer("make", _("Make the sheet")), Answer("later", _("Later")))
        if self._ask.choose(title, text, answers) == "make":
            self.make()

    def _take(self, code: str, slot: Slot) -> None:
        self._vault.take_recovery(code, slot)
        kept = {name: day for name, day in _state(self._store).items() if name == "asked_on"}
        kept["slot"] = self._vault.recovery_id
        self._store.keep_state(STATE, kept)  # the sheet before opens nothing, this one is not made

    def _keep(self, what: str) -> None:
        state = _state(self._store) | {what: self._today().isoformat()}
        self._store.keep_state(STATE, state)


def _state(store: Store) -> dict[str, str]:
    state = store.state(STATE)
    return state if isinstance(state, dict) else {}
