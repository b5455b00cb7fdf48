"""Counting what a journal is asked, and the rows that come back."""


class Counted:
    """A cursor that counts the rows taken from it."""

    def __init__(self, cursor, cost: "Cost") -> None:
        self._cursor, self._cost = cursor, cost

    def __getattr__(self, name: str):
        return getattr(self._cursor, name)

    def fetchall(self) -> list:
        rows = self._cursor.fetchall()
        self._cost.rows += len(rows)
        return rows

    def fetchone(self):
        row = self._cursor.fetchone()
        self._cost.rows += row is not None
        return row

    def __iter__(self):
        for row in self._cursor:
            self._cost.rows += 1
            yield row


class Cost:
    """The questions the journal is asked, and the rows they bring."""

    def __init__(self, db, monkeypatch) -> None:
        self.asked: list[str] = []
        self.rows = 0
        ask = db.execute

        def execute(sql: str, *values):
            cursor = ask(sql, *values)
            if sql.lstrip().upper().startswith(("SELECT", "WITH")):
                self.asked.append(sql)
                return Counted(cursor, self)
            return cursor

        monkeypatch.setattr(db, "execute", execute)

    def begin(self) -> None:
        self.asked.clear()
        self.rows = 0
