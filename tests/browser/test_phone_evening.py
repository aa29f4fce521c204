"""The phone before and after the questions: what is said counts once, what is private stays."""

import pytest
from playwright.sync_api import expect

from tests.browser.barriers import no_barrier
from tests.browser.cast import Cast
from tests.browser.conftest import DESK, HALL, PHONE
from tests.browser.entering import let_in
from tests.browser.test_keeping_up import fetched

MEMO = "相手の沈黙がよかった"
COMPOSING = """selector => {
  const field = document.querySelector(selector);
  const event = { key: "Enter", bubbles: true, cancelable: true, isComposing: true };
  return field !== null && !field.dispatchEvent(new KeyboardEvent("keydown", event));
}"""


@pytest.fixture
def cast(server, window):
    return Cast(server, window)


def test_the_rule_that_the_room_reads_is_lit_and_a_yes_is_kept(cast):
    phone = cast.phone
    cast.go("rules/rules")
    cast.shows("rules")
    lit = phone.locator('.rule[aria-current="true"]')
    expect(lit).to_have_text("まず書く。それから話す。")

    cast.act("ShowRule", at=2, expect="rules/rules")
    expect(lit).to_contain_text("話の中身は持ち帰ってよい")
    phone.get_by_role("button", name="わかりました").click()

    cast.console.until(lambda s: s.records["rules/rules"]["agreed"] == 1)
    phone.reload()
    expect(phone.locator('[data-act="agree"]')).to_have_attribute("aria-pressed", "true")
    expect(lit).to_contain_text("話の中身は持ち帰ってよい")


def test_the_enter_that_ends_a_composition_sends_and_decides_nothing(cast):
    phone = cast.phone
    cast.go("checkin/checkin")
    phone.wait_for_function(COMPOSING, arg="#arrive-text")  # its code comes after its page
    assert not phone.evaluate(COMPOSING.replace("true }", "false }"), "#arrive-text")

    cast.go("pledge/pledge")
    cast.shows("pledge")
    phone.wait_for_function(COMPOSING, arg="#step-whom")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_twenty_conversions_confirmed_by_enter_post_nothing_and_change_no_letter(
    server, window, lang
):
    cast = Cast(server, window, lang)
    phone = cast.phone
    hands = phone.context.new_cdp_session(phone)  # speaks for an input method
    enter = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}

    def convert(field: str) -> None:
        box = phone.locator(field)
        box.focus()
        for _ in range(20):
            for heard in ("ｔ", "つ", "つなg", "つながり"):
                hands.send(
                    "Input.imeSetComposition",
                    {"text": heard, "selectionStart": len(heard), "selectionEnd": len(heard)},
                )
            hands.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **enter})
            hands.send("Input.insertText", {"text": "繋がり"})
            hands.send("Input.dispatchKeyEvent", {"type": "keyUp", **enter})
        expect(box).to_have_value("繋がり" * 20)

    cast.go("checkin/checkin")
    cast.shows("checkin")  # the field at the doors is another one
    convert("#arrive-text")
    phone.locator("#arrive-text").fill("")  # or it would be asked about at the next
    cast.go("meaning/write")
    cast.shows("write")
    convert("#text")
    cast.go("pledge/pledge")
    cast.shows("pledge")
    convert("#step-what")

    assert cast.console.records["session"]["stop"]["id"] == "pledge/pledge"
    assert [key for key in cast.console.records if key.startswith("note/")] == []
    assert cast.console.records["pledges/pledge"] == {"decided": 0, "not_yet": 0}
    assert phone.locator(".step-card:visible").count() == 0


