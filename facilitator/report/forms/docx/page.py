"""The page of a document, what runs above and below it, and what the file says of itself."""

from collections.abc import Sequence

from docx.document import Document as File
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt

from facilitator.report.forms.docx.looks import MARGIN, PAGE
from facilitator.report.forms.docx.xml import element, field, written
from facilitator.report.forms.properties import Properties

_LAYOUT = "15"  # of today; a file that says less is opened in a mode for older ones


def lay_out(file: File, title: str) -> None:
    """Make the pages of ``file`` A4; from the second on its title and the page's number run."""
    section = file.sections[0]
    section.page_width, section.page_height = (Pt(side) for side in PAGE)
    section.left_margin = section.right_margin = Pt(MARGIN)
    section.top_margin, section.bottom_margin = Pt(MARGIN + 8), Pt(MARGIN)
    section.header_distance = section.footer_distance = Pt(30)
    section.different_first_page_header_footer = True
    for first in (section.first_page_header, section.first_page_footer):
        first.is_linked_to_previous = False
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    number = [*field("PAGE"), written(" / "), *field("NUMPAGES")]
    _running(section.header.part.element, "Header", [written(title)])
    _running(section.footer.part.element, "Footer", [element("r", element("tab")), *number])


def _running(root: BaseOxmlElement, style: str, inside: Sequence[BaseOxmlElement]) -> None:
    for child in list(root):
        root.remove(child)
    root.append(element("p", element("pPr", element("pStyle", val=style)), *inside))


def modern(file: File) -> None:
    """Let word processors open ``file`` as one of today, at its usual size, and check nothing."""
    settings = file.settings.element
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _LAYOUT)
    for zoom in settings.iter(qn("w:zoom")):
        zoom.set(qn("w:percent"), "100")
    for name in ("savePreviewPicture", "rsids", "docId"):
        for child in [each for each in settings if each.tag.endswith(f"}}{name}")]:
            settings.remove(child)


def describe(file: File, said: Properties) -> None:
    """Let ``file`` say of itself what ``said`` has."""
    about = file.core_properties
    about.title, about.subject, about.author = said.title, said.subject, said.author
    about.last_modified_by = said.author
    about.version, about.language = said.version, said.lang
    about.keywords = about.comments = about.category = ""
    about.created = about.modified = said.made
    about.revision = 1
