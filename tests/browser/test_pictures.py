"""Every screen in both languages: a picture of each to look at, and nothing for axe to find."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, HALL, PHONE
from tests.serving import Browser, Screen, Server, join, new_session

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
NOTES = {
    "ja": [
        "朝のあいさつを返してもらえたとき",
        "犬の散歩で会う人の名前は知らない🐕",
        "髙﨑さん𠮷野さんと①から始めたﾂﾅｶﾞﾘ、한국の友だちとも",
        "切れて初めて、支えだったと知った。いまでも番号は消していない。消せないのだと思う。",
        "安心",
    ],
    "en": [
        "Someone saved me a seat",
        "My running group, though we rarely talk",
        "Knowing what I care about, even on the days when nobody asks me about it at all",
        "wifi",
        "I only noticed it once it was gone 🐕",
    ],
}
THEMES = {
    "ja": ["返ってくる一言がある", "名前を知らなくても、つながっている"],
    "en": ["A word that comes back", "Connected without knowing names"],
}
SAW = {
    "ja": "この場のつながりは、返事のかたちをしていた。",
    "en": "It took the shape of an answer.",
}


@dataclass
class Room:
    """Everybody who is there: pages to look at, and people who act."""

    board: Screen
    people: list[Screen]
    pages: dict[str, Page]
    lang: str

    def go(self, stop: str) -> None:
        here = self.board.records["session"]["stop"]["id"]
        assert self.board.act("Move", to=stop, expect=here)["ok"]
        self.until(stop)

    def until(self, stop: str) -> None:
        self.board.until(lambda s: s.records["session"]["stop"]["id"] == stop)


@pytest.fixture(params=["ja", "en"])
def room(request: pytest.FixtureRequest, server: Server, window) -> Iterator[Room]:
    lang = request.param
    fay = Browser(server).enter(server.owner)
    code = new_session(fay, lang=lang)
    console, phone = window(DESK, lang), window(PHONE, lang)
    console.goto(f"{server.url}/enter#{server.owner}")
    console.wait_for_url(f"{server.url}/")
    stage = console.context.new_page()
    stage.set_viewport_size(HALL["viewport"])
    pages = {"console": console, "phone": phone, "stage": stage}
    people = [join(server, code, f"P{n}", "online" if n > 3 else "venue") for n in range(6)]
    board = Screen(server, fay.page(f"/console/{code}"))
    yield Room(board, people, pages, lang)


@pytest.fixture
def look(picture):
    """look(page, "stage-wall-ja") keeps a picture, and fails on anything that axe finds."""

    def keep(page: Page, name: str) -> None:
        picture(page, name)
        found = Axe().run(page, options={"runOnly": WCAG})
        assert not found.response["violations"], f"{name}\n{found.generate_report()}"

    return keep


def test_every_screen_can_be_looked_at_and_has_no_barrier(room, look, picture, server):
    code, lang = room.board.records["session"]["code"], room.lang
    console, phone, stage = (room.pages[name] for name in ("console", "phone", "stage"))

    def all_three(name: str, view: str) -> None:
        expect(stage.locator("[data-part='stage']")).to_have_attribute("data-view", view)
        stage.wait_for_timeout(400)  # the old view fades for 250 ms
        for kind, page in room.pages.items():
            look(page, f"{kind}-{name}-{lang}")

    look(console, f"home-{lang}")
    console.goto(f"{server.url}/new")
    look(console, f"new-{lang}")
    for path, name in (
        ("/j", "code"),
        (f"/j/{code}", "join"),
        ("/enter", "enter"),
        ("/x", "error"),
    ):
        phone.goto(server.url + path)
        look(phone, f"phone-{name}-{lang}")
    console.goto(f"{server.url}/console/{code}")
    stage.goto(f"{server.url}/stage/{code}")
    phone.goto(f"{server.url}/j/{code}")
    phone.locator("button[type=submit]").click()
    expect(phone).to_have_url(re.compile("/p/"))
    all_three("lobby", "lobby")

    room.go(room.board.records["console"]["agenda"][1]["stop"])
    all_three("plain", "plain")
    room.go("meaning/intro")
    all_three("question", "question")
    room.go("meaning/write")
    for person, text in zip(room.people, NOTES[lang], strict=False):
        category = [None, "self", "bonding", "bridging", "linking"][len(text) % 5]
        fields = {"part": "meaning", "text": text, "category": category, "in_report": True}
        assert person.act("AddNote", named=len(text) < 20, **fields)["ok"]
    phone.locator("textarea").fill(NOTES[lang][0])
    all_three("writing", "writing")
    phone.locator("button[type=submit]").last.click()
    assert room.board.act("StartCountdown", expect="meaning/write")["ok"]
    stage.locator(".countdown").wait_for()
    picture(stage, f"stage-countdown-{lang}")
    room.until("meaning/reveal")
    all_three("wall", "wall")

    notes = [key.removeprefix("note/") for key in room.board.records if key.startswith("note/")]
    room.board.act("Spotlight", notes=notes[:2])
    all_three("spotlight", "spotlight")
    room.board.act("Spotlight", notes=[])
    for title, members in zip(THEMES[lang], (notes[:3], notes[3:5]), strict=True):
        assert room.board.act("AddTheme", part="meaning", title=title, notes=members)["ok"]
    room.board.act("PlaceNotes", notes=notes[5:], theme="lone")
    room.go("meaning/theme")
    all_three("themes", "themes")
    room.go("meaning/vote")
    vote = room.board.until(lambda s: s.records.get("vote/meaning"))
    for number, person in enumerate(room.people):
        person.act("CastBallot", part="meaning", targets=vote["targets"][: number % 2])
    all_three("vote", "vote")
    room.board.act("CloseVote", expect="meaning/vote")
    all_three("result", "result")
    room.board.act("WriteInsight", part="meaning", text=SAW[lang])
    room.go("meaning/insight")
    all_three("insight", "insight")
    room.board.act("Blank", on=True)
    expect(stage.locator("[data-part='stage']")).to_have_attribute("data-view", "blank")
    look(stage, f"stage-blank-{lang}")
    room.board.act("Blank", on=False)
    room.go("ended")
    all_three("thanks", "thanks")
