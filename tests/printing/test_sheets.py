"""Posters, table tents and worksheets as they come out of the printer."""

import io
import logging
import subprocess
from collections.abc import Iterator
from itertools import groupby

import pikepdf
import pytest
import zxingcpp
from PIL import Image, ImageChops

from facilitator.core.program import Text
from facilitator.jobs.print_sheets import render
from facilitator.printing.failed import PrintingFailed
from facilitator.printing.fonts import foreign
from facilitator.sheets.order import LANGUAGES, Occasion, Order
from facilitator.sheets.sheet import prints
from tests.printing.reading import pages_in

HOST = "workshop.example"
JOIN = "HTTPS://WORKSHOP.EXAMPLE/J/482913"
LINE = "HTTPS://WORKSHOP.EXAMPLE/S/482913W7"
EVERYTHING = dict.fromkeys(prints(), 1)
PAGES = {"check": 0, "poster-a4": 1, "poster-a3": 2, "tent": 3, "w7-a4": 4, "w7-a3": 5}
HOSTILE = "<script>alert(1)</script>{{ 7 * 7 }} とても長い題名 שלום مرحبا 👩‍👩‍👧 " * 5
DPI = 127
PX = 5  # in a millimetre


def an_occasion(title: str = "港の夜 1/15", address: str = f"https://{HOST}") -> Occasion:
    program = Text("つながりの五つの問い", "Five Questions about Connection")
    return Occasion(Text(title, title), program, "482913", address)


@pytest.fixture(scope="module")
def printed() -> bytes:
    return render(Order(EVERYTHING, wifi="hall-guest / harbour"), an_occasion())


