"""Commands that take in and hand out: import, undo-import, export, review."""

import argparse
import dataclasses
from pathlib import Path
from typing import Any

from journal_app import paths
from journal_app.cli import opening
from journal_app.cli.answer import Answer, note
from journal_app.cli.usage import UsageError
from journal_app.domain.review import Audience, Review, ReviewKind
from journal_app.errors import Refused
from journal_app.i18n import _
from journal_app.services import disclosure, handing_over, importing, reviewing, safekeeping
from journal_app.services.exporters.json_file import json_parts
from journal_app.services.exporters.new_file import write_new
from journal_app.services.importers import door
from journal_app.services.journal import Journal
from journal_app.services.reviewing import Composed
from journal_app.vault import Vault
from journal_app.vault.notes import Why

SUFFIXES = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}


class NamesUnresolved(Refused):
    """Some names in a review need a person to decide; nothing was written."""

    def __init__(self, unresolved: list[dict[str, str]]) -> None:
        self.values = {"unresolved": unresolved}
        lines = [f"{one['person']}: {one['where']}" for one in unresolved]
        head = _("These names could not be settled; nothing was written.")
        super().__init__("\n".join([head, *lines]))


def take_in(asked: argparse.Namespace) -> Answer:
    """Take the records of a file in as one batch; with --dry-run only say what would happen."""
    reading = door.read(asked.file, door.JOURNAL)
    open_for = opening.reading if asked.dry_run else opening.writing
    with open_for(asked.journal, asked.passphrase_fd) as (opened, journal):
        plan = importing.plan(journal, reading)
        batch = None
        if plan.changes and not asked.dry_run:
            safekeeping.first(opened, paths.backups_folder(), journal.now, Why.IMPORT)
            batch = importing.carry_out(journal, plan, reading.contents)
    skipped = [dataclasses.asdict(one) for one in plan.skipped]
    lines = [f"{table:14} {count}" for table, count in plan.added.items()]
    lines.append(_("{count} left alone.").format(count=len(skipped)))
    if batch:
        lines.append(
            _("To take it out again: undo-import with the batch {batch}").format(batch=batch)
        )
    return Answer({"batch": batch, "added": plan.added, "skipped": skipped}, tuple(lines))


def take_out(asked: argparse.Namespace) -> Answer:
    """Take a batch out again."""
    with opening.writing(asked.journal, asked.passphrase_fd) as (_vault, journal):
        removed, kept = importing.undo_import(journal, asked.batch)
    lines = [f"{table:14} {count}" for table, count in removed.items()]
    lines += [_("Kept, because it was changed since: {id}").format(id=one) for one in kept]
    return Answer({"removed": removed, "kept": kept}, tuple(lines))


def export(asked: argparse.Namespace) -> Answer:
    """Write the whole journal to one file that is not encrypted."""
    count = 0
    with opening.reading(asked.journal, asked.passphrase_fd) as (_vault, journal):
        records = list(disclosure.everything(journal))
        count = len(records)
        write_new(asked.out, json_parts(records, disclosure.contents(journal)))
    note(_("This file is not encrypted."))
    values = {"file": str(asked.out), "items": count, "left_out": 0}
    return Answer(values, (_("{count} records written.").format(count=count),))


def review(asked: argparse.Namespace) -> Answer:
    """Compose a review and write it, or only show what would leave."""
    file_format = SUFFIXES.get(asked.out.suffix.lower())
    if file_format is None:
        raise UsageError(_("--out must end in .md or .html"))
    _check_choice(asked)
    with opening.reading(asked.journal, asked.passphrase_fd) as (opened, journal):
        stored = _stored(journal, asked.id) if asked.id else None
        composed = _composed(journal, asked, stored)
        unresolved = [{"person": one.person, "where": one.where} for one in composed.unresolved]
        if asked.what_leaves:
            return _what_leaves(asked, composed, unresolved)
        if unresolved:
            raise NamesUnresolved(unresolved)
        write_new(asked.out, [handing_over.file_text(journal, composed, file_format)])
        if stored is not None:
            _note_export(opened, journal, stored, file_format)
    note(_("This file is not encrypted."))
    line = _("{count} items written, {left} left out.")
    words = line.format(count=len(composed.leaving), left=len(composed.kept))
    return Answer(_review_values(asked.out, composed, []), (words,))


def _check_choice(asked: argparse.Namespace) -> None:
    composing = (asked.kind, asked.audience, asked.first, asked.last)
    if asked.id and any((*composing, asked.relationship)):
        raise UsageError(_("Give either --id or --kind, --audience, --from and --to."))
    if not asked.id and not all(composing):
        raise UsageError(_("Give --id, or --kind, --audience, --from and --to."))


def _stored(journal: Journal, review_id: str) -> Review:
    found = journal[Review].get(review_id)
    if found is None or found.trashed_at is not None:
        raise Refused(_("This journal has no such review."))
    return found


def _composed(journal: Journal, asked: argparse.Namespace, stored: Review | None) -> Composed:
    if stored is not None:
        return reviewing.compose_stored(journal, stored)
    reader = reviewing.reader_for(
        journal,
        ReviewKind(asked.kind),
        Audience(asked.audience),
        (asked.first, asked.last),
        asked.relationship,
    )
    return reviewing.compose(journal, reader)


def _note_export(opened: Vault, journal: Journal, stored: Review, file_format: str) -> None:
    if opened.read_only:
        note(_("The journal is open elsewhere, so that it was exported is not noted in it."))
    else:
        reviewing.note_export(journal, stored, file_format)


def _review_values(
    out: Path, composed: Composed, unresolved: list[dict[str, str]]
) -> dict[str, Any]:
    return {
        "file": str(out),
        "items": len(composed.leaving),
        "left_out": len(composed.kept),
        "unresolved": unresolved,
    }


def _what_leaves(
    asked: argparse.Namespace, composed: Composed, unresolved: list[dict[str, str]]
) -> Answer:
    reader = composed.reader
    lines = [
        _("To: {file}, not encrypted").format(file=asked.out),
        _("For: {reader}").format(reader=_(reader.audience.label)),
        "",
        _("Leaves:"),
    ]
    lines += [f"  {one.section:10} {_(one.level.label)}: {one.title}" for one in composed.leaving]
    lines += ["", _("People found:")]
    lines += [f"  {one.person} ({one.where}): {_becomes(one.instead)}" for one in composed.named]
    lines += ["", _("Stays:")]
    lines += [f"  {one.table:10} {one.title}: {_(one.why)}" for one in composed.kept]
    values = _review_values(asked.out, composed, unresolved) | {
        "leaves": [
            {"type": one.table, "title": one.title, "level": str(one.level), "section": one.section}
            for one in composed.leaving
        ],
        "people": [
            {"person": one.person, "where": one.where, "instead": one.instead}
            for one in composed.named
        ],
        "stays": [
            {"type": one.table, "title": one.title, "why": _(one.why)} for one in composed.kept
        ],
    }
    return Answer(values, tuple(lines))


def _becomes(instead: str | None) -> str:
    return instead if instead is not None else _("to be settled by you")
