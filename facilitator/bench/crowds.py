"""All processes with clients: started, told what to do together, and ended."""

from collections.abc import Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from os import cpu_count
from typing import Any, Self

from facilitator.bench.generator import Plan, main

EACH = 250  # clients of one process
MOST = 8  # processes
ENDING = 10  # seconds


class Crowds:
    """Generator processes. To be used in a ``with``."""

    def __init__(
        self,
        address: tuple[str, int],
        code: str,
        tickets: Sequence[str],
        places: int,
        deaf: int = 0,
        join: int = 0,
    ) -> None:
        """Share ``tickets``, and the ``places`` of the board, among processes.

        Of the clients so many are ``deaf``. People who ``join`` get their tickets from the pages.
        """
        context = get_context("spawn")
        many = processes(join or len(tickets))
        self._pipes: list[Connection] = []
        self._processes = []
        for index in range(many):
            mine, silent, coming = (len(range(index, n, many)) for n in (places, deaf, join))
            plan = Plan(address, code, tickets[index::many], index, many, mine, silent, coming)
            ours, theirs = context.Pipe()
            process = context.Process(target=main, args=(theirs, plan), daemon=True)
            process.start()
            theirs.close()
            self._pipes.append(ours)
            self._processes.append(process)

    def __len__(self) -> int:
        return len(self._processes)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for pipe in self._pipes:
            try:
                pipe.send(("close",))
            except OSError:  # it has ended already
                continue
        for process in self._processes:
            process.join(ENDING)
            if process.is_alive():
                process.kill()
                process.join()
        for pipe in self._pipes:
            pipe.close()

    def tell(self, name: str, *given: Sequence[Any]) -> None:
        """Have each process do something; ``given`` holds, for each argument, one per process."""
        for n, pipe in enumerate(self._pipes):
            pipe.send((name, *(each[n] for each in given)))

    def answered(self, patience: float) -> bool:
        """Return whether all have answered, within ``patience`` (seconds)."""
        waiting = [pipe for pipe in self._pipes if not pipe.poll()]
        if waiting:
            wait(waiting, patience)
        return all(pipe.poll() for pipe in self._pipes)

    def answers(self) -> list[Any]:
        """Return what each has answered. Raises ``EOFError`` when one has ended instead."""
        return [pipe.recv() for pipe in self._pipes]


def processes(clients: int) -> int:
    """Return among how many processes so many clients are shared."""
    cores = cpu_count() or 1
    return max(2, min(MOST, cores - 1, clients // EACH)) if clients > 1 else 1
