"""What is met when something is to be made safe, or no longer is: as it is looked at, not used."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from journal_app.app.opened import Opened
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.i18n import _
from journal_app.services import places, salvage_words
from journal_app.services.salvaging import Missing, Salvaged
from journal_app.ui.ask import Dialogs
from journal_app.ui.damage.notice import DamageNotice
from journal_app.ui.damage.salvage_page import SalvagePage
from journal_app.ui.journal.keeping import Moved
from journal_app.ui.pages.settings_page import SettingsPage
from journal_app.ui.safety.drill_sheet import DrillSheet
from journal_app.ui.safety.moving_sheet import MovingSheet
from journal_app.ui.theme import Theme
from journal_app.ui.unlock.working_page import WorkingPage

Page = tuple[str, QWidget]
FILE = Path("2025-11-12-4f1c77ab.journalbackup")
DONE, ALL = 37, 100


def sheets(journal: Opened, theme: Theme, name: str, at: dt.datetime) -> Iterator[Page]:
    """Trying a backup and the recovery sheet, and going on elsewhere."""
    for page_name, by_code in (("try-backup", False), ("try-sheet", True)):
        drill = DrillSheet(theme, journal.backups, FILE, by_code=by_code)
        yield page_name, drill
        drill.reject()
    moved = Moved(at, FILE, _("USB stick"))
    yield "moved", MovingSheet(theme, Dialogs(), name, moved)


def work(theme: Theme, at: dt.datetime) -> Iterator[Page]:
    """What is seen while no journal is shown."""
    working = WorkingPage(
        theme,
        _("Everything is encrypted anew"),
        _("A backup is proved first. Until the very end the journal is as it was."),
        may_stop=True,
    )
    working.show_progress(DONE, ALL)
    yield "working", working
    salvage = SalvagePage(theme, _("Back to the journal"))
    told = _salvaged(at)
    salvage.show_result(salvage_words.summary(told), "\n".join(salvage_words.lines(told)))
    yield "salvaged", salvage


def damaged(journal: Opened, theme: Theme) -> Iterator[Page]:
    """The notice over a page of a journal whose file was found damaged."""
    frame, layout = journal.frame, journal.frame.layout()
    frame.go(places.JOURNAL)
    told = journal.damage
    notice = DamageNotice(theme, told.happened, told.safe, has_backup=True)
    if isinstance(layout, QVBoxLayout):
        layout.insertWidget(0, notice)
        yield "damaged", frame
        layout.removeWidget(notice)
    notice.deleteLater()


def leaked(journal: Opened) -> Iterator[Page]:
    """Somebody knows the passphrase."""
    journal.frame.go("settings")
    page = journal.frame.here
    if isinstance(page, SettingsPage):
        page.leaked.ask.click()
        QApplication.processEvents()  # where a thing stands is known only then
        journal.point_at("leaked_leave")
        yield "leaked", journal.frame
        page.leaked.leave()


def _salvaged(at: dt.datetime) -> Salvaged:
    day = at.date()
    missing = (
        Missing(Entry.table, "e", day - dt.timedelta(days=40), "Ten seconds", is_in_backup=True),
        Missing(Goal.table, "g", day, "Lead a meeting", older_until=at.isoformat()),
        Missing(Entry.table, "n"),
    )
    return Salvaged(Path("Journal saved.journal"), 212, missing, {Entry.table: 1}, 4, 1, at)
