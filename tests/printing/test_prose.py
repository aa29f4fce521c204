"""What a facilitator wrote, on paper: its lines, its notes, its tables, its length."""

import io
import re
from collections.abc import Iterable
from dataclasses import replace

import pikepdf
import pytest

from facilitator.core.ids import PartId
from facilitator.printing.failed import PrintingFailed
from facilitator.printing.pdf import print_pdf
from facilitator.report.blocks import Chapter, Document, Heading, Question
from facilitator.report.html import to_html
from facilitator.report.text import Cite, Mark, Spoken, View, Words
from facilitator.report.written import Headline, Item, Items, Paragraph, Written
from tests.printing.reading import NEVER_FIRST, NEVER_LAST, lines_of, pages_in, text_of
from tests.report.prose import BLOCKS, NAMES, SOURCES, a_report, words

TITLE = "".join(SOURCES.entries[0].title.split())


def pdf_of(document: Document) -> bytes:
    return print_pdf(to_html(document), document.typed())


def alone(chapters: Iterable[tuple[Written | Heading, ...]]) -> Document:
    """Return a document of nothing but these chapters, each on pages of its own."""
    made = tuple(
        Chapter("opening", f"opening-{n}", f"章{n}", blocks) for n, blocks in enumerate(chapters)
    )
    return replace(a_report(), chapters=made)


@pytest.fixture(scope="module", params=["full", "seed"])
def printed(request: pytest.FixtureRequest) -> bytes:
    return pdf_of(a_report(profile=request.param, notes="page"))


def test_every_name_is_printed_letter_for_letter(printed):
    assert "".join(NAMES.split()) in text_of(printed)


def test_no_line_begins_or_ends_with_what_may_not_stand_there(printed):
    for line in lines_of(printed):
        assert line[0] not in NEVER_FIRST, line
        assert line[-1] not in NEVER_LAST, line


def test_wherever_a_line_ends_no_mark_number_or_sign_begins_the_next():
    """Paragraphs each a letter longer than the one before: the end of a line is everywhere."""
    spoken = Spoken("難しい", "note/a", "3-07", ("「", "」"))
    signs = (
        *(Mark(1, "harvard/age"), Words("。この"), spoken, Cite("note/a", "3-07")),
        *(Words("という声があり、Social growth"), Mark(2, "harvard/b"), Words(" と聞いた。")),
        View(),
    )
    paragraphs = tuple(
        Paragraph(f"p{n}", (Words("あ" * n + "高まる"), *signs)) for n in range(1, 46)
    )

    lines = lines_of(pdf_of(alone([paragraphs])))

    assert sum("る①" in line for line in lines) == 45
    for line in lines:
        assert not re.match(r"[①②◇」。、]|3-07", line), line
        assert not line.endswith("「"), line


def test_wherever_a_line_ends_a_chain_of_arrows_breaks_behind_an_arrow():
    paragraphs = tuple(
        Paragraph(f"p{n}", words("あ" * n + "、接続する→相手が見える→Link → Weak ties → Trust。"))
        for n in range(1, 46)
    )

    lines = lines_of(pdf_of(alone([paragraphs])))

    feet = re.compile(r"章0|\d/\d")  # of the pages
    torn = [line for line in lines if not line.startswith("あ") and not feet.match(line)]
    assert torn  # or nothing was tried
    for line in torn:
        assert line.startswith(("相手が見える→", "Link→", "Weakties→", "Trust", "接続する→")), line


def test_a_sentence_that_leads_in_stays_with_what_follows():
    """However far down the page it begins."""
    led = Paragraph("led", words("最初の要素。"))

    def chapter(lines: int, lower: int) -> tuple[Written, ...]:
        above = tuple(Paragraph(f"p{n}", words("一行。")) for n in range(lines))
        list_ = Items("j", ordered=True, items=(Item((), words("一行。")),) * lower)
        lead = Paragraph("lead", words("要素は次の通り："))
        return (*above, list_, Headline("h", words("見出し")), lead, led)

    places = [(lines, lower) for lower in range(1, 6) for lines in range(21, 29)]
    pages = pages_in(pdf_of(alone(chapter(*place) for place in places)))

    assert len(pages) > len(places) + 1  # some of them needed a second page
    for page in pages:
        assert ("要素は次の通り" in page) == ("最初の要素" in page)
        assert ("見出し" in page) == ("最初の要素" in page)


def test_headings_are_bookmarks_below_their_chapter(printed):
    with pikepdf.open(io.BytesIO(printed)) as pdf, pdf.open_outline() as outline:
        [step] = [item for item in outline.root if item.title.startswith("ステップ1")]
        [second] = step.children
        titles = (second.title, [third.title for third in second.children])

    assert titles == ("段階モデルと運営設計の考え方", ["くわしく"])


