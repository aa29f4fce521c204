"""How people came and how they went: the pulse, as far as its numbers may be told."""

from facilitator.core.kinds.pulse.counting import CHANGE
from facilitator.report.blocks import Auto, Block, Chapter, Heading
from facilitator.report.chapters.saying import auto
from facilitator.report.figures import (
    Circles,
    Corners,
    Shifts,
    Spot,
    Stance,
    Stances,
    Strip,
    Tallied,
)
from facilitator.report.material import Material, Record
from facilitator.report.words import say

CITES = ("pulse",)


def pulse(material: Material) -> tuple[Chapter, ...]:
    """Return the chapter, or nothing where nobody was asked or nobody has answered."""
    record = material.record("pulse")
    if record is None or material.leaves_out("pulse"):
        return ()
    if record["before"] == 0 and record["after"] == 0:
        return ()
    name = say("pulse", material.lang)
    blocks: list[Block] = [Heading(name, level=1), *_answered(material, record)]
    blocks += [*_changed(material, record), *_afterwards(material, record)]
    blocks += [*_few(material, record), *_published(material, record)]
    if record["open"]:
        blocks.append(auto(material, "pulse.open"))
    return (Chapter("pulse", "pulse", name, tuple(blocks)),)


def worse(material: Material) -> bool:
    """Return whether of some item as many or more changed for the worse as for the better."""
    record = material.record("pulse") or {"changes": (), "items": ()}
    items = {each["id"]: each for each in record["items"]}
    return any(_worse(items[each["item"]], each) for each in record["changes"])


def _answered(material: Material, record: Record) -> list[Block]:
    """Return how many answered, where that is nobody or five people or more, and on what scale."""
    before, after = record["before"], record["after"]
    if before is None or after is None:
        said = auto(material, "pulse.few.people")
    else:
        said = auto(material, "pulse.answered", CITES, before=before, after=after)
    told = record["changes"] or record["counts"]
    return [said, auto(material, "pulse.scale")] if told else [said]


def _changed(material: Material, record: Record) -> list[Block]:
    changes = record["changes"]
    if not changes:
        return []
    items = {each["id"]: each for each in record["items"]}
    rows = tuple(_strip(material, items[each["item"]], each) for each in changes)
    blocks: list[Block] = [Heading(say("pulse.shifts", material.lang))]
    blocks.append(Shifts("pulse-shifts", say("pulse.shifts", material.lang), rows))
    for each in changes:
        blocks += _sentences(material, items[each["item"]], each)
    blocks.append(auto(material, "pulse.self"))
    blocks += _circles(material, items, changes)
    return [*blocks, *_map(material, record, items)]


def _strip(material: Material, item: Record, change: Record) -> Strip:
    return Strip(
        item["id"],
        item["label"][material.lang],
        *(change[name] for name in ("n", "down", "same", "up", "before", "after")),
    )


def _sentences(material: Material, item: Record, change: Record) -> list[Auto]:
    """Return how an item changed; plainly, too, where that was not for the better."""
    label = item["label"][material.lang]
    said = auto(
        material,
        "pulse.change",
        CITES,
        n=change["n"],
        title=label,
        before=f"{change['before']:.1f}",
        after=f"{change['after']:.1f}",
        up=change["up"],
        same=change["same"],
        down=change["down"],
    )
    if not _worse(item, change):
        return [said]
    return [said, auto(material, f"pulse.not.{item['better']}", CITES, title=label)]


def _worse(item: Record, change: Record) -> bool:
    match item["better"]:
        case "more":
            return bool(change["down"] >= change["up"])
        case "less":
            return bool(change["up"] >= change["down"])
    return False


def _circles(material: Material, items: dict[str, Record], changes: list[Record]) -> list[Block]:
    blocks: list[Block] = []
    for each in changes:
        item = items[each["item"]]
        if item["scale"] == "circles":
            title = item["label"][material.lang]
            blocks.append(Heading(title))
            key = f"pulse-{item['id']}"
            blocks.append(Circles(key, title, item["id"], each["before"], each["after"]))
    return blocks


def _map(material: Material, record: Record, items: dict[str, Record]) -> list[Block]:
    """Return the map of need and risk: the way of its middle, and the spots that may be told."""
    changes = {items[each["item"]]["axis"]: each for each in record["changes"]}
    if not {"need", "risk"} <= changes.keys():
        return []
    need, risk = changes["need"], changes["risk"]
    title = say("pulse.map", material.lang)
    chart = Corners(
        key="pulse-map",
        title=title,
        need=items[need["item"]]["label"][material.lang],
        risk=items[risk["item"]]["label"][material.lang],
        spots=tuple(Spot(each["need"], each["risk"], each["n"]) for each in record["bins"]),
        before=(need["before"], risk["before"]),
        after=(need["after"], risk["after"]),
    )
    means = "pulse.map.means" if chart.spots else "pulse.map.bare"
    return [Heading(title), chart, auto(material, means)]


def _afterwards(material: Material, record: Record) -> list[Block]:
    """Return how many said what at the end, where nothing can be said of a change."""
    if not record["counts"]:
        return []
    lang, items = material.lang, {each["id"]: each for each in record["items"]}
    stances = tuple(
        Stance(each["item"], items[each["item"]]["label"][lang], each["n"], *each["counts"])
        for each in record["counts"]
        if items[each["item"]]["scale"] != "count"
    )
    blocks: list[Block] = []
    if stances:
        title = say("pulse.stances", lang)
        blocks += [Heading(title), *_why(material, record)]
        blocks.append(Stances("pulse-stances", title, stances))
    for each in record["counts"]:
        item = items[each["item"]]
        if item["scale"] == "count":
            title = item["text"][lang]
            key, counts = f"pulse-{item['id']}", tuple(each["counts"])
            blocks += [Heading(title), Tallied(key, title, item["id"], counts)]
            blocks.append(auto(material, "pulse.counted", CITES, n=each["n"]))
    return blocks


def _why(material: Material, record: Record) -> list[Auto]:
    """Return why there is no change to be told."""
    return [auto(material, "pulse.apart" if record["apart"] else "pulse.after.only")]


def _few(material: Material, record: Record) -> list[Auto]:
    """Return of which items nothing is told."""
    items = {each["id"]: each for each in record["items"]}
    if record["few"] and not record["changes"] and not record["counts"]:
        why = "pulse.apart.few" if record["apart"] else "pulse.few.all"
        return [auto(material, why)]
    labels = [items[each]["label"][material.lang] for each in record["few"]]
    return [auto(material, "pulse.few", CITES, title=label) for label in labels]


def _published(material: Material, record: Record) -> list[Block]:
    """Return figures about other people, and that they cannot be compared; beside ten or more."""
    told = [each["n"] for each in (*record["changes"], *record["counts"])]
    if not record["published"] or max(told, default=0) < CHANGE:
        return []
    blocks: list[Block] = [Heading(say("pulse.published", material.lang))]
    blocks += [
        auto(
            material,
            "pulse.elsewhere",
            CITES,
            title=each["text"][material.lang],
            source=each["source"][material.lang],
            day=each["checked"],
        )
        for each in record["published"]
    ]
    return [*blocks, auto(material, "pulse.not.comparable")]
