"""The error words that need a machine in trouble: no memory, no room, no right to write."""

import json
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from journal_app import vault
from journal_app.errors import JournalError
from journal_app.vault import connection, key
from journal_app.vault.keychain import Keychain
from tests.cli import test_main
from tests.cli.conftest import PASSPHRASE


def test_too_little_memory_is_status_three(run, sample_path, monkeypatch) -> None:
    class Starved:
        def __init__(self, **_asked: object) -> None:
            raise MemoryError

    monkeypatch.setattr(key, "Argon2id", Starved)

    ran = run("info", sample_path, "--json")

    assert (ran.status, ran.json["error"]) == (3, "no_memory")


def test_the_database_of_another_program_is_foreign(run, sample_path) -> None:
    file = sample_path / "journal.db"
    own = key.derived(vault.read_key(sample_path, PASSPHRASE), key.DATABASE)
    file.unlink()
    bare = connection.create_bare(file, own)
    bare.execute("CREATE TABLE recipe (name)")
    bare.close()

    ran = run("info", sample_path, "--json")

    assert (ran.status, ran.json["error"]) == (4, "database_foreign")


SECRET = bytes(range(32))


@pytest.fixture
def device_path(sample_path):
    """The sample, with a slot that the secret of a device opens."""
    opened = vault.unlock(sample_path, PASSPHRASE, copies=None)
    opened.add_device(SECRET)
    opened.lock()
    return sample_path


@pytest.fixture
def alone():
    """Run a command where there is no terminal and nobody to ask."""

    def _run(*words: object) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, "-m", "journal_app", *map(str, words)],
            capture_output=True, stdin=subprocess.DEVNULL, start_new_session=True, check=False,
        )  # fmt: skip

    return _run


def test_a_device_slot_and_no_keyring_is_status_three(device_path, alone) -> None:
    ran = alone("info", device_path, "--json")

    assert (ran.returncode, json.loads(ran.stdout)["error"]) == (3, "device_unavailable")
    assert b"Traceback" not in ran.stderr


def test_without_a_device_slot_nobody_to_ask_is_a_wrong_use(sample_path, alone) -> None:
    assert alone("info", sample_path, "--json").returncode == 2


def test_a_passphrase_that_is_given_is_used_though_there_is_a_device_slot(run, device_path) -> None:
    wrong = run("info", device_path, "--json", passphrase="another")

    assert run("info", device_path, "--json").status == 0
    assert (wrong.status, wrong.json["error"]) == (3, "wrong_passphrase")


@pytest.mark.keyring
def test_the_secret_in_the_keyring_opens_where_there_is_nobody_to_ask(device_path, alone) -> None:
    ring, vault_id = Keychain(), vault.device_of(device_path)
    ring.keep(vault_id, SECRET)

    read = alone("info", device_path, "--json")
    ring.keep(vault_id, bytes(32))
    other = alone("info", device_path, "--json")
    ring.forget(vault_id)
    gone = alone("info", device_path, "--json")

    assert (read.returncode, "counts" in json.loads(read.stdout)) == (0, True)
    for ran in (other, gone):
        assert (ran.returncode, json.loads(ran.stdout)["error"]) == (3, "device_unavailable")
        assert SECRET.hex().encode() not in ran.stdout + ran.stderr


def test_where_nothing_can_be_written_a_journal_is_read_and_not_changed(
    run, sample_path, small_disk
) -> None:
    disk = small_disk("16m")
    shutil.copytree(sample_path, disk / "Mine.journal")
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)

    ran = run("add", disk / "Mine.journal", "--json", text=b"words")
    made = run("new", disk / "New.journal", "--json")

    assert (ran.status, ran.json["error"]) == (1, "read_only")
    assert (made.status, made.json["error"]) == (1, "read_only")
    assert run("info", disk / "Mine.journal", "--json").status == 0


def test_a_full_disk_is_said_and_leaves_nothing_half_done(run, sample_path, small_disk) -> None:
    disk = small_disk("300k")
    for words, out in (
        (("export", sample_path, disk / "all.json", "--format", "journal-json"), "all.json"),
        (("backup", sample_path, disk), "*.journalbackup"),
        (("new", disk / "New.journal"), "New.journal"),
    ):
        full = disk / "full"
        full.write_bytes(bytes(300_000))
        ran = run(*words, "--json")
        full.unlink()
        assert (ran.status, ran.json["error"]) == (1, "no_space"), words
        assert list(disk.glob(out)) == [], words


def test_words_added_to_a_journal_on_a_full_disk_change_nothing(
    run, sample_path, small_disk
) -> None:
    disk = small_disk("2m")
    there = disk / "Mine.journal"
    shutil.copytree(sample_path, there)
    before = run("info", there, "--json").json
    _fill(disk)

    ran = run("add", there, "--json", text=b"word " * 100_000)

    assert (ran.status, ran.json["error"]) == (1, "no_space")
    assert run("info", there, "--json").json == before
    (disk / "full").unlink()
    assert run("info", there, "--json").json == before
    assert run("add", there, "--json", text=b"words").status == 0


def test_every_word_of_the_contract_is_the_word_of_an_error() -> None:
    words = {leaf.word for leaf in test_main.leaves(JournalError)}

    assert words == {word for found in test_main.ERROR_WORDS.values() for word in found}


def _fill(disk: Path) -> None:
    with (disk / "full").open("wb", 0) as full, suppress(OSError):
        while True:
            full.write(bytes(4096))


FAR_PAGES = (43, 50, 57, 64, 71)  # of the sample's 137: what adds an entry reads none of them


@pytest.mark.parametrize(
    "command", [("info",), ("verify",), ("export", "all.json", "--format", "journal-json")]
)
def test_what_a_command_found_damaged_is_written_by_none_after_it(
    run, sample_path, command, tmp_path, monkeypatch
) -> None:
    file = sample_path / "journal.db"
    whole = file.read_bytes()
    spoil(file, whole)
    broken = test_main.contents(sample_path)
    monkeypatch.chdir(tmp_path)

    found = run(command[0], sample_path, *command[1:], "--json").status
    refused = run("add", sample_path, "--json", text=b"words")

    assert found == 4
    assert (refused.status, refused.json["error"]) == (1, "read_only")
    assert test_main.contents(sample_path) == broken

    file.write_bytes(whole)
    assert run("verify", sample_path).status == 0
    assert run("add", sample_path, text=b"words").status == 0


def spoil(file: Path, whole: bytes) -> None:
    broken = bytearray(whole)
    for page in FAR_PAGES:
        broken[page * 4096 + 100] ^= 1
    file.write_bytes(broken)
