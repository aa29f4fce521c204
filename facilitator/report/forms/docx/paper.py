"""One document while it is written: paragraphs, and the ways from one place in it to another."""

from collections.abc import Iterable, Sequence

from docx.document import Document as File
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from facilitator.report.forms.addresses import address
from facilitator.report.forms.docx.notes import Footnotes
from facilitator.report.forms.docx.xml import element, written
from facilitator.report.forms.laying.elements import Line, Run
from facilitator.report.forms.laying.lay import Laid

_FORMS = tuple(
    qn(f"w:{name}") for name in ("pStyle", "keepNext", "pageBreakBefore", "numPr", "spacing", "jc")
)


class Paper:
    """Writes into ``file`` what stands in ``laid``. With ``footnotes`` marks are real ones.

    Otherwise a mark leads to its source. Not for several threads.
    """

    def __init__(self, file: File, laid: Laid, *, footnotes: bool) -> None:
        self.file = file
        self._laid = laid
        self._footnotes = Footnotes(file) if footnotes else None
        self._names = {each: f"place_{n}" for n, each in enumerate(sorted(laid.anchors), 1)}
        self._placed: set[str] = set()
        self._begins: tuple[str, bool] = ("", False)

    def begin(self, anchor: str, *, anew: bool) -> None:
        """Let the next paragraph begin a chapter, ``anew`` on a page of its own."""
        self._begins = (anchor, anew)

    def put(
        self,
        style: str,
        inside: Iterable[BaseOxmlElement],
        *form: BaseOxmlElement,
        anchor: str = "",
    ) -> None:
        """Write a paragraph in ``style``. ``form`` is what it has beyond that."""
        begins, anew = self._begins
        self._begins = ("", False)
        breaks = [element("pageBreakBefore")] if anew else []
        inner = sorted((element("pStyle", val=style), *breaks, *form), key=_place)
        look = element("pPr", *inner)
        self.add(element("p", look, *self._place(begins), *self._place(anchor), *inside))

    def add(self, block: BaseOxmlElement) -> None:
        """Write a paragraph or a table as it is."""
        self.file.element.body.sectPr.addprevious(block)

    def line(self, line: Line) -> list[BaseOxmlElement]:
        """Return the runs of ``line``, with links where they lead somewhere."""
        return [each for run in line for each in self._runs(run)]

    def link(self, anchor: str, inside: Sequence[BaseOxmlElement]) -> list[BaseOxmlElement]:
        """Return ``inside`` as a link to ``anchor``, if there is such a place."""
        name = self._names.get(anchor)
        return [element("hyperlink", *inside, anchor=name, history=1)] if name else [*inside]

    def targets(self, anchor: str) -> bool:
        """Return whether there is such a place."""
        return anchor in self._names

    def _place(self, anchor: str) -> list[BaseOxmlElement]:
        """Return a bookmark; only the first place of a name is it."""
        name = self._names.get(anchor)
        if name is None or name in self._placed:
            return []
        self._placed.add(name)
        n = len(self._placed)
        return [element("bookmarkStart", id=n, name=name), element("bookmarkEnd", id=n)]

    def marks(self, marks: Iterable[int]) -> list[BaseOxmlElement]:
        """Return the places that marks lead to."""
        return [each for mark in marks for each in self._place(f"mark-{mark}")]

    def _runs(self, run: Run) -> list[BaseOxmlElement]:
        note = self._laid.notes.get(run.mark)
        if note and self._footnotes:
            part = self._footnotes.part
            return self._footnotes.add(run.mark, run.text, [_plain(each, part) for each in note])
        return self.link(run.to, [_plain(run, self.file.part)])


def _place(form: BaseOxmlElement) -> int:
    """Return where the schema wants a part of a paragraph's form; files out of order are broken."""
    return _FORMS.index(form.tag)


def _plain(run: Run, part: Part) -> BaseOxmlElement:
    """Return a run that leads nowhere but to a page of the web."""
    url = address(run.url)
    made = written(run.text, _style(run, url), strong=run.strong, emphasis=run.emphasis)
    if not url:
        return made
    link = element("hyperlink", made, history=1)
    link.set(qn("r:id"), part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    return link


def _style(run: Run, url: str) -> str:
    if url:
        return "Hyperlink"
    if run.mark:
        return "FootnoteReference"
    if run.small:
        return "NoteLink" if run.to else "Small"
    return ""
