"""The demo's files: nothing in them that is to stay private."""

import json
import re

from journal_app import paths, vault
from journal_app.cli import demo
from journal_app.domain import RECORDS
from journal_app.store.store import Store

FIXED_PRIVATE = ("prep_md", "private_md", "selfcheck_md", "discussion_md", "insights_md")
PAIR_TEXTS = ("experience_md", "purpose_md", "confidentiality_md", "limits_md", "report_md")


def private_strings(sample: dict) -> list[str]:
    found = [row.get(name, "") for row in sample["session"] for name in FIXED_PRIVATE]
    found += [row.get(name, "") for row in sample["relationship"] for name in PAIR_TEXTS]
    found += [row.get("reach", "") for row in sample["person"]]
    found += [
        row.get("note_md", "") for row in sample["reading"] if len(row.get("note_md", "")) > 20
    ]
    sensitive = [row for row in sample["entry"] if "sensitive" in row.get("tags", [])]
    found += [row[name] for row in sensitive for name in ("title", "body_md")]
    return [
        line
        for text in found
        for line in text.split("\n")
        if line.strip(" #-") and "##" not in line
    ]


def test_neither_file_holds_what_stays_private(tmp_path) -> None:
    files = demo._make(tmp_path / "Sample.journal", tmp_path)
    sample = json.loads(paths.resource("sample", "journal.json").read_text())

    assert [file.suffix for file in files] == [".md", ".html"]
    for file in files:
        text = file.read_text()
        assert "Bring blocked invoices under 5 %" in text
        assert [line for line in private_strings(sample) if line in text] == []
        for person in sample["person"]:
            names = [*re.split(r"[\s-]+", person["name"]), *person.get("other_names", [])]
            assert [n for n in names if re.search(rf"(?<!\w){re.escape(n)}(?!\w)", text)] == []


def test_the_sample_journal_is_encrypted_and_whole(tmp_path) -> None:
    path = tmp_path / "Sample.journal"
    demo._make(path, tmp_path)
    sample = json.loads(paths.resource("sample", "journal.json").read_text())

    opened = vault.unlock(path, demo.PASSPHRASE, copies=None)
    store = Store(opened.connection)
    counts = {cls.table: store[cls].count() for cls in RECORDS}
    opened.lock()

    assert {k: n for k, n in counts.items() if isinstance(sample.get(k), list)} == {
        k: len(rows) for k, rows in sample.items() if isinstance(rows, list)
    }
    assert "迷子".encode() not in (path / "journal.db").read_bytes()
