import gc
import threading

import pytest

from journal_app.ui.garbage import GarbageCollection

MANY = 5_000


class Loop:
    """Something only the collector can take away; it notes the thread that did."""

    def __init__(self, gone: list[int]) -> None:
        self.me = self
        self.gone = gone

    def __del__(self) -> None:
        self.gone.append(threading.get_ident())


@pytest.fixture
def collection(qapp):
    made = GarbageCollection()
    yield made
    made.stop()


def test_what_another_thread_leaves_is_collected_on_the_windows_thread(collection) -> None:
    gone: list[int] = []
    worker = threading.Thread(target=lambda: [Loop(gone) for _number in range(MANY)])
    worker.start()
    worker.join()
    assert gone == []

    collection.collect()

    assert set(gone) == {threading.get_ident()}


def test_python_collects_by_itself_again_when_it_is_stopped(qapp) -> None:
    made = GarbageCollection()
    assert not gc.isenabled()

    made.stop()

    assert gc.isenabled()
