"""From the icon to the cursor: two pages, three clicks at most, one passphrase."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QPushButton

PATIENCE_MS = 20_000


class Counter(QObject):
    """Counts presses of the mouse on buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.clicks = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QPushButton) and event.type() == QEvent.Type.MouseButtonPress:
            self.clicks += 1
        return False


def press(program, qtbot, words: str) -> None:
    page = program.window.centralWidget()
    button = next(one for one in page.findChildren(QPushButton) if one.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_two_pages_three_clicks_one_passphrase_and_the_cursor_blinks(
    program, qtbot, answers
) -> None:
    counter = Counter()
    QApplication.instance().installEventFilter(counter)
    program.start(None)
    program.window.activateWindow()
    pages = [type(program.window.centralWidget()).__name__]

    press(program, qtbot, "Start my journal")
    pages.append(type(program.window.centralWidget()).__name__)
    qtbot.keyClicks(program.window.focusWidget(), "six quiet words of mine here")
    qtbot.keyClick(program.window.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClicks(program.window.focusWidget(), "six quiet words of mine here")
    press(program, qtbot, "Start writing")
    qtbot.waitUntil(lambda: program.opened is not None, timeout=PATIENCE_MS)
    qtbot.keyClicks(program.window.focusWidget(), "First words")
    QApplication.instance().removeEventFilter(counter)

    assert pages == ["WelcomePage", "CreatePage"]
    assert counter.clicks == 2  # a third where six words are wished
    assert program.opened.page.editor.body.text == "First words"
    assert answers.asked == []
    standing = program.opened.frame.status.standing
    assert standing.endswith("Recovery sheet: not made yet · No backup yet")


def test_the_whole_way_can_be_gone_by_keyboard(program, qtbot) -> None:
    program.start(None)
    program.window.activateWindow()

    qtbot.keyClick(program.window.focusWidget(), Qt.Key.Key_Return)
    for _time in range(2):
        qtbot.keyClicks(program.window.focusWidget(), "six quiet words of mine here")
        qtbot.keyClick(program.window.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.opened is not None, timeout=PATIENCE_MS)
    qtbot.keyClicks(program.window.focusWidget(), "First words")

    assert program.opened.page.editor.body.text == "First words"
