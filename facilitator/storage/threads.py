"""The real OS threads of the live process: one writer, a few readers (decisions 14).

Nothing is monkey-patched, so a call to the database would stop every phone while the
disk is busy. gevent's own thread pool runs it elsewhere and wakes the waiting greenlet.
"""

from collections.abc import Callable
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
        result: Result = self._writer.apply(call, args, kwargs)
        return result

    def read(
        self, call: Callable[Given, Result], *args: Given.args, **kwargs: Given.kwargs
    ) -> Result:
        """Return ``call(...)``, run in a thread that does not wait for the writer."""
        result: Result = self._readers.apply(call, args, kwargs)
        return result
