"""The whole report on paper: its pages, its ways through, its lines, its many scripts."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import pytest

from facilitator.core.ids import PartId
from facilitator.core.kinds.notes.insight import WriteInsight
from facilitator.core.kinds.notes.themes import AddTheme
from facilitator.core.kinds.vote import CastBallot, CloseVote
from facilitator.printing.pdf import print_pdf
from facilitator.report.build import report
from facilitator.report.html import to_html
from facilitator.report.options import Options
from facilitator.report.words import say
from tests.core.world import ANN, FAY, PROGRAM, Evening, step
from tests.printing.reading import NEVER_FIRST, NEVER_LAST, lines_of, pages_in, text_of
from tests.report.evenings import a_plain_evening, write
from tests.report.whole import KEPT_OUT, MOOD, SEEN, SOON, a_whole_evening

MANY_SCRIPTS = (
    "髙﨑さんと槗本さん、𠮷田さん、薩摩の西鄕さん",
    "김민수 씨와 이야기했다",
    "和王丽、张伟、陈静一起吃饭",
    "שלום לכולם, נפגש מחר",
    "مرحبا، شكرا على الأمسية",
    "👩‍👩‍👧‍👦と🇯🇵で👍🏽",
    "Łukasz, Zoë & Søren",
    "ﾊﾝｶｸ ①② ㈱ ㍿ ㎡",
    "一行目\n二行目\n三行目",
    "長い" * 99,
    "https://example.org/" + "a" * 150,
)


@pytest.fixture(scope="module", params=["ja", "en"])
def printed(request: pytest.FixtureRequest) -> tuple[str, bytes]:
    """The report of a whole evening, and its language."""
    document = report(a_whole_evening().session, Options(request.param))
    return request.param, print_pdf(to_html(document), document.typed())


def outline(pdf: pikepdf.Pdf) -> list[tuple[int, str, int]]:
    """Return the bookmarks: level, title and page, counted from 1."""
    with pdf.open_outline() as opened:
        return list(_walk(pdf, opened.root, 1))


def _walk(pdf: pikepdf.Pdf, items: list, level: int) -> Iterator[tuple[int, str, int]]:
    for item in items:
        yield level, item.title, pikepdf.Page(item.destination[0]).index + 1
        yield from _walk(pdf, item.children, level + 1)


def test_the_contents_name_every_chapter_with_the_page_it_begins_on(printed):
    _, pdf = printed
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        chapters = [(title, page) for level, title, page in outline(opened) if level == 1]

    lines = ["".join(line.split()) for line in lines_of(pdf)]
    for title, page in chapters[2:]:
        name = re.escape("".join(title.split()))
        found = rf"{name}(\d+notes?|\d+枚)?\.+{page}"
        assert any(re.fullmatch(found, line) for line in lines), title


def test_every_section_has_a_bookmark_below_its_chapter(printed):
    lang, pdf = printed
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        found = {(level, title) for level, title, _ in outline(opened)}

    sections = ("turnout", "pace", "presence", "plan", "insight", "sizes", "voices", "lone")
    for section in (*sections, "ranking", "dates", "coverage", "definitions", "fact.how"):
        assert (2, say(section, lang)) in found, section
    assert (3, "小さなあいさつ") in found


def test_every_way_inside_the_report_leads_somewhere(printed):
    _, pdf = printed
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        names = {
            str(name) for name in opened.Root.Names.Dests.Names if isinstance(name, pikepdf.String)
        }
        ways = [
            str(link.Dest)
            for page in opened.pages
            for link in page.get("/Annots", [])
            if link.get("/Subtype") == "/Link"
        ]

    assert len(ways) > 40
    assert {way for way in ways if way not in names} == set()


def test_a_quotation_leads_to_the_appendix_and_its_number_there_leads_back():
    page = to_html(report(a_whole_evening().session, Options("ja")))

    quotations = set(re.findall(r'id="quote-(\w+)"', page))
    assert quotations
    assert quotations == set(re.findall(r'href="#quote-(\w+)"', page))
    assert quotations <= set(re.findall(r'href="#note-(\w+)"', page))
    assert quotations <= set(re.findall(r'id="note-(\w+)"', page))


def test_the_whole_evening_is_in_it_and_nothing_that_was_kept_out(printed):
    _, pdf = printed
    text = text_of(pdf)

    for words in (SEEN, MOOD, SOON):
        assert "".join(words.split()) in text
    assert "".join(KEPT_OUT.split()) not in text


def test_every_chart_and_every_table_can_be_listened_to(printed):
    _, pdf = printed
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        tags = [each for each in opened.objects if isinstance(each, pikepdf.Dictionary)]
        figures = [each for each in tags if each.get("/S") == pikepdf.Name("/Figure")]
        heads = [each for each in tags if each.get("/S") == pikepdf.Name("/TH")]

        assert len(figures) >= 8
        assert all(re.search(r"\d", str(figure.Alt)) for figure in figures)
        assert heads
        assert all("/A" in head for head in heads)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_script_is_printed_letter_for_letter(lang):
    document = report(a_plain_evening(*MANY_SCRIPTS).session, Options(lang))

    pdf = print_pdf(to_html(document), document.typed())

    text = text_of(pdf)
    for words in (MANY_SCRIPTS[n] for n in (0, 1, 2, 6, 7, 8, 9, 10)):
        assert "".join(words.split()) in text, words


def test_no_line_begins_or_ends_with_what_may_not_stand_there(printed):
    _, pdf = printed

    for line in lines_of(pdf):
        assert line[0] not in NEVER_FIRST, line
        assert line[-1] not in NEVER_LAST, line


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_an_evening_on_which_nobody_wrote_is_a_report_that_says_so(lang):
    document = report(a_plain_evening().session, Options(lang))

    text = text_of(print_pdf(to_html(document), document.typed()))

    assert text.count("".join(say("nothing", lang).split())) >= 3


def test_a_single_note_is_a_report():
    document = report(a_plain_evening("ひとりの声").session, Options("ja"))

    text = text_of(print_pdf(to_html(document), document.typed()))

    assert "1-01" in text


def an_evening_of_steps(count: int, length: int, lang: str) -> Evening:
    """Return an evening with so many steps, each with themes, a vote and a sentence so long."""
    words = {"ja": "あいさつは入口だった。", "en": "A greeting was the way in. "}[lang]
    parts = [PartId(f"s{n}") for n in range(count)]
    evening = Evening(replace(PROGRAM, parts=tuple(step(part) for part in parts)))
    for part in parts:
        evening.go(f"{part}/write")
        notes = [write(evening, ANN, words * (2 + n), part=part) for n in range(4)]
        evening.go(f"{part}/theme")
        for half in (notes[:2], notes[2:]):
            evening.act(FAY, AddTheme(part, words * 2, tuple(half)))
        evening.go(f"{part}/vote")
        [*_, theme] = evening.session.themes
        evening.act(ANN, CastBallot(part, (theme,)))
        evening.act(FAY, CloseVote(evening.session.visit.stop))
        evening.act(FAY, WriteInsight(part, (words * length).strip()))
    return evening


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(("steps", "length"), [(4, 1), (5, 3), (6, 2), (7, 1)])
def test_the_page_at_a_glance_is_one_page(lang, steps, length):
    document = report(an_evening_of_steps(steps, length, lang).session, Options(lang))

    pages = pages_in(print_pdf(to_html(document), document.typed()))

    name = "".join(say("summary", lang).split())
    assert len([page for page in pages if f"Anevening{name}" in page]) == 1
