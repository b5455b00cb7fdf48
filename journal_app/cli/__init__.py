"""The command line: scripts and rescues; without a command it opens the window."""

from journal_app.cli.main import main

__all__ = ["main"]
