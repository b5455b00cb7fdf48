"""A connection that met damage gives way to a fresh one, which only reads."""

import threading

import pytest

from journal_app.errors import DatabaseDamaged
from journal_app.vault import connection
from journal_app.vault.enduring import Enduring

KEY = bytearray(range(32))


@pytest.fixture
def file(tmp_path):
    made = tmp_path / "journal.db"
    first = connection.create(made, KEY)
    first.execute("CREATE TABLE t (a)")
    first.close()
    return made


@pytest.fixture
def line(file):
    made = Enduring(
        connection.open_writing(file, KEY), lambda: connection.open_reading(file, KEY, "ro")
    )
    yield made
    made.close()


def counted(line) -> int:
    return line.execute("SELECT count(*) FROM t").fetchone()[0]


def half_written(line) -> None:
    with line:
        line.execute("INSERT INTO t VALUES (2)")
        line.execute("INSERT INTO nowhere VALUES (2)")


def test_what_is_begun_together_is_committed_or_taken_back_together(line) -> None:
    with line as own:
        own.execute("INSERT INTO t VALUES (1)")
    with pytest.raises(connection.driver.OperationalError):
        half_written(line)

    assert not line.in_transaction
    assert counted(line) == 1


def test_a_statement_is_stopped_from_another_thread(line) -> None:
    begun = threading.Event()
    line.create_function("begins", 0, lambda: begun.set() or 1)
    endless = "WITH RECURSIVE n(a) AS (SELECT begins() UNION ALL SELECT a FROM n) SELECT * FROM n"

    def stop() -> None:
        begun.wait(30)
        line.interrupt()

    stopping = threading.Thread(target=stop)
    stopping.start()
    with pytest.raises(connection.driver.OperationalError, match="interrupted"):
        for _row in line.execute(f"SELECT count(*) FROM ({endless} LIMIT 100000000)"):
            pass
    stopping.join()


def test_from_when_it_only_reads_on_the_one_before_is_closed_and_nothing_is_written(line) -> None:
    before = line._opened
    line.execute("INSERT INTO t VALUES (1)")

    line.read_on()

    assert line.has_given_way
    with pytest.raises(connection.driver.ProgrammingError, match="closed"):
        before.execute("SELECT 1")
    assert counted(line) == 0, "what was not committed is taken back"
    with pytest.raises(connection.driver.OperationalError):
        line.execute("INSERT INTO t VALUES (2)")


def test_what_was_begun_before_the_damage_ends_without_a_word(line) -> None:
    with line:
        line.execute("INSERT INTO t VALUES (1)")
        line._opened.noticed()

    assert counted(line) == 0
    assert line.has_given_way


def test_where_none_is_fresher_the_one_there_is_stays(file) -> None:
    told = []

    def again():
        raise DatabaseDamaged("not even the first page")

    line = Enduring(connection.open_writing(file, KEY), again)
    line.noticed = lambda: told.append(1)

    line._opened.noticed()

    assert told == [1]
    assert counted(line) == 0
    assert not line.has_given_way
    line.close()
