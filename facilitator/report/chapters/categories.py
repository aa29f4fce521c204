"""What the categories say where they are more than colours: levels, stages, and two steps."""

from dataclasses import replace

from facilitator.report.blocks import Block, Chapter, Heading
from facilitator.report.chapters.saying import auto
from facilitator.report.figures import Chart, Crossed, Flow, Levels, Share, Spread
from facilitator.report.material import Material, Record, Step
from facilitator.report.words import say

TOLD = 2  # numbers of a row and rows, at least: with fewer there is nothing to compare

TELLING = 3  # ways from category to category, at least: a band or two say nothing of people


def categories(material: Material) -> tuple[Chapter, ...]:
    """Return the chapter, or nothing where the categories have no more to say."""
    blocks = [*_scales(material), *_flows(material)]
    if not blocks:
        return ()
    name = say("categories", material.lang)
    return (Chapter("categories", "categories", name, (Heading(name, level=1), *blocks)),)


def _scales(material: Material) -> list[Block]:
    """Return the levels and stages of the steps that have some."""
    blocks: list[Block] = []
    for step in material.steps:
        if charts := scale(material, step):
            label = say("step", material.lang, n=step.number)
            blocks += [Heading(f"{label}  {step.title}"), *charts]
    return blocks


def scale(material: Material, step: Step) -> tuple[Block, ...]:
    """Return how a step spreads over its levels or stages, as far as that may be told."""
    record = material.record(f"scale/{step.part}")
    if record is None:
        return ()
    charts: tuple[Spread | Levels, ...] = (
        *_spread(material, step, record),
        *_levels(material, step, record),
    )
    return (*charts, auto(material, "few.cells")) if any(map(hides, charts)) else charts


def _spread(material: Material, step: Step, record: Record) -> tuple[Spread, ...]:
    names = _names(material, step)
    shares = tuple(
        Share(*names[each["category"]], each["notes"]) for each in record["spread"] if _in_use(each)
    )
    if sum(bool(share.notes) for share in shares) < TOLD:
        return ()
    title = say(f"spread.{record['scale']}", material.lang)
    return (Spread(f"spread-{step.part}", step.part, title, shares),)


def _levels(material: Material, step: Step, record: Record) -> tuple[Levels, ...]:
    told = {row["theme"]: tuple(row["notes"]) for row in record["themes"]}
    rows = tuple(
        Crossed(group.id, group.title, told[group.id])
        for group in step.groups
        if sum(bool(cell) for cell in told.get(group.id, ())) >= TOLD
    )
    if len(rows) < TOLD:
        return ()
    names = _names(material, step)
    kept = [n for n, each in enumerate(record["spread"]) if _in_use(each)]
    heads = tuple(names[record["spread"][n]["category"]][0] for n in kept)
    rows = tuple(replace(row, cells=tuple(row.cells[n] for n in kept)) for row in rows)
    title = say("levels" if record["scale"] == "levels" else "stages.of", material.lang)
    return (Levels(f"levels-{step.part}", step.part, title, heads, rows),)


def _in_use(share: Record) -> bool:
    """Return whether there is anything to say: a category always, notes without one if any."""
    return share["category"] is not None or share["notes"] != 0


def hides(chart: Chart) -> bool:
    """Return whether a number of the chart may not be told: its table then has a star."""
    match chart:
        case Spread():
            return any(share.notes is None for share in chart.shares)
        case Levels():
            return any(cell is None for row in chart.rows for cell in row.cells)
        case Flow():
            return any(cell is None for row in chart.cells for cell in row)
    return False


def _names(material: Material, step: Step) -> dict[str | None, tuple[str, str]]:
    """Return the word and the colour of each category, and of none."""
    categories = material.records[f"part/{step.part}"]["categories"]
    named = {each["id"]: (each["label"][material.lang], each["color"]) for each in categories}
    return {**named, None: (say("category.none", material.lang), "plain")}


def _flows(material: Material) -> list[Block]:
    """Return what the same people wrote in two steps."""
    blocks: list[Block] = []
    for key, record in material.records.items():
        flow = _flow(material, record) if key.startswith("flow/") else None
        if flow is not None and _told(flow) >= TELLING:
            said = auto(material, "linked", (key,), n=flow.people)
            blocks += [Heading(flow.title), flow, said]
    return blocks


def _told(flow: Flow) -> int:
    """Return how many ways from one category to another can be told."""
    return sum(cell is not None and cell > 0 for row in flow.cells for cell in row)


def _flow(material: Material, record: Record) -> Flow:
    one, two = (_step(material, record[end]) for end in ("from", "to"))
    before, after = _names(material, one), _names(material, two)
    return Flow(
        key=f"flow-{one.part}-{two.part}",
        title=say("flow", material.lang, one=one.title, two=two.title),
        one=one.part,
        two=two.part,
        people=record["people"],
        before=tuple(before[each][0] for each in record["before"]),
        after=tuple(after[each][0] for each in record["after"]),
        cells=tuple(tuple(row) for row in record["cells"]),
    )


def _step(material: Material, part: str) -> Step:
    return next(step for step in material.steps if step.part == part)
