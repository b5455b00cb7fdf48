"""A table as a CSV file that a spreadsheet opens and never runs."""

import csv
import io
from collections.abc import Iterable, Sequence

ENDING = ".csv"
BYTE_ORDER = "\ufeff"  # without it spreadsheets read other scripts wrongly
FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # the wide ones too
BLANK = ("\t", "\r", "\n")  # after which a spreadsheet may look for one


def to_csv(rows: Iterable[Sequence[str]]) -> str:
    """The text of the file."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerows([defused(cell) for cell in row] for row in rows)
    return BYTE_ORDER + text.getvalue()


def defused(cell: str) -> str:
    """The cell; what a spreadsheet would take for a formula begins with an apostrophe."""
    dangerous = cell.lstrip().startswith(FORMULA) or cell.startswith(BLANK)
    return f"'{cell}" if dangerous else cell
