"""The window's fixtures, for the tests of this folder."""

from tests.patient_bot import qtbot
from tests.window_fixtures import answers, open_journal, page, program, theme

__all__ = ["answers", "open_journal", "page", "program", "qtbot", "theme"]
