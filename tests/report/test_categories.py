"""What the categories say where they are levels, stages, or lead from one step to another."""

from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest

from facilitator.core.ids import ThemeId
from facilitator.report import tables
from facilitator.report.audit import Unfounded, audit
from facilitator.report.blocks import Auto, Document, Tabled
from facilitator.report.build import build, report
from facilitator.report.charts.draw import draw
from facilitator.report.figures import Channels, Crossed, Flow, Levels, Spread
from facilitator.report.gather import gather
from facilitator.report.html import to_html
from facilitator.report.material import Material
from facilitator.report.options import Options
from facilitator.report.palette import palette
from tests.core.crowd import ONE, TWO
from tests.report.full import a_full_house
from tests.report.test_evidence import found, more, swapped
from tests.report.whole import a_whole_evening

CHARTS = (Channels, Spread, Levels, Flow)


@pytest.fixture(scope="module")
def material() -> Material:
    return gather(a_full_house().session, Options("ja"))


@pytest.fixture(scope="module")
def document(material: Material) -> Document:
    return build(material)


def sentences(document: Document) -> list[str]:
    return [block.sentence for block in document.blocks() if isinstance(block, Auto)]


def test_the_stages_of_a_step_are_counted_and_what_few_chose_is_not_told(document):
    spread = found(document, Spread)

    assert [(share.label, share.notes) for share in spread.shares] == [
        ("low（日）", 16),
        ("middle（日）", 16),
        ("high（日）", None),  # six people, but they would give away the two without a category
        ("分類なし", None),
    ]
    assert "few.cells" in sentences(document)


def test_a_star_among_the_numbers_in_the_appendix_is_explained_there(document):
    figures = next(chapter for chapter in document.chapters if chapter.form == "figures")

    told = [block for block in figures.blocks if isinstance(block, Auto)]
    assert [block.sentence for block in told] == ["few.cells"]


def test_numbers_without_a_star_need_no_explanation():
    document = report(a_whole_evening().session, Options("ja"))
    figures = next(chapter for chapter in document.chapters if chapter.form == "figures")

    assert not [block for block in figures.blocks if isinstance(block, Auto)]


def test_the_themes_of_a_step_are_drawn_by_stage(document):
    levels = found(document, Levels)

    assert [(row.label, row.cells) for row in levels.rows] == [
        ("first", (8, 8, 0, 0)),
        ("second", (8, 8, 0, 0)),
    ]


def test_the_same_people_are_followed_from_one_step_to_the_next(document):
    flow = found(document, Flow)

    assert (flow.one, flow.two, flow.people) == (ONE, TWO, 16)
    assert flow.cells[0] == (16, 16, 6)


def test_venue_and_online_are_drawn_where_they_changed(document):
    channels = found(document, Channels)

    assert [(row.venue, row.online) for row in channels.rows] == [(13, 7), *[(12, 8)] * 3]


def test_an_evening_without_scales_and_with_too_few_to_follow_has_no_such_chapter():
    document = report(a_whole_evening().session, Options("ja"))

    assert "categories" not in [chapter.id for chapter in document.chapters]


def one_more(chart: Any) -> Any:
    """Return ``chart`` with one more than its record tells."""
    match chart:
        case Channels(rows=(first, *rest)):
            return replace(chart, rows=(more(first, "online"), *rest))
        case Spread(shares=(first, *rest)):
            return replace(chart, shares=(more(first, "notes"), *rest))
        case Levels(rows=(first, *rest)):
            row = replace(first, cells=(first.cells[0] + 1, *first.cells[1:]))
            return replace(chart, rows=(row, *rest))
        case Flow(cells=((first, *same), *rest)):
            return replace(chart, cells=((first + 1, *same), *rest))


@pytest.mark.parametrize("kind", CHARTS)
def test_a_chart_with_one_too_many_is_refused(document, material, kind):
    old = found(document, kind)

    with pytest.raises(Unfounded):
        audit(swapped(document, old, one_more(old)), material)


def test_a_number_that_may_not_be_told_cannot_be_drawn(document, material):
    old = found(document, Spread)
    told = (*old.shares[:2], replace(old.shares[2], notes=6), *old.shares[3:])

    with pytest.raises(Unfounded, match="notes of two do not spread like that"):
        audit(swapped(document, old, replace(old, shares=told)), material)


def test_more_people_than_were_in_both_steps_are_refused(document, material):
    old = found(document, Flow)

    with pytest.raises(Unfounded, match="17 people were not in both one and two"):
        audit(swapped(document, old, replace(old, people=17)), material)


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("kind", CHARTS)
def test_a_chart_says_in_words_everything_its_table_has(document, kind, lang):
    chart = found(document, kind)

    svg = str(draw(chart, palette(), lang))

    told = tables.table(chart, lang)
    assert told.rows
    assert all(len(row) == len(told.heads) for row in told.rows)
    description = svg.partition("<desc>")[2].partition("</desc>")[0]
    assert all(cell in description for row in told.rows for cell in row)


@pytest.mark.parametrize("kind", CHARTS)
def test_every_chart_has_its_table_in_the_appendix_and_leads_there(document, kind):
    chart = found(document, kind)

    assert chart in [block.of for block in document.blocks() if isinstance(block, Tabled)]
    page = to_html(document)
    assert f'href="#table-{chart.key}"' in page
    assert f'id="table-{chart.key}"' in page


LONG = "どんなに長い言葉でもそのまま題にしてしまう人がいることを忘れてはいけない" * 3


@pytest.mark.parametrize(
    "chart",
    [
        Levels(
            "k",
            TWO,
            "t",
            (LONG,) * 6,
            tuple(Crossed(ThemeId("a"), LONG, (120, 0, None, 5, 120, 7)) for _ in range(9)),
        ),
        Flow("k", "t", ONE, TWO, 150, (LONG,) * 5, (LONG,) * 5, ((50, None, 5, 6, 120),) * 5),
    ],
)
def test_however_long_the_words_and_large_the_numbers_all_stay_on_the_paper(chart):
    svg = ElementTree.fromstring(str(draw(chart, palette(), "ja")))

    wide, high = map(float, svg.get("viewBox").split()[2:])
    for each in svg.iter("{http://www.w3.org/2000/svg}text"):
        assert 0 <= float(each.get("y")) <= high
        assert 0 <= float(each.get("x")) <= wide
    for each in svg.iter("{http://www.w3.org/2000/svg}rect"):
        assert float(each.get("x")) + float(each.get("width")) <= wide + 0.01
        assert float(each.get("y")) + float(each.get("height")) <= high + 0.01
