"""Rows read without the library are the rows the library reads."""

import pytest

from journal_app.domain.entry import Entry
from journal_app.domain.goal import Goal
from journal_app.services.journal import Journal
from journal_app.store.store import Store
from journal_app.vault import connection, key
from journal_app.vault import trees as read_trees
from journal_app.vault.pages import PAGE, USABLE, Pages
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


# ------------------------------------------------------------------ every kind of value

DB_KEY = bytes(range(32))
EDGES = [sign * (1 << bits) + more for bits in range(63) for sign in (1, -1) for more in (-1, 0)]
NUMBERS = [*EDGES, (1 << 63) - 1, -(1 << 63)]
LENGTHS = [
    *range(read_trees.MOST_IN_TABLE - 12, read_trees.MOST_IN_TABLE + 4),
    *range(read_trees.MOST_IN_INDEX - 12, read_trees.MOST_IN_INDEX + 4),
    *range(read_trees.LEAST_LOCAL - 8, read_trees.LEAST_LOCAL + 4),
    *range(2 * (USABLE - 4) - 20, 2 * (USABLE - 4) + 20),
    *range(USABLE - 4 + read_trees.LEAST_LOCAL - 12, USABLE - 4 + read_trees.LEAST_LOCAL + 4),
    3 * PAGE,
]
VALUES = [*NUMBERS, None, 0.0, 1.5, -2.25e300, "", "é", b"", b"\0\xff", *("x" * n for n in LENGTHS)]


@pytest.fixture
def bare(tmp_path):
    """bare(*statements) is what can be read, without the library, of a database made by them."""
    opened = []

    def made(*statements, rows=()):
        place = tmp_path / DATABASE
        library = connection.create_bare(place, bytearray(DB_KEY))
        opened.append(library)
        for statement in statements[:1]:
            library.execute(statement)
        library.executemany("INSERT INTO kept VALUES (?, ?, ?)", rows)
        library.commit()
        for statement in statements[1:]:
            library.execute(statement)
            library.commit()
        opened.append(Pages(place, DB_KEY))
        return library, Trees(opened[-1])

    yield made
    for one in opened:
        one.close()


TABLE = "CREATE TABLE kept(number INTEGER PRIMARY KEY, one, other)"


def test_values_of_every_kind_and_length_are_read(bare) -> None:
    rows = [(number, value, number) for number, value in enumerate(VALUES)]
    _library, found = bare(TABLE, rows=rows)

    assert sorted(found.rows("kept")) == [
        (number, (None, value, number)) for number, value, _number in rows
    ]
    assert not found.is_torn("kept")


def test_rows_of_every_number_are_read(bare) -> None:
    _library, found = bare(TABLE, rows=[(number, 0, 1) for number in sorted(set(NUMBERS))])

    assert sorted(found.rows("kept")) == [(n, (None, 0, 1)) for n in sorted(set(NUMBERS))]


def test_keys_of_every_kind_and_length_are_read(bare) -> None:
    rows = [(number, value, number) for number, value in enumerate(VALUES)]
    _library, found = bare(TABLE, "CREATE INDEX ones ON kept(one)", rows=rows)

    keys = sorted((n, value) for _zero, (value, n) in found.rows("ones"))

    assert [(n, repr(value)) for n, value in keys] == [(n, repr(one)) for n, one, _other in rows]
    assert {number for number, _row in found.rows("ones")} == {0}
    assert found.trees["ones"].is_index
    assert (found.trees["ones"].table, found.trees["ones"].columns) == ("kept", ())
    assert found.trees["kept"].columns == ("number", "one", "other")


def test_every_page_of_a_sound_database_was_led_to_or_is_free(bare) -> None:
    rows = [(number, "x" * 3000, "y" * number) for number in range(700)]
    _library, found = bare(TABLE, "CREATE INDEX others ON kept(other)", rows=rows)
    for name in found.trees:
        list(found.rows(name))

    assert found.pages_seen == found.pages.count
    assert list(found.strays()) == []


def test_what_stood_on_free_pages_is_no_stray(bare) -> None:
    rows = [(number, "x" * 3000, 0) for number in range(1200)]
    library, found = bare(
        TABLE, "PRAGMA secure_delete = OFF", "DELETE FROM kept WHERE number > 9", rows=rows
    )
    free = library.execute("PRAGMA freelist_count").fetchone()[0]
    for name in found.trees:
        list(found.rows(name))

    assert free > USABLE // 4  # more than one page of their list names
    assert len(found._free()) == free
    assert min(found._free()) > 1
    assert list(found.strays()) == []
    found._free = set  # as if nothing were known to be free
    assert len(list(found.strays())) > USABLE // 4


def test_a_row_that_went_on_in_a_lost_page_is_cut_and_alone(written, vault_key) -> None:
    found = Map(written.folder, vault_key)
    leaves, beyond = found.leaves("entry"), found.overflow("entry")
    whole = sorted(found.trees.rows("entry"))
    found.pages.close()
    flip(written.folder, beyond)

    found = Map(written.folder, vault_key)
    left = sorted(found.trees.rows("entry"))
    found.pages.close()

    assert len(left) == len(whole) - 1
    assert [row for row in whole if row in left] == left
    assert {page for page, _place in found.trees.cut["entry"]} < set(leaves)
    assert found.trees.is_torn("entry")
    assert not found.trees.lost


def test_a_table_that_is_not_there_is_torn_and_has_no_rows(trees) -> None:
    assert trees.is_torn("nothing")
    assert list(trees.rows("nothing")) == []
    assert not trees.is_torn("entry")
