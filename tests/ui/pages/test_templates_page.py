import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from journal_app.domain.template import Template


@pytest.fixture
def frame(open_journal):
    open_journal.frame.go("templates")
    return open_journal.frame


def press(page, name, qtbot) -> None:
    qtbot.mouseClick(page.findChild(QPushButton, name), Qt.MouseButton.LeftButton)


def test_those_that_ship_are_one_press_away(frame, qtbot) -> None:
    press(frame.here, "look_through", qtbot)

    assert frame.gallery.isVisible()
    frame.gallery.close_up()


def test_where_none_is_open_there_is_none_to_save(frame, answers, open_journal, qtbot) -> None:
    said = []
    frame._desk.voice.told.connect(lambda words, *_: said.append(words))

    press(frame.here, "save_template", qtbot)

    assert said == ["No template is open here."]


def test_the_open_template_is_written_to_a_file(
    frame, answers, open_journal, tmp_path, qtbot
) -> None:
    own = open_journal.journal.save(Template(title="Trains", body_md="## Where\n"))
    frame.open_record("template", own.id)
    answers.places, answers.replies = [tmp_path / "mine.md"], ["go"]

    press(frame.here, "save_template", qtbot)

    text = (tmp_path / "mine.md").read_text(encoding="utf-8")
    assert text == "---\ntitle: Trains\ntype: reflection\nversion: 1\n---\n\n## Where\n"
