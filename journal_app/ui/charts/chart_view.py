"""A chart as it is painted, and the legend of its series."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from journal_app.services import charts
from journal_app.services.charts import Chart, Drawing, Mark, Polygon, Room, Stroke, Words
from journal_app.ui.theme import Theme
from journal_app.ui.widgets import paint

TONES = {
    charts.GRID: "grid",
    charts.FIRST: "accent",
    charts.SECOND: "second",
    charts.TARGET: "second",
}
LINE, POINT, SQUARE, RING, TEXT = 2, 9, 8, 2, 12.5
HEIGHT, LEGEND_LINE, LEGEND_GAP = 176, 24, 8
WIDEST_DAY = "30 Mar 2000"
Ground = str


class ChartView(QWidget):
    """Paints what the service draws; what it shows is said in words to whoever cannot see it."""

    def __init__(self, theme: Theme, chart: Chart, ground: Ground = "raised") -> None:
        super().__init__()
        self._theme, self._chart, self._ground = theme, chart, ground
        self._font = theme.font(TEXT, figures=True)
        self.setAccessibleName(charts.sentence(chart))
        self.setAccessibleDescription(as_text(chart))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As high as the lines and the days below them."""
        return QSize(self._theme.px(320), self._theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Narrow is narrow: days give way."""
        return QSize(self._theme.px(120), self._theme.px(HEIGHT))

    @property
    def room(self) -> Room:
        """The room there is, by the letters of the axis."""
        px, metrics, scale = self._theme.px, QFontMetrics(self._font), self._chart.scale
        steps = range(round((scale.high - scale.low) / scale.step) + 1)
        words = [scale.said(round(scale.low + step * scale.step, 6)) for step in steps]
        days = self._chart.days
        with_year = bool(days) and days[0].year != days[-1].year
        widest = WIDEST_DAY if with_year else WIDEST_DAY[:6]
        return Room(
            width=self.width(),
            height=self.height(),
            left=max(map(metrics.horizontalAdvance, words)) + 2 * px(POINT),
            top=px(POINT),
            right=px(POINT),
            bottom=px(34),
            day_width=metrics.horizontalAdvance(widest) + px(5),
            mark=px(POINT),
            lift=px(20),
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lines of the grid, lines of the series, points with a ring of the ground, words."""
        made: Drawing = charts.drawing(self._chart, self.room)
        painter = paint.begin(self)
        for stroke in made.strokes:
            self._stroke(painter, stroke)
        for polygon in made.polygons:
            self._polygon(painter, polygon)
        for mark in made.marks:
            self._mark(painter, mark)
        painter.setFont(self._font)
        painter.setPen(self._theme.color("muted"))
        for words in made.words:
            self._words(painter, words)

    def _stroke(self, painter: QPainter, stroke: Stroke) -> None:
        is_grid = stroke.tone == charts.GRID
        pen = paint.pen(self._theme, TONES[stroke.tone], 1 if is_grid else LINE)
        if stroke.dashed:
            pen.setDashPattern([4, 2.5])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap if is_grid else Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        shift = 0.5 if is_grid else 0.0  # so that one pixel is one pixel
        points = [QPointF(x, int(y) + shift if is_grid else y) for x, y in stroke.points]
        painter.drawPolyline(QPolygonF(points))

    def _mark(self, painter: QPainter, mark: Mark) -> None:
        painter.setPen(self._ring())
        painter.setBrush(self._color(mark.tone))
        radius = self._theme.px(POINT) / 2
        painter.drawEllipse(QPointF(*mark.at), radius, radius)

    def _polygon(self, painter: QPainter, polygon: Polygon) -> None:
        painter.setPen(self._ring())
        painter.setBrush(self._color(polygon.tone))
        painter.drawPolygon(QPolygonF([QPointF(*spot) for spot in polygon.points]))

    def _words(self, painter: QPainter, words: Words) -> None:
        x, y = words.at
        high = float(QFontMetrics(self._font).height())
        wide = float(paint.text_width(self._font, words.text))
        left = {charts.BEGIN: x, charts.CENTRE: x - wide / 2, charts.END: x - wide}[words.stands]
        place = QRectF(left, y - high / 2, wide + 2, high)
        flag = Qt.AlignmentFlag
        stands = flag.AlignLeft | flag.AlignAbsolute | flag.AlignVCenter
        painter.drawText(place, stands, paint.as_read(words.text))

    def _ring(self) -> QPen:
        return QPen(self._theme.color(self._ground), RING)

    def _color(self, tone: str) -> QColor:
        return self._theme.color(TONES[tone])


class Key(QWidget):
    """The name of a series behind a piece of its line."""

    def __init__(self, theme: Theme, words: str, *, second: bool) -> None:
        super().__init__()
        self._theme, self._words, self._second = theme, words, second
        self._font = theme.font(TEXT)
        self.setAccessibleName(words)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The piece of line and the name."""
        px = self._theme.px
        wide = px(LEGEND_LINE) + px(LEGEND_GAP) + paint.text_width(self._font, self._words)
        return QSize(wide + 2, px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A point on its line, then the name."""
        theme, px, painter = self._theme, self._theme.px, paint.begin(self)
        tone = "second" if self._second else "accent"
        line = paint.mirrored(self, self.rect().adjusted(0, 0, px(LEGEND_LINE) - self.width(), 0))
        pen = paint.pen(theme, tone, LINE)
        if self._second:
            pen.setDashPattern([4, 2.5])
        painter.setPen(pen)
        middle = line.height() / 2
        painter.drawLine(QPointF(line.left(), middle), QPointF(line.right() + 1, middle))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(tone))
        half = px(SQUARE) / 2
        centre = QPointF(line.center().x() + 0.5, middle)
        if self._second:
            painter.drawRect(QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half))
        else:
            painter.drawEllipse(centre, half, half)
        left = px(LEGEND_LINE) + px(LEGEND_GAP)
        painter.setFont(self._font)
        painter.setPen(theme.color("muted"))
        place = paint.mirrored(self, self.rect().adjusted(left, 0, 0, 0))
        leading = paint.CENTRE | Qt.AlignmentFlag.AlignLeading
        painter.drawText(place, leading, paint.as_read(self._words))


def as_text(chart: Chart) -> str:
    """The numbers of the chart as they are read out, a day after the other."""
    heads, rows = charts.table(chart)
    said = []
    for day, *values in rows:
        named = zip(heads[1:], values, strict=True)
        parts = ", ".join(f"{name} {value}" for name, value in named if value)
        said.append(f"{day}: {parts}")
    return "; ".join(said)
