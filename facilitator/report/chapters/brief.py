"""A step in few words: its largest themes with a quotation or two, what was voted, who agreed."""

from facilitator.report.blocks import Block, Heading
from facilitator.report.chapters.saying import auto, keys, quote
from facilitator.report.chapters.step import theme
from facilitator.report.choose import first_of
from facilitator.report.material import Group, Material, Step
from facilitator.report.words import say


def themes(material: Material, step: Step, most: int, quotes: int) -> tuple[Block, ...]:
    """Return the ``most`` largest themes with so many quotations each, and a lone voice.

    The one with the most votes, which the text names, takes the place of the last of them.
    """
    if not step.notes:
        return ()
    shown = tuple(
        theme(group, tuple(first_of(group.notes, quotes)), material.lang)
        for group in prominent(step, most)
    )
    if not shown:
        return _ungrouped(material, step, most)
    if not step.lone:
        return shown
    return (*shown, Heading(say("lone", material.lang)), quote(first_of(step.lone, 1)[0]))


def prominent(step: Step, most: int) -> list[Group]:
    """Return the ``most`` largest themes, among them in any case the one with the most votes."""
    largest, rest = list(step.groups[:most]), step.groups[most:]
    voted = [each for each in step.groups if each.votes]
    first = max(voted, key=lambda each: each.votes or 0, default=None)
    return [*largest[:-1], first] if first in rest else largest


def _ungrouped(material: Material, step: Step, most: int) -> tuple[Block, ...]:
    """Return notes that nobody has grouped."""
    notes = first_of(step.notes, most)
    if step.lone:
        head = (Heading(say("lone", material.lang)), auto(material, "lone.why"))
        return (*head, *map(quote, first_of(step.lone, most)))
    if len(notes) == len(step.notes):
        return (auto(material, "ungrouped.all"), *map(quote, notes))
    return (auto(material, "ungrouped", keys(notes), n=len(notes)), *map(quote, notes))
