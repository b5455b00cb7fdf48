import subprocess
import sys
from pathlib import Path

import pytest

from journal_app import paths


@pytest.mark.skipif(sys.platform != "linux", reason="XDG is of Linux")
def test_folders_follow_the_environment(own_folders: Path) -> None:
    found = [paths.data_folder(), paths.config_folder(), paths.state_folder()]

    assert found == [own_folders / name / paths.APP for name in ("data", "config", "state")]


def test_backups_lie_beside_the_journals() -> None:
    assert paths.backups_folder().parent == paths.journals_folder()


def test_copies_of_headers_lie_with_the_preferences() -> None:
    assert paths.headers_folder().parent == paths.settings_file().parent


def test_asking_for_a_folder_makes_none() -> None:
    paths.backups_folder()

    assert not paths.data_folder().exists()


def test_a_resource_lies_beside_the_package_in_a_checkout() -> None:
    assert paths.resource("licences", "README.md").is_file()


def test_a_resource_lies_in_the_package_when_installed(tmp_path: Path, monkeypatch) -> None:
    installed = tmp_path / "journal_app"
    installed.joinpath("resources").mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(installed / "paths.py"))

    assert paths.resource("icons", "note.svg") == installed / "resources" / "icons" / "note.svg"


def test_a_resource_lies_in_the_bundle_when_frozen(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    assert paths.resource("themes") == tmp_path / "resources" / "themes"


def test_words_need_no_library() -> None:
    code = (
        "import sys, journal_app.i18n, journal_app.paths, journal_app.log;"
        "print({'platformdirs', 'babel', 'PySide6'} & set(sys.modules))"
    )

    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert answer.stdout == "set()\n", answer.stderr
