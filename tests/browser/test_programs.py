"""The list of programs in a real browser: one of one's own, without scripts, in nobody's way."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.barriers import no_barrier
from tests.browser.conftest import DESK, PHONE
from tests.serving import Browser, Server
from tests.test_library import WHOLE

WITHOUT_SCRIPTS = {**DESK, "java_script_enabled": False}


def come(page: Page, server: Server) -> None:
    """Enter by hand, as without scripts."""
    page.goto(f"{server.url}/enter")
    page.locator("[name=secret]").fill(server.owner)
    page.locator("form [type=submit]").first.click()
    page.goto(f"{server.url}/programs")


def choose(page: Page, name: str, body: str) -> None:
    """Bring a file."""
    if page.locator(".programs__bring").get_attribute("open") is None:
        page.locator(".programs__bring summary").click()
    file = {"name": name, "mimeType": "text/plain", "buffer": body.encode()}
    page.locator("#file").set_input_files(file)
    page.locator(".programs__file button").click()


def test_a_program_of_ones_own_is_copied_changed_in_an_editor_and_put_in_place_without_scripts(
    server, window, tmp_path
):
    page = window(WITHOUT_SCRIPTS)
    come(page, server)
    ours = page.locator("#file-team-retro")
    ours.get_by_role("button", name="複製").focus()
    page.keyboard.press("Enter")
    copy = page.locator("#here-team-retro-2")
    expect(copy).to_be_focused()
    expect(copy).to_be_in_viewport()
    expect(copy.get_by_role("heading")).to_have_text("チームの協働ふりかえり（写し）")

    with page.expect_download() as coming:
        copy.get_by_role("link", name="書き出す（TOML）").click()
    assert coming.value.suggested_filename == "team-retro-2.toml"
    text = Path(coming.value.path()).read_text("utf-8")
    choose(page, "mine.toml", text.replace("（写し）", "：春"))
    expect(page.get_by_role("heading", name="「team-retro-2」はすでにあります")).to_be_visible()
    page.get_by_role("button", name="置きかえる").click()

    expect(copy).to_be_focused()
    expect(copy.get_by_role("heading")).to_have_text("チームの協働ふりかえり：春")
    copy.get_by_role("link", name="この型で新しい会").click()
    expect(page.get_by_role("radio", name="チームの協働ふりかえり：春")).to_be_checked()


@pytest.mark.parametrize("lang", ["ja", "en"])
@pytest.mark.parametrize(("device", "name"), [(DESK, "desk"), (PHONE, "phone")])
def test_the_programs_with_everything_open_have_no_barrier(
    server, window, picture, lang, device, name
):
    fay = Browser(server).enter(server.owner)
    fay.post("/programs/team-retro/duplicate")
    with closing(server.store()) as store:
        store.programs.add("broken", "id =", datetime.now(UTC))
        store.programs.add("walk", WHOLE, datetime.now(UTC))
        store.programs.bin("walk", datetime.now(UTC))
    page = window(device, lang)
    come(page, server)
    for fold in page.locator("main details > summary").all():
        fold.click()

    no_barrier(page)
    picture(page, f"programs-{name}-{lang}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    wrong = WHOLE.replace("version = 1", f'version = "{"x" * 300}"').replace('"circle"', '"heart"')
    choose(page, f"{'だめ' * 60}.toml", wrong.replace('"path"', f'"{"path" * 50}"'))
    expect(page.get_by_role("alert")).to_be_focused()
    no_barrier(page)
    picture(page, f"programs-refused-{name}-{lang}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    choose(page, "copy.toml", fay.get("/programs/team-retro-2.toml").text + "\n# another")
    expect(page.locator("[value=replace]")).to_be_focused()
    no_barrier(page)
    picture(page, f"programs-asked-{name}-{lang}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_program_goes_to_the_bin_and_comes_back_by_keyboard(server, window):
    Browser(server).enter(server.owner).upload(
        "/programs/import", {"file": ("x.toml", WHOLE.replace('"walk"', '"by-keyboard"'))}
    )
    page = window(DESK)
    come(page, server)
    card = page.locator("#here-by-keyboard")
    card.locator(".program-card__delete summary").focus()
    page.keyboard.press("Enter")
    expect(card).to_contain_text(
        "これで作った会は、それぞれ自分の写しを持っているので、変わりません"
    )
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(card).to_be_focused()
    expect(card).to_contain_text("あと30日で完全に消えます")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(card).to_be_focused()
    expect(card.get_by_role("button", name="試す")).to_be_visible()


def test_the_keys_are_those_of_the_sessions(server, window):
    page = window(DESK)
    come(page, server)

    page.keyboard.press("?")
    expect(page.locator(".help__text")).to_be_visible()
    page.keyboard.press("n")

    page.wait_for_url(f"{server.url}/new")
