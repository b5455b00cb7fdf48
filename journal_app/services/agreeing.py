"""What was agreed and what is written about it: agreements, a look at how it goes, the end."""

import dataclasses
import datetime as dt

from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.person import Person
from journal_app.domain.record import RecordId
from journal_app.domain.relationship import Relationship, Style
from journal_app.i18n import N_, _
from journal_app.services import prose
from journal_app.services.journal import Journal

AGREEMENT, RECONTRACT = "agreement", "recontract"
HEALTH_CHECK, CLOSING_REVIEW = "health_check", "closing_review"
TITLES = {
    AGREEMENT: N_("What we agreed"),
    RECONTRACT: N_("What we agreed afresh"),
    HEALTH_CHECK: N_("How are we doing?"),
    CLOSING_REVIEW: N_("Closing review"),
}
TYPES = {
    AGREEMENT: EntryType.AGREEMENT,
    RECONTRACT: EntryType.AGREEMENT,
    HEALTH_CHECK: EntryType.PERIOD_REVIEW,
    CLOSING_REVIEW: EntryType.CLOSING_REVIEW,
}
HEADINGS = {  # those of the templates, so that a page begun here is written along with them
    AGREEMENT: (
        N_("Purpose"),
        N_("Kind and style"),
        N_("Meetings"),
        N_("Between meetings"),
        N_("Confidentiality"),
        N_("Limits"),
        N_("Notes"),
        N_("Reporting"),
        N_("Responsibilities"),
        N_("Conflicts"),
        N_("Review and ending"),
        N_("Agreed"),
    ),
    RECONTRACT: (N_("What changes"), N_("What it does to openness"), N_("New terms")),
    HEALTH_CHECK: (
        N_("Objectivity"),
        N_("Credibility"),
        N_("Honesty"),
        N_("Trustworthiness"),
        N_("Confidentiality"),
        N_("One change"),
    ),
    CLOSING_REVIEW: (
        N_("Then and now"),
        N_("Results"),
        N_("What helped"),
        N_("For each other"),
        N_("Unfinished"),
        N_("Notes and contact"),
        N_("Thanks"),
    ),
}
SHOWN = ("Purpose", "Confidentiality", "Limits", "Notes")  # of an agreement, where room is short
VERSION, ROOM = 1, "\n\n\n"
MOST_PARTS = 4


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Part:
    """A heading of an agreement and what stands beneath it."""

    heading: str
    text: str


def blank(pair: Relationship, key: str, today: dt.date) -> Entry:
    """A page about a pair with the headings of a template; nothing is written yet."""
    return Entry(
        type=TYPES[key],
        title=_(TITLES[key]),
        template=key,
        template_version=VERSION,
        body_md="".join(f"## {_(heading)}{ROOM}" for heading in HEADINGS[key]),
        occurred_on=today,
        relationship_id=pair.id,
        person_id=pair.person_id,
    )


def begin(journal: Journal, pair: Relationship, key: str, today: dt.date) -> Entry:
    """A page about a pair, as one step."""
    made = blank(pair, key, today)
    journal.change([made])
    return made


def agree_afresh(journal: Journal, changed: Relationship, today: dt.date) -> Entry:
    """The pair as it is now and the page of a new agreement about it, as one step."""
    made = blank(changed, RECONTRACT, today)
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
