import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal


@pytest.fixture
def journal(open_journal):
    return open_journal.journal


@pytest.fixture
def frame(open_journal):
    return open_journal.frame


@pytest.fixture
def thrown(journal, clock):
    """Two in the trash, the goal first."""
    made = [journal.save(Entry(title="An entry")), journal.save(Goal(title="A goal"))]
    for record in made:
        clock.move(days=1)
        journal.trash(record)
    return made


def trash_of(frame):
    frame.doing.run("journal.trash")
    return frame.here


def rows(page) -> list[str]:
    return [page.model.index(row).data() for row in range(page.model.rowCount())]


def part(page, name: str) -> QPushButton:
    return next(made for made in page.findChildren(QPushButton, name) if made.isVisible())


def test_a_row_says_what_it_was_and_when_it_was_thrown_away(frame, thrown) -> None:
    page = trash_of(frame)

    said = page.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert said == "A goal, Goal · thrown away on 5 November 2025"


def test_an_empty_trash_teaches_and_has_nothing_to_press(frame) -> None:
    page = trash_of(frame)

    words = [made.text() for made in page.findChildren(QLabel) if made.isVisible()]

    assert "Nothing thrown away" in words
    assert not page.findChild(QPushButton, "empty_trash").isVisible()


def test_enter_brings_the_chosen_one_back_and_the_toast_takes_that_back(
    frame, journal, thrown, qtbot
) -> None:
    page = trash_of(frame)
    qtbot.waitUntil(page.list.hasFocus)

    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    brought = rows(page)
    qtbot.mouseClick(frame.toast.findChild(QPushButton, "toast_undo"), Qt.MouseButton.LeftButton)

    assert brought == ["An entry"]
    assert journal[Goal].get(thrown[1].id).trashed_at is not None
    assert sorted(rows(page)) == ["A goal", "An entry"]


def test_the_chosen_row_holds_its_buttons_and_tab_reaches_them(frame, thrown, qtbot) -> None:
    page = trash_of(frame)
    qtbot.waitUntil(page.list.hasFocus)
    qtbot.keyClick(page.list, Qt.Key.Key_Down)

    seen = []
    for _step in range(4):
        qtbot.keyClick(frame.window().focusWidget(), Qt.Key.Key_Tab)
        seen.append(frame.window().focusWidget().objectName())

    assert {"for_good", "bring_back"} <= set(seen)
    qtbot.mouseClick(part(page, "bring_back"), Qt.MouseButton.LeftButton)
    assert rows(page) == ["A goal"]


def test_delete_asks_and_only_then_says_that_it_is_gone(
    frame, journal, thrown, answers, qtbot
) -> None:
    page = trash_of(frame)
    answers.replies = ["delete"]

    qtbot.keyClick(page.list, Qt.Key.Key_Delete)
    said_at_once = frame.status.message
    qtbot.waitUntil(lambda: not page.slices.is_busy)

    assert answers.asked == ["Delete “A goal” for good"]
    assert "is gone" not in said_at_once
    assert frame.status.message == "“A goal” is gone. Backups made earlier still hold it."
    assert journal[Goal].get(thrown[1].id) is None
    assert rows(page) == ["An entry"]


def test_the_harmless_answer_keeps_it(frame, journal, thrown, qtbot) -> None:
    page = trash_of(frame)

    qtbot.mouseClick(part(page, "for_good"), Qt.MouseButton.LeftButton)

    assert journal[Goal].get(thrown[1].id) is not None
    assert not page.slices.is_busy


def test_emptying_takes_all_of_it_away(frame, journal, thrown, answers, qtbot) -> None:
    page = trash_of(frame)
    answers.replies = ["delete"]

    qtbot.mouseClick(part(page, "empty_trash"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.slices.is_busy)

    assert list(journal.store.every()) == []
    assert rows(page) == []


def test_what_is_being_taken_away_is_gone_before_the_page_is_left(
    frame, journal, thrown, answers, qtbot
) -> None:
    page = trash_of(frame)
    answers.replies = ["delete"]
    qtbot.keyClick(page.list, Qt.Key.Key_Delete)

    frame.go("journal")

    assert not page.slices.is_busy
    assert journal[Goal].get(thrown[1].id) is None


def test_the_list_of_the_trash_is_a_proper_model(frame, thrown, qtmodeltester) -> None:
    qtmodeltester.check(trash_of(frame).model)


def test_nothing_is_left_in_the_page_after_clear(frame, thrown) -> None:
    page = trash_of(frame)

    page.clear()

    assert rows(page) == []
    assert "A goal" not in " ".join(made.text() for made in page.findChildren(QLabel))
