"""Words on slides as XML: every line as high as it was measured."""

from collections.abc import Iterable

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import XmlPart
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import BaseOxmlElement, OxmlElement
from pptx.shapes.base import BaseShape

from facilitator.report.forms.addresses import address
from facilitator.report.forms.characters import held
from facilitator.report.forms.laying.elements import Line, Run
from facilitator.report.forms.pptx.pieces import ACCENT, BULLET, DEEPER, LOOKS, QUIET, Look, Text

_LANGS = {"ja": "ja-JP", "en": "en-GB"}
_SMALL = 0.7  # of the size of what stands around it
_EMU = 12700  # a point


class Typist:
    """Sets words for the slide whose ``part`` it is given, in the language of the report."""

    def __init__(self, part: XmlPart, lang: str) -> None:
        self._part = part
        self._lang = _LANGS[lang]

    def text(self, text: Text) -> BaseOxmlElement:
        """Return a paragraph of the body."""
        look = LOOKS[text.look]
        if text.sign and text.sign != BULLET:  # a number, and the words behind a tab
            number = Run(f"{text.sign}\t", strong=True, small=text.look == "quote", mark=1)
            return self.paragraph((number, *text.line), look, _stands(look, text.depth))
        return self.paragraph(text.line, look, _stands(look, text.depth, text.sign))

    def paragraph(
        self, line: Line, look: Look, form: BaseOxmlElement | None = None, *, centered: bool = False
    ) -> BaseOxmlElement:
        """Return ``line`` as a paragraph. A new line in it is a break."""
        given = _stands(look) if form is None else form
        given.set("algn", "ctr" if centered else "l")
        made = element("p", given)
        for run in line:
            for n, words in enumerate(held(run.text).split("\n")):
                made.extend([element("br", self._look(run, look))] if n else [])
                made.extend([self._run(run, words, look)] if words else [])
        return made

    def _run(self, run: Run, words: str, look: Look) -> BaseOxmlElement:
        text = element("t")
        text.text = words
        form = self._look(run, look)
        url = address(run.url)
        if url:
            link = element("hlinkClick")
            to = self._part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            link.set(qn("r:id"), to)
            form.append(link)
        return element("r", form, text)

    def _look(self, run: Run, look: Look) -> BaseOxmlElement:
        size = round(look.size * (_SMALL if run.small else 1) * 100)
        form = element("rPr", lang=self._lang, altLang="ja-JP", sz=size)
        form.set("b", "1" if run.strong or look.bold else "0")
        form.set("i", "1" if run.emphasis else "0")
        color = ACCENT if run.mark or run.to else QUIET if run.small else look.color
        form.append(element("solidFill", element("schemeClr", val=color)))
        return form


def element(name: str, /, *inside: BaseOxmlElement, **attributes: str | int) -> BaseOxmlElement:
    """Return ``<a:name>`` with these attributes and contents."""
    made = OxmlElement(f"a:{name}")
    for key, value in attributes.items():
        made.set(key, str(value))
    made.extend(inside)
    return made


def fill(shape: BaseShape, paragraphs: Iterable[BaseOxmlElement], *, anchor: str) -> None:
    """Let a shape hold these paragraphs and nothing else, without margins.

    ``anchor``: where they stand, "t" at its top, "ctr" in its middle, "b" at its bottom.
    """
    body = shape.element.txBody
    frame = body.find(qn("a:bodyPr"))
    for child in list(frame):
        frame.remove(child)
    for side in ("lIns", "tIns", "rIns", "bIns"):
        frame.set(side, "0")
    frame.set("wrap", "square")
    frame.set("anchor", anchor)
    frame.append(element("normAutofit"))  # where somebody writes more
    refill(body, paragraphs)


def refill(body: BaseOxmlElement, paragraphs: Iterable[BaseOxmlElement]) -> None:
    """Let a text hold these paragraphs and nothing else."""
    for child in body.findall(qn("a:p")):
        body.remove(child)
    body.extend(paragraphs)


def _stands(look: Look, depth: int = 0, sign: str = "") -> BaseOxmlElement:
    """Return how a paragraph stands: how far in, how high a line is, which bullet leads it."""
    left = round((look.indent + depth * DEEPER) * _EMU)
    form = element("pPr", marL=left, indent=-round(look.hung * _EMU))
    form.append(element("lnSpc", element("spcPts", val=round(look.leading * 100))))
    form.append(element("spcBef", element("spcPts", val=round(look.before * 100))))
    if sign:
        form.extend([element("buFont", typeface="Arial"), element("buChar", char=sign)])
    else:
        form.append(element("buNone"))
    return form
