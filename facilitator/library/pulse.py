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
from facilitator.core.why import N_
from facilitator.library.checked import ANOTHER, Table
from facilitator.library.easy import readable

MOST = 9  # items: more than a minute is no pulse
SCALES = ("agree", "circles", "count")
ASKED = ("both", "after")
AXES = ("need", "risk")
BETTER = ("more", "less")
AS_PLAIN = N_("Nothing to do: it shows its title, its activity and a timer")


def pulse(table: Table) -> tuple[PulseItem, ...]:
    """Return what people are asked before and after; a program may ask nothing."""
    items = tuple(_item(each) for each in table.tables("pulse"))
    if len(items) > MOST:
        remedy = N_("Leave at most %(most)d, for one minute", most=MOST)
        table.wrong("pulse", N_("there are %(number)d", number=len(items)), remedy)
    for key in ("id", "axis"):
        times = Counter(getattr(item, key) for item in items)
        for value in (value for value, n in times.items() if n > 1 and value):
            what = N_("%(key)s %(value)r stands there twice", key=key, value=value)
            table.wrong("pulse", what, ANOTHER)
    return items


def published(table: Table) -> tuple[Published, ...]:
    """Return figures about other people, each with its source."""
    return tuple(_published(each) for each in table.tables("published"))


def asked_somewhere(table: Table, parts: Sequence[Part], items: Sequence[PulseItem]) -> None:
    """Find fault with items that nobody would be asked, and tell of parts that ask nothing."""
    asks = [part for part in parts if part.kind == "pulse"]
    if items and not asks:
        remedy = N_('Write a [[part]] with kind = "pulse"')
        table.wrong("pulse", N_("would never be asked"), remedy)
    if asks and not items:
        table.wrong("pulse", N_("asks nothing"), AS_PLAIN, notice=True)


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
        help=_help(table),
    )
    table.nothing_else()
    if scale == "count" and asked != "after":
        remedy = N_("Nothing has been counted before; write 'after'")
        table.wrong("asked", N_("is not 'after'"), remedy)
    if item.axis and (scale != "agree" or asked != "both"):
        remedy = N_("Give it to a statement that is asked before and after")
        table.wrong("axis", N_("has no place on the map"), remedy)
    if item.axis and item.help is not None:
        what = N_("would put a sensitive item on the stage")
        table.wrong("axis", what, N_("Take it out"))
    if item.later_easy_ja and item.later is None:
        remedy = N_("Take it out, or write later")
        table.wrong("later_easy_ja", N_("stands for nothing"), remedy)
    return item


def _help(table: Table) -> Text | None:
    """Return where to talk to somebody; a sensitive item says so, and nothing else does."""
    sensitive, said = table.flag("sensitive"), table.optional("help", table.text)
    if sensitive and said is None:
        what = N_("is missing, and this item is sensitive")
        table.wrong("help", what, N_("Say in both languages where people can talk to somebody"))
    if said is not None and not sensitive:
        remedy = N_("Take it out, or write sensitive = true")
        table.wrong("help", N_("stands for nothing"), remedy)
    return said if sensitive else None


def _easy(table: Table, key: str) -> str:
    words = table.text_of(key)
    readable(table, key, words)
    return words


def _published(table: Table) -> Published:
    found = Published(table.text("text"), table.text("source"), table.text_of("checked"))
    table.nothing_else()
    if not found.checked:
        what = N_("is not there, so no report prints the figure")
        remedy = N_('Look it up at its source, then write checked = "2026-01-31"')
        table.wrong("checked", what, remedy, notice=True)
    elif not _is_a_day(found.checked):
        what = N_("%(word)r is no day", word=found.checked)
        table.wrong("checked", what, N_('Write it as "2026-01-31"'))
        return Published(Text("", ""), Text("", ""))
    return found


def _is_a_day(said: str) -> bool:
    try:
        date.fromisoformat(said)
    except ValueError:
        return False
    return True
