"""Phone and stage in somebody's own colours: what only a ground told is seen all the same."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cast import Cast
from tests.browser.conftest import HALL, PHONE
from tests.browser.entering import let_in
from tests.browser.test_console_seen import SCHEMES
from tests.browser.test_pictures import NOTES, THEMES
from tests.colours import contrast
from tests.serving import Browser, Screen, join, new_session

# What differs between two elements for somebody who sees none of our colours.
LOOKS = """element => {
  const { backgroundColor, color, outlineStyle, outlineColor, borderTopWidth, borderTopStyle,
    borderTopColor, borderLeftColor, borderBottomColor } = getComputedStyle(element);
  return JSON.stringify([backgroundColor, color, outlineStyle, outlineColor, borderTopWidth,
    borderTopStyle, borderTopColor, borderLeftColor, borderBottomColor]);
}"""
# The colours of a drawing, and whether it is seen on what lies behind it.
DRAWN = """element => {
  const { fill, stroke } = getComputedStyle(element);
  const ground = getComputedStyle(document.body).backgroundColor;
  return [fill, stroke, ground];
}"""
STILL = """() => Promise.allSettled(document.getAnimations()
  .filter((each) => Number.isFinite(each.effect.getComputedTiming().endTime))
  .map((each) => each.finished))"""
GROUND = "element => getComputedStyle(element).backgroundColor"


def own(device: dict[str, object], scheme: str) -> dict[str, object]:
    """Return a device whose owner has chosen the colours of all pages."""
    return device | {"forced_colors": "active", "color_scheme": scheme}


def looks(page: Page, selector: str) -> str:
    """Return how the first element of a kind looks, without our colours, once nothing moves."""
    page.evaluate(STILL)
    return str(page.locator(selector).locator("visible=true").first.evaluate(LOOKS))


def told_apart(one: str, other: str) -> bool:
    """Return whether two colours, as a browser computes them, differ enough for a drawing."""
    found = ([int(float(each)) for each in re.findall(r"[\d.]+", rgb)[:3]] for rgb in (one, other))
    return contrast(*("#{:02x}{:02x}{:02x}".format(*each) for each in found)) >= 3


@pytest.fixture(params=SCHEMES)
def scheme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def lang(scheme: str) -> str:
    return {"dark": "ja", "light": "en"}[scheme]


@pytest.fixture
def cast(server, window, lang, scheme):
    return Cast(server, lambda device, lang: window(own(device, scheme), lang), lang)


@pytest.fixture
def press(cast, picture, lang, scheme):
    """press("relate", ".relate", ".relate[aria-pressed=true]"): it looks other than before."""

    def press_(name: str, control: str, pressed: str, before: str = "") -> None:
        phone = cast.phone
        was = looks(phone, before or control)
        phone.locator(control).locator("visible=true").first.click()
        expect(phone.locator(pressed).first).to_be_visible()
        phone.mouse.move(0, 0)
        phone.evaluate("document.activeElement.blur()")
        picture(phone, f"phone-forced-{scheme}-{name}-{lang}")
        assert looks(phone, pressed) != was, name

    return press_


def test_own_colours_leave_nothing_of_notes_and_votes_to_ours(cast, press, picture, lang, scheme):
    phone = cast.phone
    cast.go("rules/rules")
    press("rules", ".rules__yes", ".rules__yes[aria-pressed=true]")
    cast.go("meaning/write")
    cast.write("meaning", *NOTES[lang])
    press("category", ".pick", ".pick:has(:checked)")
    assert looks(phone, ".top__dot[data-state=online]")
    ground, bar = phone.locator("body").evaluate(GROUND), phone.locator(".top__rest")
    assert bar.evaluate(GROUND) != ground  # how much time is left
    assert phone.locator(".top__dot[data-state=online]").evaluate(GROUND) != ground
    press("done", "[data-act=done]", "[data-act=done][aria-pressed=true]")
    cast.go("meaning/reveal")
    expect(phone.locator(".board__item")).to_have_count(len(NOTES[lang]))
    press("relate", ".relate", ".relate[aria-pressed=true]")
    other = ".tab[data-tab=mine]"
    press("tab", other, f"{other}[aria-pressed=true]")
    for title in THEMES[lang]:
        cast.act("AddTheme", part="meaning", title=title, notes=[])
    cast.go("meaning/vote")
    press(
        "vote", ".option__dot", ".option__dot[aria-pressed=true] > .option__mark", ".option__mark"
    )
    chosen = ".option:has([aria-pressed=true])"
    assert looks(phone, chosen) != looks(phone, ".option:not(:has([aria-pressed=true]))")
    cast.act("CloseVote", expect="meaning/vote")
    expect(phone.locator(".row__fill").first).to_be_attached()
    assert phone.locator(".row__fill").first.evaluate(GROUND) != ground
    picture(phone, f"phone-forced-{scheme}-result-{lang}")
    cast.go("meaning/insight")
    cast.act("WriteInsight", part="meaning", text=THEMES[lang][0])
    press("fit", ".fit__choice", ".fit__choice[aria-pressed=true]")


def test_own_colours_leave_nothing_of_the_way_in_and_out_to_ours(
    server, cast, press, window, picture, lang, scheme
):
    phone = cast.phone
    phone.locator("[data-act=pulse-open]").locator("visible=true").first.click()
    phone.locator(".pulse__choice").nth(2).click()  # and the next question is asked
    phone.locator("[data-act=pulse-back]").click()
    chosen = ".pulse__choice[aria-pressed=true]"
    expect(phone.locator(chosen).locator("visible=true")).to_have_count(1)
    phone.evaluate("document.activeElement.blur()")
    assert looks(phone, chosen) != looks(phone, ".pulse__choice[aria-pressed=false]")
    picture(phone, f"phone-forced-{scheme}-pulse-{lang}")
    cast.go("pledge/pledge")
    press("day", ".day", ".day:has(:checked)")
    cast.go("rules/rules")
    cast.act("ShowRule", at=1, expect="rules/rules")
    lit = ".rule[data-lit=true]"
    expect(phone.locator(".rule").nth(1)).to_have_attribute("data-lit", "true")
    assert looks(phone, lit) != looks(phone, ".rule:not([data-lit=true])")
    picture(phone, f"phone-forced-{scheme}-rule-{lang}")

    door = window(own(PHONE, scheme), lang)
    door.goto(f"{server.url}/j/{cast.code}")
    assert looks(door, ".seats__seat:has(:checked)") != looks(
        door, ".seats__seat:not(:has(:checked))"
    )
    picture(door, f"phone-forced-{scheme}-door-{lang}")


def test_own_colours_leave_nothing_of_the_stage_to_ours(server, window, picture, lang, scheme):
    fay = Browser(server).enter(server.owner)
    code = new_session(fay, lang=lang)
    board = Screen(server, fay.page(f"/console/{code}"))
    people = [join(server, code, f"P{n}") for n in range(3)]
    stage = window(own(HALL, scheme), lang)
    let_in(stage, server)
    stage.goto(f"{server.url}/stage/{code}")

    def go(stop: str) -> None:
        here = board.until(lambda s: s.records.get("session"))["stop"]["id"]
        assert board.act("Move", to=stop, expect=here)["ok"]
        expect(stage.locator(".view")).to_have_count(1)

    def seen(selector: str) -> None:
        """Fail unless a drawing stands out from what lies behind it."""
        fill, stroke, ground = stage.locator(selector).first.evaluate(DRAWN)
        assert {fill, stroke} - {ground, "none", "rgba(0, 0, 0, 0)"}, (selector, fill, stroke)

    go("meaning/write")
    for n, text in enumerate(NOTES[lang]):
        fields = {"part": "meaning", "text": text, "named": False, "in_report": True}
        category = ["self", "bonding", "bridging"][n % 3]
        assert people[n % 3].act("AddNote", category=category, **fields)["ok"]
    expect(stage.locator(".timer__rest")).to_be_visible()
    seen(".timer__rest")
    seen(".timer__track")
    now, ahead = (
        ".steps__step[data-state=now] .steps__dot",
        ".steps__step[data-state=ahead] .steps__dot",
    )
    assert looks(stage, now) != looks(stage, ahead)
    assert told_apart(stage.locator(now).evaluate(GROUND), stage.locator("body").evaluate(GROUND))
    picture(stage, f"stage-forced-{scheme}-writing-{lang}")
    go("meaning/reveal")
    expect(stage.locator(".note").first).to_be_visible()
    seen(".note .category__shape")
    picture(stage, f"stage-forced-{scheme}-wall-{lang}")
    for title in THEMES[lang]:
        assert board.act("AddTheme", part="meaning", title=title, notes=[])["ok"]
    go("meaning/vote")
    vote = board.until(lambda s: s.records.get("vote/meaning"))
    for n, person in enumerate(people):
        person.act("CastBallot", part="meaning", targets=vote["targets"][: 1 + n % 2])
    assert board.act("CloseVote", expect="meaning/vote")["ok"]
    expect(stage.locator(".bar__length").first).to_be_visible()
    seen(".bar__length")
    seen(".bar__track")
    picture(stage, f"stage-forced-{scheme}-result-{lang}")
    go("rules/rules")
    assert board.act("ShowRule", at=1, expect="rules/rules")["ok"]
    expect(stage.locator(".rule[data-lit]")).not_to_have_count(0)
    picture(stage, f"stage-forced-{scheme}-rules-{lang}")
