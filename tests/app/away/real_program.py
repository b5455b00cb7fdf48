"""The program for real, in a process of its own: it types into a journal and may be locked.

    python real_program.py FOLDER typed    the key comes as one line of input, in hexadecimals
    python real_program.py FOLDER typed FIFO    the same, and a worker reads what never comes
    python real_program.py FOLDER          what it becomes by locking

It says `open` and the word it typed, and `locked` when the unlock page is painted.
"""

import secrets
import sys
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal_app import vault
from journal_app.app.given import Given
from journal_app.app.program import Program
from journal_app.app.successor import give_way, leave
from journal_app.settings import Settings
from journal_app.ui.application import make_application, put_on
from journal_app.ui.ask import Dialogs
from journal_app.ui.theme import chosen_theme


def main() -> int:
    folder, is_first = Path(sys.argv[1]), len(sys.argv) > 2
    application = make_application("")
    theme = chosen_theme("light", 100)
    put_on(application, theme)
    ends = {"give_way": give_way, "leave": leave}
    program = Program(Given(settings=Settings(), theme=theme, ask=Dialogs(), **ends))
    program.window.first_shown.connect(
        (lambda: write(program, folder)) if is_first else (lambda: say("locked"))
    )
    program.start(folder)
    for fifo in sys.argv[3:]:
        program.long.run(Path(fifo).read_bytes, done=print, failed=print)
    return application.exec()


def write(program: Program, folder: Path) -> None:
    key = bytearray.fromhex(sys.stdin.readline())
    program.front.unlocked.emit(vault.unlock_with_key(folder, bytes(key)))
    program.window.activateWindow()
    QApplication.processEvents()
    word = f"canary{secrets.token_hex(12)}"
    QTest.keyClicks(program.window.focusWidget(), word)
    say(f"open {word}")


def say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
