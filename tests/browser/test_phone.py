"""The phone beside the stage: what was begun is kept, and what is asked is said on both."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.barriers import no_barrier
from tests.browser.cast import Cast
from tests.browser.conftest import HALL, PHONE
from tests.browser.entering import let_in
from tests.serving import Browser, Screen, join, new_session

LONE = "だれともちがう、ひとつの声"
LANGS = ("ja", "en")
PAIRS = {
    "ja": ("ペアで話す", "スマホを伏せて、相手を見ましょう"),
    "en": ("Talk in pairs", "Put the phone down and look at each other"),
}
SOON = {"ja": "いま、言葉にしているところです", "en": "We are putting it into words"}
NO_DOTS = {"ja": "点は置かれませんでした", "en": "No dots were placed"}
ANONYMOUS = {"ja": "この問いは、全員匿名です", "en": "Everyone is anonymous for this question"}
PLAINLY = "この 質問（しつもん）では、だれの 名前も 出ません"
FOLLOW = {
    "ja": "投影と進行役の声にそって進みます。",
    "en": "Follow the stage and the facilitator.",
}
LISTEN = {"ja": "いまは、聞く時間です", "en": "Now we listen."}


class Evening:
    """A session in one language, its console, the stage, one phone and one other participant."""

    def __init__(self, server, window, lang):
        facilitator = Browser(server).enter(server.owner)
        self.code = new_session(facilitator, format=120, lang=lang)
        self.console = Screen(server, facilitator.page(f"/console/{self.code}"))
        self.other = join(server, self.code)
        self.stage = window(HALL, lang)
        let_in(self.stage, server)
        self.stage.goto(f"{server.url}/stage/{self.code}")
        self.phone = window(PHONE, lang)
        self.phone.goto(f"{server.url}/j/{self.code}")
        self.phone.locator(".join__go").click()
        expect(self.phone.locator("main")).to_have_attribute("data-shows", "wait")

    def go(self, stop):
        """Move to a stop."""
        session = self.console.until(lambda s: s.records.get("session"))
        answer = self.console.act("Move", to=stop, expect=session["stop"]["id"])
        assert answer["ok"], answer
        self.console.until(lambda s: s.records["session"]["stop"]["id"] == stop)

    def write(self, *texts, part="barriers", category=0):
        """The other one writes."""
        self.go(f"{part}/write")
        named = self.console.records[f"part/{part}"]["categories"][category]["id"]
        for text in texts:
            answer = self.other.act(
                "AddNote", part=part, text=text, category=named, named=False, in_report=True
            )
            assert answer["ok"], answer

    def close_vote(self):
        """Close the vote that is open."""
        stop = self.console.records["session"]["stop"]["id"]
        answer = self.console.act("CloseVote", expect=stop)
        assert answer["ok"], answer


@pytest.fixture(params=LANGS)
def lang(request):
    return request.param


@pytest.fixture
def evening(server, window, lang):
    return Evening(server, window, lang)


def test_an_unfinished_note_makes_room_for_the_vote_and_is_offered_beside_it(
    evening, picture, lang
):
    phone = evening.phone
    evening.write("one", "two", "three")
    evening.go("barriers/reveal")
    phone.locator('[data-act="open"]').last.click()
    phone.locator("#text").fill("halfway")
    phone.locator("#text").focus()

    evening.go("barriers/theme")
    expect(phone.locator("main")).to_have_attribute("data-shows", "themes")
    expect(phone.locator("#composer")).to_be_visible()
    evening.go("barriers/vote")

    expect(phone.locator("#composer")).to_be_hidden()
    expect(phone.locator('[data-part="unfinished"]')).to_be_visible()
    phone.locator('[data-act="dot"]').first.click()
    expect(phone.locator('[data-part="dots"]')).to_contain_text("●")
    picture(phone, f"phone-vote-unfinished-{lang}")
    phone.locator('[data-act="open"]').first.click()
    expect(phone.locator("#text")).to_have_value("halfway")


def test_the_stage_says_that_the_sentence_is_still_looked_for(evening, picture, lang):
    evening.write("one")

    evening.go("barriers/insight")

    expect(evening.stage.get_by_text(SOON[lang])).to_be_visible()
    expect(evening.stage.locator(".insight .lines__line")).to_have_count(0)
    picture(evening.stage, f"stage-insight-empty-{lang}")


def test_a_vote_without_dots_has_no_ranks(evening, picture, lang):
    evening.write("one", "two", "three")
    evening.go("barriers/vote")

    evening.close_vote()

    for page, kind in ((evening.stage, "stage"), (evening.phone, "phone")):
        expect(page.get_by_text(NO_DOTS[lang])).to_be_visible()
        expect(page.locator(".bar, .row")).to_have_count(0)
        picture(page, f"{kind}-result-empty-{lang}")
    evening.stage.reload()
    evening.phone.reload()
    for page in (evening.stage, evening.phone):
        expect(page.get_by_text(NO_DOTS[lang])).to_be_visible()


def test_what_got_no_dot_has_no_rank_and_the_lone_voices_stand_below(evening, picture, lang):
    evening.write("asking again, quietly", "who begins, y and g", LONE)
    evening.go("barriers/theme")
    notes = evening.console.until(
        lambda s: [note for key, note in s.records.items() if key.startswith("note/")]
    )
    lone = next(note["id"] for note in notes if note["text"] == LONE)
    assert evening.console.act("PlaceNotes", notes=[lone], theme="lone")["ok"]
    assert evening.console.act("LetOnStage", notes=[note["id"] for note in notes])["ok"]
    evening.go("barriers/vote")
    targets = evening.other.until(lambda s: s.records.get("vote/barriers"))["targets"]
    assert evening.other.act("CastBallot", part="barriers", targets=targets[:1])["ok"]

    evening.close_vote()

    for page, kind in ((evening.stage, "stage"), (evening.phone, "phone")):
        expect(page.locator(".bar__rank, .row__rank")).to_have_text(["1", "", ""])
        expect(page.locator(".lone, .theme--lone").last.get_by_text(LONE)).to_be_visible()
        picture(page, f"{kind}-result-{lang}")


def test_pairs_are_told_to_look_at_each_other(evening, picture, lang):
    word, rest = PAIRS[lang]
    evening.write("one")

    evening.go("barriers/pair")

    expect(evening.stage.locator("[data-part='stage']")).to_have_attribute("data-view", "pair")
    expect(evening.phone.get_by_text(word, exact=True)).to_be_visible()
    expect(evening.phone.get_by_text(rest)).to_be_visible()
    picture(evening.stage, f"stage-pair-{lang}")
    picture(evening.phone, f"phone-pair-{lang}")
    evening.go("barriers/theme")
    evening.go("barriers/reveal")
    expect(evening.phone.get_by_text(word, exact=True)).to_be_hidden()


def test_a_part_that_asks_something_does_not_say_that_we_only_listen(evening, picture, lang):
    evening.go("energiser/break")

    expect(evening.phone.get_by_text(FOLLOW[lang])).to_be_visible()
    expect(evening.phone.get_by_text(LISTEN[lang])).to_be_hidden()
    picture(evening.phone, f"phone-plain-{lang}")
    evening.go("welcome/welcome")
    expect(evening.phone.get_by_text(re.compile(re.escape(LISTEN[lang])))).to_be_visible()
    expect(evening.phone.get_by_text(FOLLOW[lang])).to_be_hidden()


def test_the_phone_says_with_the_stage_that_everyone_is_anonymous(evening, picture, lang):
    phone, said = evening.phone, evening.phone.locator(".question__anonymous")

    evening.go("barriers/intro")
    for now in ("repainted", "painted by the server"):
        expect(said).to_have_text(ANONYMOUS[lang])
        expect(said.locator(".lock")).to_be_visible()
        no_barrier(phone, f"anonymous, {now}")
        phone.reload()
    picture(phone, f"phone-anonymous-{lang}")
    evening.write("one")
    evening.go("barriers/reveal")
    for _ in range(2):
        expect(phone.locator("main")).to_have_attribute("data-shows", "board")
        expect(said).to_have_text(ANONYMOUS[lang])
        phone.reload()
    picture(phone, f"phone-anonymous-board-{lang}")
    if lang == "ja":
        phone.goto(f"{phone.url.partition('?')[0]}?lang=easy")
        expect(said).to_have_text(PLAINLY)

    for stop, screen in (("meaning/intro", "question"), ("meaning/reveal", "board")):
        evening.go(stop)
        expect(phone.locator("main")).to_have_attribute("data-shows", screen)
        expect(said).to_be_hidden()


def test_the_word_of_a_category_is_whole_on_the_wall(evening, picture, lang):
    evening.write(*(f"note {n}" for n in range(8)), part="meaning", category=2)
    evening.go("meaning/reveal")
    words = evening.stage.locator('.wall__leaf [data-slot="category"]')
    expect(words).to_have_count(8)

    picture(evening.stage, f"stage-wall-{lang}")
    cut = words.evaluate_all(
        "all => all.filter((word) => word.scrollHeight > 1.3 * word.clientHeight).length"
    )

    assert cut == 0


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_one_beginning_lies_open_and_pushes_nothing_off_the_first_screen(
    server, window, picture, lang
):
    cast = Cast(server, window, lang)
    phone = cast.phone
    cast.go("meaning/write")
    cast.shows("write")
    starters = phone.locator(".starter:visible")
    expect(starters).to_have_count(1)
    expect(phone.locator(".whisper")).to_be_visible()  # the line that may stand above the field
    picture(phone, f"phone-starters-{lang}")
    tray = phone.locator(".tray").bounding_box()["y"]
    last = phone.locator('[data-part="withheld"]').bounding_box()
    assert last["y"] + last["height"] <= tray

    beginning = {"ja": "＿＿のとき、つながっていると感じた", "en": "I felt connected when"}[lang]
    starters.first.click()
    expect(phone.locator("#text")).to_have_value(beginning)
    phone.locator(".starters__open").click()
    expect(starters).to_have_count(3)
