"""The link by which a guest looks through their words, as it goes to them from the console."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.cast import Cast
from tests.browser.entering import let_in

SAID = {"ja": "弱いつながりが、橋になる", "en": "Weak ties carry the news"}
LINKS = {"ja": "{} への確認リンク", "en": "Link for {} to agree"}
LABEL = {
    "ja": "への確認リンク。表示はこの一度だけです",
    "en": "Their link to look through their words",
}


@pytest.fixture(params=["ja", "en"])
def lang(request):
    return request.param


@pytest.fixture
def console(server, window, lang) -> Page:
    cast = Cast(server, window, lang)
    cast.go("talk/talk")
    page = window({"viewport": {"width": 1366, "height": 768}}, lang)
    let_in(page, server)
    page.goto(f"{server.url}/console/{cast.code}")
    return page


def catch(console: Page, name: str, words: str) -> None:
    console.locator("#catch [name=speaker]").fill(name)
    console.locator("#catch [name=text]").fill(words)
    console.locator("#catch form [type=submit]").click()
    expect(console.locator("#catch-remarks")).to_contain_text(words)


def test_whoever_is_called_by_a_title_already_gets_no_second_one(console, picture, lang):
    for name in ("佐藤さん", "山田先生", "Daniel Kim"):
        catch(console, name, f"{name}: {SAID[lang]}")

    links = console.locator("#catch-links button")
    expect(links).to_have_text(
        [LINKS[lang].format(n) for n in ("佐藤さん", "山田先生", "Daniel Kim")]
    )
    links.nth(1).click()
    told = console.locator("#catch-link p").first
    expect(told).to_contain_text("山田先生")
    expect(told).to_contain_text(LABEL[lang])
    picture(console, f"console-guest-link-{lang}")
    for said in (console.locator("#catch-links"), told):
        assert "先生さん" not in (words := said.inner_text().replace(" ", "")), words
        assert "さんさん" not in words
    no_barrier(console)


def test_a_message_with_the_link_is_copied_in_either_language(console, picture, lang):
    other = "en" if lang == "ja" else "ja"
    console.context.grant_permissions(["clipboard-read", "clipboard-write"])
    catch(console, "山田先生", SAID[lang])
    console.locator("#catch-links button").click()
    address = console.locator(".catch__address")
    expect(address).to_contain_text("/enter#")
    link = address.inner_text()

    copied = console.locator(".catch__message .copied")
    expect(copied.locator("summary")).to_have_text(
        ["日本語", "English"] if lang == "ja" else ["English", "日本語"]
    )
    picture(console, f"console-guest-messages-{lang}")
    for n, each in enumerate((lang, other)):
        copied.nth(n).locator("summary").click()
        text = console.locator(f"#catch-message-{each}")
        expect(text).to_have_value(re.compile(re.escape(link)))
        expect(text).to_have_value(re.compile(SAID[lang]))
        button = console.locator(f"[data-copies=catch-message-{each}]")
        button.click()
        expect(button.locator("[data-slot=copied]")).to_be_visible()
        pasted = console.evaluate("navigator.clipboard.readText()")
        assert pasted == text.input_value()
    console.locator("#catch-link [data-deed=copy]").click()
    expect(console.locator("#catch-link [data-deed=copy] [data-slot=copied]")).to_be_visible()
    assert console.evaluate("navigator.clipboard.readText()") == link
    picture(console, f"console-guest-message-{lang}")
    no_barrier(console)

    console.locator("#catch-links button").click()

    expect(address).not_to_have_text(link)
    expect(console.locator(f"#catch-message-{lang}")).not_to_have_value(re.compile(link))
    expect(console.locator("#catch-link [data-slot=copied]:visible")).to_have_count(0)
