"""No WebSocket gets through: everything goes by polling, and the line breaks now and then."""

from collections.abc import Callable
from random import Random
from typing import Any

from facilitator.bench.faults.deeds import PARTS, WORDS
from facilitator.bench.faults.site import Site
from facilitator.bench.faults.tally import Tally, Wish
from facilitator.bench.faults.trial import PATIENCE, Say, chance_of, now
from facilitator.bench.faults.verdict import Verdict, compared
from facilitator.bench.measure import Fell
from facilitator.core.log import rebuild
from facilitator.core.views import Audience
from facilitator.rehearsal.audit import audit
from facilitator.rehearsal.door import Door
from facilitator.rehearsal.line import AGAIN, Line
from facilitator.rehearsal.schedule import Schedule
from facilitator.storage.store import Store

MOST = 8  # people: each has three threads
EACH = 5  # actions of everybody between two breaks
TRANSPORTS = ("polling", "websocket")  # as a library begins that knows of no better


def polling(wish: Wish, say: Say) -> Tally:
    """Break every line, again and again, of people who have nothing but polling."""
    tally, chance = Tally("polling"), chance_of(wish, "polling")
    with Site(chance) as site:
        site.doors[0].sockets = False
        hall = _Hall(site, min(MOST, wish.people), chance)
        try:
            for n in range(wish.cycles):
                hall.write()
                site.doors[0].cut()
                since = now()
                hall.until(hall.settled)
                tally.recoveries.append(now() - since)
                tally.cycles += 1
                say(f"polling {n + 1}: back after {tally.recoveries[-1]:.1f} s")
            verdict = hall.judge()
        finally:
            hall.close()
        tally.add(verdict)
        tally.count(verdict)
        tally.bugs = site.bugs()
    return tally


class _Hall:
    """People on the lines of the rehearsals, which use the socket.io client of PyPI."""

    def __init__(self, site: Site, people: int, chance: Random) -> None:
        ours = site.session()
        self._site = site
        self._code = ours.code
        self._chance = chance
        self._schedule = Schedule()
        url = "http://{}:{}".format(*site.doors[0].address)
        fay = Door(url)
        fay.enter(site.server.link)
        self.phones: list[Line] = []
        self.console = self._line(fay, url, fay.page(f"/console/{ours.code}"), "console")
        for n in range(people):
            door = Door(url)
            self.phones.append(
                self._line(door, url, door.join(ours.code, "", "venue"), f"poll-{n}")
            )
        self.until(lambda: all(each.screen.seq >= 0 for each in self.lines))
        self.console.act("Move", to=f"{PARTS[0]}/reveal", expect="lobby")
        self.until(self.settled)

    @property
    def lines(self) -> list[Line]:
        """Every screen."""
        return [self.console, *self.phones]

    def write(self) -> None:
        """Let everybody write some notes."""
        about: dict[str, Any] = {
            "part": PARTS[0],
            "category": None,
            "named": False,
            "in_report": True,
        }
        for line in self.phones:
            for _ in range(EACH):
                line.act("AddNote", text=f"{self._chance.random()} {WORDS}", **about)

    def settled(self) -> bool:
        """Whether everything is answered."""
        return not any(line.unanswered for line in self.lines)

    def until(self, holds: Callable[[], bool]) -> None:
        """Go on until something is so. Raises ``Fell``."""
        over = self._schedule.now + 4 * PATIENCE
        while not holds():
            if self._schedule.now > over:
                raise Fell(f"polling does not go on\n{self._site.said()}")
            self._schedule.run(holds, AGAIN)
            for line in self.lines:
                line.ask_again()

    def judge(self) -> Verdict:
        """Wait until all show the same as the log; compare."""
        store = self._site.store()
        try:
            return self._judged(store)
        finally:
            store.close()

    def close(self) -> None:
        """Hang up."""
        for line in self.lines:
            line.close()

    def _line(self, door: Door, url: str, page: dict[str, object], name: str) -> Line:
        return Line(url, page, name, self._schedule, door.http, TRANSPORTS)

    def _judged(self, store: Store) -> Verdict:
        listed = store.sessions.find(self._code)
        if listed is None:
            raise Fell(f"the session {self._code} is not there any more")

        def together() -> bool:
            head = store.log.heads([listed.id])[listed.id]
            return all(line.screen.seq == head for line in self.lines)

        self.until(together)
        entries = store.log.entries(listed.id)
        acknowledged = {k: v for line in self.lines for k, v in line.heard.acknowledged.items()}
        found, session = (
            audit(entries, store.log.answers(listed.id), acknowledged),
            rebuild(entries),
        )
        differing = compared("console", self.console.screen, session, Audience.CONSOLE)
        for line in self.phones:
            differing += compared(line.name, line.screen, session, Audience.PHONE)
        differing += [
            f"{line.name} was answered twice" for line in self.lines if line.heard.contradicted
        ]
        return Verdict(
            len(acknowledged), len(session.notes), found.lost, found.doubled, tuple(differing)
        )
