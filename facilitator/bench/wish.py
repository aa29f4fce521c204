"""What is to be measured, and what came of it."""

from dataclasses import dataclass

from facilitator.bench.writing import BOARD
from facilitator.core.kinds.notes.writing import NOTES_EACH, NOTES_IN_ALL

SCENES = ("board", "reveal", "relate", "counts")
FULL = 0.8  # share of its core from which on a process with clients is too busy to be believed
LATE = 0.02  # seconds by which it may be late


@dataclass(frozen=True, slots=True)
class Wish:
    """A load: ``rate`` a second for ``seconds``, on ``notes`` written before.

    ``tick`` (milliseconds) is forced upon every screen; None leaves each its own. Of a hundred
    clients so many are ``deaf``: they are in, and read nothing. ``report``: one is being made
    meanwhile. ``join``: people come through the pages. ``presses`` on the console, a second.
    """

    clients: int
    rate: float
    seconds: float
    notes: int
    scene: str
    tick: int | None
    repeats: int
    deaf: int = 0
    report: bool = False
    join: bool = False
    presses: float = 4.0

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
        if not 0 <= self.deaf <= 50:
            raise ValueError("--deaf ends at 50, of a hundred")
        if self.scene in ("reveal", "relate") and not self.notes:
            raise ValueError(f"--scene {self.scene} needs some --notes")
        if self.tick is not None and not 10 <= self.tick <= 1000:
            raise ValueError("--tick must be milliseconds from 10 to 1000")

    @property
    def shown(self) -> int:
        """How many of the notes written before are on the board, and measured."""
        if self.scene == "counts":
            return 0
        return self.notes if self.scene == "reveal" else min(self.notes, BOARD)


@dataclass(frozen=True, slots=True)
class Figures:
    """What one run of one server gave; None where it could not be taken.

    ``d``: notes delivered for each second of its processor time. Times are seconds, ``kib`` is
    its memory for each client.

    The rest: ``counted`` until the stage counts a note, ``stage_slow`` and ``phone_slow`` of the
    99th percent, ``phone_last`` of the last phone; KiB ``received`` by each phone, ``grown`` of its
    memory for each deaf one; entries ``grouped`` in a transaction; ``sync`` one fdatasync takes.
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
    counted: float | None = None
    stage_slow: float | None = None
    phone_slow: float | None = None
    phone_last: float | None = None
    received: float | None = None
    grown: float | None = None
    grouped: float | None = None
    sync: float | None = None

    @property
    def valid(self) -> bool:
        """Whether the clients were quick enough to be believed, and everything came."""
        quick = self.busy <= FULL and self.late <= LATE
        return quick and not (self.lost or self.doubled or self.refused)
