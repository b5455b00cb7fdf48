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


@pytest.mark.parametrize(
    ("width", "stand"),
    [
        (1200, ["lock", "sheet", "backup"]),
        (620, ["sheet", "backup"]),
        (420, ["backup"]),
        (170, ["backup"]),
    ],
)
def test_where_there_is_little_room_the_least_is_left_out_whole(line, width, stand, qtbot) -> None:
    line.show_saving("Saved")
    line.show_standing(
        [
            Standing("lock", "Locks after 15 minutes", "lock"),
            Standing("sheet", "Recovery sheet of 24 November 2026", "key-round"),
            Standing("backup", "No backup yet", "shield-check", "warn"),
        ]
    )

    line.resize(width, line.height())

    shown = [part for part in line._parts if part.isVisible()]
    assert [part.objectName() for part in shown] == [f"standing_{name}" for name in stand]
    qtbot.waitUntil(lambda: all(part.width() >= part.sizeHint().width() for part in shown))
    assert shown[-1].text().strip() in ("No backup yet", "")
    assert shown[-1].geometry().right() <= width


def test_what_is_left_out_is_still_named_by_the_line(line) -> None:
    whole = "Locks after 15 minutes · Recovery sheet of 24 November 2026"

    line.resize(1200, line.height())
    wide = line.toolTip()
    line.resize(300, line.height())

    assert (wide, line.toolTip(), line.accessibleName()) == ("", whole, whole)
