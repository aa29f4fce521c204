"""What has just been done to a session of the list, said where one comes back to, with a way back.

It stands in the address (``done``, ``session``, ``was``), so that it needs no script and no memory:
a session that is not in the list says nothing, and the way back is a form like any other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlencode

from flask_babel import gettext as _

from facilitator.storage.sessions import Listed


class Done(StrEnum):
    """What can be done to a session from the list."""

    ARCHIVED = "archived"
    BACK = "back"
    BINNED = "binned"
    RESTORED = "restored"
    RENAMED = "renamed"


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done, in words; ``undo`` is where a form with ``fields`` takes it back, or ""."""

    words: str
    undo: str = ""
    fields: Mapping[str, str] | None = None


def address(done: Done, code: str, **more: str) -> str:
    """Return the address of the list that says what was done to a session."""
    return f"/?{urlencode({'done': done, 'session': code, **more})}"


def deed(asked: Mapping[str, str], sessions: Sequence[Listed]) -> Deed | None:
    """Return what the address of the list says was done, if there is such a session."""
    code, was = asked.get("session", ""), asked.get("was", "")
    title = next((each.title for each in sessions if each.code == code), None)
    if title is None:
        return None
    match asked.get("done"):
        case Done.ARCHIVED:
            words = _("“%(title)s” was put away. It stands at the foot of this page", title=title)
            return Deed(words, f"/sessions/{code}/archive", {"back": "on"})
        case Done.BACK:
            words = _("“%(title)s” is back in the list", title=title)
            return Deed(words, f"/sessions/{code}/archive")
        case Done.BINNED:
            words = _("“%(title)s” lies in the bin, for 30 days", title=title)
            return Deed(words, f"/sessions/{code}/restore")
        case Done.RESTORED:  # to bin it again its code has to be typed
            return Deed(_("“%(title)s” was taken out of the bin", title=title))
        case Done.RENAMED if was:
            words = _("“%(was)s” is called “%(title)s” now", was=was, title=title)
            return Deed(words, f"/sessions/{code}/rename", {"title": was})
        case _:
            return None
