"""Files dropped on the page, as a file manager drops them."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from journal_app.domain.attachment import Attachment
from journal_app.domain.entry import Entry
from journal_app.domain.fields import PROSE_LIMIT
from journal_app.domain.level import Level
from journal_app.store import pieces

PNG = b"\x89PNG\r\n\x1a\n" + bytes(600_000)
ACTIONS = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def journal(open_journal):
    return open_journal.journal


@pytest.fixture
def lay(tmp_path):
    """lay(name, bytes) is a file outside the journal."""
    folder = tmp_path / "a private folder"
    folder.mkdir()

    def _lay(name: str, data: bytes):
        file = folder / name
        file.write_bytes(data)
        return file

    return _lay


def dropped(page, *files) -> QDropEvent:
    """Carry the files over the text and let them fall there."""
    source = QMimeData()
    source.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    source.setText("\n".join(map(str, files)))
    event = carried(page, source)
    page._slices.finish()
    return event


def carried(page, source: QMimeData) -> QDropEvent:
    over = page.editor.body.viewport()
    QApplication.sendEvent(over, QDragEnterEvent(QPoint(9, 9), ACTIONS, source, LEFT, NONE))
    event = QDropEvent(QPointF(9, 9), ACTIONS, source, LEFT, NONE)
    QApplication.sendEvent(over, event)
    return event


def told(open_journal) -> str:
    return open_journal.frame.status.told


def test_a_text_is_a_private_entry_of_its_own_and_the_open_one_stays(
    page, journal, lay, qtbot
) -> None:
    qtbot.keyClicks(page.editor.body, "open")

    dropped(page, lay("old notes.txt", b"# Once\n\nwritten elsewhere"))
    page.flush()

    found = {one.title: one for one in journal[Entry].where()}
    made = found["old notes"]
    assert (made.body_md, made.level) == ("# Once\n\nwritten elsewhere", Level.PRIVATE)
    assert found[""].body_md == page.editor.body.text == "open"


def test_a_text_can_be_taken_back_where_it_is_said(page, open_journal, journal, lay, qtbot) -> None:
    dropped(page, lay("old.md", b"written elsewhere"))

    qtbot.mouseClick(open_journal.frame.toast._button, LEFT)

    assert journal.heads(Entry) == []


def test_a_picture_is_kept_and_shown_where_the_cursor_is(page, journal, lay, qtbot) -> None:
    qtbot.keyClicks(page.editor.body, "see ")

    event = dropped(page, lay("hill.png", PNG))
    page.flush()

    [kept] = journal[Attachment].where()
    [entry] = journal[Entry].where()
    assert entry.body_md == f"see ![hill.png](att:{kept.id})"
    assert (kept.owner_type, kept.owner_id) == ("entry", entry.id)
    assert b"".join(pieces.pieces(journal.store.db, kept.sha256)) == PNG
    assert event.dropAction() == Qt.DropAction.CopyAction


def test_several_files_are_taken_in_one_after_the_other(page, journal, lay) -> None:
    dropped(page, lay("a.pdf", b"%PDF-1.7 x"), lay("b.txt", b"text"), lay("c.png", PNG))
    page.flush()

    names = sorted(one.name for one in journal[Attachment].where())
    assert names == ["a.pdf", "c.png"]
    assert "[a.pdf](att:" in page.editor.body.text
    assert "![c.png](att:" in page.editor.body.text
    assert len(journal[Entry].where()) == 2


def test_nothing_of_where_a_file_lay_is_in_the_journal(page, journal, lay) -> None:
    dropped(page, lay("hill.png", PNG), lay("b.txt", b"text"), lay("run.exe", b"x"))
    page.flush()

    said = [one.title + one.body_md for one in journal[Entry].where()]
    assert not any("private folder" in words or "/" in words for words in said)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("run.exe", b"x"),
        ("fake.png", b"no picture"),
        ("latin.txt", b"caf\xe9"),
        ("folder.md", None),
    ],
)
def test_what_is_refused_changes_nothing_and_is_said(page, journal, lay, qtbot, name, data) -> None:
    qtbot.keyClicks(page.editor.body, "as it was")
    page.flush()
    file = lay(name, data or b"")
    if data is None:
        file.unlink()
    said = []
    page._dropping.told.connect(said.append)

    dropped(page, file)
    page.flush()

    assert [one.body_md for one in journal[Entry].where()] == ["as it was"]
    assert list(journal[Attachment].where()) == []
    assert said
    assert "Nothing was changed" in said[0]


def test_where_there_is_no_room_for_the_link_the_file_is_not_kept(page, journal, lay) -> None:
    page.editor.body.load(("x" * 99 + "\n") * (PROSE_LIMIT // 100))

    dropped(page, lay("hill.png", PNG))

    assert list(journal[Attachment].where()) == []


def test_a_file_still_on_its_way_arrives_in_the_entry_it_was_dropped_on(
    page, journal, lay, qtbot
) -> None:
    qtbot.keyClicks(page.editor.body, "first ")
    source = QMimeData()
    source.setUrls([QUrl.fromLocalFile(str(lay("hill.png", PNG)))])
    carried(page, source)

    page.new_entry()

    [entry] = journal[Entry].where()
    assert entry.body_md.startswith("first ![hill.png]")
    assert page.editor.body.text == ""


def test_text_that_is_dropped_is_left_to_the_field(page) -> None:
    source = QMimeData()
    source.setText("only words")

    carried(page, source)

    assert page.editor.body.text == "only words"
