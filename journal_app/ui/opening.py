"""What the system opens, when it is asked: a written file, its folder, an address agreed to.

Nothing else in the program hands anything over to the system to be opened.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QProcess, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from journal_app.i18n import _
from journal_app.ui.widgets.toast import ToastOffer

Tell = Callable[[str], object]
SCHEMES = ("http", "https", "mailto")
LAUNCHER = "xdg-open"  # by it Qt opens on Linux too, and answers before it found any program
GAVE_UP_MS = 15_000  # a launcher that ends later ends with the program it had found


def written(file: Path) -> str:
    """That the file was written, and where it lies."""
    return _("Wrote {file} to {folder}.").format(file=file.name, folder=folder_words(file))


def folder_words(file: Path) -> str:
    """The folder of a file, from the home folder on where it lies in there."""
    folder = file.parent
    if folder == Path.home():
        return _("your home folder")
    try:
        return str(Path("~") / folder.relative_to(Path.home()))
    except ValueError:
        return str(folder)


def offers_of(file: Path, tell: Tell) -> tuple[ToastOffer, ...]:
    """To open the file, to see or copy where it lies; *tell* hears why it could not be."""
    return (ToastOffer(_("Open"), lambda: open_file(file, tell)), *places_of(file, tell))


def places_of(file: Path, tell: Tell) -> tuple[ToastOffer, ...]:
    """To see or copy where the file lies, and nothing more."""
    return (
        ToastOffer(_("Show in its folder"), lambda: open_file(file.parent, tell)),
        ToastOffer(_("Copy its path"), lambda: copy_path(file, tell)),
    )


def copy_path(file: Path, tell: Tell) -> None:
    """Put where the file lies on the clipboard."""
    QGuiApplication.clipboard().setText(str(file.resolve()))
    tell(_("Its path is on the clipboard."))


def open_file(place: Path, tell: Tell) -> None:
    """Hand a file or a folder of this computer over to the system, and nothing else."""
    launcher = QStandardPaths.findExecutable(LAUNCHER) if sys.platform == "linux" else ""
    if not place.exists():
        tell(_("“{name}” is not there any more.").format(name=place.name))
    elif launcher:
        _launch(launcher, place, tell)
    elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(place.resolve()))):
        tell(_nothing_opens(place))


def open_address(address: str) -> None:
    """Hand an address that was shown and agreed to over to the system; no other kind of link."""
    url = QUrl(address, QUrl.ParsingMode.StrictMode)
    if url.isValid() and url.scheme() in SCHEMES:
        QDesktopServices.openUrl(url)


def _launch(launcher: str, place: Path, tell: Tell) -> None:
    """Let the launcher look for a program; that it found none is known when it ends."""
    process, passed = QProcess(QCoreApplication.instance()), QElapsedTimer()

    def ended(code: int, _status: object) -> None:
        process.deleteLater()
        if code != 0 and passed.elapsed() < GAVE_UP_MS:
            tell(_nothing_opens(place))

    def failed(error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            process.deleteLater()
            tell(_nothing_opens(place))

    process.finished.connect(ended)
    process.errorOccurred.connect(failed)
    for silence in (process.setStandardOutputFile, process.setStandardErrorFile):
        silence(QProcess.nullDevice())
    process.setStandardInputFile(QProcess.nullDevice())
    passed.start()
    process.start(launcher, [str(place.resolve())])


def _nothing_opens(place: Path) -> str:
    folder = place if place.is_dir() else place.parent
    words = _("No program on this computer was found that opens it. It lies in {folder}.")
    return words.format(folder=folder)
