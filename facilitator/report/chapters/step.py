"""The chapter of a step: its question, what was seen, the themes, the vote, the voices."""

from collections.abc import Mapping

from facilitator.core.ids import LONE, ThemeId
from facilitator.report.blocks import Block, Chapter, Facilitator, Heading, Question, Theme
from facilitator.report.chapters import votes
from facilitator.report.chapters.prose import of_step
from facilitator.report.chapters.saying import auto, has_appendix, keys, nothing, quote
from facilitator.report.choose import chosen
from facilitator.report.figures import Bar, Fit, Sizes
from facilitator.report.material import Group, Material, Step, Written
from facilitator.report.words import say


def chapter(material: Material, step: Step) -> Chapter:
    """Return the chapter of ``step``: its page, and what was written about it."""
    label = say("step", material.lang, n=step.number)
    blocks: list[Block] = [question(material, step), *counted(material, step)]
    blocks += seen(material, step)
    blocks += themes_of(material, step)
    if step.notes:
        quotes = chosen(step, lambda quotes: [*blocks, *voices(material, step, quotes)])
        blocks += voices(material, step, quotes)
    blocks += of_step(material, step)
    return Chapter("step", f"step-{step.part}", label, tuple(blocks))


def question(material: Material, step: Step) -> Question:
    """Return the heading of ``step``."""
    label = say("step", material.lang, n=step.number)
    return Question(step.part, label, step.title, step.question)


def counted(material: Material, step: Step) -> list[Block]:
    """Return how many wrote, and how much of it is printed."""
    count = material.record(f"count/{step.part}")
    key = (f"count/{step.part}",)
    said: list[Block] = []
    if not step.notes:
        said.append(nothing(material, step.part))
    elif count is not None:
        said.append(auto(material, "count", key, people=count["people"], n=count["notes"]))
    if count is not None and count["missing"]:
        said.append(auto(material, "step.missing", key, n=count["missing"]))
    return said


def seen(material: Material, step: Step) -> list[Block]:
    """Return the sentence of the step, and whether those who were there find that it fits."""
    key = f"insight/{step.part}"
    insight = material.record(key)
    if not insight:
        return []
    blocks: list[Block] = [Facilitator(say("insight", material.lang), insight["text"], (key,))]
    fit = material.record(f"fit/{step.part}")
    if fit:
        title = say("fit", material.lang)
        counts = (fit["fits"], fit["not_quite"], fit["add"])
        blocks.append(Fit(f"fit-{step.part}", step.part, title, *counts))
    return blocks


def themes_of(material: Material, step: Step) -> list[Block]:
    """Return the chart of the themes, and what the vote said about them or about notes."""
    if not step.groups:
        return votes.of(material, step)
    bars = tuple(Bar(each.id, each.title, len(each.notes), each.votes) for each in step.groups)
    chart = Sizes(f"sizes-{step.part}", say("sizes", material.lang), bars)
    return [chart, *votes.of(material, step)]


def voices(
    material: Material, step: Step, quotes: Mapping[ThemeId, tuple[Written, ...]]
) -> list[Block]:
    """Return the themes and the lone voices with these ``quotes``."""
    lang = material.lang
    bare = "" if has_appendix(material) else ".bare"
    blocks: list[Block] = []
    if step.groups or not step.lone:
        blocks.append(Heading(say("voices", lang)))
    for group in step.groups:
        blocks.append(theme(group, quotes[group.id], lang))
    if step.lone:
        blocks += [Heading(say("lone", lang)), auto(material, "lone.why")]
    elif len(quotes[LONE]) == len(step.notes):
        blocks.append(auto(material, "ungrouped.all"))
    elif not step.groups:
        blocks.append(auto(material, "ungrouped", keys(quotes[LONE]), n=len(quotes[LONE])))
    blocks += [quote(note, home=True) for note in quotes[LONE]]
    if step.lone and (more := step.lone[len(quotes[LONE]) :]):
        blocks.append(auto(material, f"more{bare}", keys(more), n=len(more)))
    if step.unplaced and (step.groups or step.lone):
        blocks.append(auto(material, f"left{bare}", keys(step.unplaced), n=len(step.unplaced)))
    return blocks


def theme(group: Group, quoted: tuple[Written, ...], lang: str) -> Theme:
    """Return a theme with its size and the notes that are ``quoted``."""
    size = say("n.notes", lang, n=len(group.notes))
    if group.votes is not None:
        size += f" · {say('n.votes', lang, n=group.votes)}"
    quotes = tuple(quote(note, home=True) for note in quoted)
    return Theme(group.id, group.title, len(group.notes), size, quotes)
