"""How a relationship moves on: what is asked before, and nothing without an answer."""

import dataclasses
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from journal_app.domain.entry import Entry
from journal_app.domain.record import RecordId
from journal_app.domain.relationship import Phase, Relationship, phase_problems
from journal_app.domain.session import Session
from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.services import acting, agreeing, linking, phases, sessions, together
from journal_app.services.together import Together
from journal_app.ui import calendar_sheet
from journal_app.ui.ask import Answer
from journal_app.ui.form.around import Around
from journal_app.ui.journal.desk import Desk
from journal_app.ui.people.ending import ClosingSheet, WindingSheet

AFRESH, CHANGE, LEAVE = "afresh", "change", "leave"


class Manners(QObject):
    """Each move is one step; what is cancelled has left no trace."""

    moved = Signal(str)  # the id of the relationship, which is another one now

    def __init__(self, desk: Desk, around: Around) -> None:
        super().__init__()
        self._desk, self._journal, self._around = desk, desk.journal, around

    def move(self, pair: Relationship, phase: Phase) -> None:
        """Enter another phase, with what is asked for there."""
        if phase == Phase.CLOSED:
            self._close(pair)
        elif phase == Phase.WINDING_UP and pair.phase == Phase.PROGRESS:
            self._wind_up(pair)
        else:
            self._enter(pair, phase)

    def pause(self, pair: Relationship) -> None:
        """Let it rest, or go on again."""
        said = _("Going on.") if pair.paused else _("Paused.")
        self._did(pair, said, lambda: phases.pause(self._journal, pair, paused=not pair.paused))

    def agree_afresh(self, pair: Relationship) -> None:
        """Begin a new agreement beside the one in force, and open it."""
        known = agreeing.is_agreed(self._journal, pair)
        self.write(pair, agreeing.RECONTRACT if known else agreeing.AGREEMENT)

    def write(self, pair: Relationship, key: str) -> None:
        """Begin a page about a pair and open it."""
        self._did(
            pair,
            _("A page was begun."),
            lambda: agreeing.begin(
                self._journal, pair, key, self._around.today(), self._desk.templates.find(key)
            ),
            opens=True,
        )

    def asked_of_style(self) -> str:
        """Whether another style is wanted with a fresh agreement, without one, or not at all."""
        return self._desk.ask.choose(
            _("Another style, another agreement?"),
            _(
                "What could be said in confidence before may be otherwise now. A page for the "
                "new agreement can be begun; the one you have stays readable."
            ),
            (
                Answer(AFRESH, _("Agree afresh")),
                Answer(CHANGE, _("Only change the style")),
                Answer(LEAVE, _("Leave it as it was")),
            ),
        )

    def asked_of_purpose(self) -> str:
        """Whether another purpose is wanted with a fresh agreement, without one, or not at all."""
        return self._desk.ask.choose(
            _("Another purpose, another agreement?"),
            _("Why you meet is said otherwise now. A page for the new agreement can be begun."),
            (
                Answer(AFRESH, _("Agree afresh")),
                Answer(LEAVE, _("Take the change back")),
                Answer(CHANGE, _("Only keep the new words")),
            ),
        )

    def plan(self, found: Together) -> None:
        """A session where the next would be, and open it; one planned for that day is that one."""
        wanted = together.following(found, self._journal.now)
        known = sessions.planned_like(self._journal, wanted)
        if known is not None:
            self._desk.voice.tell(_("It is planned already."))
            self._desk.voice.ask_record(known)
            return
        self._did(
            found.pair,
            _("A session was planned."),
            lambda: sessions.plan(self._journal, wanted),
            opens=True,
        )

    def agree_with(self, changed: Relationship) -> None:
        """The pair as it is now and its new agreement, as one step."""
        along = self._desk.templates.find(agreeing.RECONTRACT)
        self._did(
            changed,
            _("A new agreement was begun."),
            lambda: agreeing.agree_afresh(self._journal, changed, self._around.today(), along),
            opens=True,
        )

    def _enter(self, pair: Relationship, phase: Phase) -> None:
        changed = dataclasses.replace(pair, phase=phase)
        back = pair.phase == Phase.CLOSED
        problems = [] if back else phase_problems(pair.phase, changed)
        if problems:
            self._desk.voice.tell(_(problems[0].words))
            return
        said = _("Now: {phase}.").format(phase=_(phase.label).lower())
        self._did(pair, said, lambda: phases.enter(self._journal, pair, phase))

    def _wind_up(self, pair: Relationship) -> None:
        sheet = WindingSheet(self._around, pair, self._person(pair))
        if not self._desk.ask.run(sheet) or sheet.keep_until is None:
            return
        review_on = self._around.today() if sheet.review.isChecked() else None
        until = sheet.keep_until
        along = self._desk.templates.find(agreeing.CLOSING_REVIEW)
        self._did(
            pair,
            _("Now: {phase}.").format(phase=_(Phase.WINDING_UP.label).lower()),
            lambda: self._entry(
                phases.wind_up(self._journal, pair, until, review_on=review_on, along=along)
            ),
            opens=True,
        )

    def _close(self, pair: Relationship) -> None:
        wanted = acting.open_of(self._journal, pair.id)
        actions = acting.facts(self._journal, wanted, self._around.today())
        goals = linking.names(self._journal, "goal")
        sheet = ClosingSheet(self._around, pair, self._person(pair), actions, goals)
        if not self._desk.ask.run(sheet):
            return
        ending, decided = sheet.ending, sheet.decided
        said = _("Closed with {person}.").format(person=self._person(pair))
        self._did(pair, said, lambda: phases.close(self._journal, pair, ending, decided))

    def _did(
        self,
        pair: Relationship,
        said: str,
        do: Callable[[], object],
        *,
        opens: bool = False,
    ) -> None:
        self._journal.leave()
        try:
            made = do()
        except JournalError as error:
            self._desk.voice.tell(str(error))
            return
        self.moved.emit(pair.id)
        offers = calendar_sheet.offers(self._desk, made) if isinstance(made, Session) else ()
        self._desk.voice.tell(said, step=self._journal.last_step, offers=offers)
        if opens and isinstance(made, Entry | Session):
            self._desk.voice.ask_record(made)

    def _entry(self, entry_id: RecordId) -> Entry | None:
        return self._journal[Entry].get(entry_id) if entry_id else None

    def _person(self, pair: Relationship) -> str:
        return agreeing.name_of(self._journal, pair.person_id) or _("this person")
