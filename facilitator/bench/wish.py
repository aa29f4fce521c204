"""What is to be measured, and what came of it."""

from dataclasses import dataclass

from facilitator.bench.writing import BOARD
from facilitator.core.kinds.notes.writing import NOTES_EACH, NOTES_IN_ALL

SCENES = ("board", "reveal", "relate")
FULL = 0.8  # share of its core from which on a process with clients is too busy to be believed
LATE = 0.02  # seconds by which it may be late


@dataclass(frozen=True, slots=True)
class Wish:
    """A load: ``rate`` a second for ``seconds``, on ``notes`` written before.

    ``tick`` (milliseconds) is forced upon every screen; None leaves each its own.
    """

    clients: int
    rate: float
    seconds: float
    notes: int
    scene: str
    tick: int | None
    repeats: int

    def __post_init__(self) -> None:
        """Raise ``ValueError`` with a remedy for what cannot be measured."""
        if not 1 <= self.clients <= 20_000:
            raise ValueError("--clients must be from 1 to 20000")
        if not (0 < self.rate <= 2000 and 0 < self.seconds <= 600 and 1 <= self.repeats <= 20):
            raise ValueError("--rate ends at 2000, --seconds at 600, --repeats at 20")
        if self.scene not in SCENES:
            raise ValueError(f"--scene is one of {', '.join(SCENES)}")
        if not 0 <= self.notes <= min(NOTES_IN_ALL, self.clients * NOTES_EACH):
            raise ValueError(f"--notes ends at {NOTES_IN_ALL}, and at {NOTES_EACH} for each client")
        if self.scene != "board" and not self.notes:
            raise ValueError(f"--scene {self.scene} needs some --notes")
        if self.tick is not None and not 10 <= self.tick <= 1000:
            raise ValueError("--tick must be milliseconds from 10 to 1000")

    @property
    def shown(self) -> int:
        """How many of the notes written before are on the board, and measured."""
        return self.notes if self.scene == "reveal" else min(self.notes, BOARD)


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run of one server gave; None where it could not be taken.

    ``d``: notes delivered for each second of its processor time. Times are seconds, ``kib`` is
    its memory for each client.
    """

    d: float | None
    stage: float | None
    phone: float | None
    ack_half: float | None
    ack_most: float | None
    connected: float | None
    kib: float | None
    lost: int
    doubled: int
    refused: int
    busy: float  # share of its core that the busiest process with clients used
    late: float  # seconds by which the latest of them was late

    @property
    def valid(self) -> bool:
        """Whether the clients were quick enough to be believed, and everything came."""
        quick = self.busy <= FULL and self.late <= LATE
        return quick and not (self.lost or self.doubled or self.refused)
