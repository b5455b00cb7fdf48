import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from journal_app.ui.unlock.secret_clipboard import SecretClipboard


@pytest.fixture
def parent(qapp):
    return QObject()


@pytest.fixture
def clipboard(parent):
    return SecretClipboard(parent)


def on_it() -> str:
    return QGuiApplication.clipboard().text()


def test_a_secret_is_on_the_clipboard_for_thirty_seconds(clipboard) -> None:
    clipboard.copy("six quiet words")
    at_first = on_it(), clipboard.timer.interval(), clipboard.timer.isActive()

    clipboard.timer.timeout.emit()

    assert at_first == ("six quiet words", 30_000, True)
    assert on_it() == ""


def test_what_was_copied_meanwhile_stays(clipboard) -> None:
    clipboard.copy("six quiet words")
    QGuiApplication.clipboard().setText("something else")

    clipboard.timer.timeout.emit()

    assert on_it() == "something else"


def test_clipboard_managers_are_told_not_to_keep_it(clipboard) -> None:
    clipboard.copy("six quiet words")

    data = QGuiApplication.clipboard().mimeData()
    assert bytes(data.data("x-kde-passwordManagerHint").data()) == b"secret"
    for name in (
        "ExcludeClipboardContentFromMonitorProcessing",
        "CanIncludeInClipboardHistory",
        "CanUploadToCloudClipboard",
    ):
        assert data.hasFormat(f'application/x-qt-windows-mime;value="{name}"'), name
