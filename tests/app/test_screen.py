import pytest

from journal_app import app
from journal_app.app.screen import require_screen
from journal_app.errors import Refused


def test_without_a_screen_it_is_refused_in_words(monkeypatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    with pytest.raises(Refused, match="demo"):
        app.run()


def test_a_display_nobody_answers_at_is_no_screen(monkeypatch) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("DISPLAY", ":4711")

    with pytest.raises(Refused):
        require_screen()


def test_offscreen_needs_none(monkeypatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")

    require_screen()
