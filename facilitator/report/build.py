"""From a session to the blocks of its report."""

from collections.abc import Mapping

from babel.dates import format_date

from facilitator.core.ids import LONE, ThemeId
from facilitator.core.session import Session
from facilitator.report.audit import audit
from facilitator.report.blocks import (
    Auto,
    Bar,
    Block,
    Chapter,
    Contents,
    Cover,
    Document,
    Facilitator,
    Figure,
    Figures,
    Heading,
    Line,
    Listing,
    Mosaic,
    Question,
    Quote,
    Sizes,
    Theme,
)
from facilitator.report.choose import chosen
from facilitator.report.material import Group, Material, Step, Written, gather
from facilitator.report.words import say

DATES = {"ja": "y年M月d日（E）", "en": "EEEE, d MMMM y"}
NOTE_COLOR = "plain"  # of a note without category


def report(session: Session, lang: str) -> Document:
    """Return the report of ``session`` in ``lang``, audited. Raises ``Unfounded``."""
    material = gather(session, lang)
    document = build(material)
    audit(document, material)
    return document


def build(material: Material) -> Document:
    """Return the document that ``material`` gives."""
    lang, record = material.lang, material.records["session"]
    day = format_date(material.day, DATES[lang], locale=lang)
    steps = tuple(_chapter(material, step) for step in material.steps)
    appendix = (_appendix(material),) if material.notes else ()
    front = Chapter("cover", "cover", record["title"], _cover(material, day))
    return Document(lang, record["title"], day, (front, *steps, *appendix))


def _cover(material: Material, day: str) -> tuple[Block, ...]:
    lang, record = material.lang, material.records["session"]
    program = record["program"][lang]
    rows = tuple(
        (str(step.number), tuple(_color(note) for note in step.notes)) for step in material.steps
    )
    return (
        Cover(record["title"], program, None, day, record["rehearsal"]),
        Mosaic(say("mosaic", lang), rows),
        _figures(material),
        Contents(say("questions", lang), tuple(_line(step, lang) for step in material.steps)),
        _auto(material, "consent"),
        _missing(material),
        _auto(material, "limits"),
    )


def _color(note: Written) -> str:
    return note.facet.color if note.facet else NOTE_COLOR


def _line(step: Step, lang: str) -> Line:
    return Line(step.part, step.number, step.question, say("n.notes", lang, n=len(step.notes)))


def _figures(material: Material) -> Figures:
    """Return the figures of the cover. Attendance is the most who were there at any stop."""
    stops = (material.record("attendance") or {"stops": ()})["stops"]
    counted = (
        ("people", max((stop["people"] for stop in stops), default=0), ("attendance",)),
        ("notes", len(material.notes), tuple(f"note/{note}" for note in material.notes)),
        ("steps", len(material.steps), tuple(f"part/{step.part}" for step in material.steps)),
        ("themes", *_themes(material)),
    )
    return Figures(
        tuple(
            Figure(value, say(f"figure.{name}", material.lang, n=value), cites)
            for name, value, cites in counted
            if value
        )
    )


def _themes(material: Material) -> tuple[int, tuple[str, ...]]:
    themes = tuple(f"theme/{group.id}" for step in material.steps for group in step.groups)
    return len(themes), themes


def _missing(material: Material) -> Auto:
    counts = tuple(f"count/{step.part}" for step in material.steps)
    missing = sum((material.record(key) or {"missing": 0})["missing"] for key in counts)
    if not missing:
        return _auto(material, "complete")
    return _auto(material, "missing", counts, n=missing)


def _chapter(material: Material, step: Step) -> Chapter:
    lang, label = material.lang, say("step", material.lang, n=step.number)
    blocks: list[Block] = [Question(step.part, label, step.title, step.question)]
    blocks += _counts(material, step)
    insight = material.record(f"insight/{step.part}")
    if insight:
        key = f"insight/{step.part}"
        blocks.append(Facilitator(say("insight", lang), insight["text"], cites=(key,)))
    blocks += _themes_of(material, step)
    if step.notes:
        quotes = chosen(step, lambda quotes: [*blocks, *_voices(material, step, quotes)])
        blocks += _voices(material, step, quotes)
    return Chapter("step", f"step-{step.part}", label, tuple(blocks))


