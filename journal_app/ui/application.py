"""QApplication as this program wants it, and the watch over idle minutes."""

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QObject, QTimer, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from journal_app.ui.fonts import load_fonts
from journal_app.ui.style_sheet import style_sheet
from journal_app.ui.theme import BODY_PX, Theme, palette

PERSON_DID = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)
MINUTE_MS = 60_000


def make_application(language: str) -> QApplication:
    """The one application object: Fusion, its names, Qt's own words in the language."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    made = QApplication([sys.argv[0] or "mentoring-journal"])
    made.setApplicationName("mentoring-journal")
    made.setApplicationDisplayName("Mentoring Journal")
    made.setDesktopFileName("mentoring-journal")
    made.setStyle("Fusion")
    load_fonts()
    _translate_qt(made, language)
    return made


def put_on(application: QApplication, theme: Theme) -> None:
    """Dress every window in the theme."""
    application.setFont(theme.font(BODY_PX))
    application.setPalette(palette(theme.tokens))
    sheet = style_sheet(theme)
    if application.styleSheet() != sheet:  # every widget there is would be dressed anew
        application.setStyleSheet(sheet)


def _translate_qt(application: QApplication, language: str) -> None:
    translator = QTranslator(application)
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    locale = QLocale(language) if language else QLocale.system()
    if translator.load(locale, "qtbase", "_", str(folder)):
        application.installTranslator(translator)


class IdleWatch(QObject):
    """Tells when nobody has touched the program for some minutes."""

    fell_idle = Signal()

    def __init__(self, minutes: int, parent: QObject) -> None:
        super().__init__(parent)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(minutes * MINUTE_MS)
        self.timer.timeout.connect(self.fell_idle)

    def start(self) -> None:
        """Begin to watch; no minutes at all mean never."""
        application = QApplication.instance()
        if self.timer.interval() > 0 and application is not None:
            application.installEventFilter(self)
            self.timer.start()

    def stop(self) -> None:
        """Watch no longer."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self.timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Start the count anew at whatever a person does; nothing is kept from anyone."""
        if event.type() in PERSON_DID:
            self.timer.start()
        return super().eventFilter(watched, event)
