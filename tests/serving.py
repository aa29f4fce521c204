"""A real server, as a process, and people who come to it as people do: by its pages.

There is no other server in the tests (decisions 14).
"""

import json
import os
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from html import unescape
from pathlib import Path
from secrets import token_hex
from socket import SHUT_RDWR
from threading import Condition
from typing import Any, Self
from unittest.mock import patch

import requests
import socketio
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from facilitator.cli.main import main
from facilitator.live.limits import NOTES
from facilitator.storage.store import Store
from tests.storage.keeping import kept

PATIENCE = 60  # seconds until a test gives up on something that must happen
PRINTING = 240  # and on what a process makes that leaves the processor to all others
_PAGE = re.compile(r'<script type="application/json" id="page">(.*?)</script>', re.S)


class Server:
    """`facilitator serve` on a free port, with the data of ``folder``.

    Its sessions are in PostgreSQL's ``database``, if one is given, and ``redis`` is the doorbell of
    several servers. ``options`` are more words for the command.
    """

    def __init__(
        self,
        folder: Path,
        *options: str,
        port: int = 0,
        log: Any = None,
        database: str = "",
        redis: str = "",
    ) -> None:
        self.folder = folder
        self.database = database
        self._options = options
        self._shared = {"TSUNAGARI_DATABASE": database, "TSUNAGARI_REDIS": redis}
        self._log = log  # where it says what is wrong: a file, or the terminal
        self.visitors: list[Any] = []
        self._start(port)

    def _start(self, port: int) -> None:
        command = [sys.executable, "-m", "facilitator.cli.main", "serve", "--ready-json"]
        command += ["--host", "127.0.0.1", "--port", str(port), "--data", str(self.folder)]
        command += self._options
        self.process: Any = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=self._log,
            text=True,
            env=os.environ | self._shared,
        )
        ready = self.process.stdout.readline()
        assert ready, "the server did not start"
        said = json.loads(ready)
        self.url: str = said["url"]
        self.owner: str = said["owner"]

    def store(self) -> Store:
        """Open what it keeps, as another process would."""
        return Store(self.folder, self.database)

    def call(self, *words: object) -> int:
        """Call a command on its data, as from a terminal beside it; return its exit code."""
        with patch.dict(os.environ, self._shared):
            return main([*(str(word) for word in words), "--data", str(self.folder)])

    def kept(self) -> bytes:
        """Return every byte that it keeps."""
        with closing(self.store()) as store:
            return kept(store)

    def kill(self) -> None:
        """End it as a power cut would: no goodbye."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(PATIENCE)
        self.process.stdout.close()

    def restart(self) -> None:
        """Start it again, where it was."""
        self._start(int(self.url.rpartition(":")[2]))

    def goodbye(self) -> None:
        """Let everybody who came leave."""
        while self.visitors:
            self.visitors.pop().close()

    def stop(self) -> None:
        """End it in order, if it has not ended."""
        self.goodbye()
        if self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
        else:
            self.process.stdout.close()


class Browser:
    """Someone's browser without scripts: cookies, forms, and the data of pages."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.http = requests.Session()
        # The server may end a kept connection just as it is used again; browsers try once more.
        # Who is told to wait reads that, and is not kept waiting by the library.
        once_more = Retry(1, respect_retry_after_header=False)
        self.http.mount("http://", HTTPAdapter(max_retries=once_more))
        server.visitors.append(self)

    def close(self) -> None:
        """Close its connections; its cookies stay."""
        self.http.close()

    def enter(self, secret: str) -> Self:
        """Come by a link."""
        answer = self.post("/enter", secret=secret)
        assert answer.ok, answer.text
        return self

    def post(self, path: str, **fields: str) -> requests.Response:
        """Send a form."""
        return self.http.post(self.server.url + path, data=fields, timeout=PATIENCE)

    def upload(self, path: str, files: dict[str, Any]) -> requests.Response:
        """Send a form with files."""
        return self.http.post(self.server.url + path, files=files, timeout=PATIENCE)

    def get(self, path: str) -> requests.Response:
        """Open a page."""
        return self.http.get(self.server.url + path, timeout=PATIENCE)

    def page(self, path: str) -> dict[str, Any]:
        """Return the data that a page carries for its scripts."""
        return page_of(self.get(path).text)


