import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QBoxLayout, QLabel, QLineEdit, QPushButton

from journal_app.errors import NoSpace, ReadOnly
from journal_app.ui.unlock.recovery_paper import RecoveryPaper
from journal_app.ui.unlock.recovery_sheet import RecoverySheet

GROUPS = ("7KQM", "X2VD", "9HTR", "4WBN", "C8ZP", "J5GY", "2FAE", "R6KS", "MT12")


@pytest.fixture
def taken() -> list[str]:
    return []


@pytest.fixture
def sheet(theme, qtbot, answers, taken):
    paper = RecoveryPaper("Noor’s journal", "12 November 2025", GROUPS, "4f1c77ab", "0" * 140)
    made = RecoverySheet(theme, paper, answers, lambda: taken.append("taken"))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def said(sheet, name: str) -> str:
    return sheet.findChild(QLabel, name).text()


def type_group(sheet, qtbot, number: int) -> None:
    qtbot.keyClicks(sheet.fields[number], GROUPS[number].lower())


def test_the_button_waits_for_both_groups_and_says_why(sheet, qtbot) -> None:
    first, second = sheet.fields

    states = [(sheet._go.isEnabled(), said(sheet, "why"))]
    for number in (first, second):
        type_group(sheet, qtbot, number)
        states.append((sheet._go.isEnabled(), said(sheet, "why")))

    assert states == [
        (False, "The sheet counts when both groups match."),
        (False, f"Group {first + 1} matches, the other one does not yet."),
        (True, "Both groups match."),
    ]


def test_it_is_made_by_keyboard_alone(sheet, qtbot, taken) -> None:
    first, second = sheet.fields

    type_group(sheet, qtbot, first)
    qtbot.keyClick(sheet.focusWidget(), Qt.Key.Key_Return)
    qtbot.keyClicks(sheet.focusWidget(), GROUPS[second])
    qtbot.keyClick(sheet.focusWidget(), Qt.Key.Key_Return)

    assert sheet.result() == RecoverySheet.DialogCode.Accepted
    assert taken == ["taken"]


def test_which_groups_are_asked_for_is_chance(theme, qtbot, answers) -> None:
    paper = RecoveryPaper("Mine", "today", GROUPS, "4f1c77ab", "0" * 140)

    asked = set()
    for _time in range(20):
        made = RecoverySheet(theme, paper, answers, lambda: None)
        qtbot.addWidget(made)
        asked.add(tuple(made.fields))

    assert len(asked) > 1


def test_later_takes_nothing(sheet, qtbot, taken) -> None:
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)

    assert sheet.result() == RecoverySheet.DialogCode.Rejected
    assert taken == []


def test_a_saved_sheet_is_opened_from_where_it_is_said(
    sheet, answers, tmp_path, qtbot, monkeypatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True
    )
    answers.places = [tmp_path / "sheet.txt"]
    before = sheet.findChild(QPushButton, "open_saved").isVisible()

    sheet.findChild(QPushButton, "save_text").click()
    for name in ("open_saved", "show_saved"):
        qtbot.mouseClick(sheet.findChild(QPushButton, name), Qt.MouseButton.LeftButton)

    assert not before
    assert opened == [str(tmp_path / "sheet.txt"), str(tmp_path)]


@pytest.mark.parametrize(("name", "start"), [("save_pdf", b"%PDF-"), ("save_text", b"Recovery")])
def test_what_is_saved_opens_the_journal_from_then_on(
    sheet, qtbot, answers, taken, tmp_path, name, start
) -> None:
    place = tmp_path / "a sheet"
    answers.places = [place]

    qtbot.mouseClick(sheet.findChild(type(sheet._go), name), Qt.MouseButton.LeftButton)

    assert place.read_bytes().startswith(start)
    assert place.stat().st_mode & 0o077 == 0
    assert taken == ["taken"]
    assert said(sheet, "sentence") == f"Saved as a sheet in {tmp_path}."


def test_no_file_is_written_over(sheet, answers, tmp_path) -> None:
    place = tmp_path / "a sheet"
    place.write_text("something of mine")
    answers.places = [place]

    sheet._text.click()

    assert place.read_text() == "something of mine"
    assert "is there already" in said(sheet, "sentence")


def test_it_is_printed_once_taken(sheet, answers, taken) -> None:
    sheet._print.click()
    sheet._print.click()

    assert answers.printed == ["Recovery sheet"] * 2
    assert taken == ["taken"]
    assert "print queue may keep a copy" in said(sheet, "warning")


def test_what_was_printed_without_the_code_is_not_said_to_be_printed(theme, qtbot, answers) -> None:
    def refuse() -> None:
        raise NoSpace("There is no room left.")

    made = RecoverySheet(
        theme, RecoveryPaper("Mine", "today", GROUPS, "4f1c77ab", "0" * 140), answers, refuse
    )
    qtbot.addWidget(made)

    made._print.click()

    assert said(made, "sentence") == "There is no room left."


def test_a_code_the_vault_does_not_take_is_neither_saved_nor_made(
    theme, qtbot, answers, tmp_path
) -> None:
    def refuse() -> None:
        raise ReadOnly("This journal can only be read here.")

    sheet = RecoverySheet(
        theme, RecoveryPaper("Mine", "today", GROUPS, "4f1c77ab", "0" * 140), answers, refuse
    )
    qtbot.addWidget(sheet)
    answers.places = [tmp_path / "a sheet"]

    sheet._text.click()
    for number, field in sheet.fields.items():
        field.setText(GROUPS[number])
    sheet._go.click()

    assert not (tmp_path / "a sheet").exists()
    assert sheet.result() == RecoverySheet.DialogCode.Rejected
    assert said(sheet, "sentence") == "This journal can only be read here."


def test_nothing_of_the_code_is_left_in_any_widget(sheet, qtbot) -> None:
    for number in sheet.fields:
        type_group(sheet, qtbot, number)

    sheet.reject()
    for field in sheet.fields.values():
        field.undo()

    texts = [each.text() for each in sheet.findChildren(QLineEdit)]
    texts += [each.text() for each in sheet.findChildren(QLabel)]
    texts += [sheet.view.accessibleDescription(), str(vars(sheet)), str(vars(sheet.view))]
    assert not [group for group in GROUPS if group.lower() in " ".join(texts).lower()]


@pytest.mark.parametrize(
    ("width", "direction"),
    [(1200, QBoxLayout.Direction.LeftToRight), (1024, QBoxLayout.Direction.TopToBottom)],
)
def test_where_there_is_little_room_the_sheet_stands_above(sheet, width, direction) -> None:
    sheet.resize(width, 700)

    assert sheet._both.direction() == direction
