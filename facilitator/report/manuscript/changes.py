"""What a file changes of the manuscript that is kept: as little as possible.

A block that stays keeps its id and its place, one that reads differently keeps its id, so that two
people who change different blocks do not stand in each other's way.
"""

import secrets
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise

from facilitator.core.ids import PassageId
from facilitator.core.kept import Passage
from facilitator.core.session import Session
from facilitator.report.manuscript.draft import Draft

LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
NARROWEST = 1e-6
"""The least room between two passages; where there is less, all of them are put anew."""

ALIKE = 0.4  # of the text: below that it is another block


def fresh() -> PassageId:
    """Return eight random characters."""
    return PassageId("".join(secrets.choice(LETTERS) for _ in range(8)))


def changes(
    draft: Draft, session: Session, name: Callable[[], PassageId] = fresh
) -> tuple[tuple[Passage, ...], tuple[PassageId, ...]]:
    """Return what to write and what to remove, so that ``session`` holds what ``draft`` says.

    Give the session that the draft was read with: then only what its author changed is changed,
    and what others did since stays. New blocks are called by ``name``.
    """
    there = session.passages
    held = [each for each in there.values() if draft.holds(each)]
    prose = [each for each in draft.passages if not each.id]
    kept = sorted((each for each in held if _is_prose(each)), key=_by_order)
    passages = [*_named(prose, kept, name, set(there)), *(p for p in draft.passages if p.id)]
    rows: dict[str, list[Passage]] = {}
    for each in passages:
        rows.setdefault(_row(each.place), []).append(each)
    ordered = [each for row in rows.values() for each in _in_order(row, there)]
    wanted = {each.id for each in ordered}
    write = tuple(each for each in ordered if there.get(each.id) != each)
    return write, tuple(each.id for each in held if each.id not in wanted)


def _named(
    prose: Sequence[Passage],
    kept: Sequence[Passage],
    name: Callable[[], PassageId],
    taken: set[PassageId],
) -> list[Passage]:
    """Return ``prose`` with the ids of the ``kept`` passages that it comes from."""
    ids: dict[int, PassageId] = {}
    left = list(kept)
    for n, each in enumerate(prose):
        same = next((old for old in left if (old.place, old.text) == (each.place, each.text)), None)
        if same is not None:
            ids[n] = same.id
            left.remove(same)
    for n, old in _changed(prose, ids, kept, left):
        ids[n] = old.id
    for n in range(len(prose)):
        if n not in ids:
            ids[n] = _new(name, taken)
            taken.add(ids[n])
    return [replace(each, id=ids[n]) for n, each in enumerate(prose)]


def _new(name: Callable[[], PassageId], taken: set[PassageId]) -> PassageId:
    made = name()
    while made in taken:
        made = name()
    return made


def _changed(
    prose: Sequence[Passage],
    ids: dict[int, PassageId],
    kept: Sequence[Passage],
    left: list[Passage],
) -> Iterator[tuple[int, Passage]]:
    """Yield the blocks that read like one that is left, at the same place between neighbours."""
    before = ""
    where = {each.id: n for n, each in enumerate(kept)}
    for n, each in enumerate(prose):
        if n in ids:
            before = ids[n]
            continue
        at = where[PassageId(before)] + 1 if before in where else 0
        candidates = [old for old in left if old.place == each.place]
        candidates.sort(key=lambda old: abs(where[old.id] - at))
        found = next((old for old in candidates[:3] if _alike(old.text, each.text)), None)
        if found is not None:
            left.remove(found)
            before = found.id
            yield n, found


def _alike(one: str, other: str) -> bool:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE


def _in_order(passages: Sequence[Passage], there: Mapping[PassageId, Passage]) -> list[Passage]:
    """Return passages, in their order, with as many as possible where they were."""
    old = [there[each.id].order if each.id in there else None for each in passages]
    stays = _longest_rising(old)
    placed = [order if n in stays else None for n, order in enumerate(old)]
    orders = _filled(placed)
    if orders is None:
        orders = [float(n) for n in range(1, len(passages) + 1)]
    return [replace(each, order=order) for each, order in zip(passages, orders, strict=True)]


def _longest_rising(orders: Sequence[float | None]) -> set[int]:
    """Return the places of the longest strictly rising row in ``orders``."""
    tails: list[float] = []
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for n, order in enumerate(orders):
        if order is None:
            continue
        at = bisect_left(tails, order)
        before[n] = ends[at - 1] if at else None
        tails[at : at + 1] = [order]
        ends[at : at + 1] = [n]
    stays: set[int] = set()
    n_or_none = ends[-1] if ends else None
    while n_or_none is not None:
        stays.add(n_or_none)
        n_or_none = before[n_or_none]
    return stays


def _filled(orders: Sequence[float | None]) -> list[float] | None:
    """Return ``orders`` with those that are missing evenly between; None where there is no room."""
    filled: list[float] = []
    missing = 0
    for order in (*orders, None):
        at_end = len(filled) + missing == len(orders)
        if order is None and not at_end:
            missing += 1
            continue
        before = filled[-1] if filled else None
        filled += _between(before, order, missing)
        if order is not None:
            filled.append(order)
        missing = 0
    steps = pairwise(filled)
    return None if any(after - before < NARROWEST for before, after in steps) else filled


def _between(before: float | None, after: float | None, count: int) -> list[float]:
    if after is None:
        return [(before or 0.0) + n for n in range(1, count + 1)]
    if before is None:
        return [after - n for n in range(count, 0, -1)]
    step = (after - before) / (count + 1)
    return [before + step * n for n in range(1, count + 1)]


def _row(place: str) -> str:
    """Return what has one order: a place, but all sections of the facilitator's own together."""
    return "free" if place.startswith("free/") else place


def _is_prose(passage: Passage) -> bool:
    return passage.place in ("opening", "closing") or passage.place.startswith(("part/", "free/"))


def _by_order(passage: Passage) -> tuple[float, str]:
    return passage.order, passage.id
