"""This computer: how the window looks and moves, when it locks, and its language."""

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
        self.motion = Check(theme, _("Reduced"), square=True)
        self.motion.setObjectName("reduced_motion")
        self.motion.setAccessibleName(_("Reduce motion"))
        self.discreet = Check(theme, _("Blurred"), square=True)
        self.discreet.setObjectName("discreet")
        self.discreet.setAccessibleName(_("Blurred while nobody is at it"))
        self.recorded = Check(theme, _("Shown"), square=True)
        self.recorded.setObjectName("in_recordings")
        self.recorded.setAccessibleName(_("Shown in recordings of the screen"))
        self.place = Check(theme, _("Remembered"), square=True)
        self.place.setObjectName("keeps_place")
        self.place.setAccessibleName(_("Remember where a journal lies elsewhere"))
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
        group.add(
            _("Light or dark"), _("The open page is the lightest place in either."), self.look
        )
        group.add(
            _("Size of text"),
            _("Everything in the window grows and shrinks with it."),
            self.percent,
        )
        group.add(
            _("Motion"),
            _("Reduced, nothing moves by itself and the cursor does not blink."),
            self.motion,
        )
        group.add(
            _("Discreet"),
            _("Blurred while the pointer is elsewhere and no key is pressed."),
            self.discreet,
        )
        if IS_POSSIBLE:
            group.add(
                _("Recordings of the screen"),
                _("A recording or a distant desktop shows a black window unless this is on."),
                self.recorded,
            )
        group.add(
            _("Lock by itself"),
            _("After so many quiet minutes. What is typed is saved first."),
            self.minutes,
        )
        group.add(
            _("A journal kept elsewhere"),
            _("Its place is written down on this computer, so that a start finds it again."),
            self.place,
        )
        group.add(
            _("Language"),
            _("Of the window, from the next start on. What you write is yours in any language."),
            self.language,
        )
        column.addWidget(group)

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


def language_name(code: str) -> str:
    """The name of a language in that language."""
    return NAMES.get(code, code)


def _languages() -> list[tuple[object, str]]:
    return [("", _("As the system")), *((code, language_name(code)) for code in languages())]


def _minutes(count: int) -> str:
    if not count:
        return _("Never")
    return ngettext("After {count} minute", "After {count} minutes", count).format(count=count)
