"""What the documents name is there: files, tests, rows of the fault matrix, vectors."""

import ast
import re
from pathlib import Path

import pytest

from journal_app.vault import anew, backup, beside, header_files, opened, scratch
from tests.faults import matrix
from tests.vectors import kept

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
SECURITY = (DOCS / "security.md").read_text(encoding="utf-8")
PROMISES = ROOT / "journal_app" / "ui" / "help" / "promises.py"
FORMAT = (DOCS / "vault-format.md").read_text(encoding="utf-8")
PLACE = re.compile(r"`((?:tests|docs|packaging|journal_app|resources)/[\w./-]+?)(?:::(\w+))?`")
WRITTEN = (
    header_files.HEADER_NAME,
    header_files.HEADER_NAME + header_files.BACKUP_SUFFIX,
    f".{header_files.HEADER_NAME}.tmp-",
    header_files.DATABASE_NAME,
    header_files.LOCK_NAME,
    header_files.DAMAGED_NAME,
    anew.NEXT_NAME,
    backup.SUFFIX,
    beside.SCRATCH,
    scratch.PREFIX,
)
ROWS = (opened.HEADER_ROW, opened.BACKUP_ROW, opened.MOVED_ROW, anew.ANEW_ROW)


def pages() -> list[Path]:
    """Every document of the repository that a person reads."""
    return sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])


def missing_in(text: str) -> list[str]:
    """What a document names and is not there: a file, or a test within one."""
    gone = []
    for place, test in PLACE.findall(text):
        file = ROOT / place
        if not file.exists():
            gone.append(place)
        elif test and not re.search(
            rf"^def {test}\(", file.read_text(encoding="utf-8"), re.MULTILINE
        ):
            gone.append(f"{place}::{test}")
    return gone


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.name)
def test_what_a_document_names_is_there(page) -> None:
    assert missing_in(page.read_text(encoding="utf-8")) == []


def test_what_is_not_there_is_found_out() -> None:
    """The control."""
    text = "`tests/test_gone.py` `tests/test_documents.py::test_gone` `docs/gone.md` `docs/`"

    assert missing_in(text) == [
        "tests/test_gone.py",
        "tests/test_documents.py::test_gone",
        "docs/gone.md",
    ]


@pytest.mark.parametrize("name", WRITTEN)
def test_every_name_the_vault_writes_is_on_the_page_of_its_format(name) -> None:
    assert f"`{name}" in FORMAT or f">{name}" in FORMAT


@pytest.mark.parametrize("name", ROWS)
def test_every_small_value_of_the_vault_is_on_the_page_of_its_format(name) -> None:
    assert f"| `{name}`" in FORMAT


def test_what_lies_in_the_folder_of_a_journal_at_work_is_on_the_page(opened, journal, clock):
    journal.store.db.execute("CREATE TABLE said (words TEXT)")
    opened.change_passphrase("later", memory_kib=65_536, keep=False)
    opened.back_up(opened.folder / "backups", clock.time)
    made = anew.make(opened, "later still", clock.time, memory_kib=65_536)
    opened.hold_still()

    names = {file.name for file in opened.folder.iterdir()} - {"backups"}

    assert made.header.vault_id == opened.vault_id
    assert {"damaged", "journal.db.next", "journal.db-wal"} <= names
    assert [name for name in names if f"`{name}`" not in FORMAT] == []


@pytest.mark.parametrize("folder", [kept.POSITIVE, kept.NEGATIVE], ids=lambda folder: folder.name)
def test_every_vector_is_described(folder) -> None:
    described = FORMAT.split("## Test vectors")[1]
    names = [file.stem for file in folder.glob("*.json")]
    if folder == kept.NEGATIVE:
        parts = re.split(r"^- `(\w+-)`", described, flags=re.MULTILINE)
        known = {
            head + name
            for head, text in zip(parts[1::2], parts[2::2], strict=True)
            for name in re.findall(r"`([\w-]+)`", text)
        }
    else:
        known = set(re.findall(r"^\| `([\w-]+)` \|", described, re.MULTILINE))

    assert known == set(names)


def test_every_vector_of_a_sheet_is_described() -> None:
    described = FORMAT.split("**Sheets**")[1].split("**Negative**")[0]
    lists = "".join(re.split(r"^- ", described, flags=re.MULTILINE)[1:])

    known = set(re.findall(r"`([\w-]+)`", lists))

    assert known == {file.stem for file in kept.SHEETS.glob("*.json")}


def promised_on_screen() -> list[str]:
    """The sentences of the help page, read without the window's library."""
    calls = [
        each for each in ast.walk(ast.parse(PROMISES.read_text())) if isinstance(each, ast.Call)
    ]
    marked = [each for each in calls if isinstance(each.func, ast.Name) and each.func.id == "N_"]
    return [ast.literal_eval(each.args[0]) for each in marked]


def test_the_help_page_and_the_document_promise_the_same() -> None:
    bold = [" ".join(words.split()) for words in re.findall(r"\*\*(.+?)\*\*", SECURITY, re.DOTALL)]

    assert len(bold) > 15
    assert sorted(bold) == sorted(promised_on_screen())


def test_every_row_of_the_fault_matrix_holds_a_promise_and_no_other_is_named() -> None:
    assert set(re.findall(r"\brow\s+`([\w-]+)`", SECURITY)) == set(matrix.BY_NAME)


def test_every_promise_names_what_holds_it() -> None:
    kept_promises = SECURITY.split("## Not promised")[0]
    parts = re.split(r"^\*\*", kept_promises, flags=re.MULTILINE)[1:]

    assert [part[:40] for part in parts if not PLACE.search(part.split("\n\n")[0])] == []


def test_each_decision_has_a_number_of_its_own_and_bears_it() -> None:
    files = sorted((DOCS / "decisions").glob("*.md"))
    numbers = [int(file.name[:4]) for file in files]

    assert numbers == list(range(1, len(files) + 1))
    assert [
        file.name
        for file, number in zip(files, numbers, strict=True)
        if not re.match(rf"# 0*{number}\.? ", file.read_text(encoding="utf-8"))
    ] == []
