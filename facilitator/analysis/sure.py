"""Whether the first suggestion for a note may be called sure.

How well the note fits the first theme, and how much better than the second, gives the chance that
a facilitator would agree (a curve fitted to the boards of docs/bench-themes.md, with the lone
voices among them). How often this facilitator did agree so far moves the curve: on boards whose
titles say little, or whose themes run through one another, less is sure.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

AGREED = 0.74  # the least chance that is called sure
STEEPNESS, BIAS = 13.0, -1.1
BELIEF = 0.4  # how far one board may differ from others: the spread of ``shift`` among them
_STEPS = 6  # of Newton's method, which is done after four


@dataclass(frozen=True, slots=True)
class Outcome:
    """A suggestion that the facilitator has decided on: how strong it was, and whether it held."""

    strength: float
    right: bool


def strength(fits: Sequence[float]) -> float | None:
    """Return how strong the first suggestion is; None where there is nothing to compare it with.

    ``fits`` are those of one note, best first.
    """
    return None if len(fits) < 2 else 2 * fits[0] - fits[1]


def shift(outcomes: Sequence[Outcome]) -> float:
    """Return by how much this facilitator agrees more (above 0) or less than others, as log odds.

    Without outcomes it is 0; each draws it a little, the more the less it was expected.
    """
    moved = 0.0
    if not outcomes:
        return moved
    plain = STEEPNESS * np.array([each.strength for each in outcomes]) + BIAS
    right = np.array([each.right for each in outcomes], float)
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-(plain + moved)))
        slope = (right - chances).sum() - moved / BELIEF**2
        moved += float(slope / ((chances * (1 - chances)).sum() + 1 / BELIEF**2))
    return moved


def is_sure(strong: float | None, moved: float = 0.0) -> bool:
    """Return whether a suggestion of this strength may be called sure; ``moved`` is a ``shift``."""
    if strong is None:
        return False
    return bool(1 / (1 + np.exp(-(STEEPNESS * strong + BIAS + moved))) >= AGREED)
