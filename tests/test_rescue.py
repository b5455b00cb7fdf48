"""The independent reader and the vectors of docs/vault-format.md."""

import importlib.util
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from journal_app import vault
from journal_app.domain.entry import Entry
from journal_app.vault import anew, block, header_files, key, recovery
from journal_app.vault.header import Slot
from journal_app.vault.key import Cost
from tests.vault_fixtures import PASSPHRASE

ROOT = Path(__file__).parent.parent
READER = ROOT / "packaging" / "rescue" / "read_vault.py"
VAULT = "01234567-89ab-cdef-0123-456789abcdef"
WRAPPED = bytes.fromhex(  # bytes 0 to 31 under the key of a recovery slot, as a slot of that vault
    "738bc933c8c2994a37d3bbbcaadf7c8e35ac5df9ad12a2230197d51aacb9252ea9b0fda29e97e552f2fdb8e9e587517a"
)
VECTORS = {
    "recovery code": lambda: recovery.code_of(bytes(range(20))),
    "key of a recovery slot": lambda: key.derived(bytes(range(20)), key.RECOVERY).hex(),
    "key of a device slot": lambda: key.derived(bytes(range(32)), key.DEVICE).hex(),
    "signs of a recovery sheet": lambda: block.text_of(
        VAULT, Slot("0001020304050607", "recovery", bytes(12), WRAPPED)
    ),
    "database key": lambda: key.derived(bytes(range(32)), key.DATABASE).hex(),
    "key of a passphrase slot": lambda: key.from_passphrase(
        "cafe\u0301\u00a0x", bytes(16), Cost(65_536)
    ).hex(),
}


def read(source: Path, out: Path, secret: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, READER, source, out], input=secret + "\n", text=True,
        capture_output=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("name", VECTORS)
def test_the_page_says_what_the_program_makes(name: str) -> None:
    page = (ROOT / "docs" / "vault-format.md").read_text().split("## Test vectors")[1]
    row = next(line for line in page.splitlines() if line.startswith(f"| {name} |"))

    assert re.search(r"`([^`]+)` \|$", row)[1] == VECTORS[name]()


def test_a_journal_and_its_backup_are_read_without_the_program(
    opened, journal, clock, tmp_path
) -> None:
    journal.save(Entry(title="迷子", body_md="words"))
    backup = opened.back_up(tmp_path / "backups", clock.time)
    opened.lock()

    for number, source in enumerate((opened.folder, backup)):
        out = tmp_path / f"{number}.sqlite"
        ran = read(source, out, PASSPHRASE)
        assert ran.returncode == 0, ran.stderr
        plain = sqlite3.connect(out)
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert plain.execute("SELECT title FROM entry").fetchall() == [("迷子",)]
        plain.close()


def test_a_log_beside_the_database_is_told(opened, journal, tmp_path) -> None:
    journal.save(Entry(title="late"))

    ran = read(opened.folder, tmp_path / "out.sqlite", PASSPHRASE)

    assert "journal.db-wal lies beside" in ran.stdout


def test_a_change_that_was_broken_off_is_told(vault_path, tmp_path) -> None:
    (vault_path / "journal.db-journal").write_bytes(b"what stood there before")

    ran = read(vault_path, tmp_path / "out.sqlite", PASSPHRASE)

    assert "a change was broken off" in ran.stdout


@pytest.mark.parametrize("place", ["journal.db.next", "journal.db"])
def test_a_new_key_that_was_broken_off_is_read_all_the_same(
    opened, journal, clock, tmp_path, place
) -> None:
    """Killed between the two renamings, or before the first: the header says which one it is."""
    journal.save(Entry(title="kept"))
    made = anew.make(opened, "later", clock.time, memory_kib=vault.LEAST_MEMORY_KIB)
    opened.lock()
    if place == "journal.db.next":
        header_files.write(opened.folder, made.header)

    secret = "later" if place == "journal.db.next" else PASSPHRASE
    ran = read(opened.folder, tmp_path / "out.sqlite", secret)

    assert ran.returncode == 0, ran.stderr
    plain = sqlite3.connect(tmp_path / "out.sqlite")
    assert plain.execute("SELECT title FROM entry").fetchall() == [("kept",)]
    plain.close()


def test_without_its_header_a_journal_is_read_by_its_sheet(opened, journal, tmp_path) -> None:
    journal.save(Entry(title="kept"))
    code = recovery.new_code()
    slot, signs = block.new(opened, code)
    opened.take_recovery(code, slot)
    opened.lock()
    (opened.folder / "vault.json").unlink()

    by_code = read(opened.folder, tmp_path / "no.sqlite", code)
    by_sheet = read(opened.folder, tmp_path / "out.sqlite", f"{code} {signs}")

    assert (by_code.returncode, by_sheet.returncode) == (1, 0), by_sheet.stderr
    plain = sqlite3.connect(tmp_path / "out.sqlite")
    assert plain.execute("SELECT title FROM entry").fetchall() == [("kept",)]
    plain.close()


def test_a_wrong_secret_gives_a_sentence(vault_path, tmp_path) -> None:
    ran = read(vault_path, tmp_path / "out.sqlite", "wrong")

    assert (ran.returncode, ran.stderr.count("\n")) == (1, 1)
    assert not (tmp_path / "out.sqlite").exists()


def test_the_reader_needs_nothing_of_ours() -> None:
    found = set(re.findall(r"^(?:from|import) (\w+)", READER.read_text(), re.MULTILINE))

    assert found - set(sys.stdlib_module_names) == {"cryptography"}
    assert importlib.util.find_spec("cryptography")
