"""The glossary: what mentoring and coaching people mean by their words, and who said it."""

import dataclasses
from collections.abc import Sequence

from journal_app.paths import resource
from journal_app.store.fold import fold

TERM, SOURCE, PART = "### ", "Source: ", "## "
WORDS, SOURCES, VIEWS = "Words", "Sources", "Views"
FALLBACK = "en"


@dataclasses.dataclass(frozen=True, slots=True)
class Term:
    """A word, what it means here, and where the meaning comes from."""

    word: str
    meaning: str
    source: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Glossary:
    """The words, what was read for them, and what their authors hold and we only quote."""

    terms: tuple[Term, ...]
    sources: tuple[Term, ...]
    views: tuple[Term, ...]


def glossary(language: str = "") -> Glossary:
    """The glossary in a language; in English where there is none."""
    file = resource("glossary", f"{language or FALLBACK}.md")
    if not file.is_file():
        file = resource("glossary", f"{FALLBACK}.md")
    parts: dict[str, list[Term]] = {}
    part = ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith(TERM):
            parts[part].append(Term(line.removeprefix(TERM), ""))
        elif line.startswith(PART):
            part = line.removeprefix(PART)
            parts[part] = []
        elif line.strip() and parts.get(part):
            parts[part][-1] = _with_line(parts[part][-1], line.strip())
    found = (tuple(parts.get(name, ())) for name in (WORDS, SOURCES, VIEWS))
    return Glossary(*found)


def matching(terms: Sequence[Term], text: str) -> list[Term]:
    """The terms in which every word typed occurs: those whose own word holds them come first."""
    wanted = fold(text).split()
    named = [term for term in terms if all(word in fold(term.word) for word in wanted)]
    told = [
        term
        for term in terms
        if term not in named and all(word in fold(f"{term.word} {term.meaning}") for word in wanted)
    ]
    return [*named, *told]


def _with_line(term: Term, line: str) -> Term:
    if line.startswith(SOURCE):
        return dataclasses.replace(term, source=line.removeprefix(SOURCE))
    return dataclasses.replace(term, meaning=f"{term.meaning} {line}".strip())
