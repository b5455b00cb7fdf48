"""Small numbers as one says them in a sentence."""

from journal_app.i18n import N_, _, ngettext

NUMBERS = (
    N_("no"),
    N_("one"),
    N_("two"),
    N_("three"),
    N_("four"),
    N_("five"),
    N_("six"),
    N_("seven"),
    N_("eight"),
    N_("nine"),
    N_("ten"),
    N_("eleven"),
    N_("twelve"),
)
HOUR = 60


def in_words(count: int) -> str:
    """A number up to twelve as a word, a larger one in figures."""
    return _(NUMBERS[count]) if 0 <= count < len(NUMBERS) else str(count)


def length_in_words(minutes: int) -> str:
    """So many minutes as hours and minutes."""
    hours, rest = divmod(minutes, HOUR)
    said = []
    if hours:
        said.append(ngettext("{count} hour", "{count} hours", hours).format(count=in_words(hours)))
    if rest or not hours:
        words = ngettext("{count} minute", "{count} minutes", rest)
        said.append(words.format(count=in_words(rest)))
    return _("{one} and {other}").format(one=said[0], other=said[1]) if said[1:] else said[0]
