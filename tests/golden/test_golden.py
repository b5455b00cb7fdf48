"""A journal of every released schema opens with today's program and says all it said."""

import importlib.util
import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from journal_app import vault
from journal_app.domain import BY_TABLE
from journal_app.errors import WrongPassphrase
from journal_app.services import importing
from journal_app.services.beside import Beside
from journal_app.services.importers.json_file import read_json
from journal_app.services.journal import Journal
from journal_app.store.schema import SCHEMA
from journal_app.store.store import Store
from tests.golden import __main__ as making
from tests.golden.said import END, exported, said

READER = Path(__file__).parents[2] / "packaging" / "rescue" / "read_vault.py"
KEPT = sorted(making.HERE.glob("schema-*"))
SECRETS = ("passphrase", "recovery")
NEW = "a passphrase of today"


@pytest.fixture(params=KEPT, ids=lambda place: place.name)
def golden(request, tmp_path) -> Path:
    """A copy of a golden journal and what lies beside it."""
    place = tmp_path / request.param.name
    shutil.copytree(request.param, place)
    return place


def facts(golden: Path) -> dict:
    return json.loads((golden / making.SAID).read_text(encoding="utf-8"))


def backup(golden: Path) -> Path:
    (found,) = golden.glob("*.journalbackup")
    return found


@contextmanager
def opened(folder: Path, secret: str) -> Iterator[tuple[vault.Vault, Store]]:
    """The journal, its tables brought to today's; checked through when all was asked of it."""
    found = vault.unlock(folder, secret, copies=None)
    try:
        yield found, Store(found.connection)
        assert found.check(thorough=True) == []
        assert Store(found.connection).problems() == []
    finally:
        found.lock()


def lacking(was: dict, now: dict) -> list[str]:
    """What an export of that day held and today's does not, or says otherwise."""
    found = [] if was["content"] == now["content"] else ["content"]
    found += [
        f"profile {name}"
        for name, value in was["profile"].items()
        if now["profile"].get(name) != value
    ]
    for table in BY_TABLE.keys() & was.keys() - {"profile"}:
        by_id = {record["id"]: record for record in now[table]}
        for record in was[table]:
            there = by_id.get(record["id"], {})
            found += [
                f"{table} {record['id']} {name}"
                for name, value in record.items()
                if there.get(name) != value
            ]
    return found


def test_every_schema_since_the_first_that_was_kept_has_one() -> None:
    numbers = [facts(place)["schema"] for place in KEPT]

    assert [place.name for place in KEPT] == [f"schema-{number}" for number in numbers]
    assert sorted(numbers) == list(range(3, SCHEMA + 1)), "make it: python -m tests.golden"


@pytest.mark.parametrize("kind", SECRETS)
def test_it_opens_and_says_all_it_said(golden, kind) -> None:
    wanted = facts(golden)
    folder = golden / making.JOURNAL

    with opened(folder, wanted["opens"][kind]) as (found, store):
        assert store.schema == SCHEMA
        assert said(store) == wanted["says"]
        assert found.vault_id == wanted["vault"]
        assert found.last_backup.isoformat() == wanted["backed_up"]
        assert lacking(json.loads((golden / making.EXPORT).read_bytes()), exported(store)) == []

    with opened(folder, wanted["opens"][kind]) as (_found, store):  # and it does so again
        assert said(store) == wanted["says"]


def test_nothing_else_opens_it(golden) -> None:
    with pytest.raises(WrongPassphrase):
        vault.unlock(golden / making.JOURNAL, "something else", copies=None)


def test_its_last_step_is_taken_back(golden) -> None:
    wanted = facts(golden)
    undone = wanted["undone"]

    with opened(golden / making.JOURNAL, wanted["opens"]["recovery"]) as (_found, store):
        Journal(store, lambda: END).undo()

        assert store.get(undone["table"], undone["id"]).head_title == undone["title"]


@pytest.mark.parametrize("kind", SECRETS)
def test_its_backup_is_restored_and_says_all_it_said(golden, tmp_path, kind) -> None:
    wanted, folder = facts(golden), tmp_path / "Restored.journal"
    secret = wanted["opens"][kind]

    vault.restore(backup(golden), folder, secret, copies=None)

    with opened(folder, secret) as (_found, store):
        assert said(store) == wanted["says"]


def test_its_backup_is_read_beside_a_journal(golden, tmp_path) -> None:
    wanted = facts(golden)
    secret = wanted["opens"]["recovery"]

    beside = Beside(vault.open_backup(backup(golden), secret, tmp_path / "state"), lambda: END)

    assert said(beside.journal.store) == wanted["says"]
    beside.close()


def test_its_export_is_taken_in_by_a_new_journal(golden, journal) -> None:
    data = (golden / making.EXPORT).read_bytes()
    reading = read_json(data)

    importing.carry_out(journal, importing.plan(journal, reading), reading.contents)

    wanted = facts(golden)["says"]
    now = said(journal.store)
    assert {name: now[name] for name in ("counts", "trash", "texts", "heads", "finds")} == {
        name: wanted[name] for name in ("counts", "trash", "texts", "heads", "finds")
    }
    assert lacking(json.loads(data), exported(journal.store)) == []


def test_it_is_read_without_the_program(golden, tmp_path) -> None:
    spec = importlib.util.spec_from_file_location("read_vault", READER)
    reader = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reader)
    wanted = facts(golden)

    for source in (golden / making.JOURNAL, backup(golden)):
        data, _log = reader.read(source, wanted["opens"]["recovery"])
        (tmp_path / "plain").write_bytes(data)
        plain = sqlite3.connect(tmp_path / "plain")
        assert plain.execute("PRAGMA user_version").fetchone() == (wanted["schema"],)
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        title = plain.execute("SELECT title FROM entry WHERE title LIKE 'worded%'").fetchone()
        assert title == ("worded five times",)
        plain.close()


def test_another_is_made_whole_and_never_over_one_that_is_there(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(making, "HERE", tmp_path)

    making.main()
    place = tmp_path / f"schema-{SCHEMA}"
    before = {file: file.read_bytes() for file in place.rglob("*") if file.is_file()}
    with pytest.raises(SystemExit, match="kept for ever"):
        making.main()

    assert {file: file.read_bytes() for file in place.rglob("*") if file.is_file()} == before
    assert {"journal.db", "vault.json"} <= {file.name for file in before}
    with opened(place / making.JOURNAL, making.PASSPHRASE) as (_found, store):
        assert said(store) == facts(place)["says"]


def test_what_is_lost_or_changed_would_be_noticed(golden) -> None:
    wanted = facts(golden)
    was = json.loads((golden / making.EXPORT).read_bytes())

    with opened(golden / making.JOURNAL, wanted["opens"]["recovery"]) as (_found, store):
        store.db.execute("UPDATE goal SET why_md = '' WHERE why_md <> ''")
        store.db.execute("UPDATE entry SET energy = NULL")
        store.db.execute("DELETE FROM history WHERE row % 2")
        now = said(store)

        assert {name for name in now if now[name] != wanted["says"][name]} == {"texts", "versions"}
        assert {name.split()[2] for name in lacking(was, exported(store))} == {"why_md", "energy"}
