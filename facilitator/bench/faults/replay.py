"""What a power cut would have left of a database, from what was noted of its writes and syncs.

What was written and synced is there. Of what was written and not yet synced any part may be there,
in any order: pages are kept or lost sector by sector. Names of files are always there.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from pathlib import Path
from random import Random
from struct import Struct

from facilitator.storage.database import FILE

FILES = (FILE, f"{FILE}-wal", f"{FILE}-journal")  # as numbered in ground.c
SECTOR = 512  # bytes that a disk writes whole, or not at all
_HEAD = Struct("=qqqiiii")  # struct noted


class Op(IntEnum):
    """What was done to a file."""

    WRITE, SYNC, TRUNCATE, REMOVE = range(4)


@dataclass(frozen=True, slots=True)
class Noted:
    """One call. ``begun`` is a moment of the steady clock in seconds, ``at`` an offset or size."""

    begun: float
    op: Op
    file: int
    at: int
    data: bytes


def noted(recording: Path) -> Iterator[Noted]:
    """Give every call, in order. The last may be cut off: the process was ended there."""
    data, at = recording.read_bytes(), 0
    while at + _HEAD.size <= len(data):
        begun, _, offset, op, file, size, result = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        if result == 0:
            yield Noted(begun / 1e9, Op(op), file, offset, data[at : at + size])
        at += size


@dataclass(slots=True)
class Disk:
    """The files of one database: what is on the disk, and what is only on its way there."""

    _kept: dict[int, bytearray] = field(default_factory=dict)
    _loose: list[Noted] = field(default_factory=list)

    @property
    def loose(self) -> int:
        """How many writes a power cut could take."""
        return len(self._loose)

    def do(self, call: Noted) -> None:
        """Go on by one call."""
        if call.op is Op.REMOVE:
            self._loose = [each for each in self._loose if each.file != call.file]
            self._kept.pop(call.file, None)
        elif call.op is Op.SYNC:
            for each in self._loose:
                if each.file == call.file:
                    _put(self._kept, each, each.data)
            self._loose = [each for each in self._loose if each.file != call.file]
        else:
            self._loose.append(call)

    def cut(self, folder: Path, chance: Random | None) -> None:
        """Write into ``folder`` what the power cut leaves.

        ``chance`` says which sectors of what was not synced are there all the same; without
        one it is none of them.
        """
        kept = {file: bytearray(data) for file, data in self._kept.items()}
        for call in self._loose:
            kept.setdefault(call.file, bytearray())
            if chance is None or (call.op is Op.TRUNCATE and chance.random() < 0.5):
                continue
            if call.op is Op.TRUNCATE:
                _put(kept, call, b"")
            for begin in range(0, len(call.data), SECTOR):
                if chance.random() < 0.5:
                    part = call.data[begin : begin + SECTOR]
                    _put(kept, Noted(0, Op.WRITE, call.file, call.at + begin, b""), part)
        for file, data in kept.items():
            (folder / FILES[file]).write_bytes(data)


def _put(files: dict[int, bytearray], call: Noted, data: bytes) -> None:
    """Write, or cut off."""
    content = files.setdefault(call.file, bytearray())
    if len(content) < call.at:
        content.extend(bytes(call.at - len(content)))
    if call.op is Op.TRUNCATE:
        del content[call.at :]
    else:
        content[call.at : call.at + len(data)] = data
