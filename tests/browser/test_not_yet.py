"""What nobody sees yet, searched on every page: notes before the reveal, votes before the close."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.surfaces import Surface, Surfaces
from tests.serving import Screen, Server

# Words that nothing else on any page says.
WORDS = {
    "ja": ("のこすことばさくら", "ほかのひとのことばふくろう", "かきかけのことばつばめ"),
    "en": ("words of hers, a wren", "words of another, an owl", "half a word, a swallow"),
}
THEMES = {
    "ja": ("朝のあいさつが入口になる", "助けを求めてもらうこと", "時間を忘れる"),
    "en": ("A greeting is the way in", "Being asked for help", "Losing track of time"),
}
PART = "meaning"


@pytest.fixture(params=["ja", "en"])
def surfaces(request, server: Server, window: Callable[..., Page]) -> Surfaces:
    return Surfaces(server, window, request.param)


def reveals(data: Any) -> bool:
    """Return whether with these records the notes are shown."""
    session = data.get("put", {}).get("session") if isinstance(data, dict) else None
    return session is not None and session["stop"]["id"] == f"{PART}/reveal"


def post(phone: Page, text: str) -> None:
    phone.locator("#text").fill(text)
    phone.locator(".tray [type=submit]:visible").click()
    item = phone.locator(".mine__item", has_text=text)
    expect(item).to_have_attribute("data-state", "delivered")


def test_what_others_write_is_on_no_page_and_in_no_frame_until_it_is_revealed(surfaces):
    posted, others, draft = WORDS[surfaces.lang]
    writer = surfaces.seat("writer")
    surfaces.all.remove(writer)  # it holds its own words
    neighbour = surfaces.seat("neighbour")
    online = surfaces.seat("online", DESK, "online")
    stage, observer = surfaces.stage(), surfaces.invited("observer")
    [other] = surfaces.people(1)
    surfaces.go(f"{PART}/write")
    expect(writer.page.locator("main")).to_have_attribute("data-shows", "write")
    post(writer.page, posted)
    writer.page.locator("#text").fill(draft)
    fields = {"category": None, "named": True, "in_report": True}
    assert other.act("AddNote", part=PART, text=others, **fields)["ok"]
    surfaces.settle()
    wrote = {"ja": "2人が書きました", "en": "2 people have written"}[surfaces.lang]
    expect(stage.page.locator("main")).to_contain_text(wrote)

    for each in surfaces.all:
        assert each.frames, each.name
        found = [words for words in (posted, others, draft) if words in each.everything]
        assert found == [], each.name

    primary = surfaces.board.records["console"]["primary"]
    assert surfaces.board.act(primary["type"], **primary["fields"])["ok"]  # with its 3-2-1
    surfaces.board.until(lambda s: s.records["session"]["stop"]["id"] == f"{PART}/reveal")
    for each in (neighbour, stage, observer):
        expect(each.page.locator("main")).to_contain_text(posted)
        expect(each.page.locator("main")).to_contain_text(others)
    beside = online.page.frame_locator(".beside__stage").locator(".stage")
    for place in (online.page.locator("main"), beside):
        expect(place).to_contain_text(posted)
        expect(place).to_contain_text(others)
    for each in surfaces.all:
        events = each.events
        first = next(n for n, (_, data) in enumerate(events) if reveals(data))
        assert posted not in str(events[:first]), each.name  # nor while it was counted down
        assert others not in str(events[:first]), each.name
        assert posted in str(events[first:]) and others in str(events[first:]), each.name
        assert draft not in each.everything, each.name


def snapshots(surface: Surface) -> list[dict[str, Any]]:
    """Return what came when the page was opened: its records, and those of a stage beside it."""
    return [data["put"] for name, data in surface.events if name == "snapshot"]


def records(surface: Surface) -> set[tuple[str, str]]:
    """Return every record that came when the page was opened."""
    return {
        (key, json.dumps(record, sort_keys=True))
        for put in snapshots(surface)
        for key, record in put.items()
    }


def opened(surfaces: Surfaces) -> dict[str, tuple[str, set[tuple[str, str]]]]:
    """Open every page anew; return what stands on it, and the records it was given."""
    for each in surfaces.all:
        each.frames.clear()
        each.page.reload()
    found = {}
    for each in surfaces.all:
        each.until(lambda s: len(snapshots(s)) >= len(s.page.frames))
        each.until(still)
        found[each.name] = (each.stands, records(each))
    return found


def still(surface: Surface) -> bool:
    """Return whether nothing moves on a page for a moment."""
    before = surface.stands
    surface.page.wait_for_timeout(500)
    return surface.stands == before


def cast(people: list[Screen], vote: dict[str, Any], place: int) -> None:
    """Let everybody who only acts vote for one and the same."""
    chosen = [vote["targets"][place]]
    for person in people:
        answer = person.act("CastBallot", part=PART, targets=chosen, vote=vote["vote"])
        assert answer["ok"], answer


def tells(surface: Surface) -> bool:
    """Return whether how many voted for the same has come to a page."""
    return re.search(r"'votes': 5\b", str(surface.events)) is not None


def test_while_a_vote_is_open_no_page_and_no_frame_tells_which_way_it_goes(surfaces, picture):
    voter, waits = surfaces.seat("voter"), surfaces.seat("waits")
    surfaces.seat("online", DESK, "online")
    people = surfaces.people(5)
    surfaces.go(f"{PART}/write")
    for title in THEMES[surfaces.lang]:
        assert surfaces.board.act("AddTheme", part=PART, title=title, notes=[])["ok"]
    surfaces.go(f"{PART}/vote")
    stage, console = surfaces.stage(), surfaces.staff("console", "console")
    surfaces.staff("remote", "console", PHONE)
    surfaces.invited("observer")
    surfaces.invited("host")
    vote = people[0].until(lambda s: s.records.get(f"vote/{PART}"))
    voter.page.locator(".option__dot").nth(1).click()
    assert surfaces.board.act("PauseTimer")["ok"]  # what moves with the time tells nothing here
    surfaces.board.until(lambda s: s.records["session"]["timer"]["left"] is not None)
    cast(people, vote, 0)
    surfaces.board.until(lambda s: s.records[f"ballots/{PART}"]["voters"] == 6)

    before = opened(surfaces)
    expect(stage.page.locator(".view.vote")).to_be_visible()
    for phone in (voter, waits):
        expect(phone.page.locator(".option")).to_have_count(3)
    cast(people, vote, 2)
    after = opened(surfaces)

    for name, (stands, told) in before.items():
        assert after[name][1] == told, name
        assert after[name][0] == stands, name
    assert [each.name for each in surfaces.all if tells(each)] == []
    for each in (stage, console, voter):
        picture(each.page, f"not-yet-vote-{each.name}-{surfaces.lang}")

    assert surfaces.board.act("CloseVote", expect=f"{PART}/vote")["ok"]
    expect(stage.page.locator(".bar")).to_have_count(3)
    for phone in (voter, waits):
        expect(phone.page.locator(".row")).to_have_count(3)
    for each in surfaces.all:  # so that what was not found before could have been
        each.until(tells)
