"""Which notes a chapter quotes: as many as its page holds, every theme and voice in turn."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from facilitator.core.ids import LONE, ThemeId
from facilitator.core.words.text import matching_key
from facilitator.report.blocks import Block
from facilitator.report.height import PAGE, height, quoted
from facilitator.report.material import Step, Written
from facilitator.report.width import width

MOST, MOST_ALONE = 6, 24  # of one theme; of the lone voices. The appendix has them all
COMFORTABLE = 22  # ems; a sentence one takes in at a glance, neither a word nor a paragraph

Trays = Mapping[ThemeId, Sequence[Written]]
Chosen = Mapping[ThemeId, tuple[Written, ...]]
Laid = Callable[[Chosen], Sequence[Block]]


def chosen(step: Step, laid: Laid) -> Chosen:
    """Return the notes to quote, by theme, and under ``LONE`` the lone voices.

    ``laid`` gives the blocks of the chapter with the quotations it is given.

    Each theme has at least one quotation, and the lone voices two; where the page does not
    hold even these, short notes speak, then one lone voice for all if that is enough, and only
    then does the chapter run over its page. After
    that they take turns until the page is full. Without themes or lone voices all stand under
    ``LONE``.
    """
    trays = {group.id: ranked(group.notes) for group in step.groups}
    trays[LONE] = ranked(step.lone or (() if step.groups else step.unplaced))
    if height(laid(_in_order(_owed(trays)))) > PAGE:
        trays = {tray: sorted(notes, key=quoted) for tray, notes in trays.items()}
    picked, fewer = _owed(trays), _owed(trays, lone=1)
    if height(laid(_in_order(picked))) > PAGE >= height(laid(_in_order(fewer))):
        picked = fewer
    for tray, note in _turns(trays):
        picked[tray].append(note)
        if height(laid(_in_order(picked))) > PAGE:
            picked[tray].pop()
    return _in_order(picked)


def _owed(trays: Trays, lone: int = 2) -> dict[ThemeId, list[Written]]:
    """Return what is quoted in any case, with so many lone voices."""
    return {tray: list(notes[: lone if tray == LONE else 1]) for tray, notes in trays.items()}


def _in_order(picked: Trays) -> Chosen:
    return {tray: tuple(sorted(notes, key=_by_number)) for tray, notes in picked.items()}


def ranked(notes: Sequence[Written]) -> list[Written]:
    """Return notes by how well they stand for the rest.

    Categories take turns; within a turn, and within a category, those come first that most
    people related to, and of these the ones that are easy to read. What was written twice in the
    same words, or lies under another, speaks a second time only after everything else.
    """
    said: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    turns: list[tuple[int, int, int, Written]] = []
    for place, note in enumerate(sorted(notes, key=_standing)):
        words, label = matching_key(note.text), note.facet.label if note.facet else ""
        turns.append((said[words] + bool(note.under), seen[label], place, note))
        said[words] += 1
        seen[label] += 1
    return [note for *_, note in sorted(turns, key=lambda turn: turn[:3])]


def first_of(notes: Sequence[Written], count: int) -> list[Written]:
    """Return the ``count`` notes that stand best for ``notes`` where there is no room for more."""
    return sorted(ranked(notes)[:count], key=_by_number)


def _standing(note: Written) -> tuple[int, float, str]:
    return -max(note.relates, note.times - 1), _strain(note), note.number


def _strain(note: Written) -> float:
    return abs(width(note.text) - COMFORTABLE)


def _turns(trays: Trays) -> Iterator[tuple[ThemeId, Written]]:
    """Yield the notes beyond those owed, round after round, one from each tray."""
    rest = {tray: notes[: MOST_ALONE if tray == LONE else MOST] for tray, notes in trays.items()}
    for turn in range(1, max((len(notes) for notes in rest.values()), default=0)):
        for tray, notes in rest.items():
            if turn < len(notes) and (tray != LONE or turn > 1):
                yield tray, notes[turn]


def _by_number(note: Written) -> tuple[int, str]:
    return len(note.number), note.number
