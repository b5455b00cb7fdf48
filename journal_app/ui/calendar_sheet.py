"""Put it in my calendar…: which meetings, with or without a reminder; then the file is written."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from journal_app.domain.record import RecordId
from journal_app.domain.session import Session
from journal_app.errors import JournalError
from journal_app.i18n import _, day_in_words, ngettext
from journal_app.services import appointments
from journal_app.services.appointments import Wanted
from journal_app.services.exporters.calendar_file import ENDINGS
from journal_app.services.handing_over import free_name
from journal_app.ui import opening
from journal_app.ui.journal.desk import Desk
from journal_app.ui.page import Slot
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.choosing import Segmented
from journal_app.ui.widgets.focus_ring import FocusRing
from journal_app.ui.widgets.grounds import Notice
from journal_app.ui.widgets.marks import Check
from journal_app.ui.widgets.parts import button, label
from journal_app.ui.widgets.toast import ToastOffer

COMMAND = "session.calendar"
WIDTH, CONTROLS_GAP = 520, 8
Sentence = Callable[[Wanted], str]


class CalendarSheet(QDialog):
    """Answers what is wanted; it writes nothing itself."""

    def __init__(self, theme: Theme, sentence: Sentence, *, has_rhythm: bool) -> None:
        """*sentence* says what the file will hold; without a rhythm there is one session."""
        super().__init__()
        self._theme, self._sentence = theme, sentence
        self.setWindowTitle(_("Put it in my calendar"))
        words = [_("This session"), _("The whole rhythm")]
        self.which = Segmented(theme, words, _("Which meetings"))
        self.which.setObjectName("which")
        if not has_rhythm:
            self.which.hide()
        self.reminder = Check(theme, _("A time to prepare, two days before"), square=True)
        self.reminder.setObjectName("reminder")
        self.reminder.setChecked(True)
        self.says = label("", "caption", "says")
        self._column = QVBoxLayout(self)
        self._build()
        self.which.chosen.connect(self._say)
        self.reminder.toggled.connect(self._say)
        self._say()
        self._ring = FocusRing(self)

    @property
    def wanted(self) -> Wanted:
        """What was chosen."""
        return Wanted(self.which.index == 1, self.reminder.isChecked())

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words at this width, and no higher."""
        self._fit()
        super().showEvent(event)
        self._go.setFocus()

    def _say(self, _value: object = None) -> None:
        self.says.setText(self._sentence(self.wanted))
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self._column.totalHeightForWidth(self.width()))

    def _build(self) -> None:
        px = self._theme.px
        self.setFixedWidth(px(WIDTH))
        self._column.setContentsMargins(px(26), px(24), px(26), px(20))
        self._column.setSpacing(px(12))
        self._column.addWidget(label(_("Put it in my calendar"), "page", "title"))
        lead = _("One file that any calendar opens. Titles say “Appointment” and “Preparation”.")
        self._column.addWidget(label(lead, "lead", "text"))
        row = QHBoxLayout()
        row.addWidget(self.which)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addWidget(self.reminder)
        self._column.addWidget(self.says)
        self._column.addWidget(
            Notice(
                self._theme,
                _("This file is not encrypted"),
                _("It holds times only. No name, no topic, nothing you wrote."),
                "file-warning",
            )
        )
        self._column.addLayout(self._answers())

    def _answers(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(CONTROLS_GAP)
        cancel = button(_("Cancel"), "", "cancel")
        cancel.clicked.connect(self.reject)
        self._go = go = button(_("Choose a place"), "primary", "go")
        go.clicked.connect(self.accept)
        go.setDefault(True)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(go)
        return row


def put_in_calendar(desk: Desk, session: Session) -> bool:
    """Ask what is wanted and where to, and write the file; answers whether it was written."""
    voice = desk.voice
    if not appointments.is_ahead(session, desk.journal.now):
        voice.tell(_("Only a session that is still to come goes into a calendar."))
        return False
    has_rhythm = len(appointments.starts(desk.journal, session)) > 1
    sheet = CalendarSheet(desk.theme, _sentence(desk, session), has_rhythm=has_rhythm)
    if not desk.ask.run(sheet):
        return False
    wanted = sheet.wanted
    name = free_name(Path.home(), f"{_('Appointments')}{ENDINGS[0]}")
    path = desk.ask.new_file(_("Put it in my calendar"), Path.home() / name, ENDINGS)
    if path is None:
        return False
    try:
        appointments.write(desk.journal, session, wanted, path)
    except JournalError as error:
        voice.tell(str(error))
        return False
    words = _("Wrote {file} to {folder}. Open it with your calendar.")
    words = words.format(file=path.name, folder=opening.folder_words(path))
    voice.tell(words, offers=opening.offers_of(path, voice.tell))
    return True


def offers(desk: Desk, session: Session) -> tuple[ToastOffer, ...]:
    """To put a session that is still to come into the calendar, for where it was just planned."""
    if not appointments.is_ahead(session, desk.journal.now):
        return ()
    return (ToastOffer(_("Put it in my calendar"), lambda: _put_kept(desk, session.id)),)


def slots(desk: Desk, record: object, save: Callable[[], bool]) -> dict[str, Slot]:
    """The command, where a session that is still to come is open; *save* keeps what is typed."""
    if not isinstance(record, Session) or not appointments.is_ahead(record, desk.journal.now):
        return {}
    return {COMMAND: lambda: save() and put_in_calendar(desk, record)}


def _put_kept(desk: Desk, session_id: RecordId) -> bool:
    """The session as it is by now, if it is still there."""
    kept = desk.journal[Session].get(session_id)
    return kept is not None and kept.trashed_at is None and put_in_calendar(desk, kept)


def _sentence(desk: Desk, session: Session) -> Sentence:
    begins = appointments.starts(desk.journal, session)

    def _say(wanted: Wanted) -> str:
        found = begins if wanted.whole_cadence else begins[:1]
        if len(found) == 1:
            return _("One appointment, on {day}.").format(day=day_in_words(found[0].date()))
        words = ngettext(
            "{count} appointment, the last on {day}.",
            "{count} appointments, the last on {day}.",
            len(found),
        )
        return words.format(count=len(found), day=day_in_words(found[-1].date()))

    return _say
