"""One page on somebody's device: keeps what it is shown, and brings up what waits in a box.

It does what connection.js and outbox.js do, with their numbers. ``haste`` makes all of them
shorter: ten minutes without a network need not take ten minutes.
"""

from random import Random
from time import monotonic

from facilitator.bench.client import Answer, Client
from facilitator.bench.crowd import Crowd
from facilitator.bench.faults.box import Action, Box
from facilitator.bench.faults.proxy import Proxy
from facilitator.bench.said import Said
from facilitator.core.people import Person
from facilitator.core.views import Audience
from facilitator.rehearsal.screen import Screen

UNANSWERED = 4.0  # seconds, after which the same action is sent again
SILENCE = 10.0  # seconds without a word, after which a line is dead
AGAIN = (0.5, 1.0, 2.0, 4.0)  # seconds between tries on a living line
REDIAL, LONGEST, SCATTER = 0.5, 10.0, 0.8  # seconds, seconds, share


class Phone:
    """A page, its line, and what it knows. Everything happens in `look` and in the crowd's step."""

    def __init__(
        self,
        ticket: str,
        person: Person,
        audience: Audience,
        box: Box,
        door: Proxy,
        chance: Random,
        haste: float = 1.0,
    ) -> None:
        """``door`` is where it reaches a server; nothing is opened yet."""
        self.person = person
        self.audience = audience
        self.box = box
        self.door = door
        self.screen = Screen()
        self.backwards = 0  # how often it was shown less than it had been shown before
        self.asleep = False
        self._ticket = ticket
        self._chance = chance
        self._haste = haste
        # The server's own beat is no faster: `head` comes once a second.
        self._unanswered = max(1.0, UNANSWERED / haste)
        self._silence = max(3.0, SILENCE / haste)
        self._client: Client | None = None
        self._heard = 0.0
        self._dial_at = 0.0
        self._dialled = 0
        self._flying: tuple[Action, float] | None = None
        self._flush_at = 0.0
        self._failed = 0

    @property
    def online(self) -> bool:
        """Whether there is a line, and everything to be seen has come over it."""
        return self._client is not None and not self._client.closed and self._client.seq >= 0

    def look(self, crowd: Crowd) -> None:
        """Do what is due."""
        now = monotonic()
        if self.asleep:
            return
        if self._client is None or self._client.closed:
            self._redial(crowd, now)
        elif now - self._heard > self._silence:
            self.hang_up()
        elif self.online:
            self._bring_up(now)

    def sleep(self, crowd: Crowd) -> None:
        """Read nothing and do nothing, as a phone in a pocket; the line stays."""
        self.asleep = True
        if self.online and self._client is not None:
            crowd.ignore(self._client)

    def wake(self, crowd: Crowd) -> None:
        """Go on."""
        self.asleep = False
        if self.online and self._client is not None:
            crowd.listen(self._client)

    def hang_up(self) -> None:
        """Give the line up and dial again at once."""
        if self._client is not None:
            self._client.close()
        self._dial_at, self._dialled = 0.0, 0

    def _redial(self, crowd: Crowd, now: float) -> None:
        self._flying = None
        if self._client is not None:
            self._client = None
            self._dial_at = now + self._pause() if self._dial_at else 0.0
        if now < self._dial_at:
            return
        try:
            self._client = crowd.add(self._ticket, self._hear, self.door.address)
        except OSError:
            self._client = None
        self._heard, self._dialled = now, self._dialled + 1
        self._dial_at = now + self._pause()

    def _pause(self) -> float:
        longest = min(LONGEST, REDIAL * float(1 << min(self._dialled, 8)))
        return longest * self._chance.uniform(1 - SCATTER, 1 + SCATTER) / self._haste

    def _bring_up(self, now: float) -> None:
        if self._flying is not None:
            if now - self._flying[1] > self._unanswered:
                self._flying = None
                self._later(now, None)
        elif self.box.waiting and now >= self._flush_at and self._client is not None:
            action = self.box.waiting[0]
            flying = self._flying = action, now
            self._client.ask("act", action, lambda answer: self._answered(flying, answer))

    def _answered(self, flying: tuple[Action, float], answer: Answer) -> None:
        if answer["ok"] or not answer["again"]:
            self.box.settle(flying[0], answer)
            self._failed = 0
        if self._flying is flying:
            self._flying = None
            if not answer["ok"] and answer["again"]:
                self._later(monotonic(), answer.get("after"))

    def _later(self, now: float, after: float | None) -> None:
        if after is None:
            pause = AGAIN[min(self._failed, len(AGAIN) - 1)] * (1 + self._chance.random())
            self._failed += 1
        else:
            pause = after
        self._flush_at = now + pause / self._haste

    def _hear(self, client: Client, said: Said) -> None:
        if client is not self._client:
            return
        self._heard, self._dialled = monotonic(), 0
        client.paged = True  # this screen asks for its page itself
        match said.event:
            case "snapshot":
                self.backwards += said.data["seq"] < self.screen.seq
                self._flush_at = 0.0
                self.screen.snapshot(said.data)
            case "patch" | "head" as event:
                getattr(self.screen, event)(said.data)
            case "own" | "page" as event:
                getattr(self.screen, f"take_{event}")(said.data)
        if self.audience is Audience.PHONE and self.screen.own["seq"] >= 0:
            for part, n in self.screen.unread():
                client.ask("page", {"part": part, "n": n})
