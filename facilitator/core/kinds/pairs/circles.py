"""Who talks to whom."""

from dataclasses import dataclass

from facilitator.core.ids import PersonId
from facilitator.core.kinds.pairs.pairing import Somebody
from facilitator.core.program import Way


@dataclass(frozen=True, slots=True)
class Pairing:
    """How people find whom to talk to (``way``), and whether in twos or threes (``size``).

    ``way``: ``neighbour``, ``mark`` (look for the same mark) or ``groups`` (so do different ones).
    """

    way: Way = "neighbour"
    size: int = 2


@dataclass(frozen=True, slots=True)
class Circle:
    """Two or three who talk to each other, under names for pairs only; A speaks first, then B.

    ``number`` counts those in the venue, and those online (rooms), each from 1.
    """

    number: int
    online: bool
    people: tuple[PersonId, ...]


@dataclass(frozen=True, slots=True)
class Round:
    """Who talks to whom at one stop, and who waits for a partner.

    In ``crossed`` of the ``told`` circles whose positions were known different ones met.
    """

    circles: tuple[Circle, ...] = ()
    waiting: tuple[Somebody, ...] = ()
    crossed: int = 0
    told: int = 0
