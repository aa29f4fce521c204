"""What is to be broken, how often, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from facilitator.bench.faults.verdict import Verdict

NAMED = 5  # of what is wrong, this many are named


@dataclass(frozen=True, slots=True)
class Wish:
    """``cycles`` faults of one kind, in a hall with ``people``."""

    cycles: int
    people: int
    seed: int

    def __post_init__(self) -> None:
        """Raise ``ValueError`` with a remedy for what cannot be."""
        if not 1 <= self.cycles <= 100_000:
            raise ValueError("--cycles must be from 1 to 100000")
        if not 2 <= self.people <= 200:
            raise ValueError("--people must be from 2 to 200")


@dataclass(slots=True)
class Tally:
    """What one kind of fault has done. Grows with every verdict."""

    kind: str
    cycles: int = 0
    acknowledged: int = 0
    notes: int = 0
    lost: int = 0
    doubled: int = 0
    differing: int = 0
    bugs: int = 0
    wrong: list[str] = field(default_factory=list)
    recoveries: list[float] = field(default_factory=list)
    more: dict[str, Any] = field(default_factory=dict)
    untaken: str = ""  # why it could not be tried

    @property
    def fine(self) -> bool:
        """Whether nothing was lost, doubled or shown differently."""
        return not (self.lost or self.doubled or self.differing or self.bugs or self.wrong)

    def add(self, verdict: Verdict) -> None:
        """Note what a verdict has found wrong."""
        self.lost += len(verdict.lost)
        self.doubled += len(verdict.doubled)
        self.differing += len(verdict.differing)
        found = [*verdict.lost, *verdict.doubled, *verdict.differing]
        self.wrong += found[: max(0, NAMED - len(self.wrong))]

    def count(self, verdict: Verdict) -> None:
        """Add a session that is over: the last verdict on it."""
        self.acknowledged += verdict.acknowledged
        self.notes += verdict.notes

    def figures(self) -> dict[str, Any]:
        """Return what is printed."""
        return {
            "cycles": self.cycles,
            "acknowledged": self.acknowledged,
            "notes": self.notes,
            "lost": self.lost,
            "doubled": self.doubled,
            "differing": self.differing,
            "bugs": self.bugs,
            "recovery_p50_s": _rounded(self.recoveries, 0.5),
            "recovery_max_s": _rounded(self.recoveries, 1.0),
            **self.more,
            "wrong": self.wrong,
            "untaken": self.untaken,
        }


def _rounded(seconds: Sequence[float], share: float) -> float | None:
    if not seconds:
        return None
    return round(median(seconds) if share == 0.5 else max(seconds), 2)
