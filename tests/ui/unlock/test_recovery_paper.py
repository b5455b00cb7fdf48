import pytest
import segno
from PySide6.QtGui import QImage, QPainter

from journal_app.ui.unlock.recovery_paper import QR_SIDE, WIDTH, RecoveryPaper
from journal_app.vault import recovery

GROUPS = ("7KQM", "X2VD", "9HTR", "4WBN", "C8ZP", "J5GY", "2FAE", "R6KS", "MT12")
VAULT, BLOCK = "4f1c77ab-0000-4000-8000-000000000000", "04" + "G7" * 69


@pytest.fixture
def paper(qapp) -> RecoveryPaper:
    return RecoveryPaper("Noor’s journal", "12 November 2025", GROUPS, VAULT, BLOCK)


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
    side, left, top = 2 * QR_SIDE / count, 2 * (560 - 32 - QR_SIDE), 2 * 84
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


def test_the_square_holds_code_and_block_and_is_read_with_a_telephone(paper) -> None:
    matrix = segno.make(f"{'-'.join(GROUPS)} {BLOCK}", error="m", micro=False).matrix

    module_mm = (210 - 2 * 20) / WIDTH * QR_SIDE / len(paper.squares)
    assert paper.squares == tuple(bytes(row) for row in matrix)
    assert len(paper.squares) <= 49
    assert module_mm > 0.8
    assert QR_SIDE % len(paper.squares) == 0  # on the screen every small square is alike


def test_the_text_says_which_journal_where_it_is_kept_and_what_the_square_holds(paper) -> None:
    lines = paper.text.splitlines()

    assert "Number of the journal: 4f1c77ab" in lines
    assert any(line.startswith("Kept at: ____") for line in lines)
    of_square = "".join(
        lines[lines.index("The whole square, for when the file vault.json is lost too:") + 1 :]
    )
    assert recovery.plain(of_square) == recovery.plain(paper.square)
    assert BLOCK[:4] not in paper.words


def test_the_page_of_a_printer_holds_all_of_it(paper) -> None:
    assert paper.height / WIDTH < (297 - 2 * 20) / (210 - 2 * 20)


def test_its_code_is_in_no_repr(paper) -> None:
    assert "7KQM" not in repr(paper)
