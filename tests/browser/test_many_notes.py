"""More notes than a phone is given at once: it reads them page by page, and votes from them."""

import pytest
from playwright.sync_api import expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import PHONE
from tests.serving import Browser, Screen, join, new_session, write_many

MANY = 240  # six full pages: it does not matter where a phone begins
LANGS = ("ja", "en")
READ = {"ja": "{all}枚のうち{n}枚を読みました", "en": "You have read {n} of {all} notes"}
READ_ON = {"ja": "つづきを読む", "en": "Read on"}
TEXTS = {
    "ja": ("朝のあいさつを返してもらえた {n}", "安心 {n}", "切れて初めて、支えだったと知った。{n}"),
    "en": ("Someone saved me a seat {n}", "wifi {n}", "I only noticed it once it was gone {n}"),
}


def notes(lang, count=MANY):
    """Return notes to write in the first step."""
    words = TEXTS[lang]
    texts = (words[n % len(words)].format(n=n) for n in range(count))
    return [
        {"part": "meaning", "text": text, "category": None, "named": False, "in_report": True}
        for text in texts
    ]


class Hall:
    """A session with many notes at the reveal, its console, and one phone to look at."""

    def __init__(self, server, window, lang):
        facilitator = Browser(server).enter(server.owner)
        self.lang = lang
        self.code = new_session(facilitator, format=60, lang=lang, rehearsal=True)
        self.console = Screen(server, facilitator.page(f"/console/{self.code}"))
        self.writer = join(server, self.code)
        self.phone = window(PHONE, lang)
        self.phone.goto(f"{server.url}/j/{self.code}")
        self.phone.locator(".join__go").click()
        self.go("meaning/write")

    def go(self, stop):
        """Move to a stop."""
        here = self.console.until(lambda s: s.records["session"]["stop"]["id"])
        assert self.console.act("Move", to=stop, expect=here)["ok"]
        self.console.until(lambda s: s.records["session"]["stop"]["id"] == stop)

    def read(self, n, of=MANY):
        """Expect the phone to say that so many notes were read."""
        words = READ[self.lang].format(n=n, all=of)
        expect(self.phone.locator("[data-slot=read]")).to_have_text(words)

    def to_the_end(self):
        """Scroll down as far as it goes."""
        self.phone.evaluate("window.scrollTo(0, document.body.scrollHeight)")


@pytest.fixture
def hall(server, window):
    return Hall(server, window, "ja")


def ids(phone, within=".board"):
    return phone.locator(f"{within} > [data-key]").evaluate_all(
        "all => all.map((each) => each.dataset.key)"
    )


def test_many_notes_are_read_page_by_page(hall):
    phone = hall.phone
    write_many(hall.writer, notes("ja"))
    hall.go("meaning/reveal")
    board = phone.locator(".board > li")
    expect(board).to_have_count(40)
    hall.read(40)
    first = ids(phone)

    hall.to_the_end()
    expect(board).to_have_count(80)
    assert ids(phone)[:40] == first

    hidden = first[7]
    assert hall.console.act("HideNotes", notes=[hidden])["ok"]
    expect(phone.locator(f"[data-key='{hidden}']")).to_have_count(0)
    hall.read(79, of=MANY - 1)

    before = ids(phone)
    phone.reload()
    expect(board).to_have_count(79)
    assert ids(phone) == before

    while len(ids(phone)) < MANY - 1:
        have = len(ids(phone))
        hall.to_the_end()
        expect(board).not_to_have_count(have)
    hall.read(MANY - 1, of=MANY - 1)
    assert len(set(ids(phone))) == MANY - 1
    expect(phone.locator("[data-act=read-on]")).to_be_hidden()


def test_whoever_does_not_scroll_reads_on_by_a_button(hall):
    phone = hall.phone
    write_many(hall.writer, notes("ja"))
    hall.go("meaning/reveal")
    hall.go("meaning/theme")
    hall.read(40)

    phone.get_by_role("button", name=READ_ON["ja"]).press("Enter")

    expect(phone.locator(".theme .board > li")).to_have_count(80)
    expect(phone.locator(".theme__size")).to_have_text(str(MANY))


def test_who_reads_on_by_the_keyboard_goes_on_at_the_first_new_note(hall):
    phone = hall.phone
    phone.set_viewport_size({"width": 390, "height": 200})
    write_many(hall.writer, notes("ja"))
    hall.go("meaning/reveal")
    expect(phone.locator(".board > li")).to_have_count(40)

    phone.get_by_role("button", name=READ_ON["ja"]).evaluate("button => button.click()")

    expect(phone.locator(".board > li").nth(40)).to_be_focused()


def test_what_was_read_stays_without_a_line_and_the_rest_comes_with_it(hall):
    phone = hall.phone
    write_many(hall.writer, notes("ja"))
    hall.go("meaning/reveal")
    board = phone.locator(".board > li")
    expect(board).to_have_count(40)
    gone = ids(phone)[3]

    phone.context.set_offline(True)
    phone.evaluate("window.dispatchEvent(new Event('offline'))")
    hall.to_the_end()
    expect(phone.get_by_text("オフラインです。つながると、つづきが届きます")).to_be_visible()
    expect(board).to_have_count(40)
    assert hall.console.act("HideNotes", notes=[gone])["ok"]
    phone.context.set_offline(False)

    expect(board).to_have_count(79)
    assert gone not in ids(phone)


