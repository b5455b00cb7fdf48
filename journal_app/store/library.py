"""The SQL library, imported in one place and only over the encrypted driver."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlite_utils import Database
from sqlite_utils.db import ForeignKey
from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]

from journal_app.errors import DatabaseDamaged, NoSpace, ReadOnly, Refused
from journal_app.i18n import _

if not sqlite3.__name__.startswith("sqlcipher3"):
    raise ImportError("journal_app.vault must be imported before sqlite_utils is")

Connection = Any  # sqlcipher3's connection: the store is handed one and never opens one
__all__ = ["Connection", "Database", "ForeignKey", "database", "translated"]

FULL = "SQLITE_FULL"
UNWRITTEN = ("SQLITE_IOERR_WRITE", "SQLITE_IOERR_FSYNC")  # by a quota, or a disk that fails
DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_IOERR")


def database(connection: Connection) -> Database:
    """The library's view of an open connection; no plugin is run on it."""
    return Database(connection, execute_plugins=False, strict=True)


@contextmanager
def translated() -> Iterator[None]:
    """Turn the driver's errors into ours.

    Raises:
        NoSpace: the disk is full, or takes nothing.
        ReadOnly: the journal cannot be written.
        DatabaseDamaged: the right key was given and the file does not read well.
        Refused: a record points to one that is not there.
    """
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise Refused(_("A record points to one that is not there.")) from error
    except (sqlite3.OperationalError, sqlite3.DatabaseError) as error:
        name = str(getattr(error, "sqlite_errorname", ""))
        if name.startswith(FULL):
            text = _("There is no room left on the disk. What was saved before is safe.")
            raise NoSpace(text) from error
        if name.startswith(UNWRITTEN):
            text = _(
                "It could not be written: the disk is full or does not answer. What was saved "
                "before is as it was."
            )
            raise NoSpace(text) from error
        if name.startswith("SQLITE_READONLY"):
            raise ReadOnly(_("This journal can only be read here.")) from error
        if name.startswith(DAMAGE):
            text = _("The journal's database is damaged. Restore the last proven backup.")
            raise DatabaseDamaged(text) from error
        raise
