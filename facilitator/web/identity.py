"""Who is asking. The only module that reads or writes cookies.

Identity belongs to a page: it gets a ticket, and its socket shows it. Cookies only
remember, one for each session and role, so that a console, a stage and several phones
can live in one browser.
"""

from dataclasses import dataclass
from secrets import token_hex
from typing import Any

from flask import Response, abort, redirect, request
from werkzeug.http import parse_cookie
from werkzeug.wrappers import Response as AnyResponse

from facilitator.core.hosting.leading import MAY_LEAD
from facilitator.core.ids import PersonId
from facilitator.core.people import Person, Role
from facilitator.core.roles import CREW
from facilitator.storage.links import GUEST, Link
from facilitator.tickets import Ticket, Tickets
from facilitator.web.house import house

OWNER = "owner"
EASY = "easy"  # plain Japanese: with readings, where participants are
LANGUAGES = ("ja", "en", EASY)
CONSOLES = tuple(role.value for role in CREW)  # whose links lead to a page at /console/CODE
STAGES = (OWNER, "facilitator", "co", "host", "stage")  # whose links open the stage
TRIED = "tried"
LEFT = "left"  # the cookie of a browser that was signed out just now
MOMENT = 60  # seconds that it has for the next page
COOKIES = 20  # of one request that are looked at
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
    return _crew(link)


def is_owner() -> bool:
    """Return whether the facilitator who owns this installation asks."""
    return _owner_link() is not None


def crew_of(code: str) -> Person | None:
    """Return who is asking, if it is somebody who runs a session, or helps to."""
    link = _owner_link() or _session_link("console", code)
    return _crew(link) if link else None


def facilitator_of(code: str) -> Person | None:
    """Return the facilitator of a session, or who runs it together with them, if they ask."""
    person = crew_of(code)
    return person if person and person.role in MAY_LEAD else None


def stage_of(code: str) -> Person | None:
    """Return the stage of a session: a facilitator may open one, and so may a stage link."""
    link = _stage_link(code)
    return Person(PersonId(f"stage-{token_hex(4)}"), Role.STAGE) if link else None


def guest_of(code: str) -> tuple[Person, str] | None:
    """Return the guest who is asking, and what the manuscript calls them."""
    link = _session_link(GUEST, code)
    return (_crew(link), link.label) if link else None


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


def who(environ: dict[str, Any], signer: Tickets, secure: bool) -> Person | None:
    """Return who asks for a connection, by the cookies that came with it; None for a stranger.

    Nothing is looked up: a link may have been revoked since, which its ticket will show.
    """
    for name, value in list(parse_cookie(environ).items())[:COOKIES]:
        name = name.removeprefix("__Host-") if secure else name
        if name.startswith("phone-"):
            ticket = signer.read(value)
            if ticket is not None and ticket.person.role is Role.PARTICIPANT:
                return ticket.person
        elif name == OWNER or name.startswith(("console-", "stage-")):
            link = signer.read_link(value)
            if link is not None:
                return Person(PersonId(link), Role.FACILITATOR)
    return None


def new_participant(nickname: str) -> Person:
    """Return a person who has never been here. The secret is theirs alone."""
    return Person(PersonId(token_hex(8)), Role.PARTICIPANT, token_hex(16), nickname)


def remember_participant(
    response: AnyResponse, code: str, label: str, person: Person, place: str
) -> None:
    """Let this browser remember a participant."""
    signed = house().tickets.sign(Ticket(code, person, place))
    _remember(response, _phone_cookie(code, label), signed)


def forget_participant(response: AnyResponse, code: str, label: str) -> None:
    """Let this browser forget a participant."""
    secure = house().settings.secure
    name = _phone_cookie(code, label)
    response.delete_cookie(f"__Host-{name}" if secure else name, "/", secure=secure, httponly=True)


def forget_crew(response: AnyResponse) -> None:
    """Let this browser forget every link by which somebody runs, helps or shows a session here.

    Seats of participants stay: they are somebody else's, or have a way out of their own. What
    scripts have kept goes with the next page (``crew_has_left``).
    """
    secure = house().settings.secure
    for name in request.cookies:
        bare = name.removeprefix("__Host-") if secure else name
        if bare == OWNER or bare.startswith(("console-", "stage-", f"{GUEST}-")):
            response.delete_cookie(name, "/", secure=secure, httponly=True)
            _remember(response, LEFT, "1", MOMENT)


