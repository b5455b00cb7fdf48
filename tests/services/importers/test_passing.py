"""What passes comes back the same; whatever else comes is nonsense, and never an accident."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.services.importers import passing
from journal_app.services.importers.passing import Answer, Nonsense, Piece, Row, Trouble

SHORT = st.text(st.characters(), max_size=40)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | SHORT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(SHORT, inner, max_size=3),
    max_leaves=8,
)
MESSAGE = (
    st.builds(Row, SHORT, SHORT, JSON)
    | st.builds(Trouble, SHORT, SHORT)
    | st.builds(Piece, SHORT, st.binary(max_size=60))
)


def back(data: bytes, most: int = 1_000_000) -> list[passing.Message]:
    return list(passing.received(Answer(io.BytesIO(data), most)))


@given(st.lists(MESSAGE, max_size=6))
def test_what_passes_comes_back_the_same(messages) -> None:
    assert back(b"".join(passing.written(messages))) == messages


@given(st.lists(MESSAGE, min_size=1, max_size=4), st.data())
def test_what_breaks_off_is_nonsense(messages, data) -> None:
    whole = b"".join(passing.written(messages))
    cut = data.draw(st.integers(0, len(whole) - 1))

    with pytest.raises(Nonsense):
        back(whole[:cut])


@given(st.binary(max_size=300))
def test_anything_else_is_nonsense(data) -> None:
    with pytest.raises(Nonsense):
        back(data)


def test_a_large_piece_passes_as_several(monkeypatch) -> None:
    monkeypatch.setattr(passing, "PIECE_LIMIT_BYTES", 10)

    found = back(b"".join(passing.written([Piece("a", bytes(25))])))

    assert [len(piece.data) for piece in found] == [10, 10, 5]


def test_more_than_was_allowed_is_nonsense() -> None:
    with pytest.raises(Nonsense):
        back(b"".join(passing.written([Piece("a", bytes(500))])), most=400)