def test_the_note_to_a_mark_stands_at_the_foot_of_its_page(printed):
    pages = pages_in(printed)

    [first] = [page for page in pages if "高める①。参加者は" in page]
    [later] = [page for page in pages if "恥ずかしくはない②。" in page]
    assert f"①{TITLE}、Harvard" in first
    assert f"②{TITLE}①と同じ資料" in later


def test_a_page_with_the_sign_of_a_view_says_what_it_means_whatever_ends_on_it():
    """Also where the chapter above has none, and where one without any goes on below."""
    text = (Words("ここに書く。"),)
    bare = Chapter("first", "first", "一歩", (Heading("一歩", 1), Paragraph("a", text)))
    view = Chapter("closing", "closing", "結び", (Paragraph("b", (*text, View())),))
    plain = Chapter("free", "free", "余録", (Paragraph("c", text),))

    for profile in ("full", "seed"):
        document = a_report(profile=profile)
        pages = pages_in(pdf_of(replace(document, chapters=(bare, view, plain))))
        assert len(pages[:-1]) == 1
        assert "◇進行役の見解" in pages[0]


def test_a_question_stays_with_its_label_and_with_what_follows():
    """Wherever on a page the text of the step before ends."""
    for lines in range(25, 32):
        told = tuple(Paragraph(f"p{n}", (Words("あ" * 30),)) for n in range(lines))
        head = Question(PartId("next"), "ステップ2", "築く", "どうやって築くのだろう？")
        first = Chapter("step", "step-1", "ステップ1", told)
        second = Chapter("step", "step-2", "ステップ2", (head, Paragraph("q", (Words("次。"),))))
        pages = pages_in(pdf_of(replace(a_report(), chapters=(first, second))))

        [page] = [page for page in pages if "ステップ2築く" in page]
        assert "どうやって築くのだろう？" in page
        assert "次。" in page


def test_notes_after_the_chapter_name_each_source_once():
    text = text_of(pdf_of(a_report(notes="chapter")))

    assert f"①②{TITLE}" in text
    assert text.count(TITLE) == 2  # there, and in the list of sources


def test_the_head_of_a_table_stands_on_every_page_that_it_fills(printed):
    pages = pages_in(printed)

    with_rows = [page for page in pages if re.search(r"行\d+", page)]
    assert len(with_rows) > 1
    assert all("全体ひとこと" in page for page in with_rows)
    assert all(len(re.findall(r"行\d+", page)) > 1 for page in with_rows)


def test_pictures_and_drawings_can_be_listened_to(printed):
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        tags = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary)]
        said = {str(each.Alt) for each in tags if each.get("/S") == pikepdf.Name("/Figure")}

    assert "会場のようす" in said
    assert any("Relationship: 共に価値をつくる。" in each for each in said)


@pytest.mark.parametrize(
    "body",
    [
        '<img src="data:image/svg+xml;base64,PHN2Zy8+">',
        '<link rel="stylesheet" href="data:text/css,p{}">',
        '<link rel="attachment" href="data:text/plain,x">',
    ],
)
def test_of_what_a_page_carries_in_addresses_only_pictures_are_printed(body):
    with pytest.raises(PrintingFailed, match="outside itself"):
        print_pdf(f'<!DOCTYPE html><html lang="en"><title>t</title><body>{body}</html>')


def test_an_article_as_long_as_a_usual_one_fills_five_or_six_pages():
    """Two frame sections, five steps, 14 sub-headings, 35 points: 5,800 letters in all."""
    sentence = "つながりが増えることは、未知に対する不安を減らし、安心を得る手段になる。"

    def points(count: int) -> Items:
        each = Item(words("安心と承認", strong=True), words(sentence * 3))
        return Items("i", ordered=False, items=(each,) * count)

    def section(count: int) -> tuple[Written, ...]:
        return (Headline("h", words("個人の内的ニーズと社会")), points(count))

    steps = [
        (Heading("“つながり”って、そもそも何だろう？", 1), *section(3), *section(2), *section(2))
        for _ in range(5)
    ]
    frame = (Heading("はじめに", 1), Paragraph("p", words(sentence * 9)))
    document = alone([frame, *steps, frame])
    document = replace(document, style=replace(document.style, profile="seed"))

    letters = sum(len(text) for text in document.typed() if "つながり" in text)
    with pikepdf.open(io.BytesIO(pdf_of(document))) as pdf:
        assert 5 <= len(pdf.pages) <= 6, letters


def test_all_of_it_is_printed_in_english_too():
    text = text_of(pdf_of(a_report("en", blocks=BLOCKS)))

    assert "(paraphrased)" in text
    assert "12notes" in text
    assert "◇thefacilitator’sview" in text or "◇thefacilitator'sview" in text
