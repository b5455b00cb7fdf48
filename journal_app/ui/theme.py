"""Colours and sizes: the tokens of both themes, and the palette made of them."""

import dataclasses

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

FALLBACK = ["Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans CJK JP", "Noto Color Emoji"]
FAMILIES = ["Inter", *FALLBACK]
DISPLAY_FAMILIES = ["Inter Display", "Inter", *FALLBACK]
MONO = ["JetBrains Mono", *FALLBACK]
BODY_PX = 14
DISPLAY_FROM_PX = 20  # from here on letters are drawn for large sizes and stand closer
DISPLAY_SPACING = 99.0  # percent


@dataclasses.dataclass(frozen=True, slots=True)
class Tokens:
    """The colours of one theme by what they are for."""

    sunken: str
    surface: str
    raised: str
    ink: str
    muted: str
    faint: str
    hairline: str
    outline: str
    hover: str
    accent: str
    on_accent: str
    accent_hover: str
    soft: str
    second_soft: str
    danger: str
    danger_soft: str
    warn: str
    selection: str
    scroll: str
    second: str
    private: str
    hatch: str
    grid: str
    scrim: str
    segment: str


LIGHT = Tokens(
    sunken="#F1EFEA",
    surface="#F8F7F4",
    raised="#FFFFFF",
    ink="#24231F",
    muted="#625E56",
    faint="#6B665D",
    hairline="#E3DFD7",
    outline="#8D877B",
    hover="#EAE7E0",
    accent="#0E6A64",
    on_accent="#FFFFFF",
    accent_hover="#0A5752",
    soft="#DDEBE8",
    second_soft="#F6E7DF",
    danger="#AE2A20",
    danger_soft="#FBE9E6",
    warn="#7F5600",
    selection="#C4E0DB",
    scroll="#D6D1C7",
    second="#9C4A2B",
    private="#F4F1EB",
    hatch="#E6E1D7",
    grid="#E9E6DF",
    scrim="#4024231F",
    segment="#FFFFFF",
)
DARK = Tokens(
    sunken="#15181A",
    surface="#1A1D20",
    raised="#212528",
    ink="#E9E7E2",
    muted="#A9A7A0",
    faint="#98968F",
    hairline="#2F3438",
    outline="#7C8286",
    hover="#282D31",
    accent="#63C4BA",
    on_accent="#062421",
    accent_hover="#7FD3CA",
    soft="#1E3B39",
    second_soft="#3B2A22",
    danger="#F4948A",
    danger_soft="#402422",
    warn="#E2B766",
    selection="#2B5753",
    scroll="#444A4F",
    second="#E5A07E",
    private="#1C2023",
    hatch="#2A2E31",
    grid="#2A2F33",
    scrim="#8C000000",
    segment="#343A3E",
)


@dataclasses.dataclass(frozen=True, slots=True)
class Theme:
    """The tokens in use and the text size, in parts of one."""

    tokens: Tokens = LIGHT
    scale: float = 1.0

    def px(self, at_full_size: float) -> int:
        """A size of the design in pixels at the chosen text size."""
        return round(at_full_size * self.scale)

    def color(self, token: str) -> QColor:
        """The colour of a token."""
        return QColor(getattr(self.tokens, token))

    def font(self, at_full_size: float, weight: int = 400, *, figures: bool = False) -> QFont:
        """The text font at a size of the design; *figures* are equally wide, for columns."""
        large = at_full_size >= DISPLAY_FROM_PX
        font = QFont()
        font.setFamilies(DISPLAY_FAMILIES if large else FAMILIES)
        font.setPixelSize(self.px(at_full_size))
        font.setWeight(QFont.Weight(weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if large:
            font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, DISPLAY_SPACING)
        if figures:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def mono(self, at_full_size: float) -> QFont:
        """The font of codes, in which every sign is as wide as the next."""
        font = QFont()
        font.setFamilies(MONO)
        font.setPixelSize(self.px(at_full_size))
        return font


def chosen_theme(wish: str, text_size_percent: int) -> Theme:
    """The theme for a wish of system, light or dark; an unknown system counts as light."""
    dark = wish == "dark"
    if wish == "system":
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return Theme(DARK if dark else LIGHT, text_size_percent / 100)


def palette(tokens: Tokens) -> QPalette:
    """Every role set: Fusion draws white lines in the dark wherever one is left out."""
    made = QPalette()
    for role, token in _ROLES.items():
        made.setColor(role, QColor(getattr(tokens, token)))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.PlaceholderText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.faint))
    return made


_Role = QPalette.ColorRole
_ROLES = {
    _Role.Window: "surface",
    _Role.WindowText: "ink",
    _Role.Base: "raised",
    _Role.AlternateBase: "surface",
    _Role.Text: "ink",
    _Role.Button: "raised",
    _Role.ButtonText: "ink",
    _Role.BrightText: "danger",
    _Role.Light: "raised",
    _Role.Midlight: "hairline",
    _Role.Mid: "hairline",
    _Role.Dark: "outline",
    _Role.Shadow: "outline",
    _Role.Highlight: "selection",
    _Role.HighlightedText: "ink",
    _Role.Accent: "accent",
    _Role.Link: "accent",
    _Role.LinkVisited: "accent",
    _Role.PlaceholderText: "faint",
    _Role.ToolTipBase: "raised",
    _Role.ToolTipText: "ink",
}
