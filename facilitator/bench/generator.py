"""A process with clients. It does what it is told through a pipe, and listens in between."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from time import monotonic

from facilitator.bench.client import Client
from facilitator.bench.crowd import Crowd, Metronome
from facilitator.bench.joining import joined
from facilitator.bench.said import Said
from facilitator.bench.writing import Writers

SAMPLED = 10  # of how many clients one takes the times at which notes come
SETTLING = 15.0  # seconds in which the last patches must have come


@dataclass(frozen=True, slots=True)
class Plan:
    """Who the clients of this process are: the ``index``th of ``processes``."""

    address: tuple[str, int]
    code: str
    tickets: Sequence[str]
    index: int
    processes: int
    places: int
    """On the board, for this process."""

    deaf: int = 0
    """Of its clients, those that will not read while there is a load."""

    join: int = 0
    """People who come through the pages, in place of ``tickets``."""


@dataclass(frozen=True, slots=True)
class Load:
    """What is done for ``seconds`` from ``begin``, ``rate`` times a second by this process."""

    scene: str
    part: str
    begin: float
    seconds: float
    rate: float


@dataclass(frozen=True, slots=True)
class Heard:
    """What came of a load: times in seconds, ``last`` a bit for each note as it is in the end.

    ``told``: for each client when it was told its first notes. ``sent``: when each of ``actions``
    was. ``received``: bytes, by all clients.
    """

    actions: dict[str, int]
    waits: tuple[float, ...]
    ages: tuple[float, ...]
    told: tuple[float, ...]
    sent: tuple[float, ...]
    received: int
    deliveries: int
    last: int
    latest: float
    busy: float
    refused: int


def main(pipe: Connection, plan: Plan) -> None:
    """Do what comes through ``pipe`` until it is ``close``, or nobody holds its other end."""
    generator = Generator(plan)
    try:
        while True:
            generator.listen(pipe)
            name, *given = pipe.recv()
            if name == "close":
                break
            pipe.send(getattr(generator, name)(*given))
    except (EOFError, BrokenPipeError, KeyboardInterrupt):
        pass
    finally:
        generator.close()


class Generator:
    """The clients of one process, and what they have heard."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._crowd = Crowd(plan.address, plan.code, self._hear)
        self._writers: Writers | None = None
        self._begin = self._over = 0.0
        self._deliveries = 0
        self._ages: list[float] = []
        self._told: dict[Client, float] = {}
        self._sampled: set[Client] = set()
        self._deaf: list[Client] = []

    def listen(self, pipe: Connection) -> None:
        """Let the clients listen until there is something to do."""
        while not pipe.poll():
            self._crowd.step(0.02)

    def connect(self) -> int:
        """Connect all clients; return how many are in."""
        plan = self._plan
        inside = self._crowd.connect(
            joined(plan.address, plan.code, plan.join) if plan.join else plan.tickets
        )
        hearing = len(self._crowd.clients) - plan.deaf
        self._deaf = self._crowd.clients[hearing:]
        self._sampled = set(self._crowd.clients[:hearing:SAMPLED])
        self._writers = Writers(self._crowd, plan.index, plan.processes, plan.places)
        return inside

    def fill(self, part: str, count: int, measured: bool) -> dict[str, int]:
        """Write notes beforehand; return what was acknowledged."""
        writers = self._ready()
        writers.fill(part, count, measured=measured)
        actions = dict(writers.done.actions)
        writers.done.actions.clear()
        writers.done.waits.clear()
        writers.done.sent.clear()
        return actions

    def run(self, load: Load) -> Heard:
        """Put the load on, and hear what comes of it."""
        writers, metronome = self._ready(), Metronome(load.begin, load.seconds, load.rate)
        deed = partial(writers.write, load.part)
        self._deliveries = 0
        self._begin, self._over = load.begin, load.begin + load.seconds
        self._ages.clear()
        self._told.clear()
        if load.scene == "relate":
            deed = partial(writers.relate, self._crowd.reader.keys)
        elif load.scene == "counts":
            deed = partial(writers.add, load.part)
        for client in self._deaf:
            self._crowd.ignore(client)
        before = sum(client.bytes for client in self._crowd.clients)
        metronome.run(self._crowd, deed)
        self._over = 0.0
        self._crowd.until(lambda: not writers.pending, SETTLING)
        return Heard(
            writers.done.actions,
            tuple(writers.done.waits),
            tuple(self._ages),
            tuple(self._told.values()),
            tuple(writers.done.sent),
            sum(client.bytes for client in self._crowd.clients) - before,
            self._deliveries,
            writers.last,
            metronome.latest,
            metronome.busy,
            self._crowd.refused + writers.pending,
        )

    def missing(self, last: int, paged: bool) -> tuple[int, int]:
        """Return how many notes were lost on the way to the clients, and how many stand twice.

        Every client must have been shown the ``last`` words of each note; where notes come by
        pages, a page of them. Nothing is expected of the deaf.
        """
        deaf = set(self._deaf)
        hearing = [client for client in self._crowd.clients if client not in deaf]

        def lost() -> int:
            if paged:
                return sum(not client.told for client in hearing)
            return sum((last & ~client.seen).bit_count() for client in hearing)

        self._crowd.until(lambda: not lost(), SETTLING)
        return lost(), self._crowd.reader.doubled

    def close(self) -> None:
        """Hang up."""
        self._crowd.close()

    def _ready(self) -> Writers:
        if self._writers is None:
            raise RuntimeError("nobody is connected yet")
        return self._writers

    def _hear(self, client: Client, said: Said) -> None:
        if said.event == "snapshot" or not client.fresh:
            return
        now = monotonic()
        if not self._begin <= now <= self._over:
            return
        self._deliveries += client.fresh.bit_count()
        self._told.setdefault(client, now)
        if client in self._sampled:
            self._ages += [now - sent / 1_000_000 for sent in said.sent]
