"""The pages before a journal is open, and the opening of one on the long worker."""

import importlib
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from journal_app import paths
from journal_app.app.door import Door
from journal_app.app.given import Given
from journal_app.app.journals import (
    BACKUP_ENDING,
    does_answer,
    free_place,
    kept_place,
    newest_journal,
    note_used,
    to_choose_from,
    usual_place,
    when_used,
)
from journal_app.app.one_window import call_forward
from journal_app.app.upgrading import Upgrading
from journal_app.errors import DamageError, JournalError, OpenElsewhere
from journal_app.i18n import _
from journal_app.ui.main_window import MainWindow
from journal_app.ui.unlock.secret_clipboard import SecretClipboard
from journal_app.ui.unlock.unlock_page import UnlockPage
from journal_app.ui.worker import Worker

if TYPE_CHECKING:
    from journal_app.app.way_out import WayOut
    from journal_app.ui.unlock.create_page import CreatePage
    from journal_app.ui.unlock.welcome_page import WelcomePage
    from journal_app.vault import Vault

log = logging.getLogger(__name__)
ROOMS_WITHOUT_QT = (
    "journal_app.vault",  # before the store: it puts the encrypted driver in place
    "journal_app.store.store",
    "journal_app.services.finding",
    "journal_app.services.journal",
)


