"""What people will do first, and how soon. Dates themselves are not printed."""

from collections import Counter

from facilitator.core.words.text import matching_key
from facilitator.report.blocks import Block, Chapter, Heading
from facilitator.report.chapters.saying import auto, nothing, promise
from facilitator.report.figures import Dates
from facilitator.report.material import DUE, Material, Pledged, Promise
from facilitator.report.words import say


def first_steps(material: Material) -> tuple[Chapter, ...]:
    """Return the chapter, or nothing where the program has no first steps."""
    if not material.pledged:
        return ()
    name = say("first", material.lang)
    blocks: list[Block] = [Heading(name, level=1)]
    for pledged in material.pledged:
        blocks += _made(material, pledged)
    return (Chapter("first", "first-steps", name, tuple(blocks)),)


def _made(material: Material, pledged: Pledged) -> list[Block]:
    blocks = decided(material, pledged)
    for due in DUE:
        made = [each for each in pledged.promises if each.due == due]
        if made:
            blocks.append(Heading(say(pledged.label(due), material.lang)))
        blocks += [promise(each) for each in made]
    return blocks


def decided(material: Material, pledged: Pledged) -> list[Block]:
    """Return how many decided on a first step, how many did not yet, and how soon they are due."""
    key = f"pledges/{pledged.part}"
    told = material.records[key]
    if not told["decided"] and not told["not_yet"]:
        return [nothing(material, pledged.part, "first.none")]
    blocks: list[Block] = []
    if told["decided"]:
        blocks.append(auto(material, "first.decided", (key,), n=told["decided"]))
    if told["missing"]:
        blocks.append(auto(material, "first.missing", (key,), n=told["missing"]))
    if told["not_yet"]:
        blocks.append(auto(material, "first.not.yet", (key,), n=told["not_yet"]))
    return [*blocks, _dates(material, pledged, told["not_yet"])]


def nearest(pledged: Pledged, count: int) -> list[Promise]:
    """Return the ``count`` first steps that are due first, by number; the short before the long.

    No words stand there twice while there are others.
    """
    said: Counter[str] = Counter()
    ranked: list[tuple[int, int, Promise]] = []
    by_due = sorted(pledged.promises, key=lambda each: (DUE.index(each.due), len(each.text)))
    for place, each in enumerate(by_due):
        words = matching_key(each.text)
        ranked.append((said[words], place, each))
        said[words] += 1
    shown = [each for *_, each in sorted(ranked, key=lambda rank: rank[:2])[:count]]
    return sorted(shown, key=lambda each: (len(each.number), each.number))


def _dates(material: Material, pledged: Pledged, not_yet: int) -> Dates:
    title, dues = say("dates", material.lang), [each.due for each in pledged.promises]
    counts = tuple((pledged.label(due), dues.count(due)) for due in DUE)
    return Dates(f"dates-{pledged.part}", pledged.part, title, (*counts, ("date.not_yet", not_yet)))
