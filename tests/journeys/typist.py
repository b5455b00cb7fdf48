"""A typist for a child process: unlocks the real program, types, locks or stays.

    python typist.py JOURNAL

What to do comes from the environment: TYPIST_TEXT is typed once the journal is open, and
"typed" and the process number are then printed; TYPIST_THEN is "stay", "lock" or "quit".
After "lock" the successor finds TYPIST_SEEN and types TYPIST_AGAIN, then quits.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from journal_app import app
from journal_app.ui.application import make_application

KEYS = {"lock": Qt.Key.Key_L, "quit": Qt.Key.Key_Q}


class Typist:
    """Looks every few milliseconds which page is there, and types into it once."""

    def __init__(self) -> None:
        self.seen = Path(os.environ["TYPIST_SEEN"])
        is_successor = self.seen.exists()
        self.text = os.environ["TYPIST_AGAIN" if is_successor else "TYPIST_TEXT"]
        self.then = "quit" if is_successor else os.environ["TYPIST_THEN"]
        self.seen.touch()
        self.done: set[str] = set()
        self.timer = QTimer()
        self.timer.timeout.connect(self.look)
        self.timer.start(5)

    def look(self) -> None:
        for widget in QApplication.allWidgets():
            name = widget.objectName()
            if name in ("passphrase", "body_md") and name not in self.done and widget.hasFocus():
                self.done.add(name)
                self.unlock(widget) if name == "passphrase" else self.write(widget)
                return

    def unlock(self, field) -> None:
        QTest.keyClicks(field, os.environ["TYPIST_WORDS"])
        QTest.keyClick(field, Qt.Key.Key_Return)

    def write(self, field) -> None:
        self.timer.stop()
        QTest.keyClicks(field, self.text)
        sys.stdout.write(f"typed {os.getpid()}\n")
        sys.stdout.flush()
        if self.then in KEYS:
            QTest.keyClick(field, KEYS[self.then], Qt.KeyboardModifier.ControlModifier)


if __name__ == "__main__":
    make_application("")
    typist = Typist()
    sys.exit(app.run(Path(sys.argv[1])))
