"""A siege: mutated frames at a real server, and honest people who must not notice anything.

`python -m tests.edge.siege --frames 100000` fires so many and says what came of it; the tests
fire a few. What honest people notice is measured by a phone, a stage and a console of the
session under fire, and by those of another session.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from typing import Any

from tests.edge.attacker import Attacker
from tests.edge.recorded import Recorder, played
from tests.live.test_protocol import go, note
from tests.serving import PATIENCE, Browser, Screen, Server, join, new_session

LINES = 4  # attackers who shoot at the same time
QUIET = 30.0  # seconds in which a server has let go of everybody who went


@dataclass
class Came:
    """What came of a siege. Times are in seconds, memory in MiB."""

    fired: int
    answered: int
    hung: list[str]
    tracebacks: int
    lines: int  # in the log of the server
    dropped: list[str]  # honest screens that lost their connection
    apart: list[str]  # honest screens that did not end on the same number
    wrong: list[str]  # what honest people were told instead of that it is done
    canary: int  # actions of honest people
    canary_p95: float
    memory: tuple[float, float]  # before and after
    threads: tuple[int, int]
    sockets: tuple[int, int]
    seconds: float

    @property
    def unharmed(self) -> bool:
        """Whether nobody noticed anything, and the server has let go of everything."""
        harmed = self.hung or self.tracebacks or self.dropped or self.apart or self.wrong
        left = self.sockets[1] > self.sockets[0] or self.threads[1] > self.threads[0] + 2
        return not (harmed or left)


@dataclass
class Canary:
    """Honest people of one session: they act all the time, and keep how long it took."""

    name: str
    board: Screen
    hall: Screen
    phone: Screen
    took: list[float] = field(default_factory=list)
    wrong: list[Any] = field(default_factory=list)

    def act(self, n: int) -> None:
        """Do something on the phone and on the console."""
        mine = self.phone.own["notes"][0]["id"]
        for screen, type, fields in (
            (self.phone, "SetInReport", {"note": mine, "in_report": bool(n % 2)}),
            (self.board, "AddMinutes", {"minutes": 0}),
        ):
            began = time.monotonic()
            answer = screen.ask({"action_id": f"canary-{self.name}-{n}", "type": type, **fields})
            self.took.append(time.monotonic() - began)
            if not (answer["ok"] or self.name == "attacked"):
                self.wrong.append(answer)
        for screen in self.screens().values():
            screen.heard.clear()  # nobody asks later what it was

    def screens(self) -> dict[str, Screen]:
        """Return the screens by name."""
        both = {"console": self.board, "stage": self.hall, "phone": self.phone}
        return {f"{self.name} {name}": screen for name, screen in both.items()}


class Siege:
    """A server, those who shoot at it, and those who must not notice."""

    def __init__(self, folder: Path, seed: int) -> None:
        self._began = time.monotonic()
        self._log = folder / "server.log"
        with self._log.open("w") as out:
            self.server = Server(folder / "data", log=out)
        fay = Browser(self.server).enter(self.server.owner)
        evening = played(self.server, fay)
        self.canaries = [
            _canary("attacked", self.server, fay, evening.code),
            _canary("elsewhere", self.server, fay, new_session(fay)),
        ]
        console = fay.page(f"/console/{evening.code}")["ticket"]
        self.attackers = [
            Attacker(
                self.server,
                seed * 1000 + n,
                [console, join(self.server, evening.code).page["ticket"]],
                evening.packets,
            )
            for n in range(LINES)
        ]
        for each in (evening.board, *evening.phones):
            each.close()

    def run(self, frames: int, say: Any = lambda _: None) -> Came:
        """Fire so many frames."""
        self._fire(100 * LINES)  # so that what is made once is there
        before, began = self._spent(), time.monotonic()
        rounds = max(1, frames // 5000)
        with self._acting():
            for n in range(rounds):
                self._fire(frames // rounds)
                fired = sum(each.fired for each in self.attackers)
                say(f"{fired} fired, {self._spent()}, round {n + 1} of {rounds}")
        seconds = time.monotonic() - began
        apart = self._apart()
        after = self._quiet(before)
        took = sorted(each for canary in self.canaries for each in canary.took)
        said = self._log.read_text("utf-8")
        screens = [item for canary in self.canaries for item in canary.screens().items()]
        return Came(
            fired=sum(each.fired for each in self.attackers),
            answered=sum(each.answered for each in self.attackers),
            hung=[repr(shot) for each in self.attackers for shot in each.hung],
            tracebacks=said.count("Traceback"),
            lines=said.count("\n"),
            dropped=[name for name, screen in screens if not screen.socket.connected],
            apart=apart,
            wrong=[repr(each) for canary in self.canaries for each in canary.wrong],
            canary=len(took),
            canary_p95=took[int(len(took) * 0.95)],
            memory=(before["memory"], after["memory"]),
            threads=(before["threads"], after["threads"]),
            sockets=(before["sockets"], after["sockets"]),
            seconds=seconds,
        )

    @property
    def said(self) -> str:
        """What the server wrote into its log."""
        return self._log.read_text("utf-8")

    def minutes(self) -> float:
        """Return for how long the server has run."""
        return (time.monotonic() - self._began) / 60

    def stop(self) -> None:
        """End it."""
        self.server.stop()

    def _fire(self, frames: int) -> None:
        lines = [
            Thread(target=each.fire, args=[frames // len(self.attackers)])
            for each in self.attackers
        ]
        for line in lines:
            line.start()
        for line in lines:
            line.join()

    @contextmanager
    def _acting(self) -> Iterator[None]:
        """Let honest people act all the while."""
        over = Event()

        def act(canary: Canary) -> None:
            n = 0
            while not over.wait(0.2):
                try:
                    canary.act(n := n + 1)
                except Exception as error:  # whatever it is: it must not be missed in a thread
                    canary.wrong.append(repr(error))

        people = [Thread(target=act, args=[canary]) for canary in self.canaries]
        for person in people:
            person.start()
        try:
            yield
        finally:
            over.set()
            for person in people:
                person.join()

    def _apart(self) -> list[str]:
        """Return which screens did not come to the number of the last entry."""
        apart = []
        for canary in self.canaries:
            last = canary.board.act("Blank", on=False)["seq"]
            for name, screen in canary.screens().items():
                try:
                    screen.until(lambda s, last=last: s.seq >= last)
                except AssertionError:
                    apart.append(name)
        return apart

    def _quiet(self, before: dict[str, Any]) -> dict[str, Any]:
        """Wait until the server has let go of everybody; return what it still holds then."""
        until = time.monotonic() + QUIET
        while (now := self._spent())["sockets"] > before["sockets"] and time.monotonic() < until:
            time.sleep(0.5)
        return now

    def _spent(self) -> dict[str, Any]:
        process = Path(f"/proc/{self.server.process.pid}")
        status = dict(
            line.split(":", 1)
            for line in (process / "status").read_text().splitlines()
            if ":" in line
        )
        return {
            "memory": int(status["VmRSS"].split()[0]) / 1024,
            "threads": int(status["Threads"]),
            "sockets": sum(_is_socket(file) for file in (process / "fd").iterdir()),
        }


def _is_socket(file: Path) -> bool:
    try:
        return str(file.readlink()).startswith("socket:")
    except OSError:  # it was closed just now
        return False


def _canary(name: str, server: Server, fay: Browser, code: str) -> Canary:
    board = Recorder(server, fay.page(f"/console/{code}"))
    if board.here() != "meaning/write":
        go(board, "meaning/write")
    phone = join(server, code)
    assert phone.act("AddNote", **note("のこる"))["ok"]
    phone.until(lambda s: s.own["notes"])
    canary = Canary(name, board, Screen(server, fay.page(f"/stage/{code}")), phone)
    for screen in canary.screens().values():
        screen.patience = PATIENCE * 3
    return canary


def main() -> int:
    """Lay a siege, and say as JSON what came of it."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--frames", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        siege = Siege(Path(folder), asked.seed)
        try:
            came = siege.run(asked.frames, lambda line: print(line, file=sys.stderr, flush=True))
            print(json.dumps(asdict(came), indent=1))
            if siege.said:
                print(siege.said, file=sys.stderr)
        finally:
            siege.stop()
    return 0 if came.unharmed else 1


if __name__ == "__main__":
    sys.exit(main())