def test_while_pairs_talk_the_phone_rests_and_a_memo_never_leaves_it(cast):
    phone = cast.phone
    said = []
    phone.on("request", lambda request: said.append(request.post_data or ""))
    phone.on("websocket", lambda socket: socket.on("framesent", lambda frame: said.append(frame)))
    cast.go("barriers/write")
    cast.write("barriers", "忙しさ")
    phone.reload()
    cast.go("barriers/pair")
    cast.shows("pair")
    expect(phone.get_by_text("スマホを伏せて、相手を見ましょう")).to_be_visible()
    expect(phone.get_by_text("忙しさ")).to_be_hidden()

    phone.locator("#pair-memo").fill(MEMO)
    phone.reload()

    expect(phone.locator("#pair-memo")).to_have_value(MEMO)
    cast.takeaway()
    expect(phone.locator(".memo-item")).to_contain_text(MEMO)
    expect(phone.locator(".memo-item")).to_contain_text("壁")
    assert said
    assert not any(MEMO in str(each) for each in said)


def test_the_notes_that_pairs_talk_about_stay_within_reach_folded(cast):
    phone = cast.phone
    cast.go("barriers/write")
    cast.write("barriers", "忙しさ", "敬語の距離")
    cast.go("barriers/reveal")
    cast.shows("board")

    cast.go("barriers/pair")
    cast.shows("pair")
    notes = phone.locator("[data-part=pair-board] .note")
    expect(notes).to_have_count(2)
    expect(notes.first).to_be_hidden()
    phone.get_by_text("付箋を見る").click()

    for text in ("忙しさ", "敬語の距離"):
        expect(phone.get_by_text(text)).to_be_visible()


def test_a_note_speaks_for_oneself_also_without_a_line_and_the_last_word_counts(cast):
    phone = cast.phone
    cast.go("meaning/write")
    cast.write("meaning", "犬の散歩で会う人", "朝のあいさつ")
    cast.post("祖母の味噌汁")
    cast.go("meaning/reveal")
    cast.shows("board")
    mine = phone.locator(".board .board__item", has_text="祖母の味噌汁")
    dog, hello = (
        phone.locator(".board .board__item", has_text=text).locator('[data-act="relate"]')
        for text in ("犬の散歩", "朝のあいさつ")
    )
    expect(mine.locator('[data-act="relate"]')).to_be_hidden()

    phone.context.set_offline(True)
    for _ in range(3):
        dog.click()
    hello.click()
    hello.click()
    expect(dog).to_have_attribute("aria-pressed", "true")
    expect(hello).to_have_attribute("aria-pressed", "false")
    phone.context.set_offline(False)
    phone.reload()

    expect(dog).to_have_attribute("aria-pressed", "true")
    related = cast.console.until(
        lambda s: {r["text"]: r["relates"] for r in notes(s) if r["relates"]}
    )
    assert related == {"犬の散歩で会う人": 1}


def notes(screen):
    return [record for key, record in screen.records.items() if key.startswith("note/")]


@pytest.mark.parametrize(("lang", "told"), [("ja", "「わかる」1人"), ("en", "“I relate”: 1")])
def test_that_somebody_relates_is_told_to_who_wrote_once_the_step_is_over(
    server, window, lang, told
):
    cast = Cast(server, window, lang)
    phone = cast.phone
    cast.go("meaning/write")
    cast.post("祖母の味噌汁")
    cast.go("meaning/reveal")
    [note] = cast.console.until(lambda s: [k for k in s.records if k.startswith("note/")])
    assert cast.other.act("Relate", note=note.removeprefix("note/"), on=True)["ok"]
    cast.console.until(lambda s: s.records[note]["relates"] == 1)
    mine = phone.locator(".mine__item", has_text="祖母の味噌汁")
    phone.locator('[data-tab="mine"]').click()
    expect(mine).to_be_visible()
    expect(mine).not_to_contain_text(told)

    cast.go("building/intro")
    cast.takeaway()

    expect(phone.locator(".mine__item")).to_contain_text(told)


def test_on_a_computer_keys_go_from_note_to_note_and_say_that_one_speaks_for_oneself(
    server, window
):
    cast = Cast(server, lambda _, lang: window(DESK, lang))
    phone = cast.phone
    cast.go("meaning/write")
    cast.write("meaning", "one", "two", "three")
    cast.go("meaning/reveal")
    buttons = phone.locator('.board [data-act="relate"]')
    expect(buttons).to_have_count(3)

    fetched(phone, ("keys",))  # what is for computers comes a moment after the page
    phone.keyboard.press("l")
    expect(phone.locator('.board [aria-pressed="true"]')).to_have_count(0)
    buttons.first.focus()
    phone.keyboard.press("j")
    phone.keyboard.press("l")

    expect(buttons.nth(1)).to_be_focused()
    expect(buttons.nth(1)).to_have_attribute("aria-pressed", "true")
    phone.keyboard.press("k")
    expect(buttons.first).to_be_focused()


