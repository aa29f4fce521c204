"""What somebody typed on a phone and did not send, once the session has gone on: offered again."""

import time

import pytest
from playwright.sync_api import expect

from tests.browser.cast import cast as cast  # a session with somebody at a phone
from tests.browser.cast import lang as lang
from tests.browser.test_keeping_up import fetched
from tests.browser.test_phone_pictures import look as look  # pictures, and no barriers
from tests.web.test_compression import BESIDE

UNASKED = {
    "ja": "ゲストへの質問が、まだ送られていません",
    "en": "Your question to the guest is not sent yet",
}
UNSENT = {"ja": "まだ出していません", "en": "Not posted yet"}
SENT = {"ja": "質問を1つ送りました", "en": "1 question sent"}
REALLY = {"ja": "本当に捨てますか", "en": "Really throw it away?"}
TALKING = ("talking",)
QUESTION = {"ja": "もう一度やるなら、どこから?", "en": "Where would you begin a second time?"}


def test_a_line_and_another_wording_lie_beside_ones_notes_when_the_session_goes_on(
    cast, look, lang
):
    phone = cast.phone
    fetched(phone, BESIDE)
    cast.go("meaning/write")
    cast.shows("write")
    cast.post("犬の散歩で会う人")
    cast.write("meaning", "朝のあいさつを返し合う")
    cast.go("meaning/reveal")
    cast.shows("board")
    note = phone.locator(".board__item", has_text="朝のあいさつ")
    note.locator("[data-act=build]").first.click()
    note.locator(".reply-form__text").fill("雨の日も")
    phone.locator("[data-tab=mine]").click()
    phone.locator(".mine__item [data-act=edit]").click()
    expect(phone.locator("#text")).to_have_value("犬の散歩で会う人")
    phone.locator("#text").fill("朝の散歩で会う人")

    cast.go("building/write")

    cast.shows("write")
    expect(phone.locator("#text")).to_have_value("")
    kept = phone.locator(".mine__item[data-state=refused]")
    expect(kept).to_have_count(2)
    for text in ("雨の日も", "朝の散歩で会う人"):
        expect(kept.filter(has_text=text)).to_contain_text(UNSENT[lang])
    look(phone, "left-behind")
    kept.filter(has_text="朝の散歩").locator("[data-act=edit]").click()
    expect(phone.locator("#text")).to_have_value("朝の散歩で会う人")
    phone.locator(".tray [type=submit]:visible").click()

    expect(kept).to_have_count(1)
    own = cast.holder().until(lambda s: len(s.own["notes"]) == 2 and s.own)
    assert {each["text"]: each["part"] for each in own["notes"]} == {
        "犬の散歩で会う人": "meaning",
        "朝の散歩で会う人": "meaning",
    }


def test_a_question_to_the_guest_that_was_not_sent_is_offered_until_it_is_sent_or_thrown_away(
    cast, look, lang
):
    phone = cast.phone
    fetched(phone, BESIDE)
    cast.go("talk/talk")
    cast.shows("talk")
    fetched(phone, TALKING)
    phone.locator(".talk__open").click()
    phone.locator("#question").fill(QUESTION[lang])

    cast.go("building/write")

    cast.shows("write")
    folded = phone.locator("summary", has_text=UNASKED[lang])
    folded.click()
    field = phone.locator("#question")
    expect(field).to_have_value(QUESTION[lang])
    look(phone, "question-unasked")
    field.fill("")
    cast.act("SetTimer", until=round((time.time() + 900) * 1000))  # phones paint it meanwhile
    expect(phone.locator(".top__left")).to_contain_text("14:")
    field.fill(QUESTION[lang] + "!")
    phone.reload()
    folded.click()
    expect(field).to_have_value(QUESTION[lang] + "!")
    phone.locator(".talk__ask [type=submit]").click()
    expect(phone.locator(".talk__asked")).to_contain_text(SENT[lang])
    expect(folded).to_be_hidden()
    asked = cast.console.until(lambda s: [s.records[k] for k in s.records if "question/" in k])
    assert [each["text"] for each in asked] == [QUESTION[lang] + "!"]

    cast.go("talk/talk")
    cast.shows("talk")
    fetched(phone, TALKING)
    phone.locator(".talk__open").click()
    phone.locator("#question").fill("ほかのこと")
    cast.go("barriers/write")
    folded.click()
    phone.locator(".talk__ask [type=button]").click()
    expect(phone.locator(".talk__ask [type=button]")).to_have_text(REALLY[lang])
    phone.locator(".talk__ask [type=button]").click()
    expect(folded).to_be_hidden()
    assert phone.evaluate("Object.keys(localStorage).filter(key => /^question/.test(key))") == []


@pytest.mark.parametrize("lang", ["ja"])
def test_who_changes_the_language_while_changing_a_note_goes_on_changing_it(cast, lang):
    phone = cast.phone
    cast.go("meaning/write")
    cast.shows("write")
    cast.post("犬の散歩で会う人")
    cast.go("meaning/reveal")
    cast.shows("board")
    phone.locator("[data-tab=mine]").click()
    phone.locator(".mine__item [data-act=edit]").click()
    field = phone.locator("#text")
    expect(field).to_have_value("犬の散歩で会う人")
    field.fill("朝の散歩で会う人")

    phone.locator(".top summary", has_text="あ/A").click()
    phone.locator(".language__choice", has_text="English").click()

    expect(phone.locator("html")).to_have_attribute("lang", "en")
    expect(field).to_be_visible()
    expect(field).to_have_value("朝の散歩で会う人")
    phone.locator(".tray [type=submit]:visible").click()
    own = cast.holder()
    own.until(lambda s: [note["text"] for note in s.own["notes"]] == ["朝の散歩で会う人"])


@pytest.mark.parametrize("lang", ["ja"])
def test_a_note_that_leaves_the_device_while_it_is_being_changed_is_changed_on_the_server(cast):
    phone = cast.phone
    cast.go("meaning/write")
    cast.shows("write")
    phone.context.set_offline(True)
    phone.locator("#text").fill("犬の散歩で会う人")
    phone.locator(".tray [type=submit]:visible").click()
    mine = phone.locator(".mine__item", has_text="犬の散歩で会う人")
    expect(mine).to_have_attribute("data-state", "queued")
    mine.locator("[data-act=edit]").click()
    phone.locator("#text").fill("朝の散歩で会う人")

    phone.context.set_offline(False)
    expect(mine).to_have_attribute("data-state", "delivered")
    phone.locator(".tray [type=submit]:visible").click()

    own = cast.holder()
    own.until(lambda s: [note["text"] for note in s.own["notes"]] == ["朝の散歩で会う人"])
