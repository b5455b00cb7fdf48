"""Pictures of every page there is, drawn without a screen."""

import dataclasses
import os
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt, qInstallMessageHandler
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from journal_app import vault
from journal_app.app import tour
from journal_app.app.sheet import Sheet
from journal_app.ui.application import make_application, put_on
from journal_app.ui.frame import Frame
from journal_app.ui.theme import chosen_theme

SIZE = QSize(1440, 900)
THEMES = ("light", "dark")
SETTLING_TURNS = 3
HANDFUL = (
    "unlock", "create", "new-entry", "journal", "preview", "today", "sessions", "people", "reviews",
    "what-leaves", "settings", "palette", "meeting",
)  # fmt: skip


@dataclasses.dataclass(frozen=True, slots=True)
class Way:
    """A way to look at the pages; with *only*, at some of them."""

    ending: str = ""
    size: QSize = SIZE
    scale: float = 1.0
    text_percent: int = 100
    turned: bool = False  # read from right to left
    themes: Collection[str] = THEMES
    only: Collection[str] = ()


SEEN_OTHERWISE = (
    Way("-720", QSize(720, 900), themes=("dark",), only=HANDFUL),
    Way("-200", text_percent=200, themes=("light",), only=HANDFUL),
    Way("-rtl", turned=True, themes=("light",), only=HANDFUL),
)


def draw_all(
    journal: Path, passphrase: str, folder: Path, scale: float, size: QSize = SIZE
) -> list[Path]:
    """Open the journal beside whoever else has it open, and draw; no record in it changes."""
    return _drawn(journal, passphrase, folder, (Way(_ending(scale, size), size, scale),))


def draw_handful(journal: Path, passphrase: str, folder: Path) -> list[Path]:
    """A handful of the pages in a narrow window, at twice the text size and right to left."""
    return _drawn(journal, passphrase, folder, SEEN_OTHERWISE)


def _drawn(journal: Path, passphrase: str, folder: Path, ways: Collection[Way]) -> list[Path]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = make_application("")
    folder.mkdir(parents=True, exist_ok=True)
    opened = vault.unlock(journal, passphrase, copies=None, beside=True)
    usual = qInstallMessageHandler(_pass_on)
    begins = application.layoutDirection()
    try:
        return [
            file
            for way in ways
            for theme in way.themes
            for file in _drawn_so(application, opened, journal.stem, folder, way, theme)
        ]
    finally:
        application.setLayoutDirection(begins)
        put_on(application, chosen_theme("light", 100))
        qInstallMessageHandler(usual)
        opened.lock()


def _drawn_so(
    application: QApplication, opened: vault.Vault, name: str, folder: Path, way: Way, wish: str
) -> Iterator[Path]:
    direction = Qt.LayoutDirection
    application.setLayoutDirection(direction.RightToLeft if way.turned else direction.LeftToRight)
    theme = chosen_theme(wish, way.text_percent)
    put_on(application, theme)
    for page_name, page in tour.pages(opened, theme, name, way.size, way.only):
        if way.only and page_name not in way.only:
            continue
        file = folder / f"{page_name}-{wish}{way.ending}.png"
        _draw(page, way.scale, way.size).save(str(file))
        yield file


def _ending(scale: float, size: QSize) -> str:
    wide = "" if size == SIZE else f"-{size.width()}"
    return wide if scale == 1.0 else f"{wide}@{scale:g}x"


def _pass_on(_kind: object, _context: object, message: str) -> None:
    """Qt's messages, but for what it says of every window where there is no screen."""
    if "propagateSizeHints" not in message:
        sys.stderr.write(f"{message}\n")


def _draw(page: QWidget, scale: float, size: QSize) -> QPixmap:
    if not isinstance(page, QDialog):  # which is as large as what it says
        page.resize(size)
    page.show()
    page.activateWindow()
    for _turn in range(SETTLING_TURNS):  # a layout that grows asks for another turn
        QApplication.processEvents()
    if isinstance(page, Sheet):
        page.pose()
    picture = QPixmap(size * scale)
    picture.setDevicePixelRatio(scale)
    picture.fill(page.palette().window().color())
    page.render(
        picture, QPoint((size.width() - page.width()) // 2, (size.height() - page.height()) // 3)
    )
    if not isinstance(page, Frame):  # the frame stays: its next page is drawn soon
        page.hide()
    return picture
