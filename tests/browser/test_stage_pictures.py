"""Every view of the stage, in both languages: to look at, large enough, and without a barrier.

Most are looked at in a dark hall here and in a light one by tests/browser/test_pictures.py. That
their words stand out at 7:1 says tests/test_colours.py: to a machine such letters are large.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from facilitator import paths
from tests.browser import own_program
from tests.browser.barriers import no_barrier
from tests.browser.conftest import HALL
from tests.browser.test_pictures import NOTES, SAW, THEMES
from tests.browser.test_stage import CUT, SCROLLS, SMALLER, SMALLEST
from tests.browser.test_stage_hall import OUTSIDE
from tests.serving import Browser, Screen, Server, hall_writes, join, new_session

KNOWN = {"inches": 200, "metres": 8, "larger": 0, "told": True}
ABOUT = {"ja": "台所から始まるつながり", "en": "Kitchens where people meet"}
TEMPLATES = paths.TEMPLATES / "macros" / "stage" / "view.html"
NOT_A_VIEW = {"empty", "note", "column", "theme", "sample", "rule", "example", "bar", "step"}


class Room:
    """A stage that has been told of its hall, and who acts before it."""

    def __init__(self, server, window, lang, theme, format, program):
        fay = Browser(server).enter(server.owner)
        self.server, self.lang, self.theme = server, lang, theme
        self.code = new_session(fay, program, format, lang=lang)
        self.board = Screen(server, fay.page(f"/console/{self.code}"))
        self.people = [join(server, self.code, f"P{n}") for n in range(6)]
        self.stage = window(HALL, lang)
        self.stage.goto(f"{server.url}/enter#{server.owner}")
        self.stage.wait_for_url(f"{server.url}/")
        keep = "hall => localStorage.setItem('stage-hall', JSON.stringify(hall))"
        self.stage.evaluate(keep, KNOWN | {"theme": theme})
        self.stage.goto(f"{server.url}/stage/{self.code}")

    def go(self, stop):
        here = self.board.until(lambda s: s.records.get("session"))["stop"]["id"]
        assert self.board.act("Move", to=stop, expect=here)["ok"]
        self.board.until(lambda s: s.records["session"]["stop"]["id"] == stop)

    def write(self, part, times=1):
        notes = []
        for n in range(times * len(NOTES[self.lang])):
            text = NOTES[self.lang][n % len(NOTES[self.lang])]
            category = [None, "self", "bonding", "bridging", "linking"][n % 5]
            fields = {"part": part, "category": category if part == "meaning" else None}
            notes.append(fields | {"text": text, "named": n % 3 == 0, "in_report": True})
        hall_writes(self.server, self.code, notes)

    def notes(self, count):
        def of_part(screen):
            found = [key[5:] for key in screen.records if key.startswith("note/")]
            here = [n for n in found if screen.records[f"note/{n}"]["part"] == "meaning"]
            return here if len(here) == count else None

        return self.board.until(of_part)


@pytest.fixture(params=["ja", "en"])
def lang(request):
    return request.param


@pytest.fixture
def theme():
    return "dark"


@pytest.fixture
def format():
    return 60


@pytest.fixture
def program():
    return "tsunagari-5"


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """A house with a program that asks nothing of the pulse."""
    shelf = tmp_path_factory.mktemp("programs")
    own_program.write_still(shelf)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TSUNAGARI_PROGRAMS", str(shelf))
        server = Server(tmp_path_factory.mktemp("data"))
        yield server
        server.stop()


@pytest.fixture
def room(request, window, lang, theme, format, program):
    house = request.getfixturevalue("own" if program == own_program.STILL else "server")
    return Room(house, window, lang, theme, format, program)


@pytest.fixture
def look(room, picture):
    """look("wall") keeps a picture of that view, and fails on whatever a machine finds in it."""

    def keep(view, name=""):
        stage = room.stage
        expect(stage.locator("main")).to_have_attribute("data-view", view)
        expect(stage.locator("main")).to_have_attribute("data-theme", room.theme)
        expect(stage.locator(".view")).to_have_count(1)  # the old one has faded
        picture(stage, f"stage-{room.theme}-{name or view}-{room.lang}")
        no_barrier(stage, view)
        assert stage.evaluate(OUTSIDE) == [], view
        if name != "check":  # whoever measures the hall stands before the screen
            assert stage.evaluate(SMALLER, SMALLEST) == [], view
        assert stage.evaluate(CUT) == [], view
        assert stage.evaluate(SCROLLS) is False, view

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


@pytest.mark.parametrize("format", [90])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_stands_between_the_questions_is_read_in_either_light(room, look):
    stage, board = room.stage, room.board
    room.go("welcome/welcome")
    look("welcome")
    room.go("pulse/pulse")
    look("pulse")
    room.go("talk/talk")
    look("talk", "talk-unknown")
    assert board.act("IntroduceGuest", part="talk", name="Mio Mori", topic=ABOUT[room.lang])["ok"]
    expect(stage.locator(".talk__name")).not_to_be_empty()
    look("talk")
    room.go("energiser/break")
    expect(stage.locator(".pause__until")).to_have_text(re.compile(r"\d+:\d\d"))
    look("break")
    room.go("pulse-takeaway/pulse_takeaway")
    look("pulse", "pulse-after")
    assert board.act("Blank", on=True)["ok"]
    look("blank")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_where_nobody_has_written_yet_the_question_is_read_in_either_light(room, look):
    stage = room.stage
    for phase, view in (("reveal", "wall"), ("theme", "wall"), ("vote", "vote")):
        room.go(f"meaning/{phase}")
        expect(stage.locator(".empty__words")).to_be_visible()
        look(view, f"{phase}-empty")
    room.go("meaning/write")
    room.write("meaning")
    assert room.board.act("StartCountdown", expect="meaning/write")["ok"]
    expect(stage.locator(".countdown")).to_be_visible()
    look("writing", "countdown")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_people_elsewhere_are_shown_is_read_in_either_light(room, look, server):
    stage = room.stage
    stage.goto(f"{server.url}/stage/{room.code}?share=1")
    expect(stage.locator("main")).to_have_attribute("data-shared", "")
    look("lobby", "shared-lobby")
    room.go("meaning/intro")
    look("question", "shared-question")
    room.go("meaning/write")
    room.write("meaning")
    expect(stage.locator(".blank-note")).to_have_count(len(NOTES[room.lang]))
    look("writing", "shared-writing")
    room.go("meaning/reveal")
    look("wall", "shared-wall")
    expect(stage.locator(".stage__join")).to_be_hidden()


@pytest.mark.parametrize(("program", "format"), [(own_program.STILL, 90)])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_part_of_which_nothing_is_asked_has_its_words_and_the_time(room, look):
    room.go("pulse/pulse")
    look("plain")


def test_every_view_that_there_is_is_looked_at():
    there = set(re.findall(r'"([a-z]+)": [a-z]+[,}]', TEMPLATES.read_text("utf-8")))
    there |= set(re.findall(r'template id="stage-([a-z]+)"', TEMPLATES.read_text("utf-8")))
    looked = set(re.findall(r'"([a-z]+)"', Path(__file__).read_text("utf-8")))

    assert len(there) > 20 and there - NOT_A_VIEW - looked == set()
