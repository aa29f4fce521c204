"""How notes came that were written for others, as far as that may be told: for `core/views.py`.

In numbers, and only where each way has five notes or more, those of phones, too (decisions 23, 24).
Which note it was is told of steps with open names only.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from facilitator.core.audience import Audience
from facilitator.core.kinds.notes.written import Note
from facilitator.core.seeing.reading import sees_note
from facilitator.core.session import Session

FEWEST = 5  # notes, or first steps, of each way


def record(session: Session, _: str, audience: Audience) -> dict[str, Any] | None:
    """Return how many printed notes came in which way, and which they are; None for few."""
    printed = [each for each in session.notes.values() if sees_note(session, each, Audience.REPORT)]
    told = [each for each in printed if _open(session, each)]
    counts = Counter(each.channel for each in told)
    if len(counts) < 2 or min(counts.values()) < FEWEST:
        return None
    return {
        "counts": {channel: counts[channel] for channel in sorted(counts) if channel},
        "notes": {each.id: each.channel for each in told if each.channel},
    }


def tells_days(days: Sequence[str | None]) -> bool:
    """Return whether an export may say for when first steps are: one without a day was on paper."""
    without = sum(day is None for day in days)
    return without == 0 or min(without, len(days) - without) >= FEWEST


def _open(session: Session, note: Note) -> bool:
    part = session.program.part(note.part)
    return part is not None and part.names != "forced_anonymous"
