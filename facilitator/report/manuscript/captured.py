"""What guests said, caught while they spoke: kept as the remarks of the manuscript that they are.

A remark is printed once its speaker has agreed. Until then it waits; the speaker may put it in
other words, or say that it is not to be printed.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from facilitator.core.ids import PartId, PassageId
from facilitator.core.kept import Passage
from facilitator.core.session import Session
from facilitator.report.manuscript.faults import Unreadable
from facilitator.report.manuscript.guests import same
from facilitator.report.manuscript.yaml import Value, dump, load

State = Literal["waiting", "approved", "declined"]
Answer = Literal["yes", "edit", "no"]

ANSWERS: tuple[Answer, ...] = ("yes", "edit", "no")

_TRUE, _FALSE = "true", "false"


@dataclass(frozen=True, slots=True)
class Caught:
    """A remark of a guest. ``at`` is the time on the clock of the hall, "14:20"."""

    slug: str
    guest: str
    name: str
    text: str
    at: str
    state: State


def guests(session: Session) -> Mapping[str, str]:
    """Return the names of the guests, by what the manuscript calls them."""
    return {slug: _name(data, session.lang) for slug, data in _all(session, "guest")}


def caught(session: Session) -> tuple[Caught, ...]:
    """Return what guests said, in the order in which it was caught."""
    names = guests(session)
    return tuple(
        Caught(
            slug,
            guest,
            names.get(guest, guest),
            _words(data.get("text", ""), session.lang),
            str(data.get("at", "")),
            _state(data),
        )
        for slug, data in _all(session, "remark")
        if (guest := str(data.get("guest", "")))
    )


def catch(
    session: Session, speaker: str, text: str, *, ask: bool, slug: str, now: datetime
) -> tuple[Passage, ...]:
    """Return the passages that keep what ``speaker`` said; a new guest is one of them.

    Without ``ask`` the speaker has agreed already. ``slug`` is not in use yet.
    """
    known = guests(session)
    guest = next((each for each, name in known.items() if same(name, speaker)), f"guest-{slug}")
    at = now.astimezone(ZoneInfo(session.zone)).strftime("%H:%M")
    remark: dict[str, Value] = {
        "guest": guest,
        "text": text,
        "verbatim": _TRUE,
        "approved": _FALSE if ask else _TRUE,
        "at": at,
    }
    new = () if guest in known else (_passage("guest", guest, {"name": speaker}, len(known)),)
    order = sum(each.place == "remark" for each in session.passages.values())
    return (*new, _passage("remark", slug, remark, order))


def said_at(session: Session, part: str, after: int, now: datetime) -> datetime:
    """Return the moment so many seconds ``after`` a talk began: ``now`` where there is none."""
    began = session.opened.get(PartId(part))
    return now if began is None else min(now, began + timedelta(seconds=after))


def answered(passage: Passage, answer: Answer, text: str = "") -> Passage:
    """Return a remark as it is once its speaker has answered; ``text`` are their own words."""
    data, _ = load(passage.text)
    if answer == "edit":
        # What it was in other languages is not what it says now.
        data = {key: each for key, each in data.items() if key != "translated"} | {"text": text}
    data |= {"approved": _FALSE if answer == "no" else _TRUE}
    data = {key: each for key, each in data.items() if key != "declined"}
    if answer == "no":
        data["declined"] = _TRUE
    return replace(passage, text=dump(data))


def remark_of(session: Session, guest: str, slug: str) -> Passage | None:
    """Return the passage of a remark, if it is one of this guest's."""
    found = any(each.slug == slug and each.guest == guest for each in caught(session))
    return session.passages.get(PassageId(f"remark/{slug}")) if found else None


def _all(session: Session, place: str) -> Iterator[tuple[str, Mapping[str, Value]]]:
    passages = [each for each in session.passages.values() if each.place == place]
    passages.sort(key=lambda each: (each.order, each.id))
    for each in passages:
        try:
            data, _ = load(each.text)
        except Unreadable:  # the page of reports says so
            continue
        yield each.id.partition("/")[2], data


def _passage(place: str, slug: str, data: dict[str, Value], order: float) -> Passage:
    return Passage(PassageId(f"{place}/{slug}"), "", place, float(order), dump(data))


def _state(data: Mapping[str, Value]) -> State:
    if data.get("declined") == _TRUE:
        return "declined"
    return "approved" if data.get("approved") == _TRUE else "waiting"


def _name(data: Mapping[str, Value], lang: str) -> str:
    return _words(data.get("name", ""), lang)


def _words(found: Value, lang: str) -> str:
    """Return words that may stand there for each language."""
    if isinstance(found, dict):
        found = found.get(lang) or next(iter(found.values()), "")
    return found if isinstance(found, str) else ""
