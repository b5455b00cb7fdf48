"""Meeting view: one session's agenda, what is agreed and one field for notes; nothing else."""

import dataclasses
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from journal_app.domain.record import RecordId
from journal_app.domain.session import Session
from journal_app.errors import JournalError
from journal_app.i18n import _, ngettext
from journal_app.services import acting, meeting, sessions
from journal_app.ui import commands
from journal_app.ui.editor.autosave import Autosave
from journal_app.ui.editor.body_field import BodyField
from journal_app.ui.editor.text_field import TextField
from journal_app.ui.form.prose_editors import ProseField
from journal_app.ui.journal.desk import Desk
from journal_app.ui.journal.loss import may_be_left
from journal_app.ui.meeting.agreed import Agreed
from journal_app.ui.meeting.foot import Foot
from journal_app.ui.undo_keys import typing_done_again, typing_taken_back
from journal_app.ui.widgets.parts import button, hairline, label, plane

SIDE_PX, BESIDE_FROM, UNBOUND_PX = 380, 900, 16_777_215  # the last is Qt's own
EDGE_PX, GAP_PX = 32, 24
AGENDA_PX = 15


class MeetingPage(QWidget):
    """What the other person may see over one's shoulder; it names nobody.

    It stands alone in the window: of the frame, its pages and its menu nothing is there.
    """

    left = Signal(str)  # the id of the session
    lock_asked = Signal()
    quit_asked = Signal()

    def __init__(self, desk: Desk, session: Session) -> None:
        super().__init__()
        self._desk, self._journal, self._session = desk, desk.journal, session
        self._why = ""
        self._steps: list[int] = []  # what was done here, for undo
        self._given = {"agenda_md": session.agenda_md, "discussion_md": session.discussion_md}
        self._untouched: dict[str, str] = {}  # what the fields made of what was given
        self.agenda = ProseField(desk.theme, AGENDA_PX)
        self.notes = BodyField(desk.theme, _("Notes"), _("What is said that is worth keeping?"))
        self._fields: tuple[tuple[str, TextField], ...] = (
            ("agenda_md", self.agenda),
            ("discussion_md", self.notes),
        )
        self._in_hand: tuple[str, TextField] = self._fields[1]  # the last one with the focus
        self.agreed = Agreed(desk.theme)
        self.foot = Foot(desk.theme)
        self.autosave = Autosave(self._save, desk.settle, self)
        self._build()
        self._connect()

    def begin(self) -> None:
        """The cursor is in the notes, at their end."""
        self._show_actions()
        self.foot.show_saving(_("Saved"))
        self.show_standing()
        cursor = self.notes.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self.notes.setTextCursor(cursor)
        self.notes.setFocus()

    @property
    def place(self) -> tuple[str, int]:
        """The text one writes in, and where the cursor stands in it."""
        return self._in_hand[0], self._in_hand[1].textCursor().position()

    def leave(self) -> None:
        """Save, and go back to the journal."""
        if self.let_go(may_ask=True):
            self.left.emit(self._session.id)

    def let_go(self, *, may_ask: bool) -> bool:
        """Save everything; answers whether the page may be left."""
        if not may_be_left(self._keep, self._desk.ask, lambda: self._why, may_ask=may_ask):
            return False
        self._journal.leave()
        return True

    def flush(self) -> bool:
        """Save what is typed, as far as it can be, without asking."""
        return self.autosave.flush()

    def clear(self) -> None:
        """Hold nothing of the journal."""
        self.autosave.stop()
        for _name, field in self._fields:
            field.blockSignals(True)  # noqa: FBT003 - Qt's own
            field.load("")
        self.agreed.clear()
        self.foot.clear()
        self._title.clear()
        self._when.clear()

    def tell(self, words: str) -> None:
        """Say what was just done."""
        self.foot.tell(words)

    def show_countdown(self, seconds: int) -> None:
        """Say that the journal is about to lock; none left means somebody is here again."""
        words = ngettext(
            "Locks in {count} second. Any key stops it.",
            "Locks in {count} seconds. Any key stops it.",
            seconds,
        )
        self.foot.tell(words.format(count=seconds) if seconds else "")

    def show_standing(self) -> None:
        """Say whether the journal is kept open, where it may be."""
        hold, minutes = self._desk.hold, self._desk.preferences.settings.lock_minutes
        until = meeting.held_until(self._session, self._journal.now) if minutes else None
        is_kept = hold.is_for(self._session.id)
        self.foot.show_hold(hold.until if is_kept else until, is_kept=is_kept)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the notes go below."""
        super().resizeEvent(event)
        is_wide = self.width() >= self._desk.theme.px(BESIDE_FROM)
        direction = QBoxLayout.Direction
        self._across.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        side = self._desk.theme.px(SIDE_PX)
        self._side.setMinimumWidth(side if is_wide else 0)
        self._side.setMaximumWidth(side if is_wide else UNBOUND_PX)
        self._rule.setMaximumSize(*((1, UNBOUND_PX) if is_wide else (UNBOUND_PX, 1)))
        self._across.setStretchFactor(self._side, 0 if is_wide else 2)

    def _keep(self) -> bool:
        self.agreed.finish()
        return not self.agreed.line.text() and self.autosave.flush()

    def _save(self) -> None:
        kept = self._journal[Session].get(self._session.id) or self._session
        said: dict[str, Any] = {
            name: self._given[name] if field.text == self._untouched[name] else field.text
            for name, field in self._fields
        }
        self._session = self._journal.save(dataclasses.replace(kept, **said))

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._in_hand = next((one for one in self._fields if one[1] is new), self._in_hand)

    def _on_typed(self) -> None:
        self.autosave.note_change()

    def _on_ticked(self, action_id: RecordId, is_done: bool) -> None:  # noqa: FBT001 - a signal's
        today = self._desk.today()
        if is_done:
            self._write(lambda: acting.finish(self._journal, action_id, today))
        else:
            self._write(lambda: acting.reopen(self._journal, action_id))

    def _on_added(self, words: str) -> None:
        title, day = sessions.said_action(words, self._desk.today())
        make = partial(acting.make, self._journal, title, session=self._session, due_on=day)
        if not self._write(make):
            self.agreed.give_back(words)

    def _make_of_sentence(self) -> None:
        """An action of what is selected in the notes, or of the sentence one is at."""
        cursor = self.notes.textCursor()
        at = cursor.selectionStart(), cursor.selectionEnd()
        words = sessions.sentence_at(self.notes.toPlainText(), *at)
        if not self.notes.hasFocus() or not words:
            self.tell(_("Put the cursor into a sentence first."))
            return
        title, day = sessions.said_action(words, self._desk.today())
        self._write(lambda: acting.make(self._journal, title, session=self._session, due_on=day))

    def _write(self, step: Callable[[], object]) -> bool:
        if not self.autosave.flush():
            return False
        try:
            step()
        except JournalError as error:
            self._why = str(error)
            self.tell(self._why)
            self._show_actions()
            return False
        number = self._journal.last_step
        self._steps += [] if number is None else [number]
        self.foot.show_saving(_("Saved"))
        self._show_actions()
        return True

    def _undo(self) -> None:
        """Typing first, then what was done with an action here; nothing from before."""
        if typing_taken_back() or not self._steps:
            return
        try:
            self._journal.take_back(self._steps.pop())
        except JournalError as error:
            self.tell(str(error))
        self._show_actions()

    def _show_actions(self) -> None:
        kept = self._journal[Session].get(self._session.id) or self._session
        actions = meeting.actions_of(self._journal, kept)
        self.agreed.show_actions(actions, read_only=self._desk.read_only)

    def _on_hold_wanted(self, is_wanted: bool) -> None:  # noqa: FBT001 - a signal's
        until = meeting.held_until(self._session, self._journal.now)
        if is_wanted and until is not None:
            self._desk.hold.keep(self._session.id, until)
        else:
            self._desk.hold.release()
        self.show_standing()

    def _on_failed(self, why: str) -> None:
        self._why = why or _("The reason is not known.")
        words = _("Not saved: {why} Your text stays here and is tried again.")
        self.foot.show_saving(words.format(why=self._why), failed=True)

    def _build(self) -> None:
        self.setAccessibleName(_("Meeting view"))
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(0)
        self._rule = plane("line")
        self._rule.setMinimumSize(1, 1)
        self._side = self._beside()
        for part, stretch in ((self._side, 0), (self._rule, 0), (self._written(), 3)):
            self._across.addWidget(part, stretch)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for part in (self._head(), hairline()):
            whole.addWidget(part)
        whole.addLayout(self._across, 1)
        for part in (hairline(), self.foot):
            whole.addWidget(part)

    def _head(self) -> QWidget:
        """Of what the two are at: its title and its time, which belong to both."""
        theme, session = self._desk.theme, self._session
        self._title = label(session.title.strip() or _("Session"), "title", "meeting_title")
        self._when = label(meeting.when_words(session), "caption", "meeting_time")
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        words.addWidget(self._title)
        if self._when.text():
            words.addWidget(self._when)
        back = button(_("Leave Meeting view"), "", "leave_meeting")
        back.clicked.connect(self.leave)
        head = plane("sunken")
        row = QHBoxLayout(head)
        edge = theme.px(EDGE_PX)
        row.setContentsMargins(edge, theme.px(16), edge, theme.px(16))
        row.setSpacing(theme.px(GAP_PX))
        row.addLayout(words, 1)
        row.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _beside(self) -> QScrollArea:
        """Agenda and actions."""
        px, ground = self._desk.theme.px, QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(px(EDGE_PX), px(GAP_PX), px(GAP_PX), px(GAP_PX))
        column.setSpacing(px(10))
        column.addWidget(label(_("Agenda"), "section"))
        column.addWidget(self.agenda)
        column.addSpacing(px(14))
        column.addWidget(label(_("What we agree"), "section"))
        column.addWidget(self.agreed)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(ground)
        return area

    def _written(self) -> QWidget:
        """The notes, with as much room as there is."""
        ground = plane("raised")
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, self._desk.theme.px(12), 0, 0)
        column.addWidget(self.notes)
        return ground

    def _connect(self) -> None:
        self.agenda.setObjectName("agenda_md")
        self.agenda.setAccessibleName(_("Agenda"))
        self.notes.setObjectName("discussion_md")
        for name, field in self._fields:
            field.load(self._given[name])
            self._untouched[name] = field.text
            field.setReadOnly(self._desk.read_only)
            field.textChanged.connect(self._on_typed)
            field.told.connect(self.tell)
        self.notes.long_line_given.connect(self.notes.put_in_broken)
        self.agreed.ticked.connect(self._on_ticked)
        self.agreed.added.connect(self._on_added)
        self.foot.hold_wanted.connect(self._on_hold_wanted)
        self.autosave.saving.connect(lambda: self.foot.show_saving(_("Saving…")))
        self.autosave.saved.connect(lambda: self.foot.show_saving(_("Saved")))
        self.autosave.failed.connect(self._on_failed)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        slots: dict[str, commands.Slot] = {
            "session.meeting": self.leave,
            "session.action": self._make_of_sentence,
            "edit.undo": self._undo,
            "edit.redo": typing_done_again,
            "vault.lock": self.lock_asked.emit,
            "window.quit": self.quit_asked.emit,
        }
        commands.actions(self, lambda which: slots[which]() if which in slots else None)
