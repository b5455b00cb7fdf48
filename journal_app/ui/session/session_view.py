"""One session: its head, four tabs that may be taken in any order, the private place beside."""

import dataclasses
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QScrollArea, QWidget

from journal_app.domain.action import Action
from journal_app.domain.level import Level
from journal_app.domain.link import Link
from journal_app.domain.record import Change, Record
from journal_app.domain.session import Session
from journal_app.services import acting, problems, sessions
from journal_app.services.passages import Passage, text_of
from journal_app.services.sessions import Pair
from journal_app.services.templates.catalogue import Catalogue
from journal_app.ui.form.anew import go_to_change, load_anew
from journal_app.ui.form.around import Around
from journal_app.ui.form.field_editor import FieldEditor
from journal_app.ui.opened import Opened
from journal_app.ui.own_keys import NEXT_TAB, TAB_BEFORE, TABS, Keys
from journal_app.ui.session.ground import (
    ACTIONS,
    BRIEF,
    LOOK_BACK,
    NOTES,
    PRIVATE,
    SessionGround,
)
from journal_app.ui.session.open_text import OpenTextEditor
from journal_app.ui.session.structure import Structure

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SessionView(Opened):
    """Shows a session and answers what it says now; it saves nothing itself."""

    asked = Signal(str)  # what is wanted: the id of a command, or one of the head's
    action_said = Signal(str)
    opened = Signal(str, str)
    done = Signal(str, object)

    def __init__(self, around: Around, catalogue: Catalogue) -> None:
        super().__init__()
        self._around = around
        self._record: Session | None = None
        self._pair = Pair()
        self._is_loading = self._read_only = False
        self._shown: set[int] = set()  # the tabs that show this session already
        self.ground = made = SessionGround(self._around)
        self.head, self.tabs, self.more = made.head, made.tabs, made.more
        self.brief, self.notes, self.look_back = made.brief, made.notes, made.look_back
        self.promised, self.private = made.promised, made.private
        self.structure = Structure(catalogue, made)
        self._build()
        self._editors = self._all_editors()
        self._connect()

    @property
    def record(self) -> Session | None:
        """The session as its fields say it now; what is not understood is as it was."""
        if self._record is None:
            return None
        said: dict[str, Any] = {name: editor.value for name, editor in self._editors.items()}
        return dataclasses.replace(self._record, **said, structure=self.structure.key)

    @property
    def given(self) -> Record | None:
        """The session as the journal had it when it was shown or saved last."""
        return self._record

    @property
    def to_save(self) -> Session | None:
        """The session as it may be saved: a level with a problem stays back."""
        said = self.record
        if said is None:
            return None
        kept = problems.held_back(self.before, said, self._around.journal)
        return kept if isinstance(kept, Session) else None

    @property
    def pair(self) -> Pair:
        """With whom it is."""
        return self._pair

    @property
    def editors(self) -> dict[str, FieldEditor]:
        """The editors by the names of their fields."""
        return self._editors

    @property
    def tab(self) -> int:
        """Which tab is shown."""
        return self.tabs.currentIndex()

    def go_to(self, tab: int) -> None:
        """Show a tab; the fifth is there only where the private place has no room beside."""
        self.ground.go_to(tab)

    def show_record(self, record: Record, *, read_only: bool = False) -> None:
        """Show a session, on the tab that fits its day; the cursor is not moved."""
        if not isinstance(record, Session):
            return
        is_same = self._record is not None and self._record.id == record.id
        self._is_loading = True
        self._record, self._read_only = record, read_only
        self._pair = sessions.pair_of(self._around.journal, record)
        self.head.facts.close_all()
        changed: list[FieldEditor] = []
        if is_same:
            changed = load_anew(self._editors, record)
        for name, editor in self._editors.items():
            if not is_same:
                editor.load(getattr(record, name))
            editor.setEnabled(not read_only)
        if not is_same:
            self.more.fold()
            self.promised.list.fold()
            self._go_to_start(record)
        self._show_around(record)
        self._shown = set()
        self._show_tab(self.tab)
        self._is_loading = False
        if changed and changed[0].is_wide and not any(one.isVisible() for one in changed):
            self._go_to_tab_of(changed[0])
        go_to_change(self, changed)

    def note_saved(self, record: Any) -> None:
        """The journal has this now; what followed from the text is shown, what one types stays."""
        if self._record is None or record.id != self._record.id:
            return
        is_moved = self._record.relationship_id != record.relationship_id
        self._is_loading, self._record = True, record
        if is_moved:
            self._pair = sessions.pair_of(self._around.journal, record)
            self._shown -= {BRIEF}
            self._show_tab(self.tab)
        for name, editor in self._editors.items():
            value = getattr(record, name)
            if editor.value != value and not editor.isAncestorOf(self.focused):
                editor.load(value)
        self._show_around(record)
        self._is_loading = False

    def note_changes(self, changes: Sequence[Change]) -> None:
        """Actions and links of the session may have come or gone."""
        if self._record is None:
            return
        if any(isinstance(change.record, Action) for change in changes):
            self._show_actions()
            self._shown -= {BRIEF}
            if self.tab == BRIEF:
                self._show_tab(BRIEF)
        if any(isinstance(change.record, Link) for change in changes):
            self.more.refresh()
        if any(isinstance(change.record, Session) for change in changes):
            self.look_back.show_session(self._record, read_only=self._read_only)

    def note_switches(self) -> None:
        """Numbers about oneself may have been switched on or off elsewhere."""
        if self._record is not None:
            self.private.show_numbers(self.record or self._record)

    def finish(self) -> bool:
        """Read what stands in every field now."""
        for editor in self._editors.values():
            editor.finish()
        return True

    def finish_actions(self) -> None:
        """What stands in a line for another action is one of this session, not of the next."""
        for part in (self.promised, self.notes.promised):
            part.line.finish()

    def drop_actions(self) -> None:
        """Hold no words of an action that was not made."""
        for part in (self.promised, self.notes.promised):
            part.line.clear()

    @property
    def holds_action(self) -> bool:
        """Whether words stand in a line for another action."""
        return any(part.line.text().strip() for part in (self.promised, self.notes.promised))

    def give_back(self, words: str) -> None:
        """No action could be made of the words: they stand where they were typed."""
        for part in (self.promised, self.notes.promised):
            part.line.give_back(words)

    def begin(self) -> None:
        """With whom it is to be comes first, then when; else the text that is written now."""
        record = self.record
        if record is not None and record.relationship_id is None:
            self.head.facts.ask("person")
        elif record is not None and record.starts_at is None:
            self.head.facts.ask("when")
        else:
            (self.brief.agenda if self.tab == BRIEF else self.notes.discussion).setFocus()

    def look_back_on_it(self) -> None:
        """Show the tab that looks back, the cursor in its first line."""
        self.go_to(LOOK_BACK)
        self.look_back.how.setFocus()

    def show_passage(self, passage: Passage) -> None:
        """Go to the place of a search: the tab it stands on is shown, what was found selected."""
        editor = self._editors.get(passage.field)
        if editor is None or self._record is None:
            return
        self._go_to_tab_of(editor)
        given = text_of(self._record, passage.field)
        editor.choose(given, passage.start, passage.length)

    def write_on(self, name: str, at: int) -> None:
        """Show the text and put the cursor where it was in it."""
        editor = self._editors.get(name)
        if not isinstance(editor, OpenTextEditor) or self._record is None:
            return
        self._go_to_tab_of(editor)
        editor.text.go_on_at(at)

    def clear(self) -> None:
        """Hold nothing."""
        self._is_loading = True
        self._record, self._pair = None, Pair()
        bare = Session()
        for name, editor in self._editors.items():
            editor.load(getattr(bare, name))
        self.brief.clear()
        self.look_back.clear()
        self.notes.clear()
        self.head.show_session(bare, Pair(), read_only=True)
        self.notes.level.limit(Level.PRIVATE, "")
        self.promised.list.fold()
        for part in (self.promised, self.notes.promised):
            part.list.show_ids(())
            part.line.clear()
        self.more.clear()
        self.structure.show_session(bare, Pair(), read_only=True)
        self._is_loading = False

    @property
    def text_in_hand(self) -> tuple[str, str] | None:
        """The name of the field one writes in, and the sentence that is meant there."""
        for name, editor in self._editors.items():
            text = getattr(editor, "text", None)
            if text is None or not editor.isAncestorOf(self.focused):
                continue
            cursor = text.textCursor()
            begins, ends = cursor.selectionStart(), cursor.selectionEnd()
            return name, sessions.sentence_at(text.toPlainText(), begins, ends)
        return None

    def _go_to_tab_of(self, editor: QWidget) -> None:
        stack = self.ground.stack
        for tab in range(stack.count()):
            page = stack.widget(tab)
            if page is not None and page.isAncestorOf(editor):
                self.go_to(tab)

    def _go_to_start(self, record: Session) -> None:
        is_before = sessions.is_before(record, self._around.today())
        self.tabs.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.tabs.setCurrentIndex(BRIEF if is_before else NOTES)
        self.tabs.blockSignals(False)  # noqa: FBT003 - Qt's own
        self.ground.stack.setCurrentIndex(self.tab)

    def _show_around(self, record: Session) -> None:
        """What follows from the fields, whichever tab is shown."""
        self.head.show_session(record, self._pair, read_only=self._read_only)
        self.notes.level.limit(record.own_ceiling, self._pair.name)
        self.notes.show_agenda(record.agenda_md)
        self.private.show_numbers(record)
        self.structure.show_session(record, self._pair, read_only=self._read_only)
        self.more.show_session(record, read_only=self._read_only)
        for part in (self.promised, self.notes.promised):
            part.let(read_only=self._read_only or record.created_at is None)

    def _show_tab(self, tab: int) -> None:
        if self._record is None or tab in self._shown:
            return
        self._shown.add(tab)
        if tab == BRIEF:
            self.brief.show_session(self._record, self._pair)
        if tab in (NOTES, ACTIONS):
            self._show_actions()
        if tab == LOOK_BACK:
            self.look_back.show_session(self._record, read_only=self._read_only)

    def _show_actions(self) -> None:
        if self._record is None:
            return
        journal, today = self._around.journal, self._around.today()
        ids = acting.of_session(journal, self._record.id)
        facts = acting.facts(journal, ids, today)
        for part in (self.promised, self.notes.promised):
            part.list.show_facts(facts, read_only=self._read_only)
        self.tabs.count_behind(ACTIONS, len(ids))

    def _all_editors(self) -> dict[str, FieldEditor]:
        return {
            "title": self.head.title,
            **self.head.facts.editors,
            "agenda_md": self.brief.agenda,
            "level": self.notes.level,
            "discussion_md": self.notes.discussion,
            "insights_md": self.notes.insights,
            **self.private.editors,
            "selfcheck_md": self.look_back.how,
            "next_on": self.look_back.next_on,
            **self.more.editors,
        }

    def _build(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self.ground)

    def _connect(self) -> None:
        for name, editor in self._editors.items():
            editor.setObjectName(f"field_{name}")
            editor.changed.connect(lambda name=name: self._on_changed(name))
            editor.told.connect(self.told)
        self.tabs.currentChanged.connect(self._on_tab)
        self.head.notes_asked.connect(self._on_notes)
        self.head.next_asked.connect(lambda: self.asked.emit("next"))
        self.head.done_asked.connect(self.asked)
        self.look_back.next_planned.connect(lambda: self.asked.emit("plan_next"))
        self.look_back.reflection_asked.connect(lambda: self.asked.emit("reflect"))
        self.look_back.switched.connect(self._on_switched)
        self.brief.opened.connect(self.opened)
        self.more.belongs.told.connect(self.told)
        for part in (self.promised, self.notes.promised):
            part.opened.connect(self.opened)
            part.said.connect(self.action_said)
        for each in (self.promised.list, self.notes.promised.list, self.brief.promised):
            each.done.connect(self.done)
        for at, own in enumerate(TABS):
            self._key(own, partial(self.go_to, at))
        self._key(NEXT_TAB, lambda: self._step(1))
        self._key(TAB_BEFORE, lambda: self._step(-1))

    def _key(self, own: Keys, do: Callable[[], object]) -> None:
        for keys in own.keys:
            key = QShortcut(QKeySequence(keys), self)
            key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            key.activated.connect(do)

    def _step(self, by: int) -> None:
        count = PRIVATE if self.ground.is_beside else PRIVATE + 1
        self.go_to((self.tab + by) % count)

    def _on_tab(self, tab: int) -> None:
        was_inside = self.ground.stack.isAncestorOf(self.focused)
        self.ground.stack.setCurrentIndex(tab)
        self._show_tab(tab)
        if was_inside:
            self.tabs.setFocus()

    def _on_notes(self) -> None:
        self.go_to(NOTES)
        self.notes.discussion.setFocus()

    def _on_switched(self, name: str, on: bool) -> None:  # noqa: FBT001 - a signal's
        self.asked.emit(f"switch_on {name}" if on else f"switch_off {name}")

    def _on_changed(self, name: str) -> None:
        if self._is_loading or self._record is None:
            return
        said = self.record
        if said is not None and name in self.head.facts.editors:
            self.head.facts.say(said, self._pair)
        if said is not None and name == "agenda_md":
            self.notes.show_agenda(said.agenda_md)
        if said is not None and name == "next_on":
            self.look_back.show_session(said, read_only=self._read_only)
        self.edited.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The private place stands beside where there is room, else it is a tab."""
        super().resizeEvent(event)
        self.ground.arrange(self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Control and Enter save."""
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finish()
            self.save_asked.emit()
            return
        super().keyPressEvent(event)
