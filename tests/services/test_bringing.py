"""Files that are brought in: what becomes of them, and what is refused with nothing changed."""

import datetime as dt
import os
from pathlib import Path

import pytest

from journal_app.domain.attachment import SIZE_LIMIT_BYTES, Attachment
from journal_app.domain.entry import Entry
from journal_app.domain.fields import PROSE_LIMIT
from journal_app.domain.level import Level
from journal_app.errors import Refused
from journal_app.services import attaching, bringing
from journal_app.services.bringing import Arrival

TODAY = dt.date(2025, 11, 3)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(400_000)


def laid(folder: Path, name: str, data: bytes) -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


def read(file: Path) -> Arrival:
    made = Arrival(file)
    for _slice in made.read():
        pass
    return made


def test_a_text_is_an_entry_of_today_for_the_person_alone(tmp_path) -> None:
    file = laid(tmp_path, "Notes of spring.md", "\ufeff# Größe\r\none\rtwo\n".encode())

    entry = read(file).entry(TODAY)

    assert (entry.title, entry.body_md) == ("Notes of spring", "# Größe\none\ntwo\n")
    assert (entry.occurred_on, entry.level) == (TODAY, Level.PRIVATE)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"caf\xe9 au lait", "UTF-8"),
        ("in sixteen bits".encode("utf-16"), "UTF-8"),
        (b"nul \x00 inside", "UTF-8"),
        (b" \n\n", "nothing in this file"),
        (b"line\n" * (PROSE_LIMIT // 5 + 1), "2,000,000"),
    ],
    ids=["latin", "utf-16", "nul", "empty", "long"],
)
def test_what_is_no_text_an_entry_holds_is_refused(tmp_path, data, words) -> None:
    arrival = read(laid(tmp_path, "some.txt", data))

    with pytest.raises(Refused, match=words):
        arrival.entry(TODAY)


def test_the_longest_text_is_taken_in_whole(tmp_path) -> None:
    text = "😀" * PROSE_LIMIT

    entry = read(laid(tmp_path, "long.txt", text.encode("utf-8-sig"))).entry(TODAY)

    assert entry.body_md == text


@pytest.mark.parametrize(
    ("name", "most"), [("large.png", SIZE_LIMIT_BYTES), ("large.txt", bringing.MOST_BYTES)]
)
def test_a_file_too_large_is_never_read_to_its_end(tmp_path, name, most) -> None:
    file = tmp_path / name
    with file.open("wb") as out:
        out.truncate(most + 1)

    with pytest.raises(Refused, match="more than"):
        read(file)


@pytest.mark.parametrize("name", ["run.exe", "drawing.svg", "noending", "page.html"])
def test_other_kinds_of_files_are_refused(tmp_path, name) -> None:
    with pytest.raises(Refused, match="Only pictures"):
        read(laid(tmp_path, name, b"x"))


def test_a_file_that_is_not_what_its_name_says_is_refused(tmp_path) -> None:
    for data in (b"<svg/>", b""):
        with pytest.raises(Refused, match="not what its name says"):
            read(laid(tmp_path, "picture.png", data)).attachment(Entry())


def test_what_cannot_be_read_is_refused_without_naming_its_place(tmp_path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.md").mkdir()

    for name in ("pipe.txt", "folder.md", "gone.txt"):
        with pytest.raises(Refused) as refused:
            read(tmp_path / name)
        assert str(tmp_path) not in str(refused.value)


def test_a_picture_is_kept_byte_for_byte_under_its_own_name_alone(journal, tmp_path) -> None:
    owner = journal.save(Entry(title="T"))
    arrival = read(laid(tmp_path, "on the hill.png", PNG))

    kept = arrival.attachment(owner)
    for _slice in attaching.keep(journal, kept, arrival.data):
        pass

    found = journal[Attachment].get(kept.id)
    assert (found.name, found.media_type, found.owner_id) == (
        "on the hill.png",
        "image/png",
        owner.id,
    )
    assert found.sha256 == attaching.described(owner, "", "", PNG).sha256
