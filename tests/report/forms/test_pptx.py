"""Slides hold what they have room for, under titles of their own, with charts to edit."""

from collections.abc import Iterator
from io import BytesIO

import pptx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pptx.oxml.ns import qn
from pptx.util import Pt

from facilitator.report.figures import Sizes
from facilitator.report.forms.columns import shares
from facilitator.report.forms.laying.elements import (
    Front,
    Grid,
    Head,
    Ladder,
    Paragraph,
    Quotation,
    Run,
    Section,
    bare,
)
from facilitator.report.forms.laying.lay import Laid, lay
from facilitator.report.forms.laying.running import words
from facilitator.report.forms.pptx.charts import chart
from facilitator.report.forms.pptx.measuring import BELOW, MARGINS, piece, row_height, table
from facilitator.report.forms.pptx.paging import slides
from facilitator.report.forms.pptx.pieces import HIGH, LOOKS, WIDE, Piece, Text, split
from facilitator.report.forms.pptx.stack import FOOT_HIGH, Slide
from facilitator.report.forms.pptx.template import empty
from facilitator.report.forms.properties import properties
from facilitator.report.forms.series import Bars
from tests.report.forms.reading import cells, outside, paragraphs, parts, xml
from tests.report.forms.sample import FORMULA, a_report, made

HELD = Paragraph(words("文。"))
_RUN = qn("a:rPr")
FRONT = Front("Report", "An evening", ("a day",))
LOOK = st.sampled_from(sorted(LOOKS))
SAID = st.text(st.sampled_from("漢字かなABC xyz。、.「」！\n𠮷😀"), min_size=1, max_size=80)
PROSE = st.builds(lambda said, times: said * times, SAID, st.integers(1, 60))


def opened(lang: str = "ja"):
    """Return the slides as whoever opens them has them."""
    return pptx.Presentation(BytesIO(made("pptx", lang)))


def of(*elements: object, form: str = "free") -> tuple[Slide, ...]:
    """Return the slides that a section with these elements takes."""
    section = Section("free", form, "章", elements)  # type: ignore[arg-type]
    return slides(Laid((section,), frozenset(), {}), FRONT, "ja")[1:]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_slide_holds_more_than_it_has_room_for(lang):
    for slide in slides(lay(a_report(lang)[0]), FRONT, lang):
        assert slide.height <= (FOOT_HIGH if slide.front else HIGH), slide.title


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_no_two_slides_have_the_same_title(lang):
    titles = [slide.shapes.title.text_frame.text for slide in opened(lang).slides]

    assert len(titles) == len(set(titles))
    assert all(titles)


def test_shapes_stay_on_their_slide_and_none_lies_on_another():
    file = opened()
    for slide in file.slides:
        boxes = [(each.left, each.top, each.width, each.height) for each in slide.shapes]
        for left, top, width, height in boxes:
            assert 0 <= left <= left + width <= file.slide_width
            assert 0 <= top <= top + height <= file.slide_height
        body = [box for box in boxes if box != boxes[0] and box[3] != Pt(24)]
        for n, one in enumerate(body):
            for other in body[n + 1 :]:
                assert not _overlap(one, other), slide.shapes.title.text_frame.text


def _overlap(one, other) -> bool:
    """Return whether two boxes share more than an edge."""
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    return across > Pt(1) and down > Pt(1)


@given(PROSE, LOOK, st.integers(0, 2))
def test_long_words_are_parted_so_that_each_part_fits_and_none_is_lost(text, look, depth):
    parts = list(split(Text((Run(text),), look, depth=depth)))

    assert "".join(bare(part.line) for part in parts) == text
    assert all(part.height <= HIGH for part in parts)


@given(st.lists(st.tuples(PROSE, SAID, SAID), min_size=1, max_size=12))
def test_a_table_is_parted_so_that_each_slide_has_room_for_its_rows(rows):
    grid = Grid((), tuple(map(words, "abc")), tuple(tuple(map(words, row)) for row in rows))

    parts = list(table(grid))

    assert all(part.height <= HIGH for part in parts)
    kept = [bare(row[0]) for part in parts for row in part.shown.rows]
    said = "".join(row[0] for row in rows)
    assert "".join(kept).replace("\n", "") == said.replace("\n", "")
    for part in parts:  # drawn as they were measured
        shares_of = shares(part.shown.heads, part.shown.rows, part.shown.room)
        room = [each * WIDE - MARGINS[1] for each in shares_of]
        drawn = sum(row_height(row, room) for row in (part.shown.heads, *part.shown.rows))
        assert drawn == pytest.approx(part.height - BELOW)


def test_stages_are_arrows_and_words_where_these_have_no_room_for_them():
    few, many = Ladder(("Link", "Connection")), Ladder(("とても長い段の名前",) * 30)

    assert isinstance(piece(few), Piece)
    assert bare(piece(many).line).count("→") == 29


