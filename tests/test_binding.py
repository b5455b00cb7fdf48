"""PySide6 6.12.0 on Python 3.11 loses a reference to None in every call that returns nothing,
and the process aborts after some thousand calls. Short tests do not show it; these do.
"""

import sys

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QListWidget, QTextEdit, QVBoxLayout, QWidget

CALLS = 20_000


def test_a_call_that_returns_nothing_keeps_none(qapp) -> None:
    named = QObject()
    before = sys.getrefcount(None)

    for _ in range(2000):
        named.setObjectName("x")

    assert sys.getrefcount(None) - before > -100


@pytest.fixture
def window(qtbot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    layout = QVBoxLayout(widget)
    entries = QListWidget(objectName="entries")
    entries.addItems([f"Entry {number}" for number in range(1000)])
    layout.addWidget(entries)
    layout.addWidget(QTextEdit(objectName="text"))
    widget.resize(400, 600)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


def test_twenty_thousand_calls_of_scrolling_and_typing(window: QWidget) -> None:
    bar = window.findChild(QListWidget, "entries").verticalScrollBar()
    text = window.findChild(QTextEdit, "text")
    press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")

    for call in range(CALLS // 2):
        bar.setValue(call % bar.maximum())
        QApplication.sendEvent(text, press)
        if call % 100 == 0:
            text.clear()
            QApplication.processEvents()

    assert text.toPlainText() == "a" * ((CALLS // 2 - 1) % 100)
