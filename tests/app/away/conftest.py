"""A bus of the tests' own, and on it whoever a desktop would have there."""

from tests.app.away.desktop import bus, desktop

__all__ = ["bus", "desktop"]
