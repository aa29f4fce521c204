"""The characters that XML can hold: what is none of them would make a file unreadable."""

import re

_OUTSIDE = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def held(text: str) -> str:
    """Return ``text`` without what XML cannot hold. Stored words have nothing of the kind."""
    return _OUTSIDE.sub("", text)
