"""The console while people write: names, who has written nothing, and lines built on notes."""

import pytest
from playwright.sync_api import expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import DESK
from tests.browser.entering import let_in
from tests.serving import Browser, Screen, join, new_session


@pytest.fixture(params=["ja", "en"])
def lang(request):
    return request.param


class Desk:
    """A session with two participants, and the facilitator's page in a browser."""

    def __init__(self, server, window, lang):
        facilitator = Browser(server).enter(server.owner)
        self.code = new_session(facilitator, format=90, lang=lang)
        self.fay = Screen(server, facilitator.page(f"/console/{self.code}"))
        self.ann, self.ben = join(server, self.code), join(server, self.code)
        self.page = window(DESK, lang)
        let_in(self.page, server)
        self.page.goto(f"{server.url}/console/{self.code}")

    def go(self, stop):
        session = self.fay.until(lambda s: s.records.get("session"))
        assert self.fay.act("Move", to=stop, expect=session["stop"]["id"])["ok"]
        self.fay.until(lambda s: s.records["session"]["stop"]["id"] == stop)

    def write(self, by, text, part="meaning", category=None):
        fields = {"part": part, "text": text, "category": category}
        assert by.act("AddNote", named=False, in_report=True, **fields)["ok"]


@pytest.fixture
def desk(server, window, lang):
    return Desk(server, window, lang)


def look(page, picture, name):
    picture(page, name)
    no_barrier(page, name)


def named(phone):
    """Return how names are shown in the part, as far as a phone has heard of it."""
    return phone.records.get("part/meaning", {}).get("names")


def test_names_are_chosen_before_the_first_note_and_stay_then(desk, picture, lang):
    desk.go("meaning/intro")
    names = desk.page.locator("#names")
    expect(names.locator("input:visible")).to_have_count(3)
    look(desk.page, picture, f"console-names-{lang}")

    # A click, not a check: what is chosen is shown as it stands, and that comes with the answer.
    names.locator('[value="forced_anonymous"]').click()
    for screen in (desk.ann, desk.fay):
        screen.until(lambda s: named(s) == "forced_anonymous")
    undo = desk.fay.records["console"]["undo"][0]
    assert desk.fay.act("Undo", seq=undo["seq"])["ok"]
    desk.ann.until(lambda s: named(s) == "participant_choice")
    desk.go("meaning/write")
    expect(names.locator("input:visible")).to_have_count(2)
    desk.write(desk.ann, "朝のあいさつ")

    expect(names).to_be_hidden()


def test_the_facilitator_sees_a_number_and_says_one_gentle_word_once(desk, picture, lang):
    desk.go("meaning/write")
    silence = desk.page.locator("#silence")
    expect(silence.locator("[data-slot=silent]")).to_contain_text("2")
    desk.write(desk.ann, "朝のあいさつ")
    expect(silence.locator("[data-slot=silent]")).to_contain_text("1")
    expect(silence.locator("[data-slot=split]")).to_be_empty()  # one is never told apart
    desk.ben.act("SayDone", part="meaning", on=True)
    expect(silence.locator("[data-slot=done]")).to_contain_text("1")

    desk.page.locator("#nudge").click()

    desk.ben.until(lambda s: s.records["part/meaning"]["nudged"])
    expect(desk.page.locator("#nudge")).to_be_hidden()
    look(desk.page, picture, f"console-nudged-{lang}")
    desk.go("meaning/reveal")
    expect(silence).to_be_hidden()


def test_notes_that_are_all_in_one_category_ask_for_one_more_in_another(desk, picture, lang):
    one = desk.page.locator(".part__one")
    desk.go("building/write")
    first, second = (each["id"] for each in desk.fay.records["part/building"]["categories"][:2])
    for n in range(4):
        desk.write(desk.ann, f"{n}", "building", first)
    expect(desk.page.locator("#loose .pick")).to_have_count(4)
    expect(one).to_be_empty()

    desk.write(desk.ben, "4", "building", first)

    words = {"ja": "5枚とも", "en": "All 5 notes are in"}[lang]
    expect(one).to_contain_text(words)
    picture(desk.page, f"console-one-category-{lang}")
    no_barrier(desk.page, "one category")
    desk.write(desk.ann, "5", "building", second)
    expect(one).to_be_empty()


