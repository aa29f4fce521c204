"""What every chart is drawn with: a sheet, words, rectangles and lines, all in millimetres.

Every chart has a ``<title>`` and a ``<desc>`` for those who listen. Every value is written
beside its mark, and kinds of marks differ in form, so grey paper is enough.
"""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

WIDTH = 170.0  # the viewBox is as wide as the page inside its margins
TYPE = 3.1
SMALL = 2.6
FACES = "'Noto Sans CJK JP', 'Report Emoji', 'DejaVu Sans', sans-serif"  # as in report.css

Colors = Mapping[str, str]


def sheet(title: str, said: str, height: float, parts: Sequence[Markup]) -> Markup:
    """Return the finished chart; ``said`` is what it tells, in words."""
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {0} {1:.2f}"'
        ' width="{0}mm" height="{1:.2f}mm" font-family="{2}"><title>{3}</title><desc>{4}</desc>{5}'
        "</svg>"
    ).format(WIDTH, height, FACES, title, said, Markup("").join(parts))


def words(
    x: float,
    y: float,
    text: str,
    color: str,
    size: float = TYPE,
    anchor: str = "start",
    *,
    bold: bool = False,
) -> Markup:
    """Return a text that stands on the line ``y``."""
    weight = Markup(' font-weight="700"') if bold else Markup("")
    return Markup(
        '<text x="{:.2f}" y="{:.2f}" font-size="{:.2f}" fill="{}" text-anchor="{}"{}>{}</text>'
    ).format(x, y, size, color, anchor, weight, text)


def box(x: float, y: float, wide: float, high: float, fill: str, edge: str | None = None) -> Markup:
    """Return a rectangle, with an ``edge`` drawn around it."""
    stroke = Markup(' stroke="{}" stroke-width="0.3"').format(edge) if edge else Markup("")
    return Markup(
        '<rect x="{:.2f}" y="{:.2f}" width="{:.2f}" height="{:.2f}" fill="{}"{}/>'
    ).format(x, y, max(wide, 0.01), max(high, 0.01), fill, stroke)


def line(x: float, y: float, to_x: float, to_y: float, color: str, thick: float = 0.25) -> Markup:
    """Return a straight line."""
    return Markup(
        '<line x1="{:.2f}" y1="{:.2f}" x2="{:.2f}" y2="{:.2f}" stroke="{}" stroke-width="{}"/>'
    ).format(x, y, to_x, to_y, color, thick)


def beside(y: float, high: float, size: float = TYPE) -> float:
    """Return the line on which words stand beside a mark from ``y`` to ``y + high``."""
    return y + high / 2 + size * 0.36
