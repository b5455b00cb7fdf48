"""The window's fixtures, for the tests of this folder."""

from tests.window_fixtures import theme

__all__ = ["theme"]
