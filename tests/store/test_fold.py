"""Folding: the same letters whatever their case, width, form or marks."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.store.fold import fold, has_token, is_ideographic

ANY = st.text(st.characters(), max_size=40)


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("résumé", "resume"),
        (unicodedata.normalize("NFD", "Résumé"), "resume"),
        ("Łódź", "lodz"),
        ("STRASSE", "straße"),
        ("Œuvre", "oeuvre"),
        ("İstanbul", "istanbul"),
        ("ＦＵＬＬ ｗｉｄｔｈ", "full width"),  # noqa: RUF001
        ("Ἀθῆναι", "αθηναι"),
        ("ΛΌΓΟΣ", "λογος"),
        ("Ещё", "еще"),
        ("שָׁלוֹם", "שלום"),
        ("مُحَمَّد", "محمد"),
        ("العـــربية", "العربية"),
        ("ｶﾞ", "ガ"),
    ],
)
def test_the_same_word_however_it_is_written(written, typed) -> None:
    assert fold(written) == fold(typed)


@pytest.mark.parametrize(
    ("one", "other"),
    [("か", "が"), ("は", "ぱ"), ("हिन्दी", "हनद"), ("ก็", "ก"), ("i", "l"), ("迷子", "迷")],
)
def test_marks_that_make_another_letter_stay(one, other) -> None:
    assert fold(one) != fold(other)


def test_an_ideograph_stands_by_itself() -> None:
    assert fold("迷子だ").split() == ["迷", "子", "だ"]
    assert fold("か\u3099") == fold("が")
    assert is_ideographic("迷")
    assert not is_ideographic("a")


def test_what_has_nothing_to_search_for_is_known() -> None:
    assert not has_token(fold("... —!?\u200b"))
    assert has_token(fold("a"))
    assert has_token(fold("迷"))
    assert has_token(fold("\u0940"))


@given(text=ANY)
def test_folding_twice_changes_nothing_more(text) -> None:
    once = fold(text)

    assert fold(once).split() == once.split()


@given(text=ANY)
def test_case_and_form_never_matter(text) -> None:
    assert fold(text.casefold()).split() == fold(text).split()
    assert fold(unicodedata.normalize("NFD", text)).split() == fold(text).split()


@given(text=st.text(st.characters(codec="ascii", exclude_characters="\x00"), max_size=40))
def test_plain_letters_take_the_short_way_to_the_same_end(text) -> None:
    assert fold(text + "é").split() == fold(text + "e").split()
