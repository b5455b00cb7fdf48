"""The text of journal JSON: what is no JSON, and what is nested too deep, whoever reads it."""

import pytest

from journal_app.services.importers.json_text import DEEPEST, TOO_DEEP, messages
from journal_app.services.importers.passing import Trouble

HEAD = b'{"format": "mentoring-journal", "version": 1, "entry": '


def read(inside: bytes) -> list:
    return list(messages([HEAD + inside + b"}"]))


def test_what_is_no_json_is_told_with_its_place() -> None:
    assert read(b"[nothing") == [Trouble("line 1, column 57", "This is not JSON.")]


@pytest.mark.parametrize("layers", [DEEPEST, 300, 990, 5_000, 100_000])
def test_what_is_nested_too_deep_is_told_whoever_reads_it(layers) -> None:
    """Beyond a depth that hangs on who reads, the reader of JSON itself gives up."""
    assert read(b"[" * layers + b"]" * layers) == [Trouble("", TOO_DEEP)]


def test_what_is_nested_less_deep_is_read() -> None:
    """The file itself is the first layer, and the list of entries the second."""
    layers = DEEPEST - 2

    [row] = read(b"[" * layers + b"]" * layers)[:1]

    assert row.where == "entry[0]"
