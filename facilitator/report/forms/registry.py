"""How each form is made. Loads what writes Office files: for the worker and the commands only."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from facilitator.report.blocks import Document
from facilitator.report.forms.docx.make import to_docx
from facilitator.report.forms.markdown.make import to_markdown
from facilitator.report.forms.media import MEDIA_TYPES
from facilitator.report.forms.pptx.make import to_pptx
from facilitator.report.forms.xlsx.make import to_xlsx
from facilitator.report.material import Material

Make = Callable[[Document, Material], bytes]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of the report: its media type, and what makes the bytes of its file."""

    media_type: str
    make: Make


_MAKE: Mapping[str, Make] = {
    "docx": to_docx,
    "pptx": to_pptx,
    "xlsx": to_xlsx,
    "md": to_markdown,
}

FORMS: Mapping[str, Form] = {
    name: Form(media_type, _MAKE[name]) for name, media_type in MEDIA_TYPES.items()
}
"""The forms by the ending of their files. The same document and material give the same bytes."""
