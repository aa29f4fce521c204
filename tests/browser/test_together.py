"""Running a session together, in real browsers: links with PINs, the lead, paper, a guest."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import DESK, HALL, PHONE
from tests.browser.entering import let_in
from tests.serving import Browser, Screen, Server, join, new_session

PIN = "2468"
CLOCK = re.compile(r"\d+:\d\d")


@pytest.fixture
def code(server: Server) -> str:
    return new_session(Browser(server).enter(server.owner), format=90)  # with a guest's talk


@pytest.fixture
def owner(server: Server, window):
    """owner(DESK, "ja") opens the owner's browser."""

    def open_(device: dict[str, object] = DESK, lang: str = "ja") -> Page:
        page = window(device, lang)
        let_in(page, server)
        return page

    return open_


@pytest.fixture
def invited(server: Server, window, owner, code):
    """invited("co", PHONE) lets somebody come by a link that the owner has made for them."""

    def open_(role: str, device: dict[str, object] = DESK, lang: str = "ja", label="") -> Page:
        desk = owner(DESK, lang)
        desk.goto(f"{server.url}/sessions/{code}/roles")
        desk.locator(f"input[value={role}]").check()
        desk.locator("#label").fill(label)
        desk.locator("#pin").fill(PIN)
        desk.locator("#make button[type=submit]").click()
        link = desk.locator(".fresh__link").inner_text()
        page = window(device, lang)
        page.goto(link)
        page.locator("#pin").fill(PIN)
        page.locator("#enter button[type=submit]").click()
        page.wait_for_url(re.compile(rf"/console/{code}$"))
        return page

    return open_


