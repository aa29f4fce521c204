"""What there is much of: each thing has its turn on the stage, and the right one gives way."""

from time import monotonic

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_stage import NEXT_FRAME, SCREENS, SCROLLS, Evening
from tests.serving import PATIENCE

TITLES = {
    "ja": [
        "返ってくる一言がある",
        "名前を知らなくてもつながる",
        "助けてと言えるとなり近所",
        "いっしょに時間を忘れること",
        "違うままでいられる場所",
        "毎日のあいさつから始まる",
        "離れても続いているもの",
    ],
    "en": [
        "A word that comes back",
        "Tied without a name",
        "Asking for help next door",
        "Losing track of time together",
        "Room to stay different",
        "It begins with a greeting",
        "What lasts over distance",
    ],
}
WRITTEN = {
    "ja": "となりの席の人が、困っているときに声をかけてくれたのを覚えている（{n}）",
    "en": "Somebody next to me asked whether I needed a hand ({n})",
}
UP = """() => [...document.querySelectorAll(".theme")]
  .filter((theme) => theme.checkVisibility())
  .map((theme) => [theme.querySelector(".theme__title").textContent.replaceAll("\\u200b", ""),
    [...theme.querySelectorAll(".sample")].filter((each) => each.checkVisibility()).length])"""
FITS = """selector => {
  const room = document.querySelector(selector);
  return room.scrollHeight <= room.clientHeight + 0.01 * innerHeight
    && room.scrollWidth <= room.clientWidth + 0.01 * innerHeight;
}"""


def grouped(server, window, lang: str, themes: int) -> tuple[Evening, Page]:
    """Group notes into themes, two or three in each, and go and look at them."""
    evening = Evening(server, window, lang)
    evening.write([WRITTEN[lang].format(n=n) for n in range(2 * themes + 1)])
    evening.go("meaning/reveal")
    notes = evening.console.until(lambda s: s.records["stage"]["notes"])
    ids = [note["id"] for note in notes]
    for at, title in enumerate(TITLES[lang][:themes]):
        mine = ids[2 * at : 2 * at + 2]
        assert evening.console.act("AddTheme", part="meaning", title=title, notes=mine)["ok"]
    assert evening.console.act("PlaceNotes", notes=ids[-1:], theme="lone")["ok"]
    evening.stage.set_viewport_size({"width": 1920, "height": 1080})
    evening.go("meaning/theme")
    expect(evening.stage.locator(".view")).to_have_count(1)
    return evening, evening.stage


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("themes", [5, 7])
def test_every_theme_is_seen_with_two_of_its_notes(server, window, picture, lang, themes):
    _, stage = grouped(server, window, lang, themes)
    expect(stage.locator(".theme:visible")).to_have_count(themes)  # all of them come first
    picture(stage, f"stage-themes-{themes}-{lang}-0")

    samples: dict[str, int] = {}
    until = monotonic() + 2 * PATIENCE
    while min(samples.values(), default=0) < 2 and monotonic() < until:
        up = dict(stage.evaluate(UP))
        if not samples.keys() >= up.keys() or any(n > samples[title] for title, n in up.items()):
            picture(stage, f"stage-themes-{themes}-{lang}-{sum(samples.values()) + 1}")
        samples |= {title: max(n, samples.get(title, 0)) for title, n in up.items()}
        assert stage.evaluate(FITS, ".themes__list")

    assert samples == dict.fromkeys(TITLES[lang][:themes], 2)


LONG = {
    "ja": "つながりの五つの問いを、港の町で話す夜に集まる会",
    "en": "Five questions about connection, an evening by the harbour",
}


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_long_title_gives_way_to_what_one_can_think_about(server, window, picture, lang):
    evening = Evening(server, window, lang)
    stage = evening.stage
    assert evening.console.act("Retitle", title=LONG[lang])["ok"]
    day = {"day": "2027-01-15", "time": "18:30"}
    answer = evening.facilitator.post(f"/sessions/{evening.code}/appointment", **day)
    assert answer.ok, answer.text[:200]
    stage.get_by_role(
        "button", name={"ja": "読める", "en": "I can read it"}[lang], exact=True
    ).click()
    host = """() => { for (const place of document.querySelectorAll(".lobby__or")) {
      place.textContent = place.textContent.replace(/127[^ ]*[0-9]/, "workshop.example.com");
    } }"""

    for width, height in SCREENS:
        stage.evaluate(host)
        stage.set_viewport_size({"width": width, "height": height})
        stage.evaluate(NEXT_FRAME)
        expect(stage.locator(".lobby__ask")).to_be_visible()
        expect(stage.locator(".lobby__title")).to_be_visible()
        assert stage.evaluate(FITS, ".lobby__words"), width
        assert stage.evaluate(SCROLLS) is False
        picture(stage, f"stage-lobby-long-{lang}-{width}")


def test_beyond_sixty_notes_each_new_one_is_still_seen_to_land(server, window):
    evening = Evening(server, window)
    stage = evening.stage
    evening.write([f"{n}" for n in range(60)])
    blanks = stage.locator(".blank-note")
    expect(blanks).to_have_count(60)
    expect(stage.locator(".writing__counts")).to_have_text("12人が書きました ・ 60枚")
    stage.reload()
    expect(blanks).to_have_count(60)
    expect(stage.locator(".blank-note--landing")).to_have_count(0)

    evening.write(["六十一枚目"])
    expect(stage.get_by_text("61枚")).to_be_visible()

    expect(blanks).to_have_count(60)
    expect(stage.locator(".blank-note--landing")).to_have_count(1)
    assert "landing" in (blanks.first.get_attribute("class") or "")
    evening.write(["六十二枚目"])
    expect(stage.locator(".blank-note--landing")).to_have_count(2)
    assert "landing" in (blanks.nth(1).get_attribute("class") or "")
