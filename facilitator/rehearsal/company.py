"""Simulated people in a session that somebody else runs: they come in and follow along.

Nobody tells them when: they see what a phone sees, and take as long as people take.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import Any

import requests
from socketio.exceptions import SocketIOError

from facilitator.core.moving.agenda import stops
from facilitator.core.program import Lang, Program
from facilitator.rehearsal.hands import hands
from facilitator.rehearsal.line import AGAIN, Line
from facilitator.rehearsal.pace import Pace
from facilitator.rehearsal.participant import Participant, habit_of
from facilitator.rehearsal.script import Hand
from facilitator.rehearsal.tempo import Tempo

ARRIVING = 90.0  # seconds in which people come in
STAYING = 60.0  # seconds that they stay when the session is over
LONGEST = 4 * 60 * 60.0  # seconds after which they go home, whatever happens
TAKES = {
    "write": 100.0,
    "pledge": 60.0,
    "discuss": 60.0,
    "reveal": 45.0,
    "vote": 30.0,
    "checkin": 30.0,
    "insight": 25.0,
    "rules": 15.0,
}
"""Seconds in which most people are done with a phase; they do not wait for its end."""
OTHERWISE = 20.0
DOING = {
    "write": "writing",
    "checkin": "writing",
    "pledge": "deciding",
    "reveal": "reading",
    "discuss": "reading",
    "theme": "reading",
    "vote": "voting",
    "pair": "talking",
    "share": "talking",
}


@dataclass(frozen=True, slots=True)
class Invitation:
    """Who is to come where: a seat for each ticket. ``lang`` is what they write in."""

    url: str
    code: str
    tickets: tuple[str, ...]
    program: Program
    format: int
    lang: Lang
    seed: int


class Company:
    """Simulated people, who live in the thread of their schedule."""

    def __init__(self, invitation: Invitation) -> None:
        self.tempo = Tempo()
        self._invitation = invitation
        self._pace = human(invitation.program, invitation.format)
        self._lines: list[Line] = []
        self._gone = False
        self._over_since: float | None = None

    def play(self) -> None:
        """Come in and take part until the session is over, or until told to go."""
        people = len(self._invitation.tickets)
        dealt = hands(
            self._invitation.program, self._invitation.lang, people, self._invitation.seed
        )
        for n, ticket in enumerate(self._invitation.tickets):
            arrival = ARRIVING * (n + 0.5) / people
            self.tempo.at(arrival, partial(self._join, n, ticket, dealt[n]))
        self.tempo.after(AGAIN, self._ask_again)
        try:
            self.tempo.run(self._is_over, LONGEST)
        finally:
            for line in self._lines:
                line.close()

    def go(self) -> None:
        """Go home. To be called in the thread of the schedule."""
        self._gone = True

    def told(self) -> dict[str, Any]:
        """Return how many are here of how many, what they have written, what they are doing."""
        phase = self._stop().get("phase", "")
        return {
            "people": len(self._invitation.tickets),
            "here": len(self._lines),
            "notes": sum(len(line.screen.own["notes"]) for line in self._lines),
            "doing": DOING.get(phase, "waiting"),
            "speed": self.tempo.speed,
        }

    def _join(self, n: int, ticket: str, hand: Hand) -> None:
        chance = Random(f"{self._invitation.seed} person {n}")
        page = {"code": self._invitation.code, "ticket": ticket}
        name = f"sim-{n:04d}-{chance.randrange(16**4):04x}"
        try:
            line = Line(self._invitation.url, page, name, self.tempo, requests.Session())
        except SocketIOError:  # the door is full just now
            self.tempo.after(5.0, partial(self._join, n, ticket, hand))
            return
        self._lines.append(line)
        habit = habit_of(n, len(self._invitation.tickets))
        Participant(line, self.tempo, self._pace, hand, habit, chance)

    def _ask_again(self) -> None:
        for line in self._lines:
            line.ask_again()
        self.tempo.after(AGAIN, self._ask_again)

    def _stop(self) -> Mapping[str, Any]:
        """Return where the session stands, as the first of them sees it."""
        seen: Sequence[Mapping[str, Any]] = [
            line.screen["session"]["stop"] for line in self._lines if line.screen.get("session")
        ]
        return seen[0] if seen else {}

    def _is_over(self) -> bool:
        if self._stop().get("phase") != "ended":
            self._over_since = None
        elif self._over_since is None:
            self._over_since = self.tempo.now
        elif self.tempo.now - self._over_since > STAYING:
            return True
        return self._gone


def human(program: Program, format: int) -> Pace:
    """Return the pace of people: what a phase takes them, and never longer than it is."""
    inner = [stop for stop in stops(program, format) if stop.minutes]
    at: dict[str, float] = {
        stop.id: min(stop.minutes * 60.0, TAKES.get(stop.phase, OTHERWISE)) for stop in inner
    }
    return Pace(ARRIVING, at, {}, counts=True)
