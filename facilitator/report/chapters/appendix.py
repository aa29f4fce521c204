"""The appendix: every note, the numbers of every figure, and how everything was counted."""

from dataclasses import replace

from facilitator.core.ids import PartId
from facilitator.report.blocks import Block, Chapter, Fact, Heading, Listing, Tabled
from facilitator.report.chapters.categories import hides
from facilitator.report.chapters.pulse import pulse, worse
from facilitator.report.chapters.saying import auto, quote
from facilitator.report.figures import Chart, Coverage, Covered
from facilitator.report.material import Material, Step, Written
from facilitator.report.words import say

DEFINITIONS = ("people", "writers", "notes", "themes", "votes", "time", "steps", "machine")
_PARTS = {"votes": "votes", "steps": "first_steps"}  # that a definition belongs to


def notes(material: Material) -> tuple[Chapter, ...]:
    """Return the chapter with all notes, or nothing where there are none."""
    if not material.notes:
        return ()
    lang, name = material.lang, say("appendix", material.lang)
    blocks: list[Block] = [Heading(name, level=1)]
    blocks += [auto(material, "numbers"), auto(material, "back")]
    for step in material.steps:
        if step.notes:
            blocks.append(Heading(f"{say('step', lang, n=step.number)}  {step.question}"))
        blocks += [_listing(title, inside) for title, inside in _trays(step, lang) if inside]
    for opening in material.openings:
        blocks += [Heading(opening.title), auto(material, "checkin.answers")]
        blocks.append(_listing(opening.asked or None, opening.notes))
    return (Chapter("appendix", "appendix", name, tuple(blocks)),)


def _trays(step: Step, lang: str) -> list[tuple[str | None, tuple[Written, ...]]]:
    rest = say("unplaced", lang) if step.groups or step.lone else None
    trays: list[tuple[str | None, tuple[Written, ...]]]
    trays = [(group.title, group.notes) for group in step.groups]
    return [*trays, (say("lone", lang), step.lone), (rest, step.unplaced)]


def _listing(title: str | None, inside: tuple[Written, ...]) -> Listing:
    return Listing(title, tuple(replace(quote(note), replies=note.replies) for note in inside))


def figures(material: Material, chapters: tuple[Chapter, ...]) -> tuple[Chapter, ...]:
    """Return the chapter with a table for each chart in ``chapters``."""
    name = say("figures", material.lang)
    blocks: list[Block] = [Heading(name, level=1)]
    for chapter in chapters:
        charts = [block for block in chapter.blocks if isinstance(block, Chart)]
        if charts:
            blocks.append(Heading(_name(chapter, material.lang)))
        blocks += [Tabled(chart) for chart in charts]
        if any(map(hides, charts)):
            blocks.append(auto(material, "few.cells"))
    return (Chapter("figures", "figures", name, tuple(blocks)),) if len(blocks) > 1 else ()


def _name(chapter: Chapter, lang: str) -> str:
    """Return what a chapter is called among others; the cover has the name of the evening."""
    return say("cover", lang) if chapter.form == "cover" else chapter.name


def method(material: Material) -> Chapter:
    """Return the chapter that accounts for every note and says what was counted how."""
    lang, name = material.lang, say("method", material.lang)
    blocks: list[Block] = [Heading(name, level=1)]
    if rows := _covered(material):
        blocks += [Heading(say("coverage", lang)), Coverage(say("coverage", lang), rows)]
    blocks.append(Heading(say("definitions", lang)))
    blocks += [
        Fact(say(f"term.{each}", lang), (auto(material, f"def.{each}"),), 3)
        for each in DEFINITIONS
        if not material.leaves_out(_PARTS.get(each, ""))
    ]
    blocks += _of_pulse(material)
    return Chapter("method", "method", name, tuple(blocks))


def _of_pulse(material: Material) -> list[Block]:
    """Return how the pulse was counted, and what to ask about what did not move as hoped."""
    if not pulse(material):
        return []
    said = [auto(material, "def.pulse")]
    if worse(material):
        said.append(auto(material, "pulse.next"))
    return [Fact(say("term.pulse", material.lang), tuple(said), 3)]


def _covered(material: Material) -> tuple[Covered, ...]:
    rows = []
    for step in material.steps:
        grouped = sum(len(group.notes) for group in step.groups)
        places = (grouped, len(step.lone), len(step.unplaced))
        title = f"{say('step', material.lang, n=step.number)}  {step.title}"
        rows += _row(material, step.part, title, places)
    for opening in material.openings:
        rows += _row(material, opening.part, opening.title, (0, 0, len(opening.notes)))
    return tuple(rows)


def _row(
    material: Material, part: PartId, title: str, places: tuple[int, int, int]
) -> list[Covered]:
    count = material.record(f"count/{part}")
    if count is None:
        return []
    missing = (count["kept_out"], count["missing"] - count["kept_out"], count["withdrawn"])
    return [Covered(part, title, count["notes"], *missing, *places)]
