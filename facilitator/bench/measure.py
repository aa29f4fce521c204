"""One run: clients come to a server, a load is put on it, and what came of it is counted."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, nullcontext, suppress
from dataclasses import replace
from itertools import cycle
from threading import Event
from time import monotonic, sleep
from typing import Any

from facilitator.bench import spent
from facilitator.bench.crowd import quantile
from facilitator.bench.crowds import Crowds
from facilitator.bench.desk import Desk
from facilitator.bench.generator import Heard, Load
from facilitator.bench.servers import Other, Ours
from facilitator.bench.wish import Figures, Wish
from facilitator.bench.writing import BOARD
from facilitator.core.seeing.dealing import WHOLE
from facilitator.rehearsal.audit import audit_log
from facilitator.rehearsal.door import Closed

EARLIER, PART = "meaning", "futures"  # the step of the notes that are not shown, and the one of
LEAD = 0.5  # seconds in which everybody hears that it is about to begin
PATIENCE = 600.0  # seconds


class Fell(Exception):
    """A run did not come to its end; says where."""


def measure_ours(server: Ours, wish: Wish) -> Figures:
    """Measure our server. Raises ``Fell``, and ``ConnectionError`` when the console is closed."""
    tickets = [] if wish.join else server.phones(wish.clients)
    deaf = wish.clients * wish.deaf // 100
    coming = wish.clients if wish.join else 0
    sync = spent.sync(server.data)
    with (
        closing(Desk(server, PART)) as desk,
        Crowds(server.address, server.code, tickets, BOARD, deaf, coming) as crowds,
    ):
        run = _Run(crowds, server.pid, desk)
        run.connect(wish.clients)
        run.prepare(wish, desk)
        entries, transactions = server.written
        with _reports(server) if wish.report else nullcontext():
            heard = _scene(run, wish, desk)
        stored, made = server.written
        lost, doubled = run.missing(heard, paged=wish.scene == "reveal" and wish.shown > WHOLE)
        run.acknowledged |= desk.acknowledged
        log = audit_log(server.data, server.code, run.acknowledged)
        lost, doubled = lost + len(log.lost), doubled + len(log.doubled)
        figures = run.figures(heard, lost, doubled)
        grouped = (stored - entries) / (made - transactions) if made > transactions else None
        grown = run.grown / deaf if deaf and run.grown is not None else None
        return replace(figures, grouped=grouped, grown=grown, sync=sync)


def _scene(run: "_Run", wish: Wish, desk: Desk) -> list[Heard]:
    """Have the scene played that is asked for."""
    if wish.scene == "reveal":
        return run.reveal(wish, desk)
    if wish.scene == "counts":
        return run.load(wish, wish.rate, lambda begin: desk.listen(begin + wish.seconds))
    desk.move(f"{PART}/reveal")
    if wish.shown:  # the board itself is not part of the load
        run.missing((), paged=True)
    return run.load(wish, wish.rate, lambda begin: desk.press(begin, wish.seconds, wish.presses))


@contextmanager
def _reports(server: Ours) -> Iterator[None]:
    """Have reports made meanwhile, one after the other.

    One whose words are put right while it is made is refused, when all the work is done.
    """
    over = Event()

    def make() -> None:
        for lang in cycle(("ja", "en")):
            with suppress(Closed):
                server.door.report(server.code, lang, lambda _done, _said: None)
            if over.is_set():
                return

    with ThreadPoolExecutor(1) as thread:
        made = thread.submit(make)
        try:
            yield
        finally:
            over.set()
        made.result()


def measure_other(server: Other, wish: Wish, itself: str = "") -> Figures:
    """Measure another server on a board. Raises ``Fell``.

    ``itself``: what is said to a server that makes the notes itself, when it is to begin.
    """
    with Crowds(server.address, "000000", [""] * wish.clients, BOARD) as crowds:
        run = _Run(crowds, server.pid, None)
        run.connect(wish.clients)

        def begin(at: float) -> None:
            sleep(max(0.0, at - monotonic()))
            if itself:
                server.say(itself)

        heard = run.load(wish, 0.0 if itself else wish.rate, begin)
        return run.figures(heard, *run.missing(heard, paged=False))


class _Run:
    """One run while it lasts."""

    def __init__(self, crowds: Crowds, pid: int, desk: Desk | None) -> None:
        self.acknowledged: dict[str, int] = {}
        self._crowds = crowds
        self._clients = 1
        self._pid = pid
        self._desk = desk
        self._connected = 0.0
        self._kib: float | None = None
        self._cpu: float | None = None
        self._pressed = 0.0
        self.grown: float | None = None  # KiB of memory, under the load

    def connect(self, clients: int) -> None:
        """Let everybody in."""
        self._clients = clients
        before, began = spent.memory(self._pid), monotonic()
        inside = sum(self._all("connect"))
        self._connected = monotonic() - began
        after = spent.memory(self._pid)
        if inside < clients:
            raise Fell(f"only {inside} of {clients} clients were let in")
        if before is not None and after is not None:
            self._kib = (after - before) / clients

    def prepare(self, wish: Wish, desk: Desk) -> None:
        """Have the notes written that are there before."""
        for part, count, measured in (
            (EARLIER, wish.notes - wish.shown, False),
            (PART, wish.shown, True),
        ):
            desk.move(f"{part}/write")
            many = len(self._crowds)
            shares = [len(range(n, count, many)) for n in range(many)]
            for actions in self._all("fill", [part] * many, shares, [measured] * many):
                self.acknowledged |= actions

    def reveal(self, wish: Wish, desk: Desk) -> list[Heard]:
        """Show all notes at once, and see how soon they are there."""

        def press(begin: float) -> None:
            desk.listen(begin)
            self._pressed = desk.move(f"{PART}/reveal")
            if desk.shows("wall"):
                desk.waits.append(desk.followed - self._pressed)
            desk.listen(begin + wish.seconds)

        return self.load(wish, 0.0, press)

    def load(self, wish: Wish, rate: float, meanwhile: Callable[[float], object]) -> list[Heard]:
        """Put the load on; do something ``meanwhile``, told when it begins."""
        many, begin = len(self._crowds), monotonic() + LEAD
        load = Load(wish.scene, PART, begin, wish.seconds, rate / many)
        self._crowds.tell("run", [load] * many)
        self._listen(begin)
        before, held = spent.cpu(self._pid), spent.memory(self._pid)
        meanwhile(begin)
        self._listen(begin + wish.seconds)
        after, holds = spent.cpu(self._pid), spent.memory(self._pid)
        if held is not None and holds is not None:
            self.grown = holds - held
        if before is not None and after is not None:
            self._cpu = after - before
        heard: list[Heard] = self._answers("run")
        for each in heard:
            self.acknowledged |= each.actions
        return heard

    def missing(self, heard: Sequence[Heard], *, paged: bool) -> tuple[int, int]:
        """Return how much was lost on the way to the clients, and how much stands twice."""
        many, last = len(self._crowds), sum(each.last for each in heard)
        found = self._all("missing", [last] * many, [paged] * many)
        return sum(lost for lost, _ in found), sum(doubled for _, doubled in found)

    def figures(self, heard: Sequence[Heard], lost: int, doubled: int) -> Figures:
        """Return what all of it comes to."""
        deliveries = sum(each.deliveries for each in heard)
        waits = [wait for each in heard for wait in each.waits]
        ages = [age for each in heard for age in each.ages]
        if self._pressed:
            ages = [told - self._pressed for each in heard for told in each.told]
        desk = self._desk
        sent = sorted(moment for each in heard for moment in each.sent)
        return Figures(
            d=deliveries / self._cpu if self._cpu else None,
            stage=quantile(desk.waits, 0.95) if desk else None,
            phone=quantile(ages, 0.95),
            ack_half=quantile(waits, 0.5),
            ack_most=quantile(waits, 0.95),
            connected=self._connected,
            kib=self._kib,
            lost=lost,
            doubled=doubled,
            refused=sum(each.refused for each in heard),
            busy=max(each.busy for each in heard),
            late=max(each.latest for each in heard),
            counted=quantile(followed(sent, desk.counted), 0.95) if desk else None,
            stage_slow=quantile(desk.waits, 0.99) if desk else None,
            phone_slow=quantile(ages, 0.99),
            phone_last=max(ages, default=None),
            received=sum(each.received for each in heard) / 1024 / self._clients,
        )

    def _all(self, name: str, *given: Sequence[Any]) -> list[Any]:
        """Have all processes do something; return what each has answered."""
        self._crowds.tell(name, *given)
        return self._answers(name)

    def _answers(self, name: str) -> list[Any]:
        over = monotonic() + PATIENCE
        while not self._crowds.answered(0.02):
            self._listen(0.0)
            if monotonic() > over:
                raise Fell(f"the clients do not come to an end of: {name}")
        try:
            return self._crowds.answers()
        except EOFError as error:
            raise Fell(f"a process with clients has ended during: {name}") from error

    def _listen(self, until: float) -> None:
        """Let the desk listen, if there is one, until a moment of the steady clock."""
        if self._desk is not None:
            self._desk.listen(until)
        else:
            sleep(max(0.0, until - monotonic()))


def followed(sent: Sequence[float], counted: Sequence[tuple[float, int]]) -> list[float]:
    """Return for each note after how long the stage counted it, from the moment it was ``sent``.

    ``counted``: when the stage said how many there are. Empty where that did not grow with them.
    """
    earlier = [many for at, many in counted if sent and at < sent[0]]
    before, waits, n = earlier[-1] if earlier else 0, [], 0
    for at, many in counted[len(earlier) :]:
        while n < min(len(sent), many - before) and at > sent[n]:
            waits.append(at - sent[n])
            n += 1
    return waits if n == len(sent) else []
