"""Where things lie: the folders of this person on this computer, and what the program ships.

Nothing here makes a folder; who writes into one makes it.
"""

import sys
from pathlib import Path

APP = "mentoring-journal"
CHILD_WORD = "--read-a-file"  # what a bundle is told, to be the child that reads one


def data_folder() -> Path:
    """What the person keeps: journals and their backups."""
    from platformdirs import user_data_path  # noqa: PLC0415 - not needed before the window

    return user_data_path(APP, appauthor=False)


def config_folder() -> Path:
    """Preferences and copies of headers; nothing private."""
    from platformdirs import user_config_path  # noqa: PLC0415 - as above

    return user_config_path(APP, appauthor=False)


def state_folder() -> Path:
    """The log and the crash file."""
    from platformdirs import user_state_path  # noqa: PLC0415 - as above

    return user_state_path(APP, appauthor=False)


def journals_folder() -> Path:
    """Where a new journal is put unless another place is chosen."""
    return data_folder()


def backups_folder() -> Path:
    """Where backups are put: beside the journals."""
    return journals_folder() / "backups"


def headers_folder() -> Path:
    """Copies of the key slots of this person's journals."""
    return config_folder() / "headers"


def settings_file() -> Path:
    """The preferences of this person on this computer."""
    return config_folder() / "settings.json"


def resource(*parts: str) -> Path:
    """The place of a file that ships with the program, such as "icons", "note.svg".

    It lies beside the package in a checkout, inside it when installed, and in the bundle's
    own folder when frozen.
    """
    return _resources().joinpath(*parts)


def _resources() -> Path:
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        return Path(bundle) / "resources"
    package = Path(__file__).parent
    installed = package / "resources"
    return installed if installed.is_dir() else package.parent / "resources"
