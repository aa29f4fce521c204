"""A report that is listened to: what PDF/UA-1 asks of a file, as far as a machine can tell.

No validator of all its rules can be had as a package. These are the rules that the library, or a
change of ours, could break without anybody seeing it on paper.
"""

import io
from collections.abc import Iterator
from itertools import pairwise

import pikepdf
import pytest

from facilitator.printing.pdf import print_pdf
from facilitator.report.build import report
from facilitator.report.html import to_html
from facilitator.report.options import Options
from tests.report.full import a_full_house
from tests.report.prose import a_report
from tests.report.whole import a_whole_evening

SHOWS = {"Tj", "TJ", "'", '"', "Do", "f", "F", "f*", "S", "B", "b", "sh"}  # what leaves a trace


def _documents():
    yield "full", report(a_full_house().session, Options("ja"))
    yield "comments", report(a_whole_evening().session, Options("en", "comments"))
    yield "prose", a_report(profile="seed", notes="page")


@pytest.fixture(scope="module", params=["full", "comments", "prose"])
def pdf(request: pytest.FixtureRequest) -> Iterator[pikepdf.Pdf]:
    document = dict(_documents())[request.param]
    with pikepdf.open(io.BytesIO(print_pdf(to_html(document), document.typed()))) as opened:
        yield opened


def elements(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    """Yield the elements of the structure in the order in which they are read out."""

    def inside(element: pikepdf.Object) -> Iterator[pikepdf.Dictionary]:
        yield element
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield from inside(kid)

    kids = pdf.Root.StructTreeRoot.K
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        yield from inside(kid)


def kinds(pdf: pikepdf.Pdf) -> list[str]:
    return [str(each.S)[1:] for each in elements(pdf)]


def test_the_file_says_that_it_is_for_listening(pdf):
    with pdf.open_metadata() as told:
        assert told["pdfuaid:part"] == "1"
        assert told["dc:title"]
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang) in ("ja", "en")
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    assert all(page.Tabs == pikepdf.Name.S for page in pdf.pages)


def test_no_level_of_heading_is_left_out(pdf):
    levels = [int(kind[1]) for kind in kinds(pdf) if kind[0] == "H" and kind[1:].isdecimal()]

    assert levels[0] == 1
    deeper = [(one, two) for one, two in pairwise(levels) if two > one + 1]
    assert deeper == []


def test_every_picture_is_told_in_words(pdf):
    figures = [each for each in elements(pdf) if str(each.S) == "/Figure"]

    assert all(str(each.get("/Alt", "")).strip() for each in figures)


def test_every_cell_names_the_heads_that_it_belongs_to(pdf):
    heads = {str(each.ID) for each in elements(pdf) if str(each.S) == "/TH"}
    cells = [each for each in elements(pdf) if str(each.S) == "/TD"]

    for cell in cells:
        named = [str(each) for each in cell.A.get("/Headers", [])]
        assert named or not list(cell.get("/K", []))  # the corner above the names is empty
        assert set(named) <= heads


def test_every_link_says_where_it_leads_and_stands_in_the_text(pdf):
    links = [each for page in pdf.pages for each in page.get("/Annots", [])]

    assert all(str(each.get("/Contents", "")).strip() for each in links)
    assert all("/StructParent" in each for each in links)


def test_all_that_is_on_a_page_is_read_out_or_marked_as_beside_the_point(pdf):
    known = _marked(pdf)
    for number, page in enumerate(pdf.pages):
        open_: list[object] = []
        for operands, operator in pikepdf.parse_content_stream(page):
            sign = str(operator)
            if sign in ("BDC", "BMC"):
                open_.append(operands)
            elif sign == "EMC":
                open_.pop()
            elif sign in SHOWS:
                assert open_, (number, sign, operands)
        assert open_ == []
    assert known


def test_lists_hold_their_points(pdf):
    for each in elements(pdf):
        if str(each.S) == "/LI":
            assert str(each.P.S) == "/L"


def _marked(pdf: pikepdf.Pdf) -> int:
    """Return how many pieces of content the structure holds."""
    return sum("/K" in each for each in elements(pdf))
