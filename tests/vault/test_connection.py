"""The encrypted driver under everything: alias, pragmas, no key in any trace."""

import os
import shutil
import subprocess
import sys
import threading
from types import SimpleNamespace

import pytest

from journal_app.errors import (
    DatabaseDamaged,
    DatabaseEmpty,
    DatabaseForeign,
    DatabaseMissing,
    DatabasePlain,
    JournalError,
    NoSpace,
    ReadOnly,
    Refused,
)
from journal_app.vault import connection, key

KEY = bytearray(range(32))
ALIAS = (
    "import sqlite_utils.db, sqlcipher3.dbapi2\n"
    "same = sqlite_utils.db.OperationalError is sqlcipher3.dbapi2.OperationalError\n"
    "sys.exit(0 if same else 7)"
)


def python(code: str) -> int:
    return subprocess.run([sys.executable, "-c", f"import sys\n{code}"], check=False).returncode


def test_sqlite_utils_stands_on_the_encrypted_driver() -> None:
    assert python(f"import journal_app.vault\n{ALIAS}") == 0


def test_the_alias_comes_too_late_when_sqlite_utils_was_first() -> None:
    assert python(f"import sqlite_utils\nimport journal_app.vault\n{ALIAS}") == 7


def test_the_store_refuses_to_stand_on_another_driver() -> None:
    code = (
        "import sqlite_utils\ntry: import journal_app.store.store\nexcept ImportError: sys.exit(7)"
    )

    assert python(code) == 7


def test_rows_of_a_returning_insert_are_committed(opened) -> None:
    from journal_app.store.library import database

    db = database(opened.connection)
    db.execute("CREATE TABLE t (a INTEGER)")
    list(db.query("INSERT INTO t VALUES (1), (2), (3) RETURNING a"))

    assert opened.connection.in_transaction is False


def test_the_library_is_as_new_as_promised(opened) -> None:
    version = opened.connection.execute("PRAGMA cipher_version").fetchone()[0]
    sqlite = opened.connection.execute("SELECT sqlite_version()").fetchone()[0]

    assert tuple(map(int, version.split()[0].split("."))) >= (4, 19, 0)
    assert tuple(map(int, sqlite.split("."))) >= (3, 51, 3)  # its write-ahead log bug is mended


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("cipher_status", 1),
        ("temp_store", 2),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("page_size", 4096),
    ],
)
def test_the_writing_connection_is_set_up_as_measured(opened, pragma: str, value: int) -> None:
    assert int(opened.connection.execute(f"PRAGMA {pragma}").fetchone()[0]) == value


def test_a_reader_cannot_write(opened) -> None:
    reader = opened.reader()

    with pytest.raises(connection.driver.OperationalError):
        reader.execute("DELETE FROM entry")


def test_extensions_cannot_be_loaded(opened) -> None:
    with pytest.raises(connection.driver.OperationalError, match="not authorized"):
        opened.connection.execute("SELECT load_extension('x')")


def test_what_cannot_be_a_database_is_told_apart(tmp_path) -> None:
    file = tmp_path / "journal.db"
    with pytest.raises(DatabaseMissing):
        connection.check_file(file)
    for size in (0, 1, 4095):
        file.write_bytes(b"x" * size)
        with pytest.raises(DatabaseEmpty):
            connection.check_file(file)
    file.write_bytes(connection.PLAIN_MAGIC + bytes(5000))
    with pytest.raises(DatabasePlain):
        connection.check_file(file)


def test_a_database_of_something_else_is_foreign(tmp_path) -> None:
    file = tmp_path / "journal.db"
    bare = connection.create_bare(file, KEY)
    bare.execute("CREATE TABLE t (a)")
    bare.close()

    with pytest.raises(DatabaseForeign):
        connection.open_writing(file, KEY)


def test_the_wrong_key_or_noise_is_damage(tmp_path) -> None:
    file = tmp_path / "journal.db"
    connection.create(file, KEY).close()

    with pytest.raises(DatabaseDamaged):
        connection.open_writing(file, bytearray(32))


