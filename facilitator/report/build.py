"""From a session to the blocks of its report."""

from facilitator.core.session import Session
from facilitator.report.audit import audit
from facilitator.report.blocks import Document
from facilitator.report.chapters import appendix, front, step
from facilitator.report.chapters.first_steps import first_steps
from facilitator.report.chapters.participation import participation
from facilitator.report.chapters.reading import reading
from facilitator.report.chapters.summary import summary
from facilitator.report.gather import gather
from facilitator.report.material import Material


def report(session: Session, lang: str) -> Document:
    """Return the report of ``session`` in ``lang``, audited. Raises ``Unfounded``."""
    material = gather(session, lang)
    document = build(material)
    audit(document, material)
    return document


def build(material: Material) -> Document:
    """Return the document that ``material`` gives."""
    cover = front.cover(material)
    body = (
        summary(material),
        participation(material),
        *(step.chapter(material, each) for each in material.steps),
        *first_steps(material),
        reading(material),
        *appendix.notes(material),
    )
    rest = (*appendix.figures(material, (cover, *body)), appendix.method(material))
    contents = front.contents(material, (*body, *rest))
    chapters = (cover, contents, *body, *rest)
    return Document(material.lang, cover.name, material.dated, chapters)
