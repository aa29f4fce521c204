"""The console and the stage of a measurement: moves on, and sees how soon the stage follows."""

from itertools import count
from time import monotonic
from typing import Any

from facilitator.bench.client import Client
from facilitator.bench.crowd import NAP, Crowd, Metronome
from facilitator.bench.said import Said
from facilitator.bench.servers import Ours

PATIENCE = 30.0  # seconds


class Desk:
    """Who sits at the console, with the stage in sight. Lives in the measuring process."""

    def __init__(self, server: Ours, part: str) -> None:
        """Open console and stage; ``part`` is the one whose notes are shown large.

        Raises ``ConnectionError``.
        """
        self.acknowledged: dict[str, int] = {}
        self.waits: list[float] = []
        self.followed = 0.0  # when the view of the stage has changed
        self.counted: list[tuple[float, int]] = []  # when the stage said how many notes there are
        self._notes: dict[str, None] = {}
        self._stop = ""
        self._view = ""
        self._pressed: dict[str, float] = {}
        self._numbers = count(1)
        self._part = part
        self._crowd = Crowd(server.address, server.code, self._hear)
        if self._crowd.connect([server.console, server.stage]) < 2:
            raise ConnectionError("the console was not let in")
        self._console, self._stage = self._crowd.clients

    def move(self, to: str) -> float:
        """Go to a stop; return the moment of the press, once the console has followed."""
        pressed = monotonic()
        self._act("Move", to=to, expect=self._stop)
        if not self._crowd.until(lambda: self._stop == to, PATIENCE):
            raise ConnectionError(f"the session does not come to {to}")
        return pressed

    def press(self, begin: float, seconds: float, presses: float) -> None:
        """Show one note after the other large on the stage, so many a second."""
        Metronome(begin, seconds, presses).run(self._crowd, self._spotlight)

    def listen(self, until: float) -> None:
        """Listen until a moment of the steady clock, and at least for what has come."""
        self._crowd.step(0.0)
        while (left := until - monotonic()) > 0:
            self._crowd.step(min(NAP, left))

    def shows(self, view: str) -> bool:
        """Return whether the stage has shown ``view`` in time."""
        return self._crowd.until(lambda: self._view == view, PATIENCE)

    def close(self) -> None:
        """Hang up."""
        self._crowd.close()

    def _spotlight(self) -> bool:
        fresh = [note for note in self._notes if note not in self._pressed]
        if fresh:
            self._pressed[fresh[0]] = monotonic()
            self._act("Spotlight", notes=[fresh[0]])
        else:  # all have been shown; begin anew
            self._pressed.clear()
        return True

    def _act(self, type: str, **fields: Any) -> None:
        action_id = f"bench-desk-{next(self._numbers):06d}"

        def done(seq: int) -> None:
            self.acknowledged[action_id] = seq

        self._crowd.act(self._console, {"action_id": action_id, "type": type, **fields}, done)

    def _hear(self, client: Client, said: Said) -> None:
        put = said.data.get("put", {})
        if "session" in put:
            self._stop = put["session"]["stop"]["id"]
        if len(self._crowd.clients) < 2 or client is self._crowd.clients[0]:
            self._notes |= {
                record["id"]: None
                for key, record in put.items()
                if key.startswith("note/") and record["part"] == self._part
            }
        elif "stage" in put:
            counts = put["stage"]["counts"]
            self.counted.append((monotonic(), counts["notes"] if counts else 0))
            if put["stage"]["view"] != self._view:
                self._view, self.followed = put["stage"]["view"], monotonic()
            shown = [note["id"] for note in put["stage"]["spotlight"]]
            self._lit(shown[0] if shown else "")

    def _lit(self, note: str) -> None:
        pressed = self._pressed.get(note)
        if pressed:
            self.waits.append(monotonic() - pressed)
            self._pressed[note] = 0.0
