"""What is drawn stays on its paper, however long the words."""

import re
from dataclasses import dataclass
from xml.etree import ElementTree

import pytest

from facilitator.core.ids import ThemeId
from facilitator.report.charts.draw import draw
from facilitator.report.charts.stages import ladder
from facilitator.report.figures import Bar, Mosaic, Sizes
from facilitator.report.palette import palette
from facilitator.report.width import width
from facilitator.report.written import Rung, Stages

TITLES = (
    "あいさつ",
    "なくなってはじめて、支えだったとわかる。",
    "何も話さなくても息が楽になる、それがつながり。",
    "名前も知らない人との小さな合図が、わたしを町につなぎとめている。",
    "長い題をつけてもよいと言われたので、話し合いの中身をすべて題に書いてしまったまとまりです。"
    * 2,
    "オンラインコミュニケーションプラットフォームによるつながり",
    "Interdepartmental Telecommunications Misunderstandings in our organisation",
    "W" * 80,
    "🎉🎊" * 20,
)


@dataclass(frozen=True)
class Written:
    """A text in a drawing, with the ends that it has by our measure."""

    text: str
    size: float
    left: float
    right: float
    y: float


def drawn(title: str, votes: int | None) -> str:
    """Return the chart of one theme with this title, as it stands in a report."""
    chart = Sizes("k", "t", (Bar(ThemeId("a"), title, 120, votes),))
    return str(draw(chart, palette(), "en"))


def texts_of(svg: str) -> list[Written]:
    found = []
    for each in ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text"):
        text, x, size = each.text or "", float(each.get("x")), float(each.get("font-size"))
        left = x - width(text) * size if each.get("text-anchor") == "end" else x
        found.append(Written(text, size, left, left + width(text) * size, float(each.get("y"))))
    return found


def labels_of(svg: str) -> list[Written]:
    """Return the lines of the labels: the texts that end before the bars begin."""
    return [each for each in texts_of(svg) if each.right < 58]


@pytest.mark.parametrize("votes", [None, 120])
@pytest.mark.parametrize("title", TITLES)
def test_nothing_in_the_chart_of_themes_leaves_its_paper(title, votes):
    svg = drawn(title, votes)

    wide, high = map(float, re.search(r'viewBox="0 0 (\S+) (\S+)"', svg).groups())
    assert labels_of(svg)
    for each in texts_of(svg):
        assert each.left >= 0, each
        assert each.right <= wide, each
        assert each.y - each.size * 0.88 >= 0, each
        assert each.y + each.size * 0.12 <= high, each


def test_all_labels_have_one_size_and_at_most_two_lines():
    labels = [labels_of(drawn(title, None)) for title in TITLES]

    assert {len(rows) for rows in labels} == {1, 2}
    assert len({row.size for rows in labels for row in rows}) == 1


def test_a_label_that_two_lines_cannot_hold_ends_in_an_ellipsis():
    [first, second] = labels_of(drawn(TITLES[4], None))

    assert TITLES[4].startswith(first.text + second.text.removesuffix("…"))
    assert second.text.endswith("…")


def test_labels_break_between_phrases():
    assert [row.text for row in labels_of(drawn(TITLES[2], None))] == [
        "何も話さなくても息が楽になる、それが",
        "つながり。",
    ]


SQUARE = re.compile(r"M([\d.]+) ([\d.]+)h([\d.]+)")


def test_the_squares_of_a_large_evening_stay_on_their_paper():
    rows = tuple((str(n), (("", "plain", ""),) * 400) for n in range(1, 6))

    svg = ElementTree.fromstring(str(draw(Mosaic("k", "t", rows), palette(), "en")))

    wide, high = map(float, svg.get("viewBox").split()[2:])
    paths = [path.get("d") for path in svg.iter("{http://www.w3.org/2000/svg}path")]
    squares = [each for path in paths for each in SQUARE.findall(path)]
    assert len(squares) == 2000
    for x, y, side in (map(float, square) for square in squares):
        assert x + side <= wide
        assert y + side <= high


def signs_of(svg: str) -> list[int]:
    """Return of every sign in a square how many corners it has: a circle one."""
    paths = ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}path")
    outlines = "".join(path.get("d") for path in paths).split("z")
    return [each.count("L") + 1 for each in outlines if each and "h" not in each]


def test_on_grey_paper_the_sign_in_a_square_tells_its_category():
    shapes = ("circle", "square", "triangle", "diamond", "cross", "")
    rows = (("1", tuple(("", "plain", shape) for shape in shapes)),)

    svg = str(draw(Mosaic("k", "t", rows), palette(), "en"))

    assert signs_of(svg) == [1, 4, 3, 4, 12]


def test_squares_too_small_for_a_sign_have_none():
    rows = tuple((str(n), (("", "plain", "circle"),) * 2_000) for n in range(1, 6))

    assert signs_of(str(draw(Mosaic("k", "t", rows), palette(), "en"))) == []


@pytest.mark.parametrize("count", [1, 4, 6, 7, 13])
@pytest.mark.parametrize("term", ["Link", *TITLES])
def test_a_model_in_stages_stays_on_its_paper(term, count):
    stages = Stages("s", tuple(Rung(term, (), 120) for _ in range(count)))

    svg = str(ladder(stages, palette(), "ja"))

    wide, high = map(float, re.search(r'viewBox="0 0 (\S+) (\S+)"', svg).groups())
    texts = texts_of(svg)
    assert [each.text for each in texts if each.text.isdecimal()] == [
        str(n) for n in range(1, count + 1)
    ]
    for each in texts:
        assert each.left >= 0, each
        assert each.right <= wide, each
        assert each.y - each.size * 0.88 >= 0, each
        assert each.y + each.size * 0.12 <= high, each


def test_every_stage_stands_higher_than_the_one_before_and_says_its_count_if_it_is_told():
    rungs = (Rung("Link", (), 12), Rung("Connection", (), 3), Rung("Relationship", ()))

    svg = str(ladder(Stages("s", rungs), palette(), "ja"))

    numbers = [each.y for each in texts_of(svg) if each.text.isdecimal()]
    assert numbers == sorted(numbers, reverse=True)
    assert len(set(numbers)) == 3
    assert [each.text for each in texts_of(svg) if each.text.endswith("枚")] == ["12枚", "3枚"]
