import pytest

from journal_app.domain.entry import Entry
from journal_app.domain.template import Template


@pytest.fixture
def journal(open_journal):
    return open_journal.journal


@pytest.fixture
def told(open_journal):
    """What was said, the newest last."""
    said: list[str] = []
    open_journal.frame._desk.voice.told.connect(lambda words, *_: said.append(words))
    return said


def test_a_template_of_the_open_entry_has_its_headings(open_journal, journal, page) -> None:
    entry = journal.save(Entry(title="Trains", body_md="## Where\nA secret place\n"))
    page.open_record("entry", entry.id)

    open_journal.frame.doing.run("entry.make_template")

    (own,) = journal[Template].where()
    assert (own.title, own.body_md) == ("Trains", "## Where\n")
    assert open_journal.frame.key == "templates"
    open_journal.frame.doing.run("edit.undo")
    assert journal[Template].count() == 0


def test_of_an_entry_without_headings_it_is_said_how_to_make_one(
    open_journal, journal, page, told
) -> None:
    entry = journal.save(Entry(body_md="Only words"))
    page.open_record("entry", entry.id)

    open_journal.frame.doing.run("entry.make_template")

    assert told[-1] == "A template is made of headings. Begin a line with ## to make one."
    assert journal[Template].count() == 0


def test_a_template_goes_out_as_a_file_and_comes_in_again(
    open_journal, journal, answers, tmp_path, told, qtbot
) -> None:
    frame, path = open_journal.frame, tmp_path / "mine.md"
    own = journal.save(Template(title="Trains", body_md="## Where\n> From?\n"))
    frame.open_record("template", own.id)
    answers.places, answers.replies = [path, path], ["go"]

    frame.doing.run("template.save_as")
    frame.doing.run("template.bring_in")

    qtbot.waitUntil(lambda: told[-1] == "Brought in: Trains")
    assert f"Wrote mine.md to {tmp_path}." in told
    assert [one.body_md for one in journal[Template].where()] == ["## Where\n> From?\n"] * 2
    frame.doing.run("edit.undo")
    assert journal[Template].count() == 1


def test_a_bad_file_is_refused_with_a_sentence(
    open_journal, journal, answers, tmp_path, told, qtbot
) -> None:
    path = tmp_path / "bad.md"
    path.write_text("no template", encoding="utf-8")
    answers.places = [path, None]

    open_journal.frame.doing.run("template.bring_in")
    open_journal.frame.doing.run("template.bring_in")

    qtbot.waitUntil(lambda: told[-1:] != [] and told[-1].startswith("That is no template."))
    assert journal[Template].count() == 0
