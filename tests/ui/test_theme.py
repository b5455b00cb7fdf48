"""The tokens against the table of measured contrasts, computed anew."""

import dataclasses
import itertools
import re

import pytest
from PySide6.QtGui import QColor, QPalette

from journal_app.ui.fonts import load_fonts
from journal_app.ui.theme import DARK, DISPLAY_FAMILIES, LIGHT, Theme, chosen_theme, palette

TEXT, MARK = 4.5, 3.0
PAIRS = (
    ("ink", "raised", TEXT), ("ink", "surface", TEXT), ("ink", "soft", TEXT),
    ("ink", "selection", TEXT), ("ink", "sunken", TEXT), ("ink", "private", TEXT),
    ("ink", "hover", TEXT), ("ink", "second_soft", TEXT), ("ink", "danger_soft", TEXT),
    ("ink", "segment", TEXT), ("muted", "raised", TEXT), ("muted", "surface", TEXT),
    ("muted", "sunken", TEXT), ("muted", "soft", TEXT), ("muted", "hover", TEXT),
    ("muted", "private", TEXT), ("faint", "raised", TEXT), ("faint", "surface", TEXT),
    ("faint", "sunken", TEXT), ("faint", "hover", TEXT), ("accent", "raised", TEXT),
    ("accent", "surface", TEXT), ("accent", "soft", TEXT), ("accent", "sunken", TEXT),
    ("on_accent", "accent", TEXT), ("on_accent", "accent_hover", TEXT),
    ("second", "raised", TEXT), ("second", "second_soft", TEXT), ("danger", "raised", TEXT),
    ("danger", "danger_soft", TEXT), ("warn", "raised", TEXT), ("warn", "sunken", TEXT),
    ("outline", "raised", MARK), ("outline", "surface", MARK), ("accent", "hover", MARK),
)  # fmt: skip


def luminance(color: str) -> float:
    """Relative luminance. Source: WCAG 2.2."""
    found = QColor(color)
    parts = [part / 255 for part in (found.red(), found.green(), found.blue())]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
def test_text_and_marks_stand_out_from_their_ground(tokens, front, ground, least) -> None:
    found = contrast(getattr(tokens, front), getattr(tokens, ground))

    assert found >= least, round(found, 2)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_open_page_is_the_lightest_plane(tokens) -> None:
    planes = [luminance(getattr(tokens, name)) for name in ("sunken", "surface", "raised")]

    assert planes == sorted(planes)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_token_is_a_colour_and_every_role_of_the_palette_is_set(tokens) -> None:
    for value in dataclasses.astuple(tokens):
        assert re.fullmatch("#[0-9A-F]{6}|#[0-9A-F]{8}", value)
    made = palette(tokens)
    groups = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive)
    roles = [role for role in QPalette.ColorRole if role.value <= QPalette.ColorRole.Accent.value]
    unset = {QPalette.ColorRole.NoRole}
    ours = {QColor(value).name() for value in dataclasses.astuple(tokens)}
    for group, role in itertools.product(groups, set(roles) - unset):
        assert made.color(group, role).name() in ours, role


def test_large_letters_are_the_display_cut_and_figures_stand_in_columns() -> None:
    theme = Theme()

    assert theme.font(24, 600).families() == DISPLAY_FAMILIES
    assert theme.font(14).families()[0] == "Inter"
    assert theme.font(12, figures=True).featureTags()
    assert Theme(scale=2.0).font(14).pixelSize() == 28


def test_the_bundled_fonts_are_those_that_are_used(qapp) -> None:
    from PySide6.QtGui import QFontDatabase, QFontInfo

    load_fonts()
    families = QFontDatabase.families()

    assert {"Inter", "Inter Display", "JetBrains Mono", "Noto Sans Arabic"} <= set(families)
    assert QFontInfo(Theme().font(14)).family() == "Inter"
    assert QFontInfo(Theme().font(28, 600)).family() == "Inter Display"


@pytest.mark.parametrize(("wish", "tokens"), [("dark", DARK), ("light", LIGHT)])
def test_a_wish_is_kept(qapp, wish, tokens) -> None:
    assert chosen_theme(wish, 150) == Theme(tokens, 1.5)
