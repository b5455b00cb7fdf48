"""The contract of the command line: statuses, JSON keys and error words, in tables."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from journal_app import errors, paths
from journal_app.cli import main
from journal_app.cli.names import COMMANDS
from tests.cli.conftest import PASSPHRASE

KEYS = {
    "info": {"counts", "trash", "schema", "format", "backup"},
    "search": {"total", "hits"},
    "verify": {"ok", "problems"},
    "add": {"id"},
    "export": {"file", "items", "left_out"},
    "review": {"file", "items", "left_out", "unresolved"},
    "import": {"batch", "added", "skipped"},
    "undo-import": {"removed", "kept"},
    "backup": {"file", "proven"},
    "restore": {"journal", "counts"},
    "mend": {"journal", "opens"},
}
REVIEW = ("--kind", "annual_self", "--audience", "manager", "--from", "2025-01-01",
          "--to", "2025-10-31")  # fmt: skip
ERROR_WORDS = {
    3: {"wrong_passphrase", "wrong_recovery", "device_unavailable", "no_memory"},
    4: {
        "header_missing", "header_damaged", "header_newer", "database_missing", "database_empty",
        "database_foreign", "database_plain", "database_damaged", "not_a_journal",
    },
    5: {"open_elsewhere"},
    1: {"refused", "exists", "read_only", "no_space"},
}  # fmt: skip


def leaves(cls) -> set:
    return {cls, *(leaf for sub in cls.__subclasses__() for leaf in leaves(sub))}


def test_every_error_has_a_word_and_a_status_of_the_contract() -> None:
    for leaf in leaves(errors.JournalError):
        assert leaf.word in ERROR_WORDS[leaf.exit_status] | {"refused"}


@pytest.fixture
def sample_json() -> Path:
    return paths.resource("sample", "journal.json")


def test_each_command_answers_with_its_keys_and_nothing_else(
    run, sample_path, sample_json, tmp_path
) -> None:
    for command, words in (
        ("info", ()),
        ("search", ("mentor", "--limit", "3")),
        ("verify", ()),
        ("add", ("--title", "From a script", "--date", "2025-11-01")),
        ("export", (tmp_path / "all.json", "--format", "journal-json")),
        ("review", (*REVIEW, "--out", tmp_path / "r.md")),
        ("import", (sample_json, "--format", "journal-json")),
        ("backup", (tmp_path / "backups",)),
    ):
        ran = run(command, sample_path, *words, "--json", text=b"Some words.\n")
        assert (ran.status, set(ran.json)) == (0, KEYS[command]), (command, ran)

    backup = next((tmp_path / "backups").iterdir())
    ran = run("restore", backup, tmp_path / "Back.journal", "--json")
    assert (ran.status, set(ran.json)) == (0, KEYS["restore"])


def test_new_makes_a_journal_and_shows_the_recovery_code_once(run, tmp_path) -> None:
    ran = run("new", tmp_path / "New.journal", "--json", passphrase="fresh words here")

    assert ran.status == 0
    assert set(ran.json) == {"recovery", "vault"}
    code = ran.json["recovery"]
    assert run("info", tmp_path / "New.journal", "--json", passphrase=code).status == 0


def test_what_was_added_is_found_and_counted(run, sample_path) -> None:
    before = run("info", sample_path, "--json").json["counts"]["entry"]
    made = run("add", sample_path, "--title", "Łódź", "--json", text="迷子 again".encode()).json

    found = run("search", sample_path, "lodz 迷子", "--json").json

    assert found["total"] == 1
    assert found["hits"][0] | {"date": ""} == {
        "type": "entry", "id": made["id"], "date": "", "title": "Łódź",
    }  # fmt: skip
    assert run("info", sample_path, "--json").json["counts"]["entry"] == before + 1


def test_a_batch_goes_in_once_and_out_again(run, tmp_path, sample_json) -> None:
    journal = tmp_path / "New.journal"
    run("new", journal)
    dry = run("import", journal, sample_json, "--format", "journal-json", "--dry-run", "--json")
    assert run("info", journal, "--json").json["counts"]["entry"] == 0

    first = run("import", journal, sample_json, "--format", "journal-json", "--json").json
    again = run("import", journal, sample_json, "--format", "journal-json", "--json").json
    out = run("undo-import", journal, first["batch"], "--json").json

    assert dry.json["added"] == first["added"]
    assert dry.json["batch"] is None
    assert again["added"] == {}
    assert len(again["skipped"]) == 265
    assert set(again["skipped"][0]) == {"where", "why"}
    assert out == {"removed": first["added"], "kept": []}


def test_a_bad_file_lists_every_problem_and_changes_nothing(run, sample_path, tmp_path) -> None:
    bad = tmp_path / "bad.json"
    rows = [{"id": "a", "status": "unheard"}, {"title": "no id"}]
    bad.write_text(json.dumps({"format": "mentoring-journal", "version": 1, "goal": rows}))
    before = run("info", sample_path, "--json").json

    ran = run("import", sample_path, bad, "--format", "journal-json", "--json")

    assert (ran.status, ran.json["error"]) == (1, "refused")
    assert "goal[0].status" in ran.json["message"]
    assert "goal[1].id" in ran.json["message"]
    assert run("info", sample_path, "--json").json == before


def test_a_review_holds_nothing_private_and_shows_what_leaves(run, sample_path, tmp_path) -> None:
    out = tmp_path / "r.html"
    seen = run("review", sample_path, *REVIEW, "--out", out, "--what-leaves")
    assert not out.exists()

    ran = run("review", sample_path, *REVIEW, "--out", out, "--json")

    assert "Samuel Osei-Bonsu" in seen.out
    assert "a line manager" in seen.out
    assert "Blocked invoices" in out.read_text()
    assert "Samuel" not in out.read_text()
    assert ran.json["left_out"] > 0


def test_names_that_cannot_be_settled_stop_a_review(run, sample_path, tmp_path) -> None:
    rows = [{"id": "x", "name": "Samuel Other"}]
    extra = tmp_path / "more.json"
    extra.write_text(json.dumps({"format": "mentoring-journal", "version": 1, "person": rows}))
    run("import", sample_path, extra, "--format", "journal-json")

    ran = run("review", sample_path, *REVIEW, "--out", tmp_path / "r.md", "--json")

    assert (ran.status, ran.json["error"]) == (1, "refused")
    assert set(ran.json["unresolved"][0]) == {"person", "where"}
    assert not (tmp_path / "r.md").exists()


def test_a_stored_review_notes_that_it_was_exported(run, sample_path, tmp_path) -> None:
    run("review", sample_path, "--id", "rv1", "--out", tmp_path / "r.md")
    run("export", sample_path, tmp_path / "all.json", "--format", "journal-json")

    review = json.loads((tmp_path / "all.json").read_text())["review"][0]

    assert [one["format"] for one in review["exports"]] == ["markdown"]


@pytest.mark.parametrize(
    "words",
    [
        ("info",),
        ("unheard", "x"),
        ("search", "J", "q", "--limit", "none"),
        ("search", "J", "q", "--limit", "0"),
        ("add", "J", "--date", "32 May"),
        ("import", "J", "f", "--format", "unheard"),
        ("import", "J", "f"),
        ("review", "J", "--out", "r.md"),
        ("review", "J", "--out", "r.docx", *REVIEW),
        ("review", "J", "--id", "x", "--out", "r.md", *REVIEW),
        ("info", "J", "--passphrase", "in the open"),
    ],
)
def test_what_is_not_a_command_is_status_two(run, words) -> None:
    ran = run(*words, "--json", passphrase=None)

    assert (ran.status, set(ran.json)) == (2, {"error", "message"})


def test_without_a_descriptor_or_a_terminal_nothing_is_asked(sample_path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "journal_app", "info", str(sample_path), "--json"],
        capture_output=True, stdin=subprocess.DEVNULL, start_new_session=True, check=False,
    )  # fmt: skip

    assert (ran.returncode, json.loads(ran.stdout)["error"]) == (2, "usage")
    assert b"Traceback" not in ran.stderr


def cut(path: Path, size: int) -> None:
    path.write_bytes(path.read_bytes()[:size])


def header(path: Path, **changes: object) -> None:
    text = json.loads((path / "vault.json").read_text())
    (path / "vault.json").write_text(json.dumps(text | changes))


def shrunk_memory(path: Path) -> None:
    text = json.loads((path / "vault.json").read_text())
    for slot in text["slots"]:
        if slot["type"] == "passphrase":
            slot["kdf"] = dict.fromkeys(slot["kdf"], 1) | {"salt": slot["kdf"].get("salt", "")}
    (path / "vault.json").write_text(json.dumps(text))


def plain(path: Path) -> None:
    import sqlite3

    (path / "journal.db").unlink()
    db = sqlite3.connect(path / "journal.db")
    db.execute("CREATE TABLE a (b)")
    db.close()


def noise(path: Path) -> None:
    data = bytearray((path / "journal.db").read_bytes())
    data[5000] ^= 1
    (path / "journal.db").write_bytes(data)


BROKEN = (
    ("not_a_journal", lambda p: [f.unlink() for f in p.iterdir()]),
    ("header_missing", lambda p: (p / "vault.json").unlink()),
    ("header_damaged", lambda p: cut(p / "vault.json", 40)),
    ("header_damaged", lambda p: (p / "vault.json").write_bytes(b"\0" * 70_000)),
    ("header_damaged", shrunk_memory),
    ("header_newer", lambda p: header(p, format=99, min_reader=99)),
    ("database_missing", lambda p: (p / "journal.db").unlink()),
    ("database_empty", lambda p: cut(p / "journal.db", 1)),
    ("database_empty", lambda p: cut(p / "journal.db", 0)),
    ("database_plain", plain),
    ("database_damaged", lambda p: (p / "journal.db").write_bytes(os.urandom(20_480))),
    ("database_damaged", noise),
)


def contents(path: Path) -> dict[str, bytes]:
    """All of a journal but who holds it, and the mark that it is damaged."""
    return {f.name: f.read_bytes() for f in path.iterdir() if f.name not in ("lock", "damaged")}


@pytest.mark.parametrize(("word", "damage"), BROKEN)
@pytest.mark.parametrize("command", ["info", "verify"])
def test_each_damage_has_its_own_word_and_no_file_is_changed(
    run, sample_path, word: str, damage, command: str
) -> None:
    damage(sample_path)
    before = contents(sample_path)

    ran = run(command, sample_path, "--json")

    if ran.status == 4 and "error" not in ran.json:
        assert ran.json["problems"]
        assert (command, word) == ("verify", "database_damaged")
    else:
        assert (ran.status, ran.json["error"]) == (4, word)
    assert contents(sample_path) == before


def test_a_wrong_passphrase_and_a_wrong_code_are_told_apart(run, sample_path, recovery) -> None:
    other = run("new", sample_path.parent / "Other.journal", "--json").json["recovery"]

    assert (
        run("info", sample_path, "--json", passphrase="wrong").json["error"] == "wrong_passphrase"
    )
    ran = run("info", sample_path, "--json", passphrase=other)
    assert (ran.status, ran.json["error"]) == (3, "wrong_recovery")
    assert run("info", sample_path, "--json", passphrase=recovery.lower()).status == 0


def test_a_journal_held_open_is_read_beside_and_not_written(
    run, sample_path, holding, tmp_path
) -> None:
    holding(sample_path)

    for words in (
        ("info", sample_path),
        ("search", sample_path, "mentor"),
        ("export", sample_path, tmp_path / "a.json", "--format", "journal-json"),
        ("review", sample_path, *REVIEW, "--out", tmp_path / "r.md"),
    ):
        assert run(*words, "--json").status == 0
    ran = run("add", sample_path, "--json", text=b"words")
    assert (ran.status, ran.json["error"]) == (5, "open_elsewhere")


def test_nothing_is_written_over(run, sample_path, tmp_path) -> None:
    there = tmp_path / "there.md"
    there.write_text("mine")

    for words in (
        ("new", sample_path),
        ("export", sample_path, there, "--format", "journal-json"),
        ("review", sample_path, *REVIEW, "--out", there),
    ):
        ran = run(*words, "--json")
        assert (ran.status, ran.json["error"]) == (1, "exists"), words
    assert there.read_text() == "mine"


def test_what_is_no_backup_is_not_a_journal(run, tmp_path) -> None:
    (tmp_path / "x.journalbackup").write_bytes(b"nothing of the sort")

    ran = run("restore", tmp_path / "x.journalbackup", tmp_path / "New.journal", "--json")

    assert (ran.status, ran.json["error"]) == (4, "not_a_journal")


def test_text_that_cannot_be_taken_is_refused_with_a_sentence(run, sample_path) -> None:
    for words, text in (
        (("add", sample_path), b""),
        (("add", sample_path), b"\xff\xfe\x00"),
        (("add", sample_path, "--title", "x" * 100_000), b"words"),
    ):
        ran = run(*words, "--json", text=text)
        assert (ran.status, ran.json["error"]) == (1, "refused")


def test_signs_that_cannot_be_kept_are_replaced_and_said_so(run, sample_path) -> None:
    ran = run("add", sample_path, "--title", "NUL", text=b"a\x00b")

    assert ran.status == 0
    assert "\N{REPLACEMENT CHARACTER}" in ran.err


def test_commands_run_where_the_window_s_library_cannot_be_imported(sample_path) -> None:
    code = (
        "import sys\nsys.modules['PySide6'] = None\n"
        "from journal_app.cli import main\n"
        f"sys.exit(main(['info', {str(sample_path)!r}, '--json', '--passphrase-fd', '0']))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], input=PASSPHRASE.encode() + b"\n", capture_output=True,
        check=False,
    )  # fmt: skip

    assert ran.returncode == 0, ran.stderr
    assert set(json.loads(ran.stdout)) == KEYS["info"]


def test_an_unforeseen_error_prints_no_traceback(run, sample_path, monkeypatch) -> None:
    from journal_app.cli import commands

    monkeypatch.setattr(commands.finding, "find", lambda *_a, **_k: 1 / 0)

    ran = run("search", sample_path, "x", "--json")

    assert (ran.status, ran.json["error"]) == (1, "refused")
    assert "division" not in ran.out + ran.err


def test_every_command_of_the_contract_is_there() -> None:
    assert set(COMMANDS) == {*KEYS, "new", "demo"}
    assert callable(main)
