"""Several servers behind one address, by one command: whatever of it dies, the evening goes on."""

import os
import re
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
import requests

from facilitator.cli.main import main
from facilitator.live.capacity import MIB, bound
from facilitator.web.guesses import FREE
from tests.live.test_durability import Writer
from tests.live.test_members import exactly_once, notes, same, stopped, until_more
from tests.postgres import TEMPLATE, Postgres
from tests.redis_server import RedisServer
from tests.serving import Browser, Screen, Server, join, new_session

WORKERS = 3
ALL = WORKERS + 3  # and the worker, the process that suggests, and Caddy
NOWHERE = "postgresql://nobody:swordfish@127.0.0.1:1/none"
NOTE = {"part": "meaning", "category": None, "named": False, "in_report": True}
Start = Callable[..., Server]


@pytest.fixture(scope="module")
def several(
    tmp_path_factory: pytest.TempPathFactory, postgres: Postgres, redis: RedisServer
) -> Iterator[Server]:
    """Several servers behind one address, all of them there."""
    shared = {"database": postgres.create(TEMPLATE), "redis": redis.url}
    server = Server(tmp_path_factory.mktemp("data"), "--workers", str(WORKERS), **shared)
    until(lambda: len(processes(server, "--member")) == WORKERS)
    yield server
    server.stop()


@pytest.fixture
def start(tmp_path: Path, postgres: Postgres, redis: RedisServer) -> Iterator[Start]:
    """A function that starts such servers for a single test."""
    started = []

    def start(workers: int = WORKERS) -> Server:
        shared = {"database": postgres.create(TEMPLATE), "redis": redis.url}
        started.append(Server(tmp_path, "--workers", str(workers), **shared))
        return started[-1]

    yield start
    for each in started:
        each.stop()


def processes(server: Server, word: str = "") -> dict[int, str]:
    """Return the processes that the command has started, by number: those with a word in them."""
    found = {}
    for each in Path("/proc").iterdir():
        try:
            if each.name.isdigit() and _parent(each) == server.process.pid:
                found[int(each.name)] = (each / "cmdline").read_text().replace("\0", " ")
        except (FileNotFoundError, ProcessLookupError):
            continue  # it has just ended
    return {pid: command for pid, command in found.items() if word in command}


def _parent(process: Path) -> int:
    return int((process / "stat").read_text().rpartition(")")[2].split()[1])


def until(holds: Callable[[], Any], seconds: float = 60) -> Any:
    """Wait until ``holds()`` is true; return it."""
    pause = Event()
    for _ in range(round(seconds / 0.05)):
        if found := holds():
            return found
        pause.wait(0.05)
    raise AssertionError("did not come to pass")


