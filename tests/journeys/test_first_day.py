"""The first day in the real window, by the keyboard alone.

The values are found along their template, and typed by hand into the fields of the Compass.
"""

import dataclasses
import datetime as dt
import hashlib
import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from journal_app.app.program import Program
from journal_app.domain.attribute import Attribute, AttributeKind
from journal_app.domain.entry import Entry
from journal_app.domain.person import Person
from journal_app.domain.profile import Profile
from journal_app.domain.relationship import (
    Cadence,
    MyRole,
    Phase,
    Relationship,
    RelationshipKind,
    Setting,
    Style,
    Term,
)
from journal_app.domain.session import Medium, Session, SessionStatus
from journal_app.ui.ask import Dialogs
from tests.journeys.real_keys import Keyboard, teach
from tests.window_fixtures import given_to_tests

pytestmark = pytest.mark.xvfb
WORDS, WRONG = "six quiet words of mine here", "six other words of mine here"
ARABIC, PLANT = "سلام", "🌱"
LINES = f"A first line with {ARABIC}\nand a second with {PLANT}"
MOVED, PROMISED = "One honest opinion was asked for", "A draft of the plan, and it is there"
VALUES = ("Candour", "Craft", "Patience", "Fairness", "Play")
MEANT = "Saying it to the face"
KINDS = (Entry, Profile, Person, Relationship, Session, Attribute)
PRIVATE = (*LINES.split("\n"), "Noor", "N. H.", "Ingrid", MOVED, PROMISED, *VALUES, MEANT)


@pytest.fixture
def keyboard(qtbot):
    assert shutil.which("xdotool"), "xdotool is needed"
    made = Keyboard(qtbot)
    teach(f"{ARABIC}{PLANT}")
    yield made
    made.let_go()


@pytest.fixture
def start(answers, theme, clock, keyboard):
    """start() shows a program in the real window, which asks the person and not the test."""
    given = dataclasses.replace(given_to_tests(answers, theme, clock), ask=Dialogs())
    made: list[Program] = []

    def show_again(path: Path) -> None:
        made[-1].front.start(path)

    def show() -> Program:
        program = Program(dataclasses.replace(given, give_way=show_again))
        made.append(program)
        program.start(None)
        program.window.activateWindow()
        keyboard.until(program.window.isActiveWindow)
        return program

    yield show
    for program in made:
        program.lock(may_ask=False)
        program.window.close()
        program.window.deleteLater()


def test_the_first_day(start, keyboard, own_folders) -> None:
    program = start()
    begin(program, keyboard)
    write_and_leave(program, keyboard)
    program = start()
    come_back(program, keyboard)
    say_who_i_am(program, keyboard)
    meet(program, keyboard)
    plan(program, keyboard)
    find_values(program, keyboard)
    say_values(program, keyboard)
    kept = everything(program)

    lock(program, keyboard, own_folders)
    unlock(program, keyboard, WORDS)

    keyboard.until(lambda: program.opened is not None)
    assert everything(program) == kept


def begin(program, keyboard) -> None:
    keyboard.press("Return")
    for _time in range(2):
        keyboard.write(WORDS)
        keyboard.press("Return")
    keyboard.until(lambda: program.opened is not None)
    editor = program.opened.page.editor
    assert editor.body.hasFocus()
    assert editor.entry.occurred_on == program.opened.today
    assert program.opened.frame.navigation.keys == ["today", "journal", "people", "more"]


def write_and_leave(program, keyboard) -> None:
    """The question for a recovery sheet is put off: its second answer."""
    keyboard.write(LINES)
    keyboard.answer("Tab", "Return")
    keyboard.strike("ctrl+q")
    keyboard.until(lambda: not program.window.isVisible())
    assert program.opened is None


def unlock(program, keyboard, words: str) -> None:
    keyboard.until(lambda: keyboard.place == "passphrase")
    keyboard.write(words)
    keyboard.press("Return")


def come_back(program, keyboard) -> None:
    unlock(program, keyboard, WORDS)
    keyboard.until(lambda: program.opened is not None)
    body = program.opened.page.editor.body
    assert body.text == LINES
    assert body.hasFocus()
    assert body.textCursor().atEnd()


def say_who_i_am(program, keyboard) -> None:
    keyboard.press("ctrl+comma")
    keyboard.go_to("profile_name")
    keyboard.write("Noor")
    keyboard.go_to("profile_export_name")
    keyboard.write("N. H.")


def go(keyboard, place: str) -> None:
    keyboard.press("ctrl+k")
    keyboard.write(place)
    keyboard.press("Return")


def meet(program, keyboard) -> None:
    """Written out of order, so that the name is left by Enter and has the focus at undo."""
    journal = program.opened.journal
    go(keyboard, "people")
    assert keyboard.place == "pair_name"
    keyboard.go_to("How often we meet")
    keyboard.press("Down")
    keyboard.go_to("pair_name", "shift+Tab")
    keyboard.write("Ingrid")
    keyboard.press("Return")
    counts = [how_many(journal)]
    for keys in ("ctrl+z", "ctrl+shift+z"):
        keyboard.press(keys)
        counts.append(how_many(journal))
    assert counts == [(1, 1), (0, 0), (1, 1)]
    keyboard.go_to("more_fields")
    keyboard.press("Return")
    for name, letters in (("style", "dev"), ("term", "lon"), ("setting", "int")):
        keyboard.go_to(f"field_{name}")
        keyboard.write(letters)
    keyboard.press("ctrl+Return")
    (pair,) = journal[Relationship].where()
    assert journal[Person].get(pair.person_id).name == "Ingrid"
    assert (pair.kind, pair.my_role) == (RelationshipKind.MENTORING, MyRole.MENTEE)
    assert (pair.style, pair.term) == (Style.DEVELOPMENTAL, Term.LONG)
    assert (pair.setting, pair.cadence) == (Setting.INTERNAL, Cadence.SIX_WEEKLY)
    assert pair.phase == Phase.EXPLORING


