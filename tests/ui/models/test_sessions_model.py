"""The list of sessions: what is ahead first, then the years."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt

from journal_app.domain.session import Medium, Session
from journal_app.services import sessions
from journal_app.ui.models.heads_model import ICON
from journal_app.ui.models.sessions_model import WINDOW, SessionsModel


@pytest.fixture
def model(journal) -> SessionsModel:
    for year, month, day, title, medium in (
        (2025, 11, 19, "second", None),
        (2025, 11, 5, "first", None),
        (2025, 10, 8, "late", Medium.VIDEO),
        (2024, 3, 1, "early", Medium.WALK),
    ):
        starts = dt.datetime(year, month, day, 10, tzinfo=dt.UTC)
        journal.save(Session(title=title, starts_at=starts, medium=medium))
    journal.save(Session(title="some day"))
    made = SessionsModel()
    made.show_rows(lambda below: sessions.rows(journal, WINDOW, below))
    return made


def rows(model) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_what_is_ahead_stands_first_the_soonest_on_top(model, qtmodeltester) -> None:
    assert rows(model) == [
        "Ahead", "first", "second", "some day", "2025", "late", "2024", "early",
    ]  # fmt: skip
    assert list(model.headers) == [0, 4, 6]
    qtmodeltester.check(model)


def test_a_header_can_neither_be_chosen_nor_opened(model) -> None:
    assert model.index(0).flags() == Qt.ItemFlag.NoItemFlags
    assert model.head(model.index(0)) is None
    assert model.first.title == "first"


def test_the_icon_says_how_one_met(model) -> None:
    icons = [model.index(row).data(ICON) for row in (1, 5, 7)]

    assert icons == ["calendar", "video", "footprints"]


def test_nothing_is_left_of_a_model_that_is_cleared(model) -> None:
    model.show_these([])

    assert model.rowCount() == 0
    assert model.first is None
