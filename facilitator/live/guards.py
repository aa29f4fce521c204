"""The outermost gate: hosts, odd requests, and the headers that every answer carries.

WSGI middleware, because Socket.IO, static files and errors never pass through Flask.
"""

import io
import ipaddress
import socket
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import parse_qs, urlsplit

from facilitator.live import grammar
from facilitator.live.addresses import Addresses
from facilitator.live.admission import RETRY_AFTER, Admission

SOCKET_PATH = "/socket.io/"
GONE = ("Session is disconnected",)  # of python-engineio's KeyError, which it does not catch

Environ = dict[str, Any]
Start = Callable[..., Any]
App = Callable[[Environ, Start], Iterable[bytes]]

_FORWARDED = ("HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_FOR")


class Guards:
    """Lets honest requests through to ``app``."""

    def __init__(self, app: App, public_url: str | None, admission: Admission) -> None:
        self._app = app
        self._admission = admission
        self._addresses = Addresses(proxied=public_url is not None)
        self._names = _own_names(public_url)
        self._headers = _headers(secure=bool(public_url and public_url.startswith("https:")))

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Answer one request."""

        def with_headers(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            present = {name.lower() for name, _ in headers}
            more = [each for each in self._headers if each[0].lower() not in present]
            return start(status, [*headers, *more], *rest)

        self._addresses.mark(environ)
        for name in _FORWARDED:  # the public address is a setting, not a stranger's word
            environ.pop(name, None)
        environ["REMOTE_ADDR"] = ""  # where somebody sits is nothing we want to know, or log
        if not self._known(environ.get("HTTP_HOST", "")):
            return _refuse(with_headers, "400 Bad Request", "unknown host")
        if environ.get("PATH_INFO", "").startswith(SOCKET_PATH):
            problem = _socket_problem(environ)
            if problem:
                return _refuse(with_headers, "400 Bad Request", problem)
            if "sid" not in parse_qs(environ.get("QUERY_STRING", "")):
                return self._handshake(environ, with_headers)
        return self._pass_on(environ, with_headers)

    def _handshake(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Let a connection begin; a WebSocket is served in here until it ends."""
        if not self._admission.begin(environ):
            retry = [("Retry-After", str(RETRY_AFTER))]
            return _refuse(start, "503 Service Unavailable", "too many at once", retry)
        try:
            return self._pass_on(environ, start)
        finally:
            if environ.get("HTTP_UPGRADE"):  # else it goes on in other requests
                self._admission.end(environ)

    def _pass_on(self, environ: Environ, start: Start) -> Iterable[bytes]:
        try:
            return self._app(environ, start)
        except KeyError as error:
            if error.args != GONE:
                raise
            return _refuse(start, "400 Bad Request", "that connection has ended")

    def _known(self, host: str) -> bool:
        """Return whether ``host`` is ours. An address is: only names can be rebound."""
        try:
            name = urlsplit(f"//{host}").hostname or ""
            return name in self._names or bool(ipaddress.ip_address(name))
        except ValueError:
            return False


def _own_names(public_url: str | None) -> frozenset[str]:
    machine = socket.gethostname().lower()
    public = urlsplit(public_url).hostname if public_url else None
    names = {"localhost", machine, f"{machine}.local", machine.partition(".")[0]}
    return frozenset(names | ({public} if public else set()))


def _socket_problem(environ: Environ) -> str | None:
    """Return what is wrong with a request to Socket.IO; the body of a good one is read once."""
    if "j" in parse_qs(environ.get("QUERY_STRING", "")):
        return "no JSONP here"
    if environ["REQUEST_METHOD"] == "GET":
        return None
    if environ["REQUEST_METHOD"] != "POST":
        return "GET or POST"
    length = environ.get("CONTENT_LENGTH", "")
    if not (length.isdecimal() and 0 < int(length) <= grammar.LARGEST):
        return "1 to 16384 bytes"
    try:
        body = grammar.check_payload(environ["wsgi.input"].read(int(length)))
    except grammar.Unspeakable:
        return "no packet of ours"
    environ["wsgi.input"] = io.BytesIO(body)
    return None


def _refuse(
    start: Start, status: str, why: str, more: Iterable[tuple[str, str]] = ()
) -> Iterable[bytes]:
    body = why.encode()
    about = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))]
    start(status, [*about, *more])
    return [body]


def _headers(secure: bool) -> list[tuple[str, str]]:
    policy = {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self' ws: wss:",
        "manifest-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
        "frame-ancestors": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }
    headers = [
        ("Content-Security-Policy", "; ".join(f"{name} {value}" for name, value in policy.items())),
        ("X-Content-Type-Options", "nosniff"),
        # With "no-referrer" browsers say `Origin: null` of our own forms (see web/origin.py).
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
        ("Cache-Control", "no-store"),
    ]
    if secure:
        headers.append(("Strict-Transport-Security", "max-age=31536000"))
    return headers
