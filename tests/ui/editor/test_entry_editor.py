import datetime as dt

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl

from journal_app.domain.entry import Entry, EntryType
from journal_app.domain.level import Level
from journal_app.domain.person import Person
from journal_app.services.details import Details
from journal_app.services.prose import Guide
from journal_app.ui.editor.entry_editor import EntryEditor
from journal_app.ui.editor.tools import Tools
from journal_app.ui.preview.making import Making

GUIDE = Guide("Gibbs, reflective cycle", {"One": (), "Conclusion": ("What now?",)})


@pytest.fixture
def editor(theme, journal, answers, qtbot) -> EntryEditor:
    making = Making(lambda *_args, **_more: None, lambda _id: b"", lambda _address: None)
    today = dt.date(2025, 11, 3)
    tools = Tools(lambda: today, answers, Details(journal), making, lambda _template: GUIDE)
    made = EntryEditor(theme, tools)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.activateWindow()
    made.show_entry(Entry())
    yield made
    made.hide()


def words_at_the_foot(editor) -> str:
    return editor.footer.findChild(object, "words").text()


def test_a_changed_detail_is_in_the_entry_and_is_said(editor, qtbot) -> None:
    editor.strip.press("type")
    action = next(one for one in editor.strip.windows.menu.actions() if one.text() == "Evidence")
    editor.strip.windows.menu.close()

    with qtbot.waitSignal(editor.edited):
        action.trigger()

    assert editor.entry.type == EntryType.EVIDENCE


def test_a_name_just_typed_is_asked_about_before_the_page_is_raised(
    editor, journal, answers, qtbot
) -> None:
    journal.save(Person(name="Ingrid"))
    qtbot.keyClicks(editor.body, "Ingrid said so")

    editor.strip._choose_level(Level.REVIEW)

    assert answers.asked == ["Before someone else may read it"]
    assert editor.entry.level == Level.PRIVATE


def test_a_shown_entry_is_answered_as_it_was(editor) -> None:
    entry = Entry(
        title="T", body_md="b", tags=("a",), mood=2, energy=3, template="gibbs", meta={"x": 1}
    )

    editor.show_entry(entry)

    assert editor.entry == entry


def test_showing_an_entry_is_no_edit(editor, qtbot) -> None:
    said = []
    editor.edited.connect(lambda: said.append(1))

    editor.show_entry(Entry(body_md="# One\n\n**two**", title="T"))
    qtbot.wait(0)

    assert said == []


def test_the_day_is_written_in_its_chip(editor, qtbot) -> None:
    editor.day.selectAll()
    qtbot.keyClicks(editor.day, "yesterday")

    with qtbot.waitSignal(editor.edited):
        qtbot.keyClick(editor.day, Qt.Key.Key_Return)

    assert editor.entry.occurred_on == dt.date(2025, 11, 2)


def test_escape_takes_back_a_half_written_day(editor, qtbot) -> None:
    editor.show_entry(Entry(occurred_on=dt.date(2025, 3, 14)))
    editor.day.selectAll()
    qtbot.keyClicks(editor.day, "the day")

    qtbot.keyClick(editor.day, Qt.Key.Key_Escape)

    assert editor.day.text() == "14 March 2025"


def test_the_foot_counts_words_after_a_pause(editor, qtbot) -> None:
    editor.show_entry(Entry(body_md="one two"))
    assert words_at_the_foot(editor) == "2 words"

    editor.place_cursor(7)
    qtbot.keyClicks(editor.body, " three")

    qtbot.waitUntil(lambda: words_at_the_foot(editor) == "3 words")


def test_the_foot_says_the_template_and_how_much_is_answered(editor, qtbot) -> None:
    editor.show_entry(Entry(template="gibbs", body_md="## One\n\nsaid\n\n## Conclusion\n\n"))

    answered = editor.footer.findChild(object, "answered")
    assert answered.accessibleName() == "1 of 2 answered"
    assert editor.footer.findChild(object, "template").text() == GUIDE.name
    assert editor.body.prompts.is_shown


def test_a_page_without_a_template_asks_nothing(editor) -> None:
    editor.show_entry(Entry(body_md="## One\n\n"))

    assert editor.footer.findChild(object, "answered").isHidden()
    assert not editor.body.prompts.is_shown


def test_its_button_opens_the_preview_and_puts_it_away(editor, qtbot) -> None:
    button = editor.findChild(object, "columns-2_tool")

    button.click()
    is_open = editor.beside.is_open, button.isChecked()
    button.click()

    assert is_open == (True, True)
    assert (editor.beside.is_open, button.isChecked()) == (False, False)


def test_being_alone_is_asked_for_and_escape_ends_it(editor, qtbot) -> None:
    editor.focus_mode_asked.connect(lambda is_on: editor.show_focus_mode(is_on=is_on))
    editor.body.setFocus()

    with qtbot.waitSignal(editor.focus_mode_asked) as asked:
        editor.findChild(object, "scan_tool").click()
    with qtbot.waitSignal(editor.focus_mode_asked) as ended:
        qtbot.keyClick(editor.body, Qt.Key.Key_Escape)

    assert (asked.args, ended.args) == ([True], [False])


def test_title_details_text_and_foot_begin_at_one_edge(editor) -> None:
    edges = {
        part.mapTo(editor, part.rect().topLeft()).x()
        for part in (editor.title, editor.strip, editor.body.viewport())
    }
    words = editor.footer._row.contentsMargins().left()

    assert edges == {words}


def test_escape_in_the_preview_closes_it_and_goes_back_to_the_text(editor, qtbot) -> None:
    editor.toggle_preview()
    editor.preview.browser.setFocus()

    qtbot.keyClick(editor.preview.browser, Qt.Key.Key_Escape)

    assert not editor.beside.is_open
    assert editor.body.hasFocus()


def test_a_file_dropped_on_the_title_is_not_its_path(editor) -> None:
    source = QMimeData()
    source.setUrls([QUrl.fromLocalFile("/somewhere/private.txt")])
    source.setText("file:///somewhere/private.txt")

    editor.title.insertFromMimeData(source)

    assert not editor.title.canInsertFromMimeData(source)
    assert editor.title.text == ""
