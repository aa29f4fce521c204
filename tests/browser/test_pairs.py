"""Pairs and a guest's talk, on every screen: whose turn, where one's partner is, what landed."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import DESK, HALL, PHONE
from tests.browser.entering import let_in
from tests.serving import Browser, Screen, join, new_session

PAIR = "barriers/pair"
# How often a page has begun to sound: three tones make one bell.
COUNTING = """() => {
  window.tones = 0;
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (...at) { window.tones += 1; start.apply(this, at); };
}"""
WRONG_BY = 25 * 60_000  # ms that a phone's clock may be off
WRONG_CLOCK = f"""() => {{
  const now = Date.now.bind(Date);
  Date.now = () => now() + {WRONG_BY};
}}"""
ROOMS = {
    "ja": {
        "room": "部屋",
        "venue": "会場: 12組",
        "online": "オンライン: 3部屋 (三人組 1)",
        "copy": "ブレイクアウト用にコピー",
        "copied": "コピーしました",
    },
    "en": {
        "room": "Room ",
        "venue": "Venue: 12 groups",
        "online": "Online: 3 rooms (1 of three)",
        "copy": "Copy for breakouts",
        "copied": "Copied",
    },
}
THREE = {
    "ja": {"each": "三人組は、一人 2:00", "speak": "あなたが話す番", "listen": "最後まで聴く番"},
    "en": {
        "each": "In a three: 2:00 each",
        "speak": "You speak",
        "listen": "You listen, to the end",
    },
}
# Whether a phone has what it needs while people talk: it comes when they do.
CODE_OF_TALKS = (
    "() => performance.getEntriesByType('resource').some(({ name }) => /talking/.test(name))"
)
COPIED = "() => navigator.clipboard.readText()"


class Meeting:
    """A session at 90 minutes, with its console behind the pages."""

    def __init__(self, server, window, lang="ja"):
        self.server, self.window, self.lang = server, window, lang
        self.fay = Browser(server).enter(server.owner)
        self.code = new_session(self.fay, format=90, lang=lang)
        self.desk = Screen(server, self.fay.page(f"/console/{self.code}"))

    def open(self, device, path: str, before: str = "") -> Page:
        """Open a page of the facilitator's."""
        page = self.window(device, self.lang)
        if before:
            page.context.add_init_script(f"({before})()")
        let_in(page, self.server)
        page.goto(f"{self.server.url}/{path}/{self.code}")
        return page

    def phone(self, place: str = "venue", before: str = "") -> Page:
        """Open a phone, and take a seat."""
        page = self.window(PHONE, self.lang)
        if before:
            page.context.add_init_script(f"({before})()")
        page.goto(f"{self.server.url}/j/{self.code}")
        page.locator(f"[value={place}]").check()
        page.locator(".join__go").click()
        page.wait_for_url("**/p/**")
        return page

    def go(self, stop: str) -> None:
        here = self.desk.records["session"]["stop"]["id"]
        assert self.desk.act("Move", to=stop, expect=here)["ok"]
        self.desk.until(lambda s: s.records["session"]["stop"]["id"] == stop)

    def take(self, to: int) -> None:
        """Go to a turn."""
        at = self.desk.records["session"]["turn"]["n"]
        assert self.desk.act("TakeTurn", to=to, turn=at, expect=PAIR)["ok"]
        self.desk.until(lambda s: s.records["session"]["turn"]["n"] == to)


@pytest.fixture
def meeting(server, window):
    return Meeting(server, window)


def test_two_phones_show_one_mark_and_each_says_whose_turn_it_is(meeting):
    one, other = meeting.phone(), meeting.phone()
    assert meeting.desk.act("SetPairing", way="mark", size=2)["ok"]
    meeting.go(PAIR)

    for phone in (one, other):
        expect(phone.locator("[data-part=mark]")).to_be_visible()
        expect(phone.locator("[data-slot=number]")).to_have_text("1")
        expect(phone.locator(".turn__why")).to_contain_text("同じ印の人")
    letters = [phone.locator("[data-slot=letter]").inner_text() for phone in (one, other)]
    assert sorted(letters) == ["あなたは A", "あなたは B"]

    meeting.take(1)

    first, second = (one, other) if letters[0].endswith("A") else (other, one)
    expect(first.locator(".turn__now")).to_have_text("あなたが話す番")
    expect(second.locator(".turn__now")).to_have_text("最後まで聴く番")
    meeting.take(3)
    expect(first.locator(".turn__now")).to_have_text("最後まで聴く番")
    meeting.take(4)
    expect(first.locator(".turn__now")).to_contain_text("聴いてくれた人に、ひとこと")