def go(page: Page, server: Server, code: str, *stops: str) -> Screen:
    """Move the session through stops, as its facilitator; return the console's live side."""
    board = Screen(server, Browser(server).enter(server.owner).page(f"/console/{code}"))
    for stop in stops:
        board.act("Move", to=stop, expect=board.records["session"]["stop"]["id"])
        board.until(lambda s, stop=stop: s.records["session"]["stop"]["id"] == stop)
    return board


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_lead_goes_to_a_colleague_with_a_phone_and_comes_back(
    server, owner, invited, code, lang, picture
):
    mine = owner(DESK, lang)
    mine.goto(f"{server.url}/console/{code}")
    hers = invited("co", PHONE, lang, label="Yuki")
    expect(hers.locator("#primary")).to_be_hidden()
    expect(hers.locator("#lead")).to_have_attribute("data-state", "following")

    mine.locator("#hand-over-open").click()
    no_barrier(mine)
    mine.locator(".hand-over__to", has_text="Yuki").click()
    hers.locator("[data-lead=take]:visible").click()

    expect(mine.locator("#primary")).to_be_hidden()
    hers.locator("#primary").click()
    expect(hers.locator("#primary")).to_be_visible()
    no_barrier(hers)
    picture(hers, f"remote-{lang}")
    expect(mine.locator("#lead")).to_contain_text("Yuki")
    mine.locator("[data-lead=take]:visible").click()
    expect(mine.locator("#primary")).to_be_visible()
    expect(hers.locator("#primary")).to_be_hidden()


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_colleague_puts_notes_together_with_a_finger_on_a_phone(
    server, invited, code, lang, picture
):
    hers = invited("co", PHONE, lang)
    board = go(hers, server, code, "meaning/write")
    person = join(server, code)
    for text in ("朝のあいさつ", "夕方のあいさつ", "ひとりの時間"):
        fields = {"category": None, "named": False, "in_report": True}
        assert person.act("AddNote", part="meaning", text=text, **fields)["ok"]
    go(hers, server, code, "meaning/reveal", "meaning/theme").close()

    for text in ("朝のあいさつ", "夕方のあいさつ"):
        hers.locator("#loose .pick", has_text=text).locator(".pick__face").tap()
    picture(hers, f"colleague-phone-chosen-{lang}")
    hers.locator("#chosen [data-deed=theme]").tap()
    hers.keyboard.type("小さな合図")
    hers.keyboard.press("Enter")
    expect(hers.locator(".console-theme .pick")).to_have_count(2)
    note = hers.locator("#loose .pick", has_text="ひとりの時間")
    note.locator(".pick__more").tap()
    hers.get_by_role("menuitem", name={"ja": "ひとりの声", "en": "Lone voices"}[lang]).tap()
    expect(hers.locator("#loose .pick")).to_have_count(0)

    theme = board.until(
        lambda s: [k for k, r in s.records.items() if r.get("title") == "小さな合図"]
    )
    notes = [r for k, r in board.records.items() if k.startswith("note/")]
    assert sorted(note["theme"] for note in notes) == sorted(
        [*(theme[0].removeprefix("theme/"),) * 2, "lone"]
    )
    picture(hers, f"colleague-phone-grouped-{lang}")
    no_barrier(hers)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_when_the_laptop_is_closed_a_colleague_goes_on(server, owner, invited, code, lang, picture):
    mine, stage = owner(DESK, lang), owner(HALL, lang)
    mine.goto(f"{server.url}/console/{code}")
    stage.goto(f"{server.url}/stage/{code}")
    hers = invited("co", PHONE, lang)
    expect(hers.locator("#lead")).to_have_attribute("data-state", "following")
    board = go(stage, server, code, "meaning/write", "meaning/reveal")
    person = join(server, code)
    fields = {"category": None, "named": False, "in_report": True}
    assert person.act("AddNote", part="meaning", text="朝のあいさつ", **fields)["ok"]
    expect(stage.locator(".note")).to_have_count(1)
    expect(stage.locator(".view")).to_have_count(1)  # the one before has faded

    def shown() -> tuple[str | None, str]:
        words = stage.locator("main").inner_text()
        return stage.locator("main").get_attribute("data-view"), CLOCK.sub("", words)

    before = shown()
    board.close()  # it stands for the laptop, too
    mine.close()
    hers.locator("[data-lead=over]:visible").click()
    picture(hers, f"console-take-over-{lang}")
    no_barrier(hers)
    hers.locator("#take-over [value=take]").click()
    expect(hers.locator("#primary")).to_be_visible()
    expect(hers.locator("#primary")).not_to_have_attribute("aria-disabled", "true")
    assert shown() == before
    picture(stage, f"stage-laptop-closed-{lang}")

    hers.locator("#primary").click()
    expect(stage.locator("main")).not_to_have_attribute("data-view", before[0] or "")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_scribe_writes_line_after_line_without_leaving_the_field(
    server, invited, code, lang, picture
):
    page = invited("scribe", DESK, lang)
    board = go(page, server, code, "meaning/write")
    field = page.locator("#scribe-text")
    page.locator("[name=category]").first.check()
    for text in ("紙の一枚目", "紙の二枚目"):
        field.fill(text)
        field.press("Control+Enter")
        expect(page.locator("#scribed")).to_contain_text(text)
        expect(field).to_be_focused()
        expect(field).to_have_value("")

    notes = [note for key, note in board.records.items() if key.startswith("note/")]
    assert [(note["channel"], note["by"]) for note in notes] == [("paper", None)] * 2
    on_paper = {"ja": "紙", "en": "Paper"}[lang]
    expect(page.locator("#scribed [data-slot=channel]")).to_have_text([on_paper] * 2)
    page.locator("[data-deed=edit]").first.click()
    field.fill("直した一枚")
    field.press("Control+Enter")
    expect(page.locator("#scribed")).to_contain_text("直した一枚")
    no_barrier(page)
    picture(page, f"scribe-{lang}")
    page.locator("[data-deed=drop]").first.click()
    page.locator("[data-deed=gone]:visible").click()
    expect(page.locator("#scribed > li")).to_have_count(1)


def test_what_a_scribe_types_while_the_line_is_down_stays(server, invited, code):
    page = invited("scribe")
    go(page, server, code, "meaning/write")
    page.locator("[name=category]").first.check()
    page.context.set_offline(True)
    expect(page.locator("#offline")).to_be_visible()
    page.locator("#scribe-text").fill("書きかけ")
    page.locator("#scribe button[type=submit]").click()
    expect(page.locator("#scribe-text")).to_have_value("書きかけ")
    page.context.set_offline(False)
    expect(page.locator("#offline")).to_be_hidden()
    page.reload()

    expect(page.locator("#scribe-text")).to_have_value("書きかけ")


