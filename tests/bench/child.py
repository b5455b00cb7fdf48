"""One window in a process of its own, which says what it measured as one line of JSON.

child.py empty                  an empty Qt window
child.py unlock JOURNAL         the real command, until its unlock page is painted
child.py opened JOURNAL KEY     unlocked by its key: timeline, memory, one entry, a search
child.py pages JOURNAL KEY      unlocked by its key: going to each place and back again
"""

import datetime as dt
import gc
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

SEARCH_WORDS = "mentor"
KEY_EVERY_S = 0.12
PATIENCE_S = 30.0
QUIET_S = 1.0
NAP_S = 0.001
FRAMES = 100
KEYS, PREVIEWS, VISITS = 60, 5, 9
DAYS_GONE_TO = (dt.date(2016, 5, 1), dt.date(2023, 5, 1), dt.date(2015, 1, 1))


def main(asked: list[str]) -> None:
    """Measure what is asked for."""
    what, *more = asked
    {"empty": empty, "unlock": unlock, "opened": opened, "pages": pages}[what](*more)


def empty() -> None:
    """The floor of a start: interpreter, Qt, one window, nothing in it."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Expose:
                QTimer.singleShot(0, tell_shown)
            return super().eventFilter(watched, event)

    application = QApplication([])
    window = QMainWindow()
    window.resize(1280, 820)
    window.show()
    watch = Watch()
    window.windowHandle().installEventFilter(watch)
    application.exec()


def unlock(journal: str) -> None:
    """What a person waits for after typing the command."""
    gc.disable()  # as the command does before it loads the window
    from journal_app.ui.main_window import MainWindow

    begin = MainWindow.__init__

    def watched(self: MainWindow, may_close: Callable[[], bool]) -> None:
        begin(self, may_close)
        self.first_shown.connect(tell_shown)

    MainWindow.__init__ = watched  # type: ignore[method-assign]
    from journal_app.cli.main import main as program

    program([journal])


def tell_shown() -> None:
    """Say when the window was painted, by the clock that all processes share, and end."""
    tell({"shown": time.monotonic()})
    os._exit(0)


def opened(journal: str, key: str) -> None:
    """Unlock to timeline, memory, opening the long entry, the stalls of a search."""
    started, whole = _unlocked(journal, key)
    from journal_app.services.places import JOURNAL

    whole.frame.go(JOURNAL)
    wait(whole.page.pane.list.isVisible)
    turn()
    said: dict[str, float] = {"usable": since(started)}
    wait(lambda: whole.page.pane.timeline.is_whole)
    said["whole"] = since(started)
    rest(QUIET_S)
    said["memory"] = resident_mb()
    said |= _scroll(whole.page.pane)
    said["entry"] = _open_entry(whole.page)
    said |= _typing(whole.page, "20")
    said["preview"] = _preview(whole.page)
    said |= _search(whole)
    said["backing"] = _backing_up(whole)
    whole.page.new_entry()
    whole.page.editor.body.put_in("A line about the mentor.\n" * 8_000)
    said |= _typing(whole.page, "200")
    said |= _megabyte(whole.page)
    whole.journal.store.keep_state("place", {})  # the next run begins as this one did
    tell(said)
    os._exit(0)  # what closing costs is not asked


def pages(journal: str, key: str) -> None:
    """Going to each place from the journal's page until it is painted, the place built before."""
    _started, whole = _unlocked(journal, key)
    from journal_app.services.places import JOURNAL, PLACES

    said = {}
    for place in PLACES:
        if place.key == JOURNAL:
            continue
        taken = []
        for _visit in range(1 + VISITS):
            whole.frame.go(JOURNAL)
            turn()
            taken.append(_took(lambda key=place.key: whole.frame.go(key)))  # type: ignore[misc]
        said[place.key] = statistics.median(taken[1:])
    tell(said)
    os._exit(0)


def _unlocked(journal: str, key: str) -> tuple[float, Any]:
    """When it began, and the open journal in its window."""
    from journal_app import vault
    from journal_app.app.given import Given
    from journal_app.app.opened import Opened
    from journal_app.settings import Settings
    from journal_app.ui.application import make_application, put_on
    from journal_app.ui.ask import Dialogs
    from journal_app.ui.theme import chosen_theme

    theme = chosen_theme("light", 100)
    put_on(make_application(""), theme)
    started = time.perf_counter()
    unlocked = vault.unlock_with_key(Path(journal), bytes.fromhex(key))
    ends = {"give_way": lambda _path: None, "leave": lambda: None}
    given = Given(settings=Settings(), theme=theme, ask=Dialogs(), **ends)
    whole = Opened(unlocked, given)
    whole.frame.resize(1280, 820)
    whole.frame.show()
    whole.begin()
    return started, whole


