import pytest
from PySide6.QtGui import QImage, QPainter

from journal_app.ui.unlock.recovery_paper import RecoveryPaper

GROUPS = ("7KQM", "X2VD", "9HTR", "4WBN", "C8ZP", "J5GY", "2FAE", "R6KS", "MT12")


@pytest.fixture
def paper(qapp) -> RecoveryPaper:
    return RecoveryPaper("Noor’s journal", "12 November 2025", GROUPS)


def test_the_text_has_nine_numbered_groups_the_name_the_day_and_what_it_is_for(paper) -> None:
    lines = paper.text.splitlines()

    assert lines[:2] == ["Recovery sheet", "Noor’s journal · 12 November 2025"]
    assert [f"{number}  {group}" for number, group in enumerate(GROUPS, 1)] == lines[3:12]
    assert "Opens the journal if the passphrase is lost." in paper.text


def test_the_pdf_is_one_and_holds_no_name_of_a_machine(paper) -> None:
    data = paper.as_pdf()

    assert data.startswith(b"%PDF-")
    assert data.rstrip().endswith(b"%%EOF")
    assert data.count(b"/Type /Page\n") == 1


def test_the_squares_are_drawn_where_the_code_says(paper, theme) -> None:
    width = 1120
    picture = QImage(width, round(paper.height * 2), QImage.Format.Format_RGB32)
    picture.fill("#ffffff")
    painter = QPainter(picture)

    paper.draw(painter, width)
    painter.end()

    count = len(paper.squares)
    side, left, top = 2 * 146 / count, 2 * (560 - 32 - 146), 2 * 84
    seen = [
        [
            picture.pixelColor(
                round(left + (column + 0.5) * side), round(top + (row + 0.5) * side)
            ).lightness()
            < 128
            for column in range(count)
        ]
        for row in range(count)
    ]
    assert seen == [[bool(square) for square in row] for row in paper.squares]


def test_its_code_is_in_no_repr(paper) -> None:
    assert "7KQM" not in repr(paper)