class Front(QObject):
    """Leads from the first page to an unlocked vault."""

    half_opened = Signal(object)  # Vault or Remains: it locks by itself, and shows no pages yet
    put_away = Signal()  # what was half open is so no longer
    left_for = Signal(object)  # Path: it is to be gone on with in a new process
    unlocked = Signal(object)  # Vault

    def __init__(self, given: Given, window: MainWindow, long: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._given = given
        self._theme = given.theme
        self._window = window
        self._long = long
        self._clipboard = SecretClipboard(self)
        self._unfinished: Vault | None = None  # opened by recovery, without a new passphrase yet
        self._way_out: WayOut | None = None  # of the journal that did not open last
        self._backup: Path | None = None  # what the journal at *path* is to be made of
        self.is_sample = False
        self._upgrading = Upgrading(given, long, self._say_here, self)
        self.path = usual_place()
        self.door = Door(given, long, self._on_not_unlocked, self._is_shown, self)
        self.door.opened.connect(self._on_vault)

    def start(self, path: Path | None) -> None:
        """Show the page that fits: unlock what is there, create what is not."""
        kept = kept_place(self._given.settings)
        self.path = path or kept or newest_journal(paths.journals_folder()) or self.path
        if not does_answer(self.path) or self.path.exists():  # whoever unlocks it is told
            self._show_unlock_of(self.path, self._last_words())
        elif path is not None and path != usual_place():
            self.show_create()
        else:
            self.show_welcome()

    @property
    def place_for_another(self) -> Path:
        """Where one more journal would be put."""
        here = usual_place() if self.is_sample else self.path
        return free_place(here.parent, here.stem)

    @property
    def is_half_open(self) -> bool:
        """Whether a journal wants a new passphrase still, or what is left of one is being read."""
        is_read = self._way_out is not None and self._way_out.is_reading
        return self._unfinished is not None or is_read

    def let_go(self) -> None:
        """Close a vault that was opened and not gone on with; keep no secret anywhere."""
        self.door.leave()
        self._clipboard.take_back()
        if self._unfinished is not None:
            self._unfinished.lock()
            self._unfinished = None
        if self._way_out is not None:
            self._way_out.deleteLater()
            self._way_out = None

    def watch_over(self, unlocked: "Vault") -> None:
        """A vault that is worked on locks by itself as any other, and the work is broken off."""
        self._unfinished = unlocked
        self.half_opened.emit(unlocked)

    def forget_sample(self) -> None:
        """Throw a sample away that was closed; the next page is the first one again."""
        if self.is_sample:
            _sample_room().throw_away(self.path)
            self.path, self.is_sample = usual_place(), False

    def show_welcome(self) -> None:
        """Say what this is and offer the ways in."""
        from journal_app.ui.unlock.welcome_page import WelcomePage  # noqa: PLC0415 - not to unlock

        page = WelcomePage(self._theme, self._place_in_words())
        page.start_asked.connect(self.show_create)
        page.other_asked.connect(self._on_other_asked)
        page.sample_asked.connect(lambda: self._on_sample_asked(page))
        page.place_asked.connect(lambda: self._on_place_asked(page))
        self._window.show_page(page)

    def show_unlock(self, note: str = "") -> None:
        """Ask for the passphrase; *note* says what has just happened."""
        found = self._to_choose_from()
        now = self._given.now()
        names = [(each.stem, when_used(each, now)) for each in found]
        page = UnlockPage(self._theme, self.path.stem, note, names)
        page.journal_chosen.connect(lambda number: self._show_unlock_of(found[number]))
        page.given.connect(lambda secret: self._on_secret(page, secret))
        page.other_asked.connect(self._on_other_asked)
        self._window.show_page(page)
        if self._backup is None:
            self.door.stand_before(page, self.path)

    def show_create(self) -> None:
        """Ask for a passphrase for a new journal."""
        page = self._create_page(
            _("A new journal"),
            _("Choose a passphrase. Only you will know it, and nobody can reset it for you."),
            _("Start writing"),
            _("You can make your recovery sheet after your first page."),
        )
        page.chosen.connect(lambda words: self._on_create(page, words))
        page.back_asked.connect(self.show_welcome)
        self._show_create_page(page)

    def show_problem(self, error: JournalError) -> None:
        """Say calmly why the journal does not open, and show the ways from there."""
        from journal_app.app.salvaging import Stage  # noqa: PLC0415 - not to unlock
        from journal_app.app.way_out import WayOut, Ways  # noqa: PLC0415 - as the one before

        ask, now = self._given.ask, self._given.now
        stage = Stage(self._long, self._theme, ask, now, self._window.show_page)
        ways = Ways(self.show_unlock, self._on_other_asked, self._show_unlock_of)
        self._way_out = WayOut(error, self.path, stage, ways, self)
        self._way_out.begun.connect(self.half_opened)
        self._way_out.ended.connect(self.put_away)
        self._way_out.left_for.connect(self.left_for)
        self._way_out.show()

    def _to_choose_from(self) -> list[Path]:
        """The journals that may be opened instead; of a backup there is only the one."""
        if self._backup is not None or self.is_sample:
            return []
        return to_choose_from(self.path, paths.journals_folder())

    def _create_page(self, *words: str) -> "CreatePage":
        from journal_app.ui.unlock.create_page import CreatePage  # noqa: PLC0415 - not to unlock

        return CreatePage(self._theme, *words)

    def _show_create_page(self, page: "CreatePage") -> None:
        page.judgement_asked.connect(lambda words: self._on_judgement_asked(page, words))
        page.copy_asked.connect(self._clipboard.copy)
        self._window.show_page(page)

    def _on_judgement_asked(self, page: "CreatePage", words: str) -> None:
        self._long.run(
            lambda: _passphrase_room().strength(words),
            done=lambda found: page.show_strength(found) if self._is_shown(page) else None,
            failed=lambda _error: None,
            kind="strength",
        )

    def _on_create(self, page: "CreatePage", words: str) -> None:
        page.show_busy()
        path, memory = self.path, self._given.memory_kib
        headers = paths.headers_folder()
        self._long.run(
            lambda: _vault_room().create(path, words, copies=headers, memory_kib=memory),
            done=lambda made: self._go_on(made.vault),
            failed=lambda error: page.show_problem(str(error)),
        )

    def _on_sample_asked(self, page: "WelcomePage") -> None:
        page.show_busy()
        folder, now = paths.state_folder(), self._given.now
        self._long.run(
            lambda: _sample_room().make_passing(folder, now),
            done=self._on_sample,
            failed=lambda error: page.show_problem(str(error)),
        )

    def _on_sample(self, vault: "Vault") -> None:
        self.path, self.is_sample = vault.folder, True
        self.unlocked.emit(vault)

    def _on_secret(self, page: UnlockPage, secret: str) -> None:
        page.show_busy()
        path, backup, headers = self.path, self._backup, paths.headers_folder()
        self._long.run(
            lambda: _unlocked(path, secret, backup, headers),
            done=self._on_vault,
            failed=lambda error: self._on_not_unlocked(page, error),
        )

    def _on_not_unlocked(self, page: UnlockPage, error: JournalError) -> None:
        log.info("not opened: %s", error.word)
        if isinstance(error, OpenElsewhere):
            call_forward(self.path)
        if isinstance(error, DamageError) and self._backup is None:
            self.show_problem(error)
        elif error.word in ("wrong_passphrase", "wrong_recovery"):
            page.show_refused()
        else:
            page.show_problem(str(error))

    def _on_vault(self, vault: "Vault") -> None:
        self._backup = None
        if vault.opened_with != "recovery" or vault.read_only:
            self._go_on(vault)
            return
        self._unfinished = vault
        self.half_opened.emit(vault)
        page = self._create_page(
            _("Choose a new passphrase"),
            _("The recovery code opened your journal. The old passphrase will open it no longer."),
            _("Open my journal"),
        )
        page.chosen.connect(lambda words: self._on_new_passphrase(page, vault, words))
        self._show_create_page(page)

    def _on_new_passphrase(self, page: "CreatePage", vault: "Vault", words: str) -> None:
        page.show_busy()
        memory = self._given.memory_kib
        self._long.run(
            lambda: vault.change_passphrase(words, memory_kib=memory),
            done=lambda _nothing: self._on_passphrase_set(vault),
            failed=lambda error: page.show_problem(str(error)),
            must_end=True,
        )

    def _on_passphrase_set(self, vault: "Vault") -> None:
        self._unfinished = None
        self._go_on(vault)

    def _go_on(self, vault: "Vault") -> None:
        """It is open: the next start begins with it."""
        if not vault.read_only:
            note_used(vault.folder)
        self._unfinished = vault
        self._upgrading.begin(vault, lambda: self._hand_on(vault), self._leave_closed)

    def _hand_on(self, vault: "Vault") -> None:
        self._unfinished = None
        self.unlocked.emit(vault)

    def _leave_closed(self) -> None:
        self.let_go()
        self.show_unlock(_("Nothing was changed. The journal is closed."))

    def _say_here(self, words: str) -> None:
        page = self._window.centralWidget()
        if isinstance(page, UnlockPage):
            page.note(words)

    def _on_other_asked(self) -> None:
        title = _("Open a journal or a backup")
        found = self._given.ask.journal_or_backup(title, self.place_for_another.parent)
        if found is not None and not self.refuses(found):
            self._show_unlock_of(found)

    def refuses(self, found: Path) -> bool:
        """Whether neither a journal nor a backup lies there; then it was said."""
        try:
            _vault_room().refuse_foreign(found, paths.headers_folder())
        except JournalError as error:
            self._given.ask.show(_("Nothing was opened"), str(error))
            return True
        return False

    def _last_words(self) -> str:
        """What is to be said of the run before."""
        if not self._given.ended_by_fault:
            return ""
        return _("The program ended by a fault of its own. What was saved is safe.")

    def _show_unlock_of(self, found: Path, note: str = "") -> None:
        self._backup = found if found.suffix == BACKUP_ENDING else None
        if self._backup is None:
            self.path = found
            self.show_unlock(note)
            return
        self.path = free_place(paths.journals_folder(), _("Restored journal"))
        note = _("From a backup. It becomes a journal of its own; nothing else is changed.")
        self.show_unlock(note)

    def _on_place_asked(self, page: "WelcomePage") -> None:
        found = self._given.ask.new_journal(_("Where to keep the journal"), self.path)
        if found is not None:
            self.path = found
            page.show_place(self._place_in_words())

    def _place_in_words(self) -> str:
        from journal_app.services.whereabouts import Kind, kind_of  # noqa: PLC0415 - not to unlock

        words = _("It is kept in {folder}.").format(folder=self.path)
        if kind_of(self.path) is Kind.OWN:
            return words
        return f"{words} {_('Something else copies that folder away: better choose another.')}"

    def _is_shown(self, page: QWidget) -> bool:
        return self._window.centralWidget() is page


def preload_rooms() -> None:
    """Load what an open journal needs below the window, while the person types.

    It runs on the long worker, so it names only rooms without Qt: a class of Qt's that is made
    on one thread while another paints can end the process. What a killed program left of an
    opened backup is taken away on the way.
    """
    for name in ROOMS_WITHOUT_QT:
        importlib.import_module(name)
    _vault_room().sweep(paths.state_folder())


def preload_window() -> None:
    """Load the pages of an open journal, on the window's thread."""
    importlib.import_module("journal_app.app.opened")


def _unlocked(path: Path, secret: str, backup: Path | None, headers: Path) -> "Vault":
    """The journal at *path*, made of the backup first if one was chosen."""
    room = _vault_room()
    if backup is not None:
        room.restore(backup, path, secret, copies=headers)
    found: Vault = room.unlock(path, secret, copies=headers)
    return found


def _vault_room() -> Any:
    """The vault, loaded on the worker's thread and not before the first page is painted."""
    return importlib.import_module("journal_app.vault")


def _passphrase_room() -> Any:
    """The judge of passphrases, loaded when there is one to judge."""
    return importlib.import_module("journal_app.services.passphrase")


def _sample_room() -> Any:
    """The sample, loaded when one is wanted; it brings the store with it."""
    return importlib.import_module("journal_app.services.sample")
