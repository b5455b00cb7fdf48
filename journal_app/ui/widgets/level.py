"""Who may see a thing: a mark and a word, never a colour alone."""

from PySide6.QtCore import QSize, Qt

from journal_app.domain.level import Level
from journal_app.i18n import _
from journal_app.ui.plain_words import plain_tip
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.chip import GAP, Chip, ChipKind

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


class LevelMark(Chip):
    """The mark and the words beside what they are of; folded it is the mark alone.

    The level is chosen where the whole of it is shown; a press leads there, Tab passes it by.
    """

    def __init__(self, theme: Theme, level: Level, person: str = "") -> None:
        self._words = level_words(level, person)
        super().__init__(theme, self._words, ICONS[level], KINDS[level])
        self.setAccessibleName(_("Level: {level}").format(level=self._words))
        self.setToolTip(plain_tip(self._words))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """No gap where there are no words."""
        size = super().sizeHint()
        return size if self.text() else size - QSize(self._theme.px(GAP), 0)

    def fold(self, *, folded: bool) -> None:
        """Show the mark alone, or its words too."""
        words = "" if folded else self._words
        if words != self.text():
            name = self.accessibleName()
            self.setText(words)
            self.setAccessibleName(name)
            self.updateGeometry()
