"""Footnotes: real ones, which the word processor counts ① and on as the report does."""

from collections.abc import Sequence

from docx.document import Document as File
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from facilitator.report.forms.docx.xml import element, field, words, written

REFERENCE, TEXT = "FootnoteReference", "FootnoteText"
_LINES = ((-1, "separator"), (0, "continuationSeparator"))  # between a page and its notes
_NAMES = 1_000_000  # from here on bookmarks are those of notes


class Footnotes:
    """The footnotes of one document."""

    def __init__(self, file: File) -> None:
        self._root = element("footnotes", *(_line(*each) for each in _LINES))
        self._there: dict[int, str] = {}  # the name of the place of a mark's first use
        name = PackURI("/word/footnotes.xml")
        package = file.part.package
        self.part: Part = XmlPart(name, CONTENT_TYPE.WML_FOOTNOTES, self._root, package)
        file.part.relate_to(self.part, RELATIONSHIP_TYPE.FOOTNOTES)
        lines = (element("footnote", id=n) for n, _ in _LINES)
        _before("compat", file.settings.element, element("footnotePr", _circled(), *lines))
        _before("pgSz", file.element.body.sectPr, element("footnotePr", _circled()))

    def add(self, mark: int, sign: str, note: Sequence[BaseOxmlElement]) -> list[BaseOxmlElement]:
        """Return what leads to the ``note`` of ``mark``, at the foot of the page.

        A mark that comes up again refers to the note it had. One that is not the next in order
        keeps its ``sign`` although the word processor would count otherwise.
        """
        if mark in self._there:
            return field(f"NOTEREF {self._there[mark]} \\f \\h", sign, REFERENCE)
        id_ = len(self._there) + 1
        self._there[mark] = name = f"note_{id_}"
        own = "" if id_ == mark else sign
        lead = written(own, REFERENCE) if own else _run(element("footnoteRef"))
        paragraph = element("p", element("pPr", element("pStyle", val=TEXT)), lead, written(" "))
        paragraph.extend(note)
        self._root.append(element("footnote", paragraph, id=id_))
        place = element("bookmarkStart", id=_NAMES + id_, name=name)
        return [place, _reference(id_, own), element("bookmarkEnd", id=_NAMES + id_)]


def _circled() -> BaseOxmlElement:
    return element("numFmt", val="decimalEnclosedCircle")


def _before(name: str, root: BaseOxmlElement, setting: BaseOxmlElement) -> None:
    """Put a setting where the schema wants it: before the one of this name."""
    found = root.find(qn(f"w:{name}"))
    root.insert(len(root) if found is None else root.index(found), setting)


def _reference(id_: int, own: str) -> BaseOxmlElement:
    """Return the run that leads to a footnote, with a sign of its ``own`` if it has one."""
    if not own:
        return _run(element("footnoteReference", id=id_))
    return _run(element("footnoteReference", customMarkFollows=1, id=id_), words(own))


def _run(*inside: BaseOxmlElement) -> BaseOxmlElement:
    return element("r", element("rPr", element("rStyle", val=REFERENCE)), *inside)


def _line(id_: int, kind: str) -> BaseOxmlElement:
    spacing = element("spacing", after=0, line=240, lineRule="auto")
    paragraph = element("p", element("pPr", spacing), element("r", element(kind)))
    return element("footnote", paragraph, type=kind, id=id_)