def test_every_flipped_bit_of_the_database_is_found(vault_path, vault_key) -> None:
    from journal_app import vault

    file = vault_path / "journal.db"
    whole = file.read_bytes()
    for place in range(0, len(whole), max(1, len(whole) // 60)):
        broken = bytearray(whole)
        broken[place] ^= 1 << (place % 8)
        file.write_bytes(broken)
        try:
            opened = vault.unlock_with_key(vault_path, vault_key)
            found = opened.check(thorough=True)
            opened.lock()
        except DatabaseDamaged:
            continue
        assert found, place


def test_a_database_cut_at_a_page_is_found(vault_path, vault_key) -> None:
    from journal_app import vault

    file = vault_path / "journal.db"
    file.write_bytes(file.read_bytes()[: -4096 * 2])
    try:
        opened = vault.unlock_with_key(vault_path, vault_key)
        found = opened.check(thorough=True)
        opened.lock()
    except DatabaseDamaged:
        return

    assert found


def test_a_full_disk_is_said_and_loses_nothing(opened) -> None:
    pages = opened.connection.execute("PRAGMA page_count").fetchone()[0]
    opened.connection.execute(f"PRAGMA max_page_count = {pages}")

    with pytest.raises(NoSpace), connection.translated():
        opened.connection.execute("CREATE TABLE t AS SELECT zeroblob(1000000)")
    opened.connection.rollback()

    assert opened.check(thorough=True) == []


def test_on_a_full_disk_a_journal_is_not_opened_but_may_be_read(
    vault_path, vault_key, small_disk
) -> None:
    from journal_app import vault

    disk = small_disk("4m")
    shutil.copytree(vault_path, disk / "Mine.journal")
    room = os.statvfs(disk)
    (disk / "full").write_bytes(bytes(room.f_bavail * room.f_frsize))

    with pytest.raises(NoSpace):
        vault.unlock_with_key(disk / "Mine.journal", vault_key)
    beside = vault.unlock_with_key(disk / "Mine.journal", vault_key, beside=True)
    assert beside.read_only
    assert beside.connection.execute("SELECT count(*) FROM entry").fetchone() == (0,)
    beside.lock()


def test_sqlcipher_writes_nothing_to_the_error_output(tmp_path) -> None:
    code = (
        "from journal_app.vault import connection\nimport pathlib\n"
        f"f = pathlib.Path({str(tmp_path / 'a.db')!r})\n"
        "connection.create(f, bytearray(range(32))).close()\n"
        "try: connection.open_writing(f, bytearray(32))\nexcept Exception: pass"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert ran.stderr == b""


# ------------------------------------------------------------------ how each one is set up


@pytest.mark.parametrize(
    ("pragma", "value"),
    [("query_only", 1), ("cache_size", -16_384), ("temp_store", 2), ("trusted_schema", 0)],
)
def test_the_reading_connection_is_set_up_as_measured(opened, pragma: str, value: int) -> None:
    reader = opened.reader()

    assert int(reader.execute(f"PRAGMA {pragma}").fetchone()[0]) == value


def test_the_writing_connection_keeps_a_log_and_a_larger_cache(opened) -> None:
    def said(pragma):
        return opened.connection.execute(f"PRAGMA {pragma}").fetchone()[0]

    assert (said("journal_mode"), said("cache_size"), said("query_only")) == ("wal", -65_536, 0)
    assert said("application_id") == 0x4D4A4E4C
    assert said("busy_timeout") == 60_000


def test_a_new_database_is_never_written_over_and_only_ours(tmp_path) -> None:
    file = tmp_path / "journal.db"
    connection.create(file, KEY).close()

    assert file.stat().st_mode & 0o777 == 0o600
    for made in (connection.create, connection.create_bare):
        with pytest.raises(FileExistsError):
            made(file, KEY)


def test_a_reader_says_of_what_is_missing_or_plain_what_it_is(tmp_path) -> None:
    file = tmp_path / "journal.db"
    for opener in (connection.open_reading, connection.open_writing):
        with pytest.raises(DatabaseMissing):
            opener(file, KEY)


def test_a_connection_may_be_used_on_another_thread(opened) -> None:
    reader, found = opened.reader(), []
    worker = threading.Thread(target=lambda: found.append(reader.execute("SELECT 7").fetchone()))

    worker.start()
    worker.join()

    assert found == [(7,)]


# ------------------------------------------------------------------ the log beside it


def test_a_journal_nobody_writes_is_read_without_a_log(tmp_path) -> None:
    file, log = tmp_path / "journal.db", tmp_path / "journal.db-wal"

    assert connection.reading_mode(file, is_held=False) == "ro&immutable=1"
    file.touch()
    assert connection.reading_mode(file, is_held=True) == "ro&immutable=1"
    assert connection.reading_mode(file, is_held=False) == "rw"  # another one may write any moment
    log.write_bytes(b"")
    assert connection.reading_mode(file, is_held=True) == "ro&immutable=1"
    assert connection.reading_mode(file, is_held=False) == "ro"
    log.write_bytes(b"x")
    assert connection.reading_mode(file, is_held=True) == "ro"


def test_only_an_empty_log_is_taken_away(tmp_path) -> None:
    file, log, shared = (tmp_path / f"journal.db{end}" for end in ("", "-wal", "-shm"))
    connection.drop_empty_log(file)
    for held in (log, shared):
        held.write_bytes(b"x")

    connection.drop_empty_log(file)
    assert log.exists()
    assert shared.exists()

    log.write_bytes(b"")
    connection.drop_empty_log(file)
    assert not log.exists()
    assert not shared.exists()


def test_a_log_that_is_read_cannot_be_settled_and_nobody_waits(opened) -> None:
    reader = opened.reader()
    opened.connection.execute("CREATE TABLE t (a)")
    opened.connection.commit()
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM t").fetchall()
    opened.connection.execute("INSERT INTO t VALUES (1)")
    opened.connection.commit()

    assert connection.settle(opened.connection) is False
    assert opened.connection.execute("PRAGMA busy_timeout").fetchone()[0] == connection.WAIT_MS

    reader.rollback()
    assert connection.settle(opened.connection) is True
    assert (opened.folder / "journal.db-wal").stat().st_size == 0


# ------------------------------------------------------------------ what is found, and its name


def test_a_record_that_points_to_none_is_a_problem_of_the_thorough_check(opened) -> None:
    for statement in (
        "PRAGMA foreign_keys = OFF",
        "CREATE TABLE a (id TEXT PRIMARY KEY)",
        "CREATE TABLE b (a_id TEXT REFERENCES a(id))",
        "INSERT INTO b VALUES ('gone'), ('gone too')",
    ):
        opened.connection.execute(statement)
    opened.connection.commit()

    assert connection.problems(opened.connection, thorough=False) == []
    assert connection.problems(opened.connection, thorough=True) == [
        "2 links lead to records that are not there."
    ]


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("SQLITE_FULL", NoSpace),
        ("SQLITE_IOERR_WRITE", NoSpace),
        ("SQLITE_IOERR_FSYNC", NoSpace),
        ("SQLITE_READONLY_DBMOVED", ReadOnly),
        ("SQLITE_CANTOPEN", ReadOnly),
        ("SQLITE_PERM", ReadOnly),
        ("SQLITE_CORRUPT", DatabaseDamaged),
        ("SQLITE_NOTADB", DatabaseDamaged),
        ("SQLITE_IOERR_READ", DatabaseDamaged),
    ],
)
def test_what_the_driver_says_has_a_name_of_ours(name, ours) -> None:
    error = connection.driver.OperationalError("said by the driver")
    error.sqlite_errorname = name

    with pytest.raises(ours), connection.translated():
        raise error
    assert connection.is_damage(error) is (ours is DatabaseDamaged)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("SQLITE_FULL", "no room left"),
        ("SQLITE_IOERR_WRITE", "is full or does not answer"),
        ("SQLITE_IOERR_FSYNC", "is full or does not answer"),
    ],
)
def test_a_disk_is_called_full_only_where_the_driver_knows_it(name, words) -> None:
    error = connection.driver.OperationalError("said by the driver")
    error.sqlite_errorname = name

    with pytest.raises(NoSpace, match=words), connection.translated():
        raise error


