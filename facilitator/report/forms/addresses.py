"""Which addresses a file may lead to: pages of the web and nothing else."""

import re
from urllib.parse import urlsplit

_WHOLE = re.compile(r"[^\s<>\"\\^`{|}\x00-\x20\x7f]+")


def address(url: str) -> str:
    """Return ``url`` where it is one of a page of the web, otherwise nothing."""
    try:
        parts = urlsplit(url)
    except ValueError:  # brackets that hold no address
        return ""
    return (
        url if parts.scheme in ("http", "https") and parts.netloc and _WHOLE.fullmatch(url) else ""
    )
