"""Handing a review over: who is named in it, what leaves and what stays, and writing the file."""

import dataclasses
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from journal_app.domain.person import Person
from journal_app.domain.profile import PROFILE_ID, Profile
from journal_app.domain.record import Record, RecordId
from journal_app.domain.review import Review, ReviewStatus, status_problems
from journal_app.domain.session import Session
from journal_app.errors import JournalError, Refused
from journal_app.i18n import N_, _, ngettext
from journal_app.services import arranging, names, offering, reviewing
from journal_app.services.disclosure import (
    ANOTHER_PAIR,
    SENSITIVE,
    TOO_PRIVATE,
    Disclosure,
)
from journal_app.services.exporters.html_file import title_of, to_page
from journal_app.services.exporters.new_file import write_new
from journal_app.services.journal import Journal
from journal_app.services.reviewing import WRITTEN, Composed, Named

ENDINGS = {"html": ".html", "markdown": ".md"}
UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
NAME_BYTES = 120  # file systems hold 255; the ending and a number come to it
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
MOST_NAMES = 100


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Found:
    """A person found in the text: where and how often, what they become, whether decided."""

    person: str
    id: RecordId
    where: tuple[str, ...]
    count: int
    becomes: str
    is_settled: bool


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Group:
    """Some things that leave or stay together: an icon, how many of what, and which or why."""

    icon: str
    count: int
    words: str
    second: str


@dataclasses.dataclass(frozen=True, slots=True)
class Sort:
    """What things are counted together, and under which icon."""

    icon: str
    one: str
    many: str


GOALS = Sort("target", N_("{count} goal"), N_("{count} goals"))
PROOFS = Sort("award", N_("{count} proof"), N_("{count} proofs"))
LEARNING = Sort("book-open", N_("{count} thing learned"), N_("{count} things learned"))
SKILLS = Sort("trending-up", N_("{count} skill"), N_("{count} skills"))
STRENGTHS = Sort("sprout", N_("{count} strength"), N_("{count} strengths"))
DIRECTION = Sort("telescope", N_("{count} text on direction"), N_("{count} texts on direction"))
STEPS = Sort("circle-check", N_("{count} action"), N_("{count} actions"))
MEETINGS = Sort("messages-square", N_("{count} agenda"), N_("{count} agendas"))
CHANGES = Sort("signpost", N_("{count} transition"), N_("{count} transitions"))
TRAITS = Sort("compass", N_("{count} value or criterion"), N_("{count} values or criteria"))
OWN_WORDS = Sort("pen-line", N_("{count} text of your own"), N_("{count} texts of your own"))
WRITING = Sort("notebook-pen", N_("{count} entry"), N_("{count} entries"))
SORTS: dict[tuple[str, str], Sort] = {
    ("goal", ""): GOALS,
    ("entry", "evidence"): PROOFS,
    ("entry", "vision"): DIRECTION,
    ("entry", "potential"): DIRECTION,
    ("entry", ""): WRITING,
    ("resource", ""): LEARNING,
    ("attribute", "skill"): SKILLS,
    ("attribute", "strength"): STRENGTHS,
    ("attribute", ""): TRAITS,
    ("action", ""): STEPS,
    ("session", ""): MEETINGS,
    ("transition", ""): CHANGES,
    (WRITTEN, ""): OWN_WORDS,
}


def people(journal: Journal, review: Review, composed: Composed) -> list[Found]:
    """Everyone found in the text, those about whom nothing was decided first."""
    grouped: dict[tuple[str, RecordId, bool], list[Named]] = defaultdict(list)
    for named in composed.named:
        grouped[named.person, named.id, named.instead is None].append(named)
    word = journal.client_word
    words = names.replacements(_everyone(journal), review.name_policy, review.names, word)
    found = []
    for (person, record_id, is_open), hits in grouped.items():
        becomes = "" if is_open else words.get(record_id) or person
        settled = not is_open and record_id in review.names
        where = tuple(dict.fromkeys(hit.where for hit in hits))
        found.append(Found(person, record_id, where, len(hits), becomes, settled))
    return sorted(found, key=lambda one: one.is_settled)


def choices(journal: Journal, review: Review, record_id: RecordId) -> list[tuple[str, str]]:
    """What a person may become, by code and words; the name only where they agreed to it."""
    everyone = _everyone(journal)
    person = next((one for one in everyone if one.id == record_id), None)
    if person is None:
        return []
    said = {record_id: names.ROLE}
    as_roles = names.replacements(everyone, review.name_policy, said, journal.client_word)
    made = [(names.ROLE, as_roles[record_id])]
    if person.alias.strip():
        made.append((names.ALIAS, person.alias.strip()))
    if person.name_ok_in_exports:
        made.append((names.KEEP, person.name))
    return made


def decided(review: Review, record_id: RecordId, decision: str) -> Review:
    """The review with what was decided about one person in it."""
    return dataclasses.replace(review, names={**review.names, record_id: decision})


def name_forms(journal: Journal, record_id: RecordId) -> set[str]:
    """Everything that is looked for of one person."""
    person = journal[Person].get(record_id)
    return names.name_forms(person) if person is not None else set()


def leaves(journal: Journal, composed: Composed) -> list[Group]:
    """What leaves, counted by sort, with titles; new words have none."""
    titles: dict[Sort, list[str]] = defaultdict(list)
    seen: set[tuple[str, RecordId]] = set()
    for item in composed.leaving:
        if (item.table, item.id) in seen:
            continue
        seen.add((item.table, item.id))
        record = None if item.table == WRITTEN else journal.store.get(item.table, item.id)
        kind = record.head_kind if record is not None and item.title else ""
        table = item.table if item.title else WRITTEN
        sort = SORTS.get((table, kind)) or SORTS[table, ""]
        titles[sort].append(item.title)
    return [_group(sort, found) for sort, found in titles.items()]


