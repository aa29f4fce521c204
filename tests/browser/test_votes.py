"""Votes in a browser: prepared, held again, in an order, and a decision with its receipt."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import DESK, HALL, PHONE
from tests.browser.entering import let_in
from tests.serving import Browser, Screen, Server, join, new_session

PART, HERE = "meaning", "meaning/vote"
WORDS = {
    "ja": {
        "themes": ("朝のあいさつが入口になる", "助けを求めてもらうこと", "時間を忘れる"),
        "lens": "どれから動かしますか",
        "lines": ("毎月あつまる", "年に二回、大きく集まる", "いまは決めない"),
        "keep": "この準備にする",
        "send": "この順で送る",
        "undecided": "決めきれない",
        "again": "もう一度投票する…",
        "sent": "順位が届き、数えられています",
        "receipt": "あなたの控え：「毎月あつまる」",
        "counted": "数えられました。この控えは、この端末だけに残ります",
        "decided": "成立：「毎月あつまる」に決まりました",
        "open": "投票をひらく",
        "off": "（投影に出していない付箋）",
        "both": "同じ票数です。両方を話題にしましょう",
        "talk": "同じ票数です。順位より、両方を話題にするのが安全です",
        "three": "上位3つの差は1票です。すべてを話題にしましょう",
    },
    "en": {
        "themes": ("A greeting is the way in", "Being asked for help", "Losing track of time"),
        "lens": "Where shall we begin?",
        "lines": ("Meet every month", "Two large meetings a year", "Decide nothing yet"),
        "keep": "Prepare it so",
        "send": "Send this order",
        "undecided": "I cannot decide",
        "again": "Vote again…",
        "sent": "Your order has arrived and counts",
        "receipt": "Your receipt: “Meet every month”",
        "counted": "It was counted. This stays on this phone only",
        "decided": "Decided: “Meet every month”",
        "open": "Open voting",
        "off": "(a note that is not on the stage)",
        "both": "The same number of votes. Let us talk about both",
        "talk": "The same number of votes. Better to discuss both than to rank",
        "three": "The first 3 are only 1 vote apart. Let us talk about all",
    },
}


class Room:
    """A console, a stage and a phone in one language, and two more people who only act."""

    def __init__(self, server: Server, window: Any, lang: str) -> None:
        self.lang, self.words = lang, WORDS[lang]
        fay = Browser(server).enter(server.owner)
        self.code = new_session(fay, lang=lang, rehearsal=True, format=90)
        self.board = Screen(server, fay.page(f"/console/{self.code}"))
        self.people = [join(server, self.code) for _ in range(2)]
        self.console, self.stage = window(DESK, lang), window(HALL, lang)
        let_in(self.console, server)
        self.console.goto(f"{server.url}/console/{self.code}")
        let_in(self.stage, server)
        self.stage.goto(f"{server.url}/stage/{self.code}")
        self.phone = window(PHONE, lang)
        self.phone.goto(f"{server.url}/j/{self.code}")
        self.phone.locator(".join__go").click()
        self.phone.wait_for_url(re.compile("/p/"))
        self.go("meaning/write")
        for n, title in enumerate(self.words["themes"]):
            made = self.board.act("AddTheme", part=PART, title=title, notes=[])
            assert made["ok"], n
        self.go("meaning/theme")

    def go(self, stop: str) -> None:
        here = self.board.records["session"]["stop"]["id"]
        assert self.board.act("Move", to=stop, expect=here)["ok"]
        self.board.until(lambda s: s.records["session"]["stop"]["id"] == stop)

    def press(self, key: str) -> None:
        """Press a key of the console once its one button can be pressed."""
        button = self.console.locator("#primary")
        expect(button).not_to_have_attribute("aria-disabled", "true")
        self.console.keyboard.press(key)

    def vote(self) -> dict[str, Any]:
        return self.people[0].until(lambda s: s.records.get(f"vote/{PART}"))

    def cast(self, *orders: tuple[int, ...]) -> None:
        """Let the others vote: each by the places of what they choose."""
        vote = self.vote()
        for person, order in zip(self.people, orders, strict=False):
            chosen = [vote["targets"][n] for n in order]
            answer = person.act("CastBallot", part=PART, targets=chosen, vote=vote["vote"])
            assert answer["ok"], answer


@pytest.fixture(params=["ja", "en"])
def room(request, server, window) -> Room:
    return Room(server, window, request.param)


@pytest.fixture
def look(picture):
    """look(page, "votes-stage-ja") keeps a picture, and fails on anything that axe finds."""

    def look_(page: Page, name: str) -> None:
        picture(page, name)
        no_barrier(page, name)

    return look_


def prepare(room: Room, look, mode: str, on: str, *, lines: tuple[str, ...] = ()) -> None:
    """Prepare a vote by the keyboard's key and the dialog."""
    room.console.keyboard.press("p")
    dialog = room.console.locator("#ballot-dialog")
    expect(dialog).to_be_visible()
    dialog.locator(f"[name=mode][value={mode}]").check()
    dialog.locator(f"[name=on][value={on}]").check()
    dialog.locator(f"[name={room.lang}]").fill(room.words["lens"])
    if lines:
        dialog.locator("[name=lines]").fill("\n".join(lines))
    look(room.console, f"votes-prepare-{mode}-{room.lang}")
    dialog.get_by_role("button", name=room.words["keep"]).click()
    expect(dialog).to_be_hidden()