def test_notes_without_a_category_are_not_said_to_be_in_one(server, window):
    desk = Desk(server, window, "ja")
    desk.go("meaning/write")  # where a category is everybody's choice
    first = desk.fay.records["part/meaning"]["categories"][0]["id"]
    for n in range(5):
        desk.write(desk.ann, f"{n}", category=first)
    expect(desk.page.locator(".part__one")).to_contain_text("5枚とも")

    desk.write(desk.ben, "5")

    expect(desk.page.locator(".part__one")).to_be_empty()


def test_a_line_built_on_a_note_is_read_on_the_console_and_can_be_hidden(desk, picture, lang):
    desk.go("meaning/write")
    desk.write(desk.ann, "朝のあいさつ")
    desk.go("meaning/reveal")
    key = desk.ben.until(lambda s: next((k for k in s.records if k.startswith("note/")), None))
    note = key.removeprefix("note/")
    assert desk.ben.act("AddReply", note=note, text="雨の日も", named=False)["ok"]

    pick = desk.page.locator(f'.pick[data-key="{note}"]')
    expect(pick.locator(".pick__replies")).to_contain_text("雨の日も")
    look(desk.page, picture, f"console-replies-{lang}")
    pick.hover()
    pick.locator(".pick__more").click()
    desk.page.locator("[role=menuitem]", has_text="雨の日も").click()

    desk.ann.until(lambda s: s.records[key]["replies"] == [])
    expect(pick.locator(".pick__replies")).to_be_empty()
    desk.page.keyboard.press("Control+z")
    desk.ann.until(lambda s: s.records[key]["replies"])


def test_a_hidden_line_stands_in_the_moderation_log_with_its_reason_and_a_way_back(
    desk, picture, lang
):
    desk.go("meaning/write")
    desk.write(desk.ann, "朝のあいさつ")
    desk.go("meaning/reveal")
    key = desk.ben.until(lambda s: next((k for k in s.records if k.startswith("note/")), None))
    note = key.removeprefix("note/")
    assert desk.ben.act("AddReply", note=note, text="雨の日も", named=False)["ok"]
    pick = desk.page.locator(f'.pick[data-key="{note}"]')
    expect(pick.locator(".pick__replies")).to_contain_text("雨の日も")

    pick.hover()
    pick.locator(".pick__more").click()
    look(desk.page, picture, f"console-line-menu-{lang}")
    reason = "理由を添えて隠す" if lang == "ja" else "Hide it with a reason"
    desk.page.locator("[role=menuitem]", has_text=reason).click()
    expect(desk.page.locator("#reason [name=where]").first).to_be_hidden()
    desk.page.locator("#reason [name=why][value=hurtful]").check()
    look(desk.page, picture, f"console-line-reason-{lang}")
    desk.page.locator("#reason [value=take]").click()

    desk.ann.until(lambda s: s.records[key]["replies"] == [])
    desk.page.locator("#modlog summary").click()
    row = desk.page.locator("#modlog li")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("雨の日も")
    expect(row).to_contain_text("傷つける" if lang == "ja" else "hurt")
    off = "つけ足し1件を隠しています" if lang == "ja" else "1 line is hidden"
    expect(desk.page.locator("#modlog summary")).to_contain_text(off)
    look(desk.page, picture, f"console-modlog-line-{lang}")
    row.locator("button").click()

    desk.ann.until(lambda s: s.records[key]["replies"])
    expect(desk.page.locator("#modlog li")).to_have_count(2)
    expect(desk.page.locator("#modlog button:visible")).to_have_count(0)
