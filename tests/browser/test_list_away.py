"""The list of sessions without its server: kept, said to be old, only to be looked at; and back."""

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Error, Locator, Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import DESK, PHONE
from tests.browser.entering import let_in
from tests.serving import Browser, Server, new_session
from tests.test_library import WHOLE

WORDS = {
    "ja": {
        "old": "最新ではないかもしれません。サーバーから応答がありません",
        "read": re.compile(
            r"\d:\d\d に読み込んだ一覧です。会も付箋も、サーバーのディスクに残っています"
        ),
        "why": "サーバーから応答がないため、いまは使えません",
    },
    "en": {
        "old": "This list may not be up to date: the server does not answer",
        "read": re.compile(r"It was read at \d\d:\d\d. Your sessions and notes are safe"),
        "why": "Not possible just now: the server does not answer",
    },
}
# Resolves once the browser looks after the page and holds a list in this language; with none, once
# it holds no list.
HOLDS = """lang => new Promise((done, fail) => {
  setTimeout(() => fail(new Error("it did not come to that")), 60_000);
  const look = async () => {
    const kept = await caches.match("/?kept=1", { cacheName: "list" });
    const files = await (await caches.open("files")).keys();
    const there = kept && (await kept.text()).includes(`<html lang="${lang}">`);
    const ready = there && navigator.serviceWorker.controller !== null && files.length > 1;
    if (lang ? ready : !kept) done();
    else setTimeout(look, 50);
  };
  look();
})"""
ANYTHING = re.compile(".")