def test_a_ranking_is_prepared_sent_and_counted(room, look):
    prepare(room, look, "ranking", "themes")
    expect(room.console.locator("#primary")).to_contain_text(room.words["open"])
    look(room.console, f"votes-prepared-{room.lang}")
    room.press("v")
    expect(room.stage.locator(".vote__lens")).to_have_text(room.words["lens"])
    look(room.stage, f"votes-ranking-open-stage-{room.lang}")
    phone = room.phone
    rows = phone.locator(".ranked__row")
    expect(rows).to_have_count(3)
    expect(phone.locator("[data-slot=lens]").first).to_have_text(room.words["lens"])

    last = rows.nth(2).locator("[data-slot=ranked]").inner_text()
    up = rows.nth(2).locator("[data-act=rise]")
    up.focus()
    phone.keyboard.press("Enter")
    expect(rows.nth(1).locator("[data-slot=ranked]")).to_have_text(last)
    expect(rows.nth(1).locator("[data-act=rise]")).to_be_focused()
    phone.keyboard.press("Enter")
    expect(rows.nth(0).locator("[data-slot=ranked]")).to_have_text(last)
    box = rows.nth(0).locator("[data-act=sink]").bounding_box()
    assert box["width"] >= 48 and box["height"] >= 48
    look(phone, f"votes-ranking-phone-{room.lang}")
    phone.reload()
    expect(rows.nth(0).locator("[data-slot=ranked]")).to_have_text(last)
    phone.get_by_role("button", name=room.words["send"]).click()
    expect(phone.locator("[data-slot=sent]")).to_contain_text(room.words["sent"])
    look(phone, f"votes-ranking-sent-phone-{room.lang}")

    room.cast((0, 1, 2), (0, 2, 1))
    expect(room.console.locator("#primary")).to_have_class(re.compile("primary--ripe"))
    look(room.console, f"votes-ripe-{room.lang}")
    room.press("v")

    expect(room.stage.locator(".bar")).to_have_count(3)
    room.stage.wait_for_timeout(2500)
    look(room.stage, f"votes-ranking-stage-{room.lang}")
    expect(phone.locator(".row")).to_have_count(3)
    expect(phone.locator(".row__mine").first).to_be_visible()
    look(phone, f"votes-ranking-result-phone-{room.lang}")


def test_what_is_being_prepared_stays_that_of_its_part_when_the_session_moves_on(server, window):
    room = Room(server, window, "ja")
    room.console.keyboard.press("p")
    dialog = room.console.locator("#ballot-dialog")
    dialog.locator("[name=on][value=themes]").check()
    dialog.locator("[name=ja]").fill(room.words["lens"])

    room.go("building/write")
    expect(room.console.locator("#main h2").first).to_have_text("築く")
    expect(dialog.get_by_role("heading")).to_contain_text("そもそも")
    dialog.get_by_role("button", name=room.words["keep"]).click()

    expect(dialog).to_be_hidden()
    wanted = room.board.until(lambda s: s.records[f"preparation/{PART}"]["wanted"])
    assert wanted["lens"]["ja"] == room.words["lens"]
    assert room.board.records["preparation/building"]["wanted"] is None


