"""How a report is wanted: which profile, which parts, and how notes and lists are set."""

from dataclasses import dataclass
from typing import Literal, get_args

Profile = Literal["full", "seed", "event", "comments", "minutes"]
Notes = Literal["page", "chapter", "end"]
Lists = Literal["written", "bullets", "prose"]

PROFILES: tuple[Profile, ...] = get_args(Profile)
"""``full`` everything; ``seed`` the facilitator's text as an article with its sources; ``event``
date, place, people, timetable; ``comments`` a table of all notes by theme; ``minutes`` one page
to hand round in the room."""

PARTS = (
    "summary",
    "participation",
    "channel",
    "plan",
    "votes",
    "first_steps",
    "pulse",
    "reading",
    "appendix",
    "figures",
    "method",
    "imprint",
    "consent",
    "next",
)
"""What can be left out by name, in any profile that has it."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a report is wanted. What is None or empty is as the manuscript's settings say.

    ``notes``: where the notes to the marks stand: at the foot of the page, after each chapter,
    or at the end. ``lists``: as they were written, or all as bullets, or all as prose.
    ``address`` is that of the server, for paper that leads to the pages of the session.
    """

    lang: str
    profile: Profile | None = None
    notes: Notes | None = None
    lists: Lists | None = None
    without: frozenset[str] = frozenset()
    address: str = ""
