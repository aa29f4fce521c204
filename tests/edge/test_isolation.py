"""Who may do what, and where: every role, every action, one's own session and another's.

And every kind of ticket that is not worth anything, or not any more.
"""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask

from facilitator import tickets
from facilitator.app import PAGES
from facilitator.core.decide import ROLES
from facilitator.core.ids import PersonId
from facilitator.core.people import Person, Role
from facilitator.core.roles import AT_THE_STAGE
from facilitator.storage.store import Store
from facilitator.tickets import Ticket, Tickets
from tests.edge.attacker import Line
from tests.edge.mutated import frame
from tests.edge.recorded import Evening
from tests.edge.test_fields import head, said
from tests.serving import PATIENCE, Browser, Screen, Server, join, new_session

WITHIN_ONE = {
    *("Blank", "LockDoors", "AddMinutes", "PauseTimer", "ResumeTimer", "HoldPage", "Spotlight"),
    "SetTimer",
    "ChangePlan",
    "Retitle",
    "PromiseReport",
    "ChooseFormat",
    "Appoint",
}

"""What a facilitator may do in their own session with the words of any other: it names nothing."""

OURS = {  # what the server does by itself
    "FinishCountdown": {"expect": "meaning/write"},
    "TakeAttendance": {"stop": "meaning/write", "people": 1, "online": 0},
    "TakeMeasures": {},
    "EnterReport": {"file": "0" * 32, "lang": "ja", "seq": 1, "kind": "event"},
    "Sever": {},
    "SeatSimulated": {"people": 1, "names": ["somebody"]},
    "EmptyRehearsal": {"gone": []},
    "EndTurn": {"turn": 0, "expect": "share/share"},
    "Gather": {"stop": "share/share", "people": []},
}
THEIRS = {"MeasureHall": {"notes": 8, "floor": 3.4}, "CheckStage": {}}  # what the stage tells
PUBLIC = {
    *("/j", "/J", "/j/<code>", "/J/<code>", "/s/<sheet>", "/S/<sheet>"),
    *("/enter", "/leave", "/worker.js", "/phrases/ja.json", "/healthz", "/readyz"),
    "/metrics",  # tests/web/test_metrics.py
    "/stage",  # the door of the stage; tests/web/test_stage_pins.py
}
NAMES = {"note", "notes", "theme", "gone", "pledge"}  # fields that name what is in one session
ASKS = ("GET", "/p/<code>/again")  # for the ticket in the fragment, which no server sees


@pytest.fixture(scope="module")
def hall(server: Server, fay: Browser, evening: Evening) -> Screen:
    """The stage of the evening."""
    return Screen(server, fay.page(f"/stage/{evening.code}"))


def everything(evening: Evening) -> dict[str, dict[str, Any]]:
    """Return a payload of every action that there is."""
    known = {name: payload for name, payload in said(evening).items() if name != "Nothing"}
    return known | {name: {"type": name, **rest} for name, rest in (OURS | THEIRS).items()}


def test_nobody_may_do_what_another_role_may(evening: Evening, hall: Screen):
    roles = {Role.FACILITATOR: evening.board, Role.PARTICIPANT: evening.phones[0], Role.STAGE: hall}
    before, every = head(evening, hall), everything(evening)
    assert set(every) == {action.__name__ for action in ROLES}

    for action, mine in ROLES.items():
        for role, screen in roles.items():
            if role is not mine and not (role is Role.STAGE and action in AT_THE_STAGE):
                sent = every[action.__name__] | {"action_id": f"{role}-{action.__name__}"[:64]}
                answer = screen.ask(sent)
                assert answer == {"ok": False, "reason": "not_allowed", "again": False}, sent

    assert head(evening, hall) == before


