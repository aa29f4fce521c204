"""What the live engine is to reach: each line of the table of `--targets`, and where it is from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from facilitator.bench.live import Turn, ratio
from facilitator.bench.plan import NOTES, TICK_OF_CROWD
from facilitator.bench.wish import Figures

What = Callable[..., float | None]
"""The figure, of one turn of each of its scenes."""


@dataclass(frozen=True, slots=True)
class Target:
    """One line. ``aim`` is None for what is only told; ``most``: it is not to be more than that."""

    name: str
    words: str
    aim: float | None
    most: bool
    scenes: tuple[str, ...]
    what: What


def most(name: str, words: str, aim: float | None, what: What, *scenes: str) -> Target:
    """Return a target that is reached by little."""
    return Target(name, words, aim, True, scenes, what)


def least(name: str, words: str, aim: float | None, what: What, *scenes: str) -> Target:
    """Return a target that is reached by much."""
    return Target(name, words, aim, False, scenes, what)


def targets() -> Sequence[Target]:
    """Return all of them, in their order."""
    sending = [target for notes in NOTES for target in _sending(notes)]
    return [*sending, *_seeing(), *_keeping(), *_crowding()]


def _sending(notes: int) -> Sequence[Target]:
    """Return what it may cost to send notes to phones, where so many were there before."""
    scene, words = f"board {notes}", f"d with {notes} notes before, / "
    return (
        least("T1", f"{words}socket.io", 4.5, lambda t: ratio(t.ours, t.node), scene),
        least("T2", f"{words}socket.io, same tick", 0.95, lambda t: ratio(t.ours, t.tick), scene),
        least("T3", f"{words}loop in C", 0.35, lambda t: ratio(t.ours, t.c), scene),
    )


def _seeing() -> Sequence[Target]:
    """Return how soon it is to be on the stage, and on disk."""
    first = f"board {NOTES[0]}"
    return (
        most("T4", "spotlight on the stage, p95, / C", 1.25, _spotlight_beside_c, "stage"),
        most("T4", "counts on the stage, p95, / C", 1.25, _counts_beside_c, "counts tick", "stage"),
        most("T5", "spotlight on the stage, p95, ms", 70, lambda t: _ms(t.ours.stage), "plain"),
        most("T5", "counts on the stage, p95, ms", 70, lambda t: _ms(t.ours.counted), "counts"),
        most("T6", "acknowledged, p50, / fdatasync", 2, _acknowledged, "plain"),
        most("T6", "fdatasync, p50, ms", None, lambda t: _ms(t.ours.sync), "plain"),
        least("T6", "entries a transaction, 50 a second", None, _grouped, "plain"),
        least("T6", "entries a transaction, 100 a second", None, _grouped, first),
    )


def _keeping() -> Sequence[Target]:
    """Return how little others may suffer."""
    return (
        most("T7", "all joined through the pages, s", None, lambda t: t.ours.connected, "join"),
        most("T7", "the same / whitebophir (not to be had)", 0.1, lambda: None),
        most("T8", "phones beside deaf ones, p99, / without", 1.2, _deafness, "deaf", "plain"),
        most("T8", "memory for each deaf one, KiB", 1280, lambda t: t.ours.grown, "deaf"),
        most("T9", "stage beside a report, p99, / without", 1.5, _printing, "report", "presses"),
    )


def _crowding() -> Sequence[Target]:
    """Return what many phones may take."""
    return (
        most("T10", "ten times as many connected, s", 20, lambda t: t.ours.connected, "crowd"),
        most("T10", "lost or doubled among them", 0, _lost, "crowd"),
        most("T10", "a note on their phones, p99, in ticks", 2, _ticks, "crowd"),
        most("T11", "lost or doubled: facilitator bench faults", 0, lambda: None),
        most("T12", "memory for each phone, KiB", 75, lambda t: t.ours.kib, f"board {NOTES[0]}"),
        most("T13", "the last phone has a page, s", 2, lambda t: t.ours.phone_last, "reveal"),
        most("T13", "received by each phone, KiB", 16, lambda t: t.ours.received, "reveal"),
        most("T14", "me too, acknowledged, p95, ms", 150, lambda t: _ms(t.ours.ack_most), "relate"),
    )


def _spotlight_beside_c(turn: Turn) -> float | None:
    return _divided(turn.ours.stage, _phone(turn.c))


def _counts_beside_c(counts: Turn, board: Turn) -> float | None:
    return _divided(counts.ours.counted, _phone(board.c))


def _acknowledged(turn: Turn) -> float | None:
    return _divided(turn.ours.ack_half, turn.ours.sync)


def _grouped(turn: Turn) -> float | None:
    return turn.ours.grouped


def _deafness(deaf: Turn, plain: Turn) -> float | None:
    return _divided(deaf.ours.phone_slow, plain.ours.phone_slow)


def _printing(report: Turn, plain: Turn) -> float | None:
    return _divided(report.ours.stage_slow, plain.ours.stage_slow)


def _lost(turn: Turn) -> float:
    return turn.ours.lost + turn.ours.doubled


def _ticks(turn: Turn) -> float | None:
    return _divided(_ms(turn.ours.phone_slow), TICK_OF_CROWD)


def _phone(of: Figures | None) -> float | None:
    return of.phone if of is not None else None


def _ms(seconds: float | None) -> float | None:
    return None if seconds is None else seconds * 1000


def _divided(value: float | None, by: float | None) -> float | None:
    return value / by if value is not None and by else None
