"""Text that somebody means badly, or that nobody thought of, prints in bounded space."""

import gc
import io

import pikepdf
import pytest

from facilitator.printing import library
from facilitator.printing.pdf import print_pdf
from facilitator.report.build import report
from facilitator.report.html import to_html
from facilitator.report.options import Options
from tests.printing.reading import text_of
from tests.report.evenings import a_plain_evening

PAGES = 40

# None of these could be a note of that length: the rules stop it earlier. Printing bears it anyway.
TEXTS = {
    "letters": "a" * 10_000,
    "address": "https://example.org/" + "x/" * 1_000,
    "marks": "e" + "\u0301" * 4_000,
    "emoji": "👨‍👩‍👧‍👦" * 160,
    "joined": "\u200d".join("👩" for _ in range(400)),
    "escaped": "&<>" * 1_000,
    "directions": "\u202e\u2067שלום\u202d" * 200,
}


def a_page(text: str) -> str:
    """Return the report of one note, with ``text`` in its place everywhere."""
    document = report(a_plain_evening("HERE").session, Options("ja"))
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return to_html(document).replace("HERE", escaped)


@pytest.mark.parametrize("name", TEXTS)
def test_it_prints_on_a_bounded_number_of_pages(name):
    with pikepdf.open(io.BytesIO(print_pdf(a_page(TEXTS[name])))) as pdf:
        assert len(pdf.pages) <= PAGES


def test_a_word_of_ten_thousand_letters_is_printed_whole():
    printed = text_of(print_pdf(a_page(TEXTS["letters"]))).replace("\u200b", "")

    assert printed.count("a") >= 10_000


class Counter:
    """Counts how often the library lays out a line of a text that holds ``sign``."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, sign: str) -> None:
        from weasyprint.layout import inline

        self.count = 0
        lay_out = inline.split_first_line

        def counted(text, *more, **others):
            self.count += sign in text
            return lay_out(text, *more, **others)

        monkeypatch.setattr(inline, "split_first_line", counted)


def test_a_note_of_joined_emoji_is_laid_out_once_for_each_of_its_lines(monkeypatch):
    counter = Counter(monkeypatch, "👩")

    for emoji in (60, 360):
        note = "\u200d".join("👩" * emoji)
        print_pdf(to_html(report(a_plain_evening(note).session, Options("ja"))))

        assert counter.count <= 2 * emoji  # two hundred such notes: half a minute
        counter.count = 0


def test_the_picture_of_an_emoji_is_made_once_however_often_it_stands_there():
    library.emoji.cache_clear()

    print_pdf(a_page("👩 🎉 " * 60))

    assert library.emoji.cache_info().misses == 2


def test_garbage_is_collected_again_after_a_print():
    print_pdf(a_page("a note"))

    assert gc.isenabled()
