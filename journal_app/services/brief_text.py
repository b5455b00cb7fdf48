"""The brief as it may lie on a table: agenda, what is open, last time; nobody is named."""

import dataclasses
from collections.abc import Iterable

from journal_app.domain.action import Action
from journal_app.domain.person import Person
from journal_app.domain.profile import ClientWord
from journal_app.domain.session import Session
from journal_app.domain.text import plain_lines
from journal_app.i18n import _, day_in_words
from journal_app.services import meeting, names
from journal_app.services.briefing import brief
from journal_app.services.journal import Journal


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Section:
    """A heading and the lines beneath it."""

    heading: str
    lines: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True, repr=False)
class Paper:
    """What stands on the page, from the most wanted on."""

    title: str
    when: str
    sections: tuple[Section, ...]

    @property
    def text(self) -> str:
        """All of it as one text."""
        parts = [self.title, self.when]
        for section in self.sections:
            parts += ["", section.heading, *section.lines]
        return "\n".join(parts)


def paper(journal: Journal, session: Session) -> Paper:
    """The page of one session; preparation, private notes and ratings are never in it."""
    found = brief(journal, session)
    people, word = list(journal[Person].every()), journal.client_word
    actions = journal[Action].many(list(found.open_actions))
    last = found.last_session
    day = last.head_day if last is not None else None
    lines = [
        f"{one.title.strip() or _('Untitled')} ({meeting.owner_words(one)})" for one in actions
    ]
    before = [*plain_lines(found.last_agenda), *plain_lines(found.last_insights)]
    heading = _("Last time, {day}").format(day=day_in_words(day)) if day else _("Last time")
    made = (
        (_("Agenda"), plain_lines(session.agenda_md)),
        (_("Still open"), [f"□ {line}" for line in lines]),
        (heading, before),
    )
    sections = tuple(
        Section(words, _unnamed(told, people, word)) for words, told in made if any(told)
    )
    title = _unnamed([session.title.strip() or _("Session")], people, word)[0]
    return Paper(title, meeting.when_words(session), sections)


def _unnamed(lines: Iterable[str], people: list[Person], word: ClientWord) -> tuple[str, ...]:
    return tuple(names.without_names(line, people, word) for line in lines)
