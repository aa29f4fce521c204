"""Every setting, read once. Nothing else looks at the environment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from facilitator import allowance
from facilitator.allowance import Allowance

SECRET = 16  # letters that a word must have which opens something


@dataclass(frozen=True, slots=True)
class Settings:
    """How this installation runs.

    ``data``: folder of the database, the key and the files (TSUNAGARI_DATA).
    ``host``, ``port``: where it listens; port 0 takes a free one (TSUNAGARI_HOST, _PORT).
    ``public_url``: the address people use, when a proxy stands before it
    (TSUNAGARI_PUBLIC_URL, as https://workshop.example); cookies are Secure when it is https.
    ``database``: where the sessions are kept when several processes serve them, as
    postgresql://user:password@host/name (TSUNAGARI_DATABASE); SQLite in ``data`` unless given.
    ``redis``: the doorbell of those processes, as redis://host (TSUNAGARI_REDIS).
    ``member``: this is one of several processes on ``database`` (`facilitator serve --member`).
    ``programs``: an own folder of program files beside the shipped ones (TSUNAGARI_PROGRAMS).
    ``socket``: the file on which it listens for a proxy on this machine, in place of host and port;
    those are the proxy's then (`facilitator serve --socket`).
    ``tick``: milliseconds between two patches, the same for every screen (TSUNAGARI_TICK). Made for
    comparing (`facilitator bench live`); unless given, each kind of screen has its own.
    ``allowance``: how much this server lets in (`allowance.py`).
    ``metrics``: the word by which `/metrics` is read from elsewhere (TSUNAGARI_METRICS).
    """

    data: Path
    host: str
    port: int
    public_url: str | None
    programs: Path | None
    database: str = ""
    redis: str = ""
    member: bool = False
    socket: Path | None = None
    tick: int | None = None
    allowance: Allowance = field(default_factory=Allowance)
    metrics: str = ""

    @property
    def secure(self) -> bool:
        """Whether people come by https."""
        return bool(self.public_url and self.public_url.startswith("https:"))

    @property
    def proxied(self) -> bool:
        """Whether a proxy of ours stands before it, whose word on who has called counts."""
        return self.public_url is not None or self.socket is not None

    def own(self, origin: str, host: str) -> bool:
        """Return whether a page from ``origin`` is ours, when the request is for ``host``.

        Behind a proxy people come by https to what we serve by http: the scheme says nothing.
        """
        return origin == self.public_url or origin.partition("://")[2] == host != ""


def from_environment(environ: Mapping[str, str]) -> Settings:
    """Return the settings. Raises ``ValueError`` with a remedy for what cannot be."""
    public_url = environ.get("TSUNAGARI_PUBLIC_URL") or None
    if public_url is not None:
        public_url = address(public_url, "TSUNAGARI_PUBLIC_URL")
    port = environ.get("TSUNAGARI_PORT", "8000")
    if not (port.isdecimal() and int(port) < 65536):
        raise ValueError(f"TSUNAGARI_PORT must be a number from 0 to 65535, and not {port!r}")
    programs = environ.get("TSUNAGARI_PROGRAMS")
    database, redis = environ.get("TSUNAGARI_DATABASE", ""), environ.get("TSUNAGARI_REDIS", "")
    if redis and not database:
        raise ValueError("TSUNAGARI_REDIS is of use only with a TSUNAGARI_DATABASE to share")
    if database and not database.startswith(("postgresql:", "postgres:")):
        raise ValueError("TSUNAGARI_DATABASE must be postgresql://user:password@host/name")
    if redis and not redis.startswith(("redis:", "rediss:", "unix:")):
        raise ValueError("TSUNAGARI_REDIS must be redis://host, rediss://host or unix://path")
    tick = environ.get("TSUNAGARI_TICK") or None
    if tick is not None and not (tick.isdecimal() and 10 <= int(tick) <= 1000):
        raise ValueError(f"TSUNAGARI_TICK must be milliseconds from 10 to 1000, and not {tick!r}")
    return Settings(
        data=Path(environ.get("TSUNAGARI_DATA", "instance")).resolve(),
        host=environ.get("TSUNAGARI_HOST", "0.0.0.0"),  # phones must reach it
        port=int(port),
        public_url=public_url,
        programs=Path(programs).resolve() if programs else None,
        database=database,
        redis=redis,
        tick=int(tick) if tick else None,
        allowance=allowance.from_environment(environ),
        metrics=_secret(environ, "TSUNAGARI_METRICS"),
    )


def _secret(environ: Mapping[str, str], name: str) -> str:
    given = environ.get(name, "")
    if given and len(given) < SECRET:
        raise ValueError(f"{name} must have at least {SECRET} letters: it opens something")
    return given


def address(given: str, name: str) -> str:
    """Return the address that people use. Raises ``ValueError`` for one that cannot be.

    ``name`` is where it was given, for the sentence.
    """
    parts = urlsplit(given)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path not in ("", "/"):
        raise ValueError(
            f"{name} must be an address without a path, "
            f"such as https://workshop.example, and not {given!r}"
        )
    return f"{parts.scheme}://{parts.netloc}"
