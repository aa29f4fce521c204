"""Notes at the foot of a page: each once, and every one on the page of its mark."""

import io
from dataclasses import replace

import pikepdf

from facilitator.printing.pdf import print_pdf
from facilitator.report.blocks import Chapter, Document, Heading
from facilitator.report.html import to_html
from facilitator.report.text import Mark, Words
from facilitator.report.written import Paragraph
from tests.printing.reading import pages_in
from tests.report.prose import SOURCES, a_report

TITLE = "".join(SOURCES.entries[1].title.split())


def chapters(*lengths: int) -> Document:
    """Return an article whose chapters have so many sentences, then one mark, always the same."""
    made = []
    for n, length in enumerate(lengths):
        text = (
            Words(f"章{n}。" + "これは文です。" * length + "引く"),
            Mark(3, "emile/p34"),
            Words("。"),
        )
        made.append(
            Chapter("free", f"free-{n}", f"章{n}", (Heading(f"章{n}", 1), Paragraph(f"p{n}", text)))
        )
    last = Chapter("references", "references", "参考", (Heading("参考", 1), SOURCES))
    return replace(a_report(profile="seed", notes="page"), chapters=(*made, last))


def notes_on(body: bytes) -> list[int]:
    """Return how often the title of the source stands on each page but the last."""
    return ["".join(page.split()).count(TITLE) for page in pages_in(body)]


def test_where_two_chapters_meet_a_note_stands_once_and_both_marks_lead_to_it():
    body = print_pdf(to_html(chapters(3, 3)))

    assert notes_on(body)[0] == 1 + 1  # the note, and the list of sources below
    with pikepdf.open(io.BytesIO(body)) as pdf:
        to = [
            str(each.get("/A", each).get("/D", each.get("/Dest"))) for each in pdf.pages[0].Annots
        ]
    assert len([each for each in to if each.startswith("foot-")]) == 2
    assert len({each for each in to if each.startswith("foot-")}) == 1


def test_on_pages_of_their_own_each_chapter_has_the_note():
    body = print_pdf(to_html(chapters(3, 400)))

    assert sum(notes_on(body)) == 3
