"""By ear: on every page each thing a person can reach has a name and a right role."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from journal_app import paths, vault
from journal_app.services import importing
from journal_app.services.importers.json_file import read_json
from journal_app.services.journal import Journal
from journal_app.services.places import PLACES
from journal_app.store.store import Store
from tests import ten_years

pytestmark = pytest.mark.xvfb
HERE = Path(__file__).parent
SYSTEM_PYTHON = "/usr/bin/python3"
FRONT = (
    *("welcome", "create", "unlock", "forgotten", "recovery"),
    *("problem", "damaged", "square", "meeting"),
)
INSIDE = (
    *(place.key for place in PLACES), "entry", "versions", "what_leaves", "more", "palette",
    "capture", "trash", "settings", "help", "keys", "clients", "hours", "gallery", "one person",
    "brief", "notes", "promised", "look back", "board", "backups", "backup",
)  # fmt: skip
WRONG_ROLES = {"filler", "unknown", "invalid", "panel", "redundant object", "label"}
READ = (
    "The document as it will be",
    "Keys",  # the heading of a sheet that is only read
    "Preview of the text",  # a browser of text is a label to Qt
    "This journal: ",
    "Backups: ",
    "Preferences: ",
    "Log: ",
)  # places one can copy
FULL = {"list": "list item", "table": "table cell", "tree": "tree item"}
ROWS = (
    "journal",
    "sessions",
    "people",
    "trash",
    "versions",
    "palette",
    "backups",
    "backup",
)  # fmt: skip - pages that have some
MISTAKES = {
    "refused": "That is not the passphrase. Nothing was changed.",
    "no match": "The two are not the same yet.",
    "mistake": "February has 28 days.",
}


@pytest.fixture
def bus() -> None:
    """The bus of accessibility; the session bus starts it when it is asked."""
    assert os.environ.get("DBUS_SESSION_BUS_ADDRESS"), "a session bus of its own is needed"
    subprocess.run(
        ["dbus-send", "--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus",
         "org.freedesktop.DBus.Properties.Set", "string:org.a11y.Status",
         "string:IsEnabled", "variant:boolean:true"],
        check=True, stdout=subprocess.DEVNULL,
    )  # fmt: skip


@pytest.fixture
def sample(vault_path, vault_key, clock) -> Path:
    opened = vault.unlock_with_key(vault_path, vault_key)
    journal = Journal(Store(opened.connection), clock)
    reading = read_json(paths.resource("sample", "journal.json").read_bytes())
    importing.carry_out(journal, importing.plan(journal, reading), reading.contents)
    opened.lock()
    return vault_path


@pytest.fixture
def ten_years_more(sample, vault_key, clock) -> ten_years.TenYears:
    """Ten people and two hundred sessions beside the sample."""
    opened = vault.unlock_with_key(sample, vault_key)
    told = ten_years.fill(Journal(Store(opened.connection), clock))
    opened.lock()
    return told


@pytest.fixture
def program(bus, sample, vault_key):
    environment = {
        **os.environ,
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        "PYTHONPATH": str(HERE.parents[1]),
    }
    child = subprocess.Popen(
        [sys.executable, str(HERE / "shown.py"), str(sample), vault_key.hex()],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    yield child
    child.stdin.close()
    assert child.wait(30) == 0
    child.stdout.close()


def heard(program, page: str) -> list:
    """The nodes of the window while a page is shown."""
    program.stdin.write(f"{page}\n")
    program.stdin.flush()
    assert program.stdout.readline().strip() == page
    walker = [SYSTEM_PYTHON, str(HERE / "heard.py"), str(program.pid)]
    return json.loads(subprocess.run(walker, capture_output=True, text=True, check=True).stdout)


def reachable(nodes: list) -> list:
    return [node for node in nodes if {"FOCUSABLE", "SHOWING"} <= set(node[3])]


def complaints(page: str, nodes: list) -> list[str]:
    found = []
    for role, name, *_rest in reachable(nodes):
        if not name.strip():
            found.append(f"{page}: a {role} without a name")
        if role in WRONG_ROLES and not (role == "label" and name.startswith(READ)):
            found.append(f"{page}: {name} is only a {role}")
    return found


def empty(page: str, nodes: list) -> list[str]:
    """The lists and tables that hold nothing a screen reader could step through."""
    held = {(node[4], node[0]) for node in nodes}
    return [
        f"{page}: nothing in the {role} {name}"
        for at, (role, name, _description, states, _above) in enumerate(nodes)
        if role in FULL and {"SHOWING", "FOCUSABLE"} <= set(states) and (at, FULL[role]) not in held
    ]


def test_everything_one_can_reach_has_a_name_and_a_role(program) -> None:
    trees = {page: heard(program, page) for page in (*INSIDE, *FRONT)}

    assert [one for page, nodes in trees.items() for one in complaints(page, nodes)] == []
    assert {page for page, nodes in trees.items() if not reachable(nodes)} == set()
    assert [one for page, nodes in trees.items() for one in empty(page, nodes)] == []
    roles = {page: {node[0] for node in trees[page]} for page in ROWS}
    assert [page for page in ROWS if not roles[page] & set(FULL.values())] == []


def test_what_is_wrong_is_said_at_its_field(program) -> None:
    said = {page: {node[2] for node in reachable(heard(program, page))} for page in MISTAKES}

    assert [page for page, words in MISTAKES.items() if words not in said[page]] == []


def said(nodes: list) -> str:
    """Every name and description in the tree."""
    return "\n".join(f"{node[1]}\n{node[2]}" for node in nodes)


def test_in_meeting_view_nobody_else_is_named_and_nothing_private_is_heard(
    ten_years_more, program
) -> None:
    names = {part for person in ten_years_more.people for part in person.name.split()}

    everywhere = said(heard(program, "people"))
    nodes = heard(program, "meeting")

    assert any(name in everywhere for name in names)
    assert complaints("meeting", nodes) == []
    assert {"Agenda", "Notes"} <= {node[1] for node in reachable(nodes)}
    told = said(nodes)
    assert [name for name in names if re.search(rf"\b{name}\b", told)] == []
    assert ten_years.PRIVATE not in told
    assert "Mentoring Journal" in told
