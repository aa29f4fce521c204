"""Notes that the stage waits for stand beside the board, or above it; nothing lies on anything."""

import pytest
from playwright.sync_api import expect

from tests.browser.barriers import no_barrier
from tests.browser.test_console_seen import Evening
from tests.serving import write_many

LAPTOPS = ((1280, 800), (1366, 768), (1440, 900), (1920, 1080))
TABLETS = ((1024, 768), (820, 1180))
PICTURED = (1280, 1366, 820)
STOPS = ("barriers/reveal", "barriers/pair", "barriers/theme")
TEXTS = {"ja": "こわいのは、重い人だと思われること {n}", "en": "What I fear is being a burden {n}"}
THEMES = {"ja": "恐れが先に立つ {n}", "en": "Fear comes first {n}"}
# What shows of each part of the middle, and which of these lie on one another.
OVERLAPS = """() => {
  const parts = document.querySelectorAll("#main > :not(.bench), #review, #board > *");
  const there = [...parts].filter((each) => each.checkVisibility()).map((each) => {
    const { left, right, top, bottom } = each.getBoundingClientRect();
    return { name: each.id || each.className, left, right, top, bottom };
  });
  return there.flatMap((a, at) => there.slice(at + 1)
    .filter((b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
      && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1)
    .map((b) => `${a.name} / ${b.name}`));
}"""
# How high the list to review, the themes and the tray of what is not grouped are, in rem.
HEIGHTS = """() => {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  return [".review__list", "#themes", ".board__notes:not([hidden])"].map((each) =>
    document.querySelector(each).clientHeight / rem);
}"""
FIELD_IS_COVERED = """() => {
  const field = document.querySelector(".console-insight textarea, .console-insight input");
  field.scrollIntoView({ block: "nearest" });
  const { left, top, width, height } = field.getBoundingClientRect();
  const foot = document.querySelector(".console__foot").getBoundingClientRect();
  const hit = document.elementFromPoint(left + width / 2, top + height / 2);
  return hit !== field || Math.abs(foot.bottom - innerHeight) > 1;
}"""


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("many", [6, 60])
def test_what_waits_to_be_seen_leaves_the_board_its_place(server, window, picture, many, lang):
    evening = Evening(server, lang, rehearsal=True)  # its strip takes some of the height, too
    evening.go("barriers/write")
    fields = {"part": "barriers", "category": None, "named": False, "in_report": True}
    notes = [fields | {"text": TEXTS[lang].format(n=n)} for n in range(many)]
    write_many(evening.people[0], notes)
    page = evening.open(window({"viewport": {"width": 1366, "height": 768}}, lang))
    for stop in STOPS:
        evening.go(stop)
        if stop == "barriers/theme":
            for n in range(4):
                title = THEMES[lang].format(n=n)
                assert evening.board.act("AddTheme", part="barriers", title=title, notes=[])["ok"]
        expect(page.locator(".review__note")).to_have_count(min(many, 8))
        expect(page.locator(f'.phases__phase[data-key="{stop}"] [aria-current]')).to_be_visible()
        for width, height in (*LAPTOPS, *TABLETS):
            page.set_viewport_size({"width": width, "height": height})
            where = f"{stop} {width}x{height}"
            assert page.evaluate(OVERLAPS) == [], where
            review, themes, loose = page.evaluate(HEIGHTS)  # a row of each is whole
            assert review > 4.5 and themes > 4 and loose > 4.5, (where, review, themes, loose)
            assert not page.evaluate(FIELD_IS_COVERED), where
            if width in PICTURED:
                picture(page, f"console-reviewing-{many}-{stop[9:]}-{width}-{lang}")
    no_barrier(page)


# Notes that reach over the edge of their column, and columns that reach over that of the board.
CUT = """() => {
  const right = (each) => each.getBoundingClientRect().right;
  const columns = [...document.querySelectorAll(".by-category__column")];
  const board = right(document.getElementById("by-category"));
  return columns.flatMap((column) => [
    ...(right(column) > board + 1 ? [column.textContent.trim().slice(0, 20)] : []),
    ...[...column.querySelectorAll(".note")]
      .filter((note) => note.checkVisibility() && right(note) > right(column) + 1)
      .map((note) => note.textContent.trim()),
  ]);
}"""


def test_columns_by_category_are_whole_beside_what_waits_to_be_seen(server, window):
    evening = Evening(server, "ja", rehearsal=True)
    evening.go("meaning/write")
    part = evening.board.until(lambda s: s.records.get("part/meaning"))
    of = [each["id"] for each in part["categories"]]
    fields = {"part": "meaning", "named": False, "in_report": True}
    notes = [
        fields | {"text": TEXTS["ja"].format(n=n), "category": of[n % len(of)]} for n in range(220)
    ]
    write_many(evening.people[0], notes)
    evening.go("meaning/reveal")
    assert evening.board.act("SetQueue", part="meaning", on=True)["ok"]
    page = evening.open(window({"viewport": {"width": 1280, "height": 800}}))
    expect(page.locator(".by-category__column")).to_have_count(len(of))
    write_many(evening.people[0], notes[:5])

    expect(page.locator(".review__note")).to_have_count(5)

    for width, height in LAPTOPS:
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate(CUT) == [], f"{width}x{height}"
