from pathlib import Path

import pytest
from PySide6.QtSvg import QSvgRenderer

from journal_app import paths
from journal_app.ui.icons import icon, pixmap

FILES = sorted(paths.resource("icons").glob("*.svg"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_icon_is_an_outline_that_takes_its_colour(qapp, file: Path) -> None:
    text = file.read_text()

    assert QSvgRenderer(str(file)).isValid()
    assert 'stroke="currentColor"' in text
    assert 'fill="none"' in text
    image = pixmap(file.stem, 24, "#ff0000").toImage()
    colors = {image.pixelColor(x, y).name() for x in range(24) for y in range(24)
              if image.pixelColor(x, y).alpha() == 255}  # fmt: skip
    assert colors <= {"#ff0000"}
    assert any(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24))


def test_an_icon_is_sharp_at_twice_the_ratio(theme) -> None:
    assert pixmap("lock", 16, "#000000", 2.0).width() == 32
    assert [size.width() for size in icon(theme, "lock", 16).availableSizes()] == [16, 16] or (
        icon(theme, "lock", 16).availableSizes()
    )
