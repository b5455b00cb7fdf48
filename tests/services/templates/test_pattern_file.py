from hypothesis import given
from hypothesis import strategies as st

from journal_app.domain.entry import EntryType
from journal_app.services.templates.pattern import Part, Pattern
from journal_app.services.templates.pattern_file import parse, parts_of, problems, to_text

FILE = """---
key: mine
title: Two lines
source: a book
use: on trains
type: evidence
version: 3
---

## What
> What took place?
A plain line asks too

## Words
words: calm, financial  security,
"""
WORD = st.text(st.characters(categories=("L", "N"), include_characters="?, "), min_size=1).map(
    lambda text: " ".join(text.split()) or "x"
)


def test_a_file_says_what_the_template_is_and_asks() -> None:
    read = parse(FILE)

    assert problems(read) == ()
    pattern = read.pattern
    assert (pattern.key, pattern.title, pattern.source) == ("mine", "Two lines", "a book")
    assert (pattern.use, pattern.kind, pattern.version) == ("on trains", EntryType.EVIDENCE, 3)
    assert [part.heading for part in pattern.parts] == ["What", "Words"]
    assert pattern.parts[0].prompts == ("What took place?", "A plain line asks too")
    assert pattern.parts[1].words == ("calm", "financial security")


def test_line_ends_of_any_system_are_read() -> None:
    assert parse(FILE.replace("\n", "\r\n")).pattern.parts == parse(FILE).pattern.parts


def test_a_key_that_leads_to_a_folder_is_not_taken() -> None:
    assert parse(FILE.replace("mine", "../../mine"), "given").pattern.key == "given"


def test_what_is_wrong_is_said_in_sentences() -> None:
    cases = {
        "no header": FILE.replace("---", "***"),
        "no title": FILE.replace("title:", "name:"),
        "no headings": FILE.replace("## ", ""),
        "unknown": FILE.replace("evidence", "poem"),
        "no number": FILE.replace("version: 3", "version: three"),
        "twice": FILE + "\n## What\n",
        "unnamed": FILE + "\n##\n",
        "long": FILE + "\n## More\n> " + "x" * 1_001,
        "many": FILE + "\n".join(f"## {number}" for number in range(100)),
        "large": FILE + " " * 200_000,
    }

    assert [name for name, text in cases.items() if not problems(parse(text))] == []


@given(st.text())
def test_no_text_is_too_strange_to_be_read(text: str) -> None:
    for given_text in (text, f"---\n{text}\n---\n## One\n{text}", f"---\nversion: {text}\n---"):
        problems(parse(given_text))
    parts_of(text)


@given(st.lists(st.tuples(WORD, st.lists(WORD, max_size=3)), max_size=5), WORD)
def test_what_is_written_is_read_again(asked, title) -> None:
    parts = tuple(
        Part(f"{number} {heading}", tuple(f"{number} {prompt}" for prompt in prompts))
        for number, (heading, prompts) in enumerate(asked)
    )
    pattern = Pattern("mine", title, parts, use=title, kind=EntryType.VISION, version=2)

    again = parse(to_text(pattern)).pattern

    assert (again, parse(to_text(again)).pattern) == (pattern, pattern)
