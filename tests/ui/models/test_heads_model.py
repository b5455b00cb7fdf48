import datetime as dt

import pytest
from PySide6.QtCore import QModelIndex, Qt

from journal_app.domain.entry import Entry
from journal_app.domain.level import Level
from journal_app.paths import resource
from journal_app.ui.models.heads_model import (
    ICON,
    KIND_ICONS,
    LEVEL,
    SECOND_LINE,
    TABLE_ICONS,
    HeadsModel,
)


def written(journal, count: int) -> list[Entry]:
    first = dt.date(2020, 1, 1)
    return [
        journal.save(Entry(title=f"Day {n}", occurred_on=first + dt.timedelta(days=n)))
        for n in range(count)
    ]


@pytest.fixture
def model(journal, qapp) -> HeadsModel:
    made = HeadsModel()
    made.window = lambda below: journal.heads(Entry, limit=100, below=below)
    return made


def titles(model) -> list[str]:
    return [model.index(row).data() for row in range(model.rowCount())]


def test_the_model_keeps_qts_rules_while_it_is_read_and_changed(
    journal, model, qtmodeltester
) -> None:
    entries = written(journal, 120)
    model.show(model.window)
    qtmodeltester.check(model, force_py=True)

    model.fetchMore(QModelIndex())
    model.drop(entries[3].id)
    model.put(journal.heads(Entry, limit=1)[0])

    assert model.rowCount() == 119


def test_windows_of_a_hundred_are_read_as_they_are_needed(journal, model) -> None:
    written(journal, 230)

    model.show(model.window)
    counts = [model.rowCount()]
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
        counts.append(model.rowCount())

    assert counts == [100, 200, 230]
    assert titles(model) == [f"Day {n}" for n in reversed(range(230))]


def test_a_changed_entry_stays_in_its_row(journal, model) -> None:
    entries = written(journal, 3)
    model.show(model.window)

    journal.save(Entry(id=entries[1].id, title="Anew", occurred_on=entries[1].occurred_on,
                       created_at=entries[1].created_at))  # fmt: skip
    model.put(journal[Entry].heads_of([entries[1].id])[entries[1].id])

    assert titles(model) == ["Day 2", "Anew", "Day 0"]


def test_an_entry_of_another_day_moves(journal, model) -> None:
    entries = written(journal, 3)
    model.show(model.window)

    moved = Entry(id=entries[0].id, title="Moved", occurred_on=dt.date(2030, 1, 1))
    journal.save(moved)
    model.put(journal[Entry].heads_of([moved.id])[moved.id])

    assert titles(model) == ["Moved", "Day 2", "Day 1"]


def test_a_row_is_read_out_with_its_day(journal, model) -> None:
    written(journal, 1)
    model.show(model.window)
    row = model.index(0)

    assert row.data(SECOND_LINE) == "1 January 2020 · Note"
    said = row.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Day 0, 1 January 2020 · Note, Only me"
    assert (row.data(ICON), row.data(LEVEL)) == ("notebook-pen", Level.PRIVATE)


def test_every_icon_of_a_record_is_there() -> None:
    names = {*KIND_ICONS.values(), *TABLE_ICONS.values()}

    assert [name for name in names if not resource("icons", f"{name}.svg").is_file()] == []
