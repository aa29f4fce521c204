"""How good the suggestions of a replay were."""

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.analysis.replay import Turn


@dataclass(frozen=True, slots=True)
class Figures:
    """What was counted, over the notes whose theme held a note already.

    All but ``notes`` are shares from 0 to 1; None where there was nothing to count. ``precision``
    is of the sure suggestions, ``coverage`` is how many notes had one. ``effort`` is what is
    saved of the reading: see ``docs/bench-themes.md``.
    """

    notes: int
    top1: float | None
    top3: float | None
    precision: float | None
    coverage: float | None
    effort: float | None


def figures(turns: Sequence[Turn]) -> Figures:
    """Return the figures of ``turns``."""
    counted = [turn for turn in turns if turn.counts]
    sure = [turn for turn in counted if turn.sure]
    return Figures(
        notes=len(counted),
        top1=_share(sum(_first(turn) for turn in counted), len(counted)),
        top3=_share(sum(turn.row.theme in turn.suggested for turn in counted), len(counted)),
        precision=_share(sum(_first(turn) for turn in sure), len(sure)),
        coverage=_share(len(sure), len(counted)),
        effort=_saved(counted),
    )


def by_chance(turns: Sequence[Turn]) -> tuple[float | None, float | None]:
    """Return what guessing would reach: how often first, how often among the first three."""
    counted = [turn for turn in turns if turn.counts]
    return (
        _share(sum(1 / len(turn.open) for turn in counted), len(counted)),
        _share(sum(min(3, len(turn.open)) / len(turn.open) for turn in counted), len(counted)),
    )


def _first(turn: Turn) -> bool:
    return turn.suggested[:1] == (turn.row.theme,)


def _saved(counted: Sequence[Turn]) -> float | None:
    """Return the share of titles that need not be read to find the right one.

    By hand somebody reads titles in the order of the board until the right one; with suggestions
    the suggested ones first, then the others.
    """
    by_hand = sum(_titles_read(turn, turn.open) for turn in counted)
    helped = sum(
        _titles_read(turn, tuple(dict.fromkeys((*turn.suggested, *turn.open)))) for turn in counted
    )
    return _share(by_hand - helped, by_hand)


def _titles_read(turn: Turn, order: tuple[str, ...]) -> int:
    return order.index(turn.row.theme or "") + 1


def _share(part: float, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
