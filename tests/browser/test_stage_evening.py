"""The stage around the steps: rules, check-in, pairs, first steps, the way out."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_stage import CUT, NEXT_FRAME, SCREENS, SCROLLS, SMALLER, SMALLEST, Evening
from tests.serving import Screen, join, new_session

LONG = "来る途中、商店街のシャッターに新しい絵が描かれていて、思わず立ち止まってしまいました。" * 4
ANSWERS = [
    "眠い",
    "駅前の金木犀がもう香っていました",
    LONG,
    "😐",
    "虹を見た",
    "少し緊張しています",
] * 3
STILL = {"reduced_motion": "reduce"}
AT_ONCE = 6  # answers
STEPS = [
    "母に電話する",
    "昔の上司を昼に誘う",
    "早く寝る",
    "となりの席の人に声をかける",
    "紙を一枚貼る",
]

# What an element of a kind does when it comes, and for how long.
LASTS = """(kind) => {
  const element = document.createElement("p");
  element.className = kind;
  document.querySelector(".stage").append(element);
  const { animationName, animationDuration } = getComputedStyle(element);
  element.remove();
  return [animationName, animationDuration];
}"""
RESIZED = "() => document.querySelector('main').offsetHeight === innerHeight"
# Everything that drifts, at many moments of its round: how many are in sight, whether two touch.
ROUND = """() => {
  const all = [...document.querySelectorAll(".lane .note")];
  const animations = all.flatMap((note) => note.getAnimations());
  const starts = animations.map((each) => each.currentTime);
  const found = { most: 0, least: 99, touching: 0, out: 0 };
  for (let part = 0; part < 200; part += 1) {
    animations.forEach((each, i) => {
      each.currentTime = starts[i] + (part / 200) * each.effect.getTiming().duration;
    });
    const boxes = all.map((note) => note.getBoundingClientRect());
    found.out += all.filter((note) => note.offsetHeight > note.parentElement.clientHeight).length;
    const seen = boxes.filter((box) => box.right > 0 && box.left < innerWidth);
    found.most = Math.max(found.most, seen.length);
    found.least = Math.min(found.least, seen.length);
    found.touching += seen.filter((a) => seen.some((b) => a !== b && a.top < b.bottom
      && b.top < a.bottom && a.left < b.right && b.left < a.right)).length;
  }
  animations.forEach((each, i) => { each.currentTime = starts[i]; });
  return { moving: animations.length, ...found };
}"""
PLACES = """() => ({ now: Date.now(), places: Object.fromEntries(
  [...document.querySelectorAll(".lane .note")].map((note) => [note.dataset.id, {
    left: note.getBoundingClientRect().left,
    ...note.getAnimations()[0].effect.getComputedTiming(),
  }])) })"""


@pytest.fixture
def evening(server, window):
    return Evening(server, window)


def people(evening: Evening, number: int) -> list[Screen]:
    return [join(evening.server, evening.code) for _ in range(number)]


def answer(evening: Evening, texts: list[str]) -> None:
    """Let somebody each give one of these answers, and show them."""
    evening.go("checkin/checkin")
    for person, text in zip(people(evening, len(texts)), texts, strict=True):
        fields = {"text": text, "category": None, "named": False, "in_report": True}
        assert person.act("AddNote", part="checkin", **fields)["ok"]
    evening.console.until(lambda s: s.records["console"]["primary"]["n"] == len(texts))
    assert evening.console.act("ShowAnswers", expect="checkin/checkin")["ok"]


def decide(person: Screen, what: str) -> None:
    fields = {"what": what, "when": "2031-01-15", "if_then": "", "in_report": True}
    assert person.act("MakeFirstStep", part="pledge", example=True, **fields)["ok"]


def legible(stage: Page) -> None:
    """Whatever the screen, nothing is smaller than the last row can read, nothing is cut off."""
    for width, height in SCREENS:
        stage.set_viewport_size({"width": width, "height": height})
        stage.wait_for_function(RESIZED)
        stage.evaluate(NEXT_FRAME)
        assert stage.evaluate(SMALLER, SMALLEST) == []
        assert stage.evaluate(CUT) == []
        assert stage.evaluate(SCROLLS) is False


def test_one_rule_is_lit_and_the_room_sees_how_many_have_read_them(evening):
    stage = evening.stage
    evening.go("rules/rules")
    lit = stage.locator(".rule[data-lit]")
    expect(lit).to_contain_text("まず書く")

    for person in people(evening, 2):
        person.act("AgreeRules", part="rules")
    evening.console.act("ShowRule", at=2, expect="rules/rules")

    expect(lit).to_have_count(1)
    expect(lit).to_contain_text("持ち帰ってよい")
    expect(stage.get_by_text("2/2人がわかりました")).to_be_visible()
    legible(stage)


def test_answers_are_not_on_the_stage_until_they_are_shown(evening):
    stage = evening.stage
    evening.go("checkin/checkin")
    [ann] = people(evening, 1)

    ann.act("AddNote", part="checkin", text="眠い", category=None, named=False, in_report=True)

    expect(stage.get_by_text("1人が答えました")).to_be_visible()
    assert "眠い" not in stage.content()
    evening.console.act("ShowAnswers", expect="checkin/checkin")
    expect(stage.get_by_text("眠い")).to_be_visible()


def test_few_answers_stand_still(evening):
    answer(evening, ANSWERS[:2] + ANSWERS[3:5])
    stage = evening.stage
    expect(stage.locator(".lane .note")).to_have_count(4)

    assert stage.evaluate(ROUND)["moving"] == 0
    legible(stage)


def test_many_answers_drift_and_never_more_than_six_are_in_sight(evening):
    answer(evening, ANSWERS)
    stage = evening.stage
    expect(stage.locator(".lane .note")).to_have_count(len(ANSWERS))
    legible(stage)

    for width, height in SCREENS:
        stage.set_viewport_size({"width": width, "height": height})
        stage.wait_for_function(RESIZED)
        stage.evaluate(NEXT_FRAME)
        found = stage.evaluate(ROUND)
        assert found["moving"] == len(ANSWERS)
        assert 1 <= found["least"] <= found["most"] <= AT_ONCE
        assert (found["touching"], found["out"]) == (0, 0)


def test_a_reloaded_stage_goes_on_where_it_was(evening):
    answer(evening, ANSWERS)
    stage = evening.stage
    expect(stage.locator(".lane--drifting")).to_have_count(2)
    before = stage.evaluate(PLACES)

    stage.reload()
    expect(stage.locator(".lane--drifting")).to_have_count(2)
    after = stage.evaluate(PLACES)

    assert before["places"].keys() == after["places"].keys()
    passed = after["now"] - before["now"]
    for id, now in after["places"].items():
        then = before["places"][id]
        gone = ((now["progress"] - then["progress"]) * now["duration"] - passed) % now["duration"]
        assert min(gone, now["duration"] - gone) < 1000, id


def test_whoever_wishes_for_less_motion_gets_turns(server, window):
    evening = Evening(server, lambda device, lang: window(device | STILL, lang))
    answer(evening, [text for text in ANSWERS if text != LONG])
    stage = evening.stage
    expect(stage.locator(".lane .note:visible").first).to_be_visible()

    assert stage.evaluate(ROUND)["moving"] == 0
    assert 1 <= stage.locator(".lane .note:visible").count() <= AT_ONCE
    legible(stage)


def test_where_nothing_may_move_views_fade_all_the_same(server, window):
    stage = Evening(server, lambda device, lang: window(device | STILL, lang)).stage

    assert stage.evaluate(LASTS, "view--coming") == ["view-coming", "0.25s"]
    assert stage.evaluate(LASTS, "blank-note--landing")[0] == "view-coming"
    assert stage.evaluate(LASTS, "bar")[1] == "0.001s"  # it would grow


def test_an_answer_that_is_hidden_leaves_the_stage(evening):
    answer(evening, ANSWERS[:2])
    expect(evening.stage.get_by_text("眠い")).to_be_visible()
    evening.console.until(lambda s: len(s.records["stage"]["notes"]) == 2)
    notes = evening.console.records["stage"]["notes"]

    evening.console.act("HideNotes", notes=[next(n["id"] for n in notes if n["text"] == "眠い")])

    expect(evening.stage.get_by_text("眠い")).to_have_count(0)


def test_pairs_see_their_question_and_a_very_large_timer(evening):
    stage = evening.stage
    evening.go("barriers/pair")
    expect(stage.locator(".clockface__lines")).to_contain_text("気になる一枚")
    timer = stage.locator(".clockface .timer")

    size = timer.evaluate("it => 100 * parseFloat(getComputedStyle(it).fontSize) / innerHeight")
    assert size == pytest.approx(26)
    expect(stage.locator(".stage__head .timer")).to_be_hidden()
    legible(stage)
    expect(stage.get_by_text("二人組に。A・B を決めてください")).to_be_visible()


def test_the_stage_says_whose_turn_it_is_and_the_last_half_minute_by_a_thicker_ring(evening):
    stage, rest = evening.stage, evening.stage.locator(".clockface .timer__rest")
    evening.go("barriers/pair")
    take = {"type": "TakeTurn", "expect": "barriers/pair"}
    assert evening.console.act(**take, turn=0, to=1)["ok"]
    expect(stage.get_by_text("はじめに話す人: A（3:00）")).to_be_visible()
    expect(stage.locator(".speakers__letter--now")).to_have_text("A")
    thin = rest.evaluate("it => getComputedStyle(it).strokeWidth")
    legible(stage)
    assert evening.console.act("PauseTimer")["ok"]
    assert evening.console.act("AddMinutes", minutes=-3)["ok"]
    expect(rest).not_to_have_css("stroke-width", thin)

    assert evening.console.act(**take, turn=1, to=2)["ok"]
    expect(stage.get_by_text("交代します。聴いてくれた人に、ひとこと")).to_be_visible()
    expect(stage.locator(".clockface__lines")).to_be_hidden()
    expect(rest).to_have_css("stroke-width", thin)
    legible(stage)

    assert evening.console.act(**take, turn=2, to=3)["ok"]
    expect(stage.get_by_text("話す人: B（3:00）")).to_be_visible()
    assert evening.console.act(**take, turn=3, to=4)["ok"]
    expect(stage.get_by_text("時間です。聴いてくれた人に、ひとこと")).to_be_visible()
    legible(stage)


def test_a_guest_stands_on_the_stage_by_name_and_topic(evening):
    evening.code = new_session(evening.facilitator, format=90)
    evening.console = Screen(evening.server, evening.facilitator.page(f"/console/{evening.code}"))
    stage = evening.stage
    stage.goto(f"{evening.server.url}/stage/{evening.code}")
    evening.go("talk/talk")
    expect(stage.locator(".talk__name")).to_have_text("ゲストの話")
    long = {"name": "髙﨑 さくらこ（たかさき さくらこ）", "topic": "商店街の台所から始まった、" * 4}
    assert evening.console.act("IntroduceGuest", part="talk", **long)["ok"]

    expect(stage.locator(".talk__name")).to_contain_text("髙﨑")
    expect(stage.get_by_text("ささった言葉を、ひとつ書きとめてください")).to_be_visible()
    legible(stage)


def test_examples_of_first_steps_take_turns_three_at_a_time_and_nobody_is_named(evening):
    stage = evening.stage
    evening.go("pledge/pledge")
    expect(stage.get_by_text("許可も予算もいらない一歩を")).to_be_visible()
    legible(stage)

    everybody = people(evening, len(STEPS))
    for person, step in zip(everybody, STEPS, strict=True):
        decide(person, step)
    everybody[0].act(
        "MakeFirstStep", part="pledge", what="", when=None, if_then="", example=False,
        in_report=True,
    )  # fmt: skip

    expect(stage.get_by_text("4人が決めました ・ 1人は「まだ決めない」")).to_be_visible()
    expect(stage.locator(".example")).to_have_count(4)
    expect(stage.locator(".example:visible")).to_have_count(3)
    assert STEPS[0] not in stage.content()
    decide(everybody[0], LONG)
    expect(stage.locator(".example")).to_have_count(5)
    legible(stage)


def test_a_hidden_example_is_gone_and_comes_back_when_that_is_undone(evening):
    stage = evening.stage
    evening.go("pledge/pledge")
    [ann] = people(evening, 1)
    decide(ann, STEPS[0])
    expect(stage.get_by_text(STEPS[0])).to_be_visible()
    [example] = evening.console.until(lambda s: s.records["stage"]["examples"])

    evening.console.act("HideExample", pledge=example["id"])
    expect(stage.get_by_text(STEPS[0])).to_have_count(0)
    evening.console.until(lambda s: s.records["console"]["undo"][0]["what"] == "PledgeHidden")
    undo = evening.console.records["console"]["undo"][0]
    assert evening.console.act("Undo", seq=undo["seq"])["ok"]

    expect(stage.get_by_text(STEPS[0])).to_be_visible()


def test_how_well_a_sentence_fits_is_shown_on_demand_and_gone_with_other_words(evening):
    stage = evening.stage
    evening.write(["朝のあいさつ"])
    evening.console.act("WriteInsight", part="meaning", text="返事のかたちをしていた。")
    evening.go("meaning/insight")
    for person, fit in zip(people(evening, 4), ("fits", "fits", "not_quite", "add"), strict=True):
        assert person.act("CheckInsight", part="meaning", fit=fit)["ok"]
    expect(stage.locator(".fits")).to_be_hidden()

    evening.console.act("ShowFit", part="meaning", on=True)

    expect(stage.locator(".fits")).to_be_visible()
    assert stage.locator(".fits__word b").all_inner_texts() == ["2", "1", "1"]
    shares = stage.locator(".fits rect").evaluate_all(
        "all => all.map((r) => r.width.baseVal.value)"
    )
    assert shares[0] == pytest.approx(2 * shares[1], rel=0.01)
    legible(stage)
    evening.console.act("WriteInsight", part="meaning", text="一言が返ってくること。")
    expect(stage.get_by_text("一言が返ってくること。")).to_be_visible()
    expect(stage.locator(".fits")).to_be_hidden()


@pytest.mark.parametrize(
    ("stop", "words"),
    [
        ("share/share", "一人1分"),
        ("pulse-takeaway/pulse_takeaway", "スマホで持ち帰りを開いてください"),
        ("checkout/checkout", "ひとこと"),
        ("ended", "持ち帰りページ"),
        ("ended", "報告書は、できあがりしだい主催者から届きます"),
    ],
)
def test_the_way_out_is_legible(evening, stop, words):
    evening.go(stop)

    expect(evening.stage.locator(".view").get_by_text(words).first).to_be_visible()
    legible(evening.stage)


def test_the_check_out_says_when_the_report_comes_once_somebody_has_said_so(evening):
    stage, report = evening.stage, evening.stage.locator(".checkout__report")
    evening.go("checkout/checkout")
    expect(stage.locator(".checkout__thanks")).to_be_visible()
    expect(report).to_be_hidden()

    assert evening.console.act("PromiseReport", day="2031-01-20")["ok"]

    expect(report).to_have_text("報告書は1月20日ごろ届きます")
    legible(stage)
    stage.reload()
    expect(report).to_have_text("報告書は1月20日ごろ届きます")


def test_answers_go_on_drifting_when_the_server_is_gone(evening):
    answer(evening, ANSWERS)
    stage = evening.stage
    expect(stage.locator(".lane--drifting")).to_have_count(2)

    evening.server.kill()

    expect(stage.locator("[data-part='light']")).to_be_visible()
    assert stage.evaluate(ROUND)["moving"] == len(ANSWERS)


def test_the_thanks_hold_the_code_of_what_one_takes_home_and_no_longer_ask_to_join(evening):
    evening.go("ended")
    code = evening.stage.locator(".thanks [role=img]")

    expect(code).to_be_visible()
    expect(code).to_have_accessible_name(re.compile(rf"/t/{evening.code}$|/t/{evening.code}\b"))
    expect(evening.stage.locator(".stage__join")).to_be_hidden()
    for width, height in SCREENS:
        evening.stage.set_viewport_size({"width": width, "height": height})
        expect(code).to_be_in_viewport(ratio=1)


def test_the_steps_make_room_for_the_time_beside_them(evening):
    evening.go("meaning/intro")
    expect(evening.stage.locator(".view.question")).to_be_visible()

    evening.go("meaning/write")

    for width, height in SCREENS:
        evening.stage.set_viewport_size({"width": width, "height": height})
        evening.stage.evaluate(NEXT_FRAME)
        figures = evening.stage.locator(".stage__head .timer [data-slot=left]")
        expect(figures).to_be_visible()
        assert figures.evaluate("each => each.getClientRects().length") == 1  # on one line
        assert evening.stage.evaluate(SCROLLS) is False