@pytest.fixture(autouse=True)
def nothing_is_complained_of(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


def picture(pdf: bytes, page: int) -> Image.Image:
    """Return a page as a printer would lay it down, five pixels to the millimetre."""
    number = str(page + 1)
    command = ["pdftoppm", "-r", str(DPI), "-f", number, "-l", number, "-png", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return Image.open(io.BytesIO(done.stdout)).convert("RGB")


def codes(page: Image.Image) -> list[tuple[str, int]]:
    """Return what every QR code on a page says, and how many millimetres wide it is."""
    return [
        (code.text, round((code.position.top_right.x - code.position.top_left.x) / PX))
        for code in zxingcpp.read_barcodes(page, formats=zxingcpp.BarcodeFormat.QRCode)
    ]


@pytest.mark.parametrize(
    ("name", "says", "wide"),
    [
        ("check", JOIN, 30),
        ("poster-a4", JOIN, 91),
        ("poster-a3", JOIN, 129),
        ("w7-a4", LINE, 23),
        ("w7-a3", LINE, 32),
    ],
)
def test_the_code_is_read_back_from_the_page_and_is_as_wide_as_it_must_be(
    printed, name, says, wide
):
    [(text, width)] = codes(picture(printed, PAGES[name]))

    assert text == says
    assert width == pytest.approx(wide, abs=1)


def test_both_faces_of_the_tent_carry_the_code_one_of_them_upside_down(printed):
    page = picture(printed, PAGES["tent"])
    height = page.height // 2
    far = page.crop((0, 0, page.width, height)).rotate(180)
    near = page.crop((0, height, page.width, 2 * height))

    [(text, width)] = codes(near)
    assert (text, codes(far)) == (JOIN, [(JOIN, width)])
    assert width == pytest.approx(45 * 25 / 33, abs=1)
    upright = zxingcpp.read_barcode(near).position
    assert upright.top_left.x < upright.top_right.x


def test_pages_have_the_size_of_their_paper(printed):
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        sizes = [[round(float(x) / 72 * 25.4) for x in page.mediabox[2:]] for page in pdf.pages]

    a4, a3 = [210, 297], [297, 420]
    assert sizes == [a4, a4, a3, a4, a4, a3]


def test_the_ruler_is_a_hundred_millimetres_long(printed):
    page = picture(printed, PAGES["check"]).convert("L").point(lambda grey: 255 * (grey < 128))
    pixels = page.load()

    runs = {
        len(list(run))
        for y in range(page.height)
        for dark, run in groupby(pixels[x, y] for x in range(page.width))
        if dark
    }

    assert any(abs(run - 100 * PX) <= 2 for run in runs), sorted(runs)[-5:]


def test_a_worksheet_is_black_only_and_nothing_is_closer_to_the_edge_than_a_printer_reaches(
    printed,
):
    page = picture(printed, PAGES["w7-a4"])

    red, green, blue = page.split()
    assert ImageChops.difference(red, green).getbbox() is None
    assert ImageChops.difference(green, blue).getbbox() is None
    left, top, right, bottom = ImageChops.invert(page.convert("L")).getbbox()
    assert min(left, top, page.width - right, page.height - bottom) >= 10 * PX


def test_the_first_page_lists_what_is_in_the_bundle():
    pdf = render(Order({"tent": 2, "w7-a4": 3}, LANGUAGES["en"]), an_occasion())

    first, *rest = [page for page in pages_in(pdf) if page]
    assert "Printatactualsize" in first
    assert "Tabletent·A4×2p.2–3" in first
    assert "First-stepcard·A4×3p.4–6" in first
    assert len(rest) == 5
    with pikepdf.open(io.BytesIO(pdf)) as opened, opened.open_outline() as outline:
        assert [item.title for item in outline.root] == [
            "Check this first A4",
            "Table tent A4",
            "First-step card A4",
        ]
        assert opened.check_pdf_syntax() == []


@pytest.mark.parametrize(
    ("langs", "said", "unsaid"),
    [
        ("ja", ["アプリも登録もいりません", "ボードへ出す一行"], ["Noapp", "Onelinefor"]),
        ("en", ["Noapp,noaccount", "Onelinefortheboard"], ["アプリも", "ボードへ"]),
        ("both", ["アプリも登録もいりません", "Noapp,noaccount", "Onelinefortheboard"], []),
    ],
)
def test_sheets_speak_one_language_or_both(langs, said, unsaid):
    text = "".join(pages_in(render(Order(EVERYTHING, LANGUAGES[langs]), an_occasion())))

    assert [words for words in said if words not in text] == []
    assert [words for words in unsaid if words in text] == []


def test_posters_and_tents_say_the_digits_the_host_and_the_wifi(printed):
    pages = pages_in(printed)

    for name in ("poster-a4", "poster-a3", "tent"):
        for words in ("482913", f"{HOST}/j", "hall-guest/harbour"):
            assert words in pages[PAGES[name]], (name, words)


@pytest.mark.parametrize("title", [HOSTILE[:200], "W" * 200, "\u202e逆さ" * 40])
def test_a_hostile_title_breaks_no_page_and_no_code(title):
    wifi, host = "W" * 60, "https://a-long-host.of-a-city.in-a-country.example.org:8443"

    pdf = render(Order(EVERYTHING, wifi=wifi), an_occasion(title, host))

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) == len(PAGES)
        assert "/JavaScript" not in opened.Root and "/OpenAction" not in opened.Root
    for name in ("poster-a4", "w7-a4"):
        page = picture(pdf, PAGES[name])
        assert [text.partition("/4829")[0] for text, _ in codes(page)] != []
        left, _, right, _ = ImageChops.invert(page.convert("L")).getbbox()
        assert min(left, page.width - right) >= 9 * PX, name


def test_what_looks_like_markup_is_printed_letter_for_letter():
    text = "".join(pages_in(render(Order({"poster-a4": 1}), an_occasion("<b>{{ 1 }}&amp;</b>"))))

    assert "<b>{{1}}&amp;</b>" in text


def test_a_title_that_no_font_can_draw_is_not_printed_as_boxes():
    with pytest.raises(PrintingFailed, match="title or the Wi-Fi line") as failed:
        render(Order({"tent": 1}), an_occasion("港\ue000"))

    assert failed.value.detail == "\ue000 (U+E000)"


def test_a_program_has_its_worksheets_without_any_code():
    title = Text("つながりの五つの問い", "Five Questions")

    pdf = render(Order({"w7-a4": 1}), Occasion(title, title))

    assert [codes(picture(pdf, page)) for page in (0, 1)] == [[], []]
    assert "声に出すか" in pages_in(pdf)[1]


def test_sheets_are_set_in_our_fonts(printed):
    with pikepdf.open(io.BytesIO(printed)) as pdf:
        fonts = {
            str(font.BaseFont).rpartition("+")[2].replace("-", " ")
            for page in pdf.pages
            for font in page.Resources.Font.values()
        }

    assert foreign(name.removesuffix(" Bold").removesuffix(" Regular") for name in fonts) == []


def test_the_last_copy_is_as_good_as_the_first():
    pdf = render(Order({"tent": 2, "w7-a4": 12}), an_occasion())

    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert len(opened.pages) == 15
    first, last = picture(pdf, 3), picture(pdf, 14)
    assert codes(last)[0][0] == LINE
    assert ImageChops.difference(first, last).getbbox() is None
