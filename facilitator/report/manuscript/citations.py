"""The citations in a text: ``[@3-07; @harvard/age]``, or by id, as they are kept."""

import re
from collections.abc import Callable, Iterator

from facilitator.report.manuscript.markdown import CITATION


def cited(text: str) -> Iterator[str]:
    """Yield what ``text`` cites, in order, as it is called there."""
    for found in CITATION.finditer(text):
        yield from keys(found.group(1))


def keys(inside: str) -> list[str]:
    """Return what stands in one pair of brackets."""
    said = (each.strip().removeprefix("@").strip() for each in inside.split(";"))
    return [each for each in said if each]


def renamed(text: str, name: Callable[[str], str]) -> str:
    """Return ``text`` with everything it cites called by ``name``."""

    def anew(found: re.Match[str]) -> str:
        named = [f"@{name(each)}" for each in keys(found.group(1))]
        return f"[{'; '.join(named)}]" if named else found.group(0)

    return CITATION.sub(anew, text)
