"""One page for those who read one page: the numbers, and what each question came to."""

from collections.abc import Sequence
from dataclasses import replace

from facilitator.core.words.text import matching_key
from facilitator.report import polls
from facilitator.report.blocks import Auto, Block, Chapter, Facilitator, Finding, Heading
from facilitator.report.chapters.first_steps import nearest
from facilitator.report.chapters.numbers import numbers
from facilitator.report.chapters.saying import auto, nothing, promise, quote
from facilitator.report.choose import first_of, ranked
from facilitator.report.glance import height
from facilitator.report.height import PAGE
from facilitator.report.material import Material, Record, Step, Written
from facilitator.report.words import say

QUOTES = 2  # under a finding, at most


def summary(material: Material) -> Chapter:
    """Return the page."""
    name = say("summary", material.lang)
    findings = [finding(material, step) for step in material.steps]
    outlook = [] if material.leaves_out("first_steps") else _outlook(material)
    quotes = [0] * len(findings)
    for n in [*range(len(quotes))] * QUOTES:  # one for each finding, then a second where it fits
        quotes[n] += 1
        if height([*_quoting(findings, quotes), *outlook]) > PAGE:
            quotes[n] -= 1
    blocks: list[Block] = [Heading(name, level=1), numbers(material)]
    blocks += [Heading(say("findings", material.lang)), *_quoting(findings, quotes), *outlook]
    return Chapter("summary", "summary", name, (*blocks, auto(material, "limits")))


def _quoting(findings: Sequence[Finding], quotes: Sequence[int]) -> list[Finding]:
    """Return findings with so many of their voices."""
    return [
        replace(finding, quotes=finding.quotes[:count])
        for finding, count in zip(findings, quotes, strict=True)
    ]


def _outlook(material: Material) -> list[Block]:
    """Return how many have a first step, and some of these: the nearest, then the shortest."""
    blocks: list[Block] = []
    for pledged in material.pledged:
        key = f"pledges/{pledged.part}"
        told = material.records[key]
        if not told["decided"]:
            continue
        blocks.append(Heading(say("first", material.lang)))
        blocks.append(auto(material, "first.decided", (key,), n=told["decided"]))
        blocks += [promise(each) for each in nearest(pledged, QUOTES)]
    return blocks


def finding(material: Material, step: Step) -> Finding:
    """Return what is said of a step, with every voice that may stand under it."""
    key = f"insight/{step.part}"
    insight = material.record(key)
    seen = None
    if insight:
        seen = Facilitator(say("insight", material.lang), insight["text"], cites=(key,))
    return Finding(
        part=step.part,
        step=step.number,
        question=step.question,
        seen=seen,
        said=_said(material, step, seen=seen is not None),
        quotes=tuple(quote(note) for note in _voices(step)),
    )


def _said(material: Material, step: Step, *, seen: bool) -> tuple[Auto, ...]:
    """Return what the numbers say of a step: its largest theme, and the one with most votes."""
    if not step.notes:
        return (nothing(material, step.part),)
    said = [] if seen else [auto(material, "unseen")]
    largest = step.groups[0] if step.groups and step.groups[0].named else None
    key, most = _most_votes(material, step)
    decided = _decided(material, step)
    if largest and most and most["target"] == largest.id:
        both = (f"theme/{largest.id}", key)
        values = {"title": largest.title, "notes": len(largest.notes), "n": most["votes"]}
        return (*said, auto(material, "largest.voted", both, **values), *decided)
    if largest:
        cites, size = (f"theme/{largest.id}",), len(largest.notes)
        said.append(auto(material, "largest", cites, title=largest.title, n=size))
    if most:
        said.append(auto(material, "most.votes", (key,), title=most["title"], n=most["votes"]))
    return (*said, *decided)


def _most_votes(material: Material, step: Step) -> tuple[str, Record | None]:
    """Return the theme with the most dots, if it is one and has any, and the key of that vote."""
    key, result = polls.dots(material.records, step.part, "themes") or ("", None)
    if result is None or result["tie"] == 0 or not result["rows"]:
        return key, None
    first: Record = result["rows"][0]
    return key, first if first["votes"] and first["title"] else None


def _decided(material: Material, step: Step) -> list[Auto]:
    """Return what was decided in a step."""
    said = []
    for key, result in polls.held(material.records, step.part):
        out, first = result.get("outcome"), result["rows"][0] if result["rows"] else None
        if out and out["target"] and first and first["title"]:
            values = {"title": first["title"], "votes": first["votes"], "chose": out["chose"]}
            said.append(auto(material, "decision.carried", (key,), **values))
    return said


def _voices(step: Step) -> tuple[Written, ...]:
    """Return the notes a finding rests on: of the themes with most notes or votes, one each.

    No words stand there twice while a theme has others.
    """
    by_votes = sorted(step.groups, key=lambda group: -(group.votes or 0))
    first = list(dict.fromkeys([*step.groups[:1], *by_votes[:1], *step.groups[1:]]))
    trays = [group.notes for group in first if group.notes] or [step.lone or step.unplaced]
    if len(trays) == 1:
        return tuple(first_of(trays[0], QUOTES))
    voices: list[Written] = []
    for tray in trays[:QUOTES]:
        said = {matching_key(each.text) for each in voices}
        ranks = ranked(tray)
        voices.append(next((n for n in ranks if matching_key(n.text) not in said), ranks[0]))
    return tuple(voices)