def page_of(html: str) -> dict[str, Any]:
    """Return the data of a page."""
    found = _PAGE.search(html)
    assert found is not None, html[:2000]
    data: dict[str, Any] = json.loads(unescape(found.group(1)))
    return data


def new_session(
    facilitator: Browser,
    program: str = "tsunagari-5",
    format: int = 60,
    lang: str = "ja",
    rehearsal: bool = False,
) -> str:
    """Make a session as the home page does, and return its code.

    In a rehearsal one person may write a hundred notes in a second (`live/limits.py`).
    """
    wish = {"program": program, "format": str(format), "title": "港の夜 Harbour", "lang": lang}
    answer = facilitator.post("/new", **wish | ({"rehearsal": "on"} if rehearsal else {}))
    code = answer.url.rstrip("/").rpartition("/")[2]
    assert re.fullmatch(r"\d{6}", code), (answer.url, answer.text[:500])
    return code


def join(server: Server, code: str, nickname: str = "", place: str = "venue") -> "Screen":
    """Join as a participant, by the form, and open the phone."""
    browser = Browser(server)
    answer = browser.post(f"/j/{code}", name=nickname, place=place)
    assert answer.ok, answer.text
    return Screen(server, page_of(answer.text))


def write_many(writer: "Screen", notes: list[dict[str, Any]]) -> None:
    """Let somebody write many notes, from several tabs at once: each waits for the disk."""
    tabs = [writer, *(Screen(writer.server, writer.page) for _ in range(7))]
    shares = [notes[n :: len(tabs)] for n in range(len(tabs))]
    with ThreadPoolExecutor(len(tabs)) as threads:
        for done in threads.map(lambda tab, share: tab.act_all("AddNote", share), tabs, shares):
            assert all(answer["ok"] for answer in done), done


def hall_writes(server: Server, code: str, notes: list[dict[str, Any]]) -> list["Screen"]:
    """Let a hall write: as many people as it takes for nobody to write more than may at once.

    Return who wrote. One person alone would be told to wait (`live/limits.py`).
    """
    people = []
    for first in range(0, len(notes), NOTES.burst):
        person = join(server, code, f"P{len(people)}")
        done = person.act_all("AddNote", notes[first : first + NOTES.burst])
        assert all(answer["ok"] for answer in done), done
        people.append(person)
    return people


