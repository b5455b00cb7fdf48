import subprocess
import sys

HEAVY = ("markdown", "keyring", "sqlite_utils", "docx", "typst", "zxcvbn", "segno")
LATER = (
    *HEAVY,
    "PySide6.QtDBus",
    "hashlib",
    "logging.handlers",
    "secrets",
    "socket",
    "subprocess",
    "journal_app.cli.answer",
    "journal_app.cli.command",
    "journal_app.services",
    "journal_app.store",
    "journal_app.vault",
    "journal_app.ui.roles",
    "journal_app.ui.unlock.create_page",
    "journal_app.ui.unlock.welcome_page",
)
LOADED = f"import sys; print(sorted(set({HEAVY!r}) & set(sys.modules)))"
PAINTED = """
import os, sys
from journal_app.cli.main import main
from journal_app.ui.unlock import unlock_page
class Painted(unlock_page.UnlockPage):
    def paintEvent(self, event):
        print(WHAT, flush=True)
        os._exit(0)
unlock_page.UnlockPage = Painted
main(sys.argv[1:])
"""
LOADED_LATER = f"sorted(set({LATER!r}) & set(sys.modules))"
READ = "[name for name in sys.modules['linecache'].cache if 'journal_app' in name]"


def run(code: str, *args: str) -> str:
    command = [sys.executable, "-c", code, *args]
    return subprocess.run(command, capture_output=True, text=True, timeout=60).stdout.strip()


def test_importing_the_window_loads_nothing_heavy() -> None:
    assert run(f"import journal_app.app; {LOADED}") == "[]"


def test_what_is_loaded_after_the_first_page_can_be_loaded_by_itself() -> None:
    assert run("import journal_app.app.opened; print('loaded')") == "loaded"


def test_the_unlock_page_is_painted_before_anything_is_loaded_that_can_wait(tmp_path) -> None:
    assert run(PAINTED.replace("WHAT", LOADED_LATER), str(tmp_path)) == "[]"


def test_no_source_of_ours_is_read_and_kept_on_the_way_to_the_unlock_page(tmp_path) -> None:
    assert run(PAINTED.replace("WHAT", READ), str(tmp_path)) == "[]"