def test_a_phone_with_a_wrong_clock_shows_the_right_time(meeting):
    phone = meeting.phone(before=WRONG_CLOCK)
    meeting.go(PAIR)
    meeting.take(1)
    assert meeting.desk.act("PauseTimer")["ok"]
    assert meeting.desk.act("ResumeTimer")["ok"]

    phone.locator(".top__pace").click()

    expect(phone.locator("[data-slot=left]")).to_contain_text(re.compile("あと [0-3]:"))


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_of_31_people_nobody_is_left_over_and_the_host_copies_the_list_of_rooms(
    server, window, picture, lang
):
    words = ROOMS[lang]
    meeting = Meeting(server, window, lang)
    phones = [meeting.phone("online") for _ in range(2)]
    beside = meeting.phone()
    for _ in range(5):
        join(meeting.server, meeting.code, place="online")
    for _ in range(23):
        join(meeting.server, meeting.code)
    console = meeting.open(DESK, "console")
    console.context.grant_permissions(["clipboard-read", "clipboard-write"])
    assert meeting.desk.act("SetPairing", way="mark", size=2)["ok"]
    meeting.go(PAIR)

    for phone in phones:
        expect(phone.locator("[data-part=room]")).to_contain_text(words["room"])
    expect(beside.locator("[data-part=mark]")).to_be_visible()
    expect(console.locator("#pairing [data-slot=venue]")).to_have_text(words["venue"])
    expect(console.locator("#pairing [data-slot=online]")).to_have_text(words["online"])
    expect(console.locator("#pairing [data-slot=waiting]")).to_have_text("")
    console.get_by_role("button", name=words["copy"]).click()
    expect(console.locator("#pairing [data-slot=copied]")).to_have_text(words["copied"])
    lines = console.evaluate(COPIED).splitlines()
    assert [line.partition(":")[0] for line in lines] == [f"{words['room']}{n}" for n in (1, 2, 3)]
    picture(console, f"console-pairs-31-{lang}")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_three_share_the_time_of_two_in_turns_of_two_minutes(server, window, lang):
    words = THREE[lang]

    def wound(device, lang):
        page = window(device, lang)
        page.clock.install()  # it goes as any clock does, until a test winds it on
        return page

    meeting = Meeting(server, wound, lang)
    stage = meeting.open(HALL, "stage")
    phones = [meeting.phone() for _ in range(3)]
    assert meeting.desk.act("SetPairing", way="mark", size=2)["ok"]
    meeting.go(PAIR)
    expect(stage.get_by_text(words["each"])).to_be_visible()
    by_letter = {}
    for phone in phones:
        letter = phone.locator("[data-slot=letter]")
        expect(letter).to_have_text(re.compile(r"[ABC]"))
        by_letter[letter.inner_text()[-1]] = phone
    assert sorted(by_letter) == ["A", "B", "C"]

    def speaks(now: str) -> None:
        for letter, phone in by_letter.items():
            said = words["speak"] if letter == now else words["listen"]
            expect(phone.locator(".turn__now")).to_have_text(said)

    def later(seconds: int) -> None:
        """Let that time pass on the phones only: no line tells them better."""
        for phone in phones:
            phone.context.set_offline(True)
            expect(phone.locator(".top__dot")).not_to_have_attribute("data-state", "online")
            phone.clock.fast_forward(seconds * 1000)

    meeting.take(1)
    speaks("A")
    later(60)
    speaks("A")
    later(85)
    speaks("B")

    for phone in phones:
        phone.context.set_offline(False)
        expect(phone.locator(".top__dot")).to_have_attribute("data-state", "online")
    meeting.take(2)
    meeting.take(3)
    speaks("B")
    later(75)
    speaks("C")


def test_the_console_settles_pairs_beforehand_and_swaps_by_hand(meeting):
    console = meeting.open(DESK, "console")
    panel = console.locator("#pairing")
    meeting.go("meaning/write")
    expect(panel).to_be_hidden()
    meeting.go("barriers/write")
    expect(panel).to_be_visible()
    expect(panel.locator("[data-part=turns]")).to_be_hidden()
    panel.get_by_label("同じ印をさがす").check()
    meeting.desk.until(lambda s: s.records["pairing"]["way"] == "mark")

    meeting.go(PAIR)
    expect(panel.locator("[aria-current=step]")).to_contain_text("相手をさがす")
    panel.get_by_role("button", name="次の番へ").click()
    expect(panel.locator("[aria-current=step]")).to_contain_text("A が話す番")
    panel.get_by_role("button", name="いま交代").click()
    expect(panel.locator("[aria-current=step]")).to_contain_text("交代")
    panel.get_by_role("button", name="前の番に戻る").click()
    expect(panel.locator("[aria-current=step]")).to_contain_text("A が話す番")
    panel.get_by_role("button", name="お礼").click()
    expect(panel.locator("[aria-current=step]")).to_contain_text("お礼")
    expect(panel.get_by_role("button", name="次の番へ")).to_have_attribute("aria-disabled", "true")


