"""The window's fixtures, for the tests of this folder, and the sample in what is shown.

While they run, the program keeps its log in all detail, and every socket that Python is asked for
is noted.
"""

import logging
from collections.abc import Iterator

import pytest

from journal_app import log
from journal_app.services import sample as sample_journal
from tests.faults.hooked import LOCAL, network_cards, note_sockets
from tests.faults.matrix import HOOK, RESULTS
from tests.faults.plugin import tally_of
from tests.patient_bot import qtbot
from tests.window_fixtures import answers, open_journal, page, program, theme

__all__ = ["answers", "open_journal", "page", "program", "qtbot", "theme"]


@pytest.fixture
def sample(open_journal):
    """The journal that is shown, with the sample in it."""
    sample_journal.fill(open_journal.journal)
    return open_journal.journal


@pytest.fixture(autouse=True)
def whole_log(own_folders) -> Iterator[None]:
    """Every line of the log is written, down to the least, as the program writes it."""
    ours = logging.getLogger("journal_app")
    level = ours.level
    log.set_up()
    ours.setLevel(logging.DEBUG)
    yield
    ours.setLevel(level)
    for handler in [each for each in ours.handlers if isinstance(each, log.EventFile)]:
        ours.removeHandler(handler)
        handler.close()


@pytest.fixture(scope="session", autouse=True)
def no_socket_of_a_network(request: pytest.FixtureRequest) -> Iterator[None]:
    """No journey asks Python for a socket that could leave this computer."""
    families = note_sockets()
    yield
    others = [family for family in families if family != LOCAL]
    if RESULTS:
        tell(request.config, len(families), others)
    assert others == []


def tell(config: pytest.Config, seen: int, others: list[int]) -> None:
    """What the hook saw, for the row of the fault matrix."""
    tally = tally_of(config, "sockets")
    tally.parts.append(HOOK)
    tally.failed += [f"by the audit hook: a socket of family {family}" for family in others]
    tally.tell(f"by the audit hook: {seen:,} sockets of AF_UNIX in the process of the tests")
    tally.not_run += [f"the network was not taken away: {card}" for card in network_cards()]