def _counts(material: Material, step: Step) -> list[Block]:
    if not step.notes:
        return [_auto(material, "empty")]
    count = material.record(f"count/{step.part}")
    if count is None:
        return []
    key = (f"count/{step.part}",)
    said = [_auto(material, "count", key, people=count["people"], n=count["notes"])]
    if count["missing"]:
        said.append(_auto(material, "step.missing", key, n=count["missing"]))
    return [*said]


def _themes_of(material: Material, step: Step) -> list[Block]:
    """Return the chart of the themes, and what the vote said about them or about notes."""
    if not step.groups:
        return _vote(material, step)
    lang = material.lang
    bars = tuple(Bar(each.id, each.title, len(each.notes), each.votes) for each in step.groups)
    chart = Sizes(say("sizes", lang), say("notes", lang), say("votes", lang), bars)
    return [chart, *_vote(material, step)]


def _vote(material: Material, step: Step) -> list[Block]:
    key = f"result/{step.part}"
    result = material.record(key)
    if result is None or not result["rows"] or not result["voters"]:
        return []
    first, tie = result["rows"][0], result["tie"]
    said: list[Block] = [_auto(material, "voted", (key,), n=result["voters"])]
    if not first["votes"]:
        return said
    note = material.notes.get(first["target"])
    if tie == 0:
        said.append(_auto(material, "tie.0", (key,), votes=first["votes"]))
    elif note is None:
        said.append(
            _auto(material, "vote.first", (key,), title=first["title"], votes=first["votes"])
        )
    if tie == 1:
        said.append(_auto(material, "tie.1"))
    return said if note is None or tie == 0 else [*said, _quote(note)]


def _voices(
    material: Material, step: Step, quotes: Mapping[ThemeId, tuple[Written, ...]]
) -> list[Block]:
    lang = material.lang
    blocks: list[Block] = [Heading(say("voices", lang))]
    for group in step.groups:
        blocks.append(_theme(group, quotes[group.id], lang))
    if step.lone:
        blocks += [Heading(say("lone", lang)), _auto(material, "lone.why")]
    elif len(quotes[LONE]) == len(step.notes):
        blocks.append(_auto(material, "ungrouped.all"))
    elif not step.groups:
        blocks.append(_auto(material, "ungrouped", _keys(quotes[LONE]), n=len(quotes[LONE])))
    blocks += [_quote(note) for note in quotes[LONE]]
    if step.lone and (more := step.lone[len(quotes[LONE]) :]):
        blocks.append(_auto(material, "more", _keys(more), n=len(more)))
    if step.unplaced and (step.groups or step.lone):
        blocks.append(_auto(material, "left", _keys(step.unplaced), n=len(step.unplaced)))
    return blocks


def _keys(notes: tuple[Written, ...]) -> tuple[str, ...]:
    return tuple(f"note/{note.id}" for note in notes)


def _theme(group: Group, quoted: tuple[Written, ...], lang: str) -> Theme:
    size = say("n.notes", lang, n=len(group.notes))
    if group.votes is not None:
        size += f" · {say('n.votes', lang, n=group.votes)}"
    quotes = tuple(_quote(note) for note in quoted)
    return Theme(group.id, group.title, len(group.notes), size, quotes)


def _appendix(material: Material) -> Chapter:
    lang, name = material.lang, say("appendix", material.lang)
    blocks: list[Block] = [Heading(name, level=1), _auto(material, "numbers")]
    for step in material.steps:
        if step.notes:
            blocks.append(Heading(f"{say('step', lang, n=step.number)}  {step.question}"))
        rest = say("unplaced", lang) if step.groups or step.lone else None
        trays: list[tuple[str | None, tuple[Written, ...]]]
        trays = [(group.title, group.notes) for group in step.groups]
        trays += [(say("lone", lang), step.lone), (rest, step.unplaced)]
        blocks += [
            Listing(title, tuple(_quote(note) for note in notes)) for title, notes in trays if notes
        ]
    return Chapter("appendix", "appendix", name, tuple(blocks))


def _quote(note: Written) -> Quote:
    return Quote(note.id, note.number, note.text, note.by, note.facet)


def _auto(
    material: Material, sentence: str, cites: tuple[str, ...] = (), **values: int | str
) -> Auto:
    text = say(sentence, material.lang, **values)
    return Auto(sentence, text, tuple(values.items()), cites)
