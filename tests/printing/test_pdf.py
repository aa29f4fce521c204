"""Printing: what is in the PDF, and what it takes from outside."""

import io
import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import pikepdf
import pytest

from facilitator.printing.failed import PrintingFailed
from facilitator.printing.fonts import foreign, undrawable
from facilitator.printing.pdf import print_pdf
from facilitator.report.build import report
from facilitator.report.html import to_html
from facilitator.report.options import Options
from tests.printing.reading import text_of
from tests.report.evenings import (
    ALONE,
    GREETING,
    HIDDEN,
    HOSTILE,
    KEPT_OUT,
    NAMES,
    SEEN,
    TAKEN_BACK,
    a_plain_evening,
    an_evening,
)


def a_page(body: str) -> str:
    style = '<style>html { font-family: "Noto Sans CJK JP" }</style>'
    return f'<!DOCTYPE html><html lang="ja"><title>t</title>{style}<body>{body}</html>'


@pytest.fixture(scope="module")
def printed() -> bytes:
    document = report(an_evening().session, Options("ja"))
    return print_pdf(to_html(document), document.typed())


@pytest.fixture(autouse=True)
def nothing_is_complained_of(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


def test_the_report_can_be_read_out_of_the_pdf_letter_for_letter(printed):
    text = text_of(printed)

    for words in (GREETING, NAMES, HOSTILE, ALONE, SEEN):
        assert "".join(words.split()) in text


def test_what_may_not_appear_is_not_in_the_pdf(printed):
    text = text_of(printed)

    for words in (KEPT_OUT, HIDDEN, TAKEN_BACK):
        assert "".join(words.split()) not in text


def test_the_pdf_is_tagged_and_has_language_title_and_bookmarks(printed):
    with pikepdf.open(io.BytesIO(printed)) as pdf, pdf.open_outline() as outline:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang) == "ja"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo["/Title"]) == "An evening"
        titles = [item.title for item in outline.root]
    assert titles == [
        "An evening",
        "目次",
        "ひと目で",
        "参加のようす",
        "ステップ1 What is open?（日）",
        "ステップ2 What is safe?（日）",
        "この報告書の読み方",
        "付録　すべての付箋",
        "付録　図の数値",
        "方法",
    ]


def test_every_chart_has_an_alternative_text(printed):
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        figures = [each for each in pdf.objects if is_tag(each, "/Figure")]

        assert len(figures) >= 2
        assert all("/Alt" in figure for figure in figures)


def is_tag(thing: object, name: str) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/S") == pikepdf.Name(name)


def test_no_character_is_an_empty_box(printed):
    """The fonts are ours, and no glyph 0 is drawn: every character has its picture."""
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        names = {str(each.BaseFont) for each in pdf.objects if is_font(each)}

    assert {name.partition("+")[2] for name in names} <= {
        "Noto-Sans-CJK-JP",
        "Noto-Sans-CJK-JP-Bold",
        "Noto-Color-Emoji",
        "Report-Emoji",  # the same file, by the name that newer Pangos write
        "DejaVu-Sans",
        "DejaVu-Sans-Bold",
    }
    assert undrawable(NAMES) == set()


def is_font(thing: object) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Subtype") == "/Type0"


def test_the_same_report_is_the_same_file(printed):
    document = report(an_evening().session, Options("ja"))

    assert print_pdf(to_html(document), document.typed()) == printed


def test_characters_that_no_font_has_stop_the_print_and_are_named():
    with pytest.raises(PrintingFailed, match=r"U\+10FFFD") as failed:
        print_pdf(a_page("x"), ["\U0010fffd"])

    assert "apt-get install" in failed.value.sentence


def test_a_page_in_other_fonts_than_ours_is_not_printed():
    with pytest.raises(PrintingFailed, match="DejaVu Serif"):
        print_pdf('<html lang="en"><title>t</title><p style="font-family: DejaVu Serif">x</html>')


def test_only_our_families_and_their_kin_are_asked_for():
    assert foreign(["Noto Sans CJK JP", "Noto Sans Thai", "DejaVu Sans"]) == []
    assert foreign(["DejaVu Serif"]) == ["DejaVu Serif"]