@given(st.lists(st.sampled_from(["head", "note", "prose"]), max_size=60))
def test_a_heading_never_ends_a_slide_that_others_follow(kinds):
    elements = {
        "head": Head(3, (Run("まとまり"),)),
        "note": Quotation("言葉 " * 30, "1-01"),
        "prose": Paragraph((Run("長い文。" * 80),)),
    }

    made_of = of(*(elements[kind] for kind in kinds))

    for slide in made_of[:-1]:
        last = slide.items[-1]
        alone = all(isinstance(item, Text) and item.keep for item in slide.items)
        assert not (isinstance(last, Text) and last.keep) or alone


def test_a_heading_too_long_for_a_title_stands_whole_in_the_body():
    long = "とても長い見出しの言葉" * 30

    [slide, *rest] = of(Head(2, (Run(long),)), Paragraph((Run("文。"),)))

    assert slide.title.endswith("…")
    assert (
        "".join(bare(item.line) for item in slide.items if isinstance(item, Text)) == f"{long}文。"
    )
    assert not rest


def test_a_part_that_says_which_step_it_is_of_is_not_told_twice():
    section = Section("step-a", "step", "ステップ1", (Head(2, words("ステップ1 開く")), HELD))

    titles = [slide.title for slide in slides(Laid((section,), frozenset(), {}), FRONT, "ja")]

    assert titles == ["An evening", "ステップ1 開く"]


def test_a_report_without_a_cover_has_a_first_slide_all_the_same():
    section = Section("step-a", "step", "ステップ1", (Paragraph((Run("文。"),)),))

    [first, second] = slides(Laid((section,), frozenset(), {}), FRONT, "ja")

    assert (first.front, first.title) == (FRONT, "An evening")
    assert second.title == "ステップ1"


def test_the_chart_of_the_themes_is_one_that_powerpoint_draws():
    document, _ = a_report()
    [sizes] = [block for block in document.blocks() if isinstance(block, Sizes)]

    drawn = {tuple(each.plots[0].categories): each.plots[0] for each in _charts()}

    plot = drawn[tuple(bar.label for bar in sizes.bars)]
    assert [tuple(series.values) for series in plot.series] == [
        tuple(bar.notes for bar in sizes.bars),
        tuple(bar.votes for bar in sizes.bars),
    ]


def _charts() -> Iterator:
    for slide in opened().slides:
        for shape in slide.shapes:
            if shape.has_chart:
                yield shape.chart


def test_charts_and_pictures_say_what_they_show_to_those_who_listen():
    for slide in opened().slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.shape_type == 13:
                [properties] = shape.element.iter(qn("p:cNvPr"))
                assert properties.get("descr")


def test_behind_a_chart_is_its_table_and_nothing_else():
    charts = list(_charts())

    assert len(charts) > 4
    for drawn in charts:
        workbook = drawn.part.chart_workbook.xlsx_part.blob
        strings = [
            each.text for root in xml(workbook, "xl/sharedStrings") for each in root.iter("{*}t")
        ]
        names = [*drawn.plots[0].categories, *(series.name for series in drawn.plots[0].series)]
        assert set(strings) == set(names)


def test_what_looks_like_a_formula_or_an_address_is_text_behind_a_chart():
    slide = empty().slides.add_slide(empty().slide_layouts[0])
    bars = Bars((FORMULA, "http://127.0.0.1:1/"), (("=1+1", (1, None)),))

    frame = chart(slide.shapes, bars, 100, 200, properties(*a_report()))

    workbook = frame.chart.part.chart_workbook.xlsx_part.blob
    [sheet] = [part for name, part in parts(workbook) if name.startswith("xl/worksheets/sheet")]
    assert b"<f>" not in sheet
    assert not outside(workbook)
    assert set(cells(workbook)) == {FORMULA, "http://127.0.0.1:1/", "=1+1"}


def test_slides_are_wide_and_have_a_font_for_japanese():
    file = opened()

    assert file.slide_width / file.slide_height == pytest.approx(16 / 9)
    [theme] = xml(made("pptx"), "ppt/theme")
    fonts = {each.get("typeface") for each in theme.iter(qn("a:ea"))}
    assert fonts == {"Yu Gothic"}
    langs = {
        each.get("lang")
        for root in xml(made("pptx", "en"), "ppt/slides/")
        for each in root.iter(qn("a:rPr"))
    }
    assert langs <= {"en-GB", "en-US"}


def test_every_slide_but_the_first_has_its_number():
    numbered = [[*slide.element.iter(qn("a:fld"))] for slide in opened().slides]

    assert [bool(each) for each in numbered] == [False, *[True] * (len(numbered) - 1)]


def test_what_nobody_reads_aloud_is_on_no_slide():
    found = paragraphs(made("pptx"), "ppt/slides/")

    assert "目次" not in found
    assert "数え方" not in found
    assert any(each.startswith("付箋は、書かれたとおりに") for each in found)


def test_the_summary_has_every_question_on_one_slide_without_voices():
    document, material = a_report()
    made_of = slides(lay(document), FRONT, "ja")

    [slide] = [each for each in made_of if each.title.startswith("ひと目で")]

    words = [bare(item.line) for item in slide.items if isinstance(item, Text)]
    for step in material.steps:
        assert any(step.question in each for each in words)
    assert not any(isinstance(item, Text) and item.look == "quote" for item in slide.items)
