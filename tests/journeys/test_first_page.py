import subprocess
import sys

HEAVY = ("markdown", "keyring", "sqlite_utils", "docx", "typst", "zxcvbn", "segno")
LOADED = f"import sys; print(sorted(set({HEAVY!r}) & set(sys.modules)))"
PAINTED = """
import sys
from pathlib import Path
from journal_app.settings import Settings
from journal_app.app.given import Given
from journal_app.app.program import Program
from journal_app.ui.application import make_application, put_on
from journal_app.ui.theme import chosen_theme
from journal_app.ui.unlock import unlock_page
heavy = HEAVY
class Painted(unlock_page.UnlockPage):
    def paintEvent(self, event):
        print(sorted(set(heavy) & set(sys.modules)), flush=True)
        import os
        os._exit(0)
from journal_app.app import front
front.UnlockPage = Painted
app = make_application("")
put_on(app, chosen_theme("light", 100))
program = Program(Given(Settings(), chosen_theme("light", 100), None, None))
program.start(Path(sys.argv[1]))
app.exec()
""".replace("HEAVY", repr(HEAVY))


def run(code: str, *args: str) -> str:
    command = [sys.executable, "-c", code, *args]
    return subprocess.run(command, capture_output=True, text=True, timeout=60).stdout.strip()


def test_importing_the_window_loads_nothing_heavy() -> None:
    assert run(f"import journal_app.app; {LOADED}") == "[]"


def test_what_is_loaded_after_the_first_page_can_be_loaded_by_itself() -> None:
    assert run("import journal_app.app.opened; print('loaded')") == "loaded"


def test_the_unlock_page_is_painted_before_anything_heavy_is_loaded(tmp_path) -> None:
    assert run(PAINTED, str(tmp_path)) == "[]"
