"""A store of its own for each test."""

import datetime as dt

import pytest

from journal_app.store.history import Step
from journal_app.store.store import Store

NOW = dt.datetime(2025, 6, 1, 12, tzinfo=dt.UTC)


@pytest.fixture
def store(opened) -> Store:
    """The tables of this test's vault."""
    return Store(opened.connection)


@pytest.fixture
def step() -> Step:
    """Something done now."""
    return Step("edit", NOW)