def test_whether_the_sentence_fits_can_be_said_and_changed_until_it_is_another(cast):
    phone = cast.phone
    cast.go("meaning/insight")
    cast.shows("insight")
    expect(phone.locator(".fit")).to_be_hidden()
    cast.act("WriteInsight", part="meaning", text="返事のかたちをしていた")

    phone.get_by_role("button", name="しっくりくる").click()
    phone.get_by_role("button", name="少しちがう").click()
    cast.console.until(lambda s: s.records["fit/meaning"]["not_quite"] == 1)
    phone.reload()
    expect(phone.locator('[data-fit="not_quite"]')).to_have_attribute("aria-pressed", "true")
    cast.act("WriteInsight", part="meaning", text="べつの言い方")

    expect(phone.locator('.fit [aria-pressed="true"]')).to_have_count(0)


def test_what_was_said_of_another_sentence_without_a_line_does_not_count(cast):
    phone = cast.phone
    cast.go("meaning/insight")
    cast.act("WriteInsight", part="meaning", text="返事のかたちをしていた")
    fits = phone.get_by_role("button", name="しっくりくる")
    expect(fits).to_be_visible()
    phone.context.set_offline(True)
    expect(phone.locator(".line")).to_have_attribute("data-kind", "off")
    fits.click()
    expect(fits).to_have_attribute("aria-pressed", "true")

    cast.act("WriteInsight", part="meaning", text="べつの言い方")
    phone.context.set_offline(False)

    expect(phone.get_by_text("文が変わりました。もう一度ご覧ください")).to_be_visible()
    expect(fits).to_have_attribute("aria-pressed", "false")
    assert cast.console.records["fit/meaning"]["fits"] == 0
    fits.click()
    cast.console.until(lambda s: s.records["fit/meaning"]["fits"] == 1)


def test_who_would_add_something_is_given_the_place_to_write_it(cast):
    phone = cast.phone
    cast.go("meaning/write")
    cast.go("meaning/insight")
    cast.act("WriteInsight", part="meaning", text="返事のかたちをしていた")

    phone.get_by_role("button", name="足したい").click()

    expect(phone.locator("#text")).to_be_focused()
    cast.post("沈黙も返事だと思う")
    cast.console.until(lambda s: s.records["fit/meaning"]["add"] == 1)
    cast.console.until(lambda s: [n["text"] for n in notes(s)] == ["沈黙も返事だと思う"])


@pytest.mark.parametrize(
    ("lang", "offered"),
    [
        ("ja", "書きかけがあります。いま出しますか"),
        ("en", "You have an unfinished note. Post it now?"),
    ],
    ids=["ja", "en"],
)
@pytest.mark.parametrize("phase", ["reveal", "theme", "vote", "insight"])
def test_an_unfinished_note_is_offered_after_every_way_out_of_writing(
    server, window, phase, lang, offered
):
    cast = Cast(server, window, lang)
    cast.go("meaning/write")
    cast.write("meaning", "one", "two", "three")
    cast.phone.locator("#text").fill("書きかけ")
    cast.phone.locator("#text").blur()

    cast.go(f"meaning/{phase}")

    expect(cast.phone.get_by_text(offered)).to_be_visible()
    cast.phone.locator('[data-part="unfinished"] [type="submit"]').click()
    cast.console.until(lambda s: "書きかけ" in [note["text"] for note in notes(s)])


