"""After the end: what the facilitator reads, and what they write down while they remember it."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.barriers import no_barrier
from tests.browser.entering import let_in
from tests.browser.test_pictures import NOTES
from tests.serving import PRINTING, Browser, Screen, Server, join, new_session

LAPTOPS = {"1366": {"viewport": {"width": 1366, "height": 768}}}
LAPTOPS["1280"] = {"viewport": {"width": 1280, "height": 800}}
SAW = {
    "ja": "遠慮は、相手を大事に思うことの裏がわにある",
    "en": "Holding back is often a way of caring",
}
# Words of the card that stand over the edge of what they stand in.
CUT = """() => [...document.querySelectorAll("#recap *")].filter((each) => {
  if (!each.checkVisibility() || each.closest(".visually-hidden")) return false;
  const inline = getComputedStyle(each).display === "inline";
  return !inline && each.scrollWidth > each.clientWidth + 1;
}).map((each) => each.outerHTML.slice(0, 120))"""


class Evening:
    """A session, whoever runs it by a socket, and ten people in the hall and online."""

    def __init__(self, server: Server, lang: str) -> None:
        self.server, self.lang = server, lang
        self.browser = Browser(server).enter(server.owner)
        self.code = new_session(self.browser, format=90, lang=lang)
        self.console = Screen(server, self.browser.page(f"/console/{self.code}"))
        places = ["venue"] * 6 + ["online"] * 5
        self.people = [join(server, self.code, place=place) for place in places]

    def go(self, stop: str) -> None:
        session = self.console.until(lambda s: s.records.get("session"))
        answer = self.console.act("Move", to=stop, expect=session["stop"]["id"])
        assert answer["ok"], answer
        self.console.until(lambda s: s.records["session"]["stop"]["id"] == stop)

    def act(self, type: str, **fields: object) -> None:
        answer = self.console.act(type, **fields)
        assert answer["ok"], answer

    def hold(self) -> None:
        """Go through a step with notes, a theme and a lone voice; then end."""
        self.go("meaning/write")
        for person, text in zip(self.people, NOTES[self.lang][:5], strict=False):
            more = {"category": None, "named": False, "in_report": True}
            assert person.act("AddNote", part="meaning", text=text, **more)["ok"]
        notes = self.console.until(lambda s: len(found := notes_in(s)) == 5 and found)
        self.go("meaning/theme")
        self.act("AddTheme", part="meaning", title="遠慮", notes=notes[:3])
        self.act("PlaceNotes", notes=notes[3:4], theme="lone")
        self.act("WriteInsight", part="meaning", text=SAW[self.lang])
        self.go("pledge/pledge")
        step = {
            "what": "x",
            "when": "2027-01-15",
            "if_then": "",
            "example": False,
            "in_report": True,
        }
        assert self.people[0].act("MakeFirstStep", part="pledge", **step)["ok"]
        self.go("ended")

    def sit_down(self, window: Callable[..., Page], device: dict[str, object]) -> Page:
        page = window(device, self.lang)
        let_in(page, self.server)
        page.goto(f"{self.server.url}/console/{self.code}")
        return page


KEPT = {"ja": "時点の控えを、サーバーに残しました", "en": "A copy is kept on the server"}
DRAFTED = {"ja": "報告書の下書きができました", "en": "A draft of the report is there"}


def notes_in(screen: Screen) -> list[str]:
    return sorted(key.removeprefix("note/") for key in screen.records if key.startswith("note/"))


def number(page: Page, name: str) -> str:
    return page.locator(f'[data-part="{name}"] .recap__number').inner_text()


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_happened_is_read_on_one_card(server, window, picture, lang):
    evening = Evening(server, lang)
    evening.hold()
    console = evening.sit_down(window, LAPTOPS["1366"])
    card = console.locator(".recap__card")

    expect(card.locator("[data-slot=people]")).to_have_text("11")
    apart = "会場 6 ・ オンライン 5" if lang == "ja" else "Venue 6 · Online 5"
    expect(card.locator("[data-slot=where]")).to_have_text(apart)
    counted = {name: number(console, name) for name in ("notes", "themes", "lone", "first_steps")}
    assert counted == {"notes": "5", "themes": "1", "lone": "1", "first_steps": "1"}
    expect(card.locator("[data-slot=steps]")).to_have_text("1 / 5" if lang == "ja" else "1 of 5")
    expect(card.locator("[data-slot=skipped]")).not_to_be_empty()
    expect(card.locator("[data-slot=unsaid]")).to_be_hidden()  # of all that was asked we said it
    promised = "報告書の届く日は、まだ約束していません" if lang == "ja" else "No day is promised"
    expect(card.locator("[data-slot=arrives]")).to_contain_text(promised)

    expect(card.locator("[data-slot=copy]")).to_contain_text(KEPT[lang], timeout=PRINTING * 1000)
    expect(card.locator("[data-slot=draft]")).to_contain_text(
        DRAFTED[lang], timeout=PRINTING * 1000
    )

    region = console.get_by_role("region", name=card.locator("h2").inner_text())
    expect(region).to_be_visible()
    terms = card.locator("dt").all_inner_texts()
    assert len(terms) == 7 and all(terms)
    no_barrier(console)
    for size in LAPTOPS:
        console.set_viewport_size(LAPTOPS[size]["viewport"])
        picture(console, f"console-after-{lang}-{size}")
        assert console.evaluate(CUT) == []
        head, foot = card.bounding_box(), console.locator(".console__foot").bounding_box()
        assert head and foot and head["y"] + head["height"] <= foot["y"]  # whole, in one look


def test_the_card_follows_what_still_comes_and_goes_when_the_end_is_taken_back(server, window):
    evening = Evening(server, "ja")
    evening.hold()
    console = evening.sit_down(window, LAPTOPS["1366"])
    expect(console.locator("[data-slot=notes] >> nth=0")).to_have_text("5")

    more = {"category": None, "named": False, "in_report": True}
    late = "困ったら 090-1234-5678 へ"
    expect(console.locator("[data-slot=personal]")).to_contain_text("1 枚")
    assert evening.people[0].act("AddNote", part="meaning", text=late, **more)["ok"]
    secret = more | {"in_report": False}  # no report quotes it: nothing is to be done
    other = late.replace("1234", "4321")
    assert evening.people[0].act("AddNote", part="meaning", text=other, **secret)["ok"]
    expect(console.locator('[data-part="notes"] .recap__number')).to_have_text("7")
    expect(console.locator("[data-slot=personal]")).to_contain_text("2 枚")
    evening.act("WriteInsight", part="meaning", text="")
    expect(console.locator("[data-slot=unsaid]")).to_contain_text("1 つ")
    evening.browser.post(f"/sessions/{evening.code}/report-day", day="2027-01-20")
    expect(console.locator("[data-slot=arrives]")).to_have_text("報告書は1月20日ごろ届きます")
    expect(console.locator("[data-part=say-when]")).to_be_hidden()

    evening.go("checkout/checkout")
    expect(console.locator("#recap")).to_be_hidden()
    evening.go("ended")
    expect(console.locator('[data-part="notes"] .recap__number')).to_have_text("7")


LESSONS = {
    "ja": {"surprised": "沈黙のあとに、いちばん長い付箋が出た", "change": "発表は二分にする"},
    "en": {"surprised": "The longest note came after a silence", "change": "Two minutes each"},
}
DELIVERED = {"ja": "届きました", "en": "Delivered"}


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_three_things_are_kept_as_they_are_typed_and_stand_there_at_the_next_one(
    server, window, picture, lang
):
    evening = Evening(server, lang)
    evening.hold()
    console = evening.sit_down(window, LAPTOPS["1366"])
    form = console.locator("#lessons")
    form.scroll_into_view_if_needed()
    surprised = form.get_by_label("驚いたこと" if lang == "ja" else "What surprised me")
    surprised.press_sequentially(LESSONS[lang]["surprised"])
    expect(form.locator("[data-state-of=surprised]")).to_have_text(DELIVERED[lang])
    surprised.press("Tab")
    console.keyboard.type(LESSONS[lang]["change"])
    console.keyboard.press("Enter")
    expect(form.locator("[data-state-of=change]")).to_have_text(DELIVERED[lang])
    expect(console.locator("#recap")).to_be_visible()  # no key of the console heard it
    no_barrier(console)
    for size in LAPTOPS:
        console.set_viewport_size(LAPTOPS[size]["viewport"])
        form.scroll_into_view_if_needed()
        picture(console, f"console-lessons-{lang}-{size}")
        assert console.evaluate(CUT) == []

    console.reload()
    for name, text in LESSONS[lang].items():
        expect(form.locator(f"[name={name}]")).to_have_value(text)
    form.locator("[name=surprised]").fill("")
    expect(form.locator("[data-state-of=surprised]")).to_have_text(DELIVERED[lang])
    form.locator("[name=surprised]").fill(LESSONS[lang]["surprised"])
    expect(form.locator("[data-state-of=surprised]")).to_have_text(DELIVERED[lang])

    copied = evening.browser.post(f"/sessions/{evening.code}/duplicate").url
    console.goto(copied)
    panel = console.locator(".last-time")
    for text in LESSONS[lang].values():
        expect(panel).to_contain_text(text)
    picture(console, f"preparation-last-time-{lang}")
    no_barrier(console)
    panel.get_by_role("button").click()
    expect(console.locator(".last-time")).to_have_count(0)


def test_a_line_that_is_too_long_is_not_cut_and_is_kept_here_until_it_is_shorter(server, window):
    evening = Evening(server, "ja")
    evening.hold()
    console = evening.sit_down(window, LAPTOPS["1366"])
    state, field = console.locator("[data-state-of=thank]"), console.locator("#lessons-thank")

    field.fill("渡" * 201)
    expect(state).to_contain_text("200文字まで")
    console.reload()
    expect(field).to_have_value("渡" * 201)
    field.fill("渡" * 200)

    expect(state).to_have_text("届きました")
    assert "渡" * 200 in evening.browser.get(f"/console/{evening.code}").text


def test_without_a_line_what_was_typed_is_said_to_wait_and_arrives_later(server, window):
    evening = Evening(server, "ja")
    evening.hold()
    console = evening.sit_down(window, LAPTOPS["1366"])
    state, field = console.locator("[data-state-of=thank]"), console.locator("#lessons-thank")
    expect(field).to_be_visible()
    address = f"**/console/{evening.code}/lessons"

    console.route(address, lambda route: route.abort())
    field.fill("受付の渡辺さん")
    expect(state).to_contain_text("まだ届いていません")
    console.reload()  # before it has arrived
    expect(field).to_have_value("受付の渡辺さん")
    expect(state).to_contain_text("まだ届いていません")
    console.unroute(address)
    expect(state).to_have_text("届きました")
    assert "受付の渡辺さん" in evening.browser.get(f"/console/{evening.code}").text
    left = "() => Object.keys(localStorage).filter((key) => key.includes('lessons'))"
    assert console.evaluate(left) == []

    console.route(address, lambda route: route.fulfill(status=403))
    field.fill("案内の山本さん")
    expect(state).to_contain_text("保存できませんでした")
    assert console.evaluate(left) != []  # it is not lost


def test_another_tab_sends_what_was_typed_and_not_what_stands_in_it(server, window):
    evening = Evening(server, "ja")
    evening.hold()
    first = evening.sit_down(window, LAPTOPS["1366"])
    second = first.context.new_page()
    second.goto(first.url)
    address = f"**/console/{evening.code}/lessons"
    field, same = first.locator("#lessons-thank"), second.locator("#lessons-thank")
    expect(same).to_be_visible()

    first.route(address, lambda route: route.abort())
    field.fill("受付の渡辺さん")
    expect(first.locator("[data-state-of=thank]")).to_contain_text("まだ届いていません")
    second.evaluate("dispatchEvent(new Event('online'))")
    expect(second.locator("[data-state-of=thank]")).to_have_text("届きました")
    expect(same).to_have_value("受付の渡辺さん")
    assert "受付の渡辺さん" in evening.browser.get(f"/console/{evening.code}").text
    expect(first.locator("[data-state-of=thank]")).to_have_text("届きました")
    expect(field).to_have_value("受付の渡辺さん")


def test_a_draft_that_was_left_behind_replaces_nothing_that_is_newer(server, window, picture):
    evening = Evening(server, "ja")
    evening.hold()
    left = evening.sit_down(window, LAPTOPS["1366"])
    address = f"**/console/{evening.code}/lessons"
    field, state = left.locator("#lessons-change"), left.locator("[data-state-of=change]")
    left.route(address, lambda route: route.abort())
    field.fill("発表は二分にする")
    expect(state).to_contain_text("まだ届いていません")
    left.goto(f"{server.url}/stage/{evening.code}")

    put = f"{server.url}/console/{evening.code}/lessons"
    newer = {"change": "休憩を長くとる"}
    assert evening.browser.http.put(put, json=newer, timeout=30).ok
    left.unroute(address)
    left.goto(f"{server.url}/console/{evening.code}")
    expect(state).to_contain_text("「休憩を長くとる」")
    expect(field).to_have_value("発表は二分にする")
    said = left.locator("[data-part=lessons-said]")
    expect(said).to_contain_text("「休憩を長くとる」")
    left.locator("#lessons").scroll_into_view_if_needed()
    picture(left, "console-lessons-both")
    no_barrier(left)
    assert "休憩を長くとる" in evening.browser.get(f"/console/{evening.code}").text

    left.locator("[data-take=change]").click()
    expect(field).to_have_value("休憩を長くとる")
    expect(left.locator("[data-take=change]")).to_be_hidden()
    assert evening.browser.http.put(put, json={"change": "席を丸く"}, timeout=30).ok
    field.fill("発表は一分にする")  # its page still shows what was there before
    expect(state).to_contain_text("「席を丸く」")
    field.press("Enter")
    expect(state).to_have_text("届きました")
    assert "発表は一分にする" in evening.browser.get(f"/console/{evening.code}").text


def test_a_helper_is_not_asked(server, window):
    evening = Evening(server, "ja")
    evening.go("ended")
    with_store = server.store()
    session = with_store.sessions.find(evening.code)
    secret = with_store.links.add("facilitator", session.id, session.created_at)
    with_store.close()
    page = window(LAPTOPS["1366"], "ja")
    page.goto(f"{server.url}/enter#{secret}")
    page.wait_for_url(f"{server.url}/console/{evening.code}")

    expect(page.locator(".recap__card [data-slot=steps]")).to_have_text("0 / 5")
    expect(page.locator("#lessons")).to_have_count(0)


def test_the_copy_says_how_far_it_is_where_it_lies_and_what_to_do_when_it_failed(server, window):
    evening = Evening(server, "ja")
    evening.hold()
    console = evening.sit_down(window, LAPTOPS["1366"])
    line = console.locator(".recap__card [data-part=copy]")
    again = line.locator("[data-part=copy-again]")
    expect(line).to_contain_text(KEPT["ja"], timeout=PRINTING * 1000)
    with console.expect_download() as fetched:
        line.get_by_role("link").click()
    assert fetched.value.suggested_filename == f"tsunagari-{evening.code}.zip"
    expect(again).to_be_hidden()

    making = {"state": "making", "progress": 40, "message": "", "file": None, "at": None}
    address = f"**/console/{evening.code}/closing"
    console.route(address, lambda route: route.fulfill(json={"copy": making, "draft": making}))
    console.reload()
    expect(line).to_contain_text("控えをとっています…")
    expect(line.get_by_role("progressbar")).to_have_attribute("value", "40")
    expect(line.get_by_role("link")).to_be_hidden()
    expect(console.locator("[data-slot=draft]")).to_have_text("報告書の下書きをつくっています…")
    console.unroute(address)
    expect(line).to_contain_text(KEPT["ja"])

    store = server.store()
    [job] = store.jobs.of(store.sessions.find(evening.code).id, ("copy",), 1)
    because = "This needed more memory than it may take and was stopped."
    store.jobs.update(job.id, datetime.now(UTC), state="failed", message=because, file=None)
    store.close()
    console.reload()
    expect(line).to_contain_text("控えをとれませんでした。")
    expect(line.locator("[data-slot=copy]")).not_to_contain_text(because)  # but in Japanese
    again.click()
    expect(line).to_contain_text(KEPT["ja"], timeout=PRINTING * 1000)
    expect(again).to_be_hidden()

    link = line.get_by_role("link")
    before = link.get_attribute("href")
    taken = evening.people[0].own["notes"][0]["id"]
    assert evening.people[0].act("WithdrawNote", note=taken)["ok"]
    expect(console.locator("[data-slot=draft]")).to_contain_text("下書きも消しました")
    console.locator("[data-part=draft-again]").click()
    expect(console.locator("[data-slot=draft]")).to_contain_text(
        DRAFTED["ja"], timeout=PRINTING * 1000
    )
    expect(line).to_contain_text(
        KEPT["ja"], timeout=PRINTING * 1000
    )  # another one, without those words
    expect(link).not_to_have_attribute("href", before or "")


def test_it_is_asked_no_more_how_far_they_are_once_that_is_refused(server, window):
    evening = Evening(server, "ja")
    evening.hold()
    console = evening.sit_down(window, LAPTOPS["1366"])
    for made, words in (("copy", KEPT), ("draft", DRAFTED)):  # after that nobody hears of them
        slot = console.locator(f".recap__card [data-slot={made}]")
        expect(slot).to_contain_text(words["ja"], timeout=PRINTING * 1000)
    asked: list[str] = []
    address = f"**/console/{evening.code}/closing"

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(status=403)

    console.route(address, refuse)
    console.clock.install()
    with console.expect_response(address):
        console.reload()
    expect(console.locator("[data-slot=arrives]")).not_to_be_empty()
    console.wait_for_load_state("networkidle")
    before = len(asked)
    for _ in range(5):
        console.clock.run_for(2_000)
        console.evaluate("async () => { await fetch('/health'); }")

    assert len(asked) == before
