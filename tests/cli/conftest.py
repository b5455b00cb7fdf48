"""Running commands as a person or a script does: words in, status and output back."""

import dataclasses
import io
import json
import os
import shutil
import subprocess
import sys

import pytest

from journal_app import paths, vault
from journal_app.cli import main
from journal_app.cli.opening import now
from journal_app.services import importing
from journal_app.services.importers.json_file import read_json
from journal_app.services.journal import Journal
from journal_app.store.store import Store

PASSPHRASE = "a passphrase of the tests"


@dataclasses.dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict:
        """The one object on standard output."""
        lines = self.out.splitlines()
        assert len(lines) == 1, self.out
        return json.loads(lines[0])


@pytest.fixture
def run(capsys, monkeypatch):
    """Run a command in this process, the passphrase through a descriptor."""

    def _run(*words: object, passphrase: str | None = PASSPHRASE, text: bytes = b"") -> Ran:
        argv = [str(word) for word in words]
        handles = []
        if passphrase is not None:
            read, write = os.pipe()
            os.write(write, passphrase.encode() + b"\n")
            os.close(write)
            handles.append(read)
            argv += ["--passphrase-fd", str(read)]
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text), encoding="utf-8"))
        capsys.readouterr()
        status = main(argv)
        for handle in handles:
            os.close(handle)
        captured = capsys.readouterr()
        assert "Traceback" not in captured.out + captured.err
        return Ran(status, captured.out, captured.err)

    return _run


@pytest.fixture(scope="session")
def sample_vault(tmp_path_factory):
    """One journal with the sample in it, and its recovery code; tests copy its folder."""
    path = tmp_path_factory.mktemp("cli") / "Sample.journal"
    made = vault.create(path, PASSPHRASE, copies=None, memory_kib=vault.LEAST_MEMORY_KIB)
    journal = Journal(Store(made.vault.connection), now)
    reading = read_json(paths.resource("sample", "journal.json").read_bytes())
    importing.carry_out(journal, importing.plan(journal, reading), reading.contents)
    made.vault.lock()
    return path, made.recovery


@pytest.fixture
def sample_path(sample_vault, tmp_path):
    """A copy of the sample journal of this test alone."""
    path = tmp_path / "Mine.journal"
    shutil.copytree(sample_vault[0], path)
    return path


@pytest.fixture
def recovery(sample_vault) -> str:
    return sample_vault[1]


@pytest.fixture
def holding():
    """Another program that holds a journal open until the test ends."""
    started = []

    def _hold(path) -> None:
        code = (
            "import sys, pathlib; from journal_app import vault\n"
            f"v = vault.unlock(pathlib.Path({str(path)!r}), {PASSPHRASE!r}, copies=None)\n"
            "print('open', flush=True); sys.stdin.read(); v.lock()"
        )
        child = subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        started.append(child)
        assert child.stdout.readline().strip() == b"open"

    yield _hold
    for child in started:
        child.stdin.close()
        child.wait(20)
        child.stdout.close()
