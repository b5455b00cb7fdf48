"""The window's fixtures, for the tests of this folder, and the sample in what is shown."""

import pytest

from journal_app.services import sample as sample_journal
from tests.patient_bot import qtbot
from tests.window_fixtures import answers, open_journal, page, program, theme

__all__ = ["answers", "open_journal", "page", "program", "qtbot", "theme"]


@pytest.fixture
def sample(open_journal):
    """The journal that is shown, with the sample in it."""
    sample_journal.fill(open_journal.journal)
    return open_journal.journal
