"""What the driver says while records are written is told in words that are true."""

import pytest

from journal_app.errors import DatabaseDamaged, NoSpace
from journal_app.store import library


@pytest.mark.parametrize(
    ("name", "ours", "words"),
    [
        ("SQLITE_FULL", NoSpace, "no room left"),
        ("SQLITE_IOERR_WRITE", NoSpace, "is full or does not answer"),
        ("SQLITE_IOERR_FSYNC", NoSpace, "is full or does not answer"),
        ("SQLITE_IOERR_READ", DatabaseDamaged, "is damaged"),
    ],
)
def test_a_disk_is_called_full_only_where_the_driver_knows_it(name, ours, words) -> None:
    error = library.sqlite3.OperationalError("said by the driver")
    error.sqlite_errorname = name

    with pytest.raises(ours, match=words), library.translated():
        raise error
