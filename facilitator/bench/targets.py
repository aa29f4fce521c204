"""The table of `--targets`: what was measured, beside what is to be reached.

Each figure is taken in several turns; in a turn what is compared stands side by side. The median
counts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from facilitator.bench.aims import Target, targets
from facilitator.bench.live import middle
from facilitator.bench.plan import Taken


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table; None where there is nothing to say."""

    target: str
    words: str
    value: float | None
    aim: float | None
    reached: bool | None
    valid: bool | None


def named(names: str) -> Sequence[Target]:
    """Return the targets with these names ("T1,T5"); all, if none is named.

    Raises ``ValueError`` for a name that is none.
    """
    there = {each for each in names.split(",") if each}
    if unknown := there - {each.name for each in targets()}:
        raise ValueError(f"--only: there is no target {', '.join(sorted(unknown))}")
    return [each for each in targets() if not there or each.name in there]


def played(wanted: Iterable[Target]) -> set[str]:
    """Return the names of the scenes that these targets need."""
    return {scene for each in wanted for scene in each.scenes}


def table(wanted: Iterable[Target], taken: Taken) -> list[Line]:
    """Return a line for each target."""
    return [_line(each, taken) for each in wanted]


def told(line: Line) -> str:
    """Return a line as the terminal says it."""
    value = "-" if line.value is None else f"{line.value:g}"
    aim = "" if line.aim is None else f"aim {line.aim:g}"
    reached = {None: "", True: "reached", False: "missed"}[line.reached]
    valid = {None: "not measured", True: "", False: "not valid"}[line.valid]
    return f"{line.target:4}{line.words:45}{value:>10}  {aim:10}{reached:9}{valid}".rstrip()


def lossy(taken: Taken) -> bool:
    """Return whether anything of ours was lost or doubled."""
    return any(each.ours.lost or each.ours.doubled for turns in taken.values() for each in turns)


def _line(target: Target, taken: Taken) -> Line:
    scenes = [taken.get(scene, []) for scene in target.scenes]
    turns = list(zip(*scenes, strict=False))
    value = middle(target.what(*each) for each in turns)
    reached = valid = None
    if turns:
        valid = all(each.valid for together in turns for each in together)
    if value is not None and target.aim is not None:
        reached = value <= target.aim if target.most else value >= target.aim
    shown = None if value is None else round(value, 3)
    return Line(target.name, target.words, shown, target.aim, reached, valid)
