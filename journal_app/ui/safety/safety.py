"""Commands and offers that keep the journal safe, and what the status line says of backups."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QObject

from journal_app.domain.entry import Entry
from journal_app.errors import DatabaseDamaged, JournalError
from journal_app.i18n import _
from journal_app.services import watching
from journal_app.ui.ask import Answer
from journal_app.ui.journal.backing_up import BackingUp
from journal_app.ui.journal.desk import Desk
from journal_app.ui.journal.keeping import Moved, Proof
from journal_app.ui.page import Slot
from journal_app.ui.widgets.status_line import Standing
from journal_app.ui.widgets.toast import ToastOffer

CHOOSE, NO, FORGET = "choose", "no", "forget"


class Safety(QObject):
    """Nothing it does stands in the way of writing; what fails is said at the foot."""

    def __init__(self, desk: Desk, backing_up: BackingUp, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._backups = desk, desk.keeping.backups
        self._ask, self._voice = desk.ask, desk.voice
        self._backing_up = backing_up
        self._is_gone = False
        backing_up.proved.connect(self._on_proved)
        backing_up.failed.connect(self._voice.note_standing)

    def slots(self) -> Mapping[str, Slot]:
        """What it does for commands."""
        if self._backups.is_moved:
            return {"vault.take_back": self.take_back}
        if self._desk.read_only:
            return {}
        return {
            "vault.second_place": self.choose_second,
            "vault.move": self.move,
            "vault.try_backup": self.try_one,
        }

    def standing(self, show: Callable[[], object]) -> list[Standing]:
        """What the status line says: where backups are, or that the journal goes on elsewhere.

        *show* leads to the backups; where the newest is gone, pressing it makes one.
        """
        if self._backups.is_moved:
            words = _("Moved to another computer · read only here")
            return [Standing("moved", words, "eye", "warn", self.take_back)]
        words, do = self._backups.standing(), show
        if self._backups.has_failed:
            words = _("No backup could be made today")
        elif self._backups.is_gone and not self._desk.read_only:
            words = _("The newest backup is gone from this computer · make one now")
            do = self._backing_up.begin
        tone = "muted" if self._backups.is_safe else "warn"
        return [Standing("backup", words, "shield-check", tone, do)]

    def begin_day(self) -> None:
        """The journal was opened: the backup of the day, or else what is to be offered."""
        if not self._backups.look(self._on_looked, self._on_not_looked):
            self._offer()

    def choose_second(self) -> None:
        """Have every backup copied to a folder of one's own choice."""
        second = self._backups.second
        if second is not None and not self._is_another_wanted(second.name):
            return
        title = _("A second place for backups")
        folder = self._ask.folder(title, self._start(second.folder if second else None))
        if folder is None:
            return
        try:
            self._backups.choose_second(folder)
        except JournalError as error:
            self._voice.tell(str(error))
            return
        self._voice.note_standing()
        self._backing_up.begin()

    def move(self) -> None:
        """A proved backup to the chosen place; then this copy is only read."""
        answers = (Answer(CHOOSE, _("Choose the place…")), Answer(NO, _("Not now")))
        text = _(
            "A backup is made, proved and put where you choose: a stick, or a folder the other "
            "computer sees. This copy is then marked as moved and only read, until you take it "
            "back here."
        )
        if self._ask.choose(_("Move to another computer"), text, answers) != CHOOSE:
            return
        folder = self._ask.folder(_("Where the backup goes"), self._start(None))
        if folder is not None:
            self._voice.tell(_("Making the backup that moves…"))
            self._backups.move(folder, self._on_moved, self._on_not_moved)

    def take_back(self) -> None:
        """Go on here with the copy that was marked as moved."""
        answers = (Answer(CHOOSE, _("Take it back here")), Answer(NO, _("Leave it there")))
        text = _(
            "This copy can be written again, as it was on the day it moved. What you wrote on the "
            "other computer since then does not come with it: for that, make a backup there and "
            "open it here."
        )
        if self._ask.choose(_("Take the journal back"), text, answers) != CHOOSE:
            return
        try:
            self._backups.take_back()
        except JournalError as error:
            self._voice.tell(str(error))

    def try_one(self, *, by_code: bool = False) -> None:
        """Open the newest backup by what is typed; *by_code*, by what stands on the sheet."""
        from journal_app.ui.safety.drill_sheet import DrillSheet  # noqa: PLC0415 - seldom

        file = self._backups.newest()
        if file is None:
            words = _("There is no backup to try yet. Make one first: “Back up now”.")
            self._voice.tell(words)
            return
        self._ask.run(DrillSheet(self._desk.theme, self._backups, file, by_code=by_code))

    def stop(self) -> None:
        """Say nothing any more."""
        self._is_gone = True

    def _is_another_wanted(self, name: str) -> bool:
        answers = (
            Answer(CHOOSE, _("Choose another place…")),
            Answer(FORGET, _("Have no second place")),
            Answer(NO, _("Leave it as it is")),
        )
        text = _("Each backup is copied to {place}. What lies there stays there.")
        chosen = self._ask.choose(
            _("The second place for backups"), text.format(place=name), answers
        )
        if chosen == FORGET:
            self._backups.forget_second()
            self._voice.note_standing()
        return chosen == CHOOSE

    def _on_looked(self, proof: Proof) -> None:
        """The backup of the day is there, quietly."""
        if self._is_gone:
            return
        self._voice.note_standing()
        self._on_proved(proof)
        if not proof.is_doubtful:
            self._offer()

    def _on_not_looked(self, error: JournalError) -> None:
        if self._is_gone:
            return
        self._voice.note_standing()
        words = _("The backup of today was not made: {why} You can go on writing.")
        self._voice.tell(words.format(why=error))

    def _on_proved(self, proof: Proof) -> None:
        """Less than half of the last: nothing older goes, and one is asked."""
        if self._is_gone or not proof.is_doubtful:
            return
        words = _(
            "This backup holds {count} records, less than half of the last one. Older backups are "
            "all kept until you say it is right."
        ).format(count=f"{proof.records:,}")
        self._voice.tell(words, offers=(ToastOffer(_("It is right"), self._agree),))

    def _agree(self) -> None:
        self._do(self._backups.agree)

    def _offer(self) -> None:
        """One thing at most, once in a while, where it can be let be."""
        if self._is_gone:
            return
        try:
            entries = len(self._desk.journal.heads(Entry, limit=watching.ENTRIES_FIRST))
        except DatabaseDamaged:
            return  # told by who found it
        what = self._backups.offer(entries)
        if not what or not self._do(lambda: self._backups.note_offered(what)):
            return
        if what == watching.SECOND:
            words = _("Your backups lie only on this computer.")
            no = ToastOffer(_("Not needed"), lambda: None)
            add = ToastOffer(_("Add a place…"), self.choose_second)
            self._voice.tell(words, offers=(add, no))
        elif what == watching.SHEET:
            words = _("Does your recovery sheet still open the journal? Trying it takes a minute.")
            attempt = ToastOffer(_("Try your recovery sheet…"), lambda: self.try_one(by_code=True))
            self._voice.tell(words, offers=(attempt,))
        else:
            words = _("Does your backup open? Trying it takes a minute.")
            self._voice.tell(words, offers=(ToastOffer(_("Try it…"), self.try_one),))

    def _on_moved(self, moved: Moved) -> None:
        from journal_app.ui.safety.moving_sheet import MovingSheet  # noqa: PLC0415 - seldom

        if not self._is_gone:
            self._ask.run(MovingSheet(self._desk.theme, self._ask, self._desk.name, moved))
        self._backups.leave()

    def _on_not_moved(self, error: JournalError) -> None:
        if not self._is_gone:
            words = _("Not moved: {why} The journal goes on here.").format(why=error)
            self._voice.tell(words)

    def _do(self, write: Callable[[], None]) -> bool:
        try:
            write()
        except JournalError as error:
            self._voice.tell(str(error))
            return False
        return True

    def _start(self, folder: Path | None) -> Path:
        """Where one begins to look: where it was, else where sticks are put in, else at home."""
        media = Path("/media") / Path.home().name
        asked = (folder, media)
        return next((each for each in asked if each is not None and each.is_dir()), Path.home())
