"""One page to hand round in the room: what stands now, and where the rest will be."""

from collections.abc import Sequence
from dataclasses import replace

from facilitator.report.blocks import Address, Block, Chapter, Finding, Heading
from facilitator.report.chapters import imprint
from facilitator.report.chapters.numbers import numbers
from facilitator.report.chapters.saying import auto
from facilitator.report.chapters.summary import finding
from facilitator.report.glance import height
from facilitator.report.height import PAGE
from facilitator.report.material import Material
from facilitator.report.width import lines
from facilitator.report.words import say

FRAME = 38.0  # mm that the head and the foot with the code take beyond those of the summary
LINE, TITLE = 5.6, 9.2  # mm of a line of either, and of a line of the title
FEWEST = 6  # blocks of head and foot that are there in any case
TITLE_LINE = 24.0  # ems of a line of the title


def chapters(material: Material) -> tuple[Chapter, ...]:
    """Return the page."""
    lang, name = material.lang, say("room", material.lang)
    head: list[Block] = [Heading(imprint.title(material), level=1)]
    head += [auto(material, "held", day=material.dated), *imprint.places(material)]
    foot = _foot(material)
    room = PAGE - FRAME - LINE * (len(head) + len(foot) - FEWEST)
    room -= TITLE * (lines(imprint.title(material), TITLE_LINE) - 1)
    findings = _fitting([finding(material, step) for step in material.steps], room)
    page = (*head, numbers(material), Heading(name), *findings, *foot)
    return (Chapter("minutes", "minutes", say("room", lang), page),)


def _fitting(findings: Sequence[Finding], room: float) -> list[Finding]:
    """Return findings with a quotation each, as far as there is room: the first ones first.

    Where there is none for all sentences either, those about numbers go.
    """
    bare = [replace(each, quotes=()) for each in findings]
    if height(bare) > room:
        bare = [replace(each, said=()) if each.seen else each for each in bare]
    for n, each in enumerate(findings):
        quoted = [*bare[:n], replace(bare[n], quotes=each.quotes[:1]), *bare[n + 1 :]]
        if height(quoted) <= room:
            bare = quoted
    return bare


def _foot(material: Material) -> tuple[Block, ...]:
    """Return how many will do something, what follows, and the way to the session."""
    blocks: list[Block] = []
    for pledged in () if material.leaves_out("first_steps") else material.pledged:
        key = f"pledges/{pledged.part}"
        if decided := material.records[key]["decided"]:
            blocks.append(auto(material, "first.decided", (key,), n=decided))
    if not material.leaves_out("consent"):
        blocks.append(auto(material, "consent"))
    blocks += [auto(material, "limits"), auto(material, "later"), *imprint.following(material)]
    if address := imprint.takeaway(material):
        blocks.append(Address(auto(material, "scan"), address))
    return tuple(blocks)