def test_a_decision_follows_and_its_receipt_stays_on_the_phone(room, look):
    room.go(HERE)
    room.cast((0,), (0,))
    room.board.act("CloseVote", expect=HERE)
    panel = room.console.locator("#ballot")
    expect(panel.get_by_role("button")).to_contain_text(room.words["again"])
    prepare(room, look, "decision", "lines", lines=room.words["lines"])
    expect(room.console.locator("#primary")).to_contain_text(room.words["open"])
    room.press("v")
    phone = room.phone
    expect(phone.locator(".option")).to_have_count(3)

    phone.locator(".option__dot").nth(1).click()
    expect(phone.locator(".option__dot").nth(1)).to_have_attribute("aria-pressed", "true")
    phone.locator(".option__dot").nth(0).click()
    expect(phone.locator("[data-slot=receipt]")).to_contain_text(room.words["receipt"])
    look(phone, f"votes-decision-phone-{room.lang}")
    look(room.stage, f"votes-decision-open-stage-{room.lang}")
    room.cast((0,), ())
    room.press("v")

    expect(room.stage.locator(".result__outcome")).to_have_text(room.words["decided"])
    room.stage.wait_for_timeout(2500)
    look(room.stage, f"votes-decision-stage-{room.lang}")
    expect(phone.locator("[data-slot=receipt]")).to_contain_text(room.words["counted"])
    look(phone, f"votes-decision-result-phone-{room.lang}")
    phone.reload()
    expect(phone.locator("[data-slot=receipt]")).to_contain_text(room.words["counted"])
    outcomes = room.console.locator("#outcomes")
    outcomes.locator("summary").click()
    expect(outcomes.locator(".outcomes__vote")).to_have_count(2)
    look(room.console, f"votes-outcomes-{room.lang}")


def test_a_note_that_is_not_on_the_stage_keeps_its_votes_there_and_three_that_are_close_are_three(
    room, look
):
    part, words = "barriers", ("忙しさ", "敬語", "断られること", "夜の会議")
    fields = {"part": part, "category": None, "named": False, "in_report": True}
    room.go(f"{part}/write")
    for text in words:  # everyone is anonymous there: none is on the stage before it was seen
        assert room.people[0].act("AddNote", text=text, **fields)["ok"]
    room.go(f"{part}/reveal")
    ids = {r["text"]: key[5:] for key, r in room.board.records.items() if key[:5] == "note/"}
    seen = [ids[text] for text in words[1:]]
    assert room.board.act("LetOnStage", notes=seen)["ok"]
    room.go(f"{part}/vote")
    vote = room.people[0].until(lambda s: s.records.get(f"vote/{part}"))["vote"]
    for person, chosen in zip(room.people, ((0, 1), (0, 2)), strict=True):
        targets = [ids[words[n]] for n in chosen]
        assert person.act("CastBallot", part=part, targets=targets, vote=vote)["ok"]

    assert room.board.act("CloseVote", expect=f"{part}/vote")["ok"]

    bars = room.stage.locator(".bar")
    expect(bars.first.locator(".bar__title")).to_have_text(room.words["off"])
    expect(bars.first.locator(".bar__rank")).to_have_text("1")
    expect(room.stage.locator(".result__tie")).to_have_text(room.words["three"])
    expect(room.phone.locator("[data-part=close]:visible")).to_have_text(room.words["three"])
    expect(room.phone.get_by_text(words[0])).to_be_visible()
    assert words[0] not in room.stage.content()
    look(room.stage, f"votes-off-stage-{room.lang}")
    look(room.phone, f"votes-off-phone-{room.lang}")