def crew_has_left(response: AnyResponse) -> bool:
    """Return whether this browser was just signed out, once; no link of anybody can say so."""
    secure = house().settings.secure
    if _cookie(LEFT) is None:
        return False
    name = f"__Host-{LEFT}" if secure else LEFT
    response.delete_cookie(name, "/", secure=secure, httponly=True)
    return True


def link_of(secret: str) -> Link | None:
    """Return what a secret opens, if it is that of a link that is worth something."""
    return house().threads.read(house().store.links.open, secret)


def enter(link: Link, how: str = "") -> AnyResponse:
    """Return the way to where a link leads, remembering it; ``how`` is what a stage is asked for.

    A computer that was paired by a PIN is not ours: its browser forgets it as soon as it is closed.
    """
    code = _code_of(link)
    pages = {OWNER: "/", "stage": f"/stage/{code}{how}", GUEST: f"/guest/{code}"}
    where = pages.get(link.role, f"/console/{code}")
    name = OWNER if link.role == "owner" else _link_cookie(link.role, code)
    response = redirect(where, 303)
    seconds = None if link.paired else REMEMBERED
    _remember(response, name, house().tickets.sign_link(link.id), seconds)
    return response


def ticket(code: str, person: Person, place: str = "") -> str:
    """Return the signed ticket for a page of ``person``."""
    stage = person.role is Role.STAGE
    link = _stage_link(code) if stage else _owner_link() or _session_link("console", code)
    stranger = person.role in (Role.PARTICIPANT, Role.ONLOOKER)
    came_by = link.id if link and not stranger else ""
    return house().tickets.sign(Ticket(code, person, place, came_by))


def language() -> str:
    """Return the language this browser asks for: its choice, or what it prefers.

    One that asks for neither of ours gets that of the session, which stage and people speak.
    """
    chosen = _chosen_language()
    if chosen is not None:
        return "ja" if chosen == EASY else chosen
    return request.accept_languages.best_match(["ja", "en"]) or _language_of_session() or "ja"


def reads_easily() -> bool:
    """Return whether this browser has asked for plain Japanese."""
    return _chosen_language() == EASY


def remember_language(response: Response) -> Response:
    """Keep a choice of language made in the address."""
    chosen = request.args.get("lang")
    if chosen in LANGUAGES:
        _remember(response, "lang", chosen)
    return response


def try_cookies(response: AnyResponse) -> None:
    """Leave a cookie that says nothing: whoever sends the form back shows whether it was kept."""
    _remember(response, TRIED, "1", None)


def refuses_cookies() -> bool:
    """Return whether a form with ``tried`` in it came back without the cookie of `try_cookies`.

    Nobody could hold a seat there, and would be asked for their name again and again.
    """
    return "tried" in request.form and _cookie(TRIED) is None


def _language_of_session() -> str | None:
    running = house().sessions.get((request.view_args or {}).get("code", ""))
    return running.durable.lang if running else None


def _chosen_language() -> str | None:
    chosen = request.args.get("lang") or _cookie("lang")
    return chosen if chosen in LANGUAGES else None


def _remember(
    response: AnyResponse, name: str, value: str, seconds: int | None = REMEMBERED
) -> None:
    secure = house().settings.secure
    response.set_cookie(
        f"__Host-{name}" if secure else name,
        value,
        max_age=seconds,
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
    return f"{role if role in ('stage', GUEST) else 'console'}-{code}"


def _owner_link() -> Link | None:
    return _link(OWNER, (OWNER,), None)


def _stage_link(code: str) -> Link | None:
    """Return the first of this browser's links that opens the stage of a session."""
    links = (_owner_link(), _session_link("console", code), _session_link("stage", code))
    return next((link for link in links if link and link.role in STAGES), None)


def _session_link(kind: str, code: str) -> Link | None:
    roles = CONSOLES if kind == "console" else (kind,)
    return _link(f"{kind}-{code}", roles, code)


def _link(cookie: str, roles: tuple[str, ...], code: str | None) -> Link | None:
    signed = house().tickets.read_link(_cookie(cookie))
    link = house().threads.read(house().store.links.get, signed) if signed else None
    if link is None or link.role not in roles:
        return None
    return link if code is None or _code_of(link) == code else None


def _code_of(link: Link) -> str:
    if link.session is None:
        return ""
    every = house().sessions.list()
    return next((each.code for each in every if each.id == link.session), "")


def _crew(link: Link) -> Person:
    role = Role.FACILITATOR if link.role == OWNER else Role(link.role)
    return Person(PersonId(f"f-{link.id[:12]}"), role, nickname=link.label)
