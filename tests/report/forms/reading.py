"""Reads the files again, as those do who open them."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from lxml import etree
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_R = "{http://schemas.openxmlformats.org/package/2006/relationships}"


def parts(body: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield every part of an Office file by name, those of the workbooks inside it, too."""
    with ZipFile(BytesIO(body)) as packed:
        for name in packed.namelist():
            inside = packed.read(name)
            yield name, inside
            if name.endswith(".xlsx"):
                yield from ((f"{name}/{part}", each) for part, each in parts(inside))


def xml(body: bytes, *names: str) -> list[etree._Element]:
    """Return the roots of all XML parts whose names begin like this."""
    wanted = [each for name, each in parts(body) if name.startswith(names) and _is_xml(name)]
    return [etree.fromstring(each) for each in wanted]


def _is_xml(name: str) -> bool:
    return name.endswith((".xml", ".rels"))


def paragraphs(body: bytes, *names: str) -> list[str]:
    """Return the words of every paragraph of a document or of slides."""
    found = []
    for root in xml(body, *names):
        for paragraph in root.iter(f"{_W}p", f"{_A}p"):
            found.append("".join(_letters(each) for each in paragraph.iter()))
    return found


def _letters(element: etree._Element) -> str:
    if element.tag == f"{_W}t":  # spaces at the edges are words only where that is said
        text = element.text or ""
        return text if element.get(_SPACE) == "preserve" else text.strip()
    if element.tag == f"{_A}t":
        return element.text or ""
    return {f"{_W}br": "\n", f"{_A}br": "\n", f"{_W}tab": "\t"}.get(str(element.tag), "")


def cells(body: bytes) -> list[str]:
    """Return every text in the cells of a workbook."""
    [strings] = xml(body, "xl/sharedStrings")
    return ["".join(_unescaped(t.text) for t in each.iter(f"{_S}t")) for each in strings]


def _unescaped(text: str | None) -> str:
    return (text or "").replace("_x005F_", "_")


def outside(body: bytes) -> set[str]:
    """Return every address outside that a file leads to."""
    return {
        each.get("Target")
        for name, part in parts(body)
        if name.endswith(".rels")
        for each in etree.fromstring(part).iter(f"{_R}Relationship")
        if each.get("TargetMode") == "External"
    }


def rendered(body: bytes) -> etree._Element:
    """Return Markdown as the page that a reader of it sees."""
    markdown = MarkdownIt("gfm-like", {"linkify": False}).use(footnote_plugin)
    return etree.HTML(f"<main>{markdown.render(body.decode())}</main>")


def shown(element: etree._Element) -> str:
    """Return the words of an element of a page, with a new line for every break."""
    for line in element.iter("br"):
        line.tail = f"\n{(line.tail or '').removeprefix(chr(10))}"
    return "".join(element.itertext())