class Hall:
    """A session in which people write; its console, and a second one."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.fay = Browser(server).enter(server.owner)
        self.code = new_session(self.fay, rehearsal=True)
        self.console = self.open()
        self.console.act("Move", to="meaning/write", expect="lobby")

    def open(self, **options: Any) -> Screen:
        return Screen(self.server, self.fay.page(f"/console/{self.code}"), **options)


def test_one_command_starts_the_servers_one_worker_and_one_address(several):
    for path in ("/healthz", "/readyz"):
        assert requests.get(several.url + path, timeout=60).status_code == 200
    assert len(processes(several, "facilitator.jobs.work")) == 1
    assert len(processes(several, "caddy run")) == 1
    assert len(processes(several)) == ALL


def test_the_servers_share_the_memory_that_one_would_have(several):
    given = [
        re.search(r"TSUNAGARI_MEMORY=(\d+)", Path(f"/proc/{pid}/environ").read_text())
        for pid in processes(several, "--member")
    ]

    assert [int(found[1]) for found in given] == [bound(0) // MIB // WORKERS] * WORKERS


def test_phones_without_websockets_stay_at_the_server_that_knows_them(several):
    hall = Hall(several)
    phones = [join(hall.server, hall.code) for _ in range(2)]
    polling = [hall.open(transports=["polling"]) for _ in range(4)]

    for n, phone in enumerate(phones):
        phone.act("AddNote", text=f"n{n}", **NOTE)
    for screen in polling:
        screen.until(lambda s: len(notes(s)) == len(phones))
        assert screen.act("AddTheme", part="meaning", title="t", notes=[])["ok"]
    same(hall.console, *polling)


def writing(hall: Hall, name: str) -> list[Writer]:
    """Let four more people write. Each time others: one person may write 300 notes only."""
    stop = Event()
    writers = [
        Writer(join(hall.server, hall.code), f"{name}-{n}", stop, pause=0.1) for n in range(4)
    ]
    for writer in writers:
        writer.start()
    return writers


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_any_server_that_is_killed_costs_nothing_and_comes_back(several):
    hall, server = Hall(several), several
    acknowledged = []
    for pid in processes(server):  # the worker and Caddy, too
        writers = writing(hall, f"{pid}")
        until_more(writers)
        os.kill(pid, signal.SIGKILL)
        until(lambda gone=pid: gone not in (now := processes(server)) and len(now) == ALL)
        until_more(writers)
        acknowledged += stopped(writers)

    exactly_once(hall.code, server, acknowledged)
    screens = [hall.open(), hall.open(transports=["polling"])]
    same(*screens)
    assert len(notes(screens[0])) >= len(acknowledged)


def test_a_whole_evening_loses_and_doubles_nothing_and_every_screen_ends_alike(several):
    at = ["--url", several.url, "--link", several.owner]

    assert several.call("rehearse", *at, "--people", "6", "--seconds", "10") == 0


def test_told_to_end_it_ends_everything(start):
    server = start()
    began = processes(server)

    server.stop()

    assert server.process.returncode == 0
    assert not [pid for pid in began if Path(f"/proc/{pid}").exists()]


def test_killed_it_leaves_nothing_behind(start):
    server = start()
    began = until(lambda: len(processes(server)) == ALL and processes(server))

    server.kill()

    until(lambda: not [pid for pid in began if Path(f"/proc/{pid}").exists()])
    server.restart()
    assert requests.get(f"{server.url}/readyz", timeout=60).ok


@pytest.mark.parametrize(
    ("public", "apart"), [("https://workshop.example", True), ("", False)], ids=["proxy", "none"]
)
def test_who_calls_is_who_the_proxy_outside_says_and_nobody_elses_word(
    start, monkeypatch, public, apart
):
    monkeypatch.setenv("TSUNAGARI_PUBLIC_URL", public)
    server = start(workers=1)

    def guess(caller: str) -> int:
        headers = {"X-Forwarded-For": caller}
        url = f"{server.url}/j/999999"
        return requests.get(url, headers=headers, timeout=60).status_code

    said = [guess("192.0.2.1") for _ in range(FREE + 1)]

    assert said == [404] * FREE + [429]
    assert (guess("192.0.2.2") == 404) is apart


@pytest.fixture
def refused(tmp_path, capsys, monkeypatch) -> Callable[..., str]:
    """Ask for several servers that cannot be; return what the command says."""

    def refused(workers: str, database: str) -> str:
        monkeypatch.setenv("TSUNAGARI_DATABASE", database)
        assert main(["serve", "--port", "0", "--workers", workers, "--data", str(tmp_path)]) == 2
        return str(capsys.readouterr().err)

    return refused


def test_without_a_database_to_share_it_says_what_is_missing(refused):
    assert "--workers needs a database that the servers share: set TSUN" in refused("2", "")


@pytest.mark.parametrize("workers", ["0", "-1", "65"])
def test_a_number_of_servers_that_cannot_be_is_refused(refused, workers):
    assert "--workers must be from 1 to 64" in refused(workers, NOWHERE)


def test_without_caddy_it_says_how_to_get_it(refused, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))

    assert "apt-get install caddy" in refused("2", NOWHERE)


def test_a_database_that_is_not_there_is_a_sentence_without_its_password(refused):
    said = refused("2", NOWHERE)

    assert "the database cannot be used" in said
    assert "swordfish" not in said
