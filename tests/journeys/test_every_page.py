"""Every page in another language, at twice the text size, and read from right to left."""

import gettext
import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTextEdit,
    QWidget,
)

from journal_app import i18n, paths, vault
from journal_app.app.opened import Opened
from journal_app.app.problems import problem_page
from journal_app.domain.entry import Entry
from journal_app.errors import HeaderMissing
from journal_app.services import importing
from journal_app.services.importers.json_file import read_json
from journal_app.services.places import PLACES
from journal_app.ui.application import put_on
from journal_app.ui.form.people_composer import SENTENCE
from journal_app.ui.main_window import SMALLEST
from journal_app.ui.setting.computer_part import NAMES
from journal_app.ui.theme import chosen_theme
from journal_app.ui.unlock.create_page import CreatePage
from journal_app.ui.unlock.recovery_paper import RecoveryPaper
from journal_app.ui.unlock.recovery_sheet import RecoverySheet
from journal_app.ui.unlock.square_page import SquarePage
from journal_app.ui.unlock.unlock_page import UnlockPage
from journal_app.ui.unlock.welcome_page import WelcomePage
from journal_app.vault.recovery import groups_of
from tests.journeys.shelved import show_backups
from tests.window_fixtures import Answers, answers, given_to_tests, theme

__all__ = ["answers", "theme"]
INSIDE = (
    *(place.key for place in PLACES), "entry", "more", "palette", "capture",
    "trash", "settings", "help", "keys", "clients", "hours", "backups", "backup",
)  # fmt: skip
FRONT: dict = {
    "welcome": lambda theme: WelcomePage(theme, i18n._("It is kept in {folder}.")),
    "create": lambda theme: CreatePage(theme, *(i18n._(words) for words in CREATE)),
    "unlock": lambda theme: UnlockPage(theme, "…"),
    "lost": lambda theme: problem_page(HeaderMissing(i18n._("It is not there.")), theme),
    "damaged": lambda theme: problem_page(vault.damage([]), theme),
    "square": SquarePage,
    "recovery": lambda theme: RecoverySheet(
        theme,
        RecoveryPaper("…", "…", groups_of(CODE), "4f1c77ab", "0" * 140),
        Answers(),
        lambda: None,
    ),
}
CREATE = ("A new journal", "Choose a passphrase.", "Start writing", "You can make your sheet.")
CODE = "7KQM-X2VD-9HTR-4WBN-C8ZP-J5GY-2FAE-R6KS-MT3Q"
BEGIN, END = "⟦", "⟧"
LONGER = 0.4
GAPS = re.compile(r"(\{[^}]*\})")
KEYS = re.compile(
    r"^(Ctrl|Alt|Shift|Tab|Del|F\d+|Esc|[A-Z0-9+ ,.·…/\n-])+$"
)  # keys, codes, numbers


class Pseudo(gettext.NullTranslations):
    """A language that nobody speaks: every text between brackets, and 40 % longer."""

    def gettext(self, message: str) -> str:
        parts = GAPS.split(message)
        letters = sum(len(part) for part in parts if not part.startswith("{"))
        return f"{BEGIN}{message}{'~' * round(letters * LONGER)}{END}"

    def ngettext(self, one: str, many: str, count: int) -> str:
        return self.gettext(one if count == 1 else many)


@pytest.fixture
def pseudo(monkeypatch) -> None:
    monkeypatch.setattr(i18n._language, "words", Pseudo())


@pytest.fixture
def right_to_left(qapp):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def large(qapp):
    put_on(qapp, chosen_theme("light", 200))
    yield chosen_theme("light", 200)
    put_on(qapp, chosen_theme("light", 100))


class Shown:
    """The open journal in a window, and a way to any page of it."""

    def __init__(self, opened, answers, theme, clock) -> None:
        self.whole = Opened(opened, given_to_tests(answers, theme, clock))
        self.frame = self.whole.frame
        self.theme = theme

    def page(self, name: str) -> QWidget:
        frame = self.frame
        for overlay in (frame.palette_sheet, frame.capture):
            overlay.close_up()
        if name == "palette":
            frame.open_palette()
        elif name == "capture":
            frame.doing.run("entry.capture")
        elif name in ("backups", "backup"):
            show_backups(self.whole, open_one=name == "backup")
        elif name == "entry":
            frame.go("journal")
            for head in self.whole.journal.heads(Entry, limit=1):
                frame.page.open_record(head.table, head.id)
        else:
            frame.go(name)
        settle()
        return frame

    def pages(self) -> Iterator[tuple[str, QWidget]]:
        """Every page in turn, those before a journal is open last."""
        for name in INSIDE:
            yield name, self.page(name)
        for name, made in FRONT.items():
            page = made(self.theme)
            page.resize(self.frame.size())
            page.show()
            settle()
            yield name, page
            page.hide()
            page.deleteLater()
            QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)

    def close(self) -> None:
        self.whole.checking.end()
        self.whole.long.rest()
        self.frame.clear()
        self.whole.quick.stop()
        self.frame.hide()
        self.frame.deleteLater()


def settle() -> None:
    for _turn in range(4):
        QApplication.processEvents()


