"""Pictures of every page there is, drawn without a screen."""

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, QTimer, qInstallMessageHandler
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from journal_app import vault
from journal_app.app.given import Given
from journal_app.app.opened import Opened
from journal_app.app.problems import problem_page
from journal_app.app.sheet import Sheet
from journal_app.domain.entry import Entry
from journal_app.errors import HeaderDamaged
from journal_app.i18n import _, day_in_words
from journal_app.services import places
from journal_app.settings import Settings
from journal_app.ui.application import make_application, put_on
from journal_app.ui.ask import Dialogs
from journal_app.ui.frame import Frame
from journal_app.ui.theme import Theme, chosen_theme
from journal_app.ui.unlock.create_page import CreatePage
from journal_app.ui.unlock.recovery_paper import RecoveryPaper
from journal_app.ui.unlock.recovery_sheet import RecoverySheet
from journal_app.ui.unlock.unlock_page import UnlockPage
from journal_app.ui.unlock.welcome_page import WelcomePage
from journal_app.vault.recovery import groups_of

SIZE = QSize(1440, 900)
DAY = dt.datetime(2025, 11, 12, 8, 30, tzinfo=dt.UTC)  # when the sample is looked at
THEMES = ("light", "dark")
SHOWN_ENTRY = "e_r04"  # of the sample: an entry that was written with a template
SEARCHED = "silence"
NO_HITS = 2  # rows of a palette that found nothing: a heading, and a new entry
PATIENCE_MS = 5_000
SETTLING_TURNS = 3
Page = tuple[str, QWidget]


def draw_all(
    journal: Path, passphrase: str, folder: Path, scale: float, size: QSize = SIZE
) -> list[Path]:
    """Open the journal beside whoever else has it open, and draw; no record in it changes."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application("")
    folder.mkdir(parents=True, exist_ok=True)
    opened = vault.unlock(journal, passphrase, copies=None, beside=True)
    files = []
    usual = qInstallMessageHandler(_pass_on)
    try:
        for name in THEMES:
            theme = chosen_theme(name, 100)
            put_on(application, theme)
            for page_name, page in _pages(opened, theme, journal.stem, size):
                file = folder / f"{page_name}-{name}{_ending(scale, size)}.png"
                _draw(page, scale, size).save(str(file))
                files.append(file)
    finally:
        qInstallMessageHandler(usual)
        opened.lock()
    return files


def _ending(scale: float, size: QSize) -> str:
    wide = "" if size == SIZE else f"-{size.width()}"
    return wide if scale == 1.0 else f"{wide}@{scale:g}x"


def _pass_on(_kind: object, _context: object, message: str) -> None:
    """Qt's messages, but for what it says of every window where there is no screen."""
    if "propagateSizeHints" not in message:
        sys.stderr.write(f"{message}\n")


def _pages(opened: vault.Vault, theme: Theme, name: str, size: QSize) -> Iterator[Page]:
    sheet = Sheet(theme)
    yield "parts", sheet
    yield from _pages_before(theme, name)
    yield from _journal_pages(opened, theme, size)


def _pages_before(theme: Theme, name: str) -> Iterator[Page]:
    place = _("It is kept in {folder}.").format(folder=f"{name}.journal")
    yield "welcome", WelcomePage(theme, place)
    lead = _("Choose a passphrase. Only you will know it, and nobody can reset it for you.")
    note = _("You can make your recovery sheet after your first page.")
    yield "create", CreatePage(theme, _("A new journal"), lead, _("Start writing"), note)
    yield "unlock", UnlockPage(theme, name)
    refused = UnlockPage(theme, name)
    refused.show_refused()
    yield "unlock-refused", refused
    groups = groups_of("7KQM-X2VD-9HTR-4WBN-C8ZP-J5GY-2FAE-R6KS-MT3Q")  # opens nothing
    paper = RecoveryPaper(name, day_in_words(dt.date(2025, 11, 12)), groups)
    yield "recovery", RecoverySheet(theme, paper, Dialogs(), lambda: None)
    error = HeaderDamaged(_("Its file vault.json cannot be read."))
    yield "problem", problem_page(error, theme)


def _journal_pages(opened: vault.Vault, theme: Theme, size: QSize) -> Iterator[Page]:
    given = Given(
        settings=Settings(),
        theme=theme,
        ask=Dialogs(),
        give_way=lambda _path: None,
        now=lambda: DAY,
    )
    journal = Opened(opened, given)
    frame = journal.frame
    try:
        frame.resize(size)
        frame.show()
        journal.begin()
        yield from _writing(journal)
        for place in places.rows(journal.journal):
            if place.key != places.JOURNAL:
                frame.go(place.key)
                yield place.key, frame
        for key in (places.MORE, "trash", "settings", "help", "keys"):
            frame.go(key)
            yield key, frame
        yield from _above(journal)
    finally:
        frame.clear()
        journal.quick.stop()
        frame.hide()
        frame.deleteLater()


def _writing(journal: Opened) -> Iterator[Page]:
    """The journal's page: empty, with an entry, and with what was searched for."""
    frame, page = journal.frame, journal.page
    frame.go(places.JOURNAL)
    page.new_entry()
    yield "new-entry", frame
    page.open_record(Entry.table, SHOWN_ENTRY)
    yield "journal", frame
    page.begin_search()
    page.pane.search.setText(SEARCHED)
    _wait_until(lambda: page.pane.list.model() is page.pane.results)
    yield "search", frame
    page.pane.search.clear()


def _above(journal: Opened) -> Iterator[Page]:
    """What lies above a page."""
    frame = journal.frame
    frame.go(places.JOURNAL)
    journal.page.open_record(Entry.table, SHOWN_ENTRY)
    frame.palette_sheet.open(SEARCHED)
    _wait_until(lambda: frame.palette_sheet.model.rowCount() > NO_HITS)
    yield "palette", frame
    frame.palette_sheet.close_up()


def _wait_until(is_so: Callable[[], bool]) -> None:
    loop = QEventLoop()
    timer = QTimer()
    timer.setInterval(10)
    timer.timeout.connect(lambda: loop.quit() if is_so() else None)
    timer.start()
    QTimer.singleShot(PATIENCE_MS, loop.quit)
    if not is_so():
        loop.exec()


def _draw(page: QWidget, scale: float, size: QSize) -> QPixmap:
    page.resize(size)
    page.show()
    page.activateWindow()
    for _turn in range(SETTLING_TURNS):  # a layout that grows asks for another turn
        QApplication.processEvents()
    if isinstance(page, Sheet):
        page.pose()
    picture = QPixmap(size * scale)
    picture.setDevicePixelRatio(scale)
    page.render(picture)
    if not isinstance(page, Frame):  # the frame stays: its next page is drawn soon
        page.hide()
    return picture
