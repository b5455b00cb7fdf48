"""Copied words stay until the journal closes, and go then."""

import os
import subprocess
import sys

from PySide6.QtGui import QGuiApplication

from journal_app.ui.clipboard import empty_clipboard


def test_what_was_copied_here_goes(qapp) -> None:
    QGuiApplication.clipboard().setText("words")

    empty_clipboard()

    assert QGuiApplication.clipboard().text() == ""


def test_a_program_that_ends_with_a_copy_of_its_own_making_does_not_crash() -> None:
    code = (
        "from PySide6.QtCore import QMimeData;"
        "from PySide6.QtWidgets import QApplication;"
        "from journal_app.ui.clipboard import empty_clipboard;"
        "app = QApplication([]); data = QMimeData(); data.setText('words');"
        "app.clipboard().setMimeData(data); del data; empty_clipboard()"
    )

    ran = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        check=False,
    )

    assert ran.returncode == 0
