"""A keyboard that is real: xdotool presses, the X server delivers, Qt answers."""

import os
import subprocess
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE_MS = 20_000
MOST_STEPS = 30
SPARE = tuple(f"FK{number}" for number in range(13, 25))  # keys no keyboard here has
KEYMAP = """xkb_keymap {{
    xkb_keycodes {{ include "evdev+aliases(qwerty)" }};
    xkb_types {{ include "complete" }};
    xkb_compat {{ include "complete" }};
    xkb_symbols {{ include "pc+us+inet(evdev)" {keys} }};
}};"""


def teach(signs: Sequence[str]) -> None:
    """Put signs on spare keys, so that xdotool need not change the keyboard while it types."""
    assert len(signs) <= len(SPARE)
    taught = zip(SPARE, signs, strict=False)
    keys = "".join(f"key <{key}> {{ [ U{ord(sign):04X} ] }};" for key, sign in taught)
    command = ["xkbcomp", "-w0", "-", os.environ["DISPLAY"]]
    subprocess.run(command, input=KEYMAP.format(keys=keys), text=True, check=True)


class Heard(QObject):
    """Knows when all that was pressed has arrived: the key after it has, which nobody needs."""

    key, name = Qt.Key.Key_Pause, "Pause"

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if not is_key or event.key() != self.key:
            return False
        if event.type() == QEvent.Type.KeyPress and watched.isWindowType():
            self.count += 1
        return event.type() == QEvent.Type.KeyPress and not watched.isWindowType()


class Keyboard:
    """Presses keys of the real screen and waits until the program has heard them."""

    def __init__(self, qtbot) -> None:
        self._qtbot = qtbot
        self._heard = Heard()
        self._timers: list[QTimer] = []
        QApplication.instance().installEventFilter(self._heard)

    def let_go(self) -> None:
        QApplication.instance().removeEventFilter(self._heard)

    def until(self, is_so: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(is_so, timeout=PATIENCE_MS)

    def press(self, *keys: str) -> None:
        """Press keys by the names of X: "ctrl+k", "Tab", "Return"."""
        self._send("key", "--delay", "4", *keys, self._heard.name)

    def strike(self, *keys: str) -> None:
        """Press keys and wait for nothing: the window may be gone after them."""
        subprocess.run(["xdotool", "key", *keys], check=True)

    def write(self, text: str) -> None:
        """Type a text, line by line."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.press("Return")
            subprocess.run(["xdotool", "type", "--delay", "4", line], check=True)
            self.press()

    def _send(self, *words: str) -> None:
        before = self._heard.count
        subprocess.run(["xdotool", *words], check=True)
        self.until(lambda: self._heard.count > before)

    @property
    def place(self) -> str:
        """The name of what has the focus: its own, or that of the part around it."""
        focused: QWidget | None = QApplication.focusWidget()
        while focused is not None and not focused.objectName():
            focused = focused.parentWidget()
        return focused.objectName() if focused is not None else ""

    @property
    def words(self) -> str:
        """What a screen reader says of what has the focus."""
        focused = QApplication.focusWidget()
        return focused.accessibleName() if focused is not None else ""

    def go_to(self, name: str, key: str = "Tab", most: int = MOST_STEPS) -> int:
        """Press Tab until what is named has the focus; answers how often."""
        passed = []
        while name not in (self.place, self.words):
            assert len(passed) < most, f"{name} was not reached: {passed}"
            passed.append(self.place or self.words)
            self.press(key)
        return len(passed)

    def answer(self, *keys: str) -> None:
        """Press keys in the next question, which holds the program until it is answered."""
        timer = QTimer()
        self._timers.append(timer)

        def look() -> None:
            asked = QApplication.activeModalWidget()
            if asked is not None and asked.isActiveWindow():
                timer.stop()
                self.strike(*keys)

        timer.timeout.connect(look)
        timer.start(30)
