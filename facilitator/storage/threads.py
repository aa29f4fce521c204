"""The real OS threads of the live process: one writer, a few readers (decisions 14).

Nothing is monkey-patched, so a call to the database would stop every phone while the
disk is busy. gevent's own thread pool runs it elsewhere and wakes the waiting greenlet.
"""

from collections.abc import Callable
from functools import partial
from typing import ParamSpec, TypeVar

from gevent.threadpool import ThreadPool

READERS = 3

Given = ParamSpec("Given")
Result = TypeVar("Result")


class Threads:
    """Where storage is called from. Made in the process that uses it, after any fork."""

    def __init__(self) -> None:
        self._writer = ThreadPool(1)
        self._readers = ThreadPool(READERS)

    def write(
        self, call: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs
    ) -> Result:
        """Return ``call(...)``, run in the one thread that writes, in the order of asking."""
        return _run(self._writer, partial(call, *args, **kwargs))

    def read(
        self, call: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs
    ) -> Result:
        """Return ``call(...)``, run in a thread that does not wait for the writer."""
        return _run(self._readers, partial(call, *args, **kwargs))


def _run(pool: ThreadPool, call: Callable[[], Result]) -> Result:
    """Return ``call()``, run in ``pool``; what it raises is raised here.

    It does not fail in the thread: gevent would print that, and who waits would never be woken
    if it cannot, because standard error is a file on a disk that is full.
    """
    results: list[Result] = []
    error = pool.apply(_caught, (call, results))
    if error is not None:
        raise error
    return results[0]


def _caught(call: Callable[[], Result], results: list[Result]) -> Exception | None:
    try:
        results.append(call())
    except Exception as error:
        return error
    return None
