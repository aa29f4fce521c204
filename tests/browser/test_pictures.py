"""Every screen in both languages: a picture of each to look at, and nothing for axe to find."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import DESK, HALL, PHONE
from tests.browser.test_stage_hall import OUTSIDE
from tests.serving import Browser, Screen, Server, hall_writes, join, new_session

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

    def write(self, part: str) -> list[str]:
        """Let everybody write one note; return the ids."""
        for person, text in zip(self.people, NOTES[self.lang], strict=False):
            fields = {"part": part, "text": text, "category": None, "in_report": True}
            assert person.act("AddNote", named=False, **fields)["ok"]

        def written(screen: Screen) -> list[str]:
            notes = [key for key in screen.records if key.startswith("note/")]
            here = [key[5:] for key in notes if screen.records[key]["part"] == part]
            return here if len(here) == len(NOTES[self.lang]) else []

        return self.board.until(written)


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
        no_barrier(page, name)

    return keep


def test_every_screen_can_be_looked_at_and_has_no_barrier(room, look, picture, server):
    code, lang = room.board.records["session"]["code"], room.lang
    console, phone, stage = (room.pages[name] for name in ("console", "phone", "stage"))

    def all_three(name: str, view: str) -> None:
        expect(stage.locator("[data-part='stage']")).to_have_attribute("data-view", view)
        expect(stage.locator(".view")).to_have_count(1)  # the old one has faded
        assert stage.evaluate(OUTSIDE) == [], name
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
    look(stage, f"stage-check-{lang}")
    stage.locator("[data-part='check-yes']").click()
    all_three("lobby", "lobby")

    room.go(room.board.records["console"]["agenda"][1]["stop"])
    all_three("welcome", "welcome")
    room.go("meaning/intro")
    all_three("question", "question")
    room.go("meaning/write")
    for person, text in zip(room.people, NOTES[lang], strict=False):
        category = [None, "self", "bonding", "bridging", "linking"][len(text) % 5]
        fields = {"part": "meaning", "text": text, "category": category, "in_report": True}
        assert person.act("AddNote", named=len(text) < 20, **fields)["ok"]
    phone.locator("#text").fill(NOTES[lang][0])
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


def test_three_hundred_notes_can_be_looked_at_and_so_can_a_line_that_is_lost(
    room, look, picture, server
):
    code, lang = room.board.records["session"]["code"], room.lang
    console, phone, stage = (room.pages[name] for name in ("console", "phone", "stage"))
    console.goto(f"{server.url}/console/{code}")
    stage.goto(f"{server.url}/stage/{code}")
    phone.goto(f"{server.url}/j/{code}")
    phone.locator("button[type=submit]").click()

    def all_three(name: str, view: str, keep: Callable[[Page, str], None] = picture) -> None:
        expect(stage.locator("[data-part='stage']")).to_have_attribute("data-view", view)
        expect(stage.locator(".view")).to_have_count(1)  # the old one has faded
        for kind, page in room.pages.items():
            keep(page, f"{kind}-{name}-300-{lang}")

    room.go("meaning/write")
    categories = [None, "self", "bonding", "bridging", "linking"]
    fields = {"part": "meaning", "named": False, "in_report": True}
    some = [{"text": NOTES[lang][n % 5], "category": categories[n % 7 % 5]} for n in range(300)]
    hall_writes(server, code, [fields | note for note in some])
    expect(stage.get_by_text("300")).to_be_visible()
    all_three("writing", "writing")
    room.go("meaning/reveal")
    all_three("columns", "columns")
    notes = [key.removeprefix("note/") for key in room.board.records if key.startswith("note/")]
    for n in range(7):
        title, members = THEMES[lang][n % 2], notes[n * 40 : n * 40 + 40]
        assert room.board.act("AddTheme", part="meaning", title=title, notes=members)["ok"]
    room.board.act("PlaceNotes", notes=notes[280:290], theme="lone")
    room.go("meaning/theme")
    all_three("themes", "themes")
    room.go("meaning/vote")
    vote = room.board.until(lambda s: s.records.get("vote/meaning"))
    for number, person in enumerate(room.people):
        person.act("CastBallot", part="meaning", targets=vote["targets"][number : number + 2])
    all_three("vote", "vote")
    room.board.act("CloseVote", expect="meaning/vote")
    all_three("result", "result")
    room.go("meaning/reveal")
    expect(stage.locator(".column")).to_have_count(5)

    server.kill()

    expect(console.locator("#offline")).to_be_visible()
    expect(stage.locator("[data-part='light']")).to_be_visible()
    all_three("offline", "columns", look)


@pytest.fixture
def all_three(room, look, server):
    """all_three("rules", "rules") looks at console, phone and stage, once the stage shows that."""
    code = room.board.records["session"]["code"]
    console, phone, stage = (room.pages[name] for name in ("console", "phone", "stage"))
    console.goto(f"{server.url}/console/{code}")
    stage.goto(f"{server.url}/stage/{code}")
    phone.goto(f"{server.url}/j/{code}")
    phone.locator("button[type=submit]").click()
    expect(phone).to_have_url(re.compile("/p/"))

    def keep(name: str, view: str) -> None:
        expect(stage.locator("[data-part='stage']")).to_have_attribute("data-view", view)
        expect(stage.locator(".view")).to_have_count(1)  # the old one has faded
        assert stage.evaluate(OUTSIDE) == [], name
        for kind, page in room.pages.items():
            page.bring_to_front()  # or nothing moves in it
            look(page, f"{kind}-{name}-{room.lang}")

    return keep


def test_rules_and_check_in_can_be_looked_at_and_have_no_barrier(room, all_three):
    console, stage = room.pages["console"], room.pages["stage"]
    room.go("rules/rules")
    for person in room.people[:4]:
        assert person.act("AgreeRules", part="rules")["ok"]
    assert room.board.act("ShowRule", at=2, expect="rules/rules")["ok"]
    expect(stage.locator(".rule").nth(2)).to_have_attribute("aria-current", "true")
    all_three("rules", "rules")

    room.go("checkin/checkin")
    all_three("checkin-empty", "checkin")
    room.write("checkin")
    expect(console.locator("#loose .pick")).to_have_count(len(NOTES[room.lang]))
    assert room.board.act("ShowAnswers", expect="checkin/checkin")["ok"]
    expect(stage.locator(".lane .note")).to_have_count(len(NOTES[room.lang]))
    all_three("checkin", "checkin")


def test_what_is_said_of_notes_and_of_what_was_seen_has_no_barrier(room, look, all_three):
    console, stage, lang = room.pages["console"], room.pages["stage"], room.lang
    room.go("meaning/write")
    notes = room.write("meaning")
    room.go("meaning/reveal")
    for number, person in enumerate(room.people):
        person.act("Relate", note=notes[number % 2], on=True)
    expect(console.locator(".pick__relates:visible")).to_have_count(2)
    console.bring_to_front()
    console.locator("#unheard").click()
    expect(console.locator("#loose .pick")).to_have_count(len(notes) - 2)
    look(console, f"console-unheard-{lang}")
    console.locator("#only-unheard [data-deed=all]").click()
    for close, name in dialogs(console):
        look(console, f"console-{name}-{lang}")
        close()

    assert room.board.act("WriteInsight", part="meaning", text=SAW[lang])["ok"]
    room.go("meaning/insight")
    for person, fit in zip(room.people, ["fits", "not_quite", "not_quite", "add"], strict=False):
        assert person.act("CheckInsight", part="meaning", fit=fit)["ok"]
    assert room.board.act("ShowFit", part="meaning", on=True)["ok"]
    expect(stage.locator(".fits")).to_be_visible()
    expect(console.locator(".console-fit__reword")).not_to_be_empty()
    all_three("fit", "insight")


def test_pairs_first_steps_and_the_way_out_have_no_barrier(room, all_three):
    stage = room.pages["stage"]
    room.go("barriers/pair")
    all_three("pair", "pair")
    room.go("pledge/pledge")
    all_three("pledge-empty", "pledge")
    for number, person in enumerate(room.people):
        what = "" if number > 3 else NOTES[room.lang][number]
        fields = {"what": what, "when": "2031-01-15" if what else None, "if_then": ""}
        fields |= {"example": bool(what), "in_report": True}
        assert person.act("MakeFirstStep", part="pledge", **fields)["ok"]
    expect(stage.locator(".example")).to_have_count(4)
    all_three("pledge", "pledge")
    room.go("share/share")
    all_three("share", "share")
    room.go("pulse-takeaway/pulse_takeaway")
    all_three("takeaway", "pulse")
    room.go("checkout/checkout")
    all_three("checkout", "checkout")


def dialogs(console: Page) -> Iterator[tuple[Callable[[], None], str]]:
    """Open what can lie over the console, one after another; each comes with what closes it."""

    def escape() -> None:
        console.keyboard.press("Escape")

    console.keyboard.press("?")
    expect(console.locator("#shortcuts")).to_be_visible()
    yield escape, "keys"
    console.locator(".agenda__part").last.click()
    expect(console.locator("#jump")).to_be_visible()
    yield escape, "jump"
    console.locator("#loose .pick__face").first.hover()
    console.locator("#loose .pick__more").first.click()
    expect(console.locator("#menu")).to_be_visible()
    yield escape, "menu"
    for panel, name in ((".tips:not(.facts)", "tips"), (".facts", "facts")):
        opener = console.locator(f"{panel} > .tips__open")
        opener.click()
        yield opener.click, name
