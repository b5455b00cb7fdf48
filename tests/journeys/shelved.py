"""A backup of the journal that is shown, listed on its page or opened beside the journal."""

from collections.abc import Callable

from PySide6.QtWidgets import QApplication

from journal_app import paths

MOST_TURNS = 100_000


def turn_until(is_so: Callable[[], bool]) -> None:
    """Let the window go on until it is so."""
    for _turn in range(MOST_TURNS):
        if is_so():
            return
        QApplication.processEvents()
    raise AssertionError("it never was so")


def show_backups(opened, *, open_one: bool) -> None:
    """Show the page of backups with one in it; with *open_one* that one is opened."""
    folder = paths.backups_folder()
    if not list(folder.glob("*.journalbackup")):
        opened.vault.back_up(folder, opened.journal.now)
    opened.frame.go("backups")
    page = opened.frame.here
    if page.view.isVisible() and not open_one:
        page.leave()
    turn_until(lambda: page.view.isVisible() or page.shelves.model.rowCount() > 0)
    if open_one and not page.view.isVisible():
        page.shelves.pane.ask_open()
        turn_until(page.view.isVisible)
