"""Every page there is, one after another, as it is looked at and not used."""

import datetime as dt
import tempfile
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSize, QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from journal_app import vault
from journal_app.app import tour_of_safety
from journal_app.app.given import Given
from journal_app.app.opened import Opened
from journal_app.app.problems import problem_page
from journal_app.app.sheet import Sheet
from journal_app.domain.entry import Entry
from journal_app.domain.session import Session, SessionStatus
from journal_app.errors import HeaderDamaged
from journal_app.i18n import _, day_in_words
from journal_app.services import places, safekeeping
from journal_app.settings import Settings
from journal_app.ui.ask import Dialogs
from journal_app.ui.backups.opened_view import ALL
from journal_app.ui.journal.shelf import KeptBackup
from journal_app.ui.pages.backups_page import BackupsPage
from journal_app.ui.theme import Theme
from journal_app.ui.unlock.create_page import CreatePage
from journal_app.ui.unlock.recovery_paper import RecoveryPaper
from journal_app.ui.unlock.recovery_sheet import RecoverySheet
from journal_app.ui.unlock.square_page import SquarePage
from journal_app.ui.unlock.unlock_page import UnlockPage
from journal_app.ui.unlock.welcome_page import WelcomePage
from journal_app.ui.widgets.question import Question
from journal_app.vault.recovery import groups_of, signs_of

DAY = dt.datetime(2025, 11, 12, 8, 30, tzinfo=dt.UTC)  # when the sample is looked at
SHOWN_ENTRY = "e_r04"  # of the sample: an entry that was written with a template
SEARCHED = "silence"
NO_HITS = 2  # rows of a palette that found nothing: a heading, and a new entry
PATIENCE_MS = 5_000
Page = tuple[str, QWidget]


def pages(
    opened: vault.Vault, theme: Theme, name: str, size: QSize, only: Collection[str] = ()
) -> Iterator[Page]:
    """Its name and the page itself, which stands as it is until the next one is asked for.

    With *only*, what takes long and is not among these is left out.
    """
    yield "parts", Sheet(theme)
    yield from _before(theme, name)
    if not only or "first-day" in only:
        yield from _first_day(theme, size)
    yield from _questions()
    journal = _begun(opened, theme, size)
    try:
        yield from _writing(journal)
        yield from _places(journal, only)
        yield from _safety(journal, theme, name, only)
        yield from _above(journal)
        yield from _alone(journal, size)
    finally:
        _ended(journal)


def _before(theme: Theme, name: str) -> Iterator[Page]:
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
    day, signs = day_in_words(dt.date(2025, 11, 12)), signs_of(bytes(range(85)), 140)
    paper = RecoveryPaper(name, day, groups, "4f1c77ab", signs)
    yield "recovery", RecoverySheet(theme, paper, Dialogs(), lambda: None)
    error = HeaderDamaged(_("The journal's header is damaged."))
    yield "problem", problem_page(error, theme)
    yield "problem-damaged", problem_page(vault.damage([]), theme)
    yield "sheet-used", SquarePage(theme)
    yield "problem-damaged", problem_page(vault.damage([]), theme)
    yield "use-sheet", SquarePage(theme)


def _questions() -> Iterator[Page]:
    """What is asked before something is lost, for a while and for good."""
    title = _("Not everything could be saved.")
    text = _("Your text is still here. Stay, or go on and lose what was typed since.")
    yield "question", Question(title, text, [_("Stay here"), _("Go on without it")])
    title = _("Delete this for good?")
    text = _("Its text and its earlier versions go with it. Nobody can bring them back.")
    answers = [_("Delete for good"), _("Keep it")]
    yield "question-grave", Question(title, text, answers, is_grave=True)


def _first_day(theme: Theme, size: QSize) -> Iterator[Page]:
    """A journal that was made a moment ago."""
    with tempfile.TemporaryDirectory(prefix="journal-first-day-") as place:
        path = Path(place) / "Journal.journal"
        least = vault.LEAST_MEMORY_KIB
        opened = vault.create(path, "nothing is in it", copies=None, memory_kib=least)
        journal = _begun(opened.vault, theme, size)
        try:
            yield "first-day", journal.frame
            journal.frame.go(places.PEOPLE)
            yield "first-person", journal.frame
            journal.frame.go("goals")
            yield "first-goal", journal.frame
        finally:
            _ended(journal)
            opened.vault.lock()


def _writing(journal: Opened) -> Iterator[Page]:
    """The journal's page: empty, with an entry, and with what was searched for."""
    frame, page = journal.frame, journal.page
    frame.go(places.JOURNAL)
    page.new_entry()
    yield "new-entry", frame
    page.open_record(Entry.table, SHOWN_ENTRY)
    yield "journal", frame
    frame.doing.run("view.preview")
    preview = page.editor.preview.browser
    _wait_until(lambda: not preview.document().isEmpty())
    yield "preview", frame
    frame.doing.run("view.preview")
    frame.doing.run("view.focus")
    yield "only-text", frame
    frame.doing.run("view.focus")
    page.begin_search()
    page.pane.search.setText(SEARCHED)
    _wait_until(lambda: page.pane.list.model() is page.pane.results)
    yield "search", frame
    page.pane.search.clear()
    page.pane.head.filters.setChecked(False)