@pytest.mark.parametrize(("lang", "late"), [("ja", "あとから"), ("en", "Added later")])
def test_what_was_posted_after_the_reveal_is_marked_and_last_on_board_and_stage(
    server, window, picture, lang, late
):
    cast = Cast(server, window, lang)
    stage = window(HALL, lang)
    let_in(stage, server)
    stage.goto(f"{server.url}/stage/{cast.code}")
    reader = window(PHONE, lang)
    reader.goto(f"{server.url}/j/{cast.code}")
    reader.locator(".join__go").click()
    cast.go("meaning/write")
    cast.write("meaning", "one", "two", "three")
    cast.phone.locator("#text").fill("書きかけ")
    cast.phone.locator("#text").blur()
    cast.go("meaning/reveal")
    cast.phone.locator('[data-part="unfinished"] [type="submit"]').click()

    for notes in (stage.locator(".note"), reader.locator(".board .board__item")):
        expect(notes).to_have_count(4)
        expect(notes.last).to_contain_text("書きかけ")
        marks = notes.locator("[data-part=late]:visible")
        expect(marks).to_have_text([late])
        expect(notes.last.locator("[data-part=late]")).to_be_visible()
    picture(stage, f"stage-late-{lang}")
    picture(reader, f"phone-late-{lang}")


def test_it_is_offered_on_the_phone_that_rests_too(cast):
    cast.go("barriers/write")
    cast.phone.locator("#text").fill("書きかけ")
    cast.phone.locator("#text").blur()

    cast.go("barriers/pair")
    cast.phone.locator('[data-part="unfinished"] [type="submit"]').click()
    cast.go("barriers/insight")

    card = cast.phone.locator(".mine__item", has_text="書きかけ")
    expect(card).to_have_attribute("data-state", "delivered")


def test_a_first_step_survives_a_reload_is_decided_without_a_line_and_arrives(cast):
    phone = cast.phone
    cast.go("pledge/pledge")
    phone.locator("#step-what").fill("昔の上司を")
    phone.locator("#step-whom").fill("田中さん")
    phone.locator('.day:has([value="weekend"])').click()
    phone.locator("#step-then").fill("断られたら、別の日を聞く")
    phone.reload()
    expect(phone.locator("#step-what")).to_have_value("昔の上司を")
    expect(phone.locator("#step-whom")).to_have_value("田中さん")
    expect(phone.locator('[name="day"][value="weekend"]')).to_be_checked()

    phone.locator("#step-what").fill("昔の上司を昼に誘う")
    phone.context.set_offline(True)
    phone.locator(".step-form__decide").click()
    expect(phone.locator(".step-card")).to_contain_text("端末に保存しました")
    expect(phone.locator(".step-card")).to_contain_text("昔の上司を昼に誘う")
    phone.context.set_offline(False)

    expect(phone.locator(".step-card")).to_contain_text("届きました")
    cast.console.until(lambda s: s.records["pledges/pledge"] == {"decided": 1, "not_yet": 0})
    with phone.expect_response("**/private"):
        phone.reload()
        cast.phone.locator('[data-act="step-change"]').click()
        cast.phone.locator(".step-form__decide").click()
    phone.context.clear_cookies(name="nothing")
    phone.evaluate("localStorage.clear()")
    phone.reload()
    expect(phone.locator(".step-card")).to_contain_text("だれに: 田中さん")


def test_that_ones_note_is_safe_is_seen_where_it_was_written_and_nothing_moves(cast):
    phone = cast.phone
    cast.go("meaning/write")
    last, field = phone.locator(".composer__last"), phone.locator("#text")
    cast.post("犬の散歩で会う人")
    expect(phone.locator(".composer__state")).to_be_in_viewport(ratio=1)
    expect(last).to_be_in_viewport(ratio=1)
    expect(last).to_have_text("犬の散歩で会う人")
    place, below = field.bounding_box(), phone.locator(".starter").first.bounding_box()

    field.press_sequentially("待")
    expect(last).to_be_empty()
    assert field.bounding_box() == place
    cast.post("待っていてくれる人がいる、と思えるだけで、帰り道の足どりが少し軽くなることがある")

    expect(last).to_contain_text("待っていて")
    assert phone.locator(".starter").first.bounding_box() == below


