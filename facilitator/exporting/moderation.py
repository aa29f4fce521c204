"""The moderation log as a table: what was taken off which screen and put back, and why.

By the role of whoever did it. It holds no person and no text of a note; a note has the id that it
has in the export, where it is there. A reason in somebody's own words may say more than they meant
to tell everybody: the log is for those who run the session, like the list on the console.
"""

from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from facilitator.core.people import Role
from facilitator.core.seeing.overseeing import moderation
from facilitator.core.session import Session
from facilitator.exporting.sheet import table

COLUMNS = ("time", "step", "part", "what", "note", "role", "why", "words")


def to_csv(session: Session, lang: str) -> bytes:
    """Return the log as the bytes of a CSV file, the oldest line first, titles in ``lang``."""
    return table(COLUMNS, _rows(session, lang))


def _rows(session: Session, lang: str) -> Iterator[dict[str, Any]]:
    zone = ZoneInfo(session.zone)
    for each in moderation(session):
        part = session.program.part(each["part"])
        yield each | {
            "time": f"{each['at'].astimezone(zone):%Y-%m-%d %H:%M}",
            "step": session.step_number(each["part"]),
            "part": part.title.of(lang) if part else each["part"],
            "role": each["role"] or Role.FACILITATOR.value,
        }
