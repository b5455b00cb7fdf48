"""Made-up entries of a mentoring journal, the same for the same numbers."""

import bisect
import datetime as dt
import itertools
import random
from collections.abc import Iterator, Sequence

from journal_app.domain.entry import Entry, EntryType

BODY_CHARS = (1_500, 350)  # mean and deviation
YEARS = 10
LONG_ENTRY_ID, LONG_CHARS = "f" * 20, 20_000
FIRST_DAY = dt.date(2015, 1, 1)
KINDS = (EntryType.REFLECTION, EntryType.NOTE, EntryType.EVIDENCE, EntryType.KNOW_HOW)
PEOPLE = "Aino Benedikt Chiara Dmitri Esra Farah Gustav Hana Ilse Jorge Keiko Lwazi".split()
TAGS = "feedback courage planning listening boundaries energy career doubt practice".split()
THINGS = """
mentor session question goal week answer promise habit conversation manager doubt decision
meeting plan team story example strength offer boundary signal role pause letter keynote
evidence outcome budget proposal colleague sponsor negotiation retrospective milestone
""".split()
DOINGS = """
ask notice try keep begin leave hold write learn follow open offer decide prepare practise
repeat listen challenge review finish rehearse clarify celebrate postpone defend
""".split()
MANNERS = """
good hard calm honest useful early careful clear quiet brave steady sharp open tired vague
overdue generous hopeful fragile thoughtful deliberate
""".split()
ONSETS, VOWELS, CODAS = "b br d dr f g k l m n p pr r s st t tr v".split(), "aeiou", "lmnrst"
SENTENCES = (
    "{who} asked what I would {do} if the {thing} were {manner}.",
    "I want to {do} the {thing} before the next {thing}, and the {rare} can wait.",
    "We spoke about the {manner} {thing} and how I {do} it.",
    "What I noticed: when {who} begins to {do}, I {do} too.",
    "The {thing} went better than I feared; the {rare} was the {manner} part.",
    "Next time I will {do} the {thing} first and only then {do} the {rare}.",
    "If I am {manner} about it, the {thing} was never about the {rare}.",
)
HEADINGS = ("What happened", "What I take from it", "What I will try next")
RARE_WORD, RARE_HITS = "quillfeather", 8
PROBES = {
    "common word": "mentor",
    "two letters": "me",
    "middling": "keynote",
    "phrase": '"calm letter"',
    "two words": "honest negotiation",
    "rare": RARE_WORD,
    "missing": "zzyzx",
}


class Drawn:
    """Items drawn by Zipf's law: the item of rank r has the weight 1 / (r + 2.7)."""

    def __init__(self, items: Sequence[str]) -> None:
        self._items = items
        self._sums = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(len(items))))

    def draw(self, chance: random.Random) -> str:
        """One item."""
        return self._items[bisect.bisect(self._sums, chance.random() * self._sums[-1])]


def rare_words(count: int = 20_000) -> list[str]:
    """Words that look like words, the same every time: the long tail of a language."""
    chance = random.Random(3)
    found = dict.fromkeys(
        "".join(
            chance.choice(ONSETS) + chance.choice(VOWELS) + chance.choice(CODAS)
            for _syllable in range(chance.randint(2, 3))
        )
        for _word in range(count * 2)
    )
    return list(found)[:count]


def long_entry() -> Entry:
    """One entry of 20 KB, older than all others."""
    body = "\n\n".join(entry.body_md for entry in entries(20))[:LONG_CHARS]
    return Entry(
        id=LONG_ENTRY_ID,
        occurred_on=FIRST_DAY - dt.timedelta(days=1),
        title="A long one",
        body_md=body,
    )


def entries(count: int, seed: int = 7) -> Iterator[Entry]:
    """So many entries over ten years, oldest first."""
    chance = random.Random(seed)
    bags = {
        "who": Drawn(PEOPLE),
        "thing": Drawn(THINGS),
        "do": Drawn(DOINGS),
        "manner": Drawn(MANNERS),
        "rare": Drawn(rare_words()),
    }
    every = max(1, count // RARE_HITS)
    for number in range(count):
        body = _body(chance, bags)
        if number % every == 0 and number // every < RARE_HITS:
            body += f"\n\nThe word of the day is {RARE_WORD}."
        yield Entry(
            id=f"{number:020x}",
            occurred_on=FIRST_DAY + dt.timedelta(days=number * YEARS * 365 // count),
            type=chance.choice(KINDS),
            title=_sentence(chance, bags)[:60],
            body_md=body,
            tags=tuple(sorted({chance.choice(TAGS) for _tag in range(chance.randint(1, 3))})),
        )


def _body(chance: random.Random, bags: dict[str, Drawn]) -> str:
    wanted, parts, size = max(500, int(chance.gauss(*BODY_CHARS))), [], 0
    while size < wanted:
        part = _paragraph(chance, bags)
        parts.append(part)
        size += len(part) + 2
    return "\n\n".join(parts)


def _paragraph(chance: random.Random, bags: dict[str, Drawn]) -> str:
    kind = chance.random()
    if kind < 0.1:
        return f"## {chance.choice(HEADINGS)}"
    if kind < 0.25:
        rows = range(chance.randint(2, 4))
        return "\n".join(f"- [{chance.choice(' x')}] {_sentence(chance, bags)}" for _ in rows)
    return " ".join(_sentence(chance, bags) for _ in range(chance.randint(2, 5)))


def _sentence(chance: random.Random, bags: dict[str, Drawn]) -> str:
    text = chance.choice(SENTENCES)
    while "{" in text:
        start = text.index("{")
        end = text.index("}")
        text = text[:start] + bags[text[start + 1 : end]].draw(chance) + text[end + 1 :]
    return text
