"""QApplication as this program wants it."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from journal_app.ui.fonts import load_fonts
from journal_app.ui.style_sheet import style_sheet
from journal_app.ui.theme import BODY_PX, Theme, palette

STANDING_MS, AS_THE_SYSTEM_MS = 0, -1  # how long a cursor takes to blink
USUAL = "usual_effects"  # whether menus move where nobody chose anything


def make_application(language: str) -> QApplication:
    """The one application object: Fusion, its names, Qt's own words in the language."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    made = QApplication([sys.argv[0] or "mentoring-journal", "-style", "fusion"])
    made.setApplicationName("mentoring-journal")
    made.setApplicationDisplayName("Mentoring Journal")
    made.setDesktopFileName("mentoring-journal")
    load_fonts()
    _translate_qt(made, language)
    remember_no_places()
    return made


def remember_no_places() -> None:
    """Qt's own file dialog writes down the folders one went to; here it writes nowhere.

    Where its notes are no files, on Windows and macOS, `forget_places` takes them away.
    """
    user = QSettings.Scope.UserScope
    QSettings.setPath(QSettings.Format.NativeFormat, user, os.devnull)


def forget_places() -> None:
    """Take away what Qt's file dialog wrote down where it could not be kept from it."""
    if sys.platform in ("win32", "darwin"):
        kept = QSettings(QSettings.Scope.UserScope, "QtProject")
        for name in ("history", "lastVisited", "shortcuts"):
            kept.remove(f"FileDialog/{name}")


def put_on(application: QApplication, theme: Theme) -> None:
    """Dress every window in the theme."""
    application.setFont(theme.font(BODY_PX))
    application.setPalette(palette(theme.tokens))
    sheet = style_sheet(theme)
    if application.styleSheet() != sheet:  # every widget there is would be dressed anew
        application.setStyleSheet(sheet)


def set_motion(application: QApplication, *, reduced: bool) -> None:
    """Where motion is reduced no menu fades or slides in, and the cursor stands still."""
    general = Qt.UIEffect.UI_General
    if application.property(USUAL) is None:
        application.setProperty(USUAL, application.isEffectEnabled(general))
    application.setEffectEnabled(general, bool(application.property(USUAL)) and not reduced)
    application.setCursorFlashTime(STANDING_MS if reduced else AS_THE_SYSTEM_MS)


def _translate_qt(application: QApplication, language: str) -> None:
    translator = QTranslator(application)
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    locale = QLocale(language) if language else QLocale.system()
    if translator.load(locale, "qtbase", "_", str(folder)):
        application.installTranslator(translator)
