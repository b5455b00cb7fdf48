"""A child process with a real window: it shows one page after another as it is told to.

    python shown.py JOURNAL KEY

The key is in hexadecimal digits. Each line on standard input names a page; when that page is
on the screen its name is printed.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QWidget

from journal_app import vault
from journal_app.app.given import Given
from journal_app.app.opened import Opened
from journal_app.domain.entry import Entry
from journal_app.settings import Settings
from journal_app.ui.application import make_application, put_on
from journal_app.ui.ask import Dialogs
from journal_app.ui.main_window import MainWindow
from journal_app.ui.theme import chosen_theme
from journal_app.ui.unlock.create_page import CreatePage
from journal_app.ui.unlock.recovery_paper import RecoveryPaper
from journal_app.ui.unlock.recovery_sheet import RecoverySheet
from journal_app.ui.unlock.unlock_page import UnlockPage
from journal_app.ui.unlock.welcome_page import WelcomePage
from journal_app.vault.recovery import groups_of, new_code

SETTLED_MS = 300


class Shown:
    """The window and what it can show."""

    def __init__(self, journal: Path, key: bytes) -> None:
        self.application = make_application("")
        theme = chosen_theme("light", 100)
        put_on(self.application, theme)
        given = Given(settings=Settings(), theme=theme, ask=Dialogs(), give_way=lambda _path: None)
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
        }

    def create(self) -> QWidget:
        words = ("A new journal", "Choose a passphrase.", "Start writing", "A note.")
        made = CreatePage(self.theme, *words)
        made._on_suggest()
        return made

    def forgotten(self) -> QWidget:
        made = UnlockPage(self.theme, "Mine")
        made._on_forgotten()
        return made

    def recovery(self) -> QWidget:
        paper = RecoveryPaper("Mine", "today", groups_of(new_code()))
        return RecoverySheet(self.theme, paper, Dialogs(), lambda: None)

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
        frame = self.frame
        for overlay in (frame.palette_sheet, frame.capture):
            overlay.close_up()
        if name == "palette":
            frame.open_palette()
        elif name == "capture":
            frame.doing.run("entry.capture")
        elif name == "entry":
            frame.go("journal")
            head = self.opened.journal.heads(Entry, limit=1)[0]
            frame.page.open_record(head.table, head.id)
        else:
            frame.go(name)

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
    shown.frame.clear()
    shown.opened.quick.stop()
    sys.exit(status)
