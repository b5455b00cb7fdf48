"""A person as one looks at them: what they offer, how to reach them, and all that names them."""

import dataclasses
import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.person import CONTACT_MOVES, ContactStatus, Person
from journal_app.domain.record import RecordId
from journal_app.domain.text import plain_lines
from journal_app.errors import JournalError
from journal_app.i18n import _, day_in_words, ngettext
from journal_app.services import acting, client_words, mentioning
from journal_app.services.mentioning import WINDOW, Mentions
from journal_app.ui.form.around import Around
from journal_app.ui.journal.desk import Desk
from journal_app.ui.people.actions_part import ActionsPart
from journal_app.ui.people.mentions_list import MentionsList
from journal_app.ui.people.parts import FOOT, SIDE, TOP, Face, TwoColumns, level_row, section
from journal_app.ui.widgets.avatar import Avatar
from journal_app.ui.widgets.chip import Chip
from journal_app.ui.widgets.flow import Flow
from journal_app.ui.widgets.parts import button, hairline, label, tool_button


class PersonFace(Face):
    """Read anew whenever something of the person is changed; nothing is typed here."""

    form_asked = Signal(str)  # the field to begin with, or nothing

    def __init__(self, desk: Desk, around: Around) -> None:
        super().__init__(desk.theme)
        self._desk, self._journal, self._around = desk, desk.journal, around
        self._read_only = desk.read_only
        self._person: Person | None = None
        self._columns: TwoColumns | None = None
        self._limit = WINDOW
        self.mentions: MentionsList | None = None

    def show_person(self, person: Person) -> None:
        """Show a person as the journal has them now."""
        if self._person is None or self._person.id != person.id:
            self._limit = WINDOW
        self._person = person
        self.put(self._ground(person))
        self._arrange()
        self._find(person.id)

    def clear(self) -> None:
        """Hold nothing."""
        super().clear()
        self._person = self._columns = self.mentions = None

    def menu(self) -> QMenu:
        """What else can be done with the person."""
        made = QMenu(self)
        person = self._person
        if person is None:
            return made
        made.addAction(_("More about this")).triggered.connect(lambda: self.form_asked.emit(""))
        if self._read_only:
            return made
        made.addAction(_("In touch today")).triggered.connect(self._touch)
        for status in _next(person):
            words = _("Contact: {status}").format(status=_(status.label))
            made.addAction(words).triggered.connect(self._mover(status))
        return made

    def _ground(self, person: Person) -> QWidget:
        px, ground = self._theme.px, QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(px(SIDE), px(TOP), px(SIDE), px(FOOT))
        column.setSpacing(px(16))
        column.addWidget(self._head(person))
        if person.roles:
            column.addWidget(self._roles(person))
        self._columns = TwoColumns(self._theme)
        self._fill_main(self._columns.main, person)
        self._fill_side(self._columns.side, person)
        column.addWidget(self._columns)
        column.addStretch(1)
        return ground

    def _head(self, person: Person) -> QWidget:
        px, made = self._theme.px, QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(14))
        name = person.name.strip() or _("Someone")
        row.addWidget(Avatar(self._theme, name), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(name, "title", "person_title"))
        facts = " · ".join(filter(None, (person.job_title, person.organisation)))
        words.addWidget(label(facts or _(Person.noun), "caption", "person_facts"))
        row.addLayout(words, 1)
        if not self._read_only:
            write = button(_("Write about this"), "primary", "write_about")
            write.setAccessibleName(_("Write about {person}").format(person=name))
            write.clicked.connect(self._write)
            row.addWidget(write)
        self.more = tool_button(self._theme, "ellipsis", _("More to do"), "person_menu")
        self.more.clicked.connect(self._on_menu)
        row.addWidget(self.more)
        return made

    def _roles(self, person: Person) -> QWidget:
        made = QWidget()
        flow = Flow(made)
        flow.setSpacing(self._theme.px(6))
        for role in person.roles:
            words = client_words.label(role, self._journal.client_word)
            chip = Chip(self._theme, words[:1].upper() + words[1:])
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            flow.addWidget(chip)
        return made

    def _fill_main(self, column: QVBoxLayout, person: Person) -> None:
        px = self._theme.px
        for title, text in (
            (_("What they can help with"), person.offers_md),
            (_("I learn from how they…"), person.admire_md),
        ):
            if text.strip():
                column.addWidget(label(title, "section"))
                column.addWidget(label("\n".join(plain_lines(text)), "sentence"))
                column.addSpacing(px(12))
        self._add_ties(column, person)
        column.addWidget(section(_("Linked to them, or naming them")))
        self._count = label(_("Looking…"), "caption", "mentions_count")
        column.addWidget(self._count)
        self.mentions = MentionsList(self._theme)
        self.mentions.opened.connect(self._desk.voice.record_asked)
        column.addWidget(self.mentions)
        self._next = button(_("Show more"), "quiet", "more_mentions")
        self._next.clicked.connect(self._on_more)
        self._next.hide()
        leading = Qt.AlignmentFlag.AlignLeading
        column.addWidget(self._next, 0, leading)
        more = button(_("More about this"), "quiet", "more_fields")
        more.clicked.connect(lambda: self.form_asked.emit(""))
        column.addSpacing(px(12))
        column.addWidget(more, 0, leading)

    def _add_ties(self, column: QVBoxLayout, person: Person) -> None:
        ties = mentioning.ties(self._journal, person, self._around.today())
        wanted = mentioning.open_actions(self._journal, person)
        rows = acting.facts(self._journal, wanted, self._around.today())
        if ties:
            column.addWidget(label(_("Relationships"), "section"))
        for pair, words in ties:
            title, _dot, second = words.partition(" · ")
            go = self._to(pair.table, pair.id)
            column.addWidget(level_row(self._theme, title or _(pair.noun), second, go))
        if rows:
            part = ActionsPart(self._around, rows, read_only=self._read_only)
            part.opened.connect(self._desk.voice.record_asked)
            part.told.connect(self._tell)
            column.addSpacing(self._theme.px(12))
            column.addWidget(part)
        column.addSpacing(self._theme.px(12))

    def _tell(self, words: str, is_step: bool) -> None:  # noqa: FBT001 - a signal's
        self._desk.voice.tell(words, step=self._journal.last_step if is_step else None)

    def _fill_side(self, column: QVBoxLayout, person: Person) -> None:
        px = self._theme.px
        contact = _(person.contact_status.label) if person.contact_status is not None else ""
        facts = (
            (_("How to reach them"), person.reach),
            (_("Contact"), contact[:1].upper() + contact[1:]),
            (_("Last contact"), _day(person.last_contact_on)),
            (_("Next contact"), _day(person.next_contact_on)),
            (_("Other names"), ", ".join(person.other_names)),
        )
        for title, words in facts:
            if words.strip():
                column.addWidget(label(title, "group"))
                column.addWidget(label(words))
                column.addSpacing(px(8))
        if any(words.strip() for _title, words in facts):
            column.addWidget(hairline())
            column.addSpacing(px(8))
        column.addWidget(label(_("Their name"), "section"))
        column.addWidget(label(_consent(person), "caption", "consent"))
        change = button(_("Change"), "plain", "change_consent")
        change.setAccessibleName(_("Change whether they may be named"))
        change.clicked.connect(lambda: self.form_asked.emit("name_ok_in_exports"))
        if not self._read_only:
            column.addWidget(change, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)

    def _find(self, person_id: RecordId) -> None:
        find, limit = self._desk.mentions, self._limit
        self._desk.quick.run(
            lambda: find(person_id, limit),
            done=lambda found: self._on_found(person_id, found),
            failed=lambda error: self._desk.voice.tell(str(error)),
            kind="mentions",
        )

    def _on_found(self, person_id: RecordId, found: Mentions) -> None:
        person = self._person
        if person is None or person.id != person_id or self.mentions is None:
            return
        self.mentions.show_heads(found.heads)
        words = ngettext("{count} record", "{count} records", found.total)
        none = _("Nothing yet.")
        self._count.setText(words.format(count=found.total) if found.total else none)
        self._next.setVisible(found.total > len(found.heads))

    def _on_more(self) -> None:
        self._limit += WINDOW
        if self._person is not None:
            self._find(self._person.id)

    def _write(self) -> None:
        person = self._person
        if person is None:
            return
        made = Entry(type=EntryType.NOTE, person_id=person.id, occurred_on=self._around.today())
        if self._kept(lambda: self._journal.change([made]), _("A page was begun.")):
            self._desk.voice.ask_record(made)

    def _touch(self) -> None:
        person, today = self._person, self._around.today()
        if person is not None:
            changed = dataclasses.replace(person, last_contact_on=today)
            self._kept(lambda: self._journal.change([changed]), _("In touch today."))

    def _mover(self, status: ContactStatus) -> Callable[[], None]:
        def move() -> None:
            if self._person is not None:
                changed = dataclasses.replace(self._person, contact_status=status)
                words = _("Contact: {status}").format(status=_(status.label))
                self._kept(lambda: self._journal.change([changed]), words)

        return move

    def _kept(self, do: Callable[[], object], words: str) -> bool:
        try:
            do()
        except JournalError as error:
            self._desk.voice.tell(str(error))
            return False
        self._desk.voice.tell(words, step=self._journal.last_step)
        return True

    def _to(self, table: str, record_id: RecordId) -> Callable[[], None]:
        return lambda: self._desk.voice.record_asked.emit(table, record_id)

    def _on_menu(self) -> None:
        self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    def _arrange(self) -> None:
        if self._columns is not None:
            self._columns.arrange(self.viewport().width() - 2 * self._theme.px(SIDE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the aside goes below."""
        super().resizeEvent(event)
        self._arrange()


def _next(person: Person) -> tuple[ContactStatus, ...]:
    if person.contact_status is None:
        return (ContactStatus.IDEA,)
    return CONTACT_MOVES[person.contact_status]


def _day(day: dt.date | None) -> str:
    return day_in_words(day) if day is not None else ""


def _consent(person: Person) -> str:
    """Whether they may be named, and what readers see if not."""
    if person.name_ok_in_exports and person.name_ok_on is not None:
        words = _("They agreed on {day} to be named.")
        return words.format(day=day_in_words(person.name_ok_on))
    if person.name_ok_in_exports:
        return _("They agreed to be named.")
    if person.alias.strip():
        words = _("They were not asked to be named: readers see “{alias}”.")
        return words.format(alias=person.alias.strip())
    return _("They were not asked to be named: readers see a role.")
