"""What can be done with the session one is at, from wherever one is."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from journal_app.domain.relationship import Relationship
from journal_app.domain.session import Session
from journal_app.errors import JournalError
from journal_app.i18n import _
from journal_app.services import linking, meeting
from journal_app.ui import opening
from journal_app.ui.ask import Answer
from journal_app.ui.journal.desk import Desk
from journal_app.ui.page import Page, Slot

Text = str | bytes
PAPER_ENDINGS = (".pdf",)


class Sitting(QObject):
    """The open session, or the one that is on now or comes next today."""

    meeting_asked = Signal(str)  # the id of a session

    def __init__(self, desk: Desk, here: Callable[[], Page], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._journal, self._here = desk, desk.journal, here

    def slots(self) -> Mapping[str, Slot]:
        """The commands that ask for a session; most want one that is open here."""
        shown = self._here().shown
        made: dict[str, Slot] = {"session.meeting": self.meet}
        if isinstance(shown, Session):
            made |= {"session.paper": self.put_on_paper, "session.pass_on": self.pass_on}
        if isinstance(shown, Relationship):
            made["session.pass_on"] = self.pass_on
        if isinstance(shown, Session) or self._desk.hold.until is not None:
            made["session.hold"] = self.hold
        return made

    @property
    def session(self) -> Session | None:
        """Which session it is, as it is kept."""
        page = self._here()
        shown = page.shown if page.flush() else None
        kept = self._journal[Session].get(shown.id) if isinstance(shown, Session) else None
        return kept or meeting.session_now(self._journal, self._journal.now)

    def meet(self) -> None:
        """Ask for the session alone in the window."""
        session = self._wanted()
        if session is not None:
            self.meeting_asked.emit(session.id)

    def hold(self) -> None:
        """Keep the journal open during the session, or no longer."""
        session, hold, tell = self.session, self._desk.hold, self._desk.voice.tell
        until = None if session is None else meeting.held_until(session, self._journal.now)
        if hold.until is not None:
            hold.release()
            tell(_("Locks after quiet minutes again."))
        elif session is None or until is None:
            tell(_("No session is held now, so nothing has to be kept open."))
        else:
            hold.keep(session.id, until)
            tell(_("Stays open until {time}").format(time=f"{until.astimezone():%H:%M}"))

    def put_on_paper(self) -> None:
        """Print the brief on one page, or keep it as a file."""
        session = self._wanted()
        if session is None:
            return
        from journal_app.services.brief_text import paper  # noqa: PLC0415 - only when used
        from journal_app.ui.meeting.brief_paper import BriefPaper  # noqa: PLC0415

        sheet = BriefPaper(paper(self._journal, session))
        answers = (
            Answer("print", _("Print")),
            Answer("pdf", _("Save as PDF")),
            Answer("stay", _("Cancel")),
        )
        wanted = self._desk.ask.choose(_("The brief on one page"), _what_it_holds(), answers)
        if wanted == "print" and self._desk.ask.print_page(_("Brief"), sheet.draw):
            self._desk.voice.tell(_("Handed to the printer"))
        elif wanted == "pdf":
            self._write(_("Brief"), session, PAPER_ENDINGS, lambda _path: sheet.as_pdf())

    def pass_on(self) -> None:
        """Show what the two agreed as it would leave, and write it where one wants it."""
        session = self._of_pair() or self._wanted()
        if session is None:
            return
        from journal_app.services import passing_on  # noqa: PLC0415 - only when used
        from journal_app.ui.meeting.passing_sheet import PassingSheet  # noqa: PLC0415

        try:
            passed = passing_on.agreed(self._journal, session)
        except JournalError as error:
            self._desk.voice.tell(str(error))
            return
        person = linking.other_person(self._journal, session)
        if self._desk.ask.run(PassingSheet(self._desk.theme, passed, person)):
            text = lambda path: passing_on.as_file(passed, path.suffix)  # noqa: E731 - a slot
            self._write(_("What we agreed"), session, tuple(passing_on.ENDINGS), text)

    def _of_pair(self) -> Session | None:
        """The last session of the relationship that is open, where one is."""
        from journal_app.services import passing_on  # noqa: PLC0415 - only when used

        shown = self._here().shown
        return passing_on.newest(self._journal, shown) if isinstance(shown, Relationship) else None

    def _write(
        self, name: str, session: Session, endings: Sequence[str], made: Callable[[Path], Text]
    ) -> None:
        from journal_app.services.exporters.new_file import write_new  # noqa: PLC0415

        day = f" {session.head_day:%Y-%m-%d}" if session.starts_at is not None else ""
        start = Path.home() / f"{name}{day}{endings[0]}"
        path = self._desk.ask.new_file(_("Save as a file"), start, endings)
        if path is None:
            return
        try:
            write_new(path, [made(path)])
        except JournalError as error:
            self._desk.voice.tell(str(error))
            return
        voice = self._desk.voice
        voice.tell(opening.written(path), offers=opening.offers_of(path, voice.tell))

    def _wanted(self) -> Session | None:
        session = self.session
        if session is None:
            self._desk.voice.tell(_("No session is open here, and none is left today."))
        return session


def _what_it_holds() -> str:
    """What is on the page, what is not, and what happens to it outside."""
    return _(
        "It holds the agenda, what is still open and what you took from last time, with roles "
        "in the place of names. Preparation, private notes and ratings are not on it. It is "
        "for you, and it is not encrypted. The print queue may keep a copy."
    )
