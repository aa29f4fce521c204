"""How much one server lets in: numbers that an operator may choose (docs/operations.md)."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Allowance:
    """What is let in at most.

    ``connections``: open at once to this server, and no more than its open files allow
    (TSUNAGARI_CONNECTIONS).
    ``of_session``: participants' connections to one session (TSUNAGARI_SESSION_CONNECTIONS).
    ``handshakes``: new connections a second from one network (TSUNAGARI_HANDSHAKES).
    ``memory``: MiB that this server may take before it sends the newest away; 0: four fifths of
    what the machine, or its container, has (TSUNAGARI_MEMORY).
    """

    connections: int = 10_000
    of_session: int = 2_000
    handshakes: int = 300
    memory: int = 0


def from_environment(environ: Mapping[str, str]) -> Allowance:
    """Return what is allowed. Raises ``ValueError`` with a remedy for what cannot be."""
    usual = Allowance()
    return Allowance(
        connections=_number(environ, "TSUNAGARI_CONNECTIONS", usual.connections, 10),
        of_session=_number(environ, "TSUNAGARI_SESSION_CONNECTIONS", usual.of_session, 1),
        handshakes=_number(environ, "TSUNAGARI_HANDSHAKES", usual.handshakes, 1),
        memory=_number(environ, "TSUNAGARI_MEMORY", usual.memory, 0),
    )


def _number(environ: Mapping[str, str], name: str, usual: int, least: int) -> int:
    given = environ.get(name) or str(usual)
    if not (given.isdecimal() and least <= int(given) <= 1_000_000):
        raise ValueError(f"{name} must be a number from {least} to 1000000, and not {given!r}")
    return int(given)