def _scroll(pane: Any) -> dict[str, float]:
    """A page down so many times from the middle, the slowest picture but one; a day gone to."""
    bar, ground = pane.list.verticalScrollBar(), pane.list.viewport()
    bar.setValue(bar.maximum() // 2)

    def page_down() -> None:
        bar.setValue(bar.value() + bar.pageStep())
        ground.repaint()

    def go(day: dt.date) -> None:
        pane.go_to_day(day)
        ground.repaint()

    pictures = sorted(_took(page_down) for _page in range(FRAMES))
    jumps = [_took(lambda day=day: go(day)) for day in DAYS_GONE_TO]  # type: ignore[misc]
    return {"frame": pictures[-2], "jump": statistics.median(jumps)}


def _open_entry(page: Any) -> float:
    from tests.bench.corpus import LONG_ENTRY_ID

    return _took(lambda: page.open_record("entry", LONG_ENTRY_ID))


def _typing(page: Any, kilobytes: str) -> dict[str, float]:
    """A key at the end of the open text, painted: the median, and the slowest but one."""
    from PySide6.QtGui import QTextCursor
    from PySide6.QtTest import QTest

    body = page.editor.body
    body.moveCursor(QTextCursor.MoveOperation.End)
    turn()
    taken = sorted(_took(lambda: QTest.keyClick(body, "e")) for _key in range(KEYS))
    return {f"key{kilobytes}": statistics.median(taken), f"slow{kilobytes}": taken[-2]}


def _preview(page: Any) -> float:
    """From the end of the pause to the new page beside the text."""
    from journal_app.ui.preview.preview import Preview

    page.slots()["view.preview"]()
    preview = page.editor.findChild(Preview)
    document = preview.browser.document()
    wait(lambda: not document.isEmpty())
    taken = []
    for _turn in range(PREVIEWS):
        before = document.revision()
        started = time.perf_counter()
        preview.refresh()
        wait(lambda before=before: document.revision() != before)  # type: ignore[misc]
        turn()
        taken.append(since(started))
    page.slots()["view.preview"]()
    return statistics.median(taken)


def _backing_up(whole: Any) -> float:
    """The longest stall of the window while a backup is made and proven on the long worker."""
    from journal_app.ui.worker import Worker

    long, done, longest = Worker("long"), [], 0.0
    with tempfile.TemporaryDirectory() as folder:
        long.run(
            lambda: whole.vault.prove_backup(Path(folder), dt.datetime.now(dt.UTC)),
            done=done.append,
            failed=done.append,
        )
        while not done:
            last = time.perf_counter()
            turn()
            longest = max(longest, since(last))
            time.sleep(NAP_S)
    long.stop()
    return longest


def _search(whole: Any) -> dict[str, float]:
    """Type a word letter by letter; the longest stall, and from the last letter to the list."""
    pane, longest, last = whole.page.pane, 0.0, time.perf_counter()
    shown: list[float] = []
    pane.results.modelReset.connect(lambda: shown.append(time.perf_counter()))
    for number in range(1, len(SEARCH_WORDS) + 1):
        pane.search.setText(SEARCH_WORDS[:number])
        typed = time.perf_counter()
        while time.perf_counter() - typed < KEY_EVERY_S:
            last = time.perf_counter()
            turn()
            longest = max(longest, since(last))
            time.sleep(NAP_S)
    wait(lambda: bool(shown) and shown[-1] > typed)
    return {"stall": longest, "found": (shown[-1] - typed) * 1_000}


def _megabyte(page: Any) -> dict[str, float]:
    """A megabyte of short lines put in and opened again, and one of a single line, broken."""
    said = {}
    page.new_entry()
    said["paste"] = _took(lambda: page.editor.body.put_in("A line about the mentor.\n" * 40_000))
    page.autosave.flush()
    written = page.open_id
    page.new_entry()
    said["open"] = _took(lambda: page.open_record("entry", written))
    page.new_entry()
    said["break"] = _took(lambda: page.editor.body.put_in_broken("word " * 200_000))
    return said


def _took(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    turn()
    return since(started)


def turn() -> None:
    """One turn of the event loop, painting included."""
    from PySide6.QtWidgets import QApplication

    QApplication.processEvents()


def wait(is_so: Callable[[], bool]) -> None:
    """Turn the event loop until it is so; in between it sleeps, as the program's does.

    A loop that never sleeps takes Python from the worker that is waited for.
    """
    end = time.perf_counter() + PATIENCE_S
    while not is_so():
        if time.perf_counter() > end:
            raise TimeoutError
        turn()
        time.sleep(NAP_S)


def rest(seconds: float) -> None:
    """Turn the event loop for so long."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        turn()
        time.sleep(0.005)


def since(started: float) -> float:
    """Milliseconds since then."""
    return (time.perf_counter() - started) * 1_000


def resident_mb() -> float:
    """The memory this process holds now, in MB."""
    rows = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(row.split()[1]) / 1024 for row in rows if row.startswith("VmRSS"))


def tell(said: dict[str, float]) -> None:
    """One line on standard output."""
    sys.stdout.write(json.dumps(said) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
