"""This computer: how the window looks and moves, when it locks, and its language."""

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from journal_app.i18n import _, languages, ngettext
from journal_app.settings import THEMES
from journal_app.ui.journal.preferences import Preferences
from journal_app.ui.screen_guard import IS_POSSIBLE
from journal_app.ui.setting.rows import Choosing, Group
from journal_app.ui.theme import Theme
from journal_app.ui.widgets.choosing import Segmented
from journal_app.ui.widgets.marks import Check

NAMES = {
    "en": "English", "de": "Deutsch", "fr": "français", "es": "español", "it": "italiano",
    "nl": "Nederlands", "pt": "português", "sv": "svenska", "nb": "norsk bokmål", "da": "dansk",
    "fi": "suomi", "pl": "polski", "cs": "čeština", "el": "Ελληνικά", "tr": "Türkçe",
    "ar": "العربية", "he": "עברית", "ja": "日本語", "ko": "한국어", "zh": "中文",
}  # fmt: skip
PERCENTS = (80, 90, 100, 110, 125, 150, 175, 200)
MINUTES = (1, 2, 5, 10, 15, 30, 60, 120, 0)


class ComputerPart(QWidget):
    """Each choice is put on and kept as it is made."""

    def __init__(self, theme: Theme, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        words = [_("As the system"), _("Light"), _("Dark")]
        self.look = Segmented(theme, words, _("Light or dark"))
        for name, part in zip(THEMES, self.look.group.buttons(), strict=True):
            part.setObjectName(f"theme_{name}")
        offered = [(percent, _("{percent} %").format(percent=percent)) for percent in PERCENTS]
        self.percent = Choosing(theme, "text_percent", offered)
        self.motion = _check(theme, "reduced_motion", _("Reduced"), _("Reduce motion"))
        self.discreet = _check(theme, "discreet", _("Blurred"), _("Blurred while nobody is at it"))
        self.recorded = _check(
            theme, "in_recordings", _("Shown"), _("Shown in recordings of the screen")
        )
        self.place = _check(
            theme, "keeps_place", _("Remembered"), _("Remember where a journal lies elsewhere")
        )
        self.minutes = Choosing(theme, "lock_minutes", [(m, _minutes(m)) for m in MINUTES])
        self.language = Choosing(theme, "language", _languages())
        self._build(theme)
        self.load()
        self._connect()

    def load(self) -> None:
        """Show what is preferred."""
        now = self._preferences.settings
        self.look.choose(THEMES.index(now.theme))
        self.percent.load(now.text_percent)
        self.motion.setChecked(now.reduced_motion)
        self.discreet.setChecked(now.discreet)
        self.recorded.setChecked(now.in_recordings)
        self.place.setChecked(now.keeps_place)
        self.minutes.load(now.lock_minutes)
        self.language.load(now.language)

    def begin(self) -> None:
        """Put the focus on the first choice."""
        self.look.group.button(self.look.index).setFocus()

    def _build(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        group = Group(
            theme,
            _("This computer"),
            _("Kept beside the program, for every journal opened here. No word of yours is in it."),
        )
        for words, sentence, part in self._rows():
            group.add(words, sentence, part)
        column.addWidget(group)

    def _rows(self) -> Iterator[tuple[str, str, QWidget]]:
        """What may be chosen: its words, a sentence, and the choice."""
        yield _("Light or dark"), _("The open page is the lightest place in either."), self.look
        sentence = _("Everything in the window grows and shrinks with it.")
        yield _("Size of text"), sentence, self.percent
        sentence = _("Reduced, nothing moves by itself and the cursor does not blink.")
        yield _("Motion"), sentence, self.motion
        sentence = _("Blurred while the pointer is elsewhere and no key is pressed.")
        yield _("Discreet"), sentence, self.discreet
        if IS_POSSIBLE:
            sentence = _("A recording or a distant desktop shows nothing unless this is on.")
            yield _("Recordings of the screen"), sentence, self.recorded
        sentence = _(
            "After so many quiet minutes, and at once when the computer sleeps, the screen locks "
            "or another person takes over. What is typed is saved first."
        )
        yield _("Lock by itself"), sentence, self.minutes
        sentence = _("Its place is written down on this computer, so that a start finds it again.")
        yield _("A journal kept elsewhere"), sentence, self.place
        sentence = _(
            "Of the window, from the next start on. What you write is yours in any language."
        )
        yield _("Language"), sentence, self.language

    def _connect(self) -> None:
        change = self._preferences.change
        self.look.chosen.connect(lambda number: change(theme=THEMES[number]))
        self.percent.activated.connect(lambda _row: change(text_percent=self.percent.value))
        self.motion.clicked.connect(lambda on: change(reduced_motion=on))
        self.discreet.clicked.connect(lambda on: change(discreet=on))
        self.recorded.clicked.connect(lambda on: change(in_recordings=on))
        self.place.clicked.connect(lambda on: change(keeps_place=on))
        self.minutes.activated.connect(lambda _row: change(lock_minutes=self.minutes.value))
        self.language.activated.connect(lambda _row: change(language=self.language.value))


def _check(theme: Theme, name: str, words: str, spoken: str) -> Check:
    made = Check(theme, words, square=True)
    made.setObjectName(name)
    made.setAccessibleName(spoken)
    return made


def language_name(code: str) -> str:
    """The name of a language in that language."""
    return NAMES.get(code, code)


def _languages() -> list[tuple[object, str]]:
    return [("", _("As the system")), *((code, language_name(code)) for code in languages())]


def _minutes(count: int) -> str:
    if not count:
        return _("Never")
    return ngettext("After {count} minute", "After {count} minutes", count).format(count=count)