def test_an_index_that_disagrees_is_no_damage_and_a_full_disk_may_have_no_name() -> None:
    error = connection.driver.OperationalError("x")
    error.sqlite_errorname = "SQLITE_CORRUPT_VTAB"

    assert not connection.is_damage(error)
    assert not connection.is_damage(ValueError())
    with pytest.raises(NoSpace), connection.translated():
        raise connection.driver.OperationalError("database or disk is full")


def test_the_columns_a_statement_makes() -> None:
    assert connection.columns_made("CREATE TABLE t (a TEXT, b INTEGER)") == ("a", "b")
    assert connection.columns_made("no statement") == ()


def test_a_write_while_another_writes_is_refused_and_told_as_no_damage(opened) -> None:
    held = connection.open_writing(opened.folder / "journal.db", _database_key(opened))
    opened.connection.execute("PRAGMA busy_timeout = 0")
    try:
        held.execute("BEGIN IMMEDIATE")
        with pytest.raises(Refused, match="written by something else"):
            opened.put_rows({"made-up": "1"})
    finally:
        held.close()

    opened.put_rows({"made-up": "1"})

    assert opened.rows("made-up") == {"made-up": "1"}


def _database_key(opened) -> bytearray:
    _header, vault_key = opened.lend()
    return key.derived(vault_key, key.DATABASE)


# ------------------------------------------------------------------ what is made, and what fails


