"""Before a session: what the last one left, in one's own words first, and the agenda."""

from functools import partial

from PySide6.QtCore import Signal

from journal_app.domain.level import Level
from journal_app.domain.record import declared
from journal_app.domain.session import Session
from journal_app.domain.text import plain_lines
from journal_app.i18n import _, day_in_words
from journal_app.services import briefing
from journal_app.services.briefing import Brief
from journal_app.services.sessions import Pair, title_words
from journal_app.ui.form.around import Around
from journal_app.ui.models.heads_model import second_line, title_of
from journal_app.ui.session.action_list import ActionList
from journal_app.ui.session.open_text import OpenTextEditor
from journal_app.ui.session.section import Scrolled, Section, emptied
from journal_app.ui.widgets.leading import leading
from journal_app.ui.widgets.level import level_chip, level_words

SHOWN_SINCE = 8


class BriefTab(Scrolled):
    """Written by what there is; the agenda alone is written here."""

    opened = Signal(str, str)

    def __init__(self, around: Around) -> None:
        super().__init__(around.theme)
        self._around = around
        theme = around.theme
        self.level = level_chip(theme, Level.SHARED)
        self.level.setToolTip(_("The agenda belongs to both of you."))
        self.level.setObjectName("agenda_level")
        asks = _("What do we want to talk about?")
        self.agenda = OpenTextEditor(declared(Session)["agenda_md"], theme, asks, lines=2)
        first = Section(theme, _("Agenda"), self.level)
        first.add(self.agenda)
        self.promised = ActionList(around)
        self._open = Section(theme, _("Still open from last time"))
        self._open.add(self.promised, inset=True)
        self._last = Section(theme, "")
        self._then = Section(theme, _("The agenda then"))
        self._goals = Section(theme, _("Goals nobody touched lately"))
        self._questions = Section(theme, _("Questions saved since"))
        self._since = Section(theme, _("Since then"))
        self._rest = (self._open, self._then, self._goals, self._questions, self._since)
        for section in (self._last, first, *self._rest):
            self.column.addWidget(section)
        self.column.addStretch(1)
        self.promised.opened.connect(self.opened)

    def show_session(self, session: Session, pair: Pair) -> None:
        """Read what there is before this session."""
        found = briefing.brief(self._around.journal, session)
        self._name(pair)
        self.promised.show_ids(found.open_actions)
        self._open.setVisible(bool(found.open_actions))
        self._show_last(found)
        self._show_then(found)
        self._show_heads(found)
        self._show_questions(found)

    def _show_last(self, found: Brief) -> None:
        section, last = self._last, found.last_session
        emptied(section)
        section.setVisible(bool(found.last_sentence))
        if last is None or not found.last_sentence:
            return
        day = day_in_words(last.starts_at.date()) if last.starts_at is not None else ""
        section.heading.setText(_("Last time, {day}").format(day=day) if day else _("Last time"))
        name = last.title.strip() or title_words(last, "")
        section.say(_("“{words}”").format(words=found.last_sentence), "own")
        words = _("What I said I would do") if found.is_promise else _("What I took from it")
        section.say(f"{words} · {name}", "caption")
        rest = found.last_insights.removeprefix(found.last_sentence).strip()
        if rest:
            section.column.addSpacing(self._around.theme.px(6))
            section.say("\n".join(plain_lines(rest)))

    def _show_then(self, found: Brief) -> None:
        emptied(self._then)
        self._then.setVisible(bool(found.last_agenda))
        if found.last_agenda:
            self._then.say("\n".join(plain_lines(found.last_agenda)))

    def _show_heads(self, found: Brief) -> None:
        heads = found.since_then[:SHOWN_SINCE]
        for section, listed in ((self._goals, found.untouched_goals), (self._since, heads)):
            emptied(section)
            section.setVisible(bool(listed))
            for head in listed:
                row = leading(
                    self._around.theme,
                    title_of(head),
                    second_line(head),
                    partial(self.opened.emit, head.table, head.id),
                )
                section.add(row, inset=True)

    def _show_questions(self, found: Brief) -> None:
        emptied(self._questions)
        self._questions.setVisible(bool(found.questions_since))
        for question in found.questions_since:
            self._questions.say(question)

    def _name(self, pair: Pair) -> None:
        words = level_words(Level.SHARED, pair.short)
        self.level.setText(words)
        self.level.setAccessibleName(_("Level: {level}").format(level=words))
        self.level.updateGeometry()

    def clear(self) -> None:
        """Hold nothing."""
        self._name(Pair())
        self.agenda.load("")
        self.promised.show_ids(())
        self._last.heading.setText("")
        for section in (self._last, *self._rest[1:]):
            emptied(section)
