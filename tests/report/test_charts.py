"""What is drawn stays on its paper, however long the words."""

import re
from dataclasses import dataclass
from xml.etree import ElementTree

import pytest

from facilitator.core.ids import ThemeId
from facilitator.report.charts.draw import draw
from facilitator.report.figures import Bar, Mosaic, Sizes
from facilitator.report.palette import palette
from facilitator.report.width import width

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


def test_the_squares_of_a_large_evening_stay_on_their_paper():
    rows = tuple((str(n), (("", "plain"),) * 400) for n in range(1, 6))

    svg = ElementTree.fromstring(str(draw(Mosaic("k", "t", rows), palette(), "en")))

    wide, high = map(float, svg.get("viewBox").split()[2:])
    for square in svg.iter("{http://www.w3.org/2000/svg}rect"):
        assert float(square.get("x")) + float(square.get("width")) <= wide
        assert float(square.get("y")) + float(square.get("height")) <= high