@pytest.mark.parametrize("height", [844, 640])
def test_what_decides_a_first_step_is_in_sight_and_over_no_field_that_is_filled_in(cast, height):
    phone = cast.phone
    phone.set_viewport_size({"width": 360, "height": height})
    cast.go("pledge/pledge")
    cast.shows("pledge")
    go = phone.locator(".step-form__go")
    expect(phone.locator(".step-form__decide")).to_be_in_viewport(ratio=1)
    expect(phone.locator('[data-act="step-not-yet"]')).to_be_in_viewport(ratio=1)

    for name in ("what", "whom", "ifThen", "at"):
        field = phone.locator(f".step-form [name={name}]")
        field.focus()
        low, top = field.bounding_box(), go.bounding_box()["y"]
        assert low["y"] + low["height"] <= top, name
    phone.locator("#step-what").scroll_into_view_if_needed()
    phone.locator(".step-form__decide").click()
    expect(phone.locator("#step-problem")).to_be_in_viewport(ratio=1)

    phone.set_viewport_size({"width": 360, "height": 360})  # a keyboard, where it makes pages low
    expect(go).to_have_css("position", "static")


def test_a_first_step_says_in_which_language_it_was_written(cast):
    phone = cast.phone
    cast.go("pledge/pledge")
    cast.shows("pledge")
    phone.locator("#step-then").fill("断られたら、別の日を聞く")
    cast.decide("Ask my old boss out for lunch")

    expect(phone.locator(".step-card__what")).to_have_attribute("lang", "en")
    expect(phone.locator(".step-card__then")).to_have_attribute("lang", "ja")


def test_not_yet_is_an_answer_and_can_become_a_step_later(cast):
    phone = cast.phone
    cast.go("pledge/pledge")

    phone.get_by_role("button", name="まだ決めない").click()
    expect(phone.locator(".step-card")).to_contain_text("「まだ決めない」も答えです")
    cast.console.until(lambda s: s.records["pledges/pledge"] == {"decided": 0, "not_yet": 1})
    phone.get_by_role("button", name="いま決める").click()
    cast.decide()

    cast.console.until(lambda s: s.records["pledges/pledge"] == {"decided": 1, "not_yet": 0})


def test_what_is_missing_from_a_step_is_said_and_nothing_is_lost(cast):
    phone = cast.phone
    cast.go("pledge/pledge")
    problem = phone.locator('[data-slot="step-problem"]')

    phone.locator(".step-form__decide").click()
    expect(problem).to_contain_text("ひとことで書いてください")
    phone.locator("#step-what").fill("あ" * 201)
    phone.locator(".step-form__decide").click()
    expect(problem).to_contain_text("少し長すぎます")
    phone.locator("#step-what").fill("昼に誘う")
    phone.locator(".step-form__decide").click()
    expect(problem).to_contain_text("日をえらんでください")
    phone.locator('.day:has([value="date"])').click()
    phone.locator(".step-form__decide").click()
    expect(problem).to_contain_text("日をえらんでください")
    phone.locator("#step-date").fill("2030-05-06")
    phone.locator(".step-form__decide").click()

    expect(phone.locator(".step-card")).to_contain_text("5/6(月)")


@pytest.mark.parametrize(
    ("lang", "said"), [("ja", "その日はもう過ぎています"), ("en", "That day is over")]
)
def test_a_first_step_is_not_for_a_day_that_is_over_and_nothing_is_lost(
    server, window, lang, said, picture
):
    cast = Cast(server, window, lang=lang)
    phone = cast.phone
    cast.go("pledge/pledge")
    phone.locator("#step-what").fill("昼に誘う")
    phone.locator('.day:has([value="date"])').click()
    date, problem = phone.locator("#step-date"), phone.locator('[data-slot="step-problem"]')
    date.fill("2020-01-01")
    phone.locator(".step-form__decide").click()
    expect(problem).to_contain_text(said)
    expect(phone.locator("#step-what")).to_have_value("昼に誘う")
    problem.scroll_into_view_if_needed()
    no_barrier(phone)
    picture(phone, f"phone-step-over-{lang}")

    date.fill("2031-05-06")
    phone.locator(".step-form__decide").click()

    expect(phone.locator(".step-card")).to_contain_text({"ja": "5/6(火)", "en": "Tue, May 6"}[lang])


