"""Where what was asked for stands in a record, as the index reads it, and the words around it."""

import pytest

from journal_app.domain.action import Action
from journal_app.domain.entry import Entry
from journal_app.domain.session import Session
from journal_app.services import finding
from journal_app.services.passages import MOST_READ, passage, phrases, places, text_of


def there(query: str, text: str, *, prefix: bool = True) -> list[str]:
    asked = phrases(query, prefix=prefix)
    return [text[start : start + length] for start, length in places(asked, text)]


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("silen", "Two silences on it", ["silences"]),
        ("silen two", "Two silences on it", ["Two"]),
        ("CAFE", "At the café", ["café"]),
        ("", "Anything", []),
        ("لغت", "بين لغتين", ["لغتين"]),
        ('"calm letter"', "A calm letter, a letter, calm", ["calm letter"]),
        ('"calm let', "A calm letter", ["calm letter"]),
        ("迷路", "また迷路だ", ["迷路"]),
        ("tag:work", "at work", ["work"]),
        ("before:2025 letter", "2025: a letter", ["letter"]),
        ("strasse", "In der Straße", ["Straße"]),
        ("one_word", "one word and one more", ["one word"]),
    ],
)
def test_what_was_typed_is_found_in_a_text_as_the_index_finds_it(query, text, found) -> None:
    assert there(query, text) == found


def test_only_the_last_word_may_be_a_beginning_and_only_where_one_types() -> None:
    text = "silences, silence"

    assert there("silence", text, prefix=False) == ["silence"]
    assert there("silence ", text) == ["silence"]
    assert there("silence", text) == ["silences", "silence"]


def test_the_words_around_are_one_line_without_marks_of_markdown() -> None:
    body = "# Before\n\n" + "x " * 40 + "\n- I *waited* ten seconds of **silence**\n\n> then\n" * 9
    found = passage(Entry(title="Title", body_md=body), phrases("silence"))

    assert found.field == "body_md"
    assert body[found.start : found.start + found.length] == "silence"
    assert found.around.startswith("…")
    assert "I waited ten seconds of silence then I waited" in found.around
    first = found.marked[0]
    assert found.around[first[0] : sum(first)] == "silence"


def test_a_title_is_no_passage_but_can_be_jumped_to() -> None:
    found = passage(Action(title="Leave ten seconds of silence"), phrases("silence"))

    assert (found.field, found.around) == ("title", "")
    assert found.start == len("Leave ten seconds of ")


def test_a_text_comes_before_the_title_and_private_words_are_found_too() -> None:
    session = Session(title="A quiet talk", private_md="It was quiet.")

    assert passage(session, phrases("quiet")).field == "private_md"


def test_the_title_comes_before_a_tag() -> None:
    entry = Entry(title="Two silences", tags=("silence",))

    assert passage(entry, phrases("silence", prefix=True)).field == "title"


def test_tags_are_read_as_they_are_shown() -> None:
    entry = Entry(title="Title", tags=("work", "quiet room"))
    found = passage(entry, phrases("tag:quiet"))

    assert found.around == "Tags: work, quiet room"
    assert text_of(entry, "tags")[found.start :] == "quiet room"


def test_what_is_nowhere_has_no_passage_and_a_long_text_is_not_read_to_its_end() -> None:
    assert passage(Entry(title="Title"), phrases("nowhere")) is None
    assert passage(Entry(body_md="x " * MOST_READ + "end"), phrases("end")) is None


def test_what_the_index_finds_has_a_passage(journal) -> None:
    journal.save(Entry(title="Elsewhere", body_md="Der Fluß\r\nfließt, “calm” l’eau 東京"))

    for query in ("fluss", '"calm l eau"', "東京", "fluß flies"):
        record = finding.find(journal, query, prefix=True).records[0]
        assert passage(record, phrases(query, prefix=True)) is not None, query
