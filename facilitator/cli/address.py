"""Where phones on the same network find this computer."""

import socket


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