def test_the_swap_is_rung_once_and_by_one_device_only(meeting):
    stage = meeting.open(HALL, "stage", before=COUNTING)
    console = meeting.open(DESK, "console", before=COUNTING)
    other = meeting.open(DESK, "console", before=COUNTING)
    for page in (stage, console, other):
        page.locator("body").press("Shift")  # from now on they may sound
    meeting.go(PAIR)
    meeting.take(1)
    for page in (console, other):
        expect(page.locator("#pairing [aria-current=step]")).to_contain_text("A が話す番")
    expect(stage.locator(".clockface")).to_have_attribute("data-turn", "speak")

    assert meeting.desk.act("AddMinutes", minutes=-4)["ok"]  # the clock swaps

    expect(stage.get_by_text("交代します。聴いてくれた人に、ひとこと")).to_be_visible()
    stage.wait_for_function("() => window.tones === 3")
    assert [page.evaluate("() => window.tones") for page in (console, other)] == [0, 0]

    console.locator("#sound-open").click()
    console.locator("#sound").get_by_label("この進行画面").check()
    expect(other.locator("#sound-open")).to_contain_text("ほかの進行画面")
    console.get_by_role("button", name="試しに鳴らす").click()
    console.wait_for_function("() => window.tones === 3")
    meeting.take(3)
    meeting.take(4)
    console.wait_for_function("() => window.tones === 6")
    tones = [page.evaluate("() => window.tones") for page in (stage, console, other)]
    assert tones == [3, 6, 0]


def test_a_phone_counts_its_own_taps_and_the_console_draws_all_of_them(meeting):
    phone, console = meeting.phone(), meeting.open(DESK, "console")
    others = [join(meeting.server, meeting.code) for _ in range(3)]
    meeting.go("talk/talk")
    for _ in range(2):
        phone.get_by_role("button", name="ささった").click()
    for each in others:
        assert each.act("Land", part="talk")["ok"]

    expect(phone.locator(".talk__taps")).to_have_text("2回")
    expect(console.locator("#talk [data-slot=landed]")).to_have_text("ささった 5回 · 4人")
    points = console.locator("#talk polyline").get_attribute("points")
    assert points


def test_a_question_is_kept_while_it_is_typed_and_reaches_the_console(meeting):
    phone, console = meeting.phone(), meeting.open(DESK, "console")
    meeting.go("talk/talk")
    phone.get_by_text("質問を送る").first.click()
    phone.locator("#question").fill("続けるコツは?")
    phone.reload()
    phone.get_by_text("質問を送る").first.click()
    expect(phone.locator("#question")).to_have_value("続けるコツは?")

    phone.get_by_role("button", name="質問を送る").click()

    expect(phone.locator("#question")).to_have_value("")
    expect(phone.get_by_text("質問を1つ送りました")).to_be_visible()
    row = console.locator(".console-talk__question")
    expect(row).to_contain_text("続けるコツは?")
    row.get_by_role("button", name="聞きました").click()
    expect(row).to_have_attribute("data-done", "true")
    console.get_by_label("話す人").first.fill("森 みお")
    console.get_by_label("題").fill("台所から")
    console.keyboard.press("Enter")
    expect(phone.locator(".talk__guest")).to_have_text("森 みお")
    expect(phone.locator(".talk__topic")).to_have_text("台所から")


def test_whoever_gives_the_talk_is_offered_as_the_speaker_of_what_is_caught(meeting, picture):
    console = meeting.open(DESK, "console")
    meeting.go("talk/talk")
    speaker = console.locator("#catch [name=speaker]")
    introduced = console.locator("#talk [name=name]")
    expect(speaker).to_have_value("")
    introduced.fill("森 みお")
    introduced.press("Enter")

    expect(speaker).to_have_value("森 みお")
    console.locator("#catch [name=text]").fill("台所は、はじまりの場所")
    console.locator("#catch form button[type=submit]").click()
    expect(console.locator("#catch-remarks")).to_contain_text("森 みお")
    picture(console, "console-catch-offered-ja")

    # What somebody has typed stays; the new guest is suggested.
    speaker.fill("客席の人")
    introduced.fill("青葉 ミナ")
    introduced.press("Enter")
    expect(console.locator("#catch-guests option", has_text="青葉 ミナ")).to_have_count(1)
    expect(speaker).to_have_value("客席の人")
    no_barrier(console)


