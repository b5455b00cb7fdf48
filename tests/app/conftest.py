"""The window's fixtures, for the tests of this folder."""

import shutil

import pytest

from tests.patient_bot import qtbot
from tests.window_fixtures import answers, open_journal, page, program, theme

__all__ = ["answers", "open_journal", "page", "program", "qtbot", "theme"]


@pytest.fixture
def synced(vault_path, tmp_path):
    """A journal that lies in a folder of a sync program."""
    place = tmp_path / "Dropbox" / "Mine.journal"
    place.parent.mkdir()
    shutil.copytree(vault_path, place)
    return place
