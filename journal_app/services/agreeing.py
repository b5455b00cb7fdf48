"""What was agreed and what is written about it: agreements, a look at how it goes, the end."""

import dataclasses
import datetime as dt

from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.person import Person
from journal_app.domain.record import RecordId
from journal_app.domain.relationship import Relationship, Style
from journal_app.i18n import N_, _
from journal_app.services import acting, prose
from journal_app.services.journal import Journal
from journal_app.services.templates.pattern import Pattern
from journal_app.services.templates.switching import with_template

AGREEMENT, RECONTRACT = "agreement", "recontract"
HEALTH_CHECK, CLOSING_REVIEW = "health_check", "closing_review"
TITLES = {
    AGREEMENT: N_("What we agreed"),
    RECONTRACT: N_("What we agreed afresh"),
    HEALTH_CHECK: N_("How are we doing?"),
    CLOSING_REVIEW: N_("Closing review"),
}
SHOWN = ("Purpose", "Confidentiality", "Limits", "Notes")  # of an agreement, where room is short
MOST_PARTS = 4


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Part:
    """A heading of an agreement and what stands beneath it."""

    heading: str
    text: str


def blank(
    journal: Journal, pair: Relationship, key: str, today: dt.date, along: Pattern | None
) -> Entry:
    """A page about a pair *along* the template of that key; nothing is written yet.

    An agreement is for whom agreements of the pair are; any other page begins with one alone.
    """
    page = Entry(
        title=_(TITLES[key]),
        occurred_on=today,
        relationship_id=pair.id,
        person_id=pair.person_id,
    )
    if key in (AGREEMENT, RECONTRACT):
        level = acting.usual_level(journal, pair.id)
        page = dataclasses.replace(page, type=EntryType.AGREEMENT, level=level)
    return with_template(page, None, along)


def begin(
    journal: Journal, pair: Relationship, key: str, today: dt.date, along: Pattern | None
) -> Entry:
    """A page about a pair, as one step."""
    made = blank(journal, pair, key, today, along)
    journal.change([made])
    return made


def agree_afresh(
    journal: Journal, changed: Relationship, today: dt.date, along: Pattern | None
) -> Entry:
    """The pair as it is now and the page of a new agreement about it, as one step."""
    made = blank(journal, changed, RECONTRACT, today, along)
    journal.change([changed, made])
    return made


def is_another_style(before: Relationship, after: Relationship) -> bool:
    """Whether a style that was settled gave way to another."""
    settled = (Style.DEVELOPMENTAL, Style.SPONSORSHIP)
    return before.style in settled and after.style in settled and before.style != after.style


def is_another_purpose(before: Relationship, after: Relationship) -> bool:
    """Whether why one meets was said and is now said otherwise."""
    was, now = (_flat(pair.purpose_md) for pair in (before, after))
    return bool(was) and was != now


def is_agreed(journal: Journal, pair: Relationship) -> bool:
    """Whether an agreement is written down."""
    kind = EntryType.AGREEMENT
    return bool(journal.heads(Entry, limit=1, relationship_id=pair.id, type=kind))


def parts(body: str) -> list[Part]:
    """The answered headings of an agreement: the purpose, what is confidential, the notes."""
    lines = body.splitlines()
    heads = prose.questions(body)
    ends = [*(head.line for head in heads[1:]), len(lines)][: len(heads)]
    found = [
        Part(head.heading, "\n".join(lines[head.line + 1 : end]).strip())
        for head, end in zip(heads, ends, strict=True)
        if head.is_answered
    ]
    wanted = [_(name) for name in SHOWN]
    chosen = [part for part in found if part.heading in wanted]
    return (chosen or found)[:MOST_PARTS]


def name_of(journal: Journal, person_id: RecordId | None) -> str:
    """The name of the other person; nothing where nobody is named."""
    person = journal[Person].get(person_id) if person_id else None
    return person.name.strip() if person is not None else ""


def _flat(text: str) -> str:
    return " ".join(text.split())
