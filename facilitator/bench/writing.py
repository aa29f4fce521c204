"""What the clients of one process do: write notes, put them right, say 'me too'.

A part that has shown more than 150 notes comes by pages (docs/protocol.md), and a phone is not sent
all of them any more. So the board of a measurement holds ``BOARD`` notes at the most: they are
written first, and then put right one after the other. Either is one entry in the log, and one note
in a patch to everybody.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import monotonic

from facilitator.bench.client import Answer, Client
from facilitator.bench.crowd import Crowd
from facilitator.bench.said import mark

BOARD = 120  # notes
WORDS = "となりの人に、自分から声をかけられる町。雨の日も、そう。"


def _nothing() -> None:
    """Do nothing."""


@dataclass(slots=True)
class Slot:
    """A place on the board: its author, and the number of what was written there last."""

    author: Client
    number: int | None = None
    free: bool = True

    @property
    def note(self) -> str | None:
        """The id of what stands there; None while there is nothing, or its id has not come."""
        return None if self.number is None else self.author.mine.get(self.number)


@dataclass(slots=True)
class Done:
    """What was acknowledged: the ``seq`` of each action; when it was sent, and how long it took."""

    actions: dict[str, int] = field(default_factory=dict)
    waits: list[float] = field(default_factory=list)
    sent: list[float] = field(default_factory=list)


class Writers:
    """The deeds of one crowd, the ``index``th of ``crowds``: numbers of notes are nobody else's."""

    def __init__(self, crowd: Crowd, index: int, crowds: int, slots: int) -> None:
        self.done = Done()
        self.pending = 0
        authors = crowd.clients
        self._slots = [Slot(authors[n % len(authors)]) for n in range(slots)] if authors else []
        self._crowd = crowd
        self._index = index
        self._crowds = crowds
        self._count = 0
        self._turn = 0

    @property
    def last(self) -> int:
        """A bit for what stands at each place of the board in the end."""
        return sum(1 << slot.number for slot in self._slots if slot.number is not None)

    def fill(self, part: str, count: int, *, measured: bool) -> None:
        """Write ``count`` notes, some at a time, as fast as they are stored.

        Those that are ``measured`` are put on places of the board, as far as there are any.
        """
        authors = self._crowd.clients
        for n in range(count):
            self._crowd.until(lambda: self.pending < 4 * len(authors), 60)
            if measured and n < len(self._slots):
                self._write(self._slots[n], part)
            else:
                number = self._next() if measured else 0
                text = mark(number, _now(), WORDS) if measured else f"{n} {WORDS}"
                self._act(authors[n % len(authors)], _note(part, text))
        self._crowd.until(lambda: not self.pending, 60)

    def write(self, part: str) -> bool:
        """Write a note or put one right; False when every place waits for an answer."""
        for _ in self._slots:
            slot = self._slots[self._turn % len(self._slots)]
            self._turn += 1
            if slot.free and (slot.number is None or slot.note):
                self._write(slot, part)
                return True
        return False

    def add(self, part: str) -> bool:
        """Let the next client write a note that nobody sees yet; False when it waits for one."""
        authors = self._crowd.clients
        if self.pending >= len(authors):
            return False
        self._turn += 1
        self._act(authors[self._turn % len(authors)], _note(part, f"{self._turn} {WORDS}"))
        return True

    def relate(self, keys: Mapping[int, str]) -> bool:
        """Let the next client say of the next note that it speaks for them, too, or does not.

        ``keys`` are those of the notes that have been shown; False when there is none of another.
        """
        authors = self._crowd.clients
        round_, who = divmod(self._turn, len(authors))
        self._turn += 1
        client = authors[who]
        mine = set(client.mine.values())
        free = [note for key in keys.values() if (note := key.partition("/")[2]) not in mine]
        if not free:
            return False
        note, on = free[round_ % len(free)], round_ // len(free) % 2 == 0
        self._act(client, {"type": "Relate", "note": note, "on": on})
        return True

    def _write(self, slot: Slot, part: str) -> None:
        number, note = self._next(), slot.note
        text = mark(number, _now(), WORDS)
        slot.free = False

        def written() -> None:
            slot.number, slot.free = number, True

        if note is None:
            self._act(slot.author, _note(part, text), written)
        else:
            edit = {"type": "EditNote", "note": note, "text": text, "category": None}
            self._act(slot.author, edit, written)

    def _act(self, client: Client, action: Answer, then: Callable[[], object] = _nothing) -> None:
        self._count += 1
        action_id, sent = f"bench-{self._index}-{self._count:06d}", monotonic()
        self.pending += 1

        def done(seq: int) -> None:
            self.pending -= 1
            self.done.actions[action_id] = seq
            self.done.waits.append(monotonic() - sent)
            self.done.sent.append(sent)
            then()

        self._crowd.act(client, {"action_id": action_id, **action}, done)

    def _next(self) -> int:
        self._count += 1
        return self._index + self._crowds * self._count


def _note(part: str, text: str) -> Answer:
    about = {"category": None, "named": False, "in_report": True}
    return {"type": "AddNote", "part": part, "text": text, **about}


def _now() -> int:
    return int(monotonic() * 1_000_000)
