"""Make the golden journal of today's schema; one that is there is never made again.

    python -m tests.golden

Run it when a release is made, and commit the folder. It is kept for ever: the program of any later
day must open it and find in it all that said.json says. Passphrase and recovery code stand in
said.json: the people in it are made up, and nobody has a secret in it.
"""

import datetime as dt
import json
import sys
from pathlib import Path

import journal_app
from journal_app import vault
from journal_app.services.exporters.json_file import json_parts
from journal_app.services.journal import Journal
from journal_app.store.schema import SCHEMA
from journal_app.store.store import Store
from journal_app.vault.notes import Why
from tests.golden import content
from tests.golden.said import said

HERE = Path(__file__).parent
JOURNAL, EXPORT, SAID = "Golden.journal", "journal.json", "said.json"
PASSPHRASE = "the golden passphrase opens nothing of anyone"
BEGINS = dt.datetime(2025, 3, 3, 9, 30, tzinfo=dt.UTC)


def main() -> None:
    """Make it; where it is there already, leave with a sentence and status 1."""
    place = HERE / f"schema-{SCHEMA}"
    if place.exists():
        sys.exit(f"{place.name} is there already. It is kept for ever: nothing was made.")
    make(place)


def make(place: Path) -> None:
    """A journal in a new folder, its backup, its export and what it says."""
    place.mkdir()
    folder = place / JOURNAL
    made = vault.create(folder, PASSPHRASE, copies=None, memory_kib=vault.LEAST_MEMORY_KIB)
    store, clock = Store(made.vault.connection), content.Clock(BEGINS)
    journal = Journal(store, clock)
    undone = content.fill(journal, clock)
    made.vault.back_up(place, clock(), why=Why.ASKED)
    parts = json_parts(store.every(), store.contents())
    (place / EXPORT).write_text("".join(parts), encoding="utf-8", newline="\n")
    facts = {
        "schema": SCHEMA,
        "format": made.vault.format,
        "program": journal_app.__version__,
        "vault": made.vault.vault_id,
        "backed_up": clock().isoformat(),
        "opens": {"passphrase": PASSPHRASE, "recovery": made.recovery},
        "undone": undone,
        "says": said(store),
    }
    made.vault.lock()
    text = json.dumps(facts, indent=1, ensure_ascii=False) + "\n"
    (place / SAID).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
