import pytest

from journal_app.services.glossary import Term, glossary, matching


def words(found) -> list[str]:
    return [term.word for term in found]


def test_every_term_has_a_meaning_and_a_source() -> None:
    terms = glossary().terms

    assert len(terms) > 45
    assert [term for term in terms if not (term.meaning and term.source)] == []
    assert len({term.word for term in terms}) == len(terms)


def test_those_whose_words_these_are_are_named() -> None:
    said = " ".join(f"{term.word} {term.meaning}" for term in glossary().sources)

    for name in ("Zeus and Skiffington", "Megginson", "Parsloe and Wray", "Rogers", "EMCC"):
        assert name in said


def test_a_language_without_a_glossary_reads_the_english_one() -> None:
    assert glossary("xx") == glossary("en")


@pytest.mark.parametrize("typed", ["PROTÉGÉ", "protege", "prot"])
def test_a_word_is_found_however_it_is_typed(typed) -> None:
    assert words(matching(glossary().terms, typed))[0] == "Protégé"


def test_a_word_that_is_named_so_comes_before_one_that_is_told_with_it() -> None:
    terms = [Term("Coaching", "to reach a goal"), Term("Goal", "what is wanted")]

    assert words(matching(terms, "goal")) == ["Goal", "Coaching"]


def test_every_word_typed_must_be_there() -> None:
    assert matching(glossary().terms, "goal zebra") == []
