"""What is due to keep a journal safe: a backup of the day, a second place, what is to be tried."""

import dataclasses
import datetime as dt
import json
from pathlib import Path

from journal_app import paths
from journal_app.i18n import _, day_in_words, ngettext
from journal_app.services.second_place import SecondPlace
from journal_app.vault import Vault
from journal_app.vault.backup import Proved
from journal_app.vault.carrying import is_in_reach
from journal_app.vault.notes import Note

ROW = "watch"  # in the vault's own table
ENTRIES_FIRST = 10  # then there is something to lose
DRILL_DAYS, DRILL_AGAIN_DAYS = 90, 7
SHEET_DAYS = 30  # by then it lies where it is kept, and can still be made anew if it does not
SECOND, SHEET, DRILL = "second_place", "sheet", "drill"
LOOKED, TRIED, SINCE = "looked_on", "tried_on", "since"
BY_CODE = "tried_slot"  # the recovery slot that opened a backup


@dataclasses.dataclass(frozen=True, slots=True)
class Tried:
    """A backup opened by a typed secret: what it holds, and whether that is what was noted.

    *by_slot* is the id of the recovery slot where a recovery code was typed.
    """

    proved: Proved
    is_as_noted: bool
    by_slot: str = ""


def is_daily_due(opened: Vault, today: dt.date) -> bool:
    """Whether nobody has looked yet today if something was changed since the last backup."""
    return not opened.read_only and _day(opened, LOOKED) != today


def note_looked(opened: Vault, today: dt.date) -> None:
    """Somebody has looked today, and there is a proved backup of what was written before."""
    since = _day(opened, SINCE) or today
    _keep(opened, {LOOKED: today.isoformat(), SINCE: since.isoformat()})


def offer(opened: Vault, entries: int, today: dt.date, sheet_of: dt.date | None) -> str:
    """What is to be offered now, or nothing; never two things on one day.

    A second place is offered once, a drill every few months, and once that the recovery sheet
    made on the day *sheet_of* is tried.
    """
    if opened.read_only or opened.last_backup is None:
        return ""
    if today in {_day(opened, what) for what in (SECOND, SHEET, DRILL)}:
        return ""
    if entries >= ENTRIES_FIRST and _is_second_due(opened):
        return SECOND
    if sheet_of is not None and _is_sheet_due(opened, today, sheet_of):
        return SHEET
    return DRILL if _is_drill_due(opened, today) else ""


def note_offered(opened: Vault, what: str, today: dt.date) -> None:
    """It was offered today."""
    _keep(opened, {what: today.isoformat()})


def note_tried(opened: Vault, tried: Tried, now: dt.datetime) -> None:
    """A backup was opened by what a person typed, and held what it should."""
    if opened.read_only or not tried.is_as_noted:
        return
    by_code = {BY_CODE: tried.by_slot} if tried.by_slot else {}
    _keep(opened, {TRIED: now.astimezone().date().isoformat()} | by_code)
    known = note_of(opened, tried.proved.file)
    if known is not None:
        opened.keep_notes([dataclasses.replace(known, tried_at=now)])


def note_of(opened: Vault, file: Path) -> Note | None:
    """What was noted of a backup when it was made."""
    named = [note for note in opened.notes() if note.name == file.name]
    here = [note for note in named if note.folder == str(file.parent)]
    return next(iter(here or named), None)


def newest_file(opened: Vault) -> Path | None:
    """The newest proved backup that is still where it was made."""
    files = (Path(note.folder) / note.name for note in opened.notes())
    return next((file for file in files if is_in_reach(file.parent) and file.is_file()), None)


def is_gone(opened: Vault) -> bool:
    """Whether the newest backup was made in the folder of the backups and is there no more.

    No other folder is looked at: one that is far away may answer late.
    """
    newest = next(iter(opened.notes()), None)
    folder = paths.backups_folder()
    if newest is None or newest.folder != str(folder):
        return False
    try:
        (folder / newest.name).stat()
    except FileNotFoundError:
        return True
    except OSError:
        return False  # nobody can tell
    return False


def standing(opened: Vault, today: dt.date) -> str:
    """When the last backup was proved, and where it is."""
    if opened.last_backup is None:
        return _("No backup yet")
    if is_gone(opened):
        return _("The newest backup is gone from this computer")
    day = opened.last_backup.astimezone().date()
    if day == today:
        proved = _("Backup proved today")
    elif day == today - dt.timedelta(days=1):
        proved = _("Backup proved yesterday")
    else:
        proved = _("Backup proved {day}").format(day=day_in_words(day))
    return f"{proved} · {_place_in_words(opened, today)}"


def is_in_two_places(opened: Vault) -> bool:
    """Whether the second place has the newest backup, and does not break with this disk."""
    second = SecondPlace.of(opened)
    if second is None or second.copied_at is None or opened.last_backup is None:
        return False
    return not second.is_beside and second.copied_at >= opened.last_backup


def _place_in_words(opened: Vault, today: dt.date) -> str:
    second = SecondPlace.of(opened)
    if second is None:
        return _("only on this computer")
    if second.copied_at is None:
        return _("not yet on {place}").format(place=second.name)
    days = (today - second.copied_at.astimezone().date()).days
    if second.is_beside:
        return _beside_in_words(second.name, days)
    if days < 1:
        return _("also on {place}").format(place=second.name)
    words = ngettext("also on {place}, {count} day ago", "also on {place}, {count} days ago", days)
    return words.format(place=second.name, count=days)


def _beside_in_words(name: str, days: int) -> str:
    if days < 1:
        return _("also in {place}, on the same disk").format(place=name)
    words = ngettext(
        "also in {place}, on the same disk, {count} day ago",
        "also in {place}, on the same disk, {count} days ago",
        days,
    )
    return words.format(place=name, count=days)


def _is_second_due(opened: Vault) -> bool:
    return SecondPlace.of(opened) is None and SECOND not in _plain(opened)


def _is_sheet_due(opened: Vault, today: dt.date, sheet_of: dt.date) -> bool:
    """Never where its code opened a backup, nor where it cannot: those before have another."""
    if (today - sheet_of).days < SHEET_DAYS or _plain(opened).get(BY_CODE) == opened.recovery_id:
        return False
    offered = _day(opened, SHEET)
    if offered is not None and offered >= sheet_of:
        return False
    file = newest_file(opened)
    noted = note_of(opened, file) if file is not None else None
    return noted is not None and noted.proved_at.astimezone().date() > sheet_of


def _is_drill_due(opened: Vault, today: dt.date) -> bool:
    last = _day(opened, TRIED) or _day(opened, SINCE)
    if last is None or (today - last).days < DRILL_DAYS:
        return False
    offered = _day(opened, DRILL)
    return offered is None or (today - offered).days >= DRILL_AGAIN_DAYS


def _day(opened: Vault, name: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(_plain(opened).get(name, ""))
    except ValueError:
        return None


def _plain(opened: Vault) -> dict[str, str]:
    try:
        plain = json.loads(opened.rows(ROW).get(ROW, "{}"))
    except ValueError:
        return {}
    return {str(name): str(day) for name, day in plain.items()} if isinstance(plain, dict) else {}


def _keep(opened: Vault, values: dict[str, str]) -> None:
    opened.put_rows({ROW: json.dumps(_plain(opened) | values)})