@pytest.mark.parametrize("make", [connection.create, connection.create_bare])
def test_a_new_file_is_its_owners_alone(tmp_path, make) -> None:
    make(tmp_path / "journal.db", KEY).close()

    assert (tmp_path / "journal.db").stat().st_mode & 0o777 == 0o600


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path) -> None:
    with pytest.raises(JournalError):
        connection.check_file(tmp_path)


def plainly(database, _key, mode):
    """As the driver opens what has no key."""
    return connection.driver.connect(f"{database.absolute().as_uri()}?mode={mode}", uri=True)


def test_a_new_file_that_came_out_without_a_key_is_refused(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(connection, "_keyed", plainly)

    with pytest.raises(DatabasePlain):
        connection.create(tmp_path / "journal.db", KEY)


def test_a_file_that_opens_without_a_key_is_refused(tmp_path, monkeypatch) -> None:
    file = tmp_path / "journal.db"
    plain = connection.driver.connect(file)
    plain.execute(f"PRAGMA application_id = {connection.APPLICATION_ID}")
    plain.execute("CREATE TABLE vault (key TEXT PRIMARY KEY, value TEXT) STRICT")
    plain.close()
    monkeypatch.setattr(connection, "_keyed", plainly)
    monkeypatch.setattr(connection, "check_file", lambda _file: None)

    with pytest.raises(DatabasePlain):
        connection.open_reading(file, KEY)


def test_who_finds_it_locked_by_another_program_is_told(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(connection, "WAIT_MS", 0)
    file = tmp_path / "journal.db"
    other = connection.create(file, KEY)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("INSERT INTO vault VALUES ('a', 'b')")

    with pytest.raises(Refused, match="just being written"):
        connection.open_writing(file, KEY)

    other.close()


@pytest.mark.parametrize(("free", "told"), [(1_000_000, DatabaseDamaged), (65_535, NoSpace)])
def test_a_read_that_fails_is_damage_unless_the_disk_is_full(
    tmp_path, monkeypatch, free, told
) -> None:
    file = tmp_path / "journal.db"
    connection.create(file, KEY).close()
    failed = connection.driver.OperationalError("disk I/O error")
    failed.sqlite_errorname = "SQLITE_IOERR_SHMSIZE"

    def fails(_connection) -> None:
        raise failed

    monkeypatch.setattr(connection, "_check_ours", fails)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=free))

    with pytest.raises(told):
        connection.open_writing(file, KEY)


def test_where_no_log_can_be_kept_each_save_waits_for_the_disk() -> None:
    memory = connection.driver.connect(":memory:")  # it keeps none either

    connection._set_up(memory, writing=True)

    assert memory.execute("PRAGMA synchronous").fetchone() == (3,)
    memory.close()


# ------------------------------------------------------------------ the log


def test_a_log_is_settled_where_nobody_reads(opened) -> None:
    log_file = opened.folder / "journal.db-wal"
    with opened.connection as own:
        own.execute("INSERT INTO vault VALUES ('a', 'b')")
    assert log_file.stat().st_size > 0

    assert connection.settle(opened.connection)
    assert log_file.stat().st_size == 0


def test_a_log_that_somebody_reads_is_left(opened) -> None:
    reader = opened.reader()
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM vault").fetchall()
    with opened.connection as own:
        own.execute("INSERT INTO vault VALUES ('a', 'b')")

    assert not connection.settle(opened.connection)
    assert opened.connection.execute("PRAGMA busy_timeout").fetchone() == (connection.WAIT_MS,)


def test_only_a_log_that_holds_nothing_is_taken_away(tmp_path) -> None:
    file, log_file = tmp_path / "journal.db", tmp_path / "journal.db-wal"
    connection.drop_empty_log(file)

    log_file.write_bytes(b"saved words")
    connection.drop_empty_log(file)
    assert log_file.exists()

    log_file.write_bytes(b"")
    connection.drop_empty_log(file)
    assert list(tmp_path.iterdir()) == []


def test_what_does_not_hold_together_is_counted(opened) -> None:
    """A table that was made to promise what one of its rows does not keep."""
    own = opened.connection
    own.execute("INSERT INTO vault VALUES ('a', NULL)")
    own.execute("PRAGMA writable_schema = ON")
    own.execute(
        "UPDATE sqlite_master SET sql = replace(sql, 'value TEXT', 'value TEXT NOT NULL') "
        "WHERE name = 'vault'"
    )
    own.commit()
    own.execute("PRAGMA writable_schema = RESET")

    assert opened.check(thorough=True) == ["1 place of the database does not hold together."]
    assert opened.check() == []