class Screen:
    """A page's live side: records kept as docs/protocol.md says, from a real socket."""

    def __init__(self, server: Server, page: dict[str, Any], **options: Any) -> None:
        self.server = server
        self.page = page
        self.seq = -1
        self.records: dict[str, Any] = {}
        self.own: dict[str, Any] = {"seq": -1, "notes": [], "ballots": {}}
        self.pages: dict[tuple[str, int], Any] = {}
        self.counts: dict[str, int] = {}
        self.patience = PATIENCE
        self.heard: list[tuple[str, Any]] = []
        self._changed = Condition()
        self._options = {"transports": ["websocket"], "wait_timeout": PATIENCE} | options
        self.socket = socketio.Client(reconnection=False)
        for name in ("snapshot", "patch", "head", "own", "page"):
            self.socket.on(name, getattr(self, f"_{name}"))
        self.socket.on("disconnect", self._gone)
        server.visitors.append(self)
        self.connect()
        self.until(lambda s: s.seq >= 0)  # nobody acts on a page that shows nothing yet

    def connect(self) -> None:
        """Open the socket."""
        auth = {"ticket": self.page["ticket"]}
        at = f"?at={self.page['code']}" if "code" in self.page else ""
        self.socket.connect(self.server.url + at, auth=auth, **self._options)

    def act(self, type: str, action_id: str | None = None, **fields: Any) -> dict[str, Any]:
        """Do something; the answer. Who is told to wait waits, as a phone does."""
        action = {"action_id": action_id or token_hex(8), "type": type, **fields}
        while "after" in (answer := self.ask(action)):
            time.sleep(answer["after"])
        return answer

    def ask(self, action: dict[str, Any]) -> dict[str, Any]:
        """Ask for something once; the answer."""
        answer: dict[str, Any] = self.socket.call("act", action, timeout=self.patience)
        return answer

    def act_all(self, type: str, fields: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Do many things without waiting for each; the answers, once all of them are there."""
        answers: list[Any] = []

        def answered(answer: dict[str, Any]) -> None:
            with self._changed:
                answers.append(answer)
                self._changed.notify_all()

        for each in fields:
            action = {"action_id": token_hex(8), "type": type, **each}
            self.socket.emit("act", action, callback=answered)
        for count in range(1, len(fields) + 1):  # however many there are: patience is for the next
            self.until(lambda _, count=count: len(answers) >= count)
        return answers

    def turn(self, part: str, n: int) -> dict[str, Any]:
        """Ask for a page of notes; return it once it is there."""
        self.socket.emit("page", {"part": part, "n": n})
        page: dict[str, Any] = self.until(lambda s: s.pages.get((part, n)))
        return page

    def until(self, holds: Any, seconds: float = PATIENCE) -> Any:
        """Wait until ``holds(self)`` is true; return it."""
        with self._changed:
            found = self._changed.wait_for(lambda: holds(self), seconds)
        assert found, f"did not come to pass; {self.records.get('session')}"
        return found

    def close(self) -> None:
        """Be gone, as a phone that walks out of reach is; the thread that reads ends with it."""
        engine = self.socket.eio
        if engine.state == "connected" and engine.current_transport == "websocket":
            # The library's own goodbye waits three seconds for an answer it may have read already.
            engine.ws.sock.shutdown(SHUT_RDWR)
            engine.read_loop_task.join()
            engine.ws.shutdown()
        elif self.socket.connected:
            self.socket.disconnect()

    def _gone(self, *_: Any) -> None:
        """Close what the client library only lets go of when the server has died."""
        if self.socket.eio.ws is not None:
            self.socket.eio.ws.shutdown()
        with self._changed:
            self._changed.notify_all()

    def _snapshot(self, data: dict[str, Any]) -> None:
        with self._changed:
            self.heard.append(("snapshot", data))
            self.records, self.seq = dict(data["put"]), data["seq"]
            self._changed.notify_all()

    def _patch(self, data: dict[str, Any]) -> None:
        with self._changed:
            self.heard.append(("patch", data))
            if data["from"] > self.seq:
                self.socket.emit("sync", {"since": self.seq})
            elif data["seq"] > self.seq:
                for key in data["drop"]:
                    self.records.pop(key, None)
                self.records |= data["put"]
                self.seq = data["seq"]
            self._changed.notify_all()

    def _head(self, data: dict[str, Any]) -> None:
        with self._changed:
            self.counts = data["counts"]
            if data["from"] > self.seq:
                self.socket.emit("sync", {"since": self.seq})
            else:
                self.seq = max(self.seq, data["seq"])
            self._changed.notify_all()

    def _page(self, data: dict[str, Any]) -> None:
        with self._changed:
            self.heard.append(("page", data))
            key = data["part"], data["n"]
            if data["seq"] >= self.pages.get(key, data)["seq"]:
                self.pages[key] = data
            self._changed.notify_all()

    def _own(self, data: dict[str, Any]) -> None:
        with self._changed:
            if data["seq"] >= self.own["seq"]:
                self.own = data
            self._changed.notify_all()
