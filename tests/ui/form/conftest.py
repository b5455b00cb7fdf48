"""The window's fixtures, for the tests of this folder."""

import datetime as dt

import pytest

from journal_app import paths
from journal_app.services import importing
from journal_app.services.importers.json_file import read_json
from journal_app.ui.form.around import Around
from tests.window_fixtures import theme

__all__ = ["theme"]


@pytest.fixture
def today() -> dt.date:
    return dt.date(2025, 11, 3)


@pytest.fixture
def around(theme, journal, today) -> Around:
    """What every part of a form is handed."""
    return Around(theme, lambda: today, journal)


@pytest.fixture
def sample(journal):
    """The open journal with the sample in it."""
    reading = read_json(paths.resource("sample", "journal.json").read_bytes())
    importing.carry_out(journal, importing.plan(journal, reading), reading.contents)
    return journal
