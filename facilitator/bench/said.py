"""What a server has said, read once for all clients of a process that were told the same.

A measured note carries its number and the moment at which it was sent: ``#17@82041907 …``, in
microseconds of the machine's steady clock, which its processes share.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

KEPT = 32  # messages; a message to everybody comes to all within a moment
_MARK = re.compile(r"#(\d+)@(\d+) ")


@dataclass(frozen=True, slots=True)
class Said:
    """An event. ``notes`` has a bit for each measured note in it, ``sent`` when they were sent."""

    event: str
    data: dict[str, Any]
    notes: int
    sent: tuple[int, ...]


class Reader:
    """Reads messages, and notices a note that stands under two keys."""

    def __init__(self) -> None:
        self.keys: dict[int, str] = {}
        self.doubled = 0
        self._kept: dict[bytes, Said] = {}

    def read(self, message: bytes) -> Said:
        """Return what a message of the form ``42["event",{…}]`` says."""
        known = self._kept.get(message)
        if known is None:
            event, data = json.loads(message[2:])
            known = self._said(event, data)
            if len(self._kept) >= KEPT:
                self._kept.pop(next(iter(self._kept)))
            self._kept[message] = known
        return known

    def _said(self, event: str, data: dict[str, Any]) -> Said:
        notes, sent = 0, []
        for key, text in _texts(event, data):
            marked = marks(text)
            if marked is None:
                continue
            number, moment = marked
            self.doubled += self.keys.setdefault(number, key) != key
            notes |= 1 << number
            sent.append(moment)
        return Said(event, data, notes, tuple(sent))


def mark(number: int, moment: int, words: str) -> str:
    """Return the text of a measured note."""
    return f"#{number}@{moment} {words}"


def marks(text: str) -> tuple[int, int] | None:
    """Return number and moment of a measured note; None for any other text."""
    found = _MARK.match(text)
    return (int(found[1]), int(found[2])) if found else None


def _texts(event: str, data: dict[str, Any]) -> Iterable[tuple[str, str]]:
    if event in ("patch", "snapshot"):
        return _put(data["put"])
    if event == "page":
        return ((f"note/{note['id']}", note["text"]) for note in data["notes"])
    return ()


def _put(records: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, record in records.items():
        if key.startswith("note/"):
            yield key, record["text"]
