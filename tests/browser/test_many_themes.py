"""Many themes on the console of a small laptop: what stays in sight, and in whole lines."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.entering import let_in
from tests.browser.test_console import desk, go
from tests.serving import Browser, Server, hall_writes, new_session

SIZES = [(1440, 900), (1366, 768), (1280, 720)]
TITLE = "「変に思われたくない」が先に立って声をかけられないまま一日が終わる"
A_THEME = 5  # notes
TOP = "it => (it.scrollTop = 0)"
BOTTOM = "it => (it.scrollTop = it.scrollHeight)"


def sorted_notes(server: Server, page: Page, lang: str, themes: int, alone: int = 0) -> None:
    """Open a console on so many themes, each with a title of two lines, and lone voices."""
    code = new_session(Browser(server).enter(server.owner), format=90, lang=lang)
    let_in(page, server)
    page.goto(f"{server.url}/console/{code}")
    fay = desk(server, page)
    go(fay, "meaning/write")
    many = themes * A_THEME + alone + 4
    fields = {"part": "meaning", "category": None, "named": False, "in_report": True}
    texts = (f"{n}: あいさつが返ってくること" for n in range(many))
    hall_writes(server, code, [fields | {"text": text} for text in texts])
    go(fay, "meaning/theme")
    fay.until(lambda s: sum(key.startswith("note/") for key in s.records) == many)
    ids = [record["id"] for key, record in fay.records.items() if key.startswith("note/")]
    for n in range(themes):
        own = ids[n * A_THEME : (n + 1) * A_THEME]
        assert fay.act("AddTheme", part="meaning", title=TITLE, notes=own)["ok"]
    if alone:
        own = ids[themes * A_THEME :][:alone]
        assert fay.act("PlaceNotes", notes=own, theme="lone")["ok"]
    expect(page.locator("#themes > *")).to_have_count(themes + 1)
    expect(page.locator(".console-theme--lone [data-slot=size]")).to_have_text(str(alone))
    expect(page.locator("#loose .pick")).to_have_count(4)


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("alone", [0, 3])
def test_with_many_themes_the_lone_voices_and_their_hint_stay_in_sight(
    server, window, picture, lang, alone
):
    console = window({"viewport": {"width": 1440, "height": 900}}, lang)
    sorted_notes(server, console, lang, 9, alone)
    themes = console.locator("#themes")
    lone = themes.locator(".console-theme--lone")

    for width, height in SIZES:
        console.set_viewport_size({"width": width, "height": height})
        for place in (TOP, BOTTOM):
            themes.evaluate(place)
            for name in ("console-theme__key", "console-theme__hint"):
                expect(lone.locator(f".{name}")).to_be_in_viewport(ratio=1)
                assert inside(console, name)
        last = themes.locator(".console-theme").nth(8)
        box, bar = last.bounding_box(), lone.bounding_box()
        assert box and bar and box["y"] + box["height"] <= bar["y"]  # the bar hides no theme
        picture(console, f"console-nine-themes-{alone}-{width}-{lang}")
    no_barrier(console)


def inside(page: Page, name: str) -> bool:
    """Return whether what has this class in the tray lies within the tray and what scrolls."""
    return bool(
        page.locator("#themes").evaluate(
            """(themes, name) => {
              const tray = themes.querySelector(".console-theme--lone");
              const it = tray.querySelector("." + name).getBoundingClientRect();
              return [tray, themes].every((around) => {
                const { top, bottom } = around.getBoundingClientRect();
                return it.top >= top && it.bottom <= bottom;
              });
            }""",
            name,
        )
    )


# Of each theme: how many notes show as a whole line, and whether one is cut.
LINES = """themes => [...themes.querySelectorAll(".console-theme[data-key]")].map((card) => {
  const list = card.querySelector(".console-theme__notes");
  const around = [card, list].map((each) => each.getBoundingClientRect());
  const rows = [...list.querySelectorAll(".note__text")].map((text) => {
    const it = text.getBoundingClientRect();
    if (around.some(({ left, right }) => it.left >= right || it.right <= left)) return 0;
    const top = Math.max(it.top, ...around.map((each) => each.top));
    const bottom = Math.min(it.bottom, ...around.map((each) => each.bottom));
    return Math.max(0, bottom - top) / it.height;
  });
  return {
    whole: rows.filter((part) => part > 0.99).length,
    cut: rows.some((part) => part > 0.01 && part < 0.99),
  };
})"""


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("many", [5, 7])
def test_a_theme_shows_whole_lines_of_its_notes_or_none_and_all_with_the_focus(
    server, window, picture, lang, many
):
    console = window({"viewport": {"width": 1440, "height": 900}}, lang)
    sorted_notes(server, console, lang, many)
    themes = console.locator("#themes")
    first = themes.locator(".console-theme").first

    for width, height in (*SIZES, (1440, 780)):
        console.set_viewport_size({"width": width, "height": height})
        lines = themes.evaluate(LINES)
        picture(console, f"console-{many}-themes-{width}x{height}-{lang}")
        assert not any(each["cut"] for each in lines), (width, height, lines)

        first.locator(".console-theme__key").focus()
        opened = themes.evaluate(LINES)[0]
        assert opened["whole"] >= 1 and not opened["cut"], (width, height, opened)
        first.locator(".pick__face").last.focus()
        expect(first.locator(".pick__face").last).to_be_in_viewport(ratio=0.9)
        console.locator("#insight-text").focus()
    no_barrier(console)
