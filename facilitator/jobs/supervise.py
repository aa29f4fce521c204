"""Keeps a worker process running beside the live one."""

import subprocess
import sys
from pathlib import Path
from threading import Event, Lock, Thread

FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0  # seconds before another start
PATIENCE = 5.0  # seconds to end in


class Worker:
    """The worker process of ``data``. It ends with this process, whatever ends this process.

    A thread of its own (a real one: nothing is patched) waits for it and starts another when
    it dies, more slowly each time. `start` and `stop` are called once.
    """

    def __init__(self, data: Path) -> None:
        self._command = [sys.executable, "-m", "facilitator.jobs.work", "--data", str(data)]
        self._command.append("--attached")
        self._stopping = Event()
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._thread = Thread(target=self._keep, name="worker", daemon=True)

    @property
    def pid(self) -> int | None:
        """The id of the worker's process, once there is one."""
        return self._process.pid if self._process is not None else None

    def start(self) -> None:
        """Start the worker, and go on starting it."""
        self._thread.start()

    def stop(self) -> None:
        """End the worker for good. A job it was at is marked as broken off at the next start."""
        with self._lock:
            self._stopping.set()
            if self._process is not None:
                self._process.terminate()
        if self._thread.ident is not None:
            self._thread.join(PATIENCE)
        if self._process is not None and self._process.poll() is None:
            self._process.kill()

    def _keep(self) -> None:
        pause = FIRST_PAUSE
        while (process := self._begin()) is not None:
            code = process.wait()
            if process.stdin is not None:
                process.stdin.close()
            pause = min(LONGEST_PAUSE, pause * 2) if code else FIRST_PAUSE
            self._stopping.wait(pause)

    def _begin(self) -> "subprocess.Popen[bytes] | None":
        """Start a process, unless there is to be none any more.

        It reads from a pipe that only we hold: when we die, it closes. A session of its own
        keeps Ctrl-C in our terminal from it; it is us who end it.
        """
        with self._lock:
            if self._stopping.is_set():
                return None
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, start_new_session=True
            )
            return self._process
