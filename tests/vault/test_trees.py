"""Rows read without the library are the rows the library reads."""

import pytest

from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.services.journal import Journal
from journal_app.store.store import Store
from journal_app.vault import key
from journal_app.vault.pages import Pages
from journal_app.vault.trees import Trees
from tests.broken_pages import DATABASE, Map, flip

PLAIN = "SELECT rowid, * FROM [{}] ORDER BY rowid"


@pytest.fixture
def written(opened, clock):
    """A journal with short and long rows, settled."""
    journal = Journal(Store(opened.connection), clock)
    for number in range(60):
        journal.save(Entry(title=f"Entry {number}", body_md="é word " * (number * number)))
    journal.save(Goal(title="Speak up"))
    journal.trash(journal.save(Goal(title="Let go of")))
    opened.settle()
    return opened


@pytest.fixture
def trees(written, vault_key):
    database_key = key.derived(bytearray(vault_key), key.DATABASE)
    pages = Pages(written.folder / DATABASE, bytes(database_key))
    yield Trees(pages)
    pages.close()


@pytest.mark.parametrize("table", ["entry", "goal", "state", "search_docsize", "person"])
def test_every_row_of_a_table_is_read_as_the_library_reads_it(written, trees, table) -> None:
    expected = written.connection.execute(PLAIN.format(table)).fetchall()

    found = sorted(trees.rows(table))

    assert [(rowid, *_with_number(table, rowid, row)) for rowid, row in found] == expected


def _with_number(table, rowid, row):
    """A column that is the number of the row stands beside the row and not in it."""
    return (rowid, *row[1:]) if table == "search_docsize" else row


def test_an_index_holds_every_key(written, trees) -> None:
    sql = "SELECT head_title FROM entry ORDER BY head_title"
    expected = [row[0] for row in written.connection.execute(sql).fetchall()]

    assert sorted(row[5] for _rowid, row in trees.rows("entry_heads")) == sorted(expected)


def test_the_columns_of_a_table_are_known_by_name(written, trees) -> None:
    cursor = written.connection.execute("SELECT * FROM entry LIMIT 0")

    assert trees.trees["entry"].columns == tuple(part[0] for part in cursor.description)


def test_a_lost_leaf_loses_its_own_rows_and_says_so(written, vault_key) -> None:
    found = Map(written.folder, vault_key)
    lost = found.leaves("entry")[1]
    whole = {rowid for rowid, _row in found.trees.rows("entry")}
    found.pages.close()
    flip(written.folder, lost)

    found = Map(written.folder, vault_key)
    left = {rowid for rowid, _row in found.trees.rows("entry")}
    found.pages.close()

    assert left < whole
    assert found.trees.lost == {"entry": {lost}}


def test_leaves_below_a_lost_page_are_strays(written, vault_key) -> None:
    found = Map(written.folder, vault_key)
    root, leaves = found.root("entry"), found.leaves("entry")
    found.pages.close()
    flip(written.folder, root)

    found = Map(written.folder, vault_key)
    for name in found.trees.trees:
        list(found.trees.rows(name))
    strays = [rows for _kind, rows in found.trees.strays()]
    found.pages.close()

    assert len(strays) == len(leaves)


def test_a_table_whose_name_is_the_library_s_own_has_no_columns() -> None:
    from journal_app.vault.connection import columns_made

    assert columns_made("CREATE TABLE sqlite_stat1(tbl,idx,stat)") == ()
