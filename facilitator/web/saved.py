"""The versions of a text, as the page of reports lists them."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from flask_babel import gettext as _

from facilitator.core.entry import Entry
from facilitator.core.people import TERMINAL, Person
from facilitator.core.session import Session
from facilitator.report.manuscript import file

MOST = 50  # of the newest; the command line has them all


@dataclass(frozen=True, slots=True)
class Saved:
    """A version: when it was saved, in the session's zone, by whom, and how much it changed."""

    seq: int
    iso: str
    when: str
    who: str
    written: int
    removed: int


def saved(log: Sequence[Entry], session: Session, reader: Person | None) -> list[Saved]:
    """Return the versions of the text, the newest first."""
    zone = ZoneInfo(session.zone)
    made = []
    for each in file.versions(log)[:MOST]:
        at = each.at.astimezone(zone).replace(microsecond=0)
        who = _who(each, reader)
        when = f"{at:%Y-%m-%d %H:%M}"
        made.append(Saved(each.seq, at.isoformat(), when, who, each.written, each.removed))
    return made


def _who(version: file.Version, reader: Person | None) -> str:
    """Return who saved it, as far as anybody knows: facilitators have no names here."""
    if reader is not None and version.by == reader.id:
        return str(_("you"))
    if version.by == TERMINAL.id:
        return str(_("a command on the server"))
    return str(_("another facilitator"))
