"""Finding one's values: pick five words, define one, rank them, and see them in the Compass."""

from PySide6.QtCore import Qt

from journal_app.ui.models.heads_model import SECOND_LINE

PICKED = ("calm", "courage", "fairness", "humour", "learning")
RANKED = ("fairness", "courage", "learning", "calm", "humour")


def test_five_values_stand_in_their_order_and_four_wait_to_be_defined(
    open_journal, page, qtbot
) -> None:
    frame, body = open_journal.frame, page.editor.body
    frame.doing.run("entry.template")
    qtbot.keyClicks(frame.gallery.line, "find my values")
    qtbot.keyClick(frame.gallery.line, Qt.Key.Key_Return)
    for word in PICKED:
        page.editor.place_cursor(body.text.index(f"- [ ] {word}\n"))
        qtbot.keyClick(body, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    for heading, said in (("Define", "courage: I say it"), ("Rank", ", ".join(RANKED))):
        page.editor.place_cursor(body.text.index(f"## {heading}\n") + len(heading) + 4)
        qtbot.keyClicks(body, said)

    frame.doing.run("entry.values")
    said = frame.toast.words
    qtbot.mouseClick(frame.toast.buttons[1], Qt.MouseButton.LeftButton)

    assert said == "Five values kept"
    assert frame.key == "compass"
    rows = [frame.here.model.index(row) for row in range(frame.here.model.rowCount())]
    assert [row.data() for row in rows] == list(RANKED)
    assert [row.data(SECOND_LINE) for row in rows] == [
        "1 · not defined yet",
        "2 · I say it",
        "3 · not defined yet",
        "4 · not defined yet",
        "5 · not defined yet",
    ]
