"""Where a server listens: at a port, or on a file for a proxy on the same machine."""

import socket
from pathlib import Path

BACKLOG = 4096  # joins that may wait to be accepted when a whole hall scans at once


def at_port(host: str, port: int) -> socket.socket:
    """Return a listening socket; port 0 takes a free one.

    Raises ``OSError`` that says what to do.
    """
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise OSError(
            f"cannot listen on {host}:{port} ({error.strerror}); try --port {port + 1}"
        ) from error
    return _listening(listener)


def on_file(path: Path) -> socket.socket:
    """Return a socket that listens on a file, in place of one that a dead server has left there.

    Raises ``OSError`` that says what to do.
    """
    listener = socket.socket(socket.AF_UNIX)
    try:
        if path.is_socket():
            path.unlink()
        listener.bind(str(path))
    except OSError as error:
        listener.close()
        raise OSError(f"cannot listen on {path} ({error}); name another file") from error
    return _listening(listener)


def _listening(listener: socket.socket) -> socket.socket:
    listener.listen(BACKLOG)
    listener.setblocking(False)
    return listener
