"""What the stage counts stands on phones, too: nothing is to be had from the projector alone."""

import pytest
from playwright.sync_api import expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import HALL, PHONE
from tests.browser.entering import let_in
from tests.browser.test_keeping_up import fetched
from tests.serving import Browser, Screen, join, new_session
from tests.web.test_compression import BESIDE

NOTES = {
    "ja": ("朝のあいさつ", "となりの席", "雨の日の傘"),
    "en": ("A good morning", "A seat", "Rain"),
}
ALONE = {"ja": "会場 1 ・ オンライン 1", "en": "Venue 1 · Online 1"}
RULES = {"ja": "1/2人がわかりました", "en": "1 of 2 people have said “Understood”"}
WRITTEN = {"ja": "1人が書きました ・ 3枚", "en": "1 person has written · 3 notes"}
VOTED = {"ja": "1 / 2人が投票しました", "en": "1 of 2 have voted"}
DECIDED = {"ja": "0人が決めました ・ 1人は「まだ決めない」", "en": "0 have decided · 1 not yet"}


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_phones_say_at_their_foot_what_the_stage_counts(server, window, picture, lang):
    owner = Browser(server).enter(server.owner)
    code = new_session(owner, "tsunagari-5", 90, lang)
    fay = Screen(server, owner.page(f"/console/{code}"))
    stage = window(HALL, lang)
    let_in(stage, server)
    stage.goto(f"{server.url}/stage/{code}")
    phone = window(PHONE, lang)
    phone.goto(f"{server.url}/j/{code}")
    phone.locator(".join__go").click()
    line = phone.locator("[data-part=counted]")
    fetched(phone, BESIDE)
    phone.mouse.click(5, 5)  # whoever uses it fetches what it needs later
    fetched(phone, ("counting",))
    ben = join(server, code, "ベン", place="online")

    def go(to):
        now = fay.until(lambda s: s.records.get("session"))["stop"]["id"]
        assert fay.act("Move", to=to, expect=now)["ok"]
        fay.until(lambda s: s.records["session"]["stop"]["id"] == to)

    def both(words, name):
        """See the same words on the stage and on the phone, where they hide nothing."""
        expect(stage.locator(".stage__body")).to_contain_text(words, timeout=15_000)
        expect(line).to_have_text(words, timeout=15_000)
        line.scroll_into_view_if_needed()
        expect(line).to_be_in_viewport()
        picture(phone, f"phone-counted-{name}-{lang}")
        no_barrier(phone)

    both(ALONE[lang], "lobby")
    go("rules/rules")
    assert ben.act("AgreeRules", part="rules")["ok"]
    both(RULES[lang], "rules")
    go("meaning/write")
    fields = {"category": None, "named": False, "in_report": True}
    notes = [ben.act("AddNote", part="meaning", text=each, **fields) for each in NOTES[lang]]
    assert all(note["ok"] for note in notes)
    both(WRITTEN[lang], "write")

    assert fay.act("Blank", on=True)["ok"]
    expect(line).to_be_hidden()
    assert fay.act("Blank", on=False)["ok"]
    go("meaning/reveal")
    expect(line).to_be_hidden()
    go("meaning/vote")
    vote = ben.until(lambda s: s.records.get("vote/meaning"))
    assert ben.act("CastBallot", part="meaning", targets=vote["targets"][:1])["ok"]
    both(VOTED[lang], "vote")
    go("pledge/pledge")
    not_yet = {"what": "", "when": None, "if_then": "", "example": False, "in_report": True}
    assert ben.act("MakeFirstStep", part="pledge", **not_yet)["ok"]
    both(DECIDED[lang], "pledge")