def how_many(journal) -> tuple[int, int]:
    return journal[Person].count(), journal[Relationship].count()


def plan(program, keyboard) -> None:
    go(keyboard, "sessions")
    assert keyboard.place == "empty_action"
    keyboard.press("Return")
    assert keyboard.place == "field_starts_at"
    keyboard.write("Wednesday 10:00")
    keyboard.press("Return")
    for name, words in (("minutes", "60"), ("medium", "vid")):
        keyboard.go_to(f"fact_{name}")
        keyboard.press("space")
        keyboard.write(words)
        keyboard.press("Return")
    keyboard.press("ctrl+Return")
    journal = program.opened.journal
    assert [session.status for session in journal[Session].where()] == [SessionStatus.PLANNED]
    prepare(keyboard)
    (session,) = journal[Session].where()
    wednesday = dt.datetime(2025, 11, 5, 10).astimezone()
    assert (session.starts_at, session.planned_minutes) == (wednesday, 60)
    assert (session.medium, session.status) == (Medium.VIDEO, SessionStatus.PREPARED)
    assert f"## Since last time\n{MOVED}\n" in session.prep_md
    assert f"## Actions\n{PROMISED}\n" in session.prep_md
    assert session.prep_md.count("## ") == 5
    assert [session.relationship_id] == [pair.id for pair in journal[Relationship].where()]


def prepare(keyboard) -> None:
    """Along the first template that is offered, which is that of one's own side: two answers."""
    keyboard.go_to("use_template")
    keyboard.press("space")
    keyboard.press("Down", "Return")
    assert keyboard.place == "field_prep_md"
    keyboard.write(MOVED)
    keyboard.press(*["Down"] * 5)  # the room left for what is asked, and the next heading
    keyboard.write(PROMISED)
    keyboard.press("ctrl+Return")


def find_values(program, keyboard) -> None:
    """Along a template: two of its words are ticked, and what one means is said where it asks."""
    keyboard.press("ctrl+n", "ctrl+t")  # in a preparation its own templates would be offered
    assert keyboard.place == "gallery_line"
    keyboard.write("find my values")
    keyboard.press("Return")
    editor = program.opened.page.editor
    assert editor.entry.template == "values_exercise"
    assert editor.body.hasFocus()
    keyboard.press("Down", "Down", "ctrl+Return", "Down", "ctrl+Return")
    assert "- [x] achievement\n- [x] adventure\n- [ ]" in editor.body.text
    keyboard.press("Escape")
    keyboard.go_to("answered")
    keyboard.press("space")
    keyboard.until(lambda: keyboard.place == "outline_list")
    keyboard.press("Down", "Return")
    assert editor.body.hasFocus()
    keyboard.write(MEANT)
    assert f"## Define\n{MEANT}\n" in editor.body.text
    keyboard.until(lambda: editor.footer.answered.accessibleName() == "2 of 5 answered")


def say_values(program, keyboard) -> None:
    go(keyboard, "compass")
    for rank, name in enumerate(VALUES, start=1):
        keyboard.go_to("new_0", "shift+Tab")
        keyboard.press("Return")
        keyboard.write(name)
        if rank == 1:
            keyboard.go_to("field_definition_md")
            keyboard.write(MEANT)
        keyboard.go_to("more_fields")
        keyboard.press("Return")
        keyboard.go_to("field_rank")
        keyboard.write(str(rank))
        keyboard.press("ctrl+Return")
    values = program.opened.journal[Attribute].where(kind=AttributeKind.VALUE)
    ranked = sorted(values, key=lambda value: value.rank)
    assert [value.name for value in ranked] == list(VALUES)
    assert [value.definition_md for value in ranked] == [MEANT, "", "", "", ""]


def everything(program) -> dict:
    """Every record of the day; the cursor's place is no part of it."""
    journal = program.opened.journal
    return {kind.table: sorted(journal[kind].where(), key=lambda one: one.id) for kind in KINDS}


def lock(program, keyboard, own_folders) -> None:
    """Nothing of the day is seen or lies anywhere; a wrong passphrase changes no file."""
    assert VALUES[-1] in texts()
    keyboard.press("ctrl+l")
    assert program.opened is None
    keyboard.until(lambda: keyboard.place == "passphrase")
    assert program.window.windowTitle() == "Mentoring Journal"
    shown = "\n".join(texts())
    assert [words for words in PRIVATE if words in shown] == []
    assert [words for words in PRIVATE if is_in_a_file(words, own_folders)] == []
    before = signatures(program.front.path)
    unlock(program, keyboard, WRONG)
    page = program.window.centralWidget()
    keyboard.until(lambda: page.problem != "")
    assert page.problem == "That is not the passphrase. Nothing was changed."
    assert program.opened is None
    assert signatures(program.front.path) == before


def texts() -> list[str]:
    """What any widget there still is shows or says."""
    said = ("text", "toPlainText", "placeholderText", "windowTitle", "accessibleName", "toolTip")
    found = []
    for widget in QApplication.allWidgets():
        for name in said:
            part = getattr(widget, name, "")
            found.append(part() if callable(part) else part)
    return [*found, QGuiApplication.clipboard().text()]


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def is_in_a_file(words: str, folder: Path) -> bool:
    return any(words.encode() in path.read_bytes() for path in files(folder))


def signatures(folder: Path) -> dict[Path, str]:
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in files(folder)}
