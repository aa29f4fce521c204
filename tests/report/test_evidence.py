"""What is drawn must be so: a chart with another number than its records is refused."""

from dataclasses import replace
from typing import Any

import pytest

from facilitator.report import tables
from facilitator.report.audit import Unfounded, audit
from facilitator.report.blocks import Document, Number, Numbers, Promise, Tabled
from facilitator.report.build import build
from facilitator.report.charts.draw import draw
from facilitator.report.figures import (
    Chart,
    Coverage,
    Dates,
    Fit,
    Mosaic,
    Pace,
    Plan,
    Presence,
    Ranking,
    Sizes,
    Turnout,
)
from facilitator.report.gather import gather
from facilitator.report.material import Material
from facilitator.report.options import Options
from facilitator.report.palette import palette
from tests.report.whole import a_whole_evening

CHARTS = (Mosaic, Sizes, Ranking, Fit, Pace, Presence, Plan, Dates)


@pytest.fixture(scope="module")
def material() -> Material:
    return gather(a_whole_evening().session, Options("ja"))


@pytest.fixture(scope="module")
def document(material: Material) -> Document:
    return build(material)


def found(document: Document, kind: type) -> Any:
    """Return the first block of a type."""
    return next(block for block in document.blocks() if isinstance(block, kind))


def swapped(document: Document, old: object, new: object) -> Document:
    """Return ``document`` with one block in place of another."""
    chapters = tuple(
        replace(chapter, blocks=tuple(new if each is old else each for each in chapter.blocks))
        for chapter in document.chapters
    )
    return replace(document, chapters=chapters)


FIELDS = {Fit: "not_quite"}
ROWS = {
    Sizes: ("bars", "notes"),
    Pace: ("stretches", "notes"),
    Presence: ("spans", "people"),
    Plan: ("rows", "seconds"),
    Ranking: ("rows", "votes"),
    Turnout: ("rows", "writers"),
    Coverage: ("rows", "withdrawn"),
}


def one_more(chart: Any) -> Any:
    """Return ``chart`` with one thing more than was counted."""
    kind = type(chart)
    if kind is Mosaic:
        label, squares = chart.rows[0]
        return replace(chart, rows=((label, (*squares, squares[0])), *chart.rows[1:]))
    if kind is Numbers:
        first, *rest = chart.items
        return Numbers((Number(first.value + 1, first.unit, first.cites), *rest))
    if kind in FIELDS:
        return more(chart, FIELDS[kind])
    if kind is Dates:
        (name, count), *others = chart.counts
        return replace(chart, counts=((name, count + 1), *others))
    rows, name = ROWS[kind]
    first, *rest = getattr(chart, rows)
    return replace(chart, **{rows: (more(first, name), *rest)})


def more(row: Any, name: str) -> Any:
    return replace(row, **{name: getattr(row, name) + 1})


@pytest.mark.parametrize("kind", [*CHARTS, Turnout, Coverage, Numbers])
def test_a_chart_with_one_too_many_is_refused(document, material, kind):
    old = found(document, kind)

    with pytest.raises(Unfounded):
        audit(swapped(document, old, one_more(old)), material)


def test_a_table_is_held_to_the_records_like_its_chart(document, material):
    old = next(
        block
        for block in document.blocks()
        if isinstance(block, Tabled) and isinstance(block.of, Fit)
    )

    with pytest.raises(Unfounded, match="figures: fit of open"):
        audit(swapped(document, old, Tabled(one_more(old.of))), material)


def test_votes_that_were_not_cast_are_refused(document, material):
    old = found(document, Sizes)
    bars = (more(old.bars[0], "votes"), *old.bars[1:])

    with pytest.raises(Unfounded, match="does not have 7 votes"):
        audit(swapped(document, old, replace(old, bars=bars)), material)


def test_a_first_step_in_other_words_is_refused(document, material):
    old = found(document, Promise)

    with pytest.raises(Unfounded, match="F-01 is not printed letter for letter"):
        audit(swapped(document, old, replace(old, text=f"{old.text}。")), material)


def test_a_note_drawn_in_other_words_is_refused(document, material):
    old = found(document, Ranking)
    rows = (replace(old.rows[0], text="別の言葉"),)

    with pytest.raises(Unfounded, match="not drawn letter for letter"):
        audit(swapped(document, old, replace(old, rows=rows)), material)


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("kind", CHARTS)
def test_a_chart_says_in_words_everything_its_table_has(document, kind, lang):
    chart: Chart = found(document, kind)

    svg = str(draw(chart, palette(), lang))

    assert "<title>" in svg
    told = tables.table(chart, lang)
    assert told.rows
    description = svg.partition("<desc>")[2].partition("</desc>")[0]
    assert all(cell in description for row in told.rows for cell in row)


@pytest.mark.parametrize("kind", CHARTS)
def test_every_chart_has_its_table_in_the_appendix(document, kind):
    tabled = [block.of for block in document.blocks() if isinstance(block, Tabled)]

    assert found(document, kind) in tabled


EXPECTED = {
    Mosaic: (("1", "16", "分類なし 8 · near（日） 8"), ("2", "8", "分類なし 8")),
    Sizes: (("小さなあいさつ", "9", "6"), ("遠くの人", "5", "2")),
    Fit: (("しっくりくる", "5"), ("少しちがう", "1"), ("足したい", "0")),
    Dates: (("24時間以内", "1"), ("一週間以内", "1"), ("それより先", "1"), ("まだ", "1")),
    Pace: (("2:00–2:30", "1", "5", "10.0"),),
    Presence: (("0:00–1:00", "Welcome（日）", "8"), ("1:00–2:00", "Arrive（日）", "8")),
    Plan: (("Welcome（日）", "1:00", "1:00"), ("Arrive（日）", "3:00", "1:00")),
}


@pytest.mark.parametrize("kind", EXPECTED)
def test_a_table_holds_the_numbers_of_the_evening(document, kind):
    rows = tables.table(found(document, kind), "ja").rows

    assert rows[: len(EXPECTED[kind])] == EXPECTED[kind]


def test_parts_that_were_not_held_have_no_time(document):
    rows = tables.table(found(document, Plan), "ja").rows

    assert rows[-1] == ("Close（日）", "1:00", "—")
