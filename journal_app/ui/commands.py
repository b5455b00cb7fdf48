"""What one can do, listed once: it feeds the menu, the keys, the palette and their sheet."""

import dataclasses
from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from journal_app.domain.profile import ClientWord
from journal_app.i18n import N_, _
from journal_app.services import client_words

Slot = Callable[[], object]
CLIENTS = "people.clients"
IN_GROUP, IN_FRONT, NOT_THERE = "group", "front", ""  # where a command stands in the menu


@dataclasses.dataclass(frozen=True, slots=True)
class Command:
    """An id, its words, its icon and its keys.

    *group* is the heading it stands under on the sheet of keys; in the menu it stands in the
    group's submenu or in front, or is reached by its keys and by the palette alone. *also* are
    other words one may look for it by.
    """

    id: str
    words: str
    icon: str
    keys: tuple[str, ...] = ()
    group: str = ""
    menu: str = IN_GROUP
    also: str = ""


WRITING, EDITING, LOOKING, KEEPING = N_("Writing"), N_("Editing"), N_("Looking"), N_("Keeping")
HELP_ICON = "circle-question-mark"
GROUPS = (WRITING, LOOKING, EDITING, KEEPING)
COMMANDS: tuple[Command, ...] = (
    Command("entry.new", N_("New entry"), "square-pen", ("Ctrl+N",), WRITING),
    Command("entry.capture", N_("Quick note"), "pen-line", ("Ctrl+Shift+N",), WRITING),
    Command("entry.template", N_("Use a template…"), "layers", ("Ctrl+T",), WRITING),
    Command("entry.make_template", N_("Make a template of this entry"), "copy", (), WRITING),
    Command("entry.values", N_("Keep these as my values"), "compass", (), WRITING),
    Command("template.save_as", N_("Save this template as a file…"), "download", (), WRITING),
    Command("entry.print", N_("Print this entry…"), "printer", ("Ctrl+P",), WRITING),
    Command("entry.save_as", N_("Save this entry as a file…"), "download", (), WRITING),
    Command("entry.versions", N_("Earlier versions"), "history", ("Ctrl+H",), WRITING),
    Command("entry.forget", N_("Forget earlier versions…"), "eye-off", (), WRITING),
    Command("session.calendar", N_("Put it in my calendar…"), "calendar-plus", (), WRITING),
    Command("session.paper", N_("Brief on one page…"), "printer", (), WRITING),
    Command(
        "record.check_in",
        N_("Check in"),
        "trending-up",
        (),
        WRITING,
        also=N_("progress number measure rate how far how is it going"),
    ),
    Command("goal.too_much", N_("Too much just now…"), "lightbulb", (), WRITING),
    Command("session.pass_on", N_("Pass on what we agreed…"), "upload", (), WRITING),
    Command("session.meeting", N_("Meeting view"), "messages-square", ("Ctrl+M",), LOOKING),
    Command("session.hold", N_("Keep open during this session"), "lock-open", (), LOOKING),
    Command("session.action", N_("Make an action of this"), "circle-check", ("Ctrl+J",), WRITING),
    Command(
        "session.look_back",
        N_("Look back"),
        "history",
        (),
        LOOKING,
        also=N_("reflect reflection retrospective debrief how was it last session"),
    ),
    Command("view.preview", N_("Preview"), "columns-2", ("Ctrl+E",), LOOKING),
    Command("view.focus", N_("Only the text"), "maximize-2", ("F11",), LOOKING),
    Command(
        "view.discreet", N_("Discreet"), "eye-off", (), LOOKING, also=N_("blur hide the screen")
    ),
    Command("view.recorded", N_("Show in recordings for an hour"), "video", (), LOOKING),
    Command("journal.palette", N_("Search or do"), "search", ("Ctrl+K",), LOOKING, NOT_THERE),
    Command("journal.search", N_("Search in the list"), "list-filter", ("Ctrl+F",), LOOKING),
    Command(
        CLIENTS,
        client_words.ALL[ClientWord.CLIENT],
        "handshake",
        (),
        LOOKING,
        also=N_("clients coachees mentees"),
    ),
    Command("people.hours", N_("Hours…"), "calendar-days", (), LOOKING),
    Command("edit.undo", N_("Undo"), "undo-2", ("Ctrl+Z",), EDITING),
    Command("edit.redo", N_("Redo"), "redo-2", ("Ctrl+Shift+Z", "Ctrl+Y"), EDITING),
    Command("journal.trash", N_("Open the trash"), "archive", (), EDITING),
    Command("entry.trash", N_("Move to the trash"), "trash-2", ("Ctrl+Del",), EDITING),
    Command(
        "template.bring_in",
        N_("Bring in a template from a file…"),
        "upload",
        (),
        KEEPING,
        NOT_THERE,
    ),
    Command("journal.new", N_("New journal…"), "plus", (), KEEPING),
    Command(
        "journal.open",
        N_("Open a journal or a backup…"),
        "folder-open",
        (),
        KEEPING,
        also=N_("restore"),
    ),
    Command("vault.backup", N_("Back up now"), "shield-check", (), KEEPING),
    Command(
        "vault.backups",
        N_("Backups"),
        "hard-drive",
        (),
        KEEPING,
        also=N_("restore bring back an earlier state"),
    ),
    Command(
        "vault.check",
        N_("Check the journal now"),
        "list-checks",
        (),
        KEEPING,
        also=N_("verify damage whole sound"),
    ),
    Command(
        "vault.second_place",
        N_("Second place for backups…"),
        "folder-plus",
        (),
        KEEPING,
        also=N_("stick drive copy"),
    ),
    Command(
        "vault.move",
        N_("Move to another computer…"),
        "route",
        (),
        KEEPING,
        also=N_("new computer laptop"),
    ),
    Command("vault.take_back", N_("Take it back here…"), "undo-2", (), KEEPING),
    Command(
        "vault.try_backup",
        N_("Try a backup…"),
        "refresh-cw",
        (),
        KEEPING,
        also=N_("drill restore test"),
    ),
    Command("vault.recovery", N_("Recovery sheet…"), "key-round", (), KEEPING),
    Command(
        "window.settings",
        N_("Settings"),
        "settings",
        ("Ctrl+,",),
        KEEPING,
        IN_FRONT,
        also=N_("passphrase password change dark light theme size text language motion name"),
    ),
    Command("help.glossary", N_("Help and words"), HELP_ICON, ("F1",), KEEPING, IN_FRONT),
    Command("help.keys", N_("Keys"), "keyboard", ("Ctrl+/",), KEEPING, IN_FRONT),
    Command("vault.lock", N_("Lock"), "lock", ("Ctrl+L",), KEEPING, IN_FRONT),
    Command("window.quit", N_("Quit"), "x", ("Ctrl+Q",), KEEPING, IN_FRONT),
)


def words_of(command: Command, word: ClientWord) -> str:
    """The message of a command, for one who calls those they coach so."""
    return client_words.ALL[word] if command.id == CLIENTS else command.words


def actions(owner: QWidget, run: Callable[[str], object]) -> dict[str, QAction]:
    """An action for each command, with its keys, on *owner*; *run* is given the id."""
    made = {}
    for command in COMMANDS:
        action = QAction(_(command.words), owner)
        action.setObjectName(command.id)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.triggered.connect(lambda _checked=False, which=command.id: run(which))
        owner.addAction(action)
        made[command.id] = action
    return made


def keys_in_words(command: Command) -> str:
    """The first keys of the command as this system writes them; empty when it has none."""
    native = QKeySequence.SequenceFormat.NativeText
    return QKeySequence(command.keys[0]).toString(native) if command.keys else ""
