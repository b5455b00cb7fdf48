"""A card with a chart: lines or a table, each readable to whoever cannot see it."""

import datetime as dt
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

import journal_app
from journal_app.domain.relationship import Relationship
from journal_app.services import sample
from journal_app.services.charts import Chart, Point, Scale, Series
from journal_app.ui.charts.chart_card import ChartCard
from tests.window_fixtures import answers, open_journal, theme

__all__ = ["answers", "open_journal", "theme"]


@pytest.fixture
def card(theme, qtbot) -> ChartCard:
    days = [dt.date(2025, month, 1) for month in (1, 2, 5)]
    open_, worth = ((3, 4, 5), (4, 5, 5))
    one, other = (
        Series(name, tuple(map(Point, days, values)))
        for name, values in (("Open", open_), ("Worth it", worth))
    )
    made = ChartCard(theme, "By session", Chart((one, other), Scale(1, 5)), only_mine=True)
    qtbot.addWidget(made)
    made.resize(520, 300)
    made.show()
    return made


def test_the_chart_says_what_it_shows(card) -> None:
    assert card.chart.accessibleName() == "Open rose from 3 to 5."
    assert "1 Jan 2025: Open 3, Worth it 4" in card.chart.accessibleDescription()
    assert not card.grab().isNull()


def test_the_same_numbers_stand_in_a_table(card, qtbot) -> None:
    qtbot.mouseClick(card.as_table, Qt.MouseButton.LeftButton)

    assert card.table.isVisible()
    assert not card.chart.isVisible()
    assert card.table.item(2, 0).text() == "1 May 2025"
    assert [card.table.item(1, column).text() for column in (1, 2)] == ["4", "5"]
    assert card.as_table.accessibleName() == "Show as chart"


def test_no_chart_is_drawn_but_with_its_table() -> None:
    folder = Path(journal_app.__file__).parent

    drawn = {
        path.name
        for path in folder.rglob("*.py")
        if re.search(r"(?<!class )\bChartView\(", path.read_text())
    }

    assert drawn == {"chart_card.py"}


def test_the_chart_of_a_relationship_has_a_row_for_each_rated_session(open_journal) -> None:
    sample.fill(open_journal.journal)
    open_journal.frame.open_record(Relationship.table, "r_ingrid")

    (shown,) = open_journal.frame.here.findChildren(ChartCard)

    days = {shown.table.item(row, 0).text() for row in range(shown.table.rowCount())}
    assert len(days) == 6
    assert {"15 Jan 2025", "8 Oct 2025"} <= days
