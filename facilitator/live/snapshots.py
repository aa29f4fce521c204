"""Everything an audience may see, made and encoded once for all who come while nothing happens.

When a hall comes back after a lost connection, a thousand phones ask within seconds.
"""

from dataclasses import dataclass
from typing import Any

from facilitator.core.views import Audience
from facilitator.live import grammar
from facilitator.live.ticks import Ticks


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The records an audience sees after entry ``seq``, and the same as JSON."""

    seq: int
    put: dict[str, Any]
    encoded: str


class Snapshots:
    """The last snapshot of each audience of one session. Lives on the loop."""

    def __init__(self, ticks: Ticks) -> None:
        self._ticks = ticks
        self._made: dict[Audience, Snapshot] = {}

    def get(self, audience: Audience) -> Snapshot:
        """Return what an audience sees now. Nobody changes what is in it."""
        made = self._made.get(audience)
        if made is None or made.seq != self._ticks.seq:
            taken = self._ticks.snapshot(audience)
            made = Snapshot(taken["seq"], taken["put"], grammar.dumps(taken["put"]))
            self._made[audience] = made
        return made

    def forget(self) -> None:
        """Let go of what was made: words were taken back."""
        self._made.clear()