def test_nothing_that_can_be_pressed_stays_under_the_bar(hall):
    phone = hall.phone
    write_many(hall.writer, notes("ja", 30))
    hall.go("meaning/reveal")
    buttons = phone.locator("[data-act=relate]")
    expect(buttons).to_have_count(30)
    expect(phone.get_by_role("button", name="付箋を足す")).to_be_visible()

    def clear(element):
        edge = phone.locator(".tray").bounding_box()["y"]
        box = element.bounding_box()
        return box["y"] + box["height"] <= edge

    for n in range(30):
        buttons.nth(n).focus()
        assert clear(buttons.nth(n)), n
    hall.to_the_end()
    assert clear(buttons.last)


def test_the_board_turns_into_pages_under_the_eyes_of_who_reads_it(hall):
    phone = hall.phone
    write_many(hall.writer, notes("ja", 150))
    hall.go("meaning/reveal")
    board = phone.locator(".board > li")
    expect(board).to_have_count(150)

    assert hall.writer.act("AddNote", **notes("ja", 1)[0])["ok"]

    hall.read(151, of=151)
    expect(board).to_have_count(151)


def test_one_votes_from_the_pages_one_has_read(server, hall):
    phone = hall.phone
    write_many(hall.writer, notes("ja"))
    hall.go("meaning/reveal")
    hall.go("meaning/vote")
    options = phone.locator(".option")
    expect(options).to_have_count(40)
    hall.to_the_end()
    expect(options).to_have_count(80)

    options.nth(60).locator("[data-act=dot]").click()
    chosen = ids(phone, ".options")[60]
    expect(options.nth(60).locator("[data-act=dot]")).to_have_attribute("aria-pressed", "true")
    hall.console.until(lambda s: s.records["ballots/meaning"]["voters"] == 1)

    phone.evaluate("sessionStorage.clear()")  # as on another device of the same person
    phone.reload()
    expect(phone.locator(f"[data-key='{chosen}'] [aria-pressed=true]")).to_be_visible()
    assert hall.console.act("CloseVote", expect="meaning/vote")["ok"]
    expect(phone.locator(".row")).to_have_count(1)
    expect(phone.locator(".row")).to_have_attribute("data-mine", "true")


def test_a_few_notes_are_voted_on_in_an_order_of_ones_own(server, hall, window):
    phone = hall.phone
    write_many(hall.writer, notes("ja", 30))
    hall.go("meaning/reveal")
    expect(phone.locator(".board > li")).to_have_count(30)
    order = ids(phone)

    hall.go("meaning/vote")

    expect(phone.locator(".option")).to_have_count(30)
    assert ids(phone, ".options") == order
    quiet = phone.context.browser.new_context(
        java_script_enabled=False, storage_state=phone.context.storage_state()
    )
    page = quiet.new_page()
    page.goto(phone.url)
    painted = ids(page, ".options") if page.locator(".option").count() else []
    quiet.close()
    assert painted == order


@pytest.mark.parametrize("lang", LANGS)
def test_every_screen_of_many_notes_can_be_looked_at(server, window, picture, lang):
    hall = Hall(server, window, lang)
    phone, console = hall.phone, hall.console
    write_many(hall.writer, notes(lang, 280))

    def look(name, grows=None):
        picture(phone, f"phone-many-{name}-{lang}")
        have = phone.locator(grows).count() if grows else 0
        hall.to_the_end()
        if grows:
            expect(phone.locator(grows)).to_have_count(have + 40)
        picture(phone, f"phone-many-{name}-end-{lang}")
        no_barrier(phone, name)

    hall.go("meaning/reveal")
    expect(phone.locator(".board > li")).to_have_count(40)
    look("board", grows=".board > li")
    hall.go("meaning/vote")
    expect(phone.locator(".option").nth(39)).to_be_visible()
    look("vote-notes", grows=".option")
    for n, target in enumerate(ids(phone, ".options")[:5]):
        phone.locator(f"[data-key='{target}'] [data-act=dot]").click()
        console.until(lambda s, n=n: s.records["ballots/meaning"]["voters"] == 1)
    assert console.act("CloseVote", expect="meaning/vote")["ok"]
    expect(phone.locator(".row").first).to_be_visible()
    look("result")
    every = [key.removeprefix("note/") for key in console.records if key.startswith("note/")]
    for title, members in (("返ってくる一言", every[:90]), ("なまえのないつながり", every[90:130])):
        assert console.act("AddTheme", part="meaning", title=title, notes=members)["ok"]
    assert console.act("PlaceNotes", notes=every[130:160], theme="lone")["ok"]
    hall.go("meaning/theme")
    expect(phone.locator(".theme")).to_have_count(4)
    look("themes")
    hall.go("meaning/vote")
    expect(phone.locator(".option")).to_have_count(2)
    look("vote-themes")
