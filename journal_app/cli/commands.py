"""Commands about one journal: new, add, search, info, verify, backup, restore, mend."""

import argparse
import datetime as dt
import sys
from pathlib import Path

from journal_app import paths, vault
from journal_app.cli import opening, secret
from journal_app.cli.answer import Answer, note
from journal_app.domain import RECORDS
from journal_app.domain.entry import Entry
from journal_app.domain.record import Record
from journal_app.domain.text import is_keepable
from journal_app.errors import Refused
from journal_app.i18n import _, day_in_words, ngettext
from journal_app.services import checking, finding, safekeeping
from journal_app.store.store import Store
from journal_app.vault.notes import Note, Why

DAMAGED_STATUS = 4
MEGABYTE = 1_000_000
TEXT_LIMIT_BYTES = 64 * MEGABYTE  # read no more of a pipe that does not end


def new(asked: argparse.Namespace) -> Answer:
    """Make a journal; its recovery code is shown this once."""
    words = secret.new_secret_from(asked.passphrase_fd)
    made = vault.create(asked.journal, words, copies=paths.headers_folder())
    try:
        Store(made.vault.connection)
    finally:
        made.vault.lock()
    lines = (
        _("The journal is made. This is its recovery code; it is not shown again:"),
        "",
        f"    {made.recovery}",
        "",
        _("Write it on paper. Nobody can reset a passphrase; this code opens the journal too."),
    )
    return Answer({"recovery": made.recovery, "vault": made.vault.vault_id}, lines)


def add(asked: argparse.Namespace) -> Answer:
    """Make what stands on standard input an entry."""
    today = dt.datetime.now().astimezone().date()
    with opening.writing(asked.journal, asked.passphrase_fd) as (_vault, journal):
        text = _input_text()
        if not text.strip() and not asked.title.strip():
            raise Refused(_("There is nothing to write: no text came in and no title was given."))
        if not (is_keepable(text) and is_keepable(asked.title)):
            note(_("Signs that cannot be kept were replaced by \N{REPLACEMENT CHARACTER}."))
        entry = Entry(title=asked.title, body_md=text, occurred_on=asked.date or today)
        saved = journal.save(entry)
    return Answer({"id": saved.id}, (_("Written."),))


def search(asked: argparse.Namespace) -> Answer:
    """Find records."""
    with opening.reading(asked.journal, asked.passphrase_fd) as (_vault, journal):
        found = finding.find(journal, asked.query, asked.limit, best=asked.best)
    hits = [_hit(record) for record in found.records]
    lines = [f"{hit['date'] or '          '}  {hit['type']:12}  {hit['title']}" for hit in hits]
    lines.append(_("{shown} of {total}").format(shown=len(hits), total=found.total))
    return Answer({"total": found.total, "hits": hits}, tuple(lines))


def info(asked: argparse.Namespace) -> Answer:
    """Say what the journal holds, and where things lie."""
    with opening.reading(asked.journal, asked.passphrase_fd) as (opened, journal):
        _refuse_damage(opened, opened.check())
        counts = {cls.table: journal[cls].count() for cls in RECORDS}
        trash = sum(journal[cls].count(trashed=True) for cls in RECORDS)
        schema, last = journal.store.schema, opened.last_backup
        backup = last.isoformat().replace("+00:00", "Z") if last else None
        values = {
            "counts": counts,
            "trash": trash,
            "schema": schema,
            "format": opened.format,
            "backup": backup,
        }
    return Answer(values, (*_info_lines(counts, trash, backup), *_place_lines()))


def verify(asked: argparse.Namespace) -> Answer:
    """Run every check; each problem is named."""
    with opening.reading(asked.journal, asked.passphrase_fd) as (opened, journal):
        problems = opened.check(thorough=True)
        if problems:
            opened.hold_still()
        else:
            _note_sound_again(opened)
            problems = journal.store.problems()
        last = next(iter(opened.notes()), None) if not problems else None
    lines = problems or [_("Every check was run; nothing is wrong."), *_last_lines(last)]
    status = DAMAGED_STATUS if problems else 0
    return Answer({"ok": not problems, "problems": problems}, tuple(lines), status)


