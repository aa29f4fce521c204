"""What the stage shows is on every phone, too; that a note is theirs only its author reads."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.cast import cast as cast  # a session with somebody at a phone
from tests.browser.cast import lang as lang
from tests.browser.conftest import DESK, HALL, PHONE
from tests.browser.entering import let_in
from tests.browser.test_phone_pictures import STEP
from tests.browser.test_phone_pictures import look as look  # pictures, and no barriers

NOTE = {
    "ja": "切れて初めて、支えだったと知った。いまでも番号は消していない。",
    "en": "Knowing what I care about, even on the days when nobody asks me about it at all",
}
WITHOUT = {
    "ja": "あなたの付箋が紹介されています（名前は出ていません）",
    "en": "Your note is on the screen (without your name)",
}
WITH = {
    "ja": "あなたの付箋が紹介されています（名前も出ています）",
    "en": "Your note is on the screen (with your name)",
}


@pytest.fixture
def neighbour(cast, window, lang):
    """Return the phone of somebody who has written nothing."""
    phone = window(PHONE, lang)
    phone.goto(f"{cast.server.url}/j/{cast.code}")
    phone.locator(".join__go").click()
    expect(phone.locator("main")).to_have_attribute("data-shows", "wait")
    return phone


def note_of(cast, text):
    """Return the id of the note that says ``text``, once the console has it."""

    def found(screen):
        notes = [each for key, each in screen.records.items() if key.startswith("note/")]
        return [each["id"] for each in notes if each["text"] == text]

    return cast.console.until(found)[0]


def test_a_note_in_the_spotlight_is_on_every_phone_and_its_author_alone_reads_that_it_is_theirs(
    cast, neighbour, look, lang
):
    phone = cast.phone
    cast.go("meaning/write")
    cast.write("meaning", "one", "two", "three")
    cast.post(NOTE[lang])
    cast.go("meaning/reveal")
    cast.shows("board")

    cast.act("Spotlight", notes=[note_of(cast, NOTE[lang]), note_of(cast, "two")])

    for each in (phone, neighbour):
        expect(each.locator(".spotlit .note__text")).to_have_text([NOTE[lang], "two"])
        expect(each.locator("[data-part=news]")).to_contain_text(NOTE[lang])
        assert WITHOUT[lang] not in each.locator("[data-part=news]").text_content()
    yours = phone.locator(".spotlit__yours")
    expect(yours.first).to_have_text(WITHOUT[lang])
    expect(yours.last).to_be_hidden()
    assert WITHOUT[lang] not in neighbour.locator("main").inner_text()
    look(phone, "spotlit")
    look(neighbour, "spotlit-neighbour")

    phone.reload()
    expect(yours.first).to_have_text(WITHOUT[lang])
    cast.act("Spotlight", notes=[])
    for each in (phone, neighbour):
        expect(each.locator(".spotlit")).to_be_hidden()


def test_whose_name_stands_on_a_note_is_told_so(cast, lang):
    cast.go("meaning/write")
    cast.phone.locator('[name="named"]').check()
    cast.post(NOTE[lang])
    cast.go("meaning/reveal")

    cast.act("Spotlight", notes=[note_of(cast, NOTE[lang])])

    expect(cast.phone.locator(".spotlit__yours")).to_have_text(WITH[lang])


def test_a_note_of_an_earlier_question_shows_its_own_category_wherever_it_is_large(
    cast, window, lang
):
    stage, desk = window(HALL, lang), window(DESK, lang)
    for page, where in ((stage, "stage"), (desk, "console")):
        let_in(page, cast.server)
        page.goto(f"{cast.server.url}/{where}/{cast.code}")
    cast.go("meaning/write")
    [self, *_] = cast.console.records["part/meaning"]["categories"]
    fields = {"part": "meaning", "text": "one", "category": self["id"], "named": False}
    assert cast.other.act("AddNote", **fields, in_report=True)["ok"]
    cast.go("meaning/reveal")
    cast.go("barriers/write")

    cast.act("Spotlight", notes=[note_of(cast, "one")])

    said = re.compile(re.escape(self["label"][lang]))
    preview = desk.locator("#preview-now .spotlight .note")
    for note in (stage.locator(".spotlight .note"), preview, cast.phone.locator(".spotlit .note")):
        expect(note).to_have_attribute("data-color", self["color"])
        expect(note.locator("[data-slot=category]")).to_have_text(said)
    html = stage.context.request.get(stage.url).text()
    assert f'class="note note--lifted" data-color="{self["color"]}"' in html  # before any script


def test_where_everyone_is_anonymous_no_phone_says_anything_of_it(cast, neighbour, lang):
    cast.go("meaning/write")
    cast.write("meaning", "of another step")
    cast.go("meaning/reveal")
    cast.go("barriers/write")
    cast.post(NOTE[lang])
    cast.go("barriers/reveal")
    cast.shows("board")
    anonymous, other = note_of(cast, NOTE[lang]), note_of(cast, "of another step")

    cast.act("Spotlight", notes=[anonymous, other])

    large = cast.console.until(lambda s: s.records["stage"]["spotlight"])
    assert [each["id"] for each in large] == [anonymous, other]
    for each in (cast.phone, neighbour):
        expect(each.locator(".spotlit .note__text")).to_have_text(["of another step"])
        expect(each.locator(".spotlit__yours")).to_be_hidden()


def test_while_people_vote_nothing_moves_under_their_thumbs(cast, lang):
    cast.go("meaning/write")
    cast.write("meaning", "one", "two", "three")
    cast.go("meaning/reveal")
    cast.go("meaning/vote")
    cast.shows("vote")
    option = cast.phone.locator(".option").first
    before = option.bounding_box()

    cast.act("Spotlight", notes=[note_of(cast, "two")])

    expect(cast.phone.locator(".spotlit .note__text")).to_have_text(["two"])
    assert option.bounding_box() == before


def test_how_well_the_sentence_fits_is_on_the_phones_while_it_is_on_the_stage(cast, look, lang):
    phone = cast.phone
    cast.go("meaning/insight")
    cast.act("WriteInsight", part="meaning", text=NOTE[lang])
    assert cast.other.act("CheckInsight", part="meaning", fit="fits")["ok"]
    phone.locator('[data-fit="not_quite"]').click()
    cast.console.until(lambda s: s.records["fit/meaning"]["not_quite"] == 1)
    fits = phone.locator(".fits")
    expect(fits).to_be_hidden()

    cast.act("ShowFit", part="meaning", on=True)

    expect(fits.locator("b")).to_have_text(["1", "1", "0"])
    look(phone, "fits")
    cast.act("ShowFit", part="meaning", on=False)
    expect(fits).to_be_hidden()


def test_the_examples_of_first_steps_on_the_stage_can_be_read_on_phones(cast, look, lang):
    phone = cast.phone
    cast.go("pledge/pledge")
    expect(phone.locator("#step-what")).to_be_visible()
    expect(phone.locator(".examples")).to_be_hidden()
    fields = {"what": STEP[lang], "when": "2030-05-06", "if_then": "", "in_report": True}

    assert cast.other.act("MakeFirstStep", part="pledge", example=True, **fields)["ok"]

    phone.locator(".examples summary").click()
    expect(phone.locator(".examples__text")).to_have_text([STEP[lang]])
    look(phone, "pledge-examples")
