"""One page for those who read one page: the numbers, and what each question came to."""

from collections.abc import Sequence

from facilitator.report.blocks import (
    Auto,
    Block,
    Chapter,
    Facilitator,
    Finding,
    Heading,
    Number,
    Numbers,
)
from facilitator.report.chapters.saying import (
    auto,
    counts,
    keys,
    most_present,
    promise,
    quote,
    stops,
)
from facilitator.report.choose import first_of
from facilitator.report.glance import height
from facilitator.report.height import PAGE
from facilitator.report.material import DUE, Material, Record, Step, Written
from facilitator.report.words import say

QUOTES = 2  # under a finding, at most


def summary(material: Material) -> Chapter:
    """Return the page."""
    name = say("summary", material.lang)
    quotes = [0] * len(material.steps)
    for n in [*range(len(quotes))] * QUOTES:  # one for each finding, then a second where it fits
        quotes[n] += 1
        if height(_draft(material, quotes)) > PAGE:
            quotes[n] -= 1
    return Chapter("summary", "summary", name, tuple(_draft(material, quotes)))


def _draft(material: Material, quotes: Sequence[int]) -> list[Block]:
    """Return the page with so many voices under each finding."""
    blocks: list[Block] = [Heading(say("summary", material.lang), level=1), numbers(material)]
    blocks.append(Heading(say("findings", material.lang)))
    blocks += [
        _finding(material, step, count) for step, count in zip(material.steps, quotes, strict=True)
    ]
    return [*blocks, *_outlook(material), auto(material, "limits")]


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
        nearest = sorted(pledged.promises, key=lambda each: (DUE.index(each.due), len(each.text)))
        blocks += [promise(each) for each in nearest[:QUOTES]]
    return blocks


def numbers(material: Material) -> Numbers:
    """Return the numbers of the evening. Attendance is the most who were there at any stop."""
    made = (_people(material), _notes(material), _themes(material), _relates(material))
    return Numbers(tuple(each for each in (*made, _first_steps(material)) if each.value))


def _number(
    material: Material, name: str, value: int, cites: tuple[str, ...], detail: Auto | None = None
) -> Number:
    return Number(value, say(f"figure.{name}", material.lang, n=value), cites, detail)


def _people(material: Material) -> Number:
    fullest = max(stops(material), key=lambda stop: stop["people"], default=None)
    online = fullest.get("online") if fullest else None
    detail = None
    if fullest and online is not None:
        venue = fullest["people"] - online
        detail = auto(material, "place", ("attendance",), venue=venue, online=online)
    return _number(material, "people", most_present(material), ("attendance",), detail)


def _notes(material: Material) -> Number:
    cited = counts(material)
    left_out = sum(material.records[key]["missing"] for key in cited)
    detail = auto(material, "left.out", cited, n=left_out) if left_out else None
    return _number(
        material,
        "notes",
        len(material.notes),
        keys(material.notes.values()),
        detail or auto(material, "all.here"),
    )


def _themes(material: Material) -> Number:
    themes = tuple(f"theme/{group.id}" for step in material.steps for group in step.groups)
    lone = keys(note for step in material.steps for note in step.lone)
    detail = auto(material, "and.lone", lone, n=len(lone)) if lone else None
    return _number(material, "themes", len(themes), themes, detail)


def _relates(material: Material) -> Number:
    notes = material.notes.values()
    return _number(material, "relates", sum(note.relates for note in notes), keys(notes))


def _first_steps(material: Material) -> Number:
    cited = tuple(f"pledges/{each.part}" for each in material.pledged)
    made = [material.records[key] for key in cited]
    not_yet = sum(each["not_yet"] for each in made)
    detail = auto(material, "and.not.yet", cited, n=not_yet) if not_yet else None
    return _number(material, "first", sum(each["decided"] for each in made), cited, detail)


def _finding(material: Material, step: Step, quotes: int) -> Finding:
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
        quotes=tuple(quote(note) for note in _voices(step)[:quotes]),
    )


def _said(material: Material, step: Step, *, seen: bool) -> tuple[Auto, ...]:
    """Return what the numbers say of a step: its largest theme, and the one with most votes."""
    if not step.notes:
        return (auto(material, "nothing"),)
    said = [] if seen else [auto(material, "unseen")]
    largest = step.groups[0] if step.groups and step.groups[0].named else None
    most = _most_votes(material, step)
    if largest and most and most["target"] == largest.id:
        both = (f"theme/{largest.id}", f"result/{step.part}")
        values = {"title": largest.title, "notes": len(largest.notes), "n": most["votes"]}
        return (*said, auto(material, "largest.voted", both, **values))
    if largest:
        cites, size = (f"theme/{largest.id}",), len(largest.notes)
        said.append(auto(material, "largest", cites, title=largest.title, n=size))
    if most:
        cites = (f"result/{step.part}",)
        said.append(auto(material, "most.votes", cites, title=most["title"], n=most["votes"]))
    return tuple(said)


def _most_votes(material: Material, step: Step) -> Record | None:
    """Return the theme with the most votes, if it is one and has any."""
    result = material.record(f"result/{step.part}")
    if result is None or result["tie"] == 0 or not result["rows"]:
        return None
    first: Record = result["rows"][0]
    return first if first["votes"] and first["target"] not in material.notes else None


def _voices(step: Step) -> tuple[Written, ...]:
    """Return the notes a finding rests on: of the themes with most notes or votes, one each."""
    by_votes = sorted(step.groups, key=lambda group: -(group.votes or 0))
    first = list(dict.fromkeys([*step.groups[:1], *by_votes[:1], *step.groups[1:]]))
    trays = [group.notes for group in first if group.notes] or [step.lone or step.unplaced]
    if len(trays) == 1:
        return tuple(first_of(trays[0], QUOTES))
    return tuple(note for tray in trays[:QUOTES] for note in first_of(tray, 1))
