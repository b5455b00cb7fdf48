"""More…: every place that is no row yet, with one sentence each."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout

from journal_app.i18n import _
from journal_app.services.places import Place
from journal_app.ui.page import Page
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint
from journal_app.ui.widgets.parts import label

ROW, ICON, TEXT_LEFT, WIDTH, LEAST = 62, 20, 52, 620, 200


class PlaceRow(QAbstractButton):
    """A place: its icon, its word, its sentence."""

    def __init__(self, theme: Theme, place: Place) -> None:
        super().__init__()
        self._theme, self._icon = theme, place.icon
        self._sentence = _(place.sentence)
        self.setObjectName(f"more_{place.key}")
        self.setText(_(place.words))
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(self._sentence)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Two lines."""
        return QSize(self._theme.px(WIDTH), self._theme.px(ROW))

    def minimumSizeHint(self) -> QSize:
        """Where there is less room the sentence is elided."""
        return QSize(self._theme.px(LEAST), self._theme.px(ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Patch, icon, word, sentence."""
        theme, px, painter = self._theme, self._theme.px, paint.begin(self)
        if self.underMouse():
            paint.shape(painter, self.rect(), 8, theme.color("hover"))
        if self.hasFocus():
            paint.shape(painter, self.rect(), 8, None, paint.pen(theme, "accent", 2))
        size = px(ICON)
        place = paint.mirrored(self, QRect(px(16), px(12), size, size))
        color, ratio = theme.color("muted"), self.devicePixelRatioF()
        paint.draw_icon(painter, QPoint(place.left(), place.top()), self._icon, size, color, ratio)
        leading = paint.CENTRE | Qt.AlignmentFlag.AlignLeading
        wide = self.width() - px(TEXT_LEFT) - px(12)
        for top, height, font, tone, words in (
            (px(9), px(22), theme.font(14, 600), "ink", self.text()),
            (px(31), px(20), theme.font(13), "muted", self._sentence),
        ):
            painter.setFont(font)
            painter.setPen(theme.color(tone))
            line = paint.mirrored(self, QRect(px(TEXT_LEFT), top, wide, height))
            painter.drawText(line, leading, paint.as_read(paint.elided(font, words, wide)))


class MorePage(Page):
    """The list of what waits."""

    place_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(_("More"))
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 26, 40, 20)
        column.setSpacing(4)
        column.addWidget(label(_("More"), "page", "heading"))
        lead = _("These wait until you want them. One you have used comes to the left by itself.")
        column.addWidget(label(lead, "lead"))
        column.addSpacing(12)
        self._first: PlaceRow | None = None
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        column.addLayout(self._rows)
        column.addStretch(1)

    def show_places(self, places: Sequence[Place]) -> None:
        """List these."""
        while (taken := self._rows.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._first = None
        for place in places:
            row = PlaceRow(self._theme, place)
            self._first = self._first or row
            row.setMaximumWidth(self._theme.px(WIDTH))
            row.clicked.connect(lambda _checked=False, key=place.key: self.place_chosen.emit(key))
            self._rows.addWidget(row)

    def begin(self) -> None:
        """Put the focus on the first of them."""
        if self._first is not None:
            self._first.setFocus()
