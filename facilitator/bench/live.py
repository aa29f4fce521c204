"""All runs of a measurement: our server and the others in turn, and what comes out of them.

Ratios are taken within a turn, where the machine was the same to all of them; of all figures the
median counts.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from facilitator.bench import servers
from facilitator.bench.measure import measure_other, measure_ours
from facilitator.bench.wish import Figures, Wish

TICK = 100  # milliseconds between two patches to phones, unless forced: that of live/ticks.py

Say = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured; None where it could not be. ``d`` and the ratios are per CPU-second."""

    clients: int
    rate: float
    notes: int
    scene: str
    d: int | None
    ratio_node: float | None
    ratio_node_tick: float | None
    ratio_c: float | None
    stage_p95_ms: float | None
    phone_p95_ms: float | None
    ack_p50_ms: float | None
    ack_p95_ms: float | None
    connect_s: float | None
    kb_per_client: float | None
    lost: int
    doubled: int
    valid: bool
    counts_p95_ms: float | None = None
    stage_p99_ms: float | None = None
    phone_p99_ms: float | None = None
    phone_last_ms: float | None = None
    kb_received: float | None = None
    kb_per_deaf: float | None = None
    entries_per_commit: float | None = None
    fdatasync_p50_ms: float | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """The figures of each server in one turn; None where there was none."""

    ours: Figures
    node: Figures | None = None
    tick: Figures | None = None
    c: Figures | None = None

    @property
    def valid(self) -> bool:
        """Whether all of them can be believed."""
        there = (self.ours, self.node, self.tick, self.c)
        return all(each.valid for each in there if each is not None)


NODE, NODE_TICK, C = "socket.io", "socket.io with a tick", "C"
OTHERS = (NODE, NODE_TICK, C)


def measure(wish: Wish, say: Say) -> Measured:
    """Measure. Raises ``DidNotStart``, ``Closed``, ``Fell`` and ``OSError``.

    ``say`` hears how far it is.
    """
    with TemporaryDirectory(prefix="bench-loop-") as folder:
        program = servers.compiled(Path(folder)) if wish.scene == "board" else None
        turns = []
        for n in range(wish.repeats):
            say(f"turn {n + 1} of {wish.repeats}")
            others = OTHERS if wish.scene == "board" else ()
            turns.append(turn(wish, others, program, say))
    return _measured(wish, turns)


def turn(wish: Wish, others: Collection[str], program: Path | None, say: Say) -> Turn:
    """Measure ours, and such of the ``others`` as can be had, one after the other.

    ``program`` is the compiled loop in C. Raises as `measure` does.
    """
    tick = wish.tick or TICK
    with servers.ours(wish.tick) as server:
        ours = _heard("ours", measure_ours(server, wish), say)
    node = node_tick = c = None
    if NODE in others and servers.has_node():
        with servers.node(0) as other:
            node = _heard(NODE, measure_other(other, wish), say)
    if NODE_TICK in others and servers.has_node():
        with servers.node(tick) as other:
            node_tick = _heard(NODE_TICK, measure_other(other, wish), say)
    if C in others and program is not None:
        with servers.loop(program, wish.clients) as other:
            line = f"{wish.rate} {tick} {wish.seconds}"
            c = _heard(C, measure_other(other, wish, line), say)
    return Turn(ours, node, node_tick, c)


def _measured(wish: Wish, turns: Sequence[Turn]) -> Measured:
    ours = [each.ours for each in turns]
    d = middle(each.d for each in ours) if wish.scene in ("board", "reveal") else None
    return Measured(
        clients=wish.clients,
        rate=wish.rate,
        notes=wish.notes,
        scene=wish.scene,
        d=None if d is None else round(d),
        ratio_node=_rounded(middle(ratio(each.ours, each.node) for each in turns), 1, 2),
        ratio_node_tick=_rounded(middle(ratio(each.ours, each.tick) for each in turns), 1, 2),
        ratio_c=_rounded(middle(ratio(each.ours, each.c) for each in turns), 1, 2),
        stage_p95_ms=_rounded(middle(each.stage for each in ours), 1000),
        phone_p95_ms=_rounded(middle(each.phone for each in ours), 1000),
        ack_p50_ms=_rounded(middle(each.ack_half for each in ours), 1000),
        ack_p95_ms=_rounded(middle(each.ack_most for each in ours), 1000),
        connect_s=_rounded(middle(each.connected for each in ours), 1, 2),
        kb_per_client=_rounded(middle(each.kib for each in ours), 1),
        lost=sum(each.lost for each in ours),
        doubled=sum(each.doubled for each in ours),
        valid=all(each.valid for each in turns),
        counts_p95_ms=_rounded(middle(each.counted for each in ours), 1000),
        stage_p99_ms=_rounded(middle(each.stage_slow for each in ours), 1000),
        phone_p99_ms=_rounded(middle(each.phone_slow for each in ours), 1000),
        phone_last_ms=_rounded(middle(each.phone_last for each in ours), 1000),
        kb_received=_rounded(middle(each.received for each in ours), 1),
        kb_per_deaf=_rounded(middle(each.grown for each in ours), 1),
        entries_per_commit=_rounded(middle(each.grouped for each in ours), 1, 2),
        fdatasync_p50_ms=_rounded(middle(each.sync for each in ours), 1000, 2),
    )


def _heard(server: str, figures: Figures, say: Say) -> Figures:
    """Say what the run of a server gave, and how quick the clients were."""
    d = "not known" if figures.d is None else f"{figures.d:.0f}"
    quick = f"clients {figures.busy * 100:.0f} % busy, {figures.late * 1000:.0f} ms late"
    say(f"  {server}: d {d}; {quick}{'' if figures.valid else ' (not valid)'}")
    return figures


def ratio(ours: Figures, theirs: Figures | None) -> float | None:
    """Return our ``d`` divided by theirs; None where one is not known."""
    return ours.d / theirs.d if theirs is not None and ours.d is not None and theirs.d else None


def middle(values: Iterable[float | None]) -> float | None:
    """Return the median of those that are known; None where there is none."""
    known = [each for each in values if each is not None]
    return median(known) if known else None


def _rounded(value: float | None, times: float, digits: int = 1) -> float | None:
    return None if value is None else round(value * times, digits)
