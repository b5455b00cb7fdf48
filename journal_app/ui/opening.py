"""A file that was written, and the folder it lies in: opened by the system, when it is asked."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from journal_app.i18n import _
from journal_app.ui.widgets.toast import ToastOffer

Tell = Callable[[str], object]


def offers_of(file: Path, tell: Tell) -> tuple[ToastOffer, ToastOffer]:
    """To open the file, or to see where it lies; *tell* hears why neither could be."""
    return ToastOffer(_("Open"), lambda: open_file(file, tell)), place_of(file, tell)


def place_of(file: Path, tell: Tell) -> ToastOffer:
    """To see where the file lies, and nothing more."""
    return ToastOffer(_("Show in its folder"), lambda: open_file(file.parent, tell))


def open_file(place: Path, tell: Tell) -> None:
    """Hand a file or a folder of this computer over to the system, and nothing else."""
    if not place.exists():
        tell(_("“{name}” is not there any more.").format(name=place.name))
    elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(place.resolve()))):
        words = _("Nothing on this computer opens it. It lies in {folder}.")
        tell(words.format(folder=place if place.is_dir() else place.parent))
