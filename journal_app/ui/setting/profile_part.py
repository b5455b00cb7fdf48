"""This journal: who keeps it, how new things begin, and the numbers that are asked for."""

import dataclasses
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from journal_app.domain.level import Level
from journal_app.domain.profile import ClientWord, Profile
from journal_app.domain.record import declared
from journal_app.i18n import N_, _
from journal_app.services.beginning import BEGINNINGS, OFFERED, chosen_level, with_levels
from journal_app.services.switches import SWITCHES
from journal_app.ui.setting.computer_part import NAMES, language_name
from journal_app.ui.setting.rows import Choosing, Group
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.level import level_words
from journal_app.ui.widgets.marks import Check
from journal_app.ui.widgets.parts import keep_level, label
from journal_app.ui.widgets.short_line import keep_short

HELP = {
    "name": N_("For you alone. It is in no document."),
    "export_name": N_("What stands as the author of a review. Without it the word “I” does."),
    "job_title": N_("Printed below that name, when a review asks for it."),
    "organisation": N_("For you alone, and to find it where it is to become a role."),
}
LANGUAGES = tuple(NAMES)


class ProfilePart(QWidget):
    """Answers the profile as its fields say it; it saves nothing itself."""

    edited = Signal()
    switched = Signal(str, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._profile = Profile()
        self.lines = {name: QLineEdit() for name in HELP}
        offered = [("", _("As the window")), *((one, language_name(one)) for one in LANGUAGES)]
        self.language = Choosing(theme, "profile_language", offered)
        words = [(word, _(word.label)) for word in ClientWord]
        self.client_word = Choosing(theme, "profile_client_word", words)
        levels = [(level, level_words(level)) for level in OFFERED]
        self.levels = {one.key: Choosing(theme, f"begins_{one.key}", levels) for one in BEGINNINGS}
        self.checks = {one.key: Check(theme, _(one.words), square=True) for one in SWITCHES}
        self._build()
        for line in self.lines.values():
            keep_level(line)
            keep_short(line)
            line.textEdited.connect(lambda _text: self.edited.emit())
        for box in (self.language, self.client_word, *self.levels.values()):
            box.activated.connect(lambda _row: self.edited.emit())
        for key, check in self.checks.items():
            check.clicked.connect(lambda on, key=key: self.switched.emit(key, on))

    @property
    def profile(self) -> Profile:
        """The profile as it is said now."""
        said: dict[str, Any] = {name: line.text() for name, line in self.lines.items()}
        levels = {key: Level(str(box.value)) for key, box in self.levels.items()}
        profile = with_levels(self._profile, levels)
        said["client_word"] = self._said_word()
        return dataclasses.replace(profile, language=str(self.language.value), **said)

    def load(self, profile: Profile, switched_on: set[str], *, read_only: bool) -> None:
        """Show it; nothing is said to have changed."""
        self._profile = profile
        for name, line in self.lines.items():
            if line.text() != getattr(profile, name):
                line.setText(getattr(profile, name))
            line.setReadOnly(read_only)
        self.language.load(profile.language)
        self.client_word.load(profile.client_word or ClientWord.CLIENT)
        for box in (self.language, self.client_word):
            box.setEnabled(not read_only)
        for key, box in self.levels.items():
            box.load(chosen_level(profile, key))
            box.setEnabled(not read_only)
        for key, check in self.checks.items():
            check.setChecked(key in switched_on)
            check.setEnabled(not read_only)

    def clear(self) -> None:
        """Hold nothing of the journal."""
        self.load(Profile(), set(), read_only=True)

    def _said_word(self) -> ClientWord | None:
        """The word that is chosen; nothing as long as nobody chose another than the usual one."""
        said = ClientWord(str(self.client_word.value))
        is_usual = said == ClientWord.CLIENT and self._profile.client_word is None
        return None if is_usual else said

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px(32))
        column.addWidget(self._about_me())
        column.addWidget(self._numbers())

    def _about_me(self) -> Group:
        group = Group(self._theme, _("This journal"), _("Kept inside it, encrypted like the rest."))
        for name, line in self.lines.items():
            line.setObjectName(f"profile_{name}")
            group.add(_(declared(Profile)[name].label), _(HELP[name]), line)
        group.add(
            _(declared(Profile)["language"].label),
            _("So that a reader's program spells and speaks a document aright."),
            self.language,
        )
        group.add(
            _(declared(Profile)["client_word"].label),
            _("So their page is called, and so they are named where you make someone new."),
            self.client_word,
        )
        for one in BEGINNINGS:
            group.add(_(one.words), _("Who may see it at first."), self.levels[one.key])
        return group

    def _numbers(self) -> Group:
        group = Group(
            self._theme,
            _("Numbers about myself"),
            _(
                "Off until you switch one on, each for itself. They are for you alone. Switched "
                "off, what you answered stays and is asked for no longer."
            ),
        )
        for one in SWITCHES:
            check, rows = self.checks[one.key], QVBoxLayout()
            check.setObjectName(f"switch_{one.key}")
            check.setAccessibleDescription(_(one.sentence))
            rows.setSpacing(0)
            rows.addWidget(check)
            told = label(_(one.sentence), "caption")
            told.setIndent(self._theme.px(28))
            rows.addWidget(told)
            group.column.addLayout(rows)
        return group
