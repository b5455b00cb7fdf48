"""What is said once about a relationship: whose the notes may be, and what helps."""

import dataclasses
from collections.abc import Callable, Collection
from contextlib import suppress

from journal_app.domain.record import RecordId
from journal_app.domain.relationship import Focus, LineRelation, MyRole, Relationship, Setting
from journal_app.errors import JournalError
from journal_app.i18n import N_
from journal_app.services.journal import Journal

STATE = "cautions"  # in the journal: what was said already, by the id of the relationship
LED = (MyRole.MENTEE, MyRole.COACHEE, MyRole.SUPERVISEE)
LEADING = (MyRole.MENTOR, MyRole.COACH, MyRole.SUPERVISOR)
# Domain guide 3.6 and experience.md 7.
EMPLOYER = N_(
    "Your employer may be entitled to see notes kept for work. Ask before you write. "
    "What helps: agree who keeps notes, roles instead of names, a date to delete."
)
OUTSIDE = N_(
    "What belongs to your employer stays with your employer. What helps: speak of situations "
    "instead of figures, of roles instead of names, and agree what may be told."
)


@dataclasses.dataclass(frozen=True, slots=True)
class Caution:
    """When something is to be said, and the words of it."""

    key: str
    title: str
    words: str
    is_due: Callable[[Relationship], bool]


def _is_led_by_manager(pair: Relationship) -> bool:
    """Whether whoever mentors or coaches also manages the other."""
    theirs = pair.line_relation == LineRelation.THEY_MANAGE_ME and pair.my_role in LED
    mine = pair.line_relation == LineRelation.I_MANAGE_THEM and pair.my_role in LEADING
    return theirs or mine


CAUTIONS: tuple[Caution, ...] = (
    Caution("manager", N_("A line manager who mentors or coaches"), EMPLOYER, _is_led_by_manager),
    Caution(
        "performance",
        N_("Notes about performance"),
        EMPLOYER,
        lambda pair: Focus.PERFORMANCE in pair.focus,
    ),
    Caution(
        "external",
        N_("Someone from outside your organisation"),
        OUTSIDE,
        lambda pair: pair.setting == Setting.EXTERNAL,
    ),
)


def due(pair: Relationship, said: Collection[str]) -> Caution | None:
    """What is to be said of this pair now; nothing of what was *said* before."""
    may = (caution for caution in CAUTIONS if caution.is_due(pair))
    return next((caution for caution in may if caution.key not in said), None)


def note_said(journal: Journal, pair: Relationship, caution: Caution) -> None:
    """It was read: neither it nor another one of the same words is said again."""
    kept = _said(journal)
    same = [one.key for one in CAUTIONS if one.words == caution.words and one.is_due(pair)]
    kept[pair.id] = sorted({*kept.get(pair.id, []), *same, caution.key})
    with suppress(JournalError):  # a journal that can only be read says it again
        journal.store.keep_state(STATE, kept)


def _said(journal: Journal) -> dict[RecordId, list[str]]:
    kept = journal.store.state(STATE)
    return dict(kept) if isinstance(kept, dict) else {}
