"""The fonts that come along, so that the window looks the same on every computer."""

import logging

from PySide6.QtGui import QFontDatabase

from journal_app import paths

FILES = (
    "Inter-Regular.otf",
    "Inter-Medium.otf",
    "Inter-SemiBold.otf",
    "Inter-Italic.otf",
    "InterDisplay-SemiBold.otf",
    "JetBrainsMono-Regular.ttf",
    "NotoSansArabic-Regular.ttf",
    "NotoSansArabic-Bold.ttf",
)
log = logging.getLogger(__name__)


def load_fonts() -> None:
    """Make the bundled fonts known to Qt; one that cannot be read is left out."""
    for name in FILES:
        if QFontDatabase.addApplicationFont(str(paths.resource("fonts", name))) < 0:
            log.info("font not read: %s", name)
