"""All runs of a measurement: our server and the others in turn, and what comes out of them.

Ratios are taken within a turn, where the machine was the same to all of them; of all figures the
median counts.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
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


@dataclass(slots=True)
class _Turns:
    """The figures of each server, turn by turn."""

    ours: list[Figures] = field(default_factory=list)
    node: list[Figures] = field(default_factory=list)
    node_tick: list[Figures] = field(default_factory=list)
    c: list[Figures] = field(default_factory=list)


def measure(wish: Wish, say: Say) -> Measured:
    """Measure. Raises ``DidNotStart``, ``Closed``, ``Fell`` and ``OSError``.

    ``say`` hears how far it is.
    """
    turns = _Turns()
    with TemporaryDirectory(prefix="bench-loop-") as folder:
        program = servers.compiled(Path(folder)) if wish.scene == "board" else None
        with_node = wish.scene == "board" and servers.has_node()
        for n in range(wish.repeats):
            say(f"turn {n + 1} of {wish.repeats}")
            with servers.ours(wish.tick) as server:
                turns.ours.append(measure_ours(server, wish))
            say(_told("ours", turns.ours))
            if with_node:
                with servers.node(0) as other:
                    turns.node.append(measure_other(other, wish))
                say(_told("socket.io", turns.node))
                with servers.node(wish.tick or TICK) as other:
                    turns.node_tick.append(measure_other(other, wish))
                say(_told("socket.io with a tick", turns.node_tick))
            if program is not None:
                with servers.loop(program, wish.clients) as other:
                    line = f"{wish.rate} {wish.tick or TICK} {wish.seconds}"
                    turns.c.append(measure_other(other, wish, line))
                say(_told("C", turns.c))
    return _measured(wish, turns)


def _measured(wish: Wish, turns: _Turns) -> Measured:
    ours = turns.ours
    everything = [*ours, *turns.node, *turns.node_tick, *turns.c]
    d = _middle(each.d for each in ours) if wish.scene != "relate" else None
    return Measured(
        clients=wish.clients,
        rate=wish.rate,
        notes=wish.notes,
        scene=wish.scene,
        d=None if d is None else round(d),
        ratio_node=_ratio(ours, turns.node),
        ratio_node_tick=_ratio(ours, turns.node_tick),
        ratio_c=_ratio(ours, turns.c),
        stage_p95_ms=_rounded(_middle(each.stage for each in ours), 1000),
        phone_p95_ms=_rounded(_middle(each.phone for each in ours), 1000),
        ack_p50_ms=_rounded(_middle(each.ack_half for each in ours), 1000),
        ack_p95_ms=_rounded(_middle(each.ack_most for each in ours), 1000),
        connect_s=_rounded(_middle(each.connected for each in ours), 1, 2),
        kb_per_client=_rounded(_middle(each.kib for each in ours), 1),
        lost=sum(each.lost for each in ours),
        doubled=sum(each.doubled for each in ours),
        valid=all(each.valid for each in everything),
    )


def _told(server: str, figures: list[Figures]) -> str:
    """Return what the last run of a server gave, and how quick the clients were."""
    last = figures[-1]
    d = "not known" if last.d is None else f"{last.d:.0f}"
    quick = f"clients {last.busy * 100:.0f} % busy, {last.late * 1000:.0f} ms late"
    return f"  {server}: d {d}; {quick}{'' if last.valid else ' (not valid)'}"


def _ratio(ours: list[Figures], theirs: list[Figures]) -> float | None:
    """Return the median of our figure divided by theirs, turn by turn."""
    pairs = zip(ours, theirs, strict=False)
    return _rounded(_middle(a.d / b.d for a, b in pairs if a.d is not None and b.d), 1, 2)


def _middle(values: Iterable[float | None]) -> float | None:
    known = [each for each in values if each is not None]
    return median(known) if known else None


def _rounded(value: float | None, times: float, digits: int = 1) -> float | None:
    return None if value is None else round(value * times, digits)
