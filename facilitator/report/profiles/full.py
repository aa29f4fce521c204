"""Everything: one page for those who read one page, every step, and the appendix."""

from facilitator.report.blocks import Chapter
from facilitator.report.chapters import appendix, front, guests, prose, step
from facilitator.report.chapters.categories import categories
from facilitator.report.chapters.first_steps import first_steps
from facilitator.report.chapters.participation import participation
from facilitator.report.chapters.pulse import pulse
from facilitator.report.chapters.reading import reading
from facilitator.report.chapters.summary import summary
from facilitator.report.material import Material


def chapters(material: Material) -> tuple[Chapter, ...]:
    """Return the chapters. The contents and the figures know only what is there."""
    cover = front.cover(material)
    body = (
        *_wanted(material, "summary", summary(material)),
        *prose.opening(material),
        *_wanted(material, "participation", participation(material)),
        *(step.chapter(material, each) for each in material.steps),
        *categories(material),
        *pulse(material),
        *_wanted(material, "first_steps", *first_steps(material)),
        *guests.words(material),
        *prose.free(material),
        *prose.closing(material),
    )
    end = (
        *_wanted(material, "reading", reading(material)),
        *_wanted(material, "appendix", *appendix.notes(material)),
    )
    body = (*prose.sourced(material, body), *end)
    rest = (
        *_wanted(material, "figures", *appendix.figures(material, (cover, *body))),
        *_wanted(material, "method", appendix.method(material)),
    )
    return (cover, front.contents(material, (*body, *rest)), *body, *rest)


def _wanted(material: Material, part: str, *made: Chapter) -> tuple[Chapter, ...]:
    return () if material.leaves_out(part) else made
