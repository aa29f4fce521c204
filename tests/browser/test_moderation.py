"""Moderating with hands and eyes: queue, hiding, stage, corrections, concerns, what is asked."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.cast import Cast
from tests.browser.conftest import DESK, HALL, PHONE
from tests.browser.entering import let_in
from tests.serving import Browser, join, new_session

WORDS = {
    "ja": ("変な人と思われたくない", "田中さんに断られた", "敬語の距離がちょうど抜けない"),
    "en": ("Fear of wasting their time", "Ms Tanaka said no", "Nobody says they are lonely"),
}
NUMBER = {"ja": "困ったら 090-1234-5678 へ", "en": "Call me on 090 1234 5678"}
STANDS = """([words, x, y]) => [...document.querySelectorAll(".wall__leaf .note")].some((note) => {
  const box = note.getBoundingClientRect();
  const there = Math.abs(box.x - x) < 2 && Math.abs(box.y - y) < 2;
  return there && note.querySelector(".note__text").innerText === words;
})"""
BETTER = {"ja": "変わった人と思われたくない", "en": "Fear of taking up their time"}


def sit_down(cast: Cast, window, lang: str, device=DESK) -> Page:
    """Open the console of the session in a browser."""
    page = window(device, lang)
    let_in(page, cast.server)
    page.goto(f"{cast.server.url}/console/{cast.code}")
    return page


def on_the_wall(cast: Cast, window, lang: str, tools: Page) -> Page:
    """Open the stage of the session."""
    page = tools.context.new_page()
    page.set_viewport_size(HALL["viewport"])
    page.goto(f"{cast.server.url}/stage/{cast.code}")
    return page


def place_of(stage: Page, text: str) -> dict[str, float]:
    """Where a note stands on the stage."""
    box = stage.locator(".wall__leaf .note", has_text=text).bounding_box()
    assert box is not None
    return dict(box)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_new_notes_wait_until_the_facilitator_has_seen_them(server, window, picture, lang):
    cast = Cast(server, window, lang)
    console = sit_down(cast, window, lang)
    cast.go("meaning/write")
    console.locator("#queue-on").check()
    expect(cast.phone.locator("[data-slot=waits]")).not_to_be_empty()
    cast.post(WORDS[lang][0])
    cast.write("meaning", *WORDS[lang][1:])

    expect(console.locator(".review__note")).to_have_count(3)
    expect(console.locator("#waits")).to_be_visible()
    expect(console.locator("#loose .pick")).to_have_count(0)
    state = cast.phone.locator(".mine__item [data-slot=state]")
    expect(state).to_contain_text("進行役が見て" if lang == "ja" else "once the facilitator")
    picture(console, f"console-queue-{lang}")
    picture(cast.phone, f"phone-queued-{lang}")
    no_barrier(console)
    no_barrier(cast.phone)

    # The keyboard: to the list, the second one hidden, the first and the third let in.
    console.keyboard.press("m")
    console.keyboard.press("ArrowDown")
    console.keyboard.press("h")
    expect(console.locator(".review__note")).to_have_count(2)
    console.keyboard.press("Shift+Y")
    expect(console.locator("#review")).to_be_hidden()
    expect(console.locator("#waits")).to_be_hidden()
    cast.go("meaning/reveal")
    expect(cast.phone.locator(".board__item")).to_have_count(2)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_where_everyone_is_anonymous_the_stage_waits_for_the_facilitator(
    server, window, picture, lang
):
    cast = Cast(server, window, lang)
    console = sit_down(cast, window, lang)
    stage = on_the_wall(cast, window, lang, console)
    cast.go("barriers/write")
    cast.write("barriers", *WORDS[lang])
    cast.go("barriers/reveal")

    expect(stage.locator(".empty__words")).to_contain_text(
        "進行役が見て" if lang == "ja" else "once the facilitator"
    )
    expect(cast.phone.locator(".board__item")).to_have_count(3)
    expect(console.locator(".review__note")).to_have_count(3)
    picture(stage, f"stage-reviewing-{lang}")
    picture(console, f"console-unseen-{lang}")
    no_barrier(console)

    console.locator(".review__note [data-deed=let]").first.click()
    expect(stage.locator(".note")).to_have_count(1)
    console.locator("#review [data-deed=page]").click()
    expect(stage.locator(".note")).to_have_count(3)


def test_the_key_on_its_button_lets_them_in_wherever_the_keyboard_is(server, window):
    cast = Cast(server, window)
    console = sit_down(cast, window, "ja")
    cast.go("barriers/write")
    cast.write("barriers", *WORDS["ja"])
    cast.go("barriers/reveal")
    expect(console.locator(".review__note")).to_have_count(3)
    expect(console.locator("#review [data-deed=page] .key")).to_have_text("⇧Y")
    console.locator("#primary").focus()

    console.keyboard.press("Shift+Y")

    expect(console.locator("#review")).to_be_hidden()
    expect(console.locator("#waits")).to_be_hidden()


def test_a_reason_that_was_too_long_and_given_up_holds_nothing_back_later(server, window):
    cast = Cast(server, window)
    console = sit_down(cast, window, "ja")
    cast.go("meaning/write")
    cast.write("meaning", "ひとつめ")
    cast.go("meaning/reveal")
    card = console.locator(".pick", has_text="ひとつめ")
    for words in ("強い" * 41, ""):
        card.hover()
        card.locator(".pick__more").click()
        console.locator(".menu__item", has_text="理由を添えて").click()
        if words:
            console.locator("#reason [name=words]").fill(words)
            console.locator("#reason [value=take]").click()
            console.locator("#reason [value=no]").click()

    console.locator("#reason [value=take]").click()

    expect(card).to_have_class("pick pick--off")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_note_leaves_the_stage_alone_with_a_reason_and_comes_back(server, window, picture, lang):
    cast = Cast(server, window, lang)
    console = sit_down(cast, window, lang)
    stage = on_the_wall(cast, window, lang, console)
    cast.go("meaning/write")
    cast.post(WORDS[lang][0])
    cast.write("meaning", *WORDS[lang][1:])
    cast.go("meaning/reveal")
    expect(stage.locator(".note")).to_have_count(3)

    card = console.locator(".pick", has_text=WORDS[lang][0])
    card.hover()
    card.locator(".pick__more").click()
    picture(console, f"console-note-menu-{lang}")
    reason = "理由を添えて" if lang == "ja" else "with a reason"
    console.locator(".menu__item", has_text=reason).click()
    console.locator("#reason [name=why][value=hurtful]").check()
    words = console.locator("#reason [name=words]")
    words.fill("強い" * 41)
    console.locator("#reason [value=take]").click()
    too_long = "80文字までに" if lang == "ja" else "80 characters at most"
    assert too_long in words.evaluate("field => field.validationMessage")
    expect(words).to_have_value("強い" * 41)  # nothing is cut, and nothing was sent
    words.fill("少し強い" if lang == "ja" else "a little harsh")
    picture(console, f"console-reason-{lang}")
    no_barrier(console)
    console.locator("#reason [value=take]").click()

    expect(stage.locator(".note")).to_have_count(2)
    expect(cast.phone.locator(".board__item")).to_have_count(3)
    expect(card).to_have_class("pick pick--off")
    console.locator("#modlog summary").click()
    picture(console, f"console-modlog-{lang}")
    no_barrier(console)
    console.locator("#modlog button").first.click()
    expect(stage.locator(".note")).to_have_count(3)
    expect(console.locator("#modlog button:visible")).to_have_count(0)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_correction_is_proposed_and_accepted(server, window, picture, lang):
    cast = Cast(server, window, lang)
    console = sit_down(cast, window, lang)
    cast.go("meaning/write")
    cast.post(WORDS[lang][0])
    cast.go("meaning/reveal")

    card = console.locator(".pick", has_text=WORDS[lang][0])
    card.hover()
    card.locator(".pick__more").click()
    console.locator(".menu__item").last.click()
    console.locator("#correct textarea").fill(BETTER[lang])
    picture(console, f"console-correct-{lang}")
    no_barrier(console)
    console.locator("#correct [value=propose]").click()
    expect(card.locator(".pick__moderation")).to_be_visible()
    cast.phone.locator("[data-tab=mine]").click()
    correction = cast.phone.locator(".correction")
    expect(correction).to_contain_text(BETTER[lang])
    expect(correction.locator("bdi")).to_have_attribute("lang", lang)
    picture(cast.phone, f"phone-correction-{lang}")
    no_barrier(cast.phone)

    correction.locator("[data-act=accept]").click()

    expect(console.locator(".pick", has_text=BETTER[lang])).to_be_visible()
    expect(correction).to_be_hidden()


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_concern_reaches_the_console_quietly(server, window, picture, lang):
    cast = Cast(server, window, lang)
    console = sit_down(cast, window, lang)
    cast.go("meaning/write")
    cast.write("meaning", WORDS[lang][1])
    cast.go("meaning/reveal")
    expect(console.locator("#concerns-open")).to_be_hidden()

    picture(cast.phone, f"phone-board-{lang}")
    cast.phone.locator(".board__item .flag").first.click()
    cast.phone.locator("#concern-text").fill("これはわたしのこと" if lang == "ja" else "It is me")
    picture(cast.phone, f"phone-concern-{lang}")
    no_barrier(cast.phone)
    cast.phone.locator(".concern [value=tell]").click()
    expect(console.locator("#concerns-open")).to_contain_text("1")
    cast.phone.locator(".top__help").click()
    picture(cast.phone, f"phone-help-{lang}")
    cast.phone.locator(".top [data-act=concern]").click()
    cast.phone.locator(".concern [value=tell]").click()

    expect(console.locator("#concerns-open")).to_contain_text("2")
    console.locator("#concerns-open").click()
    expect(console.locator(".concerns__row")).to_have_count(2)
    picture(console, f"console-concerns-{lang}")
    no_barrier(console)
    console.locator(".concerns__row input").first.check()
    expect(console.locator(".concerns__row--done")).to_have_count(1)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_phone_as_a_remote_shows_a_concern_and_that_it_is_a_rehearsal(
    server, window, picture, lang
):
    fay = Browser(server).enter(server.owner)
    code = new_session(fay, lang=lang, rehearsal=True)
    page = window(PHONE, lang)
    let_in(page, server)
    page.goto(f"{server.url}/console/{code}")
    expect(page.locator(".rehearsal-mark")).to_be_visible()
    expect(page.locator("#concerns-open")).to_be_hidden()
    assert join(server, code).act("RaiseConcern", note=None, text=WORDS[lang][1])["ok"]

    page.locator("#concerns-open").tap()

    expect(page.locator(".concerns__row")).to_contain_text(WORDS[lang][1])
    picture(page, f"remote-concern-{lang}")
    no_barrier(page)
    page.locator("#concerns [type=submit]").tap()
    picture(page, f"remote-marks-{lang}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize("personal", ["name", "number"])
def test_a_phone_asks_once_whether_a_name_or_a_number_is_to_be_sent(
    server, window, picture, lang, personal
):
    cast = Cast(server, window, lang)
    cast.go("meaning/write")
    text = WORDS[lang][1] if personal == "name" else NUMBER[lang]
    cast.phone.locator("#text").fill(text)

    cast.phone.locator(".tray [type=submit]:visible").click()

    expect(cast.phone.locator("[data-part=as-is]")).to_be_visible()
    expect(cast.phone.locator(".mine__item")).to_have_count(0)
    picture(cast.phone, f"phone-personal-{personal}-{lang}")
    no_barrier(cast.phone)
    cast.phone.locator("[data-part=as-is]").click()
    expect(cast.phone.locator(".mine__item", has_text=text)).to_have_attribute(
        "data-state", "delivered"
    )
    cast.post(WORDS[lang][0])
    expect(cast.phone.locator(".mine__item")).to_have_count(2)


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_hidden_note_is_gone_from_every_screen_and_comes_back_to_its_place(
    server, window, picture, lang
):
    cast = Cast(server, window, lang)
    console = sit_down(cast, window, lang)
    stage = on_the_wall(cast, window, lang, console)
    cast.go("meaning/write")
    cast.post(WORDS[lang][0])
    cast.write("meaning", *WORDS[lang][1:])
    neighbour = window(PHONE, lang)
    neighbour.goto(f"{server.url}/j/{cast.code}")
    neighbour.locator(".join__go").click()
    cast.go("meaning/reveal")
    screens = {
        "stage": stage.locator(".wall__leaf .note__text"),
        "phone": cast.phone.locator(".board__item .note__text"),
        "neighbour": neighbour.locator(".board__item .note__text"),
    }
    for notes in screens.values():
        expect(notes).to_have_count(3)
    before = {name: notes.all_inner_texts() for name, notes in screens.items()}
    hidden = before["stage"][1]  # with one before it and one after it
    picture(stage, f"stage-before-hiding-{lang}")
    place = place_of(stage, hidden)

    console.locator(".pick", has_text=hidden).locator(".pick__face").click()
    console.keyboard.press("h")

    for name, notes in screens.items():
        expect(notes).to_have_text([text for text in before[name] if text != hidden])
    for page in (stage, neighbour):
        assert hidden not in page.locator("body").inner_text()
    picture(stage, f"stage-hidden-{lang}")
    console.locator("#toasts button").click()

    for name, notes in screens.items():
        expect(notes).to_have_text(before[name])
    stage.wait_for_function(STANDS, arg=[hidden, place["x"], place["y"]])
    picture(stage, f"stage-after-hiding-{lang}")
