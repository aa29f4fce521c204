"""What has just been done to a session of the list, said where one comes back to, with a way back.

It stands in the address (``done``, ``session``, ``was``), so that it needs no script and no memory,
and is signed there (``proof``): a link that somebody else has made up says nothing, and what has
been undone meanwhile is not said again. The way back is a form like any other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hmac import compare_digest
from urllib.parse import urlencode

from flask_babel import gettext as _

from facilitator.web.house import house
from facilitator.web.shelf_view import Card, Section


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


def address(done: Done, code: str, *, was: str = "", title: str = "") -> str:
    """Return the address of the list that says what was done to a session.

    ``was`` is what one was called that is called ``title`` now.
    """
    said = {"done": done, "session": code} | ({"was": was} if was else {})
    return f"/?{urlencode(said | {'proof': _proof(done, code, was, title)})}"


def deed(asked: Mapping[str, str], sections: Sequence[Section]) -> Deed | None:
    """Return what the address of the list says was done, if it was and still is so."""
    code, was = asked.get("session", ""), asked.get("was", "")
    there, card = _standing(code, sections)
    done = next((each for each in Done if each == asked.get("done")), None)
    if done is None or card is None or not _holds(done, there):
        return None
    title = card.title if done is Done.RENAMED else ""
    proof = asked.get("proof", "").encode("utf-8", "replace")
    if not compare_digest(_proof(done, code, was, title).encode(), proof):
        return None
    return _said(done, card, was)


def _proof(done: Done, code: str, was: str, title: str) -> str:
    return house().tickets.digest("deed", repr((done.value, code, was, title)))


def _standing(code: str, sections: Sequence[Section]) -> tuple[str, Card | None]:
    """Return in which section a session stands, and its card."""
    for section in sections:
        for card in section.cards:
            if card.code == code:
                return section.name, card
    return "", None


def _holds(done: Done, section: str) -> bool:
    """Return whether a session that stands in this section is as a deed has left it."""
    match done:
        case Done.ARCHIVED:
            return section == "archived"
        case Done.BINNED:
            return section == "bin"
        case Done.BACK:
            return section not in ("archived", "bin")
        case _:
            return section != "bin"


def _said(done: Done, card: Card, was: str) -> Deed:
    code, title = card.code, card.title
    match done:
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
        case Done.RENAMED:
            words = _("“%(was)s” is called “%(title)s” now", was=was, title=title)
            return Deed(words, f"/sessions/{code}/rename", {"title": was})
