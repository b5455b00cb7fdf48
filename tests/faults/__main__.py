"""The one table of what several runs found: ``python -m tests.faults FOLDER``."""

import sys
from pathlib import Path

from tests.faults.matrix import gathered, table


def main(folder: Path) -> None:
    """Print the table of what lies in the folder."""
    print("\n".join(table(gathered(folder))))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
