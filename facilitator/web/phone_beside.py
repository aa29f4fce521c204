"""What a phone shows at first beside its screen: the pulse, and the quiet line above the field.

The browser goes on from there (static/src/phone/pulse.js, whisper.js). Standing there from the
first, they move nothing when that code comes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Record = Mapping[str, Any]

SCREENS = {"before": ("wait", "checkin", "plain"), "after": ("takeaway", "checkout", "thanks")}
"""On which screens there is room for the pulse, by when it is asked."""

QUIET = {"before": ("rules", "talk", "question", "write"), "after": ()}
"""On which it lies folded below everything, for those who came too late to be asked before."""


@dataclass(frozen=True, slots=True)
class PulseView:
    """The pulse of one person. ``at`` is which item is asked, from 0; None: all are answered.

    ``open``: it is asked without an invitation. ``quiet``: it lies below something else.
    """

    asks: str
    items: tuple[Record, ...]
    at: int | None
    open: bool
    quiet: bool


def pulse_view(
    put: Mapping[str, Record], own: Record, now: float, *, anywhere: bool = False
) -> PulseView | None:
    """Return the pulse as it stands for whoever sees ``put`` and ``own``, at ``now`` (ms).

    ``anywhere``: whatever screen the phone shows.
    """
    asked, session = put.get("pulse"), put["session"]
    if not asked or not asked["asks"] or (asked["until"] and now > asked["until"]):
        return None
    asks, items = asked["asks"], tuple(asked["items"])
    quiet = not anywhere and session["screen"] in QUIET[asks]
    if not (anywhere or quiet or session["screen"] in SCREENS[asks]):
        return None
    told = own["pulse"].get(asks, {})
    at = next((n for n, item in enumerate(items) if item["id"] not in told), None)
    if quiet:
        return None if at is None else PulseView(asks, items, at, open=False, quiet=True)
    return PulseView(asks, items, at, at != 0 or session["stop"]["kind"] == "pulse", quiet=False)


def whisper(
    put: Mapping[str, Record], own: Record, person: int, now: float
) -> tuple[str, Record | None]:
    """Return what is said to somebody who has written nothing in this part: its kind, and words.

    Only ``begin`` has words, of the program: one of its beginnings, chosen by ``person``, a hash.
    """
    session = put["session"]
    here = session["stop"]["part"]
    part = put.get(f"part/{here}")
    wrote = {note["part"] for note in own["notes"]}
    if not part or session["screen"] != "write" or here in wrote or here in own["done"]:
        return "", None
    if part["nudged"]:
        return "nudge", None
    if part["starters"] and _half_over(session, now):
        return "begin", part["starters"][person % len(part["starters"])]
    return ("", None) if wrote else ("voice", None)  # that is said once


def _half_over(session: Record, now: float) -> bool:
    since, until = session["since"], session["timer"]["ends_at"]
    return bool(until) and now >= since + (until - since) / 2
