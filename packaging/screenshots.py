"""Pictures of every page from the sample journal, for eyes: `make screenshots`.

    python packaging/screenshots.py FOLDER

Light and dark, at 1.0 and 2.0, 1440 and 1024 wide; a handful also 720 wide (-720), at twice the
text size (-200) and from right to left (-rtl).
"""

import datetime as dt
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from journal_app import app, vault  # noqa: E402 - the checkout is found only now
from journal_app.services import sample  # noqa: E402
from journal_app.services.journal import Journal  # noqa: E402
from journal_app.store.store import Store  # noqa: E402

SCALES = (1.0, 2.0)
SIZES = ((1440, 900), (1024, 700))
PASSPHRASE = "look round the sample"  # noqa: S105 - opens nothing but made-up people


def main(folder: Path) -> None:
    """Draw all of them into FOLDER."""
    with tempfile.TemporaryDirectory(prefix="journal-pictures-") as place:
        path = Path(place) / "Sample.journal"
        made = vault.create(path, PASSPHRASE, copies=None, memory_kib=vault.LEAST_MEMORY_KIB)
        sample.fill(Journal(Store(made.vault.connection), _now))
        made.vault.lock()
        shutil.rmtree(folder, ignore_errors=True)
        for size in SIZES:
            for scale in SCALES:
                for file in app.demo_pictures(path, PASSPHRASE, folder, scale, size):
                    print(file)
        for file in app.handful_of_pictures(path, PASSPHRASE, folder):
            print(file)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
