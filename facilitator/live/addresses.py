"""Where a request comes from, as a number that means nothing to anybody.

An address is keyed with a secret that lives in memory and is made anew at each start: the same
address gives the same number, and no number leads back to it. Nothing else of it is kept.
"""

import hmac
import ipaddress
from secrets import token_bytes
from typing import Any

CALLER = "tsunagari.caller"  # in the environ of a request: the number, as bytes
NEAR = "tsunagari.near"  # whether it comes from this machine, and from no proxy on it
_NETWORK = 64  # bits of an IPv6 address that belong to one line; the rest its holder chooses
_OF_PROXIES = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP", "HTTP_VIA")


class Addresses:
    """Marks requests with whose they are. ``proxied``: a proxy of ours stands before the server."""

    def __init__(self, proxied: bool) -> None:
        self._proxied = proxied
        self._key = token_bytes(32)

    def mark(self, environ: dict[str, Any]) -> None:
        """Put the number of the caller into ``environ``, before its address is taken out."""
        environ[NEAR] = _is_near(environ)
        address = _network(environ.get("REMOTE_ADDR", ""))  # none where a file is listened on
        if self._proxied and not (address is not None and address.is_global):
            # The last one is what our proxy has seen; those before it are a stranger's word.
            told = environ.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
            address = _network(told) or address
        packed = address.packed if address is not None else b""
        environ[CALLER] = hmac.digest(self._key, packed, "sha256")


def _is_near(environ: dict[str, Any]) -> bool:
    if any(name in environ for name in _OF_PROXIES):
        return False
    try:
        return ipaddress.ip_address(environ.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def _network(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Return an address, of IPv6 the part that its holder cannot choose; None for no address."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return None
    if isinstance(found, ipaddress.IPv4Address):
        return found
    if found.ipv4_mapped is not None:
        return found.ipv4_mapped
    rest = (1 << (128 - _NETWORK)) - 1
    return ipaddress.IPv6Address(int(found) & ~rest)
