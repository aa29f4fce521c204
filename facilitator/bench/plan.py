"""The scenes that are played for the targets of the live engine, turn by turn.

What is compared within a turn is played in the same one; a crowd of ten thousand comes once.
"""

import resource
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from facilitator.bench import servers
from facilitator.bench.live import OTHERS, C, Say, Turn, turn
from facilitator.bench.measure import Fell
from facilitator.bench.wish import Wish
from facilitator.rehearsal.door import Closed

NOTES = (0, 1000, 5000)  # there before
CROWD = 10  # times as many phones
TICK, TICK_OF_CROWD = 100, 250  # milliseconds

Taken = dict[str, list[Turn]]
"""What was measured, by scene, in turns."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A load, which others bear it, too, and in which turns (``once``: in the first only)."""

    name: str
    wish: Wish
    others: Collection[str] = ()
    once: bool = False


def scenes(clients: int, seconds: float, notes: int) -> list[Scene]:
    """Return what is played, with ``notes`` in place of each thousand."""
    few = notes / 1000

    def wish(rate: float, many: float, tick: int | None, scene: str = "board") -> Wish:
        return Wish(clients, rate, seconds, round(many * few), scene, tick, 1)

    plain = wish(50, 1000, None)
    many = clients * CROWD
    return [
        *(Scene(f"board {each}", wish(100, each, TICK), OTHERS) for each in NOTES),
        Scene("stage", wish(50, 1000, TICK), (C,)),
        Scene("counts tick", wish(50, 1000, TICK, "counts")),
        Scene("counts", wish(50, 1000, None, "counts")),
        Scene("plain", plain),
        Scene("deaf", replace(plain, deaf=10)),
        Scene("presses", replace(plain, presses=10.0)),
        Scene("report", replace(plain, presses=10.0, report=True)),
        Scene("reveal", wish(100, 1000, None, "reveal")),
        Scene("relate", wish(300, 100, None, "relate")),
        Scene("join", replace(wish(20, 0, None), join=True), once=True),
        Scene("crowd", replace(wish(20, 0, TICK_OF_CROWD), clients=many), once=True),
    ]


def play(wanted: list[Scene], repeats: int, say: Say) -> Taken:
    """Play the scenes in turn, so many times; what falls is said and left out.

    Raises ``DidNotStart``.
    """
    _many_files()
    taken: Taken = {}
    with TemporaryDirectory(prefix="bench-loop-") as folder:
        program = servers.compiled(Path(folder))
        for n in range(repeats):
            for scene in wanted:
                if n and scene.once:
                    continue
                say(f"turn {n + 1} of {repeats}: {scene.name}")
                try:
                    taken.setdefault(scene.name, []).append(
                        turn(scene.wish, scene.others, program, say)
                    )
                except (Closed, Fell, OSError) as error:
                    say(f"  not measured: {error}")
    return taken


def _many_files() -> None:
    """Let this process, and those it starts, have as many connections as the system gives."""
    with suppress(ValueError, OSError):
        most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
