import pytest

from journal_app.domain.attachment import PIECE_BYTES, SIZE_LIMIT_BYTES, Attachment
from journal_app.domain.entry import Entry
from journal_app.errors import Refused
from journal_app.services import attaching
from journal_app.store import pieces

OWNER = Entry()


@pytest.mark.parametrize("size", [0, 1, PIECE_BYTES, PIECE_BYTES + 1, 3 * PIECE_BYTES])
def test_what_was_kept_is_read_back_byte_for_byte(journal, size) -> None:
    data = bytes(number % 251 for number in range(size))
    attachment = attaching.described(OWNER, "a file.bin", "", data)

    slices = list(attaching.keep(journal, attachment, data))

    kept = journal[Attachment].get(attachment.id)
    assert b"".join(pieces.pieces(journal.store.db, kept.sha256)) == data
    assert kept.size_bytes == size
    assert len(slices) == -(-size // PIECE_BYTES)


def test_a_file_too_large_is_refused_whole() -> None:
    with pytest.raises(Refused):
        attaching.described(OWNER, "large", "", bytes(SIZE_LIMIT_BYTES + 1))


@pytest.mark.parametrize(
    ("name", "media_type", "link"),
    [
        ("hill.png", "image/png", "![hill.png](att:a)"),
        ("my_notes 2.pdf", "application/pdf", "[my_notes 2.pdf](att:a)"),
        ("a [b] `c`<d>.gif", "image/gif", r"![a \[b\] \`c\`\<d>.gif](att:a)"),
    ],
)
def test_a_picture_is_shown_by_its_link_and_another_file_named(name, media_type, link) -> None:
    assert attaching.link_to(Attachment(id="a", name=name, media_type=media_type)) == link


def keep(journal, owner: Entry, data: bytes) -> Attachment:
    attachment = attaching.described(owner, "a file.bin", "", data)
    for _slice in attaching.keep(journal, attachment, data):
        pass
    return attachment


def purge(journal, record) -> None:
    for _slice in journal.purge([record]):
        pass


def test_bytes_leave_with_the_last_record_that_names_them(journal) -> None:
    first, second = journal.save(Entry(title="one")), journal.save(Entry(title="two"))
    kept = keep(journal, first, b"shared by two")
    keep(journal, second, b"shared by two")

    purge(journal, first)
    assert b"".join(pieces.pieces(journal.store.db, kept.sha256)) == b"shared by two"

    purge(journal, second)
    assert list(pieces.pieces(journal.store.db, kept.sha256)) == []
