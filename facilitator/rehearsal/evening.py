"""A whole evening: people come in, do the program at a given pace, and go home."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from random import Random

from facilitator.core.moving.agenda import stops
from facilitator.core.program import Lang, Program
from facilitator.rehearsal.conductor import Conductor
from facilitator.rehearsal.door import Door
from facilitator.rehearsal.hands import hands
from facilitator.rehearsal.line import AGAIN, Line
from facilitator.rehearsal.pace import Pace, pace
from facilitator.rehearsal.participant import Participant, habit_of
from facilitator.rehearsal.schedule import Schedule
from facilitator.rehearsal.script import Hand, nicknames, script_for

ONLINE = 4  # of how many people one takes part online
SETTLING = 20.0  # seconds in which the last answers and patches must have come
AT_REST = 2.5  # seconds without anything new: every screen has heard two heads meanwhile
OVERTIME = 60.0  # seconds beyond the plan after which something is wrong

UNHEARD_OF = frozenset({"malformed", "not_allowed", "conflict", "failed"})
"""Reasons for which nobody is refused who keeps to the protocol."""


class StoodStill(Exception):
    """The evening did not come to its end; says where it stopped."""


Say = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Wish:
    """What evening is wanted."""

    program: Program
    format: int
    people: int
    seconds: float
    seed: int
    lang: Lang
    title: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an evening, as its screens know it."""

    code: str
    seconds: float
    notes: int
    acknowledged: dict[str, int]
    waits: tuple[float, ...]
    unanswered: int
    contradicted: int
    refused: Counter[tuple[str, str]]
    seqs: dict[str, int]

    @property
    def head(self) -> int:
        """The number that most screens ended on."""
        return Counter(self.seqs.values()).most_common(1)[0][0]

    @property
    def differing(self) -> dict[str, int]:
        """The screens that ended on another number."""
        return {name: seq for name, seq in self.seqs.items() if seq != self.head}

    @property
    def wrongly_refused(self) -> int:
        """How many actions were refused although they kept to the protocol."""
        return sum(n for (_, reason), n in self.refused.items() if reason in UNHEARD_OF)


class Evening:
    """One rehearsal on a running server. Raises ``Closed`` when a page is not what it should be."""

    def __init__(self, door: Door, wish: Wish, say: Say) -> None:
        self._door = door
        self._wish = wish
        self._say = say
        self._pace = plan(wish)
        self._script = script_for(wish.program)
        self._schedule = Schedule()
        self._lines: list[Line] = []
        self._state: list[tuple[int, int]] = []
        self._since = 0.0
        self.code = door.new_session(wish.program.id, wish.format, wish.lang, wish.title)

    def play(self, *, ask_twice: bool = False) -> Outcome:
        """Play it all, and return what came of it when every screen has come to rest.

        Raises ``StoodStill`` when the end does not come.
        ``ask_twice``: in the end ask for everything again, where the log cannot be read.
        """
        try:
            conductor = self._seat_house()
            self._schedule.after(AGAIN, self._ask_again)
            conductor.open_doors()
            self._say_where(conductor)
            over = self._wish.seconds + OVERTIME
            if not self._schedule.run(lambda: conductor.ended, over):
                raise StoodStill(f"the evening stands still at {conductor.stop}")
            seconds = self._schedule.now
            self._schedule.run(self._settled, SETTLING)
            if ask_twice:
                for line in self._lines:
                    line.ask_twice()
                self._schedule.run(self._settled, SETTLING)
            return self._outcome(seconds)
        finally:
            for line in self._lines:
                line.close()

    def _seat_house(self) -> Conductor:
        """Put somebody at the console, open a stage and a second console, ask people in."""
        console = self._open("console", f"/console/{self.code}", self._door)
        conductor = Conductor(console, self._schedule, self._pace, self._wish.program, self._script)
        self._open("stage", f"/stage/{self.code}", self._door)
        self._open("cofacilitator", f"/console/{self.code}", self._door)
        dealt = hands(self._wish.program, self._wish.lang, self._wish.people, self._wish.seed)
        for n in range(self._wish.people):
            # Most come in the middle of the time that the doors are open.
            arrival = self._pace.doors * 0.9 * (n + 0.5) / self._wish.people
            self._schedule.after(arrival, partial(self._join, n, dealt[n]))
        return conductor

    def _join(self, n: int, hand: Hand) -> None:
        chance = Random(f"{self._wish.seed} person {n}")
        names = nicknames(self._wish.lang)
        door = Door(self._door.url)
        place = "online" if n % ONLINE == ONLINE - 1 else "venue"
        page = door.join(self.code, names[n % len(names)], place)
        line = Line(door.url, page, f"phone-{n:04d}", self._schedule, door.http)
        self._lines.append(line)
        habit = habit_of(n, self._wish.people)
        Participant(line, self._schedule, self._pace, hand, habit, chance)

    def _open(self, name: str, path: str, door: Door) -> Line:
        line = Line(door.url, door.page(path), name, self._schedule, door.http)
        self._lines.append(line)
        return line

    def _ask_again(self) -> None:
        for line in self._lines:
            line.ask_again()
        self._schedule.after(AGAIN, self._ask_again)

    def _say_where(self, conductor: Conductor) -> None:
        """Tell every now and then how far the evening is."""
        every = max(2.0, self._wish.seconds / 12)
        notes = sum(1 for _ in self._lines[0].screen.family("note"))
        self._say(f"{self._schedule.now:4.0f} s  {conductor.stop:24} {notes} notes")
        if not conductor.ended:
            self._schedule.after(every, partial(self._say_where, conductor))

    def _settled(self) -> bool:
        """Return whether everything is answered and no screen has heard anything new for long."""
        state = [(line.unanswered, line.screen.seq) for line in self._lines]
        if state != self._state:
            self._state, self._since = state, self._schedule.now
        quiet = self._schedule.now - self._since > AT_REST
        return quiet and all(unanswered == 0 for unanswered, _ in state)

    def _outcome(self, seconds: float) -> Outcome:
        heard = [line.heard for line in self._lines]
        return Outcome(
            code=self.code,
            seconds=seconds,
            notes=sum(1 for _ in self._lines[0].screen.family("note")),
            acknowledged={key: seq for each in heard for key, seq in each.acknowledged.items()},
            waits=tuple(sorted(wait for each in heard for wait in each.waits)),
            unanswered=sum(line.unanswered for line in self._lines),
            contradicted=sum(each.contradicted for each in heard),
            refused=Counter(refusal for each in heard for refusal in each.refused),
            seqs={line.name: line.screen.seq for line in self._lines},
        )


def plan(wish: Wish) -> Pace:
    """Return the pace of an evening. Raises ``ValueError`` for one that is too short."""
    agenda: Sequence[tuple[str, str]] = [
        (stop.id, stop.phase) for stop in stops(wish.program, wish.format)
    ]
    return pace(agenda, wish.seconds)
