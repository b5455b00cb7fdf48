"""The program in a process of its own, used from end to end; then it says what it has loaded.

walked.py window FOLDER      unlock by typing, every page, what leaves, what comes in, the keyring
walked.py commands FOLDER    every command of the command line, in one process
walked.py reader FOLDER      the child that reads a file from elsewhere, as it begins to read

Nothing of the test runner is loaded here. The answer is one object of JSON on standard output.
"""

import contextlib
import datetime as dt
import io
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PASSPHRASE = "the words of a walk"
PATIENCE_S = 60.0
OF_AN_ENTRY = (
    "view.preview", "view.preview", "entry.print", "entry.save_as", "entry.save_as",
    "entry.versions", "entry.make_template",
)  # fmt: skip
OF_A_SESSION = ("session.paper", "session.pass_on", "session.look_back")
OF_THE_JOURNAL = (
    "vault.backup", "vault.check", "vault.backups", "vault.recovery", "people.hours",
    "window.settings", "help.glossary", "help.keys", "journal.trash",
)  # fmt: skip
Said = dict[str, object]


def main(what: str, folder: str) -> None:
    """Walk, then say what is loaded."""
    said: Said = {"window": window, "commands": commands, "reader": reader}[what](Path(folder))
    said["modules"] = sorted(sys.modules)
    said["libraries"] = libraries()
    sys.stdout.write(json.dumps(said) + "\n")


def libraries() -> list[str]:
    """The files of machine code this process has loaded, where the system tells."""
    maps = Path("/proc/self/maps")
    rows = maps.read_text(encoding="utf-8").splitlines() if maps.exists() else []
    return sorted({Path(row.split()[-1]).name for row in rows if ".so" in row})


# ------------------------------------------------------------------ the window


class Ask:
    """Agrees to everything, names new files, prints into one; of dialogs only one is agreed to."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.endings = iter((".md", ".html"))
        self.written: list[str] = []

    def choose(self, _title: str, _text: str, answers: Any) -> str:
        code: str = answers[0].code
        return code

    def show(self, title: str, _text: str, _code: str = "") -> None:
        raise AssertionError(title)

    def new_file(self, _title: str, start: Path, endings: Any) -> Path:
        ending = next(self.endings, endings[0]) if ".html" in endings else endings[0]
        path = self._folder / f"{len(self.written)}{ending}"
        self.written.append(path.name)
        return path

    def old_file(self, _title: str, _start: Path, _endings: Any) -> Path:
        return self._folder / "brought.mjtemplate"

    def print(self, document: Any) -> bool:
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

        from journal_app.ui.printing import local_printers

        with local_printers():
            QPrinterInfo.availablePrinterNames()
            printer = QPrinter(QPrinter.PrinterMode.HighResolution)
            printer.setOutputFileName(str(self._folder / "printed.pdf"))
            document.print_(printer)
        self.written.append("printed.pdf")
        return True

    def print_page(self, _title: str, draw: Callable[[Any, float], None]) -> bool:
        from PySide6.QtGui import QImage, QPainter

        picture = QImage(600, 800, QImage.Format.Format_RGB32)
        painter = QPainter(picture)
        draw(painter, 600)
        return painter.end()

    def run(self, dialog: Any) -> bool:
        dialog.open()
        dialog.grab()
        turn()
        is_wanted = type(dialog).__name__ == "CalendarSheet"
        dialog.reject()
        dialog.deleteLater()
        return is_wanted


def window(folder: Path) -> Said:
    """As a person uses it, with every page looked at once."""
    made(folder / "Walk.journal")
    from journal_app import offline

    offline.begin()
    from journal_app.app.given import Given
    from journal_app.app.program import Program
    from journal_app.app.tour import DAY
    from journal_app.settings import Settings
    from journal_app.ui.application import make_application, put_on
    from journal_app.ui.theme import chosen_theme

    application, theme, ask = make_application(""), chosen_theme("light", 100), Ask(folder)
    put_on(application, theme)
    ends = {"give_way": lambda _path: None, "leave": lambda: None}
    given = Given(Settings(), theme, ask, **ends, now=lambda: DAY)
    program = Program(given)
    program.start(folder / "Walk.journal")
    opened = unlocked(program)
    done = [run(opened, *step) for step in steps(opened)]
    done += toured(folder / "Walk.journal", theme)
    kept = keyring()
    program.long.rest()
    program.lock(may_ask=False)
    return {"done": done, "written": ask.written, "keyring": kept}


def made(path: Path) -> None:
    """A journal with the sample in it."""
    from journal_app import vault
    from journal_app.cli.opening import now
    from journal_app.services import sample
    from journal_app.services.journal import Journal
    from journal_app.store.store import Store

    new = vault.create(path, PASSPHRASE, copies=None, memory_kib=vault.LEAST_MEMORY_KIB)
    sample.fill(Journal(Store(new.vault.connection), now))
    new.vault.lock()


def unlocked(program: Any) -> Any:
    """The open journal, after its passphrase was typed."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    program.window.activateWindow()
    line = program.window.centralWidget()._field.line
    QTest.keyClicks(line, PASSPHRASE)
    QTest.keyClick(line, Qt.Key.Key_Return)
    wait(lambda: program.opened is not None)
    return program.opened