def stays(journal: Journal, review: Review, composed: Composed) -> list[Group]:
    """What stays of the period, counted by the reason."""
    if arranging.is_final(review):
        return []
    leaving = {(item.table, item.id) for item in composed.leaving}
    counts: Counter[str] = Counter()
    disclosure = Disclosure(journal, composed.reader)
    for record in offering.of_period(journal, disclosure):
        if (record.table, record.id) not in leaving:
            counts[_reason(record, disclosure.why_not(record))] += 1
    counts["left"] += sum(one.why == reviewing.GONE for one in composed.kept)
    groups = [_stay(reason, counts[reason]) for reason in STAYS if counts[reason]]
    return [*groups, _fixed()]


def obstacles(journal: Journal, review: Review, *, previewed: bool) -> list[str]:
    """Why the file cannot be written yet, in words; nothing when it can."""
    try:
        left = open_names(reviewing.undecided(journal, review))
    except Refused as refused:
        return [str(refused)]
    found = []
    if left:
        words = ngettext(
            "{count} name is not settled yet.", "{count} names are not settled yet.", left
        )
        found.append(words.format(count=left))
    if not previewed and review.status == ReviewStatus.DRAFT:
        found.append(_("Look at the document once before it is written."))
    return found


def open_names(undecided: Iterable[Named]) -> int:
    """How many people are still to be decided about."""
    return len({(named.person, named.id, named.instead is None) for named in undecided})


def file_text(journal: Journal, composed: Composed, file_format: str) -> str:
    """The text of the file: the Markdown itself, or one page made of it."""
    if file_format == "markdown":
        return composed.markdown
    profile = journal[Profile].get(PROFILE_ID) or Profile()
    return to_page(composed.markdown, title_of(composed.markdown), profile.language)


def file_name(title: str, ending: str) -> str:
    """A name any file system takes, made of a title."""
    plain = unicodedata.normalize("NFC", UNSAFE.sub(" ", title))
    stem = " ".join(plain.split()).strip(". ")
    stem = stem.encode()[:NAME_BYTES].decode(errors="ignore").strip(". ")
    if not stem or RESERVED.match(stem):
        stem = f"{_('Review')} {stem}".strip()
    return f"{stem}{ending}"


def free_name(folder: Path, name: str) -> str:
    """The name, or the first one with a number that is still free in the folder."""
    path = Path(name)
    tries = [name, *(f"{path.stem} ({number}){path.suffix}" for number in range(2, MOST_NAMES))]
    return next((one for one in tries if not (folder / one).exists()), name)


def write_file(
    journal: Journal,
    review: Review,
    path: Path,
    file_format: str,
    *,
    previewed: bool,
    read_only: bool = False,
) -> Review:
    """Write the review to a new file, call it checked and note that it was handed over.

    Answers the review as it is now. In a journal that is only read nothing is noted.

    Raises:
        Refused: something is not settled, or the file could not be written; nothing was changed.
    """
    problems = obstacles(journal, review, previewed=previewed)
    if problems:
        raise Refused(" ".join(problems))
    composed = reviewing.compose_stored(journal, review)
    write_new(path, [file_text(journal, composed, file_format)])
    if read_only:
        return review
    try:
        return _noted(journal, review, file_format)
    except JournalError as error:
        words = _("The file was written. That it was could not be noted in the journal: {why}")
        raise Refused(words.format(why=error)) from error


def _noted(journal: Journal, review: Review, file_format: str) -> Review:
    checked = dataclasses.replace(review, status=ReviewStatus.CHECKED)
    draft = review.status == ReviewStatus.DRAFT
    if draft and not status_problems(review.status, checked, names_settled=True, previewed=True):
        review = checked
    journal.leave()
    reviewing.note_export(journal, review, file_format)
    return journal[Review].get(review.id) or review


def _everyone(journal: Journal) -> list[Person]:
    return list(journal[Person].every())


def _group(sort: Sort, titles: list[str]) -> Group:
    words = ngettext(sort.one, sort.many, len(titles)).format(count=len(titles))
    return Group(sort.icon, len(titles), words, " · ".join(filter(None, titles)))


def _reason(record: Record, why: str | None) -> str:
    if why == SENSITIVE:
        return "sensitive"
    if isinstance(record, Session):
        return "session"
    return "below" if why in (TOO_PRIVATE, ANOTHER_PAIR) else "left"


STAYS: dict[str, tuple[str, str, str, str]] = {
    "below": (
        "lock",
        N_("{count} item below the level of this review"),
        N_("{count} items below the level of this review"),
        N_("What you keep to yourself, or between the two of you"),
    ),
    "left": (
        "eye-off",
        N_("{count} item you left out"),
        N_("{count} items you left out"),
        N_("They could go in; you did not choose them"),
    ),
    "sensitive": (
        "tag",
        N_("{count} entry marked sensitive"),
        N_("{count} entries marked sensitive"),
        N_("Stays out while it carries that mark"),
    ),
    "session": (
        "messages-square",
        N_("What was said in {count} session"),
        N_("What was said in {count} sessions"),
        N_("Counted, not quoted"),
    ),
}


def _fixed() -> Group:
    """What stays whatever is chosen."""
    words = _("Session preparation, private notes, self-checks")
    return Group("lock", 0, words, _("Never leave, whatever the level"))


def _stay(reason: str, count: int) -> Group:
    icon, one, many, second = STAYS[reason]
    return Group(icon, count, ngettext(one, many, count).format(count=count), _(second))
