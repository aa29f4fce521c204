"""Whether everything that was acknowledged is in the log, and exactly once.

The log is read through the storage layer, after the fact: what the server says about
itself does not count.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitator.core.entry import Entry
from facilitator.storage.log import Answer, Key
from facilitator.storage.store import Store


@dataclass(frozen=True, slots=True)
class Findings:
    """What an audit found. ``lost`` and ``doubled`` name action ids, or entries as ``#seq``."""

    entries: int
    head: int
    lost: tuple[str, ...]
    doubled: tuple[str, ...]


def audit_log(
    data: Path, code: str, acknowledged: Mapping[str, int], database: str = ""
) -> Findings:
    """Return what the log of a session says about the actions that were acknowledged.

    It is in the folder ``data``, or in a PostgreSQL ``database``. Raises ``LookupError`` when there
    is no such session.
    """
    store = Store(data, database)
    try:
        listed = store.sessions.find(code)
        if listed is None:
            raise LookupError(f"there is no session {code} in {data}")
        return audit(store.log.entries(listed.id), store.log.answers(listed.id), acknowledged)
    finally:
        store.close()


def audit(
    entries: Sequence[Entry], answers: Mapping[Key, Answer], acknowledged: Mapping[str, int]
) -> Findings:
    """Return what is lost or doubled.

    An acknowledged action (id to ``seq``) must have one answer with that ``seq``, and
    the entries it speaks of must be there. And every entry but the first must belong to
    exactly one answer: one that belongs to none was made by an action that happened twice.
    """
    numbers = Counter(entry.seq for entry in entries)
    given: dict[str, list[Answer]] = {}
    for (_, action_id), answer in answers.items():
        given.setdefault(action_id, []).append(answer)
    claimed = Counter(seq for answer in answers.values() for seq in _seqs(answer))

    lost = [each for each in acknowledged if not _kept(given.get(each, []), numbers)]
    lost += _holes(numbers)
    doubled = [each for each in acknowledged if len(given.get(each, [])) > 1]
    doubled += [
        each
        for each, seq in acknowledged.items()
        if given.get(each) and all(answer.last_seq != seq for answer in given[each])
    ]
    doubled += [f"#{seq}" for seq in sorted(numbers) if seq > 1 and claimed[seq] != 1]
    doubled += [f"#{seq}" for seq, times in sorted(numbers.items()) if times > 1]
    return Findings(len(entries), max(numbers, default=0), tuple(lost), tuple(doubled))


def _kept(answers: Iterable[Answer], numbers: Counter[int]) -> bool:
    return any(all(numbers[seq] for seq in _seqs(answer)) for answer in answers)


def _holes(numbers: Counter[int]) -> list[str]:
    """Return the numbers that no entry has although a later one exists."""
    return [f"#{seq}" for seq in range(1, max(numbers, default=0)) if not numbers[seq]]


def _seqs(answer: Answer) -> range:
    return range(answer.first_seq, answer.last_seq + 1)
