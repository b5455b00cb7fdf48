"""The buttons of Qt's own file dialog are seen in the dark too."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox, QToolButton

from journal_app.ui.application import put_on
from journal_app.ui.ask import JournalChooser
from journal_app.ui.theme import chosen_theme
from journal_app.ui.widgets.foreign import MARKS


@pytest.fixture(params=["light", "dark"])
def put_on_each(request, qapp, theme):
    """Either theme at twice the text size."""
    put_on(qapp, chosen_theme(request.param, 200))
    yield
    put_on(qapp, theme)


@pytest.fixture
def dressed(put_on_each, qtbot, tmp_path):
    made = JournalChooser("Open a journal or a backup", tmp_path, None)
    qtbot.addWidget(made)
    return made


def test_every_button_has_an_icon_in_the_colour_of_the_text(dressed) -> None:
    for name in MARKS:
        button = dressed.findChild(QToolButton, name)
        image = button.icon().pixmap(QSize(36, 36), 1.0, QIcon.Mode.Normal).toImage()
        seen = {
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() == 255
        }

        assert button.iconSize() == QSize(36, 36)
        assert seen == {dressed.palette().buttonText().color().name()}, name


@pytest.mark.usefixtures("put_on_each")
def test_a_box_of_qts_own_dialogs_shows_its_arrow(qtbot) -> None:
    box = QComboBox()
    qtbot.addWidget(box)
    box.resize(200, 40)
    box.show()

    image = box.grab().toImage()

    ground = image.pixelColor(190, 20).lightness()
    end = [image.pixelColor(x, y).lightness() for x in range(178, 196) for y in range(12, 28)]
    assert max(abs(each - ground) for each in end) > 60
