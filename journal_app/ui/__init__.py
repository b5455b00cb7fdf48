"""Everything a person sees; beside ``app``, the only room that knows Qt."""

import builtins
import importlib


def _load_qt() -> None:
    """Load Qt without the hook it puts into every later import.

    The hook reads the source of each module, and keeps it, to look for a switch of Qt's that
    nothing here uses: 9 MB and 50 ms until a journal is open.
    """
    plain = builtins.__import__
    importlib.import_module("PySide6.QtCore")
    builtins.__import__ = plain


_load_qt()
