"""Which text must be kept apart from its neighbours, because it may turn their order around.

In a table and behind each of thousands of notes an element around every word would cost more time
to print than the word. It is needed only beside scripts that are written from the right.
"""

import unicodedata

from markupsafe import Markup, escape

_TURNING = frozenset(("R", "AL", "AN", "LRE", "LRO", "RLE", "RLO", "LRI", "RLI", "FSI", "PDF"))
_ALONE = Markup("<bdi>{}</bdi>")


def apart(text: str, beside: str = "") -> Markup:
    """Return ``text`` escaped, in a <bdi> if it, or what it stands ``beside``, may turn it."""
    return _ALONE.format(text) if _turns(text) or _turns(beside) else escape(text)


def _turns(text: str) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(c) in _TURNING for c in text)
