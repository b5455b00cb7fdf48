"""What two people agreed, as the one hands it to the other: only what belongs to them both."""

import dataclasses

from journal_app.domain.action import Action, ActionStatus, Owner
from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.person import Person
from journal_app.domain.record import RecordId
from journal_app.domain.relationship import Relationship
from journal_app.domain.session import COUNTED, Session
from journal_app.errors import Refused
from journal_app.i18n import N_, _, day_in_words, weekday_in_words
from journal_app.services import names
from journal_app.services.disclosure import Seen, of_the_pair
from journal_app.services.document import one_line
from journal_app.services.exporters.html_file import to_page
from journal_app.services.journal import Journal

ENDINGS = {".md": "markdown", ".html": "html"}
WHOSE = {  # as the reader, who is the other one, reads it
    Owner.ME: N_("mine"),
    Owner.OTHER_PERSON: N_("yours"),
    Owner.JOINT: N_("ours"),
}


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Passed:
    """The text as it leaves, what it is called, and how many actions of the session stay."""

    text: str
    title: str
    stays: int


def newest(journal: Journal, pair: Relationship) -> Session | None:
    """The session of the pair that took place last; else the one that comes."""
    held = [
        head
        for status in COUNTED
        for head in journal.heads(Session, relationship_id=pair.id, status=status, limit=1)
    ]
    found = held or journal.heads(Session, relationship_id=pair.id, limit=1)
    if not found:
        return None
    return journal[Session].get(max(found, key=lambda head: head.order).id)


def agreed(journal: Journal, session: Session) -> Passed:
    """Agenda, actions and agreement of the pair, and what was said where it was raised to both.

    Raises:
        Refused: nobody is named whom the session is with, or nothing of it is for both.
    """
    pair_id = session.relationship_id
    if pair_id is None:
        raise Refused(_("Say first with whom this session is."))
    show = of_the_pair(journal, pair_id)
    seen = show(session)
    actions = journal[Action].where(session_id=session.id)
    shown = [one for one in map(show, actions) if one is not None]
    parts = [] if seen is None else [*_agenda(seen), *_said(seen)]
    parts += [*_actions(shown), *_agreement(journal, pair_id)]
    if not parts:
        raise Refused(
            _("Nothing of this session is for both of you yet. Raise what you want to pass on.")
        )
    title = one_line(session.title) or _("What we agreed")
    head = [f"# {title}"]
    if session.starts_at is not None:
        head.append(day_in_words(session.starts_at.date()))
    text = "\n\n".join([*head, *parts]) + "\n"
    stays = sum(one.status != ActionStatus.DROPPED for one in actions) - len(shown)
    return Passed(_without_others(journal, pair_id, text), title, max(0, stays))


def as_file(passed: Passed, ending: str) -> str:
    """The Markdown itself, or one page made of it."""
    return passed.text if ENDINGS.get(ending) != "html" else to_page(passed.text, passed.title, "")


def _agenda(seen: Seen) -> list[str]:
    return _section(_("Agenda"), seen.text("agenda_md"))


def _said(seen: Seen) -> list[str]:
    return _section(_("What we talked about"), seen.text("discussion_md"))


def _actions(shown: list[Seen]) -> list[str]:
    return _section(_("What we agreed to do"), "\n".join(map(_line, shown)))


def _line(seen: Seen) -> str:
    box = "x" if seen.values.get("status") == ActionStatus.DONE else " "
    whose = _(WHOSE[Owner(seen.values.get("owner") or Owner.ME)])
    due = seen.values.get("due_on")
    by = whose
    if due is not None:
        by = _("{whose}, by {day}").format(whose=whose, day=weekday_in_words(due))
    return f"- [{box}] {one_line(seen.text('title')) or _('Untitled')} ({by})"


def _agreement(journal: Journal, pair_id: RecordId) -> list[str]:
    """The agreement in force, once it was raised to both; an older one does not stand for it."""
    found = journal.heads(Entry, relationship_id=pair_id, type=EntryType.AGREEMENT, limit=1)
    entry = journal[Entry].get(found[0].id) if found else None
    seen = of_the_pair(journal, pair_id)(entry) if entry is not None else None
    return [] if seen is None else _section(_("Our agreement"), _lower(seen.text("body_md")))


def _section(heading: str, text: str) -> list[str]:
    return [f"## {heading}", text] if text.strip() else []


def _lower(text: str) -> str:
    """The text with its headings one step down, so that they stand beneath the section's."""
    lines = text.split("\n")
    return "\n".join(f"#{line}" if line.startswith("#") else line for line in lines)


def _without_others(journal: Journal, pair_id: RecordId, text: str) -> str:
    """The text with roles in the place of everyone's name but the reader's own."""
    pair = journal[Relationship].get(pair_id)
    own = pair.person_id if pair is not None else None
    others = [one for one in journal[Person].every() if one.id != own]
    return names.without_names(text, others, journal.client_word)
