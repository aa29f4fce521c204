"""Every view of the stage in a dark hall, in both languages: to look at, and without a barrier.

That its words stand out at 7:1 says tests/test_colours.py: to a machine such letters are large.
"""

import pytest
from playwright.sync_api import expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import HALL
from tests.browser.test_pictures import NOTES, SAW, THEMES
from tests.browser.test_stage_hall import OUTSIDE
from tests.serving import Browser, Screen, join, new_session

DARK = {"inches": 200, "metres": 8, "larger": 0, "theme": "dark", "told": True}


class Room:
    """A stage that has been told of a dark hall, and who acts before it."""

    def __init__(self, server, window, lang):
        fay = Browser(server).enter(server.owner)
        self.lang, self.code = lang, new_session(fay, lang=lang)
        self.board = Screen(server, fay.page(f"/console/{self.code}"))
        self.people = [join(server, self.code, f"P{n}") for n in range(6)]
        self.stage = window(HALL, lang)
        self.stage.goto(f"{server.url}/enter#{server.owner}")
        self.stage.wait_for_url(f"{server.url}/")
        keep = "hall => localStorage.setItem('stage-hall', JSON.stringify(hall))"
        self.stage.evaluate(keep, DARK)
        self.stage.goto(f"{server.url}/stage/{self.code}")

    def go(self, stop):
        here = self.board.until(lambda s: s.records.get("session"))["stop"]["id"]
        assert self.board.act("Move", to=stop, expect=here)["ok"]
        self.board.until(lambda s: s.records["session"]["stop"]["id"] == stop)

    def write(self, part, times=1):
        for n in range(times * len(NOTES[self.lang])):
            text = NOTES[self.lang][n % len(NOTES[self.lang])]
            category = [None, "self", "bonding", "bridging", "linking"][n % 5]
            fields = {"part": part, "category": category if part == "meaning" else None}
            fields |= {"named": n % 3 == 0, "in_report": True}
            assert self.people[n % 6].act("AddNote", text=text, **fields)["ok"]

    def notes(self, count):
        def of_part(screen):
            found = [key[5:] for key in screen.records if key.startswith("note/")]
            here = [n for n in found if screen.records[f"note/{n}"]["part"] == "meaning"]
            return here if len(here) == count else None

        return self.board.until(of_part)


@pytest.fixture(params=["ja", "en"])
def room(request, server, window):
    return Room(server, window, request.param)


@pytest.fixture
def look(room, picture):
    """look("wall") keeps a picture of that view, and fails on whatever a machine finds in it."""

    def keep(view, name=""):
        stage = room.stage
        expect(stage.locator("main")).to_have_attribute("data-view", view)
        expect(stage.locator("main")).to_have_attribute("data-theme", "dark")
        expect(stage.locator(".view")).to_have_count(1)  # the old one has faded
        picture(stage, f"stage-dark-{name or view}-{room.lang}")
        no_barrier(stage, view)
        assert stage.evaluate(OUTSIDE) == [], view

    return keep


def test_the_way_in_and_the_notes_are_read_in_a_dark_hall(room, look):
    stage, board, lang = room.stage, room.board, room.lang
    look("lobby")
    stage.keyboard.press("c")
    expect(stage.locator(".check")).to_be_visible()
    look("lobby", "check")
    stage.keyboard.press("c")
    assert board.act("ShowCode", how="stay")["ok"]
    expect(stage.locator(".code-over")).to_be_visible()
    look("lobby", "code")
    assert board.act("ShowCode", how="off")["ok"]
    expect(stage.locator(".code-over")).to_be_hidden()
    room.go("rules/rules")
    look("rules")
    room.go("checkin/checkin")
    look("checkin", "checkin-empty")
    room.write("checkin")
    board.until(lambda s: s.records["console"]["primary"]["n"] == len(NOTES[lang]))
    assert board.act("ShowAnswers", expect="checkin/checkin")["ok"]
    expect(stage.locator(".lane .note")).to_have_count(len(NOTES[lang]))
    look("checkin")
    room.go("meaning/intro")
    look("question")
    room.go("meaning/write")
    look("writing", "writing-empty")
    room.write("meaning")
    expect(stage.locator(".blank-note")).to_have_count(len(NOTES[lang]))
    look("writing")
    room.go("meaning/reveal")
    look("wall")
    notes = room.notes(len(NOTES[lang]))
    board.act("Spotlight", notes=notes[:3])
    look("spotlight")


def test_what_the_notes_say_and_the_way_out_are_read_in_a_dark_hall(room, look):
    stage, board, lang = room.stage, room.board, room.lang
    room.go("meaning/write")
    room.write("meaning", times=13)
    room.go("meaning/reveal")
    look("columns")
    notes = room.notes(13 * len(NOTES[lang]))
    for title, first in zip(THEMES[lang], (0, 20), strict=True):
        assert board.act("AddTheme", part="meaning", title=title, notes=notes[first : first + 20])
    board.act("PlaceNotes", notes=notes[-5:], theme="lone")
    room.go("meaning/theme")
    look("themes")
    room.go("meaning/vote")
    vote = board.until(lambda s: s.records.get("vote/meaning"))
    for number, person in enumerate(room.people):
        person.act("CastBallot", part="meaning", targets=vote["targets"][: number % 2])
    look("vote")
    assert board.act("CloseVote", expect="meaning/vote")["ok"]
    look("result")
    board.act("WriteInsight", part="meaning", text=SAW[lang])
    room.go("meaning/insight")
    for person, fit in zip(room.people, ["fits", "not_quite", "not_quite", "add"], strict=False):
        assert person.act("CheckInsight", part="meaning", fit=fit)["ok"]
    assert board.act("ShowFit", part="meaning", on=True)["ok"]
    expect(stage.locator(".fits")).to_be_visible()
    look("insight")
    for stop, view in (("barriers/pair", "pair"), ("pledge/pledge", "pledge")):
        room.go(stop)
        look(view)
    for number, person in enumerate(room.people[:4]):
        fields = {"what": NOTES[lang][number], "when": "2031-01-15", "if_then": ""}
        fields |= {"example": True, "in_report": True}
        assert person.act("MakeFirstStep", part="pledge", **fields)["ok"]
    expect(stage.locator(".example")).to_have_count(4)
    look("pledge", "pledge-examples")
    for stop, view in (
        ("share/share", "share"),
        ("checkout/checkout", "checkout"),
        ("ended", "thanks"),
    ):
        room.go(stop)
        look(view)
