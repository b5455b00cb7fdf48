"""The table: one line a measure, its target beside it, and what was missed."""


class Report:
    """Prints as it goes, so that a long run shows where it is."""

    def __init__(self) -> None:
        self._missed: list[str] = []
        self._part = ""

    def part(self, title: str) -> None:
        """Begin a part of the table."""
        self._part = title
        print(f"\n{title}")

    def ratio(self, name: str, ours: float, floor: float, *, most: float, unit: float = 1) -> None:
        """A measure against its floor; both are divided by *unit* for the eye."""
        found = ours / floor
        beside = f"{ours / unit:9.2f} / {floor / unit:9.2f}"
        self._line(name, f"{found:8.2f}", f"{beside}   at most {most:g}", missed=found > most)

    def most(self, name: str, value: float, *, most: float | None) -> None:
        """A measure against a bound, or one that is only shown."""
        bound = "" if most is None else f"{'':21}   at most {most:g}"
        self._line(name, f"{value:8.2f}", bound, missed=most is not None and value > most)

    def close(self) -> int:
        """Name what missed its target; answers how many did."""
        print(f"\n{len(self._missed)} missed" + ":" * bool(self._missed))
        for name in self._missed:
            print(f"  {name}")
        return len(self._missed)

    def _line(self, name: str, value: str, beside: str, *, missed: bool) -> None:
        if missed:
            self._missed.append(f"{self._part}: {name.strip()}")
        print(f"  {name:58} {value}  {beside}{'   MISSED' if missed else ''}".rstrip(), flush=True)
