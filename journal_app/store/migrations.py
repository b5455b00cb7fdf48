"""Numbered steps for what changes or removes; whatever only adds is derived by the schema."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from journal_app.errors import HeaderNewer, Refused
from journal_app.i18n import _
from journal_app.store.library import Database

Step = Callable[[Database], None]
STEPS: tuple[tuple[int, Step], ...] = ()  # (schema number it leads to, what it does); none yet


def version(db: Database) -> int:
    """The schema number the journal was last written with."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def pending(db: Database, steps: tuple[tuple[int, Step], ...] = STEPS) -> list[int]:
    """The numbers of the steps a journal still has to take; none for a new one."""
    now = version(db)
    return [number for number, _step in steps if 0 < now < number]


def refuse_newer(db: Database, known: int) -> None:
    """Open nothing that a newer program wrote.

    Raises:
        HeaderNewer: when the schema number is above *known*.
    """
    if version(db) > known:
        raise HeaderNewer(_("A newer version of this program wrote this journal. Use that one."))


@contextmanager
def one_piece(db: Database) -> Iterator[None]:
    """Keep all that is done to the tables inside, or nothing of it.

    Links are not watched meanwhile: a table others point to could not be rebuilt else, because to
    drop it would empty them, and that can be switched only while nothing is begun. They are all
    looked at before anything is kept.

    Raises:
        Refused: more links than before would lead nowhere; nothing was changed.
    Source: https://www.sqlite.org/lang_altertable.html, section 7.
    """
    if db.conn.in_transaction:
        raise RuntimeError("a migration begins when nothing else is begun")
    db.execute("PRAGMA foreign_keys = OFF")
    try:
        with db.atomic():
            before = _dangling(db)
            yield
            if _dangling(db) > before:
                text = _(
                    "The tables of the journal could not be changed: records would point to what "
                    "is not there. Nothing was changed."
                )
                raise Refused(text)
    finally:
        db.execute("PRAGMA foreign_keys = ON")


def migrate(db: Database, steps: tuple[tuple[int, Step], ...] = STEPS) -> None:
    """Take the pending steps in order; each step and its number commit together."""
    for number, step in steps:
        if number in pending(db, steps):
            with db.atomic():
                step(db)
                db.execute(f"PRAGMA user_version = {number}")


def _dangling(db: Database) -> int:
    return len(db.execute("PRAGMA foreign_key_check").fetchall())
