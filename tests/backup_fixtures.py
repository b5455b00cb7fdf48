"""A backup of the journal of a test, opened beside it."""

import pytest

from journal_app.services.beside import Beside


@pytest.fixture
def put_aside(opened, clock, tmp_path):
    """put_aside() makes a backup of the journal as it is now and opens it beside."""
    made = []

    def _put_aside() -> Beside:
        file = opened.back_up(tmp_path / "backups", clock.time)
        made.append(Beside(opened.open_backup(file, tmp_path / "state"), clock))
        return made[-1]

    yield _put_aside
    for beside in made:
        beside.close()
