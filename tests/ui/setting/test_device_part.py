"""Opening without the passphrase is offered after plain words, on one's own computer alone."""

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from journal_app.errors import DeviceUnavailable
from journal_app.services.this_device import Whose
from journal_app.ui.journal.device_key import Standing
from journal_app.ui.setting.device_part import DevicePart

LEFT = Qt.MouseButton.LeftButton


class Device:
    """A computer whose keyring answers when it is told to."""

    def __init__(self) -> None:
        self.standing = Standing()
        self.waiting = []
        self.dropped = 0

    def switch_on(self, done, failed) -> None:
        self.waiting.append(("on", Whose.OWN, done, failed))

    def switch_off(self, whose, done, failed) -> None:
        self.waiting.append(("off", whose, done, failed))

    def drop(self) -> None:
        self.dropped += 1

    def answer(self) -> None:
        what, whose, done, _failed = self.waiting.pop()
        on = what == "on"
        self.standing = dataclasses.replace(self.standing, whose=whose, is_on=on, is_kept=on)
        done(*(() if on else ("It was forgotten.",)))

    def refuse(self) -> None:
        self.waiting.pop()[3](DeviceUnavailable("The keyring of this computer is locked."))


@pytest.fixture
def device() -> Device:
    return Device()


@pytest.fixture
def part(theme, device, qtbot):
    made = DevicePart(theme, device)
    qtbot.addWidget(made)
    made.resize(760, 600)
    made.show()
    made.activateWindow()
    return made


def press(part, qtbot, name: str) -> None:
    widget = part.findChild(QAbstractButton, name)
    qtbot.mouseClick(widget, LEFT)


def texts(part) -> str:
    return " ".join(each.text() for each in part.findChildren(QLabel) if each.isVisible())


def test_what_it_means_is_read_before_anything_is_switched_on(part, device, qtbot) -> None:
    before = texts(part)

    press(part, qtbot, "device_begin")

    assert "sign in to your account" not in before
    for words in ("sign in to your account", "employer", "may be able to read", "Locking takes"):
        assert words in texts(part)
    assert "Is this your own computer, or your employer’s?" in texts(part)
    assert device.waiting == []


def test_nothing_can_be_switched_on_before_the_question_is_answered(part, qtbot) -> None:
    press(part, qtbot, "device_begin")
    unanswered = part.paper.go.isEnabled()

    press(part, qtbot, "device_own")

    assert (unanswered, part.paper.go.isEnabled()) == (False, True)


def test_ones_own_computer_is_switched_on(part, device, qtbot) -> None:
    told = []
    part.told.connect(told.append)
    press(part, qtbot, "device_begin")
    press(part, qtbot, "device_own")

    press(part, qtbot, "device_go")
    device.answer()

    assert told == ["This computer opens the journal without the passphrase from now on."]
    assert part.paper.isHidden()
    assert part.said.text().startswith("On. Locking takes the key out")
    assert part.begin.text() == "Forget this computer"
    assert part.begin.hasFocus()


def test_an_employers_computer_is_offered_nothing_but_another_answer(part, device, qtbot) -> None:
    press(part, qtbot, "device_begin")
    press(part, qtbot, "device_employer")
    offered = part.paper.go.text()

    press(part, qtbot, "device_go")
    asked = device.waiting[-1][:2]
    device.answer()

    assert offered == "Keep it off here"
    assert asked == ("off", Whose.EMPLOYER)
    assert "your employer’s computer, so it is not offered here" in part.said.text()
    assert part.begin.text() == "Change the answer…"


def test_the_answer_can_be_changed(part, device, qtbot) -> None:
    device.standing = Standing(whose=Whose.EMPLOYER)
    part.show_standing()

    press(part, qtbot, "device_begin")
    shown = part.paper.whose
    press(part, qtbot, "device_own")

    assert shown == Whose.EMPLOYER
    assert part.paper.go.text() == "Switch it on"


def test_a_keyring_that_does_not_take_it_is_one_line_and_all_stays_off(part, device, qtbot) -> None:
    press(part, qtbot, "device_begin")
    press(part, qtbot, "device_own")
    press(part, qtbot, "device_go")
    is_busy = not part.paper.go.isEnabled()

    device.refuse()

    assert is_busy
    assert part.paper.sentence.text() == (
        "The keyring of this computer is locked. It stays off; the passphrase opens the journal."
    )
    assert part.paper.go.isEnabled()


def test_one_need_not_wait_for_a_keyring_that_hangs(part, device, qtbot) -> None:
    press(part, qtbot, "device_begin")
    press(part, qtbot, "device_own")
    press(part, qtbot, "device_go")

    press(part, qtbot, "device_stop")

    assert device.dropped == 1
    assert part.paper.isHidden()
    assert part.begin.isEnabled()


def test_forgetting_says_what_was_done(part, device, qtbot) -> None:
    told = []
    part.told.connect(told.append)
    device.standing = Standing(whose=Whose.OWN, is_on=True, is_kept=True)
    part.show_standing()

    press(part, qtbot, "device_begin")
    device.answer()

    assert told == ["It was forgotten."]
    assert part.begin.text() == "Set up…"
    assert part.said.text() == ""


def test_what_is_on_without_a_key_says_so(part, device) -> None:
    device.standing = Standing(whose=Whose.OWN, is_on=True)

    part.show_standing()

    assert "keeps no key just now" in part.said.text()


def test_where_no_key_can_be_kept_nothing_is_offered(part, device) -> None:
    device.standing = Standing(may_offer=False)

    part.show_standing()

    assert not part.begin.isEnabled()


def test_a_computer_in_a_domain_is_warned_about(theme, device, qtbot) -> None:
    device.standing = Standing(is_managed=True)
    made = DevicePart(theme, device)
    qtbot.addWidget(made)
    made.show()

    press(made, qtbot, "device_begin")

    assert "This computer belongs to a domain" in texts(made)


def test_it_is_done_by_keyboard_alone(part, device, qtbot) -> None:
    part.begin.setFocus()
    qtbot.keyClick(part.begin, Qt.Key.Key_Return)
    qtbot.keyClick(part.focusWidget(), Qt.Key.Key_Space)
    while part.focusWidget().objectName() != "device_go":
        qtbot.keyClick(part.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(part.focusWidget(), Qt.Key.Key_Return)

    assert device.waiting[-1][0] == "on"


def test_escape_lets_it_be(part, qtbot) -> None:
    press(part, qtbot, "device_begin")

    qtbot.keyClick(part.focusWidget(), Qt.Key.Key_Escape)

    assert part.paper.isHidden()
    assert part.begin.hasFocus()


def test_an_answer_that_comes_after_one_left_is_not_heard(part, device, qtbot) -> None:
    told = []
    part.told.connect(told.append)
    press(part, qtbot, "device_begin")
    press(part, qtbot, "device_own")
    press(part, qtbot, "device_go")

    part.clear()
    device.answer()

    assert told == []
