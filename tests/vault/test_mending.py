"""A lost header written anew from a sheet: only of its own journal, and only where it is lost."""

import shutil

import pytest

from journal_app import vault
from journal_app.errors import (
    DatabaseMissing,
    HeaderNewer,
    JournalError,
    NotAJournal,
    OpenElsewhere,
    ReadOnly,
    Refused,
    WrongPassphrase,
    WrongRecovery,
)
from journal_app.vault import anew, block, header_files, recovery
from journal_app.vault import header as headers
from tests.vault_fixtures import PASSPHRASE


@pytest.fixture
def sheet(opened):
    """The text of the square of a sheet that counts; the journal is locked."""
    made = new_sheet(opened)
    opened.lock()
    return made


def new_sheet(opened) -> str:
    code = recovery.new_code()
    slot, text = block.new(opened, code)
    opened.take_recovery(code, slot)
    return f"{code} {text}"


def code_of(sheet: str) -> str:
    return sheet.split(maxsplit=1)[0]


def lose(path) -> None:
    (path / "vault.json").unlink()


def opens(path, secret: str) -> bool:
    try:
        vault.unlock(path, secret, copies=None).lock()
    except JournalError:
        return False
    return True


def kept(path) -> dict:
    return {file.name: file.read_bytes() for file in path.iterdir() if file.name != "lock"}


def test_a_missing_header_comes_back_whole_from_its_copy_in_the_journal(vault_path, sheet) -> None:
    before = (vault_path / "vault.json").read_bytes()
    lose(vault_path)

    vault.mend(vault_path, sheet)

    assert (vault_path / "vault.json").read_bytes() == before
    assert opens(vault_path, PASSPHRASE)
    assert opens(vault_path, code_of(sheet))


def test_where_that_copy_is_of_another_sheet_only_the_code_opens_it(
    vault_path, vault_key, sheet
) -> None:
    opened = vault.unlock_with_key(vault_path, vault_key)
    new_sheet(opened)
    opened.lock()
    lose(vault_path)

    vault.mend(vault_path, sheet)

    assert vault.slot_kinds(vault_path) == ("recovery",)
    assert opens(vault_path, code_of(sheet))
    with pytest.raises(WrongPassphrase):
        vault.unlock(vault_path, PASSPHRASE, copies=None)


def test_without_any_copy_the_code_opens_it_and_a_passphrase_can_be_set(
    vault_path, vault_key, sheet
) -> None:
    opened = vault.unlock_with_key(vault_path, vault_key)
    opened.put_rows({"header": None})
    opened.lock()
    lose(vault_path)

    vault.mend(vault_path, sheet)
    found = vault.unlock(vault_path, code_of(sheet), copies=None)
    found.change_passphrase("other words", memory_kib=vault.LEAST_MEMORY_KIB)
    found.lock()

    assert opens(vault_path, "other words")


@pytest.mark.parametrize("data", [b"", b"no header", b"cut"])
def test_a_damaged_header_is_replaced_and_not_kept(vault_path, sheet, data) -> None:
    file = vault_path / "vault.json"
    file.write_bytes(file.read_bytes()[:-1] if data == b"cut" else data)

    vault.mend(vault_path, sheet)

    assert opens(vault_path, PASSPHRASE)
    assert not (vault_path / "vault.json.bak").exists()


def test_a_header_of_another_vault_in_its_place_is_replaced(vault_path, sheet, tmp_path) -> None:
    other = vault.create(tmp_path / "O.journal", "words", copies=None, memory_kib=65_536).vault
    other.lock()
    shutil.copy(other.folder / "vault.json", vault_path / "vault.json")

    vault.mend(vault_path, sheet)

    assert opens(vault_path, PASSPHRASE)


def test_a_whole_header_stays(vault_path, sheet) -> None:
    before = kept(vault_path)

    with pytest.raises(Refused, match="is whole"):
        vault.mend(vault_path, sheet)

    assert kept(vault_path) == before


def test_the_sheet_of_another_journal_is_refused(vault_path, sheet, tmp_path) -> None:
    other = vault.create(tmp_path / "O.journal", "words", copies=None, memory_kib=65_536).vault
    theirs = new_sheet(other)
    other.lock()
    lose(vault_path)
    before = kept(vault_path)

    with pytest.raises(WrongRecovery, match="another journal"):
        vault.mend(vault_path, theirs)

    assert kept(vault_path) == before


def test_a_sheet_from_before_all_was_encrypted_anew_is_refused(
    vault_path, vault_key, sheet, clock
) -> None:
    opened = vault.unlock_with_key(vault_path, vault_key)
    opened.take_anew(anew.make(opened, "new words", clock.time, memory_kib=65_536))
    lose(vault_path)

    with pytest.raises(WrongRecovery, match="encrypted anew"):
        vault.mend(vault_path, sheet)


@pytest.mark.parametrize("at", [20, 4_096 + 20])
def test_a_damaged_database_gets_its_header_too(vault_path, sheet, at) -> None:
    lose(vault_path)
    data = bytearray((vault_path / "journal.db").read_bytes())
    data[at] ^= 1
    (vault_path / "journal.db").write_bytes(data)

    vault.mend(vault_path, sheet)

    assert bytes(headers.parsed((vault_path / "vault.json").read_bytes()).open(code_of(sheet))[0])


def test_a_header_of_a_newer_program_stays(vault_path, sheet) -> None:
    file = vault_path / "vault.json"
    file.write_bytes(file.read_bytes().replace(b'"min_reader":1', b'"min_reader":2'))
    before = kept(vault_path)

    with pytest.raises(HeaderNewer):
        vault.mend(vault_path, sheet)

    assert kept(vault_path) == before


def test_what_is_no_journal_is_left_alone(tmp_path, vault_path, sheet) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    (vault_path / "vault.json").write_bytes(b"")
    (vault_path / "journal.db").unlink()

    with pytest.raises(NotAJournal):
        vault.mend(empty, sheet)
    with pytest.raises(DatabaseMissing):
        vault.mend(vault_path, sheet)

    assert list(empty.iterdir()) == []


def test_one_that_is_open_elsewhere_is_left_alone(vault_path, vault_key, sheet) -> None:
    opened = vault.unlock_with_key(vault_path, vault_key)
    lose(vault_path)

    with pytest.raises(OpenElsewhere):
        vault.mend(vault_path, sheet)

    opened.lock()
    assert not (vault_path / "vault.json").exists()


def test_where_it_cannot_be_written_nothing_is_left_behind(vault_path, sheet, monkeypatch) -> None:
    def refuse(*_all):
        raise PermissionError(13, "no")

    lose(vault_path)
    before = kept(vault_path)
    monkeypatch.setattr(header_files, "write_through", refuse)

    with pytest.raises(ReadOnly):
        vault.mend(vault_path, sheet)

    monkeypatch.undo()
    assert kept(vault_path) == before
    vault.mend(vault_path, sheet)  # nobody holds it


def test_a_text_that_is_cut_touches_nothing(vault_path, sheet) -> None:
    lose(vault_path)
    before = kept(vault_path)

    with pytest.raises(WrongRecovery):
        vault.mend(vault_path, sheet[:-1])

    assert kept(vault_path) == before
