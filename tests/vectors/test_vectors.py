"""Journals of earlier days open for ever, and broken ones never: by the program and without it."""

import importlib.util
import sqlite3
from pathlib import Path

import pytest

from journal_app import vault
from journal_app.errors import JournalError
from tests.vectors import kept
from tests.vectors.__main__ import keep

READER = Path(__file__).parents[2] / "packaging" / "rescue" / "read_vault.py"
WRONG = {"wrong_passphrase", "wrong_recovery"}
OPENED = "opened"


def vectors(folder: Path) -> list[str]:
    return sorted(file.stem for file in folder.glob("*.json"))


POSITIVE, NEGATIVE, SHEETS = (
    vectors(folder) for folder in (kept.POSITIVE, kept.NEGATIVE, kept.SHEETS)
)
SECRETS = [
    (name, kind) for name in POSITIVE for kind in kept.read(kept.POSITIVE / f"{name}.json")["opens"]
]


@pytest.fixture(scope="module")
def reader():
    found = importlib.util.spec_from_file_location("read_vault", READER)
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


def words_by_the_program(place: Path, secret: str) -> str:
    """What the table says; a backup is restored first."""
    folder = place
    if place.is_file():
        folder = place.with_name("Restored.journal")
        vault.restore(place, folder, secret, copies=None)
    opened = vault.unlock(folder, secret, copies=None)
    try:
        if problems := opened.check(thorough=True):
            raise vault.damage(problems)
        return opened.connection.execute("SELECT words FROM said").fetchone()[0]
    finally:
        opened.lock()


def word_of_the_program(place: Path, secret: str) -> str:
    """That it opened, or the word of the error."""
    try:
        words_by_the_program(place, secret)
    except JournalError as error:
        return error.word
    return OPENED


def kind_by_the_reader(reader, place: Path, secret: str) -> str:
    """That it opened, that the secret was wrong, or that it was refused."""
    try:
        reader.read(place, secret)
    except reader.WrongSecret:
        return "wrong"
    except (reader.CannotRead, ValueError, KeyError, TypeError):  # what its command line refuses
        return "refused"
    return OPENED


@pytest.mark.parametrize(("name", "kind"), SECRETS)
def test_what_was_kept_opens_and_says_the_same_to_both(reader, tmp_path, name, kind) -> None:
    vector = kept.read(kept.POSITIVE / f"{name}.json")
    place = kept.laid_out(vector, tmp_path)
    secret = vector["opens"][kind]

    without, _log = reader.read(place, secret)
    by_program = words_by_the_program(place, secret)

    (tmp_path / "plain").write_bytes(without)
    plain = sqlite3.connect(tmp_path / "plain")
    try:
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert plain.execute("SELECT words FROM said").fetchone() == (vector["words"],)
    finally:
        plain.close()
    assert by_program == vector["words"]


@pytest.mark.parametrize("name", [name for name in POSITIVE if name != "backup"])
def test_another_secret_opens_nothing(reader, tmp_path, name) -> None:
    vector = kept.read(kept.POSITIVE / f"{name}.json")
    place = kept.laid_out(vector, tmp_path)
    secret = vector.get("before", "not the words")  # of one that was changed: the one before

    assert word_of_the_program(place, secret) == "wrong_passphrase"
    assert kind_by_the_reader(reader, place, secret) == "wrong"


def test_the_secret_of_the_device_opens_its_slot(tmp_path) -> None:
    vector = kept.read(kept.POSITIVE / "device-slot.json")
    place = kept.laid_out(vector, tmp_path)

    opened = vault.unlock_with_device(place, bytes.fromhex(vector["device"]), copies=None)
    words = opened.connection.execute("SELECT words FROM said").fetchone()[0]
    opened.lock()

    assert words == vector["words"]


@pytest.mark.parametrize("name", NEGATIVE)
def test_what_is_broken_is_refused_by_both_and_nothing_is_changed(reader, tmp_path, name) -> None:
    vector = kept.read(kept.NEGATIVE / f"{name}.json")
    place, secret = kept.laid_out(vector, tmp_path), kept.typed(vector)
    files = sorted(place.glob("*")) if place.is_dir() else [place]
    before = {file: file.read_bytes() for file in files}

    by_program = word_of_the_program(place, secret)
    by_reader = kind_by_the_reader(reader, place, secret)

    assert by_program == vector["program"]
    assert by_reader == ("wrong" if by_program in WRONG else "refused")
    assert {file: file.read_bytes() for file in before} == before
    assert not (tmp_path / "Restored.journal").exists()


@pytest.mark.parametrize("name", SHEETS)
def test_a_lost_header_comes_back_by_its_sheet_and_by_no_other_text(reader, tmp_path, name) -> None:
    vector = kept.read(kept.SHEETS / f"{name}.json")
    place, square = kept.laid_out(vector, tmp_path), vector["square"]
    (place / "vault.json").unlink()
    before = (place / "journal.db").read_bytes()

    by_reader = kind_by_the_reader(reader, place, square)
    by_program = OPENED
    try:
        vault.mend(place, square)
        assert (place / "journal.db").read_bytes() == before
        code = kept.read(kept.POSITIVE / f"{vector['of']}.json")["opens"]["recovery"]
        words_by_the_program(place, code)
    except JournalError as error:
        by_program = error.word

    assert by_program == vector["program"]
    assert (by_reader == OPENED) == (by_program == OPENED)
    assert by_program == OPENED or not (place / "vault.json").exists()
    assert by_program == OPENED or (place / "journal.db").read_bytes() == before


def test_a_vector_that_is_there_is_never_written_again(tmp_path) -> None:
    file = tmp_path / "kept.json"
    file.write_text("{}")

    keep(file, lambda: pytest.fail("it was made anew"))

    assert file.read_text() == "{}"


def test_there_are_vectors_of_either_kind() -> None:
    assert len(POSITIVE) >= 7
    assert len(NEGATIVE) >= 60
    assert len(SHEETS) >= 16