def test_a_key_opens_the_same_panel_on_the_console(server, owner, code):
    page = owner()
    page.goto(f"{server.url}/console/{code}")
    go(page, server, code, "meaning/write")
    expect(page.locator("#agenda [aria-current]")).to_be_visible()
    page.keyboard.press("a")
    expect(page.locator("#scribe-text")).to_be_focused()
    page.locator("#scribe-dialog [name=category]").first.check()
    page.locator("#scribe-text").fill("手で")
    page.locator("[name=channel][value=hand]").check()
    page.locator("#scribe-text").press("Control+Enter")

    expect(page.locator("#scribed")).to_contain_text("手で")
    no_barrier(page)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_was_written_for_somebody_is_put_right_from_the_menu_of_the_note(
    server, invited, code, lang, picture
):
    page = invited("co", DESK, lang)
    board = go(page, server, code, "meaning/write")
    wish = {"part": "meaning", "text": "紙の一枚", "category": "self", "channel": "paper"}
    assert board.act("WriteFor", **wish)["ok"]
    page.keyboard.press("a")
    page.locator("#scribe-text").fill("書きかけ")
    page.keyboard.press("Escape")
    card = page.locator(".pick", has_text="紙の一枚")
    card.hover()
    card.locator(".pick__more").click()
    ours, theirs = {"ja": ("直す…", "まちがい"), "en": ("Put right…", "Propose")}[lang]
    picture(page, f"console-menu-written-for-{lang}")
    expect(page.locator(".menu__item", has_text=theirs)).to_have_count(0)
    page.locator(".menu__item", has_text=ours).click()

    field = page.locator("#scribe-text")
    expect(field).to_have_value("紙の一枚")
    picture(page, f"console-put-right-{lang}")
    field.fill("直した一枚")
    field.press("Control+Enter")

    expect(page.locator(".pick", has_text="直した一枚")).to_have_count(1)
    expect(field).to_have_value("書きかけ")  # what was being typed comes back


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_an_observer_has_the_stage_and_the_board_and_no_button(
    server, invited, code, lang, picture
):
    page = invited("observer", DESK, lang)
    expect(page.locator("#looking-empty")).to_be_visible()
    expect(page.locator("#looking-part")).to_be_hidden()
    board = go(page, server, code, "meaning/write")
    category = board.records["part/meaning"]["categories"][0]["id"]
    sent = {"part": "meaning", "text": "よく見える一枚", "category": category, "channel": "voice"}
    assert board.act("WriteFor", **sent)["ok"]
    expect(page.locator("#looking-groups")).not_to_contain_text("よく見える一枚")
    go(page, server, code, "meaning/reveal")

    expect(page.locator("#looking-groups")).to_contain_text("よく見える一枚")
    expect(page.locator("#preview-now")).to_contain_text("よく見える一枚")
    assert page.locator("main button").count() == 0  # the one in the help only signs out
    no_barrier(page)
    picture(page, f"observer-{lang}")