def steps(opened: Any) -> list[tuple[str, str, str]]:
    """What is open (a table and an id, or nothing), and the command that is run there."""
    from journal_app.domain.entry import Entry
    from journal_app.domain.relationship import Relationship
    from journal_app.domain.session import Session

    pair = opened.journal.heads(Relationship, limit=1)[0]
    tomorrow = opened.journal.now + dt.timedelta(days=1)
    ahead = Session(relationship_id=pair.id, starts_at=tomorrow, planned_minutes=45)
    planned = opened.journal.save(ahead)
    entry = opened.journal.heads(Entry, limit=1)[0]
    session = opened.journal.heads(Session, limit=1)[0]
    return [
        *((entry.table, entry.id, command) for command in OF_AN_ENTRY),
        (planned.table, planned.id, "session.calendar"),
        *((session.table, session.id, command) for command in OF_A_SESSION),
        *(("", "", command) for command in OF_THE_JOURNAL),
    ]


def run(opened: Any, table: str, record_id: str, command: str) -> str:
    """Do it, and let what it began come to its end."""
    if table:
        opened.frame.open_record(table, record_id)
    opened.frame.doing.run(command)
    rest()
    return command


def toured(journal: Path, theme: Any) -> list[str]:
    """Every page of the program, looked at and not used."""
    from PySide6.QtCore import QSize

    from journal_app import vault
    from journal_app.app import tour

    beside = vault.unlock(journal, PASSPHRASE, copies=None, beside=True)
    seen = []
    for name, page in tour.pages(beside, theme, "Walk", QSize(1440, 900)):
        page.show()
        page.grab()
        turn()
        seen.append(name)
    beside.lock()
    return seen


def keyring() -> str:
    """Keep a secret in the keyring of the system and take it out again; how that went."""
    from journal_app.errors import DeviceUnavailable
    from journal_app.vault.keychain import Keychain

    chain = Keychain()
    try:
        secret = chain.keep_new("walk0000")
        same = chain.secret("walk0000") == secret
        chain.forget("walk0000")
    except DeviceUnavailable:
        with contextlib.suppress(ImportError):  # what would be asked where there is one
            import keyring.backends.SecretService  # noqa: F401
        return "not there"
    return "kept" if same else "lost"


def turn() -> None:
    """One turn of the event loop."""
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()


def rest(seconds: float = 0.2) -> None:
    """Turn the event loop for so long."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        turn()


def wait(is_so: Callable[[], bool]) -> None:
    """Turn the event loop until it is so."""
    end = time.monotonic() + PATIENCE_S
    while not is_so():
        if time.monotonic() > end:
            raise TimeoutError
        turn()


# ------------------------------------------------------------------ the command line


def commands(folder: Path) -> Said:
    """Each command once, but for the pictures, which are the window's."""
    from journal_app.cli import main as command

    made(folder / "Walk.journal")
    journal, out = str(folder / "Walk.journal"), str(folder / "out.json")
    review = ["--kind", "annual_self", "--audience", "manager"]
    period = ["--from", "2025-01-01", "--to", "2025-10-31", "--out", str(folder / "out.html")]
    asked = (
        ["new", str(folder / "New.journal")],
        ["add", journal],
        ["search", journal, "silence"],
        ["info", journal],
        ["verify", journal],
        ["export", journal, out, "--format", "journal-json"],
        ["import", str(folder / "New.journal"), out, "--format", "journal-json"],
        ["review", journal, *review, *period],
        ["backup", journal, str(folder / "backups")],
    )
    done = {words[0]: ran(command, words) for words in asked}
    batch = str(done["import"]["batch"])
    done["undo-import"] = ran(command, ["undo-import", str(folder / "New.journal"), batch])
    backup = str(next((folder / "backups").iterdir()))
    again = folder / "Again.journal"
    done["restore"] = ran(command, ["restore", backup, str(again)])
    done["mend"] = ran(command, ["mend", str(again)], with_its_header_lost(again))
    return {"done": list(done)}


def with_its_header_lost(journal: Path) -> str:
    """All signs of the sheet of a journal that has no vault.json any more."""
    from journal_app import vault
    from journal_app.vault import block, recovery

    opened, code = vault.unlock(journal, PASSPHRASE, copies=None), recovery.new_code()
    slot, signs = block.new(opened, code)
    opened.take_recovery(code, slot)
    opened.lock()
    (journal / "vault.json").unlink()
    return code + signs


def ran(command: Callable[[list[str]], int], words: list[str], secret: str = PASSPHRASE) -> Any:
    """What a command says as JSON; it must have been done."""
    read, write = os.pipe()
    os.write(write, secret.encode() + b"\n")
    os.close(write)
    sys.stdin = io.TextIOWrapper(io.BytesIO(b"Words."), encoding="utf-8")
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        status = command([*words, "--passphrase-fd", str(read), "--json"])
    os.close(read)
    if status:
        raise AssertionError(f"{words[0]}: {status} {said.getvalue()}")
    return json.loads(said.getvalue())


# ------------------------------------------------------------------ the child that reads


def reader(_folder: Path) -> Said:
    """What the child has loaded when its walls go up; after that it can load nothing."""
    from journal_app.services.importers import child

    return {"done": sorted(child.READERS)}


if __name__ == "__main__":
    main(*sys.argv[1:])
