"""Processes of simulated people, one for each rehearsal: beside the live process, never in it."""

import json
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib.resources import files
from threading import Thread
from typing import Any

PATIENCE = 5.0  # seconds to go home in


def nicknames(lang: str) -> Sequence[str]:
    """Return names for a day; "" is somebody who gave none."""
    names = files("facilitator.rehearsal.voices") / "nicknames.toml"
    found: Sequence[str] = tomllib.loads(names.read_text("utf-8"))[lang]
    return found


class Crowd:
    """Simulated people who follow one session. They end with this process, whatever ends it."""

    def __init__(self, invitation: Mapping[str, Any]) -> None:
        """``invitation``: what `facilitator.rehearsal` reads first."""
        self._told: Mapping[str, Any] = {"people": len(invitation["tickets"])}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "facilitator.rehearsal"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            process_group=0,  # as `supervise.Kept` does, and for its reasons
            text=True,
        )
        self._say(invitation)
        Thread(target=self._listen, name="crowd", daemon=True).start()

    @property
    def running(self) -> bool:
        """Whether they are still there."""
        return self._process.poll() is None

    @property
    def told(self) -> Mapping[str, Any]:
        """How it goes, as they said last."""
        return self._told

    def hurry(self, speed: int) -> None:
        """Let them be so many times as fast as people are."""
        self._say({"speed": speed})

    def stop(self) -> None:
        """Send them home, and wait until they are gone."""
        with suppress(OSError):
            if self._process.stdin is not None:
                self._process.stdin.close()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _say(self, words: Mapping[str, Any]) -> None:
        with suppress(OSError):  # they have gone home meanwhile
            if self._process.stdin is not None:
                self._process.stdin.write(f"{json.dumps(words)}\n")
                self._process.stdin.flush()

    def _listen(self) -> None:
        for line in self._process.stdout or ():
            self._told = json.loads(line)


class Crowds:
    """The crowds of this process, by the code of their session."""

    def __init__(self) -> None:
        self._of: dict[str, Crowd] = {}

    def get(self, code: str) -> Crowd | None:
        """Return the crowd of a session while it is there."""
        crowd = self._of.get(code)
        return crowd if crowd is not None and crowd.running else None

    def start(self, code: str, invitation: Mapping[str, Any]) -> Crowd:
        """Let a crowd come to a session that has none."""
        self._of[code] = Crowd(invitation)
        return self._of[code]

    def drop(self, code: str) -> Crowd | None:
        """Return the crowd of a session, to be stopped: it is not known here any more."""
        return self._of.pop(code, None)

    def stop(self) -> None:
        """Send everybody home."""
        for crowd in self._of.values():
            crowd.stop()
