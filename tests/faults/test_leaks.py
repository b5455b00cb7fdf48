"""The look for words: what it must see, wherever the program may have left it."""

import zlib
from random import Random

import pytest

from tests.faults.leaks import GONE, KEPT, PAGE, Scan, words

WORD = "abcdefgh" + GONE


@pytest.mark.parametrize(
    "left",
    [
        WORD.encode(),
        WORD.upper().encode(),
        WORD.encode("utf-16-le"),
        WORD.encode("utf-16-be"),
        WORD[3:].encode(),  # as the index keeps a word beside another that begins so
        zlib.compress(b'{"title":"' + WORD.encode() + b'"}', 6),
        zlib.compress(WORD.encode() * 9 + bytes(Random(1).randbytes(9_000)), 6)[:2_000],
    ],
)
def test_a_word_is_seen_however_it_was_left(left) -> None:
    page = b"\0\x78\x9c in front " + left + bytes(PAGE)

    assert Scan([WORD], GONE).seen(page) == {WORD}


def test_other_words_and_pieces_too_short_to_tell_are_not_seen() -> None:
    page = b"abcdefgi" + GONE.encode() + b" " + WORD[4:].encode() + b" abcdefgh" + KEPT.encode()

    assert Scan([WORD], GONE).seen(page) == set()


def test_no_two_words_look_alike() -> None:
    made = words(Random(7), GONE)
    ends = {next(made)[-5 - len(GONE) :].lower() for _number in range(5_000)}

    assert len(ends) == 5_000
