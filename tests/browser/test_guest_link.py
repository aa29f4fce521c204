"""The link by which a guest looks through their words, as it goes to them from the console."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.cast import Cast

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
    page.goto(f"{server.url}/enter#{server.owner}")
    page.wait_for_url(f"{server.url}/")
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