def test_a_revoked_link_says_so_kindly_where_it_is_open(server, owner, invited, code):
    page = invited("observer")
    expect(page.locator("#refused")).to_be_hidden()
    mine = owner()
    mine.goto(f"{server.url}/sessions/{code}/roles")
    expect(mine.locator(".given__yes")).to_be_visible()
    no_barrier(mine)
    mine.locator("[formaction]").first.click()

    expect(page.locator("#refused")).to_be_visible()


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_online_host_wishes_and_talks_and_the_console_answers(
    server, owner, invited, code, lang, picture
):
    host = invited("host", DESK, lang, label="Sora")
    board = go(host, server, code, "meaning/write")
    category = board.records["part/meaning"]["categories"][0]["id"]
    board.act("WriteFor", part="meaning", text="聞きたい", category=category, channel="voice")
    go(host, server, code, "meaning/reveal")
    mine = owner(DESK, lang)
    mine.goto(f"{server.url}/console/{code}")
    host.locator("[data-wish]").first.click()
    host.locator("#say-text").fill("音が小さいそうです")
    host.locator("#say-text").press("Enter")

    expect(mine.locator("#said")).to_contain_text("音が小さいそうです")
    expect(mine.locator("#wishes")).to_contain_text("聞きたい")
    answers = host.locator("#wishes button:visible")
    expect(answers).to_have_text(["取り下げる" if lang == "ja" else "Take back"])
    picture(host, f"host-wish-{lang}")
    answers.click()  # it was a slip, and asked for again
    expect(mine.locator("#wishes")).to_be_hidden()
    expect(host.locator("[data-wish]").first).to_have_attribute("aria-pressed", "false")
    host.locator("[data-wish]").first.click()
    expect(mine.locator("#wishes")).to_contain_text("聞きたい")
    no_barrier(host)
    picture(host, f"host-{lang}")
    mine.locator("[data-answer=show]").click()
    expect(host.locator("#preview-now .stage")).to_have_attribute("data-view", "spotlight")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_online_host_reads_what_people_ask_the_guest(server, invited, lang, code, picture):
    host = invited("host", DESK, lang)
    asked = host.locator("#asked")
    expect(asked.locator("[data-part=empty]")).to_be_visible()
    board = go(host, server, code, "talk/talk")
    for text in ("どうやって始めましたか", "<b>何人</b>でしたか"):
        assert join(server, code).act("AskGuest", part="talk", text=text)["ok"]
    rows = asked.locator("li")
    expect(rows).to_have_count(2)
    expect(rows.nth(1)).to_contain_text("<b>何人</b>でしたか")
    expect(asked.locator("[data-slot=open]")).to_have_text("2")

    first = next(each for each in board.records.values() if each.get("text", "").startswith("どう"))
    assert board.act("SettleQuestion", question=first["id"], done=True)["ok"]

    expect(rows.nth(1)).to_have_attribute("data-done", "true")
    expect(rows.nth(1)).to_contain_text("どうやって")
    expect(asked.locator("[data-slot=open]")).to_have_text("1")
    assert asked.locator("button").count() == 0  # the facilitator decides what is asked
    no_barrier(host)
    picture(host, f"host-asked-{lang}")


@pytest.mark.parametrize("role", ["host", "scribe", "observer"])
def test_whoever_helps_finds_help_on_top_of_the_page(invited, role, picture):
    page = invited(role, DESK, "en")
    help_ = page.locator(".help summary")
    help_.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".help__text")).to_contain_text("comes back by itself")
    no_barrier(page)
    picture(page, f"help-{role}")
    page.set_viewport_size({"width": 390, "height": 844})
    box = page.locator(".help__text").bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_guest_looks_through_their_words_on_a_phone(server, owner, window, code, lang, picture):
    mine = owner(DESK, lang)
    mine.goto(f"{server.url}/console/{code}")
    go(mine, server, code, "ended")
    panel = mine.locator("#catch")
    for words in ("弱いつながりが知らせを運ぶ。", "失敗を笑え", "内緒の話"):
        panel.locator("[name=speaker]").fill("Daniel Kim")
        panel.locator("[name=text]").fill(words)
        panel.locator("form button[type=submit]").click()
        expect(mine.locator("#catch-remarks")).to_contain_text(words)
    mine.locator("#catch-links button").click()
    address = mine.locator(".catch__address")
    expect(address).to_contain_text("/enter#")
    link = address.inner_text()
    expect(mine.locator(".catch__picture")).to_have_js_property("complete", True)
    no_barrier(mine)

    phone = window(PHONE, lang)
    phone.goto(link)
    phone.wait_for_url(f"**/guest/{code}")
    no_barrier(phone)
    picture(phone, f"guest-{lang}")
    remarks = phone.locator(".remark")
    remarks.nth(0).locator("[value=yes]").click()
    remarks.nth(1).locator("summary").click()
    remarks.nth(1).locator("textarea").fill("失敗した人と笑え。")
    remarks.nth(1).locator("[value=edit]").click()
    remarks.nth(2).locator("[value=no]").click()

    expect(remarks.nth(2)).to_have_attribute("data-state", "declined")
    mine.reload()
    states = mine.locator("#catch-remarks > li")
    expect(states).to_have_count(3)
    told = [states.nth(n).get_attribute("data-state") for n in range(3)]
    assert told == ["declined", "approved", "approved"]
