"""The composition root: the only room that wires the others together and opens the window."""

import logging
from pathlib import Path

from journal_app import i18n, log, paths, settings
from journal_app.app.given import Given
from journal_app.app.journals import newest_journal
from journal_app.app.one_window import call_forward
from journal_app.app.program import Program
from journal_app.app.screen import require_screen
from journal_app.app.successor import give_way, leave
from journal_app.errors import OpenElsewhere
from journal_app.i18n import _
from journal_app.ui.application import make_application, put_on
from journal_app.ui.ask import Dialogs
from journal_app.ui.clipboard import empty_clipboard
from journal_app.ui.garbage import GarbageCollection
from journal_app.ui.theme import chosen_theme

__all__ = ["demo_pictures", "handful_of_pictures", "run"]
logger = logging.getLogger(__name__)


def run(journal_path: Path | None = None) -> int:
    """Open the window on a journal, or on the one there is; answers the exit status.

    Raises:
        Refused: there is no screen to show a window on.
        OpenElsewhere: the journal is open in another window; that one has come forward.
    """
    require_screen()
    ended_by_fault = log.watch_faults()
    chosen = settings.load_settings(paths.settings_file())
    if chosen.language:
        i18n.set_language(chosen.language)
    application = make_application(chosen.language)
    _give_precedence(journal_path or newest_journal(paths.journals_folder()))
    theme = chosen_theme(chosen.theme, chosen.text_percent)
    put_on(application, theme)
    program = Program(
        Given(
            settings=chosen,
            theme=theme,
            ask=Dialogs(),
            give_way=give_way,
            leave=leave,
            ended_by_fault=ended_by_fault,
        )
    )
    log.install_last_resort(program.tell_unforeseen)
    garbage = GarbageCollection(application)
    program.start(journal_path)
    status = int(application.exec())
    garbage.stop()
    empty_clipboard()
    return status


def _give_precedence(path: Path | None) -> None:
    """Leave it to the window that has the journal open, if one has."""
    if path is not None and call_forward(path):
        raise OpenElsewhere(_("This journal is open already. Its window has come forward."))


def demo_pictures(
    journal_path: Path,
    passphrase: str,
    folder: Path,
    scale: float = 1.0,
    size: tuple[int, int] = (1440, 900),
) -> list[Path]:
    """Draw every page there is, in both themes, without a screen; answers the files."""
    from PySide6.QtCore import QSize  # noqa: PLC0415 - wanted by one command

    from journal_app.app.pictures import draw_all  # noqa: PLC0415 - wanted by one command

    return draw_all(journal_path, passphrase, folder, scale, QSize(*size))


def handful_of_pictures(journal_path: Path, passphrase: str, folder: Path) -> list[Path]:
    """Draw some pages in a narrow window, at twice the text size, and from right to left."""
    from journal_app.app.pictures import draw_handful  # noqa: PLC0415 - wanted by one command

    return draw_handful(journal_path, passphrase, folder)
