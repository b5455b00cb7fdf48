import pytest
from PySide6.QtWidgets import QWidget

from journal_app.ui.preview.beside import Beside
from journal_app.ui.preview.making import Making
from journal_app.ui.preview.preview import Preview


@pytest.fixture
def beside(theme, answers, qtbot) -> Beside:
    making = Making(lambda *_args, **_more: None, lambda _id: b"", lambda _address: None)
    preview = Preview(theme, answers, making, lambda: "")
    made = Beside(theme, QWidget(), preview)
    qtbot.addWidget(made)
    yield made
    made.hide()


def test_it_is_closed_until_asked_for(beside) -> None:
    beside.show()

    assert not beside.is_open


@pytest.mark.parametrize(("width", "is_over"), [(1_400, False), (1_100, True)])
def test_a_wide_window_has_room_beside_and_a_narrow_one_not(beside, width, is_over) -> None:
    beside.resize(width, 600)
    beside.show()

    beside.set_open(is_open=True)

    assert beside.is_over is is_over
    assert not beside._preview.isHidden()


def test_it_finds_its_place_again_when_the_window_changes(beside, qtbot) -> None:
    beside.resize(1_400, 600)
    beside.show()
    beside.set_open(is_open=True)

    beside.resize(1_000, 600)
    qtbot.waitUntil(lambda: beside.is_over)

    assert beside._preview.geometry().left() == 500
    beside.resize(1_400, 600)
    qtbot.waitUntil(lambda: not beside.is_over)
    assert beside._preview.isVisible()
