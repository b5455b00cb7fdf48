"""What was typed is there again: after a kill, and after a lock that replaces the process."""

import os
import shutil
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from journal_app import vault
from journal_app.domain.entry import Entry
from journal_app.store.store import Store
from tests.vault_fixtures import PASSPHRASE

TYPIST = Path(__file__).parent / "typist.py"
PAUSE_S = 1.5  # of the promise: killed one and a half seconds after the last key
ROUNDS, LANES = 20, 4
PATIENCE_S = 60  # for a child that never types


def start(journal: Path, seen: Path, **wishes: str) -> subprocess.Popen:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "TYPIST_WORDS": PASSPHRASE,
        "TYPIST_SEEN": str(seen),
        "TYPIST_AGAIN": "",
        **wishes,
        "PYTHONPATH": str(TYPIST.parents[2]),
    }
    return subprocess.Popen(
        [sys.executable, "-X", "faulthandler", str(TYPIST), str(journal)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def bodies(journal: Path, key: bytes) -> list[str]:
    opened = vault.unlock_with_key(journal, key)
    try:
        return [entry.body_md for entry in Store(opened.connection)[Entry].where()]
    finally:
        opened.lock()


@pytest.fixture
def sheet_made(vault_path, vault_key) -> Path:
    """A journal that does not ask about its recovery sheet."""
    opened = vault.unlock_with_key(vault_path, vault_key)
    Store(opened.connection).keep_state("recovery_sheet", {"shown_on": "2025-01-01"})
    opened.lock()
    return vault_path


def killed_rounds(journal: Path, key: bytes, rounds: range) -> list[str]:
    """Type, kill, look; answers the texts that were not there."""
    lost = []
    for number in rounds:
        text = f"Round {number} of the kept words. "
        child = start(
            journal, journal.parent / f"seen-{number}", TYPIST_TEXT=text, TYPIST_THEN="stay"
        )
        watch = threading.Timer(PATIENCE_S, child.kill)
        watch.start()
        said = child.stdout.readline()
        watch.cancel()
        if not said.startswith("typed"):
            complaints = child.communicate()[1]
            pytest.fail(f"The typist ended with {child.returncode}. {complaints}")
        time.sleep(PAUSE_S)
        child.kill()
        child.communicate()
        if not any(text.strip() in body for body in bodies(journal, key)):
            lost.append(text)
    return lost


def test_killed_one_and_a_half_seconds_after_the_last_key_nothing_is_lost(
    vault_path, vault_key, tmp_path
) -> None:
    journals = [tmp_path / f"Lane{lane}" / "My.journal" for lane in range(LANES)]
    for journal in journals:
        shutil.copytree(vault_path, journal)

    with ThreadPoolExecutor(LANES) as lanes:
        jobs = [
            lanes.submit(killed_rounds, journal, vault_key, range(lane, ROUNDS, LANES))
            for lane, journal in enumerate(journals)
        ]
        lost = [text for job in jobs for text in job.result()]

    assert lost == []


def test_lock_replaces_the_process_and_the_next_key_continues_the_word(
    sheet_made, vault_key, tmp_path
) -> None:
    child = start(
        sheet_made,
        tmp_path / "seen",
        TYPIST_TEXT="A word cut in mid",
        TYPIST_AGAIN="dle",
        TYPIST_THEN="lock",
    )

    said, complaints = child.communicate(timeout=60)

    assert child.returncode == 0, complaints
    assert said.split("\n")[:2] == [f"typed {child.pid}"] * 2
    assert bodies(sheet_made, vault_key) == ["A word cut in middle"]
    assert not list(sheet_made.glob("*-wal")) + list(sheet_made.glob("*-shm"))
