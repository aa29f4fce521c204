"""A page read quickly is the page that the library reads."""

from xml.etree.ElementTree import Element

import pytest
import tinyhtml5

from facilitator.printing.tree import DRAWN, tree
from facilitator.report.build import report
from facilitator.report.html import to_html
from facilitator.report.options import Options
from tests.report.evenings import a_plain_evening
from tests.report.prose import BLOCKS, a_report

PAGES = {
    "prose": lambda: to_html(a_report("ja", blocks=BLOCKS)),
    "evening": lambda: to_html(report(a_plain_evening("<b>&amp; \"'").session, Options("en"))),
    "void": lambda: (
        '<!DOCTYPE html><html><head></head><body>a&emsp;b<br>c<wbr>d<img src="x"></body></html>'
    ),
}


def told(element: Element) -> list[object]:
    """Return an element as the library uses it: with all but ids, and the names of namespaces."""
    kept = {
        name: value
        for name, value in element.attrib.items()
        if name != "id" and not name.startswith("{http://www.w3.org/2000/xmlns/}")
    }
    inside = [told(child) for child in element]
    return [element.tag, kept, element.text or "", element.tail or "", inside]


@pytest.mark.parametrize("name", PAGES)
def test_it_is_the_tree_of_a_browser(name):
    page = PAGES[name]()

    [head, body] = tree(page)

    [expected, rest] = tinyhtml5.parse(page, namespace_html_elements=False)
    rest[-1].tail = body[-1].tail = head.tail = expected.tail = body.tail = None  # spaces
    assert told(head) == told(expected)
    assert told(body) == told(rest)


def test_only_places_that_are_led_to_keep_their_id():
    page = (
        '<html><body><p id="a"><a href="#b">b</a></p><p id="b"><svg id="c"></svg></p></body></html>'
    )

    read = tree(page)

    assert [each.get("id") for each in read.iter() if each.get("id")] == ["b", "c"]
    assert read.find(f".//{DRAWN}svg").get("id") == "c"


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><p>one<p>two</body></html>",
        "<html><body>\x0b</body></html>",
        '<!DOCTYPE html [<!ENTITY a "b">]><html><body>&a;</body></html>',
        "<html><body><!-- a comment --></body></html>",
        "<p>a part of a page</p>",
    ],
)
def test_what_is_no_xml_is_left_to_the_library(page):
    assert tree(page) is None
