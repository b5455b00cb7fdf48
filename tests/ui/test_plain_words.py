"""What a person wrote is shown as it stands."""

import pytest
from PySide6.QtGui import Qt

from journal_app.ui.plain_words import PlainButton, plain_tip


@pytest.mark.parametrize(
    "words",
    [
        "<b>bold</b>",
        '<img src="file:///home/someone/picture.png">',
        "Ask &lt;them&gt; <i>",
        "<!DOCTYPE html>",
        "<?xml version='1.0'?><p>",
        "a <br/> b",
    ],
)
def test_a_tool_tip_is_never_rich_text_and_reads_the_same(words) -> None:
    said = plain_tip(words)

    assert not Qt.mightBeRichText(said)
    assert said.replace("\N{ZERO WIDTH SPACE}", "") == words


@pytest.mark.parametrize("words", ["", "Plain", "1 < 2", "R&D"])
def test_words_that_are_plain_stay_as_they_are(words) -> None:
    assert plain_tip(words) == words


def test_an_ampersand_in_a_button_is_no_key(qtbot) -> None:
    class Painted(PlainButton):
        def paintEvent(self, _event) -> None:
            """Nothing."""

    made = Painted()
    qtbot.addWidget(made)

    made.setText("R&D")

    assert made.text() == "R&D"
    assert made.shortcut().isEmpty()
