"""What has been read already. Texts are known by a digest: nobody's words stay here.

A text is read once, in the background, some at a time; what is asked meanwhile is answered of
what is known by then.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2s
from threading import Condition
from typing import Protocol

from facilitator.analysis.reading import Reading
from facilitator.analysis.stacks import stacks
from facilitator.core.ids import NoteId

KEPT = 8000  # readings of two kilobytes: more than the notes of one session
AT_ONCE = 24  # texts; read together each takes a tenth of the time


class Reads(Protocol):
    """What a `Reader` does."""

    def read(self, texts: Sequence[str]) -> list[Reading]:
        """Return what ``texts`` are understood by."""


Stacks = tuple[tuple[NoteId, ...], ...]


class Known:
    """Readings by text. Threads may share it; one of them runs `read_on`."""

    def __init__(self, reader: Callable[[], Reads]) -> None:
        """``reader`` makes the reader, once the first text is to be read: it is large."""
        self._reader = reader
        self._read: OrderedDict[bytes, Reading] = OrderedDict()
        self._wanted: OrderedDict[bytes, str] = OrderedDict()
        self._changed = Condition()
        self._stacks: tuple[bytes, Stacks] = (b"", ())

    def of(self, texts: Sequence[str]) -> dict[str, Reading]:
        """Return the readings of those ``texts`` that are known; the others will be read."""
        found = {}
        with self._changed:
            for text in texts:
                key = _digest(text)
                if key in self._read:
                    self._read.move_to_end(key)
                    found[text] = self._read[key]
                else:
                    self._wanted[key] = text
            self._changed.notify()
        return found

    def read_some(self) -> None:
        """Wait until something is wanted, and read some of it."""
        with self._changed:
            self._changed.wait_for(lambda: self._wanted)
            batch = list(self._wanted.items())[:AT_ONCE]
        readings = self._made().read([text for _, text in batch])
        with self._changed:
            for (key, _), reading in zip(batch, readings, strict=True):
                self._read[key] = reading
                self._wanted.pop(key, None)
            while len(self._read) > KEPT:
                self._read.popitem(last=False)

    def stacks(self, notes: Mapping[NoteId, str]) -> Stacks:
        """Return `stacks.stacks`, worked out anew when there are other notes than last time."""
        key = _digest("\n".join(f"{note} {text}" for note, text in notes.items()))
        if self._stacks[0] != key:
            self._stacks = (key, stacks(notes))
        return self._stacks[1]

    def _made(self) -> Reads:
        made = self._reader()
        self._reader = lambda: made
        return made


def _digest(text: str) -> bytes:
    return blake2s(text.encode("utf-8", "replace"), digest_size=16).digest()