def backup(asked: argparse.Namespace) -> Answer:
    """Make a backup, which is called one only when it was opened again and compared."""
    with opening.writing(asked.journal, asked.passphrase_fd) as (opened, journal):
        _refuse_damage(opened, opened.check())
        order = safekeeping.order(opened, asked.folder, journal.now, Why.ASKED)
        made = safekeeping.carry_out(opened, order, None)
        noted = safekeeping.note(opened, made)
    if made.missed is not None:
        note(str(made.missed))
    line = _("The backup was opened again and compared: {name}").format(name=noted.name)
    values = {"file": str(Path(noted.folder) / noted.name), "proven": True}
    return Answer(values, (line, _counted(noted)))


def restore(asked: argparse.Namespace) -> Answer:
    """Make a journal anew from a backup; the folder must not be there."""
    words = secret.secret_from(asked.passphrase_fd)
    copies = paths.headers_folder()
    vault.restore(asked.backup, asked.journal, words, copies=copies)
    opened = vault.unlock(asked.journal, words, copies=copies)
    try:
        store = Store(opened.connection)
        counts = {cls.table: store[cls].count() for cls in RECORDS}
    finally:
        opened.lock()
    return Answer(
        {"journal": str(asked.journal), "counts": counts},
        (_("The journal is restored."), *_count_lines(counts)),
    )


def mend(asked: argparse.Namespace) -> Answer:
    """Write a lost header anew from the text of the square on the recovery sheet."""
    text = secret.secret_from(asked.passphrase_fd, _("All signs of the square, on one line: "))
    kinds = vault.mend(asked.journal, text).kinds()
    words = _("The header is written anew. The recovery code opens the journal, and nothing else.")
    if "passphrase" in kinds:
        words = _("The header is as it was. The passphrase opens the journal again.")
    return Answer({"journal": str(asked.journal), "opens": list(kinds)}, (words,))


def _input_text() -> str:
    data = sys.stdin.buffer.read(TEXT_LIMIT_BYTES + 1)
    if len(data) > TEXT_LIMIT_BYTES:
        raise Refused(_("This text is too long for one entry. Nothing was written."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(_("This text is not UTF-8. Nothing was written.")) from error


def _hit(record: Record) -> dict[str, str]:
    day = record.head_day
    date = day.isoformat() if day else ""
    return {"type": record.table, "id": record.id, "date": date, "title": record.head_title}


def _refuse_damage(opened: vault.Vault, problems: list[str]) -> None:
    if problems:
        opened.hold_still()
        raise vault.damage(problems)


def _note_sound_again(opened: vault.Vault) -> None:
    if opened.is_damaged:
        checking.note_sound_again(opened)


def _info_lines(counts: dict[str, int], trash: int, backup_time: str | None) -> list[str]:
    lines = _count_lines(counts)
    lines.append(_("In the trash: {count}").format(count=trash))
    when = backup_time or _("never")
    return [*lines, _("Last proven backup: {when}").format(when=when)]


def _last_lines(last: Note | None) -> list[str]:
    """Of when the last proven backup is, what it holds, and whether it is still there."""
    if last is None:
        return [_("There is no proven backup yet.")]
    day = day_in_words(last.proved_at.astimezone().date())
    lines = [_("Last proven backup: {when}").format(when=day), _counted(last)]
    if not (Path(last.folder) / last.name).is_file():
        lines.append(_("It does not lie any more where it was made."))
    return lines


def _counted(noted: Note) -> str:
    records = safekeeping.records_of(noted.rows)
    words = ngettext(
        "Reopened, {count} record counted.", "Reopened, {count} records counted.", records
    )
    return words.format(count=records)


def _count_lines(counts: dict[str, int]) -> list[str]:
    return [f"{table:14} {count}" for table, count in counts.items() if count]


def _place_lines() -> list[str]:
    return [
        _("Journals lie in {folder}").format(folder=paths.journals_folder()),
        _("Backups lie in {folder}").format(folder=paths.backups_folder()),
        _("Header copies lie in {folder}").format(folder=paths.headers_folder()),
    ]
