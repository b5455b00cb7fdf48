"""What Today says: one sentence about what comes next, and a few calm ones beside it."""

import datetime as dt
from collections.abc import Mapping

from journal_app.domain.person import first_name
from journal_app.domain.profile import ClientWord
from journal_app.domain.relationship import MyRole
from journal_app.domain.session import Medium
from journal_app.domain.text import first_sentence
from journal_app.i18n import N_, WEEKDAYS, _, ngettext, short_day, weekday_in_words
from journal_app.services.client_words import YOURS
from journal_app.services.counting import in_words, length_in_words
from journal_app.services.today import Today
from journal_app.store.today import Meeting, Moment, Wish

WEEK, SOON_DAYS = 7, 14
WHO: Mapping[str, str] = {
    MyRole.MENTEE: N_("your mentor {person}"),
    MyRole.MENTOR: N_("your mentee {person}"),
    MyRole.COACHEE: N_("your coach {person}"),
    MyRole.SUPERVISEE: N_("your supervisor {person}"),
}


def sentence(found: Today, day: dt.date, word: ClientWord = ClientWord.CLIENT) -> str:
    """What comes next, with what was said last time in one's own words.

    *word* is what those one coaches are called.
    """
    meeting = found.meeting
    if meeting is None:
        return _due_words(found, day)
    away = (_starts(meeting).date() - day).days
    if not meeting.person.strip() or away > SOON_DAYS:
        return f"{_due_words(found, day)} {_away_words(away)}"
    return " ".join(filter(None, (_meet_words(meeting, day, word), _last_time(meeting))))


def when_words(meeting: Meeting) -> str:
    """When the next session is, for how long, and how."""
    starts = _starts(meeting)
    day = weekday_in_words(starts.date())
    parts = [_("{day}, {time}").format(day=day, time=f"{starts:%H:%M}")]
    if meeting.minutes:
        parts.append(length_in_words(meeting.minutes))
    medium = next((one for one in Medium if one == meeting.medium), None)
    if medium is not None:
        parts.append(_(medium.label).lower())
    return " · ".join(parts)


def left_words(meeting: Meeting) -> str:
    """What the last session left, and whether there is an agenda."""
    said = [_actions_words(meeting)] if meeting.actions else []
    if not meeting.has_agenda:
        said.append(_("No agenda so far."))
    return " ".join(said)


def prompt_words(moment: Moment, day: dt.date) -> tuple[str, str]:
    """The sentence of a gentle reminder, and what can be done about it."""
    name = moment.name.strip() or _("the other person")
    if moment.kind == "notes":
        until = short_day(dt.date.fromisoformat(moment.day), day)
        words = _("You agreed to keep the notes about {person} until {day}.")
        return words.format(person=name, day=until), _("Open the relationship")
    if moment.kind == "session":
        words = _("You met {person} on {day}. What has become of it since?")
        on = short_day(dt.date.fromisoformat(moment.day), day)
        return words.format(person=first_name(name), day=on), _("Open the session")
    words = _("Nothing was written about “{goal}” for six weeks. Is it still yours?")
    return words.format(goal=name), _("Look at it")


def value_words(moment: Moment) -> str:
    """One value, without a number."""
    words = _("{value} matters to you; it has had less room lately.")
    return words.format(value=moment.name.strip())


def line_words(moment: Moment, day: dt.date) -> tuple[str, str]:
    """A kept sentence as a quotation, and where it comes from."""
    on = short_day(dt.date.fromisoformat(moment.day), day) if moment.day else ""
    where = ", ".join(filter(None, (moment.name.strip() or _("A session"), on)))
    return _("“{text}”").format(text=moment.text), where


def wish_words(wish: Wish, day: dt.date) -> str:
    """When a goal was checked in last."""
    if not wish.checked_on:
        return _("No check-in so far")
    on = short_day(dt.date.fromisoformat(wish.checked_on), day)
    return _("Checked in {day}").format(day=on)


def _starts(meeting: Meeting) -> dt.datetime:
    return dt.datetime.fromisoformat(meeting.starts_at)


def _due_words(found: Today, day: dt.date) -> str:
    is_due = any(each.due_on is not None and each.due_on <= day for each in found.actions)
    return _("Something that was promised is due.") if is_due else _("Nothing is due today.")


def _away_words(days: int) -> str:
    if days <= 0:
        return _("The next session is today.")
    if days == 1:
        return _("The next session is tomorrow.")
    words = _("The next session is in {count} days.")
    return words.format(count=in_words(days))


def _meet_words(meeting: Meeting, day: dt.date, word: ClientWord) -> str:
    person, on = first_name(meeting.person), _starts(meeting).date()
    said = {**WHO, MyRole.COACH: YOURS[word]}.get(meeting.my_role, N_("{person}"))
    who = _(said).format(person=person)
    away = (on - day).days
    if away <= 0:
        return _("You meet {who} today.").format(who=who)
    if away == 1:
        return _("You meet {who} tomorrow.").format(who=who)
    if away < WEEK:
        return _("You meet {who} on {day}.").format(who=who, day=_(WEEKDAYS[on.weekday()]))
    return _("You meet {who} on {day}.").format(who=who, day=weekday_in_words(on))


def _last_time(meeting: Meeting) -> str:
    if promise := meeting.promise.strip():
        return _("Last time you said you would: “{words}”.").format(words=promise)
    if insight := first_sentence(meeting.insights):
        return _("Last time you wrote: “{words}”").format(words=insight)
    return ""


def _actions_words(meeting: Meeting) -> str:
    words = ngettext(
        "{count} action came out of the last one; {rest}.",
        "{count} actions came out of the last one; {rest}.",
        meeting.actions,
    )
    said = words.format(count=in_words(meeting.actions), rest=_closed_words(meeting))
    return said[:1].upper() + said[1:]


def _closed_words(meeting: Meeting) -> str:
    if meeting.closed == meeting.actions:
        words = ngettext("it is closed", "all of them are closed", meeting.actions)
    elif not meeting.closed:
        words = ngettext("it is still open", "none is closed yet", meeting.actions)
    else:
        words = ngettext("one is closed", "{count} are closed", meeting.closed)
    return words.format(count=in_words(meeting.closed))
