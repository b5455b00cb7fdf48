"""The brief on paper: one page, and only what may lie on a table."""

import re

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter

from journal_app.domain.person import Person
from journal_app.domain.session import Session
from journal_app.services.brief_text import Paper, Section, paper
from journal_app.ui.meeting.brief_paper import BriefPaper
from tests import ten_years


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


def is_cut(sheet: BriefPaper) -> bool:
    picture = QImage(QSize(620, 877), QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    sheet.draw(painter, 620)
    painter.end()
    return sheet.is_cut


def test_ten_years_make_one_page(journal, theme) -> None:
    told = ten_years.fill(journal)

    counts = {pages(BriefPaper(paper(journal, one)).as_pdf()) for one in told.sessions[-6:]}

    assert counts == {1}


@pytest.mark.parametrize("lines", [("A long line. " * 900,), ("Short",) * 500, ("x" * 20_000,)])
def test_what_does_not_fit_is_cut_and_says_so(theme, lines) -> None:
    sheet = BriefPaper(Paper("Title " * 80, "Today", (Section("Agenda", lines),)))

    assert pages(sheet.as_pdf()) == 1
    assert is_cut(sheet)


def test_what_fits_is_not_cut(theme) -> None:
    sheet = BriefPaper(Paper("Title", "Today", (Section("Agenda", ("One", "Two")),)))

    assert not is_cut(sheet)


def test_the_page_holds_nothing_private_and_nobodys_name(journal) -> None:
    told = ten_years.fill(journal)

    texts = [paper(journal, one).text for one in told.sessions[-10:]]

    assert "Point 0" in texts[-1]
    assert "Last time" in texts[-1]
    assert [text for text in texts if ten_years.PRIVATE in text] == []
    people = journal[Person].every()
    parts = {part for person in people for part in person.name.split()}
    found = [one for text in texts for one in parts if re.search(rf"\b{one}\b", text)]
    assert found == []


def test_a_name_in_an_agenda_becomes_a_role(journal) -> None:
    journal.change([Person(name="Brisa Okonedo")])
    session = Session(agenda_md="- Ask Brisa for time", title="About Brisa Okonedo")

    found = paper(journal, session)

    assert "Brisa" not in found.text


def test_the_brief_is_printed_after_it_was_said_what_is_on_it(open_journal, answers) -> None:
    told = ten_years.fill(open_journal.journal)
    open_journal.frame.open_record(Session.table, told.sessions[-1].id)
    answers.replies = ["print"]

    open_journal.frame.doing.run("session.paper")

    assert answers.asked[-1] == "The brief on one page"
    assert answers.printed == ["Brief"]


def test_the_brief_is_kept_as_a_file(open_journal, answers, tmp_path) -> None:
    told = ten_years.fill(open_journal.journal)
    open_journal.frame.open_record(Session.table, told.sessions[-1].id)
    answers.replies, answers.places = ["pdf"], [tmp_path / "Mine.pdf"]

    open_journal.frame.doing.run("session.paper")

    assert (tmp_path / "Mine.pdf").read_bytes().startswith(b"%PDF")
    assert open_journal.frame.toast.words == f"Wrote Mine.pdf to {tmp_path}."


def test_cancel_prints_and_writes_nothing(open_journal, answers) -> None:
    told = ten_years.fill(open_journal.journal)
    open_journal.frame.open_record(Session.table, told.sessions[-1].id)

    open_journal.frame.doing.run("session.paper")

    assert answers.printed == []
