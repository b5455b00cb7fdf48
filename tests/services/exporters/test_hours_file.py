"""A table for a spreadsheet: read back as it was, and nothing in it runs."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.services.exporters.hours_file import defused, to_csv

CELLS = st.text(st.characters(codec="utf-8"), max_size=20)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_no_cell_begins_like_a_formula_and_nothing_is_lost(rows) -> None:
    text = to_csv(rows)

    read = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [cell.removeprefix("'") for row in read for cell in row] == [
        cell.removeprefix("'") for row in rows for cell in row
    ]
    assert not [cell for row in read for cell in row if cell[:1] in set("=+-@\t\r\n")]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\uff1d1"])
def test_what_looks_like_a_formula_begins_with_an_apostrophe(cell) -> None:
    assert defused(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "2025-05-06", "a mentor", "3 - 2"])
def test_other_words_stay_as_they_are(cell) -> None:
    assert defused(cell) == cell
