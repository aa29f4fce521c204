"""What a file says of itself: its title, by whom, which version, of which day."""

from dataclasses import dataclass
from datetime import datetime, time

from facilitator.report.blocks import Document
from facilitator.report.forms.characters import held
from facilitator.report.material import Material
from facilitator.report.words import say

LONGEST = 255  # characters of a property


@dataclass(frozen=True, slots=True)
class Properties:
    """The properties of a file. ``made`` is noon of the day: a file tells no moment."""

    title: str
    subject: str
    author: str
    version: str
    lang: str
    made: datetime


def properties(document: Document, material: Material) -> Properties:
    """Return what a file of ``document`` says of itself."""
    settings = material.manuscript.settings
    return Properties(
        title=held(document.title)[:LONGEST],
        subject=say("report", document.lang),
        author=held(settings.author)[:LONGEST],
        version=held(settings.version or str(material.edition))[:LONGEST],
        lang=document.lang,
        made=datetime.combine(material.day, time(12)),
    )
