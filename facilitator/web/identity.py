"""Who is asking. The only module that reads or writes cookies.

Identity belongs to a page: it gets a ticket, and its socket shows it. Cookies only
remember, one for each session and role, so that a console, a stage and several phones
can live in one browser.
"""

from dataclasses import dataclass
from secrets import token_hex

from flask import Response, abort, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from facilitator.core.ids import PersonId
from facilitator.core.people import Person, Role
from facilitator.storage.links import Link
from facilitator.tickets import Ticket
from facilitator.web.house import house

OWNER = "owner"
REMEMBERED = 60 * 60 * 24 * 60  # seconds: until after the one-month note


@dataclass(frozen=True, slots=True)
class Participant:
    """Someone who has joined, and where they sit."""

    person: Person
    place: str


def require_owner() -> Person:
    """Return the facilitator who owns this installation; sends anybody else to the entrance."""
    link = _owner_link()
    if link is None:
        abort(redirect("/enter"))
    return _facilitator(link)


def facilitator_of(code: str) -> Person | None:
    """Return the facilitator of a session, if that is who is asking."""
    link = _owner_link() or _session_link("console", code)
    return _facilitator(link) if link else None


def stage_of(code: str) -> Person | None:
    """Return the stage of a session: a facilitator may open one, and so may a stage link."""
    link = _owner_link() or _session_link("console", code) or _session_link("stage", code)
    return Person(PersonId(f"stage-{token_hex(4)}"), Role.STAGE) if link else None


def participant_of(code: str, label: str = "") -> Participant | None:
    """Return the participant whom this browser remembers for a session."""
    ticket = house().tickets.read(_cookie(_phone_cookie(code, label)))
    if ticket is None or ticket.code != code or ticket.person.role is not Role.PARTICIPANT:
        return None
    return Participant(ticket.person, ticket.place)


def holds(code: str) -> bool:
    """Return whether this browser has been let in already: to this session, or as a facilitator."""
    seat = _phone_cookie(code, "")
    names = (name.removeprefix("__Host-") for name in request.cookies)
    labels = (name.removeprefix(seat).removeprefix("-") for name in names if name.startswith(seat))
    if any(participant_of(code, label) is not None for label in labels):
        return True
    links = (_session_link(kind, code) for kind in ("console", "stage"))
    return _owner_link() is not None or any(links)


def new_participant(nickname: str) -> Person:
    """Return a person who has never been here. The secret is theirs alone."""
    return Person(PersonId(token_hex(8)), Role.PARTICIPANT, token_hex(16), nickname)


def remember_participant(
    response: AnyResponse, code: str, label: str, person: Person, place: str
) -> None:
    """Let this browser remember a participant."""
    signed = house().tickets.sign(Ticket(code, person, place))
    _remember(response, _phone_cookie(code, label), signed)


def enter(secret: str) -> AnyResponse | None:
    """Return the way to where a link leads, remembering it, or None for a dead link."""
    link = house().threads.read(house().store.links.open, secret)
    if link is None:
        return None
    code = _code_of(link)
    where = {"owner": "/", "facilitator": f"/console/{code}", "stage": f"/stage/{code}"}[link.role]
    name = OWNER if link.role == "owner" else _link_cookie(link.role, code)
    response = redirect(where, 303)
    _remember(response, name, house().tickets.sign_link(link.id))
    return response


def ticket(code: str, person: Person, place: str = "") -> str:
    """Return the signed ticket for a page of ``person``."""
    link = _owner_link() or _session_link("console", code) or _session_link("stage", code)
    came_by = link.id if link and person.role is not Role.PARTICIPANT else ""
    return house().tickets.sign(Ticket(code, person, place, came_by))


def language() -> str:
    """Return the language this browser asks for: its choice, or what it prefers."""
    chosen = request.args.get("lang") or _cookie("lang")
    if chosen in ("ja", "en"):
        return chosen
    return request.accept_languages.best_match(["ja", "en"]) or "ja"


def remember_language(response: Response) -> Response:
    """Keep a choice of language made in the address."""
    chosen = request.args.get("lang")
    if chosen in ("ja", "en"):
        _remember(response, "lang", chosen)
    return response


def _remember(response: AnyResponse, name: str, value: str) -> None:
    secure = house().settings.secure
    response.set_cookie(
        f"__Host-{name}" if secure else name,
        value,
        max_age=REMEMBERED,
        secure=secure,
        httponly=True,
        samesite="Lax",
        path="/",
    )


def _cookie(name: str) -> str | None:
    return request.cookies.get(f"__Host-{name}" if house().settings.secure else name)


def _phone_cookie(code: str, label: str) -> str:
    return f"phone-{code}-{label}" if label else f"phone-{code}"


def _link_cookie(role: str, code: str) -> str:
    return f"{'console' if role == 'facilitator' else role}-{code}"


def _owner_link() -> Link | None:
    return _link(OWNER, "owner", None)


def _session_link(kind: str, code: str) -> Link | None:
    return _link(f"{kind}-{code}", "facilitator" if kind == "console" else kind, code)


def _link(cookie: str, role: str, code: str | None) -> Link | None:
    signed = house().tickets.read_link(_cookie(cookie))
    link = house().threads.read(house().store.links.get, signed) if signed else None
    if link is None or link.role != role:
        return None
    return link if code is None or _code_of(link) == code else None


def _code_of(link: Link) -> str:
    if link.session is None:
        return ""
    every = house().sessions.list()
    return next((each.code for each in every if each.id == link.session), "")


def _facilitator(link: Link) -> Person:
    return Person(PersonId(f"f-{link.id[:12]}"), Role.FACILITATOR)
