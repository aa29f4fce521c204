"""How people came and went, as a report tells it: of enough people, and in words of the rest."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest

from facilitator.core.ids import PersonId
from facilitator.core.kinds.pulse.asking import TellPulse
from facilitator.core.people import DESK, Person, Role
from facilitator.core.program import Published
from facilitator.core.severing import Sever
from facilitator.report import tables
from facilitator.report.audit import Unfounded, audit
from facilitator.report.blocks import Auto, Document, Tabled
from facilitator.report.build import build, report
from facilitator.report.charts.draw import draw
from facilitator.report.figures import Chart, Circles, Corners, Shifts, Stances, Tallied
from facilitator.report.forms.xlsx.sheets import sheets
from facilitator.report.gather import gather
from facilitator.report.html import to_html
from facilitator.report.material import Material
from facilitator.report.options import Options
from facilitator.report.palette import palette
from tests.core.world import WHOLE, Evening, words
from tests.report.test_evidence import found, more, swapped

ELSEWHERE = (
    Published(words("Half of them"), words("A survey"), "2026-01-10"),
    Published(words("Unchecked figure"), words("Hearsay")),
)
KINDS = (Shifts, Circles, Corners, Tallied, Stances)


def somebody(n: int) -> Person:
    return Person(PersonId(f"p{n}"), Role.PARTICIPANT, f"secret {n}")


def answer(evening: Evening, moment: str, n: int, **values: int) -> None:
    for item, value in values.items():
        evening.act(somebody(n), TellPulse(moment, item, value))


def an_evening(people: int = 14, only_after: int = 0) -> Evening:
    """Return an evening: all need it more, feel less risk and are closer; safety fell for most."""
    evening = Evening(replace(WHOLE, published=ELSEWHERE))
    for n in range(people):
        answer(evening, "before", n, need=4, risk=6, close=3, safe=5)
    evening.go("take/pulse_takeaway")
    for n in range(people + only_after):
        answer(evening, "after", n, need=6, risk=2 if n % 2 else 5, close=5, voices=n % 6)
        answer(evening, "after", n, safe=3 if n % 3 else 6)
    evening.go("ended")
    return evening


def documents(lang: str) -> tuple[Material, Document]:
    material = gather(an_evening().session, Options(lang))
    return material, build(material)


@pytest.fixture(scope="module")
def material() -> Material:
    return documents("ja")[0]


@pytest.fixture(scope="module")
def document(material: Material) -> Document:
    return build(material)


def chapter(document: Document) -> list[Any]:
    return [block for each in document.chapters if each.id == "pulse" for block in each.blocks]


def said(document: Document) -> list[str]:
    return [block.text for block in chapter(document) if isinstance(block, Auto)]


def keys(document: Document) -> list[str]:
    return [block.sentence for block in chapter(document) if isinstance(block, Auto)]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        (
            "ja",
            "14人が前後とも答えました。「need（日）」は4.0から6.0に。"
            "上がった人14、変わらない人0、下がった人0。",
        ),
        (
            "en",
            "14 people answered both times. “need” went from 4.0 to 6.0: 14 went up, "
            "0 stayed the same, 0 went down.",
        ),
    ],
)
def test_a_change_is_told_in_a_sentence(lang, sentence):
    material, document = documents(lang)
    audit(document, material)

    assert sentence in said(document)


def test_that_something_got_worse_is_said_plainly_and_what_to_ask_next(document):
    assert keys(document).count("pulse.not.more") == 1  # safety fell for most, closeness grew
    fell = "「safe（日）」が下がった人は、上がった人と同じか、それより多くいました。"
    assert fell in said(document)
    assert "pulse.not.less" not in keys(document)  # risk lessened
    method = next(each for each in document.chapters if each.form == "method")
    told = [auto.sentence for block in method.blocks for auto in getattr(block, "said", ())]
    assert {"def.pulse", "pulse.next"} <= set(told)


def test_what_it_does_not_say_is_printed(document):
    assert "pulse.self" in keys(document)


def test_figures_of_others_stand_there_only_with_source_and_day_and_never_as_a_comparison(document):
    told = said(document)

    assert "Half of them（日）。出典: A survey（日）（2026-01-10 確認）" in told
    assert "pulse.not.comparable" in keys(document)
    assert "Unchecked" not in repr(document)


def test_seven_people_show_no_change_and_the_wording_says_why():
    document = report(an_evening(7).session, Options("ja"))

    assert not [block for block in chapter(document) if isinstance(block, Shifts | Corners)]
    assert "pulse.not.comparable" not in keys(document)  # of so few not even beside others
    assert "pulse.after.only" in keys(document)
    stances = found(document, Stances)
    assert [(row.item, row.n) for row in stances.rows] == [
        ("need", 7),
        ("risk", 7),
        ("safe", 7),
        ("close", 7),
    ]


def test_four_people_show_nothing():
    document = report(an_evening(4).session, Options("ja"))

    assert keys(document) == ["pulse.few.people", "pulse.few.all"]


def test_where_nobody_answered_there_is_no_chapter():
    document = report(Evening(WHOLE).session, Options("ja"))

    assert chapter(document) == []
    assert "def.pulse" not in repr(document)


def test_a_severed_session_tells_no_change_and_says_why():
    evening = an_evening()
    evening.wait(3600)
    evening.act(DESK, Sever())
    document = report(evening.session, Options("en"))

    assert "pulse.apart" in keys(document)
    assert not [block for block in chapter(document) if isinstance(block, Shifts | Corners)]


def test_it_can_be_left_out():
    document = report(an_evening().session, Options("ja", without=frozenset({"pulse"})))

    assert chapter(document) == []


def drawn(material: Material) -> dict[type, Chart]:
    """Return a chart of every kind; answers at the end alone stand in a smaller evening."""
    whole = build(material)
    few = report(an_evening(7).session, Options(material.lang))
    return {kind: found(few if kind is Stances else whole, kind) for kind in KINDS}


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_picture_has_a_title_a_description_and_a_table_that_say_the_same(lang, kind):
    material, _ = documents(lang)
    chart = drawn(material)[kind]
    svg = ElementTree.fromstring(str(draw(chart, palette(), lang)))

    space = "{http://www.w3.org/2000/svg}"
    title, desc = svg.find(f"{space}title"), svg.find(f"{space}desc")
    assert title is not None
    assert title.text == chart.title
    assert desc is not None
    assert desc.text == tables.said(chart, lang)
    rows = tables.table(chart, lang).rows
    assert all(len(row) == len(tables.table(chart, lang).heads) for row in rows)


def one_more(chart: Any) -> Any:
    match chart:
        case Shifts(rows=(first, *rest)):
            return replace(chart, rows=(more(first, "up"), *rest))
        case Circles():
            return replace(chart, after=chart.after + 0.1)
        case Corners(spots=(first, *rest)):
            return replace(chart, spots=(more(first, "people"), *rest))
        case Tallied(counts=(first, *rest)):
            return replace(chart, counts=(first + 1, *rest))


@pytest.mark.parametrize("kind", KINDS[:-1])
def test_a_chart_that_says_something_else_is_refused(document, material, kind):
    old = found(document, kind)

    with pytest.raises(Unfounded):
        audit(swapped(document, old, one_more(old)), material)


def test_every_chart_has_its_table_in_the_appendix(document):
    tabled = [block.of for block in document.blocks() if isinstance(block, Tabled)]

    assert [type(each) for each in tabled if isinstance(each, KINDS)] == [
        Shifts,
        Circles,
        Corners,
        Tallied,
    ]


def test_the_map_shows_places_of_three_people_or_more(document):
    corners = found(document, Corners)

    assert [(spot.need, spot.risk, spot.people) for spot in corners.spots] == [(6, 2, 7), (6, 5, 7)]
    assert (corners.before, corners.after) == ((4.0, 6.0), (6.0, 3.5))


def test_a_workbook_has_every_number_in_a_row(material):
    sheet = next(each for each in sheets(material) if each.name == "pulse")

    assert ("need（日）", "上がった", 14, None) in sheet.rows
    assert ("need（日）", "はじめの平均", None, 4.0) in sheet.rows
    assert ("voices（日）", "5人以上", 2, None) in sheet.rows


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_on_paper_and_on_a_screen_it_can_be_read(lang):
    document = documents(lang)[1]

    for page in (to_html(document), to_html(document, screen=True)):
        assert 'id="chart-pulse-shifts"' in page
        assert 'id="table-pulse-map"' in page


def test_where_no_place_may_be_told_the_map_shows_how_the_middle_has_moved():
    evening = Evening(WHOLE)
    for n in range(14):
        answer(evening, "before", n, need=1 + n % 7, risk=1 + n // 2)
    evening.go("take/pulse_takeaway")
    for n in range(14):
        answer(evening, "after", n, need=1 + n // 2, risk=1 + n % 7)
    evening.go("ended")
    document = report(evening.session, Options("en"))

    assert found(document, Corners).spots == ()
    assert "pulse.map.bare" in keys(document)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_while_answers_are_taken_that_is_said_in_place_of_figures(lang):
    session = an_evening().session
    assert session.ended is not None
    early = gather(session, Options(lang), session.ended + timedelta(hours=24))
    late = gather(session, Options(lang), session.ended + timedelta(hours=24, seconds=1))

    document = build(early)
    audit(document, early)
    assert keys(document) == ["pulse.answered", "pulse.open"]
    assert not any(isinstance(block, KINDS) for block in document.blocks())
    assert "pulse.open" not in keys(build(late))
    assert "pulse.change" in keys(build(late))
