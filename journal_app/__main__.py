"""``python -m journal_app``."""

import sys

from journal_app.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
