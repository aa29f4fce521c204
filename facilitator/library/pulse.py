"""The pulse in a program file: ``[[pulse]]``, an item each, and ``[[published]]`` figures."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import cast

from facilitator.core.program import (
    Asked,
    Axis,
    Better,
    Part,
    Published,
    PulseItem,
    PulseScale,
    Text,
)
from facilitator.core.words.ruby import whole
from facilitator.library.checked import Table

MOST = 9  # items: more than a minute is no pulse
SCALES = ("agree", "circles", "count")
ASKED = ("both", "after")
AXES = ("need", "risk")
BETTER = ("more", "less")


def pulse(table: Table) -> tuple[PulseItem, ...]:
    """Return what people are asked before and after; a program may ask nothing."""
    items = tuple(_item(each) for each in table.tables("pulse"))
    if len(items) > MOST:
        table.wrong("pulse", f"there are {len(items)}", f"Leave at most {MOST}, for one minute")
    for key in ("id", "axis"):
        times = Counter(getattr(item, key) for item in items)
        for value in (value for value, n in times.items() if n > 1 and value):
            table.wrong("pulse", f"{key} {value!r} stands there twice", "Let each be another")
    return items


def published(table: Table) -> tuple[Published, ...]:
    """Return figures about other people, each with its source."""
    return tuple(_published(each) for each in table.tables("published"))


def asked_somewhere(table: Table, parts: Sequence[Part], items: Sequence[PulseItem]) -> None:
    """Find fault with items that nobody would be asked, and tell of parts that ask nothing."""
    asks = [part for part in parts if part.kind == "pulse"]
    if items and not asks:
        table.wrong("pulse", "would never be asked", 'Write a [[part]] with kind = "pulse"')
    if asks and not items:
        remedy = "Nothing to do: it shows its title, its activity and a timer"
        table.wrong("pulse", "asks nothing", remedy, notice=True)


def _item(table: Table) -> PulseItem:
    scale = cast(PulseScale, table.choice("scale", SCALES, SCALES[0]))
    asked = cast(Asked, table.choice("asked", ASKED, ASKED[0]))
    item = PulseItem(
        id=table.id(),
        label=table.text("label"),
        text=table.text("text"),
        later=table.optional("later", table.text),
        scale=scale,
        asked=asked,
        axis=cast(Axis, table.choice("axis", AXES, "")),
        better=cast(Better, table.choice("better", BETTER, "")),
        easy_ja=_easy(table, "easy_ja"),
        later_easy_ja=_easy(table, "later_easy_ja"),
    )
    table.nothing_else()
    if scale == "count" and asked != "after":
        table.wrong("asked", "is not 'after'", "Nothing has been counted before; write 'after'")
    if item.axis and (scale != "agree" or asked != "both"):
        remedy = "Give it to a statement that is asked before and after"
        table.wrong("axis", "has no place on the map", remedy)
    if item.later_easy_ja and item.later is None:
        table.wrong("later_easy_ja", "stands for nothing", "Take it out, or write later")
    return item


def _easy(table: Table, key: str) -> str:
    words = table.text_of(key)
    if not whole(words):
        table.wrong(key, "has a brace that is no reading", "Write readings as {漢字|かんじ}")
    return words


def _published(table: Table) -> Published:
    found = Published(table.text("text"), table.text("source"), table.text_of("checked"))
    table.nothing_else()
    if not found.checked:
        remedy = 'Look it up at its source, then write checked = "2026-01-31"'
        table.wrong("checked", "is not there, so no report prints the figure", remedy, notice=True)
    elif not _is_a_day(found.checked):
        table.wrong("checked", f"{found.checked!r} is no day", 'Write it as "2026-01-31"')
        return Published(Text("", ""), Text("", ""))
    return found


def _is_a_day(said: str) -> bool:
    try:
        date.fromisoformat(said)
    except ValueError:
        return False
    return True
