"""The facilitator's text as an article: introduction, the questions, conclusion, sources.

A step about which nothing was written shows its themes instead; one without notes says so, or
is left out. At the end stands what one has to know about how the text came about.
"""

from dataclasses import replace

from facilitator.report.blocks import Block, Chapter, Fact, Heading
from facilitator.report.chapters import imprint, prose, step
from facilitator.report.chapters.brief import themes
from facilitator.report.chapters.reading import facts
from facilitator.report.chapters.saying import auto, nothing
from facilitator.report.material import Material, Step
from facilitator.report.words import say

THEMES, QUOTES = 4, 2  # of a step about which nothing was written


def chapters(material: Material) -> tuple[Chapter, ...]:
    """Return the chapters."""
    cover = Chapter("cover", "cover", imprint.title(material), (imprint.cover(material),))
    steps = (each for step_ in material.steps for each in _step(material, step_))
    body = (
        cover,
        *prose.opening(material),
        *steps,
        *prose.free(material),
        *prose.closing(material),
    )
    return (*prose.sourced(material, body), *prose.cited(material, body), *_about(material))


def _step(material: Material, each: Step) -> tuple[Chapter, ...]:
    text = prose.of_step(material, each)
    inside: tuple[Block, ...] = text or themes(material, each, THEMES, QUOTES)
    if not inside:
        if material.manuscript.settings.empty == "drop":
            return ()
        inside = (nothing(material, each.part),)
    head = replace(step.question(material, each), title="")  # the text has headings of its own
    return (Chapter("step", f"step-{each.part}", head.label, (head, *inside)),)


def _about(material: Material) -> tuple[Chapter, ...]:
    """Return how many, from where, how it was done and what that limits, as far as wanted."""
    rows: tuple[Fact, ...] = () if material.leaves_out("method") else facts(material)
    if material.leaves_out("method"):
        rows = (*_consent(material), *imprint.facts(material))
    if not rows:
        return ()
    name = say("about", material.lang)
    return (Chapter("about", "about", name, (Heading(name, level=1), *rows)),)


def _consent(material: Material) -> tuple[Fact, ...]:
    if material.leaves_out("consent"):
        return ()
    return (Fact(say("fact.what", material.lang), (auto(material, "consent"),)),)
