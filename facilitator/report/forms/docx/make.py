"""The report for word processors: real styles, links, footnotes, contents, heads of tables."""

from io import BytesIO

import docx

from facilitator.report.blocks import Document
from facilitator.report.forms.archive import settled
from facilitator.report.forms.docx.page import describe, lay_out, modern
from facilitator.report.forms.docx.paper import Paper
from facilitator.report.forms.docx.setting import put
from facilitator.report.forms.docx.styles import dress
from facilitator.report.forms.laying.lay import ARTICLE, lay
from facilitator.report.forms.properties import properties
from facilitator.report.material import Material


def to_docx(document: Document, material: Material) -> bytes:
    """Return ``document`` as the bytes of a DOCX file. The same document gives the same bytes."""
    about, laid = properties(document, material), lay(document)
    file = docx.Document()
    dress(file, document.lang)
    lay_out(file, document.title)
    modern(file)
    describe(file, about)
    paper = Paper(file, laid, footnotes=document.style.notes == "page")
    for n, section in enumerate(laid.sections):
        paper.begin(section.anchor, anew=n > 0 and document.style.profile != ARTICLE)
        for element in section.elements:
            put(paper, element)
    out = BytesIO()
    file.save(out)
    return settled(out.getvalue())