class Counting(BaseHTTPRequestHandler):
    """Answers nothing useful, and counts."""

    asked: ClassVar[list[str]] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(404)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def a_server() -> Iterator[str]:
    """Lend the address of a server that writes down who asks."""
    Counting.asked.clear()
    server = HTTPServer(("127.0.0.1", 0), Counting)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize(
    "body",
    [
        '<img src="{at}/a.png">',
        '<style>@import "{at}/a.css";</style>',
        '<link rel="stylesheet" href="{at}/a.css">',
        '<p style="background: url({at}/a.png)">x',
        "<style>@font-face {{ font-family: A; src: url({at}/a.ttf) }}</style>",
        '<object data="{at}/a.svg"></object>',
        '<embed src="{at}/a.svg">',
        "<style>p::before {{ content: url({at}/a.png) }}</style><p>x",
        '<link rel="attachment" href="{at}/a.txt">',
    ],
)
def test_a_page_that_refers_to_the_network_is_not_printed_and_nobody_is_asked(body):
    with a_server() as address, pytest.raises(PrintingFailed, match="outside itself"):
        print_pdf(a_page(body.format(at=address)))

    assert Counting.asked == []


def test_a_picture_inside_a_picture_is_not_fetched_either(caplog):
    with a_server() as address, pytest.raises(PrintingFailed, match="outside itself"):
        print_pdf(
            a_page(f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{address}"/></svg>')
        )

    assert Counting.asked == []
    caplog.clear()  # the library complains of it, and rightly


@pytest.mark.parametrize(
    "element", ['<link rel="attachment" href="{}">', '<a rel="attachment" href="{}">x</a>']
)
def test_no_file_of_this_computer_is_put_into_a_pdf(tmp_path: Path, element):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")

    with pytest.raises(PrintingFailed, match="outside itself"):
        print_pdf(a_page(element.format(secret.as_uri())))


def test_notes_that_look_like_pages_fetch_nothing():
    with a_server() as address:
        note = f'<img src="{address}/x"><link rel=attachment href="{address}/y">'
        document = report(a_plain_evening(note).session, Options("ja"))

        pdf = print_pdf(to_html(document), document.typed())

    assert Counting.asked == []
    assert "".join(note.split()) in text_of(pdf)


def test_hostile_text_stays_on_its_page_and_ends_in_time():
    """Not what the text policy lets in, but what a later door might."""
    evening = a_plain_evening("a", "b", "c", "d")
    texts = ("x" * 2_000, "e" + "\u0301" * 4_000, "\u202eevil\u2066" * 200, "שלום עולם 123 مرحبا")
    for note, text in zip(list(evening.session.notes.values()), texts, strict=True):
        object.__setattr__(note, "text", text)

    document = report(evening.session, Options("ja"))
    pdf = print_pdf(to_html(document))

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) < 20


def test_progress_is_told_from_the_beginning_to_the_end():
    heard: list[float] = []

    print_pdf(a_page("x"), progress=heard.append)

    assert heard == sorted(heard)
    assert heard[-1] == 1


# The library leaves its colour profile to the garbage collector to close.
@pytest.mark.filterwarnings(
    "ignore:unclosed file:ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)
@pytest.mark.parametrize(("variant", "named"), [("ua", "pdfuaid"), ("a", "pdfaid")])
def test_both_variants_are_tagged_and_say_which_they_are(variant, named):
    document = report(an_evening().session, Options("ja"))

    made = print_pdf(to_html(document), document.typed(), variant=variant)

    with pikepdf.open(io.BytesIO(made)) as pdf, pdf.open_outline() as outline:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang) == "ja"
        assert len(outline.root) >= 5
        assert f"{named}:part".encode() in pdf.Root.Metadata.read_bytes()
        heads = [each for each in pdf.objects if is_tag(each, "/TH")]
        figures = [each for each in pdf.objects if is_tag(each, "/Figure")]
        assert heads
        assert all("/A" in each for each in heads)
        assert all("/Alt" in each for each in figures)
