"""The connections of a vault: whoever asks is told of damage, and all of them are closed."""

import pytest

from journal_app.errors import ReadOnly
from journal_app.vault import connection
from journal_app.vault.lines import Lines

KEY = bytearray(range(32))


@pytest.fixture
def file(tmp_path):
    made = tmp_path / "journal.db"
    connection.create(made, KEY).close()
    return made


@pytest.fixture
def lines(file):
    made = Lines(lambda: connection.open_reading(file, KEY, "ro"))
    yield made
    made.close(None)


@pytest.mark.parametrize("is_watched_first", [True, False])
def test_damage_is_told_by_every_one_of_them(lines, file, is_watched_first) -> None:
    told = []
    if is_watched_first:
        lines.watch(lambda: told.append(1))
    lines.attach(connection.open_writing(file, KEY))
    before = lines.reader()
    if not is_watched_first:
        lines.watch(lambda: told.append(1))

    for line in (lines.first, before, lines.reader()):
        line._opened.noticed()

    assert told == [1, 1, 1]


def test_one_that_was_lent_is_closed_after_it(lines, file) -> None:
    lines.attach(connection.open_writing(file, KEY))

    with lines.lent() as lent:
        lent.execute("SELECT 1")

    with pytest.raises(connection.driver.ProgrammingError, match="closed"):
        lent.execute("SELECT 1")
    assert lines._readers == []


def test_all_are_closed_and_none_is_given_any_more(lines, file) -> None:
    lines.attach(connection.open_writing(file, KEY))
    first, reader, settled = lines.first, lines.reader(), []

    lines.close(lambda: settled.append(1))

    assert settled == [1]
    for line in (first, reader):
        with pytest.raises(connection.driver.ProgrammingError, match="closed"):
            line.execute("SELECT 1")
    with pytest.raises(ReadOnly):
        _ = lines.first


def test_where_the_log_is_to_stay_it_stays(lines, file) -> None:
    lines.attach(connection.open_writing(file, KEY))
    lines.reader().execute("SELECT * FROM vault").fetchall()
    with lines.first as first:
        first.execute("INSERT INTO vault VALUES ('a', 'b')")

    lines.close(None)

    assert file.with_name("journal.db-wal").stat().st_size > 0
