"""Those who run a session together, over the wire."""

from contextlib import closing
from datetime import UTC, datetime

import pytest

from facilitator.core.hosting.leading import KeepLead, OfferLead, TakeLead
from facilitator.core.ids import PersonId
from facilitator.core.people import Person, Role
from facilitator.core.refused import Reason, Refused
from facilitator.live.crew import Crew as Rules
from facilitator.live.presence import Presence, Seat
from tests.core.world import FAY, Evening
from tests.serving import Browser, Screen, Server, join, new_session


@pytest.fixture
def code(fay: Browser) -> str:
    return new_session(fay)


class Crew(Screen):
    """A screen that also keeps what `head` says of the crew."""

    def _head(self, data):
        self.told = data
        super()._head(data)

    @property
    def crew(self):
        """Those of whom the last `head` spoke."""
        return getattr(self, "told", {}).get("crew", ())

    def said(self, key="said", of="text"):
        """Return what the last `head` carried."""
        return [each[of] for each in getattr(self, "told", {}).get(key, ())]


def come(server: Server, fay: Browser, code: str, role: str, label: str = "") -> Crew:
    """Let somebody come by a link of their own."""
    listed = [each for each in sessions(server) if each.code == code]
    with closing(server.store()) as store:
        secret = store.links.add(role, listed[0].id, datetime.now(UTC), label)
    browser = Browser(server).enter(secret)
    return Crew(server, browser.page(f"/console/{code}"))


def sessions(server: Server):
    with closing(server.store()) as store:
        return store.sessions.all()


def stop(screen: Screen) -> str:
    return screen.records["session"]["stop"]["id"]


def onward(screen: Screen) -> dict:
    """Press the one button."""
    button = screen.records["console"]["primary"]
    return screen.act(button["type"], **button["fields"])


def test_the_lead_goes_to_the_co_facilitator_and_back(server, fay, code):
    board = Screen(server, fay.page(f"/console/{code}"))
    helper = come(server, fay, code, "co", "Yuki")
    here = stop(board)
    assert onward(helper)["reason"] == "not_leading"

    assert board.act("OfferLead", to=helper.page["me"])["ok"]
    helper.until(lambda s: s.records["console"]["lead"]["offered"])
    assert helper.act("TakeLead")["ok"]

    assert onward(board)["reason"] == "not_leading"
    assert onward(helper)["ok"]
    board.until(lambda s: stop(s) != here)
    assert board.act("TakeLead")["ok"]
    assert helper.act("AddMinutes", minutes=1)["ok"]


def test_of_two_who_press_at_once_one_is_told_who_it_was(server, fay, code):
    board = Screen(server, fay.page(f"/console/{code}"))
    other = come(server, fay, code, "facilitator", "Ren")
    button = board.records["console"]["primary"]

    assert other.act(button["type"], **button["fields"])["ok"]
    late = board.act(button["type"], **button["fields"])

    assert (late["reason"], late["by"]) == ("moved_on", "another")
    assert (late["role"], late["name"]) == ("facilitator", "Ren")


def test_a_co_facilitator_takes_over_once_whoever_led_has_gone(server, fay, code):
    board = Screen(server, fay.page(f"/console/{code}"))
    helper = come(server, fay, code, "co")
    assert helper.act("TakeLead")["reason"] == "leader_here"

    board.close()
    helper.until(lambda s: s.crew and [m["role"] for m in s.crew if m["here"]] == ["co"])

    assert helper.act("TakeLead")["ok"]
    assert onward(helper)["ok"]


def test_what_the_crew_tell_each_other_reaches_consoles_only_and_is_not_kept(server, fay, code):
    board = Crew(server, fay.page(f"/console/{code}"))
    host = come(server, fay, code, "host", "Sora")
    phone = join(server, code)
    assert host.socket.call("say", {"text": "two are online"}) == {"ok": True}
    assert phone.socket.call("say", {"text": "I am none of you"}) == {"ok": False}

    board.until(lambda s: s.said() == ["two are online"])
    assert b"two are online" not in server.kept()
    assert not any("said" in told for _, told in phone.heard)


def test_three_lines_are_kept_and_nonsense_is_none(server, fay, code):
    board = Crew(server, fay.page(f"/console/{code}"))
    for words in ("a", "b", "c", "d", "  ", "x" * 500, 7, None):
        board.socket.call("say", {"text": words})

    board.until(lambda s: s.said() == ["b", "c", "d"])


def test_the_online_host_asks_for_the_spotlight_and_whoever_runs_it_answers(server, fay, code):
    board = Crew(server, fay.page(f"/console/{code}"))
    host = come(server, fay, code, "host")
    ann = join(server, code)
    board.act("Move", to="meaning/write", expect=stop(board))
    ann.until(lambda s: stop(s) == "meaning/write")
    given = {"part": "meaning", "category": None, "named": False, "in_report": True}
    categories = board.records["part/meaning"]["categories"]
    given |= {"category": categories[0]["id"]} if categories else {}
    assert ann.act("AddNote", text="over the wire", **given)["ok"]
    board.until(lambda s: stop(s) == "meaning/write")
    board.act("Move", to="meaning/reveal", expect="meaning/write")
    [note] = host.until(lambda s: [k[5:] for k in s.records if k.startswith("note/")])

    assert host.act("Spotlight", notes=[note])["reason"] == "not_allowed"
    assert host.socket.call("wish", {"note": note, "wanted": True}) == {"ok": True}
    board.until(lambda s: s.said("wishes", "note") == [note])
    assert board.act("Spotlight", notes=[note])["ok"]
    board.until(lambda s: not s.said("wishes", "note"))


def test_a_scribe_writes_in_and_an_observer_reads_what_was_shown(server, fay, code):
    board = Screen(server, fay.page(f"/console/{code}"))
    board.act("Move", to="meaning/write", expect=stop(board))
    scribe = come(server, fay, code, "scribe")
    looker = come(server, fay, code, "observer")
    categories = scribe.until(lambda s: s.records.get("part/meaning"))["categories"]
    category = categories[0]["id"] if categories else None
    sent = {"part": "meaning", "text": "from a sheet", "category": category, "channel": "paper"}

    assert scribe.act("WriteFor", **sent)["ok"]
    scribe.until(lambda s: any(k.startswith("note/") for k in s.records))
    assert not any(k.startswith("note/") for k in looker.records)
    board.act("Move", to="meaning/reveal", expect="meaning/write")
    looker.until(lambda s: any(k.startswith("note/") for k in s.records))


def test_a_link_that_is_revoked_sends_its_holder_away_at_once(server, fay, code):
    helper = come(server, fay, code, "scribe")
    others = come(server, fay, code, "co")
    [mine] = [each for each in links(server, code) if each.role == "scribe"]

    fay.post(f"/sessions/{code}/roles/revoke", link=mine.id)

    helper.until(lambda s: not s.socket.connected)
    assert others.socket.connected


def links(server: Server, code: str):
    [session] = [each.id for each in sessions(server) if each.code == code]
    with closing(server.store()) as store:
        return store.links.of(session)


def test_an_offer_taken_back_at_another_server_is_none_any_more():
    evening = Evening()
    helper = Person(PersonId("cleo"), Role.CO)
    evening.act(FAY, OfferLead(None))
    here = Presence()
    here.enter(Seat("s1", FAY, ""))
    rules = Rules(here, lambda: evening.act(FAY, KeepLead()))

    with pytest.raises(Refused) as refused:
        rules.check(evening.session, helper, TakeLead())

    assert refused.value.reason is Reason.LEADER_HERE
