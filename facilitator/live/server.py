"""The web server under everything: gevent's, with an end to its patience."""

import logging
import socket
from typing import Any

from gevent import Timeout
from gevent.pywsgi import WSGIHandler, WSGIServer

HEADERS = 10.0  # seconds in which a request must have been asked for, headers and all

log = logging.getLogger(__name__)


class Handler(WSGIHandler):  # type: ignore[misc]
    """Serves one connection; one that opens and stays silent is closed."""

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
        log.warning("a connection was not served: %s", str(msg).partition(":")[0].partition("%")[0])


def make_server(listener: socket.socket, app: Any) -> WSGIServer:
    """Return a server of ``app``. No access log: it would hold addresses of people."""
    return WSGIServer(listener, app, log=None, error_log=log, handler_class=Handler)
