"""The table itself: what was not run is never shown as held."""

import pytest

from tests.faults import matrix
from tests.faults.matrix import ROWS, Tally, gathered, keep, table


def shown(*tallies: Tally) -> dict[str, str]:
    """The lines of the table by what the row says."""
    lines = table({tally.name: tally for tally in tallies})
    return {row.name: line for row in ROWS for line in lines if line.startswith(f"{row.said} ")}


def test_every_row_stands_in_the_table_also_when_nothing_was_run() -> None:
    lines = shown()

    assert set(lines) == {row.name for row in ROWS}
    assert all(" not run" in line and " held" not in line for line in lines.values())


def test_a_row_that_ran_to_its_number_held() -> None:
    asked = Tally("kill").asked

    assert Tally("kill", run=asked).verdict() == "held"
    assert Tally("kill", run=asked - 1).verdict() == "in part"
    assert Tally("kill", run=asked, not_run=["no room"]).verdict() == "in part"
    assert Tally("kill", run=asked, failed=["lost one"]).verdict() == "FAILED"
    assert "FAILED: lost one" in shown(Tally("kill", run=asked, failed=["lost one"]))["kill"]


def test_a_row_that_this_system_does_not_let_run_says_why() -> None:
    line = shown(Tally("power", not_run=["this system lets nobody trace"]))["power"]

    assert "not run: this system lets nobody trace" in line
    assert matrix.BY_NAME["power"].holds not in line


def test_a_row_of_several_parts_did_not_hold_before_each_has_told() -> None:
    parts = list(matrix.BY_NAME["canary"].parts)

    assert Tally("canary", run=9, parts=parts).verdict() == "held"
    assert Tally("canary", run=9, parts=parts[1:]).verdict() == "in part"
    assert f"not run: {parts[0]}" in shown(Tally("canary", run=9, parts=parts[1:]))["canary"]


def test_what_several_runs_found_stands_in_one_table(tmp_path, monkeypatch) -> None:
    for number in (1, 2):
        monkeypatch.setattr(matrix.os, "getpid", lambda number=number: number)
        keep([Tally("canary", run=number, found=["nothing found"])], tmp_path)

    found = gathered(tmp_path)["canary"]

    assert (found.run, found.found) == (3, ["nothing found"])


def test_a_row_asks_for_a_number_only_where_there_is_one() -> None:
    with pytest.raises(LookupError):
        _ = Tally("files").asked
