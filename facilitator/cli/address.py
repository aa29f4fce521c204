"""Where phones on the same network find this computer."""

import socket

from facilitator.config import Settings


def address_of(settings: Settings) -> str:
    """Return the address that people use, for a server that listens as ``settings`` say."""
    return settings.public_url or f"http://{own_address(settings.host)}:{settings.port}"


def own_address(host: str) -> str:
    """Return the address at which other machines find what listens on ``host``."""
    if host not in ("0.0.0.0", "::"):
        return host
    probe = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        probe.connect(("198.51.100.1", 9))  # nothing is sent: it only picks the interface
        return str(probe.getsockname()[0])
    except OSError:
        return "127.0.0.1"
    finally:
        probe.close()