def test_two_themes_with_as_many_votes_are_shown_as_equal_and_the_room_talks_about_both(room, look):
    room.go(HERE)
    room.cast((0,), (1,))

    assert room.board.act("CloseVote", expect=HERE)["ok"]

    bars = room.stage.locator(".bar")
    expect(bars.locator(".bar__rank")).to_have_text(["1", "1", ""])
    tied = [bars.nth(n).locator(".bar__title").inner_text() for n in range(2)]
    assert {"".join(title.split()) for title in tied} == {
        "".join(title.split()) for title in room.words["themes"][:2]
    }
    lengths = [bars.nth(n).locator(".bar__length").get_attribute("width") for n in range(2)]
    assert lengths == ["100%", "100%"]
    expect(room.stage.locator(".result__tie")).to_have_text(room.words["both"])
    expect(room.console.locator(".part__tie:visible")).to_have_text(room.words["talk"])
    ranks = room.phone.locator(".row__rank")
    expect(ranks).to_have_text(["1", "1", ""])
    expect(room.phone.locator("[data-part=close]:visible")).to_have_text(room.words["both"])
    room.phone.reload()
    expect(room.phone.locator("[data-part=close]:visible")).to_have_text(room.words["both"])
    room.stage.wait_for_timeout(2500)
    look(room.stage, f"votes-tied-stage-{room.lang}")
    look(room.phone, f"votes-tied-phone-{room.lang}")


def test_who_could_not_decide_has_not_voted_on_a_phone(room, look):
    room.go(HERE)
    room.cast((0,), ())
    assert room.board.act("CloseVote", expect=HERE)["ok"]

    said = {
        "ja": "1人が投票しました · 決めきれない 1人",
        "en": "1 person voted · 1 could not decide",
    }
    voters = room.phone.locator("[data-screen=result] [data-slot=voters]")
    expect(voters).to_have_text(said[room.lang])
    room.phone.reload()
    expect(voters).to_have_text(said[room.lang])
    look(room.phone, f"votes-undecided-phone-{room.lang}")


def test_who_sends_too_late_is_told_so_and_is_not_counted(room):
    room.go(HERE)
    phone = room.phone
    expect(phone.locator(".option")).to_have_count(3)
    phone.context.set_offline(True)
    phone.locator(".option__dot").nth(1).click()
    room.board.act("CloseVote", expect=HERE)

    phone.context.set_offline(False)

    late = {"ja": "この票は間に合わず", "en": "This ballot came too late"}[room.lang]
    expect(phone.locator(".tray__say")).to_contain_text(late)
    assert room.board.until(lambda s: s.records.get(f"result/{PART}"))["voters"] == 0


NOTHING = {
    "ja": (
        "最初の一枚を待っています",
        "投票するものが、まだありません",
        "投票をひらく",
        "付箋を足す",
        ("付箋を待つ画面", "が投票しました"),
    ),
    "en": (
        "We are waiting for the first note",
        "nothing to vote on",
        "Open voting",
        "Add a note",
        ("the wait for notes", "have voted"),
    ),
}


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_vote_on_nothing_waits_for_the_first_note(server, window, picture, lang):
    room = Room(server, window, lang)
    waiting, nothing, opens, add, (caption, voted) = NOTHING[lang]
    room.go("futures/vote")

    expect(room.stage.locator(".view.empty")).to_contain_text(waiting)
    expect(room.phone.locator("[data-slot=how]")).to_contain_text(nothing)
    expect(room.phone.get_by_role("button", name=room.words["undecided"])).to_be_hidden()
    expect(room.phone.get_by_role("button", name=add, exact=True)).to_be_visible()
    expect(room.console.locator("#primary")).not_to_contain_text(opens)
    shown = room.console.locator(".side__part", has=room.console.locator("#preview-now"))
    expect(shown.locator(".preview__words")).to_have_text(caption)
    expect(room.console.locator("#written")).not_to_contain_text(voted)
    no_barrier(room.phone)
    for page, name in ((room.stage, "stage"), (room.phone, "phone"), (room.console, "console")):
        picture(page, f"{name}-vote-on-nothing-{lang}")
    room.phone.get_by_role("button", name=add, exact=True).click()
    room.phone.locator("[data-part=composer] textarea").fill("朝のあいさつ")
    room.phone.locator("[data-slot=post]").click()
    expect(room.console.locator("#primary")).to_contain_text(opens)

    room.console.locator("#primary").click()

    expect(room.phone.locator(".option")).to_contain_text("朝のあいさつ")
    expect(room.stage.locator(".view.vote")).to_be_visible()
    expect(room.console.locator("#written")).to_contain_text(voted)
    expect(room.phone.get_by_role("button", name=room.words["undecided"])).to_be_visible()
