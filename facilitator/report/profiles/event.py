"""The event: when and where, who was there, how the evening went, what came of every question."""

from dataclasses import replace

from facilitator.report import polls
from facilitator.report.blocks import Auto, Block, Chapter, Fact, Heading
from facilitator.report.chapters import guests, imprint, prose, step, votes
from facilitator.report.chapters.brief import themes
from facilitator.report.chapters.first_steps import decided, nearest
from facilitator.report.chapters.numbers import numbers
from facilitator.report.chapters.participation import agenda, channels, present
from facilitator.report.chapters.pulse import pulse
from facilitator.report.chapters.saying import auto, missing, promise
from facilitator.report.figures import Fit
from facilitator.report.material import Material, Pledged, Step
from facilitator.report.words import say

THEMES, QUOTES = 3, 1  # of a step
STEPS = 4  # first steps that are printed


def chapters(material: Material) -> tuple[Chapter, ...]:
    """Return the chapters."""
    cover = Chapter("cover", "cover", imprint.title(material), (imprint.cover(material),))
    body = (
        cover,
        _event(material),
        *prose.opening(material),
        *(_step(material, each) for each in material.steps),
        *guests.words(material),
        *_first_steps(material),
        *_survey(material),
        *pulse(material),
        *prose.closing(material),
    )
    return (*prose.sourced(material, body), *_next(material))


def _event(material: Material) -> Chapter:
    """Return the record of the evening: when, where, who, and the timetable."""
    name = say("event", material.lang)
    rows: tuple[tuple[str, tuple[Auto, ...]], ...] = (
        ("when", (auto(material, "held", day=material.dated), *present(material))),
        ("where", imprint.places(material)),
    )
    facts = [Fact(say(f"fact.{row}", material.lang), said) for row, said in rows if said]
    blocks: list[Block] = [Heading(name, level=1), numbers(material), *facts, *channels(material)]
    return Chapter("event", "event", name, (*blocks, *agenda(material)))


def _step(material: Material, each: Step) -> Chapter:
    head = step.question(material, each)
    blocks: list[Block] = [head, *step.counted(material, each)]
    blocks += [block for block in votes.of(material, each) if isinstance(block, Auto)]
    blocks += step.seen(material, each)[:1]
    blocks += themes(material, each, THEMES, QUOTES)
    return Chapter("step", f"step-{each.part}", head.label, tuple(blocks))


def _first_steps(material: Material) -> tuple[Chapter, ...]:
    """Return how many have a first step, how soon, and the nearest of these."""
    if not material.pledged or material.leaves_out("first_steps"):
        return ()
    name = say("first", material.lang)
    blocks: list[Block] = [Heading(name, level=1)]
    for pledged in material.pledged:
        blocks += [*decided(material, pledged), *_nearest(material, pledged)]
    return (Chapter("first", "first-steps", name, tuple(blocks)),)


def _nearest(material: Material, pledged: Pledged) -> list[Block]:
    """Return some first steps, and that they are only some where there are more."""
    shown = nearest(pledged, STEPS)
    if len(shown) == len(pledged.promises):
        return [promise(each) for each in shown]
    cites = tuple(f"pledge/{each.id}" for each in shown)
    return [auto(material, "first.nearest", cites, n=len(shown)), *map(promise, shown)]


def _survey(material: Material) -> tuple[Chapter, ...]:
    """Return what people answered: to what was seen, and in votes."""
    name = say("survey", material.lang)
    blocks: list[Block] = [Heading(name, level=1)]
    for each in material.steps:
        answers = [*_fit(material, each), *_votes(material, each)]
        if answers:
            blocks += [Heading(f"{say('step', material.lang, n=each.number)}  {each.title}")]
            blocks += answers
    return (Chapter("survey", "survey", name, tuple(blocks)),) if len(blocks) > 1 else ()


def _fit(material: Material, each: Step) -> list[Block]:
    """Return whether the sentence of a step fits. It stands here without it, so it is named."""
    insight = material.record(f"insight/{each.part}") or {"text": ""}
    title = say("fit.of", material.lang, text=insight["text"])
    fits = (block for block in step.seen(material, each) if isinstance(block, Fit))
    return [replace(block, title=title) for block in fits]


def _votes(material: Material, each: Step) -> list[Block]:
    """Return the charts of a step in which people voted."""
    charts = (block for block in step.themes_of(material, each) if not isinstance(block, Auto))
    return list(charts) if polls.held(material.records, each.part) else []


def _next(material: Material) -> tuple[Chapter, ...]:
    """Return what holds for all of it, and when the next meeting is."""
    name = say("about", material.lang)
    consent = () if material.leaves_out("consent") else (auto(material, "consent"),)
    what = Fact(say("fact.what", material.lang), (*consent, *missing(material)))
    limits = Fact(say("fact.limits", material.lang), (auto(material, "limits"),))
    facts = (what, limits, *imprint.facts(material))
    return (Chapter("about", "about", name, (Heading(name, level=1), *facts)),)
