import datetime as dt

import pytest
from PySide6.QtCore import Qt

from journal_app.ui.editor.day_field import DayField, read_day

TODAY = dt.date(2025, 11, 3)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2025-03-14", dt.date(2025, 3, 14)),
        ("14 March 2025", dt.date(2025, 3, 14)),
        ("14. mar 2025", dt.date(2025, 3, 14)),
        ("today", TODAY),
        ("Yesterday", dt.date(2025, 11, 2)),
        ("1 January 1", dt.date(1, 1, 1)),
        ("31 February 2025", None),
        ("14 Foo 2025", None),
        ("Frid", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_one_says_it(said, meant) -> None:
    assert read_day(said, TODAY) == meant


def test_what_is_no_day_yet_stays_and_is_marked(theme, qtbot) -> None:
    field = DayField(theme, lambda: TODAY)
    qtbot.addWidget(field)
    field.load(TODAY)
    field.selectAll()

    qtbot.keyClicks(field, "Frid")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    assert field.text() == "Frid"
    assert field.property("problem") == "true"
    assert field.day == TODAY
