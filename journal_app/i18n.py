"""Words people read: N_ marks, _ translates when shown, ngettext counts.

English is the source. A translation is resources/locales/<language>/LC_MESSAGES/journal.mo,
compiled in set-up; where there is none, the English words stand.
"""

import datetime as dt
import gettext

from journal_app.paths import resource

DOMAIN = "journal"


class _Language:
    """The translations in use: chosen once at the start, and again in the preferences."""

    def __init__(self) -> None:
        self.words: gettext.NullTranslations = gettext.NullTranslations()


_language = _Language()  # the one thing below that is not a constant: one program, one language


def N_(text: str) -> str:
    """*text* as it is, marked for the translators."""
    return text


def _(text: str) -> str:
    """*text* in the language in use."""
    return _language.words.gettext(text) if text else ""


def ngettext(one: str, many: str, count: int) -> str:
    """The form of the sentence that *count* asks for, in the language in use."""
    return _language.words.ngettext(one, many, count)


def set_language(code: str | None) -> None:
    """From now on words are those of *code*, such as "de"; None and "" ask the system.

    Several codes, "de:en", are tried in turn. A language without a translation leaves the
    English words.
    """
    _language.words = gettext.translation(
        DOMAIN,
        localedir=str(resource("locales")),
        languages=code.split(":") if code else None,
        fallback=True,
    )


def language() -> str:
    """The code of the language the words are in now; "" for English."""
    return _language.words.info().get("language", "")


def languages() -> tuple[str, ...]:
    """The codes of the languages there are words for, English first."""
    folder = resource("locales")
    found = sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []
    return ("en", *(code for code in found if code != "en"))


MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)


def day_in_words(date: dt.date) -> str:
    """The day as a sentence holds it: 15 January 2025."""
    month = _(MONTHS[date.month - 1])
    return _("{day} {month} {year}").format(day=date.day, month=month, year=date.year)


def short_day(date: dt.date, today: dt.date) -> str:
    """The day and its month, with the year where it is not this one."""
    if date.year != today.year:
        return day_in_words(date)
    return _("{day} {month}").format(day=date.day, month=_(MONTHS[date.month - 1]))


WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)


def weekday_in_words(date: dt.date) -> str:
    """The day with its weekday, without the year: Wednesday, 15 January."""
    return _("{weekday}, {day} {month}").format(
        weekday=_(WEEKDAYS[date.weekday()]), day=date.day, month=_(MONTHS[date.month - 1])
    )
