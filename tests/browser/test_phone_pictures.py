"""The phone around the questions, and the takeaway: pictures to look at, and no barriers."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.cast import cast as cast  # a session with somebody at a phone
from tests.browser.cast import lang as lang

SMALL = {"width": 320, "height": 568}
ARRIVED = {"ja": "少し眠い。駅の猫を見た", "en": "A bit tired. I saw a cat at the station"}
STEP = {"ja": "昔の上司を昼に誘う", "en": "Ask my old boss out for lunch"}
SAW = {
    "ja": "この場のつながりは、返事のかたちをしていた。",
    "en": "It took the shape of an answer.",
}

# What reaches beyond the screen, as far as one could scroll to it.
TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.body.querySelectorAll("*")]
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
    .map((element) => element.className || element.tagName)"""

WITHIN = "box => box.scrollWidth <= box.clientWidth"

# Words smaller than 15 px, and notes smaller than 17; readings over kanji are small by nature.
TOO_SMALL = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const small = [];
  while (walker.nextNode()) {
    const at = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !at.checkVisibility() || at.closest("rt")) continue;
    if (parseFloat(getComputedStyle(at).fontSize) < (at.matches(".note__text") ? 17 : 15))
      small.push(`${at.className || at.tagName}: ${walker.currentNode.data.trim()}`);
  }
  return small;
}"""


# What a finger has to meet and is less than 48 px high; the answers of the pulse have 44 (0.4).
TOO_LOW = """() => [...document.querySelectorAll("a[href], button, summary, input, textarea")]
  .map((target) => target.closest("label") ?? target)
  .filter((target) => !target.matches(".skip, .visually-hidden, .pulse__choice"))
  .filter((target) => target.checkVisibility({ visibilityProperty: true }))
  .filter((target) => [...target.getClientRects()].some(({ height }) => height < 47.5))
  .map((target) => `${target.className || target.tagName}: ${target.textContent.trim()}`)"""


@pytest.fixture
def look(picture, lang):
    """look(page, "pledge") keeps a picture; it fails on a barrier, and what is too wide or low."""

    def keep(page: Page, name: str) -> None:
        picture(page, f"phone-{name}-{lang}")
        no_barrier(page, name)
        assert page.evaluate(TOO_SMALL) == [], name
        assert page.evaluate(TOO_LOW) == [], name
        before = page.viewport_size
        page.set_viewport_size(SMALL)
        for size in ("100%", "200%"):
            page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
            wide = page.evaluate(TOO_WIDE)
            assert wide == [], f"{name} at 320 px and letters of {size}"
        page.evaluate("document.documentElement.style.fontSize = ''")
        page.set_viewport_size(before)

    return keep


def test_every_screen_around_the_questions_can_be_looked_at(cast, look, lang):
    phone = cast.phone

    cast.go("rules/rules")
    cast.act("ShowRule", at=2, expect="rules/rules")
    expect(phone.locator('.rule[aria-current="true"]')).to_have_count(1)
    look(phone, "rules")
    phone.locator('[data-act="agree"]').click()
    look(phone, "rules-agreed")
    cast.go("checkin/checkin")
    cast.shows("checkin")
    look(phone, "checkin")
    phone.locator('[data-act="pass"]').click()
    look(phone, "checkin-passed")
    phone.locator('[data-act="unpass"]').click()
    phone.locator("#arrive-text").fill(ARRIVED[lang])
    phone.locator("#arrive-text").press("Enter")
    cast.write("checkin", "🙂", "雨の匂い", "A long walk")
    cast.act("ShowAnswers", expect="checkin/checkin")
    expect(phone.locator(".board__item")).to_have_count(4)
    look(phone, "checkin-shown")
    cast.go("barriers/pair")
    cast.shows("pair")
    look(phone, "pair")
    phone.locator("#pair-memo").fill(ARRIVED[lang])

    cast.go("meaning/write")
    cast.write("meaning", "犬の散歩で会う人", "Someone saved me a seat")
    cast.go("meaning/reveal")
    phone.locator('.board [data-act="relate"]').first.click()
    look(phone, "board-relate")
    cast.go("meaning/insight")
    cast.act("WriteInsight", part="meaning", text=SAW[lang])
    phone.locator('[data-fit="not_quite"]').click()
    look(phone, "insight-fit")
    phone.locator('[data-fit="add"]').click()
    look(phone, "insight-add")
    phone.locator('[data-act="close"]').click()


def test_what_lies_over_the_page_can_be_looked_at(cast, look):
    phone = cast.phone
    cast.go("meaning/write")
    cast.shows("write")
    for opens, name in ((".top .help .top__tool", "languages"), (".top .top__help", "help")):
        phone.locator(opens).first.click()
        expect(phone.locator(".help[open] .help__text")).to_be_visible()
        assert phone.locator(".help[open] .help__text").evaluate(WITHIN), name
        look(phone, f"over-{name}")
        phone.locator(opens).first.click()


def test_every_screen_of_the_ending_can_be_looked_at(cast, look, lang):
    phone = cast.phone

    cast.go("pledge/pledge")
    cast.shows("pledge")
    phone.locator("#step-what").fill("networking")
    phone.locator('.day:has([value="date"])').click()
    phone.locator(".step-form__decide").click()
    look(phone, "pledge")
    cast.decide(STEP[lang], "Dora")
    expect(phone.locator('[data-slot="step-state"]')).not_to_be_empty()
    look(phone, "pledge-made")
    cast.go("share/share")
    cast.shows("share")
    look(phone, "share")
    cast.go("pulse-takeaway/pulse_takeaway")
    cast.shows("takeaway")
    look(phone, "takeaway-link")
    cast.go("checkout/checkout")
    cast.shows("checkout")
    phone.locator("#checkout-memo").fill(ARRIVED[lang])
    look(phone, "checkout")
    cast.takeaway()
    expect(phone.locator('[data-part="open"]')).to_be_visible()
    look(phone, "takeaway-before-the-end")
    cast.go("ended")
    expect(phone.locator('[data-part="open"]')).to_be_hidden()
    look(phone, "takeaway-folded")
    cast.unfold()
    phone.locator(".again__open").click()
    phone.locator('[data-part="erase"] [data-act="ask"]').click()
    phone.locator('[data-part="step-off"] [data-act="ask"]').click()
    look(phone, "takeaway")
    phone.goto(f"{cast.server.url}/p/{cast.code}/again")
    look(phone, "again")
    phone.goto(f"{cast.server.url}/p/{cast.code}")
    cast.shows("thanks")
    look(phone, "thanks-takeaway")
