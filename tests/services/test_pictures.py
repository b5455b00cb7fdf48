"""The bytes of kept pictures, and of nothing else."""

import pytest

from journal_app.domain.entry import Entry
from journal_app.services import attaching, pictures


@pytest.fixture
def kept(journal):
    """kept(media_type, data) keeps a file and answers its record."""

    def _keep(media_type: str, data: bytes):
        made = attaching.described(Entry(), "a file", media_type, data)
        for _slice in attaching.keep(journal, made, data):
            pass
        return made

    return _keep


def test_a_picture_comes_in_one_piece(journal, kept) -> None:
    data = bytes(range(256)) * 2_000

    assert pictures.content(journal, kept("image/png", data).id) == data


def test_only_pictures_that_are_there_are_given(journal, kept, monkeypatch) -> None:
    text = kept("text/plain", b"words")
    trashed = kept("image/png", b"a picture")
    large = kept("image/png", b"a large picture")
    journal.trash(trashed)
    monkeypatch.setattr(pictures, "SHOWN_BYTES", 10)

    answers = [pictures.content(journal, one) for one in (text.id, trashed.id, large.id, "gone")]

    assert answers == [b""] * 4