def test_a_large_step_is_offered_to_be_made_smaller_and_the_offer_can_be_waved_away(cast):
    phone = cast.phone
    cast.go("pledge/pledge")
    hint = phone.get_by_text("明日できる大きさに、小さくしてみますか")
    expect(hint).to_be_hidden()

    phone.locator("#step-what").fill("人脈")
    expect(hint).to_be_visible()
    phone.get_by_role("button", name="このままでよい").click()
    expect(hint).to_be_hidden()
    phone.locator("#step-what").fill("人脈と信頼")

    expect(hint).to_be_hidden()


def test_an_example_reaches_the_stage_only_from_those_who_allow_it(cast):
    phone = cast.phone
    cast.go("pledge/pledge")
    cast.decide("ひみつの一歩を踏む")
    cast.console.until(lambda s: s.records["pledges/pledge"]["decided"] == 1)
    assert cast.console.records["stage"]["examples"] == []

    phone.locator('[data-act="step-change"]').click()
    phone.get_by_label("例として投影してよい").check()
    phone.locator(".step-form__decide").click()

    shown = cast.console.until(lambda s: s.records["stage"]["examples"])
    assert [each["text"] for each in shown] == ["ひみつの一歩を踏む"]


def test_what_is_shown_to_a_partner_is_the_step_and_not_with_whom(cast):
    cast.go("pledge/pledge")
    cast.decide(whom="田中さん")

    cast.go("share/share")
    cast.shows("share")

    expect(cast.phone.get_by_text("昔の上司を昼に誘う")).to_be_visible()
    expect(cast.phone.get_by_text("だれに: 田中さん")).to_be_hidden()


def test_the_last_line_to_oneself_stays_on_the_phone_beside_the_way_home(cast):
    phone = cast.phone
    cast.go("checkout/checkout")
    cast.shows("checkout")

    phone.locator("#checkout-memo").fill("よく聴いた")
    phone.get_by_role("link", name="持ち帰りを開く").click()

    expect(phone).to_have_url(f"{cast.server.url}/t/{cast.code}")
    expect(phone.locator(".memo-item")).to_contain_text("よく聴いた")


@pytest.mark.parametrize("stop", ["pulse-takeaway/pulse_takeaway", "ended"])
def test_the_way_home_is_there_at_the_end(cast, stop):
    cast.go(stop)

    cast.phone.get_by_role("link", name="持ち帰りを開く").click()

    expect(cast.phone).to_have_url(f"{cast.server.url}/t/{cast.code}")


def test_a_first_step_begins_with_what_one_has_just_written(cast):
    phone = cast.phone
    cast.go("first-steps/write")
    category = phone.locator(".pick__box").first
    category.check(force=True)
    cast.post("昔の上司を昼に誘う")
    cast.go("pledge/pledge")
    what = phone.locator("#step-what")
    expect(what).to_have_value("昔の上司を昼に誘う")

    what.fill("")
    phone.reload()
    expect(phone.locator(".step-form")).to_be_visible()
    expect(what).to_have_value("")  # what was taken out stays out

    what.fill("母に電話する")
    phone.locator('.day:has([value="tomorrow"])').click()
    phone.locator(".step-form__decide").click()
    expect(phone.locator(".step-card")).to_contain_text("母に電話する")


def test_a_first_step_can_be_decided_as_it_was_written(cast):
    phone = cast.phone
    cast.go("first-steps/write")
    phone.locator(".pick__box").first.check(force=True)
    cast.post("昔の上司を昼に誘う")
    cast.go("pledge/pledge")
    expect(phone.locator("#step-what")).to_have_value("昔の上司を昼に誘う")

    phone.locator('.day:has([value="tomorrow"])').click()
    phone.locator(".step-form__decide").click()

    expect(phone.locator(".step-card")).to_contain_text("昔の上司を昼に誘う")
