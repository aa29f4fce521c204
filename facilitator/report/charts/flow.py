"""The same people in two steps: a band from each category to each, as wide as they are many."""

from collections.abc import Sequence

from markupsafe import Markup

from facilitator.report.charts.bars import LEADING
from facilitator.report.charts.paper import SMALL, WIDTH, Colors, box, words
from facilitator.report.figures import Flow
from facilitator.report.phrases import phrases
from facilitator.report.width import folded

LEFT, RIGHT = 48.0, WIDTH - 48.0  # where the bands begin and end
POST = 2.2  # how wide the posts are between which they hang
GAP = 3.2  # between two categories
HIGH = 44.0  # all bands together
LEAST = 3.6  # of a category: two lines of its name have to stand beside it

Slice = tuple[float, float]


def height(chart: Flow) -> float:
    """Return how high the chart is."""
    return max(_end(_posts(side)) for side in _sides(chart))


def flow(chart: Flow, colors: Colors) -> tuple[float, list[Markup]]:
    """Return the bands with their numbers. Only what may be told is drawn."""
    before, after = (_posts(side) for side in _sides(chart))
    scale = HIGH / _most(chart)
    parts: list[Markup] = []
    filled = [0.0] * len(after), [0.0] * len(before)
    for row, cells in enumerate(chart.cells):
        for column, people in enumerate(cells):
            if people is None:
                continue
            thick = people * scale
            one = before[row][0] + filled[1][row]
            two = after[column][0] + filled[0][column]
            filled[1][row] += thick
            filled[0][column] += thick
            parts.append(_band(one, two, thick, colors))
            parts.append(_number(one, thick, people, colors))
    parts += _labels(chart.before, before, colors, left=True)
    parts += _labels(chart.after, after, colors, left=False)
    return height(chart), parts


def _sides(chart: Flow) -> tuple[list[int], list[int]]:
    """Return how many are told in each category, before and after."""
    rows = [sum(cell or 0 for cell in row) for row in chart.cells]
    return rows, [sum(cell or 0 for cell in column) for column in zip(*chart.cells, strict=True)]


def _posts(counts: Sequence[int]) -> list[Slice]:
    """Return where each category stands, from and how far down."""
    scale, y, posts = HIGH / max(1, sum(counts)), 0.6, []
    for count in counts:
        high = count * scale
        posts.append((y, high))
        y += max(high, LEAST) + GAP
    return posts


def _end(posts: Sequence[Slice]) -> float:
    return posts[-1][0] + max(posts[-1][1], LEAST) + 1.0


def _most(chart: Flow) -> int:
    return max(1, sum(_sides(chart)[0]))


def _band(one: float, two: float, thick: float, colors: Colors) -> Markup:
    x, to_x = LEFT + POST, RIGHT - POST
    bend = (x + to_x) / 2
    return Markup(
        '<path d="M{0:.2f} {1:.2f}C{4:.2f} {1:.2f} {4:.2f} {2:.2f} {3:.2f} {2:.2f}v{5:.2f}'
        'C{4:.2f} {6:.2f} {4:.2f} {7:.2f} {0:.2f} {7:.2f}z" fill="{8}" stroke="{9}"'
        ' stroke-width="0.3"/>'
    ).format(
        *(x, one, two, to_x, bend, thick, two + thick, one + thick),
        *(colors["accent-soft"], colors["accent"]),
    )


def _number(one: float, thick: float, people: int, colors: Colors) -> Markup:
    return words(
        LEFT + POST + 1.6, one + thick / 2 + SMALL * 0.36, str(people), colors["ink"], SMALL
    )


def _labels(
    names: Sequence[str], posts: Sequence[Slice], colors: Colors, *, left: bool
) -> list[Markup]:
    """Return the posts and the names beside them."""
    parts: list[Markup] = []
    for name, (y, high) in zip(names, posts, strict=True):
        x = LEFT if left else RIGHT - POST
        if high:
            parts.append(box(x, y, POST, high, colors["accent"]))
        lines = folded(phrases(name), (LEFT - 3) / SMALL, 2)
        middle = y + max(high, LEAST) / 2 + SMALL * 0.36
        top = middle - (len(lines) - 1) * LEADING / 2
        color = colors["ink" if high else "quiet"]
        at, anchor = (x - 2, "end") if left else (x + POST + 2, "start")
        parts += [
            words(at, top + n * LEADING, each, color, SMALL, anchor) for n, each in enumerate(lines)
        ]
    return parts
