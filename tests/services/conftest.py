"""A journal that holds the sample."""

import pytest

from journal_app import paths
from journal_app.services import importing
from journal_app.services.importers.json_file import read_json


@pytest.fixture
def sample_bytes() -> bytes:
    return paths.resource("sample", "journal.json").read_bytes()


@pytest.fixture
def sample(journal, sample_bytes):
    """The open journal with the sample in it."""
    reading = read_json(sample_bytes)
    importing.carry_out(journal, importing.plan(journal, reading), reading.contents)
    return journal
