"""Backups by command: counted, noted, and made before anything large is done."""

import pytest

from journal_app import paths, vault
from journal_app.cli.opening import now
from journal_app.services.second_place import SecondPlace
from journal_app.store import schema
from journal_app.vault import block
from journal_app.vault.notes import Why
from journal_app.vault.recovery import new_code
from tests.cli.conftest import PASSPHRASE


@pytest.fixture
def sample_json():
    return paths.resource("sample", "journal.json")


def opened(path) -> vault.Vault:
    return vault.unlock(path, PASSPHRASE, copies=None)


def reasons(path) -> list[Why]:
    found = opened(path)
    try:
        return [note.why for note in found.notes()]
    finally:
        found.lock()


def test_a_backup_says_what_was_counted_and_verify_remembers_it(run, sample_path, tmp_path) -> None:
    made = run("backup", sample_path, tmp_path / "b")
    checked = run("verify", sample_path)

    counted = [line for line in made.out.splitlines() if "records counted" in line]
    assert counted
    assert counted[0] in checked.out
    assert reasons(sample_path) == [Why.ASKED]


def test_verify_says_when_the_last_backup_is_not_there_any_more(run, sample_path, tmp_path) -> None:
    file = run("backup", sample_path, tmp_path / "b", "--json").json["file"]
    (tmp_path / "b" / file.rsplit("/", 1)[-1]).unlink()

    assert "not lie any more" in run("verify", sample_path).out


def test_a_backup_by_command_is_carried_to_the_second_place_too(run, sample_path, tmp_path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    found = opened(sample_path)
    SecondPlace(stick).keep(found)
    found.lock()

    run("backup", sample_path, tmp_path / "b")
    stick.rename(tmp_path / "drawn out")
    without = run("backup", sample_path, tmp_path / "b")

    assert len(list((tmp_path / "drawn out").iterdir())) == 1
    assert without.status == 0
    assert "within reach" in without.err


def test_an_import_is_preceded_by_a_backup(run, sample_path, sample_json, tmp_path) -> None:
    empty = tmp_path / "Empty.journal"
    vault.create(empty, PASSPHRASE, copies=None, memory_kib=vault.LEAST_MEMORY_KIB).vault.lock()

    run("import", empty, sample_json, "--format", "journal-json")
    run("import", empty, sample_json, "--format", "journal-json", "--dry-run")

    assert reasons(empty) == [Why.IMPORT]
    assert len(list(paths.backups_folder().iterdir())) == 1


def test_without_a_backup_nothing_is_taken_in(run, sample_json, tmp_path) -> None:
    empty = tmp_path / "Empty.journal"
    vault.create(empty, PASSPHRASE, copies=None, memory_kib=vault.LEAST_MEMORY_KIB).vault.lock()
    paths.backups_folder().parent.mkdir(parents=True)
    paths.backups_folder().write_bytes(b"in the way")

    ran = run("import", empty, sample_json, "--format", "journal-json", "--json")

    assert (ran.status, ran.json["error"]) == (1, "refused")
    assert "no backup could be made first" in ran.json["message"]
    assert not any(run("info", empty, "--json").json["counts"].values())


def test_tables_are_changed_only_after_a_backup(run, sample_path, monkeypatch) -> None:
    monkeypatch.setattr(schema, "SCHEMA", schema.SCHEMA + 1)

    assert run("add", sample_path, text=b"words").status == 0
    assert run("add", sample_path, text=b"words").status == 0

    assert reasons(sample_path) == [Why.UPGRADE]
    assert run("info", sample_path, "--json").json["schema"] == schema.SCHEMA


def test_without_a_backup_the_tables_stay_as_they_are(run, sample_path, monkeypatch) -> None:
    before = schema.SCHEMA
    monkeypatch.setattr(schema, "SCHEMA", before + 1)
    paths.backups_folder().parent.mkdir(parents=True)
    paths.backups_folder().write_bytes(b"in the way")

    ran = run("add", sample_path, "--json", text=b"words")

    assert (ran.status, ran.json["error"]) == (1, "refused")
    assert run("info", sample_path, "--json").json["schema"] == before


def test_a_journal_that_was_moved_is_read_and_not_written(run, sample_path) -> None:
    found = opened(sample_path)
    found.mark_moved(now())
    found.lock()

    written = run("add", sample_path, "--json", text=b"words")

    assert (written.status, written.json["error"]) == (1, "read_only")
    assert "moved to another computer" in written.json["message"]
    assert run("info", sample_path).status == run("search", sample_path, "mentor").status == 0
    assert not sample_path.joinpath("journal.db-wal").exists()


def test_a_lost_header_is_written_anew_from_the_sheet(run, sample_path) -> None:
    found, code = opened(sample_path), new_code()
    slot, signs = block.new(found, code)
    found.take_recovery(code, slot)
    found.lock()
    whole = run("mend", sample_path, "--json", passphrase=f"{code} {signs}")
    (sample_path / "vault.json").unlink()

    cut = run("mend", sample_path, "--json", passphrase=f"{code} {signs[:-4]}")
    mended = run("mend", sample_path, "--json", passphrase=f"{code} {signs}")

    assert (whole.status, whole.json["error"]) == (1, "refused")
    assert (cut.status, cut.json["error"]) == (3, "wrong_recovery")
    assert (mended.status, mended.json["opens"]) == (0, ["passphrase", "recovery"])
    assert run("info", sample_path).status == 0
