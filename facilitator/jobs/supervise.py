"""Keeps processes running beside this one: the worker, and others that a command starts."""

import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0  # seconds before another start
SOUND = 60.0  # seconds after which a process that dies is not taken to die at each start
PATIENCE = 5.0  # seconds to end in


class Kept:
    """A process of ``command`` that is started again whenever it ends.

    A thread of its own (a real one: nothing is patched) waits for it and starts another when
    it dies, more slowly each time. `start` and `stop` are called once.
    """

    def __init__(
        self, name: str, command: Sequence[str], environ: Mapping[str, str] | None = None
    ) -> None:
        """``environ`` is the whole environment of the process; ours unless given."""
        self._command = command
        self._environ = environ
        self._stopping = Event()
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = Thread(target=self._keep, name=name, daemon=True)

    @property
    def pid(self) -> int | None:
        """The id of the process, once there is one."""
        return self._process.pid if self._process is not None else None

    def start(self) -> None:
        """Start the process, and go on starting it."""
        self._thread.start()

    def let_go(self) -> None:
        """Tell the process to end, and start no other."""
        with self._lock:
            self._stopping.set()
            if self._process is not None:
                self._process.terminate()

    def stop(self) -> None:
        """End the process for good."""
        self.let_go()
        if self._thread.ident is not None:
            self._thread.join(PATIENCE)
        if self._process is not None and self._process.poll() is None:
            self._process.kill()

    def _keep(self) -> None:
        pause = FIRST_PAUSE
        while (process := self._begin()) is not None:
            began = monotonic()
            code = process.wait()
            if process.stdin is not None:
                process.stdin.close()
            sound = code == 0 or monotonic() - began > SOUND
            pause = FIRST_PAUSE if sound else min(LONGEST_PAUSE, pause * 2)
            self._stopping.wait(pause)

    def _begin(self) -> "subprocess.Popen[bytes] | None":
        """Start a process, unless there is to be none any more.

        It reads from a pipe that only we hold: when we die, it closes. A group of its own keeps
        Ctrl-C in our terminal from it; it is us who end it. Not a session of its own: Linux shares
        the processor out among sessions first (autogroup), and to be nice would not matter then.
        """
        with self._lock:
            if self._stopping.is_set():
                return None
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, env=self._environ, process_group=0
            )
            return self._process


class Worker(Kept):
    """The worker process of ``data``. It ends with this process, whatever ends this process.

    A job it was at when it was stopped is marked as broken off at the next start.
    """

    def __init__(self, data: Path) -> None:
        command = [sys.executable, "-m", "facilitator.jobs.work", "--data", str(data)]
        super().__init__("worker", [*command, "--attached"])


class Suggester(Kept):
    """The process of ``data`` that suggests where notes belong. It ends with this process."""

    def __init__(self, data: Path) -> None:
        command = [sys.executable, "-m", "facilitator.jobs.suggesting", "--data", str(data)]
        super().__init__("suggester", command)


def stop_all(kept: Iterable[Kept]) -> None:
    """End processes for good, all at once."""
    ending = list(kept)
    for each in ending:
        each.let_go()
    for each in ending:
        each.stop()
