"""Text that somebody means badly, or that nobody thought of, prints in bounded space."""

import gc
import io

import pikepdf
import pytest

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


def test_garbage_is_collected_again_after_a_print():
    print_pdf(a_page("a note"))

    assert gc.isenabled()
