"""Which kinds of activity there are, and which phases each has.

The one list that a new kind is added to.
"""

from collections.abc import Mapping

from facilitator.core.kinds import phases as single
from facilitator.core.kinds import plain
from facilitator.core.kinds.notes import phases as notes
from facilitator.core.kinds.phase import Phase

KINDS = (
    *("notes", "vote", "place", "pulse", "pairs", "offers", "pledge", "talk"),
    *("rules", "checkin", "plain"),
)
"""The closed set of kinds that a program may name."""

BUILT: Mapping[str, tuple[Phase, ...]] = {
    "rules": single.RULES,
    "checkin": single.CHECKIN,
    "notes": notes.PHASES,
    "pledge": single.PLEDGE,
    "pulse": single.PULSE,
    "pairs": single.PAIRS,
    "talk": single.TALK,
    "plain": plain.PHASES,
}
"""Kinds that a part can be of and that run as themselves. The others run as ``plain``."""


def phases(kind: str) -> tuple[Phase, ...]:
    """Return the phases of a kind in their order; () for a kind that is not built yet."""
    return BUILT.get(kind, ())


def phase(kind: str, name: str) -> Phase:
    """Return a phase by name; a plain stand-in where the kind does not know it."""
    known = (each for each in phases(kind) if each.name == name)
    return next(known, None) or next(
        (each for each in plain.PHASES if each.name == name), plain.stand_in(name)
    )
