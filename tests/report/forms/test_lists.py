"""A numbered list inside another keeps its numbers, in every form, and begins at one each time."""

from lxml import html

from facilitator.report.html import to_html
from tests.report.forms.reading import rendered, shown, xml
from tests.report.forms.sample import a_report, made

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
INSIDE = ["順に", "戻らずに"] * 2


def test_a_page_numbers_it():
    page = html.fromstring(to_html(a_report()[0]))

    found = page.xpath("//ul/li/ol/li[contains(., '順に') or contains(., '戻らずに')]")
    assert [each.text_content().strip() for each in found] == INSIDE


def test_markdown_numbers_it():
    found = rendered(made("md")).iterfind(".//ul/li/ol/li")

    assert [shown(each).strip() for each in found] == INSIDE


def test_a_word_file_numbers_it_anew_below_every_point():
    [document] = xml(made("docx"), "word/document")
    found = [each for each in document.iter(f"{_W}p") if "".join(each.itertext()) in INSIDE]
    numbers = [each.find(f".//{_W}numId").get(f"{_W}val") for each in found]
    levels = {each.find(f".//{_W}ilvl").get(f"{_W}val") for each in found}

    assert ["".join(each.itertext()) for each in found] == INSIDE
    assert levels == {"1"}
    assert numbers[0] == numbers[1] != numbers[2] == numbers[3]


def test_slides_number_it():
    words = ["".join(root.itertext()) for root in xml(made("pptx"), "ppt/slides/slide")]

    [slide] = [each for each in words if "戻らずに" in each]
    assert slide.count("1.") >= 2
    assert slide.count("2.") >= 2
