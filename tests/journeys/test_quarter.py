"""A quarter of mentoring on the sample journal, by what a person presses in the window."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton

from journal_app import paths, vault
from journal_app.domain import BY_TABLE
from journal_app.domain.action import Action, ActionStatus, Owner
from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.domain.link import Link, LinkRole
from journal_app.domain.person import Person
from journal_app.domain.reading import Metric
from journal_app.domain.relationship import Relationship, Style
from journal_app.domain.session import Session
from journal_app.services import checking_in
from journal_app.store.store import Store
from journal_app.ui.session.ground import ACTIONS
from journal_app.ui.too_much import TooMuchSheet
from tests.said import everything_said
from tests.vault_fixtures import PASSPHRASE

LEFT = Qt.MouseButton.LeftButton
OUTCOME = "Ten minutes became an hour."
SAID_ON = dt.date(2025, 4, 15)
PATIENCE_MS = 20_000


@pytest.fixture
def frame(open_journal, sample):
    """The window with the sample in it."""
    open_journal.frame.resize(1440, 900)
    yield open_journal.frame
    open_journal.long.stop()


def press(ground, name: str, qtbot) -> None:
    found = [one for one in ground.findChildren(QAbstractButton, name) if one.isVisible()]
    qtbot.mouseClick(found[0], LEFT)


def use_template(frame, words: str, qtbot) -> None:
    """From wherever one is, the one template of these words."""
    if frame.gallery.isHidden():
        frame.doing.run("entry.template")
    qtbot.keyClicks(frame.gallery.line, words)
    qtbot.keyClick(frame.gallery.line, Qt.Key.Key_Return)


def test_people_show_two_relationships_and_how_the_one_stands(frame, qtbot) -> None:
    frame.go("people")
    page = frame.here
    rows = [page.model.index(row) for row in range(page.model.rowCount())]
    heads = [head for row in rows if (head := page.model.head(row)) is not None]
    assert [head.id for head in heads if head.table == Relationship.table] == [
        "r_ingrid",
        "r_kenji",
    ]

    page.list.setCurrentIndex(page.model.index_of("r_ingrid"))

    said = everything_said(page.form.pair)
    assert page.form.pair._path.accessibleName() == "Phase: Progress"
    assert "six of eight sessions" in said
    assert "15 January" in page.form.findChild(QLabel, "agreed_on").text()
    assert page.form.findChild(QLabel, "agreed_on").isVisible()


def test_an_action_is_done_once_more_and_thought_over_on_a_page(frame, sample, qtbot) -> None:
    frame.open_record(Session.table, "s2")
    view = frame.here.view
    view.go_to(ACTIONS)
    rows = view.promised.list.rows
    kept = {one: sample[Action].get(one).status for one in rows}
    assert kept == {
        "a04": ActionStatus.DONE,
        "a05": ActionStatus.DONE,
        "a06": ActionStatus.DROPPED,
    }

    qtbot.mouseClick(rows["a04"].check, LEFT)
    assert sample[Action].get("a04").status == ActionStatus.OPEN
    frame.go("actions")
    page = frame.here
    qtbot.mouseClick(page.columns.row_of("a04").check, LEFT)
    outcome = page.form._editors["outcome_md"].text
    outcome.selectAll()
    qtbot.keyClicks(outcome, OUTCOME)
    qtbot.mouseClick(page.reflect, LEFT)
    use_template(frame, "so what", qtbot)
    qtbot.keyClicks(frame.page.editor.body, "He drew the whole map.")
    frame.flush()

    done = sample[Action].get("a04")
    assert (done.status, done.outcome_md) == (ActionStatus.DONE, OUTCOME)
    assert (done.done_on, done.session_id) == (dt.date(2025, 11, 3), "s2")
    entry = sample[Entry].get(frame.page.open_id)
    assert (entry.template, entry.title) == ("what", done.title)
    assert OUTCOME in entry.body_md
    (about,) = sample[Link].where(from_id=entry.id)
    assert (about.role, about.to_id) == (LinkRole.ABOUT, "a04")


def test_a_check_in_of_too_much_offers_help_and_leaves_the_owner(
    frame, sample, answers, qtbot
) -> None:
    frame.open_record(Goal.table, "g_work")
    check_ins = frame.here.form._ground.check_ins
    days = len(checking_in.days(sample, sample[Goal].get("g_work")))
    owners = {one.id: one.owner for one in sample[Action].where(goal_id="g_work")}
    points = check_ins.card.table.rowCount()

    say(check_ins, stretch=3, qtbot=qtbot)
    first = checking_in.on(sample, sample[Goal].get("g_work"), SAID_ON).values
    lines = check_ins.findChildren(QPushButton)
    assert first == {Metric.PROGRESS: 45, Metric.COMMITMENT: 4, Metric.STRETCH: 3}
    assert len(checking_in.days(sample, sample[Goal].get("g_work"))) == days + 1
    assert check_ins.card.table.rowCount() == points + 1
    assert "15 April 2025" in {one.text() for one in lines if one.isVisible()}
    assert answers.dialogs == []
    answers.drives = [stand_by]
    say(check_ins, stretch=4, qtbot=qtbot)
    qtbot.waitUntil(lambda: len(answers.dialogs) == 1)

    qtbot.waitUntil(lambda: frame.key == "journal")
    assert frame.page.editor.entry.template == "out_of_depth"
    assert {one.id: one.owner for one in sample[Action].where(goal_id="g_work")} == owners
    assert set(owners.values()) <= {Owner.ME, Owner.OTHER_PERSON}
    assert sample[Person].get("p_sam").name in sample[Goal].get("g_work").support_md


def say(check_ins, stretch: int, qtbot) -> None:
    """Check in for the day; what was said of it before is changed."""
    if check_ins.form is None:
        qtbot.mouseClick(check_ins.new, LEFT)
    form = check_ins.form
    form.day.inner.setFocus()
    form.day.inner.selectAll()
    qtbot.keyClicks(form.day.inner, "15 April 2025")
    qtbot.keyClick(form.day.inner, Qt.Key.Key_Return)
    progress = form.editors[Metric.PROGRESS].line
    progress.selectAll()
    qtbot.keyClicks(progress, "45")
    form.editors[Metric.COMMITMENT].rating.choose(4)
    form.editors[Metric.STRETCH].box.setCurrentIndex(stretch)
    qtbot.mouseClick(form.keep, LEFT)


def stand_by(dialog) -> None:
    assert isinstance(dialog, TooMuchSheet)
    dialog.supporter.setText("Sam Pryce")
    dialog.findChild(QPushButton, "go").click()


@pytest.mark.parametrize("reply", ["leave", "afresh"])
def test_another_style_is_agreed_afresh_or_left_as_it_was(
    frame, sample, answers, qtbot, reply
) -> None:
    answers.replies = [reply]
    frame.open_record(Relationship.table, "r_ingrid")
    page = frame.here
    press(page.form.pair, "more_fields", qtbot)
    editor = page.form.form._editors["style"]

    editor.box.setCurrentIndex(editor._codes.index(Style.SPONSORSHIP))
    editor.box.activated.emit(editor.box.currentIndex())
    page.flush()

    is_left = reply == "leave"
    style = sample[Relationship].get("r_ingrid").style
    assert answers.asked == ["Another style, another agreement?"]
    assert style == (Style.DEVELOPMENTAL if is_left else Style.SPONSORSHIP)
    opened = frame.page.editor.entry.template if frame.key == "journal" else ""
    assert opened == ("" if is_left else "recontract")


def test_a_quarter_is_looked_back_at_linked_to_two_goals_and_backed_up(
    frame, sample, qtbot, tmp_path
) -> None:
    frame.go("journal")
    frame.doing.run("entry.new")
    use_template(frame, "quarterly", qtbot)
    editor = frame.page.editor
    assert editor.entry.template == "quarterly"
    qtbot.keyClicks(editor.title, "The quarter of two silences")
    for goal in ("g_work", "g_lead"):
        frame.open_record(Goal.table, goal)
        line = frame.here.form._ground.belongs.line
        qtbot.keyClicks(line, "The quarter of two silences")
        qtbot.keyClick(line, Qt.Key.Key_Return)

    frame.doing.run("vault.backup")
    qtbot.waitUntil(lambda: "proved" in frame.toast.words, timeout=PATIENCE_MS)

    (entry,) = [one for one in sample[Entry].where() if one.template == "quarterly"][1:]
    links = sample[Link].where(from_id=entry.id)
    assert {(link.role, link.to_id) for link in links} == {
        (LinkRole.ABOUT, "g_work"),
        (LinkRole.ABOUT, "g_lead"),
    }
    (backup,) = paths.backups_folder().glob("*.journalbackup")
    vault.restore(backup, tmp_path / "Back.journal", PASSPHRASE, copies=None)
    back = vault.unlock(tmp_path / "Back.journal", PASSPHRASE, copies=None)
    counts = counted(Store(back.connection))
    back.lock()
    assert counts == counted(sample.store)
    assert counts["session"] == 8


def counted(store: Store) -> dict[str, int]:
    return {table: store[cls].count() for table, cls in BY_TABLE.items()}