def test_nobody_reaches_into_another_session(server: Server, fay: Browser, evening: Evening):
    other = new_session(fay)
    board, phone = Screen(server, fay.page(f"/console/{other}")), join(server, other)
    before, records = head(evening, board), dict(evening.board.records)

    for action, role in ROLES.items():
        asker = {Role.FACILITATOR: board, Role.PARTICIPANT: phone}.get(role)
        if asker is None:
            continue
        sent = everything(evening)[action.__name__] | {"action_id": f"there-{action.__name__}"}
        answer = asker.ask(sent)
        names_something = re.search(
            r'"(note|notes|theme|gone|pledge)": ?["\[]."?', json.dumps(sent)
        )
        if names_something and action.__name__ not in WITHIN_ONE:
            assert not answer["ok"], (sent, answer)

    assert head(evening, board) == before
    assert evening.board.records == records
    assert evening.code not in repr([board.heard, phone.heard])


def test_what_was_written_in_one_session_is_not_told_in_another(server, fay, evening):
    other = new_session(fay)
    board, phone = Screen(server, fay.page(f"/console/{other}")), join(server, other)
    for screen in (board, phone):
        screen.socket.emit("sync", {"since": 0})
        screen.socket.emit("page", {"part": "meaning", "n": 0})
        screen.ask({"action_id": "after-that", "type": "Nothing"})

    written = [record for key, record in evening.board.records.items() if key.startswith("note/")]
    assert written
    heard = repr([board.heard, phone.heard])
    assert [note["text"] for note in written if note["text"] in heard] == []
    assert [note["id"] for note in written if note["id"] in heard] == []


def told(server: Server, ticket: Any, words: bytes) -> bool:
    """Return whether a connection that shows a ticket is told these words."""
    with Line(urlsplit(server.url).netloc) as line:
        assert line.upgrade("")
        line.send(frame(f"40{json.dumps({'ticket': ticket})}".encode()))
        return line.frames(words, PATIENCE)


def forged(server: Server, code: str) -> Iterator[tuple[str, Any]]:
    """Yield tickets that are worth nothing, and what is wrong with each."""
    ours, theirs = Tickets(tickets.secret_key(server.folder)), Tickets(b"x" * 32)
    ann = Person(PersonId("ann"), Role.PARTICIPANT, "s" * 32)
    good = ours.sign(Ticket(code, ann, "venue"))
    yield "signed by another", theirs.sign(Ticket(code, ann, "venue"))
    yield "changed", ("A" if good[0] != "A" else "B") + good[1:]
    yield "cut", good[:-1]
    yield "of no session", ours.sign(Ticket("000000", ann, "venue"))
    yield "a link in place of a ticket", ours.sign_link("0" * 64)
    for role in (Role.CLOCK, Role.DESK):
        yield f"of the {role}", ours.sign(Ticket(code, Person(PersonId("x"), role), "", ""))
    for nothing in (None, "", 1, [], {}, {"ticket": good}, [good], "x" * 5000):
        yield repr(nothing)[:20], nothing


def test_a_ticket_that_is_none_opens_nothing(server: Server, evening: Evening):
    for wrong, ticket in forged(server, evening.code):
        assert told(server, ticket, b'44{"message":"ticket"}'), wrong


def test_a_console_and_a_stage_without_a_link_that_is_worth_something_are_not_let_in(
    server: Server, evening: Evening
):
    signer = Tickets(tickets.secret_key(server.folder))
    for role in (Role.FACILITATOR, Role.STAGE):
        for link in ("", "0" * 64):
            ticket = signer.sign(Ticket(evening.code, Person(PersonId("x"), role), "", link))
            assert told(server, ticket, b'44{"message":"revoked"}'), (role, link)


def test_who_was_in_a_session_that_is_deleted_knocks_until_that_is_taken_back(server, fay):
    code = new_session(fay)
    ann = join(server, code)

    fay.post(f"/sessions/{code}/delete", code=code)

    ann.until(lambda s: not s.socket.connected)
    assert told(server, ann.page["ticket"], b'44{"message":"busy"}')
    fay.post(f"/sessions/{code}/restore")
    assert told(server, ann.page["ticket"], b"40{")


