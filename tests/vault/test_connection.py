"""The encrypted driver under everything: alias, pragmas, no key in any trace."""

import subprocess
import sys

import pytest

from journal_app.errors import (
    DatabaseDamaged,
    DatabaseEmpty,
    DatabaseForeign,
    DatabaseMissing,
    DatabasePlain,
    NoSpace,
)
from journal_app.vault import connection

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


def test_sqlcipher_writes_nothing_to_the_error_output(tmp_path) -> None:
    code = (
        "from journal_app.vault import connection\nimport pathlib\n"
        f"f = pathlib.Path({str(tmp_path / 'a.db')!r})\n"
        "connection.create(f, bytearray(range(32))).close()\n"
        "try: connection.open_writing(f, bytearray(32))\nexcept Exception: pass"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)

    assert ran.stderr == b""
