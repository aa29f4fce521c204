"""The result of a vote on long notes: what has no room takes its turn, beside its equals."""

from time import monotonic
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import HALL
from tests.browser.entering import let_in
from tests.browser.test_stage import SCREENS, SCROLLS
from tests.serving import PATIENCE, Browser, Screen, Server, join, new_session

PART = "clicked"
NOTES = {
    "ja": [
        "毎朝の短い打ち合わせで、困っていることを先に言い合えたのがとても大きかったと思う",
        "決めたことをその場で一枚の紙に書いて、だれでも後から見られるようにしておいたこと",
        "だれが何を受け持つかを最初にはっきり分けて、途中でも一度見直す時間を取れたこと",
        "うまくいかなかった日の話を、責めずに最後まで聞いてくれる人がとなりの席にいたこと",
        "道具を一つにそろえたので、探しものに使う時間がほとんどなくなって助かったと感じる",
        "新しく来た人に質問してもらう時間を週に一度取り、当たり前を見直せたのが良かった",
        "締め切りの前に一度、出来ていないままで見せ合う日を作ったのがよく効いたと思います",
        "分からないと言っても大丈夫だという空気を、年長の人がはじめに作ってくれていたこと",
        "雑談の場所があったので、相談するほどでもない小さなことも早めに話せて助かっていた",
    ],
    "en": [
        "We said what was stuck in the short meeting each morning",
        "Whatever we decided stood on one sheet for all to see",
        "Who does what was clear, and we looked at it once again",
        "Somebody next to me listened to the end on a bad day",
        "One tool for all of us, so that nobody had to search",
        "Newcomers asked once a week why we do things this way",
        "We showed unfinished work a week before it had to be done",
        "The older ones said first that they did not know, either",
        "There was a corner for small talk, and small troubles too",
    ],
}
UP = """() => [...document.querySelectorAll(".bar")]
  .filter((bar) => bar.checkVisibility())
  .map((bar) => [bar.querySelector(".bar__title").textContent, Number(bar.dataset.rank)])"""
CUT = """() => {
  const bars = document.querySelector(".result__bars");
  const room = bars.getBoundingClientRect();
  return [...bars.children]
    .filter((bar) => bar.checkVisibility())
    .filter((bar) => bar.getBoundingClientRect().bottom > room.bottom + 0.01 * innerHeight)
    .map((bar) => bar.textContent);
}"""
RANKS = [1, 1, 3, 4, 4, 4, 4, 4]


def plain(title: str) -> str:
    """Return words without what lets them break between phrases."""
    return title.replace("\u200b", "")


class Retro:
    """A team that has voted on its notes, in front of three screens."""

    def __init__(self, server: Server, window: Any, lang: str) -> None:
        fay = Browser(server).enter(server.owner)
        self.server = server
        self.code = new_session(fay, "team-retro", 60, lang, rehearsal=True)
        self.board = Screen(server, fay.page(f"/console/{self.code}"))
        self.console = window(HALL, lang)
        self.stages = [window({"viewport": {"width": w, "height": h}}, lang) for w, h in SCREENS]
        for page in (self.console, *self.stages):
            let_in(page, server)
            page.goto(f"{server.url}/{'console' if page is self.console else 'stage'}/{self.code}")

    def go(self, stop: str) -> None:
        here = self.board.until(lambda s: s.records.get("session"))["stop"]["id"]
        assert self.board.act("Move", to=stop, expect=here)["ok"]
        self.board.until(lambda s: s.records["session"]["stop"]["id"] == stop)

    def vote(self, notes: list[str], *ballots: tuple[int, ...]) -> None:
        """Write notes, vote for them by their places, and close."""
        people = [join(self.server, self.code) for _ in ballots]
        self.go(f"{PART}/write")
        for text in notes:
            fields = {"part": PART, "text": text, "category": "info", "named": False}
            assert people[0].act("AddNote", in_report=True, **fields)["ok"]
        self.go(f"{PART}/reveal")
        self.go(f"{PART}/vote")
        vote = people[0].until(lambda s: s.records.get(f"vote/{PART}"))
        for person, chosen in zip(people, ballots, strict=True):
            targets = [vote["targets"][n] for n in chosen]
            assert person.act("CastBallot", part=PART, targets=targets, vote=vote["vote"])["ok"]
        assert self.board.act("CloseVote", expect=f"{PART}/vote")["ok"]


def look(stage: Page, seen: set[tuple[str, int]], picture: Any, name: str) -> None:
    """Put into ``seen`` what is up, with its rank; all of it is whole."""
    expect(stage.locator(".bar:visible").first).to_be_visible()
    up = {(plain(title), rank) for title, rank in stage.evaluate(UP)}
    assert stage.evaluate(CUT) == []
    assert stage.evaluate(SCROLLS) is False
    if not up <= seen:
        picture(stage, f"{name}-{len(seen)}")
    seen |= up


@pytest.mark.parametrize(("lang", "more"), [("ja", "ほか1件"), ("en", "and 1 more")])
def test_every_note_with_votes_has_its_turn_beside_its_equals(server, window, picture, lang, more):
    retro = Retro(server, window, lang)
    # Two of rank 1, one of rank 3, then five equals: they have no room beside those.
    retro.vote(NOTES[lang], (0, 1, 2), (0, 1, 2), (0, 1, 3), (4, 5, 6), (7,))
    expect(retro.console.locator("#pages")).to_be_visible()

    seen: list[set[tuple[str, int]]] = [set() for _ in SCREENS]
    until = monotonic() + PATIENCE
    while min(map(len, seen)) < len(RANKS) and monotonic() < until:
        for (width, _), stage, found in zip(SCREENS, retro.stages, seen, strict=True):
            look(stage, found, picture, f"stage-result-{lang}-{width}")

    for stage, found in zip(retro.stages, seen, strict=True):
        assert sorted(rank for _title, rank in found) == RANKS
        expect(stage.locator(".result__more")).to_have_text(more)
    assert retro.board.act("HoldPage", page=0)["ok"]
    for stage in retro.stages:
        expect(stage.locator(".pages")).to_contain_text("1 / 2")
        assert 4 not in [rank for _title, rank in stage.evaluate(UP)]