@pytest.mark.parametrize("role", ["facilitator", "stage"])
def test_a_link_to_one_session_opens_that_session_until_it_is_revoked(server, fay, evening, role):
    other = new_session(fay)
    where = "console" if role == "facilitator" else "stage"
    store = Store(server.folder)
    listed = store.sessions.find(other)
    guest = Browser(server).enter(store.links.add(role, listed.id, datetime.now(UTC)))
    screen = Screen(server, guest.page(f"/{where}/{other}"))

    for path in (f"/{where}/{evening.code}", f"/console/{evening.code}", "/new", "/"):
        assert not guest.get(path).url.endswith(path) or guest.get(path).status_code in (403, 404)
    store.links.revoke(role, listed.id, datetime.now(UTC))
    store.close()

    screen.until(lambda s: not s.socket.connected)
    assert told(server, screen.page["ticket"], b'44{"message":"revoked"}')
    way_in = "/enter" if role == "facilitator" else f"/stage?code={other}"
    assert guest.get(f"/{where}/{other}").url.endswith(way_in)
    assert evening.board.socket.connected


def addresses(code: str, job: str) -> list[tuple[str, str]]:
    """Return method and path of every address that is not for everybody."""
    app = Flask("addresses", static_folder=None)
    for module in PAGES:
        app.register_blueprint(module.blueprint)
    parts = {"code": code, "sheet": f"{code}W7", "job": job, "file": "0" * 32, "lang": "ja"}
    parts["program"] = "tsunagari-5"
    return [
        (method, re.sub(r"<(\w+)>", lambda found: parts[found[1]], rule.rule))
        for rule in app.url_map.iter_rules()
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
        if rule.rule not in PUBLIC and (method, rule.rule) != ASKS
    ]


def denied(browser: Browser, method: str, path: str) -> bool:
    """Return whether somebody is refused, or sent to where they can say who they are."""
    url = browser.server.url + path
    answer = browser.http.request(method, url, data={"lang": "ja"}, timeout=PATIENCE)
    at = urlsplit(answer.url).path.lower()
    way_in = at == "/stage" or at.startswith(("/enter", "/j"))
    return answer.status_code in (401, 403, 404) or (answer.url != url and way_in)


def test_no_address_of_a_session_is_open_to_those_of_another(server, fay, evening):
    asked = fay.http.post(
        f"{server.url}/console/{evening.code}/report",
        data={"lang": "ja"},
        headers={"Accept": "application/json"},
        timeout=PATIENCE,
    )
    job = asked.json()["job"].rpartition("/")[2]
    other = new_session(fay)
    store = Store(server.folder)
    listed = store.sessions.find(other)
    secret = store.links.add("facilitator", listed.id, datetime.now(UTC))
    store.close()
    seat = Browser(server)
    seat.post(f"/j/{other}", name="", place="venue")
    guests = {
        "a stranger": Browser(server),
        "a participant of another session": seat,
        "a facilitator of another session": Browser(server).enter(secret),
    }
    every = addresses(evening.code, job)
    evening.board.until(lambda s: s.records.get("report/ja"))  # which is an entry, too
    before = head(evening, evening.board)

    assert len(every) > 20
    for name, guest in guests.items():
        opened = [each for each in every if not denied(guest, *each)]
        assert opened == [], name
    assert head(evening, evening.board) == before


def test_a_participant_opens_their_own_pages_and_nothing_that_runs_the_session(
    server, fay, evening
):
    seat = Browser(server)
    seat.post(f"/j/{evening.code}", name="", place="venue")
    own = re.compile(r"/[ptT]/|/j")

    for method, path in addresses(evening.code, "0" * 32):
        if not own.match(path):
            assert denied(seat, method, path), (method, path)
    assert seat.get(f"/p/{evening.code}").url.endswith(f"/p/{evening.code}")
