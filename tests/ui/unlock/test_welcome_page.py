import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from journal_app.ui.unlock.welcome_page import WelcomePage


@pytest.fixture
def page(theme, qtbot):
    made = WelcomePage(theme, "It is kept in /a/folder/My journal.journal.")
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def test_the_words_are_those_of_the_design(page) -> None:
    said = [each.text() for each in page.findChildren(QLabel) if each.text()]
    ways = [each.text() for each in page.findChildren(QPushButton)]

    assert said[0] == "A private place to think about your work."
    assert said[1] == (
        "Everything is encrypted on this computer. No account. The app cannot go online. "
        "Nobody can reset your passphrase, so we will make a way back in together."
    )
    assert ways[:3] == ["Start my journal", "Open a journal or a backup", "Look round a sample"]


@pytest.mark.parametrize(
    ("tabs", "signal"),
    [(0, "start_asked"), (1, "other_asked"), (2, "sample_asked"), (3, "place_asked")],
)
def test_every_way_can_be_gone_by_keyboard(page, qtbot, tabs, signal) -> None:
    for _time in range(tabs):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)

    with qtbot.waitSignal(getattr(page, signal)):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Space)


def test_no_path_is_too_long_for_the_page(page) -> None:
    page.resize(720, 450)

    page.show_place("It is kept in " + "/a quite long folder" * 30 + ".")

    assert page.widget().minimumSizeHint().width() <= 720
