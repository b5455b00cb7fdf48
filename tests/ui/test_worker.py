import threading
import time

import pytest

from journal_app.errors import JournalError, NoSpace, Refused
from journal_app.ui.worker import FAULT, Worker


@pytest.fixture
def worker(qtbot):
    made = Worker("tried")
    yield made
    made.stop()


def never(_answer) -> None:
    pytest.fail("nobody was to be told")


def never_begin() -> None:
    pytest.fail("it was stopped before it began")


def test_an_answer_arrives_on_the_thread_that_asked(worker, qtbot) -> None:
    seen = []

    worker.run(
        threading.get_ident,
        done=lambda ident: seen.append((ident, threading.get_ident())),
        failed=never,
    )

    qtbot.waitUntil(lambda: bool(seen))
    worked, told = seen[0]
    assert worked != told == threading.get_ident()


def test_an_error_for_a_person_goes_to_failed(worker, qtbot) -> None:
    seen = []

    def work() -> None:
        raise NoSpace("There is no room.")

    worker.run(work, done=never, failed=seen.append)

    qtbot.waitUntil(lambda: bool(seen))
    assert isinstance(seen[0], NoSpace)


def test_a_mistake_of_ours_rises_in_the_event_loop_and_nobody_waits_on(worker, qtbot) -> None:
    seen: list[JournalError] = []

    with qtbot.captureExceptions() as caught:
        worker.run(lambda: 1 / 0, done=never, failed=seen.append)
        qtbot.waitUntil(lambda: bool(caught))

    assert caught[0][0] is ZeroDivisionError
    assert [str(error) for error in seen] == [FAULT]


def test_a_newer_request_of_the_same_kind_interrupts_the_older(worker, qtbot) -> None:
    started, let_go, seen = threading.Event(), threading.Event(), []
    worker.interrupt = let_go.set

    def older() -> str:
        started.set()
        assert let_go.wait(10)
        raise Refused("interrupted")

    worker.run(older, done=never, failed=never, kind="search")
    assert started.wait(10)
    worker.run(lambda: "newer", done=seen.append, failed=never, kind="search")

    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["newer"]


def test_work_of_another_kind_is_not_interrupted(worker, qtbot) -> None:
    started, seen = threading.Event(), []
    worker.interrupt = lambda: pytest.fail("not to be interrupted")

    def older() -> str:
        started.set()
        return "older"

    worker.run(older, done=seen.append, failed=never, kind="preview")
    assert started.wait(10)
    worker.run(lambda: "newer", done=seen.append, failed=never, kind="search")

    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == ["older", "newer"]


def test_cancelled_work_ends_at_its_next_report(worker, qtbot) -> None:
    started, ended = threading.Event(), threading.Event()

    def work() -> None:
        started.set()
        try:
            while True:
                worker.report(1, 2)
        finally:
            ended.set()

    worker.run(work, done=never, failed=never)
    assert started.wait(10)
    worker.cancel()

    assert ended.wait(10)


def test_progress_is_told(worker, qtbot) -> None:
    with qtbot.waitSignal(worker.progressed) as told:
        worker.run(lambda: worker.report(3, 7), done=lambda _none: None, failed=never)

    assert told.args == [3, 7]


def test_rest_waits_for_what_runs_and_tells_nobody(worker) -> None:
    begun, ended = threading.Event(), []

    def work() -> None:
        begun.set()
        ended.append(threading.get_ident())

    worker.run(work, done=never, failed=never)
    begun.wait()
    worker.rest()

    assert len(ended) == 1
    assert worker.run(lambda: 1, done=lambda _one: None, failed=never).future.result() == 1


def test_what_must_end_is_done_before_the_rest_though_it_had_not_begun(worker, qtbot) -> None:
    done = []
    worker.run(lambda: time.sleep(0.1), done=never, failed=never)
    worker.run(lambda: done.append("never begun"), done=never, failed=never)
    worker.run(lambda: done.append("must end"), done=never, failed=never, must_end=True)

    assert worker.rest()
    qtbot.wait(20)

    assert done == ["must end"]


def test_rest_waits_no_longer_than_it_may(worker) -> None:
    begun, goes_on = threading.Event(), threading.Event()
    worker.run(lambda: begun.set() or goes_on.wait(30), done=never, failed=never)
    assert begun.wait(10)

    assert not worker.rest(0.05)
    goes_on.set()
    assert worker.rest(30)


@pytest.mark.parametrize("ends", ["rest", "settle"])
def test_what_was_stopped_before_it_began_is_not_waited_for(worker, ends) -> None:
    began, goes_on = threading.Event(), threading.Event()
    worker.run(lambda: began.set() or goes_on.wait(10), done=never, failed=never)
    never_begun = worker.run(never_begin, done=never, failed=never)
    assert began.wait(10)
    threading.Timer(0.2, goes_on.set).start()

    worker.stop()
    waiting = threading.Thread(
        target=worker.rest if ends == "rest" else lambda: worker.settle(never_begun), daemon=True
    )
    waiting.start()
    waiting.join(10)

    assert never_begun.future.cancelled()
    assert not waiting.is_alive()
