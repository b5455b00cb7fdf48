import pytest

from journal_app.ui.widgets.status_line import Standing, StatusLine

WORDS = "Wrote 2026-11-24 A rather long name of an entry.md"


@pytest.fixture
def line(theme, qtbot) -> StatusLine:
    made = StatusLine(theme)
    qtbot.addWidget(made)
    made.show_standing(
        [
            Standing("lock", "Locks after 15 minutes", "lock"),
            Standing("sheet", "Recovery sheet of 24 November 2026", "key-round"),
        ]
    )
    made.show()
    return made


@pytest.mark.parametrize(("width", "stands"), [(1200, True), (560, False)])
def test_what_is_told_has_room_before_what_stands_by(line, width, stands) -> None:
    line.resize(width, line.height())

    line.tell(WORDS)

    assert [part.isVisible() for part in line._parts] == [stands, stands]
    assert line._message.toolTip() == WORDS


def test_what_stands_by_comes_back_when_all_is_said(line, qtbot) -> None:
    line.resize(560, line.height())
    line.tell(WORDS)

    line._timer.timeout.emit()

    assert line.message == ""
    assert all(part.isVisible() for part in line._parts)
