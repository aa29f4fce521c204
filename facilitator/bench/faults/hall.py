"""Everybody in one session: phones, the console and the stage, on one loop."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from random import Random
from time import monotonic
from typing import Any

from facilitator.bench.crowd import Crowd
from facilitator.bench.faults.box import Acknowledged, Box
from facilitator.bench.faults.deeds import Deeds
from facilitator.bench.faults.phone import Phone
from facilitator.bench.faults.proxy import Proxy
from facilitator.bench.measure import Fell
from facilitator.bench.servers import Ours
from facilitator.core.ids import PersonId
from facilitator.core.people import Person, Role
from facilitator.core.views import Audience

NAP = 0.01  # seconds
PATIENCE = 120.0  # seconds for anything that must come to pass


class Hall:
    """People who go on writing while ``busy``. To be closed."""

    def __init__(
        self,
        ours: Ours,
        doors: Sequence[Proxy],
        people: int,
        chance: Random,
        *,
        haste: float = 1.0,
        tabs: int = 1,
    ) -> None:
        """Bring ``people``, each with so many ``tabs``, in by the ``doors`` in turn."""
        self.busy = True
        self._ours = ours
        self._doors = doors
        self._chance = chance
        self._haste = haste
        self._crowd = Crowd(ours.address, ours.code)
        self._deeds = Deeds(chance)
        self._keepers = [
            self._open(ours.console, Role.FACILITATOR, Box("console"), 0),
            self._open(ours.stage, Role.STAGE, Box("stage"), len(doors) - 1),
        ]
        self.phones: list[Phone] = []
        for n, ticket in enumerate(ours.phones(people)):
            box = Box(f"{ours.code}-p{n}")
            self.phones += [self._phone(ticket, n, box) for _ in range(tabs)]

    @property
    def everybody(self) -> list[Phone]:
        """Every screen."""
        return [*self._keepers, *self.phones]

    @property
    def console(self) -> Phone:
        """The facilitator's screen."""
        return self._keepers[0]

    @property
    def boxes(self) -> list[Box]:
        """The boxes of all people, each once."""
        return list({id(phone.box): phone.box for phone in self.everybody}.values())

    def acknowledged(self) -> Iterator[Acknowledged]:
        """Give everything that a server has said to be on disk."""
        for box in self.boxes:
            yield from box.acknowledged.values()

    def work(self, actions: int, patience: float = PATIENCE) -> None:
        """Let people go on until so many more actions are acknowledged. Raises ``Fell``."""
        self.busy = True
        goal = self._count() + actions
        self.until(lambda: self._count() >= goal, f"{actions} more actions", patience)

    def for_seconds(self, seconds: float) -> None:
        """Let time pass."""
        over = monotonic() + seconds
        while (left := over - monotonic()) > 0:
            self._step(min(NAP, left))

    def until(self, holds: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
        """Go on until something is so. Raises ``Fell`` when it does not come to pass."""
        if not self.wait(holds, patience):
            raise Fell(f"did not come to pass within {patience:.0f} seconds: {what}")

    def wait(self, holds: Callable[[], bool], patience: float) -> bool:
        """Go on until something is so; return whether it came to pass within ``patience``."""
        over = monotonic() + patience
        while not holds():
            if monotonic() > over:
                return False
            self._step(NAP)
        return True

    def listen_while(self, holds: Callable[[], bool], seconds: float) -> None:
        """Let time pass, ``seconds`` at the longest, while something is so."""
        over = monotonic() + seconds
        while holds() and monotonic() < over:
            self.for_seconds(10 * NAP)

    def meanwhile(self, do: Callable[[], Any]) -> None:
        """Do something that takes a while, and let people go on."""
        with ThreadPoolExecutor(1) as thread:
            doing = thread.submit(do)
            while not doing.done():
                self._step(NAP)
            doing.result()

    def recovered(self, since: float, who: Sequence[Phone] | None = None) -> float:
        """Return the seconds from ``since`` until everybody has had something stored again.

        Raises ``Fell``. Who was waiting for an answer all that time is asked, too.
        """
        boxes = [phone.box for phone in who or self.phones]
        seen = {id(box): len(box.acknowledged) for box in boxes}
        self.busy = True
        self.until(
            lambda: all(len(box.acknowledged) > seen[id(box)] for box in boxes),
            "everybody goes on",
        )
        return monotonic() - since

    def come_to_rest(self, head: Callable[[], int]) -> None:
        """Stop writing; return once all is answered, and every screen is at ``head``.

        Raises ``Fell``.
        """
        self.busy = False
        self.until(lambda: not any(box.waiting for box in self.boxes), "everything is answered")
        self.until(
            lambda: all(each.online for each in self.everybody) and self._together(head),
            "every screen is at the last entry",
        )

    @property
    def stop(self) -> str:
        """Where the session is, as the console shows it."""
        return str(self.console.screen["session"]["stop"]["id"])

    def come_to_a_stop(self) -> None:
        """Let everybody rest, and what the facilitator did be seen on the console."""
        self.busy = False
        self.until(lambda: not any(box.waiting for box in self.boxes), "everything is answered")
        seen = max((each.seq for each in self.console.box.acknowledged.values()), default=0)
        self.until(lambda: self.console.screen.seq >= seen, "the console sees what it did")

    def conduct(self, type: str, **fields: Any) -> None:
        """Let the facilitator do something; return once it is seen on the console."""
        self.console.box.add(type, **fields)
        self.come_to_a_stop()

    def newcomers(self) -> list[Phone]:
        """Let one more screen of each kind come in by each door; they are in ``everybody``."""
        fresh = []
        for n in range(len(self._doors)):
            fresh.append(self._open(self._ours.console, Role.FACILITATOR, Box("new"), n))
            fresh.append(self._open(self._ours.stage, Role.STAGE, Box("new"), n))
            fresh.append(self._phone(self._ours.phones(n + 1)[n], n, Box("new")))
        self._keepers += fresh
        return fresh

    def dismiss(self, screens: Sequence[Phone]) -> None:
        """Let newcomers leave."""
        for each in screens:
            each.hang_up()
            self._keepers.remove(each)

    def put_to_sleep(self, phones: Sequence[Phone]) -> None:
        """Let phones read nothing."""
        for each in phones:
            each.sleep(self._crowd)

    def wake(self, phones: Sequence[Phone]) -> None:
        """Let phones go on."""
        for each in phones:
            each.wake(self._crowd)

    def close(self) -> None:
        """Hang up, everybody."""
        for each in self.everybody:
            each.hang_up()
        self._crowd.close()

    def _together(self, head: Callable[[], int]) -> bool:
        seqs = {each.screen.seq for each in self.everybody}
        return len(seqs) == 1 and seqs == {head()}

    def _count(self) -> int:
        return sum(len(box.acknowledged) for box in self.boxes)

    def _step(self, nap: float) -> None:
        self._crowd.step(nap)
        for phone in self.everybody:
            if self.busy and not phone.asleep:
                self._deeds.fill(phone)
            phone.look(self._crowd)

    def _phone(self, ticket: str, n: int, box: Box) -> Phone:
        person = Person(PersonId(f"p{n}"), Role.PARTICIPANT, f"{n:032d}")  # as of `Ours.phones`
        door = self._doors[n % len(self._doors)]
        return Phone(ticket, person, Audience.PHONE, box, door, self._chance, self._haste)

    def _open(self, ticket: str, role: Role, box: Box, door: int) -> Phone:
        audience = Audience.CONSOLE if role is Role.FACILITATOR else Audience.STAGE
        person = Person(PersonId(role), role)
        return Phone(ticket, person, audience, box, self._doors[door], self._chance, self._haste)