def test_a_name_that_is_too_long_stays_in_its_field_and_the_old_one_on_the_stage(meeting):
    console, phone = meeting.open(DESK, "console"), meeting.phone()
    meeting.go("talk/talk")
    name, topic = (console.locator(f"#talk [name={each}]") for each in ("name", "topic"))
    name.fill("森 みお")
    name.press("Enter")
    expect(phone.locator(".talk__guest")).to_have_text("森 みお")

    name.fill("森" * 61)
    topic.focus()
    phone.locator('[data-act="land"]').click()
    expect(console.locator(".console-talk__count")).to_contain_text("1")

    expect(name).to_have_value("森" * 61)
    assert "60文字まで" in name.evaluate("field => field.validationMessage")
    expect(phone.locator(".talk__guest")).to_have_text("森 みお")
    name.fill("森 みお子")
    topic.focus()
    expect(phone.locator(".talk__guest")).to_have_text("森 みお子")


def test_what_was_typed_to_oneself_while_a_guest_spoke_is_on_the_takeaway(meeting):
    phone = meeting.phone()
    meeting.go("talk/talk")
    phone.wait_for_function(CODE_OF_TALKS)
    phone.locator("#talk-memo").fill("台所は、はじまりの場所")
    phone.goto(phone.url.replace("/p/", "/t/"))

    expect(phone.get_by_text("台所は、はじまりの場所")).to_be_visible()


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_pairs_and_talks_have_no_barrier_on_any_screen(server, window, picture, lang):
    meeting = Meeting(server, window, lang)
    pages = {
        "phone": meeting.phone(),
        "online": meeting.phone("online"),
        "stage": meeting.open(HALL, "stage"),
        "console": meeting.open(DESK, "console"),
    }
    for _ in range(2):
        join(meeting.server, meeting.code)
        join(meeting.server, meeting.code, place="online")
    assert meeting.desk.act("SetPairing", way="mark", size=2)["ok"]

    def look(name: str) -> None:
        for device, page in pages.items():
            page.wait_for_timeout(300)  # the stage fades; what is half drawn has half a contrast
            picture(page, f"{device}-{name}-{lang}")
            no_barrier(page, f"{device} {name}")

    meeting.go(PAIR)
    expect(pages["phone"].locator("[data-part=mark]")).to_be_visible()
    expect(pages["online"].locator("[data-part=room]")).to_be_visible()
    look("pair-find")
    for turn, name in ((1, "pair-first"), (2, "pair-swap"), (3, "pair-second"), (4, "pair-thanks")):
        meeting.take(turn)
        expect(pages["stage"].locator(".clockface")).to_have_attribute("data-turn", TURNS[turn])
        look(name)
    pages["console"].locator("#sound-open").click()
    picture(pages["console"], f"console-sound-{lang}")
    no_barrier(pages["console"])
    pages["console"].keyboard.press("Escape")
    meeting.go("talk/talk")
    assert meeting.desk.act("IntroduceGuest", part="talk", name="Mio Mori", topic="Kitchens")["ok"]
    expect(pages["phone"].locator(".talk__guest")).to_have_text("Mio Mori")
    look("talk")


TURNS = ("find", "speak", "swap", "speak", "thanks")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_joining_asks_for_a_position_only_where_the_program_has_some(server, window, picture, lang):
    fay = Browser(server).enter(server.owner)
    codes = {name: new_session(fay, name, 60) for name in ("tsunagari-5", "team-retro")}
    page = window(PHONE, lang)
    page.goto(f"{server.url}/j/{codes['tsunagari-5']}")

    page.locator(".join__ask").click()
    expect(page.locator(".join__why p")).to_be_visible()
    picture(page, f"join-position-{lang}")
    no_barrier(page)
    page.locator("#group").select_option(index=2)
    page.locator(".join__go").click()
    page.wait_for_url("**/p/**")
    page.goto(f"{server.url}/j/{codes['team-retro']}")
    expect(page.locator(".join__go")).to_be_visible()
    groups = "groups = [" in Path("programs/team-retro.toml").read_text(encoding="utf-8")
    expect(page.locator("#group")).to_have_count(int(groups))
