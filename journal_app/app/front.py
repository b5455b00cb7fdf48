"""The pages before a journal is open, and the opening of one on the long worker."""

import importlib
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from journal_app import paths
from journal_app.app.given import Given
from journal_app.app.problems import problem_page
from journal_app.errors import DamageError, JournalError
from journal_app.i18n import _
from journal_app.ui.main_window import MainWindow
from journal_app.ui.unlock.create_page import CreatePage
from journal_app.ui.unlock.unlock_page import UnlockPage
from journal_app.ui.unlock.welcome_page import WelcomePage
from journal_app.ui.worker import Worker

if TYPE_CHECKING:
    from journal_app.vault import Vault

log = logging.getLogger(__name__)
ENDING = ".journal"
ROOMS_WITHOUT_QT = (
    "journal_app.vault",  # before the store: it puts the encrypted driver in place
    "journal_app.store.store",
    "journal_app.services.finding",
    "journal_app.services.journal",
)


class Front(QObject):
    """Leads from the first page to an unlocked vault."""

    unlocked = Signal(object)  # Vault

    def __init__(self, given: Given, window: MainWindow, long: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._given = given
        self._window = window
        self._long = long
        self._unfinished: Vault | None = None  # opened by recovery, without a new passphrase yet
        self.path = paths.journals_folder() / f"{_('My journal')}{ENDING}"

    def start(self, path: Path | None) -> None:
        """Show the page that fits: unlock what is there, create what is not."""
        self.path = path or newest_journal(paths.journals_folder()) or self.path
        if self.path.exists():
            self.show_unlock()
        elif path is not None:
            self.show_create()
        else:
            page = WelcomePage()
            page.start_asked.connect(self.show_create)
            page.other_asked.connect(self._on_other_asked)
            self._window.show_page(page)

    def let_go(self) -> None:
        """Close a vault that was opened and not gone on with."""
        if self._unfinished is not None:
            self._unfinished.lock()
            self._unfinished = None

    def show_unlock(self, note: str = "") -> None:
        """Ask for the passphrase; *note* says what has just happened."""
        page = UnlockPage(self.path.stem, note)
        page.given.connect(lambda secret: self._on_secret(page, secret))
        page.other_asked.connect(self._on_other_asked)
        self._window.show_page(page)

    def show_create(self) -> None:
        """Ask for a passphrase for a new journal."""
        page = CreatePage(
            _("A new journal"),
            _("Choose a passphrase. Only you will know it, and nobody can reset it for you."),
            _("Start writing"),
            self._place_in_words(),
        )
        page.chosen.connect(lambda words: self._on_create(page, words))
        page.place_asked.connect(lambda: self._on_place_asked(page))
        page.other_asked.connect(self._on_other_asked)
        self._window.show_page(page)

    def show_problem(self, error: JournalError) -> None:
        """Say calmly why the journal does not open."""
        page = problem_page(error)
        page.again_asked.connect(self.show_unlock)
        page.other_asked.connect(self._on_other_asked)
        self._window.show_page(page)

    def _on_create(self, page: CreatePage, words: str) -> None:
        page.show_busy()
        path, memory = self.path, self._given.memory_kib
        headers = paths.headers_folder()
        self._long.run(
            lambda: _vault_room().create(path, words, copies=headers, memory_kib=memory),
            done=lambda made: self.unlocked.emit(made.vault),
            failed=lambda error: page.show_problem(str(error)),
        )

    def _on_secret(self, page: UnlockPage, secret: str) -> None:
        page.show_busy()
        path, headers = self.path, paths.headers_folder()
        self._long.run(
            lambda: _vault_room().unlock(path, secret, copies=headers),
            done=self._on_vault,
            failed=lambda error: self._on_not_unlocked(page, error),
        )

    def _on_not_unlocked(self, page: UnlockPage, error: JournalError) -> None:
        log.info("not opened: %s", error.word)
        if isinstance(error, DamageError):
            self.show_problem(error)
        elif error.word in ("wrong_passphrase", "wrong_recovery"):
            page.show_problem(_("That is not the passphrase. Nothing was changed."))
        else:
            page.show_problem(str(error))

    def _on_vault(self, vault: "Vault") -> None:
        if vault.opened_with != "recovery" or vault.read_only:
            self.unlocked.emit(vault)
            return
        self._unfinished = vault
        page = CreatePage(
            _("Choose a new passphrase"),
            _("The recovery code opened your journal. The old passphrase will open it no longer."),
            _("Open my journal"),
        )
        page.chosen.connect(lambda words: self._on_new_passphrase(page, vault, words))
        self._window.show_page(page)

    def _on_new_passphrase(self, page: CreatePage, vault: "Vault", words: str) -> None:
        page.show_busy()
        memory = self._given.memory_kib
        self._long.run(
            lambda: vault.change_passphrase(words, memory_kib=memory),
            done=lambda _nothing: self._on_passphrase_set(vault),
            failed=lambda error: page.show_problem(str(error)),
        )

    def _on_passphrase_set(self, vault: "Vault") -> None:
        self._unfinished = None
        self.unlocked.emit(vault)

    def _on_other_asked(self) -> None:
        found = self._given.ask.folder(_("Open a journal"), self.path.parent)
        if found is not None:
            self.path = found
            self.show_unlock()

    def _on_place_asked(self, page: CreatePage) -> None:
        found = self._given.ask.new_journal(_("Where to keep the journal"), self.path)
        if found is not None:
            self.path = found
            page.show_place(self._place_in_words())

    def _place_in_words(self) -> str:
        return _("It is kept in {folder}.").format(folder=self.path)


def free_place(beside: Path) -> Path:
    """A name beside a journal where nothing lies yet."""
    number = 2
    while (found := beside.with_name(f"{beside.stem} {number}{ENDING}")).exists():
        number += 1
    return found


def newest_journal(folder: Path) -> Path | None:
    """The journal of a folder that was written last; None when there is none."""
    found = [path for path in folder.glob(f"*{ENDING}") if path.is_dir()]
    return max(found, key=_written_at, default=None)


def preload_rooms() -> None:
    """Load what an open journal needs below the window, while the person types.

    It runs on the long worker, so it names only rooms without Qt: a class of Qt's that is made
    on one thread while another paints can end the process.
    """
    for name in ROOMS_WITHOUT_QT:
        importlib.import_module(name)


def preload_window() -> None:
    """Load the pages of an open journal, on the window's thread."""
    importlib.import_module("journal_app.app.opened")


def _written_at(path: Path) -> int:
    database = path / "journal.db"
    return database.stat().st_mtime_ns if database.exists() else 0


def _vault_room() -> Any:
    """The vault, loaded on the worker's thread and not before the first page is painted."""
    return importlib.import_module("journal_app.vault")
