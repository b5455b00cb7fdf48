"""Numbered steps for what changes or removes; whatever only adds is derived by the schema."""

from collections.abc import Callable

from journal_app.errors import HeaderNewer
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


def migrate(db: Database, steps: tuple[tuple[int, Step], ...] = STEPS) -> None:
    """Take the pending steps in order; each step and its number commit together."""
    for number, step in steps:
        if number in pending(db, steps):
            with db.atomic():
                step(db)
                db.execute(f"PRAGMA user_version = {number}")