@pytest.fixture
def shown(opened, answers, theme, clock):
    made = begin(Shown(opened, answers, theme, clock))
    yield made
    made.close()


def begin(made: Shown, width: int = 1440, height: int = 900) -> Shown:
    made.frame.resize(width, height)
    made.frame.show()
    made.frame.activateWindow()
    made.whole.begin()
    settle()
    return made


def take_sample(journal) -> None:
    reading = read_json(paths.resource("sample", "journal.json").read_bytes())
    importing.carry_out(journal, importing.plan(journal, reading), reading.contents)


def visible(page: QWidget, kind: type) -> list:
    return [one for one in page.findChildren(kind) if one.isVisible()]


# ------------------------------------------------------------------ another language


def texts(page: QWidget) -> list[str]:
    """Every text on the page that is ours and not the person's."""
    found = []
    for one in visible(page, QWidget):
        found += [one.toolTip(), one.accessibleName(), one.accessibleDescription()]
        if isinstance(one, QLabel | QAbstractButton):
            found.append(one.text())
        elif isinstance(one, QLineEdit | QTextEdit):
            found.append(one.placeholderText())
        elif isinstance(one, QComboBox):
            found += [one.itemText(row) for row in range(one.count())]
    return [text.strip() for text in found if text]


def is_translated(text: str) -> bool:
    left = re.sub(f"{BEGIN}[^{BEGIN}{END}]*{END}", "", text)
    while left != (left := re.sub(f"{BEGIN}[^{BEGIN}{END}]*{END}", "", left)):
        pass  # one text within another
    left = left.removeprefix(":").strip()
    return (
        left.startswith("/")
        or KEYS.match(left) is not None
        or not any(sign.isalpha() for sign in left)
    )


def test_no_word_is_left_untranslated(pseudo, shown) -> None:
    sentence = (part.strip(" ,") for part in GAPS.split(SENTENCE))
    shown.page("hours")
    where = shown.frame.here.where
    own = {shown.whole.vault.folder.stem, *sentence, *NAMES.values()}
    own |= {where.path.name, where.folder.name}

    left = {
        name: {text for text in texts(page) if text not in own and not is_translated(text)}
        for name, page in shown.pages()
        if name != "help"  # what it says is the file of a language
    }

    assert {name: words for name, words in left.items() if words} == {}


# ------------------------------------------------------------------ twice the size


def narrow(page: QWidget) -> list[str]:
    """Labels and buttons that are narrower or lower than their own text."""
    found = []
    for one in visible(page, QLabel):
        wide, high = one.sizeHint().width(), one.height()
        if one.wordWrap():
            wide, high = one.width(), one.heightForWidth(one.width())
        if one.text() and (wide > one.width() + 1 or high > one.height() + 1):
            found.append(f"{one.text()!r}: {one.size().toTuple()} for {(wide, high)}")
    for one in visible(page, QAbstractButton):
        least = one.minimumSizeHint() if one.minimumSizeHint().isValid() else one.sizeHint()
        small = least.width() > one.width() + 1 or least.height() > one.height() + 1
        if one.text() and small:
            found.append(f"{one.text()!r}: {one.size().toTuple()} for {least.toTuple()}")
    return found


@pytest.mark.parametrize("width", [1440, 1024])
def test_at_twice_the_text_size_nothing_is_clipped(
    large, opened, answers, clock, request, width
) -> None:
    shown = begin(Shown(opened, answers, large, clock), width)
    request.addfinalizer(shown.close)
    take_sample(shown.whole.journal)

    clipped = {name: narrow(page) for name, page in shown.pages()}

    assert {name: found for name, found in clipped.items() if found} == {}


def test_at_twice_the_text_size_every_tab_of_a_session_fits_its_place(
    large, opened, answers, clock, request
) -> None:
    shown = begin(Shown(opened, answers, large, clock), 1024)
    request.addfinalizer(shown.close)
    take_sample(shown.whole.journal)
    shown.page("sessions")
    view = shown.frame.here.view

    over = {}
    for tab in range(view.tabs.count()):
        view.tabs.setCurrentIndex(tab)
        settle()
        place = view.ground.stack.currentWidget()
        over[view.tabs.tabText(tab)] = place.widget().width() - place.viewport().width()

    assert max(over.values()) <= 0, over


# ------------------------------------------------------------------ the smallest window


def test_the_smallest_window_holds_every_page(opened, answers, theme, clock, request) -> None:
    shown = begin(Shown(opened, answers, theme, clock), SMALLEST.width(), SMALLEST.height())
    request.addfinalizer(shown.close)
    take_sample(shown.whole.journal)

    asked = {name: shown.page(name).minimumSizeHint() for name in INSIDE}
    too_large = {name: size for name, size in asked.items() if size.boundedTo(SMALLEST) != size}

    assert too_large == {}
    assert shown.frame.size() == SMALLEST


# ------------------------------------------------------------------ from right to left


def test_from_right_to_left_the_places_stand_at_the_right(right_to_left, shown) -> None:
    take_sample(shown.whole.journal)

    for name in INSIDE:
        frame = shown.page(name)

        assert frame.navigation.geometry().right() == frame.width() - 1, name
        assert not frame.grab().isNull()