def _places(journal: Opened, only: Collection[str]) -> Iterator[Page]:
    frame = journal.frame
    for key in [place.key for place in places.rows(journal.journal)]:
        if key != places.JOURNAL and (not only or key in only):
            frame.go(key)
            yield key, frame
    leaves = frame.page_of("reviews").findChild(QPushButton, "what_leaves")
    frame.go("reviews")
    if leaves is not None:
        leaves.click()
        yield "what-leaves", frame
    for key in (places.MORE, "clients", "hours", "trash", "settings", "help", "keys"):
        if not only or key in only:
            frame.go(key)
            yield key, frame
    if not only or "backups" in only:
        yield from _backups(journal)
    frame.open_record(Entry.table, SHOWN_ENTRY)
    frame.doing.run("entry.versions")
    yield "versions", frame


def _backups(journal: Opened) -> Iterator[Page]:
    """One backup, made to be looked at, before it is opened and while it is open."""
    frame = journal.frame
    with tempfile.TemporaryDirectory(prefix="journal-backups-") as place:
        proved = journal.vault.prove_backup(Path(place), DAY)
        size, records = proved.file.stat().st_size, safekeeping.records_of(proved.rows)
        kept = KeptBackup(proved.file, DAY, _("on this computer"), size, records, DAY)
        frame.go("backups")
        page = frame.here
        asked: list[object] = []  # a newer question makes void the one the page asked
        journal.shelf.kept(asked.append, asked.append)
        _wait_until(lambda: bool(asked))
        if isinstance(page, BackupsPage):
            page.show_kept([kept])
            yield "backups", frame
            page.shelves.pane.ask_open()
            _wait_until(page.view.isVisible)
            page.view.ways.choose(ALL)
            yield "backup", frame
            page.leave()


def _safety(journal: Opened, theme: Theme, name: str, only: Collection[str]) -> Iterator[Page]:
    """What is met when something is to be made safe, or no longer is."""
    if not only:
        yield from tour_of_safety.sheets(journal, theme, name, DAY)
        yield from tour_of_safety.work(theme, DAY)
        yield from tour_of_safety.leaked(journal)
        yield from tour_of_safety.damaged(journal, theme)


def _above(journal: Opened) -> Iterator[Page]:
    """What lies above a page, and what is said at its foot."""
    frame = journal.frame
    frame.open_record(Entry.table, SHOWN_ENTRY)
    frame.palette_sheet.open(SEARCHED)
    _wait_until(lambda: frame.palette_sheet.model.rowCount() > NO_HITS)
    yield "palette", frame
    frame.palette_sheet.close_up()
    frame.doing.run("entry.template")
    frame.gallery.show_all()
    yield "gallery", frame
    frame.gallery.close_up()
    frame.doing.run("entry.capture")
    yield "quick-note", frame
    frame.capture.close_up()
    frame.toast.tell(_("Moved “{title}” to the trash").format(title="Ten seconds"), lambda: None)
    yield "toast", frame
    frame.toast.clear()
    why = _("Not saved: {why} Your text stays here and is tried again.")
    frame.status.show_saving(why.format(why=_("The disk is full.")), failed=True)
    yield "not-saved", frame


def _alone(journal: Opened, size: QSize) -> Iterator[Page]:
    """A session while it is held, where there is one."""
    held = journal.journal.heads(Session, status=SessionStatus.WRITTEN_UP, limit=1)
    page = journal.meet(held[0].id) if held else None
    if page is not None:
        journal.frame.hide()
        page.resize(size)
        page.show()
        page.begin()
        yield "meeting", page


def _begun(opened: vault.Vault, theme: Theme, size: QSize) -> Opened:
    given = Given(
        settings=Settings(),
        theme=theme,
        ask=Dialogs(),
        give_way=lambda _path: None,
        leave=lambda: None,
        now=lambda: DAY,
    )
    journal = Opened(opened, given)
    journal.frame.resize(size)
    journal.frame.show()
    journal.begin()
    return journal


def _ended(journal: Opened) -> None:
    journal.face.clear()
    journal.quick.stop()
    journal.frame.hide()
    journal.frame.deleteLater()


def _wait_until(is_so: Callable[[], bool]) -> None:
    loop = QEventLoop()
    timer = QTimer()
    timer.setInterval(10)
    timer.timeout.connect(lambda: loop.quit() if is_so() else None)
    timer.start()
    QTimer.singleShot(PATIENCE_MS, loop.quit)
    if not is_so():
        loop.exec()
