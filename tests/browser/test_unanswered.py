"""A line that is up to a server that does not answer: nobody is left with "sending" for ever."""

import pytest
from playwright.sync_api import expect

from tests.browser.barriers import no_barrier
from tests.browser.cast import Cast

NOTE = "犬の散歩で会う人"
WORDS = {
    "ja": ("届きませんでした。", "届きました"),
    "en": ("Not delivered.", "Delivered"),
}


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_what_gets_no_answer_says_so_where_it_stands_and_goes_again(server, window, picture, lang):
    cast = Cast(server, window, lang)
    phone, (lost, there) = cast.phone, WORDS[lang]
    deaf = [True]

    def through(line):
        far = line.connect_to_server()
        line.on_message(lambda said: None if deaf[0] and '"act"' in said else far.send(said))

    phone.route_web_socket("**/socket.io/**", through)
    phone.reload()
    expect(phone.locator(".top__dot")).to_have_attribute("data-state", "online")

    phone.locator('[data-act="pulse-open"]').click()
    phone.locator('.pulse__scale:not([hidden]) [data-value="3"]').click()
    expect(phone.locator(".pulse__state")).to_have_text(lost)
    expect(phone.locator(".pulse__send")).to_be_visible()
    picture(phone, f"phone-unanswered-pulse-{lang}")
    no_barrier(phone)

    cast.go("meaning/write")
    cast.write("meaning", NOTE)
    cast.go("meaning/reveal")
    note = phone.locator(".board__item", has_text=NOTE)
    note.locator("[data-act=build]").first.click()
    note.locator(".reply-form__text").fill("雨の日も")
    note.locator(".reply-form [type=submit]").click()
    expect(note.locator(".reply__state")).to_have_text(lost)
    expect(note.locator('.reply [data-act="send-again"]')).to_be_visible()
    picture(phone, f"phone-unanswered-reply-{lang}")
    no_barrier(phone)

    cast.go("pledge/pledge")
    cast.shows("pledge")
    cast.decide("昔の上司を昼に誘う")
    expect(phone.locator(".step-card__state")).to_have_text(lost)
    picture(phone, f"phone-unanswered-step-{lang}")
    no_barrier(phone)
    deaf[0] = False
    phone.locator('[data-act="step-again"]').click()

    expect(phone.locator(".step-card__state")).to_have_text(there)
    expect(phone.locator('[data-act="step-again"]')).to_be_hidden()
    cast.console.until(lambda s: "雨の日も" in str(s.records))


def test_under_the_field_it_says_the_same_as_beside_the_note(server, window):
    cast = Cast(server, window)
    phone, (lost, there) = cast.phone, WORDS["ja"]
    deaf = [True]

    def through(line):
        far = line.connect_to_server()
        line.on_message(lambda said: None if deaf[0] and '"act"' in said else far.send(said))

    phone.route_web_socket("**/socket.io/**", through)
    phone.reload()
    cast.go("meaning/write")
    cast.shows("write")
    phone.locator("#text").fill(NOTE)
    phone.locator(".tray [type=submit]:visible").click()
    state = phone.locator('.composer [data-slot="composer-state"]')

    expect(phone.locator(".mine__item")).to_contain_text(lost)
    expect(state).to_have_text(lost)
    deaf[0] = False
    phone.locator('.mine__item [data-act="again"]').click()
    expect(state).to_have_text(there)


def test_the_next_question_says_nothing_about_the_note_to_the_last(server, window):
    cast = Cast(server, window)
    phone, (_lost, there) = cast.phone, WORDS["ja"]
    cast.go("meaning/write")
    cast.post(NOTE)
    state = phone.locator('.composer [data-slot="composer-state"]')
    last = phone.locator('.composer [data-slot="last"]')
    expect(state).to_have_text(there)
    expect(last).to_have_text(NOTE)

    cast.go("building/write")

    expect(phone.locator(".mine__item")).to_have_count(0)
    expect(state).to_have_text("")
    expect(last).to_have_text("")
