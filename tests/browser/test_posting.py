"""What is posted is told in sight of the field; names and contacts are asked about once."""

from playwright.sync_api import expect

from tests.browser.cast import cast as cast  # a session with somebody at a phone
from tests.browser.cast import lang as lang

NUMBER = "電話は 090-1234-5678 です"
WORDS = {
    "ja": {
        "sent": "届きました",
        "kept": "端末に保存しました。つながると送ります",
        "read": "1枚を読みました",
        "why": "どこがちがうか、付箋に書く",
        "twice": "このまま出しますか",
    },
    "en": {
        "sent": "Delivered",
        "kept": "Saved here. Will send when online",
        "read": "You have read 1 note",
        "why": "Say in a note what does not fit",
        "twice": "Send as it is?",
    },
}


def test_that_a_note_has_arrived_is_told_under_the_field_it_came_from(cast, lang):
    phone, state = cast.phone, cast.phone.locator(".composer__state")
    cast.go("meaning/write")
    cast.shows("write")
    expect(state).to_be_empty()

    cast.post("朝のあいさつ")
    expect(state).to_have_text(WORDS[lang]["sent"])
    expect(state).to_be_in_viewport()
    phone.context.set_offline(True)
    phone.locator("#text").fill("犬の散歩")
    phone.locator(".tray [type=submit]:visible").click()

    expect(state).to_have_text(WORDS[lang]["kept"])
    phone.context.set_offline(False)
    expect(state).to_have_text(WORDS[lang]["sent"])


def test_a_note_from_the_board_is_told_where_it_was_posted(cast, lang):
    phone = cast.phone
    cast.go("meaning/write")
    cast.write("meaning", "one", "two")
    cast.go("meaning/reveal")
    cast.shows("board")

    phone.locator('[data-act="open"]:visible').click()
    phone.locator("#text").fill("おそい言葉")
    phone.locator(".tray [type=submit]:visible").click()

    expect(phone.locator('[data-part="say"]')).to_have_text(WORDS[lang]["sent"])


def test_how_many_were_read_is_said_of_those_that_are_listed(cast, lang):
    phone = cast.phone
    cast.go("meaning/write")
    cast.write("meaning", "one", "two")
    category = cast.console.records["part/meaning"]["categories"][1]["id"]
    fields = {"part": "meaning", "text": "結ぶもの", "category": category}
    assert cast.other.act("AddNote", named=False, in_report=True, **fields)["ok"]
    cast.go("meaning/reveal")
    cast.shows("board")

    phone.locator(f'[data-tab="={category}"]').click()

    expect(phone.locator('[data-slot="read"]')).to_contain_text(WORDS[lang]["read"])


def test_who_says_that_a_sentence_does_not_quite_fit_is_offered_a_note_to_say_how(cast, lang):
    phone = cast.phone
    cast.go("meaning/write")
    cast.go("meaning/insight")
    cast.act("WriteInsight", part="meaning", text="返事のかたちをしていた")
    why = phone.get_by_role("button", name=WORDS[lang]["why"])
    expect(phone.locator(".fit")).to_be_visible()
    expect(why).to_be_hidden()

    phone.locator('[data-fit="not_quite"]').click()
    why.click()
    cast.post("待つことも、つながりだと思う")

    phone.locator('[data-fit="fits"]').click()
    expect(why).to_be_hidden()


def test_a_line_on_a_note_and_a_first_step_are_asked_about_as_notes_are(cast, lang):
    phone = cast.phone
    cast.go("meaning/write")
    cast.write("meaning", "朝のあいさつ")
    cast.go("meaning/reveal")
    note = phone.locator(".board__item", has_text="朝のあいさつ")
    note.locator('[data-act="build"]').first.click()
    form = note.locator(".reply-form")
    form.locator("[name=text]").fill(NUMBER)
    form.locator("[type=submit]").click()
    expect(form).to_contain_text(WORDS[lang]["twice"])
    form.locator("[type=submit]").click()
    expect(note.locator(".reply")).to_contain_text(NUMBER)

    cast.go("pledge/pledge")
    cast.shows("pledge")
    phone.locator("#step-what").fill(NUMBER)
    phone.locator('.day:has([value="tomorrow"])').click()
    phone.locator(".step-form__decide").click()
    expect(phone.locator("#step-problem")).to_contain_text(WORDS[lang]["twice"])
    phone.locator(".step-form__decide").click()
    expect(phone.locator(".step-card")).to_contain_text(NUMBER)
