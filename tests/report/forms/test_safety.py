"""A file runs nothing, loads nothing and leads nowhere but to the sources it names."""

import posixpath
import re
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZipFile

import pytest
import zxingcpp
from lxml import etree
from PIL import Image

from facilitator.report.forms.addresses import address
from facilitator.report.forms.archive import EPOCH, LEFT_OUT
from facilitator.report.forms.characters import held
from facilitator.report.forms.code import code
from facilitator.report.forms.registry import FORMS
from facilitator.report.pixels import pixels
from tests.core.world import ANN
from tests.report.forms.reading import cells, outside, paragraphs, parts, rendered, xml
from tests.report.forms.sample import LONG_URL, PIXEL, a_report, made
from tests.report.whole import PEOPLE

OFFICE = [form for form in FORMS if form != "md"]
SESSION = "https://workshop.example/t/482913"
FIELDS = re.compile(r' TOC \\o "1-2" \\h \\z \\u | PAGE | NUMPAGES | NOTEREF note_\d+ \\f \\h ')


@pytest.mark.parametrize("form", OFFICE)
def test_a_file_leads_only_to_its_sources_and_to_the_session(form):
    assert outside(made(form)) == (set() if form == "xlsx" else {LONG_URL, SESSION})


def test_markdown_leads_only_to_its_sources_and_to_the_session():
    page = rendered(made("md"))

    links = {each.get("href") for each in page.iter("a")}
    assert {link for link in links if not link.startswith("#")} == {LONG_URL, SESSION}
    assert {each.get("src")[:22] for each in page.iter("img")} == {"data:image/png;base64,"}
    assert not [*page.iter("script", "style", "iframe", "code", "del", "h7")]


def test_the_fields_of_a_document_are_ours():
    codes = [
        each.text
        for root in xml(made("docx"), "word/")
        for each in root.iter("{*}instrText", "{*}fldSimple")
    ]

    assert codes
    assert all(FIELDS.fullmatch(code) for code in codes)


@pytest.mark.parametrize("form", ["xlsx", "pptx"])
def test_no_cell_is_a_formula_or_a_link(form):
    sheets = [part for name, part in parts(made(form)) if "xl/worksheets/" in name]

    assert sheets
    for sheet in sheets:
        assert b"<f>" not in sheet
        assert b"<hyperlink" not in sheet


@pytest.mark.parametrize("form", OFFICE)
def test_a_character_that_xml_cannot_hold_does_not_make_a_file_unreadable(form):
    document, material = a_report()
    cover, *rest = document.chapters
    title = replace(cover.blocks[0], title="a\x00\x0b\ufffe\ud800b")
    broken = replace(cover, blocks=(title, *cover.blocks[1:]))

    body = FORMS[form].make(
        replace(document, title="a\x00\x0b\ufffe\ud800b", chapters=(broken, *rest)), material
    )

    assert xml(body, "")
    assert held("a\x00\x0b\ufffe\ud800b\t\n漢𠮷😀") == "ab\t\n漢𠮷😀"


@pytest.mark.parametrize("form", FORMS)
def test_the_same_report_gives_the_same_bytes(form):
    assert FORMS[form].make(*a_report()) == FORMS[form].make(*a_report())


@pytest.mark.parametrize("form", OFFICE)
def test_a_file_tells_no_moment(form):
    body = made(form)

    packed = [ZipFile(BytesIO(each)) for name, each in [("", body), *parts(body)] if _zip(each)]
    assert {info.date_time for file in packed for info in file.infolist()} == {EPOCH}
    told = [each.text for root in _properties(body) for each in root if "T" in (each.text or "")]
    moments = {datetime.fromisoformat(each) for each in told if re.match(r"\d{4}-", each)}
    assert {moment.strftime("%H:%M:%S") for moment in moments} == {"12:00:00"}


def _zip(body: bytes) -> bool:
    return body.startswith(b"PK")


def _properties(body: bytes):
    return [etree.fromstring(p) for name, p in parts(body) if name.endswith("docProps/core.xml")]


@pytest.mark.parametrize("form", FORMS)
def test_no_person_is_in_a_file(form):
    body = made(form)

    everything = body if form == "md" else b"".join(part for _, part in parts(body))
    for person in (*PEOPLE, ANN):
        assert person.secret.encode() not in everything
        assert f'"{person.id}"'.encode() not in everything


def test_the_name_that_somebody_added_stands_behind_the_words_and_in_no_table():
    assert any("— Ann" in each for each in paragraphs(made("docx"), "word/document"))
    assert not any("Ann" in each for each in cells(made("xlsx")))


@pytest.mark.parametrize("form", ["docx", "pptx"])
def test_nothing_of_the_templates_is_left_that_a_report_has_no_use_for(form):
    names = {name for name, _ in parts(made(form))}

    assert not names & set(LEFT_OUT)


@pytest.mark.parametrize("form", OFFICE)
def test_every_part_that_a_file_names_is_there(form):
    names = {name for name, _ in parts(made(form))}

    for name, part in parts(made(form)):
        if name.endswith(".rels"):
            folder = PurePosixPath(name).parent.parent
            for each in etree.fromstring(part):
                to = posixpath.normpath(posixpath.join("/", folder, each.get("Target")))
                assert each.get("TargetMode") == "External" or to.removeprefix("/") in names
        if name == "[Content_Types].xml":
            named = [each.get("PartName") for each in etree.fromstring(part)]
            assert {each.removeprefix("/") for each in named if each} <= names


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "ftp://example.org/",
        "//example.org",
        "http://",
        "http://[",
        "https://example.org/a b",
        "https://example.org/\n",
        'https://example.org/">',
        "",
    ],
)
def test_only_pages_of_the_web_are_led_to(url):
    assert address(url) == ""
    assert address(LONG_URL) == LONG_URL


def test_a_picture_is_set_upright_without_what_the_camera_says():
    given = BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "Camera"
    Image.new("RGB", (4, 2), "red").save(given, "JPEG", exif=exif)

    found = pixels(given.getvalue())

    assert found
    assert (found.width, found.height) == (2, 4)
    assert b"Camera" not in found.data


def test_the_code_for_the_session_leads_to_its_address():
    [read] = zxingcpp.read_barcodes(Image.open(BytesIO(code(SESSION))))

    assert read.text == SESSION


@pytest.mark.parametrize("data", [b"", b"no picture", PIXEL[:40], b"GIF89a"])
def test_what_is_no_picture_is_none(data):
    assert pixels(data) is None
