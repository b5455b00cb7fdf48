"""The demo: a sample journal, its career review and pictures of every page there is."""

import argparse
import datetime as dt
from pathlib import Path

from journal_app import vault
from journal_app.cli import opening
from journal_app.cli.answer import Answer
from journal_app.domain.review import Audience, ReviewKind
from journal_app.errors import Exists
from journal_app.i18n import _
from journal_app.services import reviewing, sample
from journal_app.services.exporters.html_file import title_of, to_page
from journal_app.services.exporters.new_file import write_new
from journal_app.services.journal import Journal
from journal_app.store.store import Store

PASSPHRASE = "look round the sample"  # noqa: S105 - opens nothing but made-up people
SCALES = (1.0, 2.0)
PERIOD = (dt.date(2025, 1, 1), dt.date(2025, 10, 31))


def demo(asked: argparse.Namespace) -> Answer:
    """Make FOLDER/Sample.journal, its review in Markdown and HTML, and the pictures."""
    folder: Path = asked.folder
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "Sample.journal"
    if path.exists():
        raise Exists(_("There is a sample journal already. Nothing was changed."))
    files = [*_make(path, folder), *_pictures(path, folder)]
    values = {
        "journal": str(path),
        "passphrase": PASSPHRASE,
        "files": [str(file) for file in files],
    }
    lines = (
        _("The sample journal: {path}").format(path=path),
        _("Its passphrase: {words}").format(words=PASSPHRASE),
        *map(str, files),
    )
    return Answer(values, lines)


def _make(path: Path, folder: Path) -> list[Path]:
    made = vault.create(path, PASSPHRASE, copies=None, memory_kib=vault.LEAST_MEMORY_KIB)
    try:
        journal = Journal(Store(made.vault.connection), opening.now)
        sample.fill(journal)
        return _reviews(journal, folder)
    finally:
        made.vault.lock()


def _reviews(journal: Journal, folder: Path) -> list[Path]:
    reader = reviewing.reader_for(journal, ReviewKind.ANNUAL_SELF, Audience.MANAGER, PERIOD)
    text = reviewing.compose(journal, reader).markdown
    files = {
        "Self-assessment.md": text,
        "Self-assessment.html": to_page(text, title_of(text), "en"),
    }
    for name, content in files.items():
        (folder / name).unlink(missing_ok=True)
        write_new(folder / name, [content])
    return [folder / name for name in files]


def _pictures(path: Path, folder: Path) -> list[Path]:
    from journal_app import app  # noqa: PLC0415 - the only command that draws

    return [file for scale in SCALES for file in app.demo_pictures(path, PASSPHRASE, folder, scale)]
