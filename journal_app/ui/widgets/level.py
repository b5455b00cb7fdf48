"""Who may see a thing: a mark and a word, never a colour alone."""

from journal_app.domain.level import Level
from journal_app.i18n import _
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.chip import Chip, ChipKind

ICONS = {Level.PRIVATE: "lock", Level.SHARED: "users", Level.REVIEW: "file-check-2"}
TONES = {Level.PRIVATE: "muted", Level.SHARED: "second", Level.REVIEW: "accent"}
KINDS = {
    Level.PRIVATE: ChipKind.LOCKED,
    Level.SHARED: ChipKind.SHARED,
    Level.REVIEW: ChipKind.REVIEW,
}


def level_words(level: Level, person: str = "") -> str:
    """The words of a level; the linked person by name where there is one."""
    if level == Level.SHARED and person:
        return _("Me and {person}").format(person=person)
    return _(level.label)


def level_chip(theme: Theme, level: Level, person: str = "") -> Chip:
    """The mark and the words, to be pressed to choose another level."""
    words = level_words(level, person)
    chip = Chip(theme, words, ICONS[level], KINDS[level])
    chip.setAccessibleName(_("Level: {level}").format(level=words))
    return chip
