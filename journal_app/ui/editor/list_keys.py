"""Keys in lists: an item goes on in the next line, moves in and out, and is ticked."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from journal_app.services import prose
from journal_app.ui.editor.markdown_highlighter import IN_CODE

BOX_LENGTH = 3


def went_on(field: QTextEdit, put_in: Callable[[str], None]) -> bool:
    """Whether Enter was an item's: the next one begins, or an empty one ends the list."""
    cursor = field.textCursor()
    block = cursor.block()
    if cursor.hasSelection() or block.userState() == IN_CODE:
        return False
    text = block.text()
    start = prose.next_start(text)
    if start is None or cursor.positionInBlock() < prose.start_length(text):
        return False
    if start:
        put_in("\n" + start)
    else:
        cursor.setPosition(block.position())
        cursor.setPosition(block.position() + len(text), QTextCursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)
        put_in("\n" if block.previous().text().strip() else "")  # or the next line is the item's
    return True


def moved(field: QTextEdit, *, inwards: bool) -> bool:
    """Whether Tab was an item's: all items that are chosen go one step in or out."""
    blocks = chosen_blocks(field)
    if not any(prose.start_length(block.text()) for block in blocks):
        return False
    cursor = field.textCursor()
    cursor.beginEditBlock()
    for block in blocks:
        edit = QTextCursor(block)
        if inwards:
            edit.insertText(prose.INDENT)
        else:
            gone = prose.outdent_length(block.text())
            edit.setPosition(block.position() + gone, QTextCursor.MoveMode.KeepAnchor)
            edit.removeSelectedText()
    cursor.endEditBlock()
    return True


def ticked(block: QTextBlock) -> bool:
    """Whether the line has a box; it is ticked then, or no longer."""
    found = prose.box_of(block.text())
    if found is None:
        return False
    start, is_ticked = found
    cursor = QTextCursor(block)
    cursor.setPosition(block.position() + start + 1)
    cursor.setPosition(block.position() + start + 2, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(" " if is_ticked else "x")
    return True


def box_at(field: QTextEdit, point: QPoint) -> QTextBlock | None:
    """The line whose box lies under a point of the viewport."""
    cursor = field.cursorForPosition(point)
    block = cursor.block()
    found = prose.box_of(block.text())
    if found is None:
        return None
    cursor.setPosition(block.position() + found[0])
    first = field.cursorRect(cursor)
    cursor.setPosition(block.position() + found[0] + BOX_LENGTH)
    area = first.united(field.cursorRect(cursor))
    return block if area.contains(point) else None


def chosen_blocks(field: QTextEdit) -> list[QTextBlock]:
    """The lines the selection touches, or the one the cursor is in."""
    cursor, document = field.textCursor(), field.document()
    block = document.findBlock(cursor.selectionStart())
    found = [block]
    while block.next().isValid() and block.next().position() < cursor.selectionEnd():
        block = block.next()
        found.append(block)
    return found


def is_tab(key: int) -> bool:
    """Whether the key is Tab, either way."""
    return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
