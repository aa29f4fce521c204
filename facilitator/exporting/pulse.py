"""The pulse in an export: what may be told of it, read again as strictly as it was told.

No answer of anybody is in it, so an import knows no more: it keeps the figures as they are.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from facilitator.core.kinds.pulse.counting import (
    CHANGE,
    COUNTED,
    IN_A_BIN,
    RANGES,
    Bin,
    Change,
    Counted,
    Figures,
)
from facilitator.core.program import Program, PulseItem
from facilitator.library.checked import Table
from facilitator.report.tables import numbers
from facilitator.report.words import say

MOST = 20_000  # people
IN_A_BIN_ONCE = 3  # in older exports, of which an import tells no more than it would itself
FIGURES = ("before", "after", "apart", "changes", "counts", "few", "bins")

Record = Mapping[str, Any]
Row = dict[str, Any]


def said(records: Mapping[str, Record]) -> dict[str, Any] | None:
    """Return the pulse as it leaves, None where nobody has answered."""
    record = records.get("pulse")
    if record is None or (record["before"] == 0 and record["after"] == 0):
        return None
    return {name: record[name] for name in FIGURES}


def rows(pulse: Record | None, program: Program, lang: str) -> Iterator[Row]:
    """Yield a row for each number, for the table."""
    items = {item.id: item for item in program.pulse}
    for each in pulse["changes"] if pulse else ():
        told = _row(items[each["item"]], lang)
        yield told | {"text": say("col.paired", lang), "count": each["n"]}
        for name in ("down", "same", "up"):
            yield told | {"text": say(f"col.{name}", lang), "count": each[name]}
        for name in ("before", "after"):
            yield told | {"text": say(f"col.mean.{name}", lang), "count": each[name]}
    for each in pulse["counts"] if pulse else ():
        item = items[each["item"]]
        heads = [say(f"col.{name}", lang) for name in ("below", "middle", "above")]
        if item.scale == "count":
            heads = numbers(len(each["counts"]), lang)
        for head, n in zip(heads, each["counts"], strict=True):
            yield _row(item, lang) | {"text": head, "count": n}


def _row(item: PulseItem, lang: str) -> Row:
    return {"kind": "pulse", "part": item.label.of(lang), "question": item.text.of(lang)}


def read(table: Table, program: Program) -> Figures:
    """Return the figures of an export; what does not fit the program is noted in ``table``."""
    items = {item.id: item for item in program.pulse}
    changes = tuple(_change(each, items) for each in table.tables("changes"))
    found = Figures(
        before=_people(table, "before"),
        after=_people(table, "after"),
        changes=changes,
        counts=tuple(_counted(each, items) for each in table.tables("counts")),
        few=table.strings("few"),
        bins=tuple(each for each in map(_bin, table.tables("bins")) if each.n >= IN_A_BIN),
        apart=table.flag("apart"),
    )
    told = [each.item for each in found.changes] + [each.item for each in found.counts]
    told += found.few
    if len(set(told)) < len(told) or not set(told) <= items.keys():
        table.wrong("item", "stands there twice, or is none of the program", "Tell each once")
    _map(table, found, items)
    return found


def _people(table: Table, key: str) -> int | None:
    """Return how many answered; what is not there stands for fewer than five."""
    if not table.has(key):
        table.optional(key, table.string)
        return None
    n = table.number(key, 0)
    if 0 < n < COUNTED or n > MOST:
        table.wrong(key, f"is {n}", f"Write 0, or {COUNTED} to {MOST}; leave fewer out")
        return 0
    return n


def _change(table: Table, items: Mapping[str, PulseItem]) -> Change:
    twice = sorted(item.id for item in items.values() if item.asked == "both")
    found = Change(
        item=table.choice("item", twice),
        n=table.number("n", CHANGE),
        up=table.number("up", 0),
        same=table.number("same", 0),
        down=table.number("down", 0),
        before=_mean(table, "before"),
        after=_mean(table, "after"),
    )
    if found.up + found.same + found.down != found.n or found.n > MOST:
        table.wrong("n", "is not up, same and down together", "Let the three add up to it")
    return found


def _mean(table: Table, key: str) -> float:
    found, (least, most) = table.figure(key), RANGES["agree"]
    if not least <= found <= most:
        table.wrong(key, f"is {found}", f"Write a mean from {least} to {most}")
    return round(found, 1)


def _counted(table: Table, items: Mapping[str, PulseItem]) -> Counted:
    item = table.choice("item", sorted(items))
    n, counts = table.number("n", COUNTED), table.numbers("counts")
    count = item in items and items[item].scale == "count"
    many = RANGES["count"][1] + 1 if count else 3
    if len(counts) != many or sum(counts) != n or min([0, *counts]) < 0 or n > MOST:
        table.wrong("counts", f"are not {many} that add up to {n}", "Let them")
    return Counted(item, n, counts)


def _bin(table: Table) -> Bin:
    least, most = RANGES["agree"]
    found = Bin(
        table.number("need", least), table.number("risk", least), table.number("n", IN_A_BIN_ONCE)
    )
    if max(found.need, found.risk) > most or found.n > MOST:
        table.wrong("need", "is no place on the map", f"Write {least} to {most}")
    return found


def _map(table: Table, found: Figures, items: Mapping[str, PulseItem]) -> None:
    """Find fault with a map of more people than have answered both its items."""
    changes = {each.item: each.n for each in found.changes}
    axes = [changes.get(item.id, 0) for item in items.values() if item.axis]
    places = {(each.need, each.risk) for each in found.bins}
    people = sum(each.n for each in found.bins)
    if found.bins and (len(places) < len(found.bins) or people > min([*axes, MOST])):
        table.wrong("bins", "hold somebody twice", "Let each place be another")
