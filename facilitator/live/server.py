"""The web server under everything: gevent's, with an end to its patience.

What strangers do to a connection is no fault of ours: it is counted and told once a minute, so
that nobody can fill the disk with our own log.
"""

import logging
import socket
from time import monotonic
from typing import Any

from gevent import Timeout
from gevent.pywsgi import WSGIHandler, WSGIServer

HEADERS = 10.0  # seconds in which a request must have been asked for, headers and all
TELL = 60.0  # seconds between two lines about connections that were not served

log = logging.getLogger(__name__)


class Handler(WSGIHandler):  # type: ignore[misc]
    """Serves one connection; one that opens and stays silent is closed."""

    def handle(self) -> None:
        """Serve requests until the connection ends, on either side."""
        try:
            super().handle()
        except OSError:  # the other end was quicker; all that the application raises is caught
            self.server.unserved.count()

    def handle_one_request(self) -> Any:
        """Serve one request; None ends the connection."""
        self._patience = Timeout.start_new(HEADERS)
        try:
            return super().handle_one_request()
        except Timeout as ours:
            if ours is not self._patience:
                raise
            return None
        finally:
            self._patience.close()

    def read_request(self, raw_requestline: str) -> Any:
        """Read the headers. From here on a request may take its time."""
        read = super().read_request(raw_requestline)
        self._patience.close()
        return read

    def log_error(self, msg: str, *args: Any) -> None:
        """Say that something was wrong, and not who sent what: that would be personal data."""
        self.server.unserved.count()


class Unserved:
    """Connections that were not served: how many, and a line about them now and then."""

    def __init__(self) -> None:
        self.total = 0
        self._told = 0
        self._next = 0.0

    def count(self) -> None:
        """Count one more."""
        self.total += 1
        if monotonic() >= self._next:
            log.warning("connections that were not served: %d more", self.total - self._told)
            self._told, self._next = self.total, monotonic() + TELL


def make_server(listener: socket.socket, app: Any) -> WSGIServer:
    """Return a server of ``app``. No access log: it would hold addresses of people."""
    server = WSGIServer(listener, app, log=None, error_log=log, handler_class=Handler)
    server.unserved = Unserved()
    return server
