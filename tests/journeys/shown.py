"""A child process with a real window: it shows one page after another as it is told to.

    python shown.py JOURNAL KEY

The key is in hexadecimal digits. Each line on standard input names a page; when that page is
on the screen its name is printed.
"""

import dataclasses
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from journal_app import vault
from journal_app.app.given import Given
from journal_app.app.opened import Opened
from journal_app.app.problems import problem_page
from journal_app.domain.entry import Entry
from journal_app.domain.review import Review
from journal_app.domain.session import Session, SessionStatus
from journal_app.errors import HeaderDamaged
from journal_app.settings import Settings
from journal_app.ui.application import make_application, put_on
from journal_app.ui.ask import Dialogs
from journal_app.ui.backups.opened_view import ALL
from journal_app.ui.main_window import MainWindow
from journal_app.ui.theme import chosen_theme
from journal_app.ui.unlock.create_page import CreatePage
from journal_app.ui.unlock.recovery_paper import RecoveryPaper
from journal_app.ui.unlock.recovery_sheet import RecoverySheet
from journal_app.ui.unlock.square_page import SquarePage
from journal_app.ui.unlock.unlock_page import UnlockPage
from journal_app.ui.unlock.welcome_page import WelcomePage
from journal_app.vault.recovery import groups_of, new_code
from tests.journeys.shelved import show_backups

SETTLED_MS = 300
TABS = ("brief", "notes", "promised", "look back")


class Shown:
    """The window and what it can show."""

    def __init__(self, journal: Path, key: bytes) -> None:
        self.application = make_application("")
        theme = chosen_theme("light", 100)
        put_on(self.application, theme)
        ends = {"give_way": lambda _path: None, "leave": lambda: None}
        given = Given(settings=Settings(), theme=theme, ask=Dialogs(), **ends)
        self.opened = Opened(vault.unlock_with_key(journal, key), given)
        self.window = MainWindow(lambda: True)
        self.window.resize(1280, 820)
        self.window.show()
        self.frame = self.opened.frame
        self.theme = theme
        self.fronts = {
            "welcome": lambda: WelcomePage(theme, "It is here."),
            "create": self.create,
            "unlock": lambda: UnlockPage(theme, "Mine"),
            "forgotten": self.forgotten,
            "recovery": self.recovery,
            "problem": lambda: problem_page(HeaderDamaged("It cannot be read."), theme),
            "damaged": lambda: problem_page(vault.damage([]), theme),
            "square": lambda: SquarePage(theme),
            "refused": self.refused,
            "no match": self.no_match,
            "meeting": self.meeting,
        }
        self.ways: dict[str, Callable[[], object]] = {
            "palette": self.frame.open_palette,
            "capture": lambda: self.frame.doing.run("entry.capture"),
            "entry": self.entry,
            "trash": self.trash,
            "versions": self.versions,
            "what_leaves": self.what_leaves,
            "mistake": self.mistake,
            "gallery": lambda: self.frame.doing.run("entry.template"),
            "one person": lambda: self.frame.open_record("person", "p_sam"),
            "board": self.board,
            "backups": lambda: show_backups(self.opened, open_one=False),
            "backup": self.backup,
            **{name: lambda at=at: self.tab(at) for at, name in enumerate(TABS)},
        }

    def create(self) -> QWidget:
        words = ("A new journal", "Choose a passphrase.", "Start writing", "A note.")
        made = CreatePage(self.theme, *words)
        made.pair.suggest_words()
        return made

    def forgotten(self) -> QWidget:
        made = UnlockPage(self.theme, "Mine")
        made._on_forgotten()
        return made

    def refused(self) -> QWidget:
        made = UnlockPage(self.theme, "Mine")
        made.show_refused()
        return made

    def no_match(self) -> QWidget:
        made = CreatePage(self.theme, "A new journal", "", "Start writing", "")
        for name, words in (("passphrase", "six quiet words"), ("again", "six other words")):
            made.findChild(QLineEdit, name).setText(words)
        made._on_go()
        return made

    def recovery(self) -> QWidget:
        paper = RecoveryPaper("Mine", "today", groups_of(new_code()), "4f1c77ab", "0" * 140)
        return RecoverySheet(self.theme, paper, Dialogs(), lambda: None)

    def meeting(self) -> QWidget:
        """The newest session that took place, alone in the window."""
        heads = self.opened.journal.heads(Session, limit=1, status=SessionStatus.WRITTEN_UP)
        page = self.opened.meet(heads[0].id)
        page.begin()
        return page

    def show(self, name: str) -> None:
        if name in self.fronts:
            if self.window.centralWidget() is self.frame:
                self.window.takeCentralWidget()
            self.window.setCentralWidget(self.fronts[name]())
        else:
            if self.window.centralWidget() is not self.frame:
                self.window.setCentralWidget(self.frame)
                self.frame.show()
                self.opened.begin()
            self.place(name)
        QTimer.singleShot(SETTLED_MS, lambda: self.tell(name))

    @staticmethod
    def tell(name: str) -> None:
        sys.stdout.write(f"{name}\n")
        sys.stdout.flush()

    def place(self, name: str) -> None:
        for overlay in (self.frame.palette_sheet, self.frame.capture, self.frame.gallery):
            overlay.close_up()
        if name in self.ways:
            self.ways[name]()
        else:
            self.frame.go(name)

    def tab(self, at: int) -> None:
        """The newest session that took place, at one of its tabs."""
        heads = self.opened.journal.heads(Session, limit=1, status=SessionStatus.WRITTEN_UP)
        self.frame.open_record(Session.table, heads[0].id)
        self.frame.page_of("sessions").view.go_to(at)

    def backup(self) -> None:
        """One that is open, at all there is in it."""
        show_backups(self.opened, open_one=True)
        self.frame.here.view.ways.choose(ALL)

    def board(self) -> None:
        """The actions, side by side."""
        self.frame.go("actions")
        self.frame.page_of("actions").ways.choose(1)

    def newest(self) -> Entry:
        return self.opened.journal[Entry].get(self.opened.journal.heads(Entry, limit=1)[0].id)

    def entry(self) -> None:
        self.frame.open_record(Entry.table, self.newest().id)

    def trash(self) -> None:
        self.opened.journal.trash(self.newest())
        self.frame.go("trash")

    def versions(self) -> None:
        journal, entry = self.opened.journal, self.newest()
        journal.save(dataclasses.replace(entry, title="Another title"))
        journal.leave()
        self.entry()
        self.frame.doing.run("entry.versions")

    def what_leaves(self) -> None:
        self.frame.go("reviews")
        review = self.opened.journal.heads(Review, limit=1)[0]
        self.frame.here.what_leaves_asked.emit(review.id, True)

    def mistake(self) -> None:
        """A new goal with a day that is none, which was left."""
        self.frame.go("goals")
        page = self.frame.here
        page.new(page.place.holds[0])
        row = page.form._rows["target_on"]
        row.show()
        row.editor.day.setText("31 February")
        page.form._on_focus_changed(row.editor.day, None)

    def run(self) -> int:
        notifier = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
        notifier.activated.connect(self.on_line)
        return int(self.application.exec())

    def on_line(self) -> None:
        line = sys.stdin.readline()
        if line:
            self.show(line.strip())
        else:
            self.application.quit()


if __name__ == "__main__":
    shown = Shown(Path(sys.argv[1]), bytes.fromhex(sys.argv[2]))
    status = shown.run()
    shown.opened.face.clear()
    shown.opened.quick.stop()
    sys.exit(status)
