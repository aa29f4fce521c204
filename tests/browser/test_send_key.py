"""Ctrl+Enter or ⌘+Enter sends from every field of several lines; Enter is a new line in it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.cast import cast as cast  # a session with somebody at a phone
from tests.browser.cast import lang as lang
from tests.browser.conftest import DESK
from tests.browser.entering import let_in
from tests.serving import Browser

KEYS = ("Control+Enter", "Meta+Enter")
GUEST = {"ja": "佐藤先生", "en": "Daniel Kim"}
WORDS = {
    "ja": ("弱いつながりが", "橋になる"),
    "en": ("Weak ties", "carry the news"),
}


@pytest.fixture
def console(cast, window, lang) -> Page:
    page = window(DESK, lang)
    let_in(page, cast.server)
    page.goto(f"{cast.server.url}/console/{cast.code}")
    return page


def send(field: Locator, lines: tuple[str, ...], key: str) -> None:
    """Type lines, each ended by Enter but the last, and press the key that sends."""
    expect(field).to_be_visible()
    field.fill("")
    for line in lines[:-1]:
        field.press_sequentially(line)
        field.press("Enter")
    field.press_sequentially(lines[-1])
    expect(field).to_have_value("\n".join(lines))
    field.press(key)


@pytest.mark.parametrize("key", KEYS)
def test_what_a_guest_says_is_written_down_by_the_key(cast, console, picture, lang, key):
    cast.go("talk/talk")
    console.locator("#catch [name=speaker]").fill(GUEST[lang])
    field = console.locator("#catch [name=text]")

    send(field, WORDS[lang], key)

    expect(console.locator("#catch-remarks li")).to_have_count(1)
    expect(field).to_have_value("")
    expect(field).to_be_focused()
    expect(console.locator("#catch form [type=submit] kbd")).to_have_text("Ctrl+Enter")
    console.set_viewport_size({"width": 1366, "height": 768})
    picture(console, f"console-catch-{lang}")
    no_barrier(console)


@pytest.mark.parametrize("key", KEYS)
def test_a_question_to_the_guest_and_a_concern_are_sent_by_the_key(cast, lang, key):
    cast.go("talk/talk")
    cast.shows("talk")
    phone = cast.phone
    phone.locator(".talk__open").click()
    phone.wait_for_load_state("networkidle")  # what listens to the field comes late

    send(phone.locator("#question"), WORDS[lang], key)

    expect(phone.locator(".talk__asked")).not_to_be_empty()
    expect(phone.locator("#question")).to_have_value("")
    phone.locator(".top__help").click()
    phone.locator(".top [data-act=concern]").click()
    send(phone.locator("#concern-text"), WORDS[lang], key)
    expect(phone.locator(".concern")).to_have_count(0)
    told = cast.console.until(
        lambda s: [each for name, each in s.records.items() if name.startswith("concern/")]
    )
    assert [each["text"] for each in told] == ["\n".join(WORDS[lang])]


def test_other_words_are_proposed_by_the_key(cast, console, picture, lang):
    cast.go("meaning/write")
    cast.write("meaning", WORDS[lang][0])
    cast.go("meaning/reveal")
    card = console.locator(".pick", has_text=WORDS[lang][0])
    card.hover()
    card.locator(".pick__more").click()
    console.locator(".menu__item").last.click()
    picture(console, f"console-correct-key-{lang}")

    send(console.locator("#correct textarea"), WORDS[lang][::-1], "Control+Enter")

    expect(console.locator("#correct")).to_be_hidden()
    expect(card.locator(".pick__moderation")).to_be_visible()


def test_choices_of_a_vote_are_prepared_by_the_key(cast, console, lang):
    cast.go("meaning/theme")
    expect(console.locator("#ballot")).to_be_visible()
    console.keyboard.press("p")
    dialog = console.locator("#ballot-dialog")
    dialog.locator("[name=mode][value=decision]").check()
    dialog.locator("[name=on][value=lines]").check()

    send(dialog.locator("[name=lines]"), WORDS[lang], "Control+Enter")

    expect(dialog).to_be_hidden()
    prepared = cast.console.until(
        lambda s: (s.records.get("preparation/meaning") or {}).get("wanted")
    )
    assert tuple(prepared["lines"]) == WORDS[lang]


def test_words_taken_back_are_put_in_others_by_the_key(cast, console, lang):
    cast.go("meaning/write")
    said = WORDS[lang][0]
    cast.write("meaning", said)
    [note] = cast.other.until(lambda s: s.own["notes"])
    text = f"{said}\n[@note/{note['id']}]"
    passage = {"id": "pass2340", "lang": lang, "place": "opening", "order": 0, "text": text}
    base = cast.console.until(lambda s: s.seq)
    assert cast.console.act("WritePassages", base=base, write=[passage], remove=[])["ok"]
    assert cast.other.act("WithdrawNote", note=note["id"])["ok"]
    listed = console.locator("#copies li")
    expect(listed).to_have_count(1)

    send(listed.locator("textarea"), WORDS[lang][1:], "Control+Enter")

    expect(listed).to_have_count(0)


def test_a_guest_puts_their_words_right_by_the_key(cast, window: Callable[..., Page], lang):
    fay = Browser(cast.server).enter(cast.server.owner)
    remarks = f"/console/{cast.code}/remarks"
    asked = {"speaker": GUEST[lang], "text": WORDS[lang][0], "ask": "on"}
    [guest] = fay.post(remarks, **asked).json()["guests"]
    page = window(DESK, lang)
    page.goto(fay.post(f"{remarks}/link", guest=guest["slug"]).json()["link"])
    page.wait_for_url(f"**/guest/{cast.code}")
    page.locator(".remark summary").click()

    send(page.locator(".remark textarea"), WORDS[lang], "Control+Enter")

    expect(page.locator(".remark")).to_have_attribute("data-state", "approved")
    expect(page.locator(".remark__words")).to_contain_text(WORDS[lang][1])
