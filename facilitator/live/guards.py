"""The outermost gate: hosts, odd requests, and the headers that every answer carries.

WSGI middleware, because Socket.IO, static files and errors never pass through Flask.
"""

import io
import ipaddress
import re
import socket
from collections.abc import Callable, Iterable
from math import ceil
from typing import Any
from urllib.parse import parse_qs, urlsplit

from facilitator.live import grammar, protocol
from facilitator.live.addresses import Addresses
from facilitator.live.admission import Admission

SOCKET_PATH = "/socket.io/"
GONE = ("Session is disconnected",)  # of python-engineio's KeyError, which it does not catch

BUSY = {
    "ja": "いま、つなごうとしている人が多すぎます。書いたものは端末に残ります。"
    "少し待って、もう一度つないでください。",
    "en": "Too many are connecting just now. What was written stays on the device. "
    "Wait a moment, then connect again.",
}

Environ = dict[str, Any]
Start = Callable[..., Any]
App = Callable[[Environ, Start], Iterable[bytes]]

_BESIDE = re.compile(r"/p/[0-9]{6}/stage")  # web/beside.py: the one page that stands in another
_FORWARDED = ("HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_FOR")


class Body:
    """What comes with a request. Where it breaks off it ends: that is no fault of ours."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def read(self, *size: int) -> bytes:
        """Return what comes next; nothing at the end."""
        try:
            return bytes(self._inner.read(*size))
        except OSError:
            return b""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


class Guards:
    """Lets honest requests through to ``app``."""

    def __init__(
        self, app: App, public_url: str | None, admission: Admission, *, proxied: bool
    ) -> None:
        """``proxied``: a proxy of ours stands before the server (`addresses.py`)."""
        self._app = app
        self._admission = admission
        self._addresses = Addresses(proxied)
        self._names = _own_names(public_url)
        secure = bool(public_url and public_url.startswith("https:"))
        self._headers = _headers(secure)
        self._framed = _headers(secure, framed=True)

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Answer one request."""

        def with_headers(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            present = {name.lower() for name, _ in headers}
            beside = _BESIDE.fullmatch(environ.get("PATH_INFO", ""))
            ours = self._framed if beside else self._headers
            more = [each for each in ours if each[0].lower() not in present]
            return start(status, [*headers, *more], *rest)

        self._clean(environ)
        if not self._known(environ.get("HTTP_HOST", "")):
            return _refuse(with_headers, "400 Bad Request", "unknown host")
        if environ.get("PATH_INFO", "").startswith(SOCKET_PATH):
            problem = _socket_problem(environ)
            if problem:
                return _refuse(with_headers, "400 Bad Request", problem)
            if "sid" not in parse_qs(environ.get("QUERY_STRING", "")):
                return self._handshake(environ, with_headers)
        return self._pass_on(environ, with_headers)

    def _clean(self, environ: Environ) -> None:
        """Take out of a request what nobody needs to know, and what others fall over."""
        self._addresses.mark(environ)
        environ["REMOTE_ADDR"] = ""  # where somebody sits is nothing we want to know, or log
        for name in _FORWARDED:  # the public address is a setting, not a stranger's word
            environ.pop(name, None)
        if not _readable(environ.get("HTTP_COOKIE", "")):
            del environ["HTTP_COOKIE"]
        if environ["REQUEST_METHOD"] != "GET":
            environ["wsgi.input"] = Body(environ["wsgi.input"])

    def _handshake(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Let a connection begin; a WebSocket is served in here until it ends."""
        wait = self._admission.begin(environ)
        if wait:
            return _busy(start, ceil(wait))
        try:
            return self._pass_on(environ, start)
        finally:
            if _asks_for_websocket(environ):  # else it goes on in other requests
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


def _readable(cookies: str) -> bool:
    """Return whether cookies are UTF-8; werkzeug falls over others."""
    try:
        cookies.encode("latin-1").decode()
    except UnicodeError:
        return False
    return True


def _own_names(public_url: str | None) -> frozenset[str]:
    machine = socket.gethostname().lower()
    public = urlsplit(public_url).hostname if public_url else None
    names = {"localhost", machine, f"{machine}.local", machine.partition(".")[0]}
    return frozenset(names | ({public} if public else set()))


def _socket_problem(environ: Environ) -> str | None:
    """Return what is wrong with a request to Socket.IO; the body of a good one is read once."""
    query = parse_qs(environ.get("QUERY_STRING", ""))
    if "j" in query:
        return "no JSONP here"
    if environ["REQUEST_METHOD"] == "GET":
        # Without, python-engineio would hand a list of its packets to the web server.
        return "no upgrade" if _asks_for_websocket(environ) and not _upgrades(environ) else None
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


def _asks_for_websocket(environ: Environ) -> bool:
    query = parse_qs(str(environ.get("QUERY_STRING", "")))
    return query.get("transport", [""])[0] == "websocket"


def _upgrades(environ: Environ) -> bool:
    """Return whether a request asks for a WebSocket in its headers, too."""
    connection = environ.get("HTTP_CONNECTION", "").lower().split(",")
    wanted = environ.get("HTTP_UPGRADE", "").lower()
    return wanted == "websocket" and "upgrade" in (each.strip() for each in connection)


def _busy(start: Start, after: int) -> Iterable[bytes]:
    """Say that it is worth another try ``after`` so many seconds (docs/protocol.md)."""
    told = {"ok": False, "reason": protocol.BUSY, "again": True, "after": after, **BUSY}
    body = grammar.dumps(told).encode()
    about = [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
    start("503 Service Unavailable", [*about, ("Retry-After", str(after))])
    return [body]


def _refuse(start: Start, status: str, why: str) -> Iterable[bytes]:
    body = why.encode()
    about = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))]
    start(status, about)
    return [body]


def _headers(secure: bool, *, framed: bool = False) -> list[tuple[str, str]]:
    """Return what every answer carries; ``framed``: our own pages may show it in a frame."""
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
        "frame-src": "'self'",  # the stage, beside what somebody online writes
        "frame-ancestors": "'self'" if framed else "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "worker",  # static/src/shell.js: the one script that is named by a script
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
