"""Python's own start-up hook, here: an import of Qt fails.

With this folder on PYTHONPATH it holds in every process a test starts.
"""

import sys

REFUSED = {"PySide6", "shiboken6"}


class RefuseQt:
    """A finder that knows nothing but what it refuses."""

    @staticmethod
    def find_spec(name, _path=None, _target=None):
        if name.partition(".")[0] in REFUSED:
            raise ImportError(f"{name} is refused: this room works without Qt", name=name)


sys.meta_path.insert(0, RefuseQt)