class _Broken(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_error(502)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def proxy_alone(server: Server) -> Iterator[None]:
    """Let a proxy answer for a server that is gone."""
    port = int(server.url.rpartition(":")[2])
    with ThreadingHTTPServer(("127.0.0.1", port), _Broken) as proxy:
        Thread(target=proxy.serve_forever).start()
        yield
        proxy.shutdown()


@pytest.fixture
def code(server: Server) -> str:
    return new_session(Browser(server).enter(server.owner))


def come(page: Page, server: Server, lang: str = "ja") -> Page:
    """Open the list as its owner, until the browser has kept it."""
    page.goto(f"{server.url}/enter#{server.owner}")
    page.wait_for_url(f"{server.url}/")
    page.evaluate(HOLDS, lang)
    return page


def card(page: Page, code: str) -> Locator:
    return page.locator(f'[data-code="{code}"]')


def stands_still(page: Page, code: str) -> None:
    """Fail if anything on the list would still ask the server."""
    expect(card(page, code).locator(".session__link")).not_to_have_attribute("href", ANYTHING)
    assert page.locator("a[href^='/']:visible, a[href^='?']:visible").count() == 0
    assert page.locator("button[type=submit]:not([aria-disabled=true])").count() == 0


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(("device", "name"), [(DESK, "desk"), (PHONE, "phone")])
def test_without_a_server_the_last_list_comes_and_nothing_on_it_begins(
    server, window, code, picture, lang, device, name
):
    words = WORDS[lang]
    page = come(window(device, lang), server, lang)
    server.kill()
    page.reload()
    old = page.get_by_text(words["old"])
    expect(page.get_by_role("status").filter(has=old)).to_contain_text(words["read"])
    stands_still(page, code)

    stage = card(page, code).locator(f'[target="stage-{code}"]')
    expect(stage).to_have_accessible_description(re.compile(f"{words['why']}$"))
    stage.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".home__why")).to_have_text(words["why"])
    for key in ("n", "p"):
        page.locator(".header__title").click()
        expect(page.locator(".home__why")).to_be_hidden()
        page.keyboard.press(key)
        expect(page.locator(".home__why")).to_have_text(words["why"])
    card(page, code).locator(".session__more").click()
    title = card(page, code).locator("[name=title]")
    title.press("Enter")
    expect(page.locator(".home__why")).to_have_text(words["why"])
    assert page.url == f"{server.url}/"
    picture(page, f"home-away-{name}-{lang}")
    no_barrier(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    page.locator("#search").fill(code)
    expect(card(page, code)).to_be_visible()
    page.locator("#search").fill("")
    card(page, code).locator(".session__more").click()
    server.restart()
    expect(old).to_be_hidden()
    card(page, code).locator(".session__link").click()
    page.wait_for_url(f"{server.url}/sessions/{code}")


def test_an_open_list_stands_still_while_the_server_is_away_and_then_goes_on(server, window, code):
    page = come(window(DESK), server)
    card(page, code).locator(".session__more").click()
    title = card(page, code).locator("[name=title]")
    title.fill("夏の港")
    stage = card(page, code).locator(f'[target="stage-{code}"]')
    hint = stage.get_attribute("aria-describedby")

    server.kill()

    expect(page.get_by_text(WORDS["ja"]["old"])).to_be_visible()
    stands_still(page, code)
    expect(title).to_be_focused()
    server.restart()
    expect(page.get_by_text(WORDS["ja"]["old"])).to_be_hidden()
    expect(title).to_have_value("夏の港")
    assert (stage.get_attribute("aria-describedby"), stage.get_attribute("role")) == (hint, None)
    title.press("Enter")
    expect(card(page, code).locator(".session__link")).to_have_text("夏の港")


@pytest.mark.parametrize(
    ("lang", "back", "why"),
    [
        ("ja", "サーバーにつながりました", "古い一覧のため使えません"),
        ("en", "The server answers again", "Not possible on an old list"),
    ],
)
def test_a_session_that_was_deleted_meanwhile_is_not_opened_and_no_typing_disturbed(
    server, window, code, lang, back, why
):
    page = come(window(DESK, lang), server, lang)
    server.kill()
    page.reload()
    expect(page.get_by_text(WORDS[lang]["old"])).to_be_visible()
    page.locator("#search").fill(code)
    server.restart()
    Browser(server).enter(server.owner).post(f"/sessions/{code}/delete", code=code)

    expect(page.get_by_text(back)).to_be_visible()
    expect(page.locator("#search")).to_have_value(code)
    assert page.locator(".session a[href]").count() == 0
    title = card(page, code).locator(".session__link")
    expect(title).to_have_accessible_description(re.compile(why))
    title.click(force=True)  # takes the focus off the field: nobody is typing any more

    expect(page.locator(f'[data-section="bin"] [data-code="{code}"]')).to_be_visible()
    expect(page.locator("#search")).to_have_value(code)
    expect(page.get_by_text(back)).to_be_hidden()
    assert page.url == f"{server.url}/?q={code}"


def test_with_a_menu_open_the_new_list_is_one_press_away(server, window, code):
    page = come(window(DESK), server)
    server.kill()
    page.reload()
    card(page, code).locator(".session__more").click()
    server.restart()

    page.get_by_role("link", name="いま読み込む").click()

    expect(page.get_by_text("サーバーにつながりました")).to_be_hidden()
    expect(card(page, code).locator(".session__link")).to_have_attribute("href", ANYTHING)


def test_behind_a_proxy_whose_server_is_gone_it_is_the_same(server, window, code):
    page = come(window(DESK), server)
    server.kill()
    with proxy_alone(server):
        page.goto(f"{server.url}/?lang=en")

        expect(page.get_by_text(WORDS["ja"]["old"])).to_be_visible()
        stands_still(page, code)
    server.restart()
    expect(page.get_by_text(WORDS["ja"]["old"])).to_be_hidden()


def test_the_list_is_kept_in_the_language_that_was_shown_last(server, window, code):
    page = come(window(DESK), server)
    page.get_by_role("link", name="English").click()
    page.evaluate(HOLDS, "en")
    server.kill()

    page.goto(server.url)

    expect(page.get_by_text(WORDS["en"]["old"])).to_be_visible()
    server.restart()
    expect(page.get_by_text(WORDS["en"]["old"])).to_be_hidden()


@pytest.mark.parametrize("path", ["/", "/new"])
def test_whoever_is_not_the_owner_any_more_is_shown_no_list(tmp_path, window, path):
    server = Server(tmp_path)
    try:
        page = come(window(DESK), server)
        with closing(server.store()) as store:
            store.links.revoke("owner", None, datetime.now(UTC))
        page.goto(f"{server.url}{path}")
        page.wait_for_url(f"{server.url}/enter")
        page.evaluate(HOLDS, "")
        server.kill()

        with pytest.raises(Error, match="ERR_"):
            page.goto(server.url)
    finally:
        server.stop()


def test_a_kept_list_goes_when_the_server_comes_back_and_knows_this_browser_no_more(
    tmp_path, window
):
    server = Server(tmp_path)
    try:
        page = come(window(DESK), server)
        server.kill()
        page.reload()
        expect(page.get_by_text(WORDS["ja"]["old"])).to_be_visible()
        with closing(server.store()) as store:
            store.links.revoke("owner", None, datetime.now(UTC))
        server.restart()

        page.wait_for_url(f"{server.url}/enter")

        page.evaluate(HOLDS, "")
    finally:
        server.stop()


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_the_list_of_programs_stands_still_too_and_keeps_the_file_that_was_chosen(
    server, window, lang
):
    page = window(DESK, lang)
    let_in(page, server)
    page.goto(f"{server.url}/programs")
    page.locator(".programs__bring summary").click()
    text = WHOLE.replace('id = "walk"', f'id = "walk-{lang}"')
    file = {"name": "walk.toml", "mimeType": "text/plain", "buffer": text.encode()}
    page.locator("#file").set_input_files(file)

    server.kill()

    expect(page.get_by_text(WORDS[lang]["old"])).to_be_visible()
    no_barrier(page)
    page.locator(".programs__file button").click(force=True)
    expect(page.locator(".home__why")).to_have_text(WORDS[lang]["why"])
    server.restart()
    expect(page.get_by_text(WORDS[lang]["old"])).to_be_hidden()
    page.locator(".programs__file button").click()
    expect(page.locator(f"#here-walk-{lang}")).to_be_visible()
    page.request.post(f"{server.url}/programs/walk-{lang}/delete")
