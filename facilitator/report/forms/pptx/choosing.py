"""What of a report is shown on slides: what is said aloud, not what is looked up."""

from collections.abc import Iterable
from dataclasses import replace

from facilitator.report.forms.laying.elements import (
    Element,
    Figures,
    Front,
    Grid,
    Head,
    Paragraph,
    Section,
)

LOOKED_UP = ("contents", "reading", "appendix", "method", "about")
"""The forms of chapters that nobody reads aloud."""


def chosen(section: Section) -> tuple[Element, ...]:
    """Return what is shown of ``section``."""
    if section.form in LOOKED_UP:
        return ()
    match section.form:
        case "cover":
            return tuple(_first_slide(section.elements))
        case "summary":
            return tuple(_glance(section.elements))
        case "participation":
            return tuple(_counted(section.elements))
    return section.elements


def _first_slide(elements: Iterable[Element]) -> Iterable[Element]:
    """Yield the title, and in small print what a report promises."""
    for element in elements:
        match element:
            case Front():
                yield element
            case Paragraph():
                yield replace(element, manner="fine")


def _glance(elements: Iterable[Element]) -> Iterable[Element]:
    """Yield the summary on one slide: the numbers, and each question with what was seen."""
    asked = False
    for element in elements:
        match element:
            case Head(level=1) | Figures():
                yield element
            case Head(level=3):
                asked = True
                yield element
            case Paragraph() if asked:
                asked = False  # what the numbers say comes with the step
                yield element


def _counted(elements: Iterable[Element]) -> Iterable[Element]:
    """Yield how many were there, and the steps in numbers."""
    for element in elements:
        match element:
            case Head(level=1) | Grid():
                yield element
