"""The life of a relationship: where it stands, how it moves on, and how it ends, each in a step."""

import dataclasses
import datetime as dt
from collections.abc import Mapping, Sequence

from journal_app.domain.action import Action, ActionStatus
from journal_app.domain.record import Problem, Record, RecordId
from journal_app.domain.relationship import EndReason, Phase, Relationship
from journal_app.i18n import MONTHS, N_, _
from journal_app.services import agreeing
from journal_app.services.company import month_in_words
from journal_app.services.journal import Journal
from journal_app.services.templates.pattern import Pattern
from journal_app.store import history

PATH = tuple(phase for phase in Phase if phase != Phase.CLOSED)
DONE, NOW, AHEAD = "done", "now", "ahead"
KEEP, LET_GO = "keep", "let_go"  # what becomes of an open action; else the id of a goal


@dataclasses.dataclass(frozen=True, slots=True)
class Step:
    """A phase on the path: whether it is done, now or ahead, and when, in words."""

    phase: Phase
    state: str
    when: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Ending:
    """What is asked for before a relationship is closed."""

    ended_on: dt.date | None
    reason: EndReason | None
    keep_until: dt.date | None

    @property
    def problems(self) -> list[Problem]:
        """What is still missing."""
        asked = (
            ("ended_on", self.ended_on, N_("Say on which day it ended.")),
            ("end_reason", self.reason, N_("Say why it ended.")),
            ("keep_notes_until", self.keep_until, N_("Say until when notes are kept.")),
        )
        return [Problem(name, words) for name, value, words in asked if value is None]


def neighbours(pair: Relationship) -> tuple[Phase | None, Phase | None]:
    """The phase before and the phase after; the last one is left by closing."""
    if pair.phase is None or pair.phase == Phase.CLOSED:
        return (Phase.MOVING_ON if pair.phase == Phase.CLOSED else None), None
    at = PATH.index(pair.phase)
    before = PATH[at - 1] if at else None
    return before, PATH[at + 1] if at + 1 < len(PATH) else None


def entered(journal: Journal, pair: Relationship) -> dict[Phase, dt.date]:
    """When each phase was entered, as far as the earlier versions tell."""
    found: dict[Phase, dt.date] = {}
    after = pair
    for version in history.of_record(journal.store.db, pair.table, pair.id):
        before = version.before
        if not isinstance(before, Relationship):
            continue
        if before.phase != after.phase and after.phase is not None:
            instant = dt.datetime.fromisoformat(version.until)
            found.setdefault(after.phase, instant.astimezone().date())
        after = before
    if pair.start_on is not None:
        found.setdefault(Phase.EXPLORING, pair.start_on)
    return found


def path(pair: Relationship, days: Mapping[Phase, dt.date], today: dt.date) -> list[Step]:
    """The six phases in their order."""
    at = PATH.index(pair.phase) if pair.phase in PATH else len(PATH)
    steps = []
    for number, phase in enumerate(PATH):
        state = DONE if number < at else NOW if number == at else AHEAD
        steps.append(Step(phase, state, _when(pair, phase, state, days.get(phase), today)))
    return steps


def word(pair: Relationship, today: dt.date) -> str:
    """Where the relationship stands, in a word or two."""
    if pair.phase == Phase.CLOSED:
        reason = _(pair.end_reason.label) if pair.end_reason is not None else ""
        ended = pair.ended_on
        said = _("Closed in {month}").format(month=month_in_words(ended, today)) if ended else ""
        return " · ".join(filter(None, (said or _(Phase.CLOSED.label), reason)))
    said = _(pair.phase.label) if pair.phase is not None else ""
    return " · ".join(filter(None, (said, _("paused") if pair.paused else "")))


def enter(journal: Journal, pair: Relationship, phase: Phase) -> Relationship:
    """The pair in another phase, as one step; what it ended with goes when it goes on again."""
    changed = dataclasses.replace(pair, phase=phase)
    if pair.phase == Phase.CLOSED:
        changed = dataclasses.replace(changed, ended_on=None, end_reason=None)
    journal.change([changed])
    return changed


def pause(journal: Journal, pair: Relationship, *, paused: bool) -> Relationship:
    """The pair paused or going on, as one step."""
    changed = dataclasses.replace(pair, paused=paused)
    journal.change([changed])
    return changed


def wind_up(
    journal: Journal,
    pair: Relationship,
    keep_until: dt.date,
    *,
    review_on: dt.date | None,
    along: Pattern | None = None,
) -> RecordId:
    """The pair winding up, its notes kept until a day, as one step.

    With *review_on* a closing review of that day is begun *along* its template in the same step;
    answers its id.
    """
    changed = dataclasses.replace(pair, phase=Phase.WINDING_UP, keep_notes_until=keep_until)
    if review_on is None:
        journal.change([changed])
        return ""
    review = agreeing.blank(journal, changed, agreeing.CLOSING_REVIEW, review_on, along)
    journal.change([changed, review])
    return review.id


def close(
    journal: Journal, pair: Relationship, ending: Ending, fates: Mapping[RecordId, str]
) -> None:
    """The pair closed and each open action kept, let go or moved to a goal, all in one step."""
    changed = dataclasses.replace(
        pair,
        phase=Phase.CLOSED,
        paused=False,
        ended_on=ending.ended_on,
        end_reason=ending.reason,
        keep_notes_until=ending.keep_until,
    )
    actions = journal[Action].many([one for one, fate in fates.items() if fate != KEEP])
    moved: Sequence[Record] = [_moved(action, fates[action.id]) for action in actions]
    journal.change([changed, *moved])


def _moved(action: Action, fate: str) -> Action:
    if fate == LET_GO:
        return dataclasses.replace(action, status=ActionStatus.DROPPED)
    return dataclasses.replace(action, goal_id=fate)


def _when(pair: Relationship, phase: Phase, state: str, day: dt.date | None, today: dt.date) -> str:
    if state == AHEAD:
        ahead = phase == Phase.WINDING_UP and pair.end_on is not None and pair.end_on >= today
        if not ahead or pair.end_on is None:
            return ""
        return _("planned for {month}").format(month=_(MONTHS[pair.end_on.month - 1]))
    if day is None:
        return ""
    month = month_in_words(day, today)
    return _("since {month}").format(month=month) if state == NOW else month
