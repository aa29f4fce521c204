"""The page of reports in a real browser: one is made, the text goes out and comes in again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from facilitator.core.ids import SessionId
from facilitator.storage.log import Batch
from facilitator.storage.store import Store
from tests.browser.barriers import no_barrier
from tests.browser.conftest import DESK, PHONE
from tests.browser.entering import let_in
from tests.report.evenings import an_evening
from tests.serving import Browser, Server, new_session

WORDS = {
    "ja": {
        "html": "ウェブページ",
        "make": "報告書をつくる",
        "done": "その後の変更なし",
        "get": "ダウンロード",
        "choose": "文章のファイル（.md）と、その中で使う写真",
        "upload": "文章を取り込む",
        "kept": "文章を取り込みました。",
        "lost": "文章は取り込まれませんでした。何も変わっていません。",
        "where": "行目",
    },
    "en": {
        "html": "Web page",
        "make": "Make the report",
        "done": "nothing has changed since",
        "get": "Download",
        "choose": "The text as a file (.md), and pictures that it names",
        "upload": "Upload the text",
        "kept": "The text is kept.",
        "lost": "The text was not kept, and nothing has changed.",
        "where": "Line",
    },
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server that holds an evening."""
    folder = tmp_path_factory.mktemp("evening")
    store, evening = Store(folder), an_evening()
    first, *rest = evening.log
    store.log.create(evening.session, first)
    store.log.append(SessionId("s1"), 1, lambda *_: Batch(rest, {}, "running"))
    store.close()
    server = Server(folder)
    yield server
    server.stop()


@pytest.fixture
def open_page(server: Server, window):
    """open_page(DESK, "ja") opens the page of reports as the owner."""

    def open_(device: dict[str, object], lang: str, code: str = "482913") -> Page:
        page = window(device, lang)
        let_in(page, server)
        page.goto(f"{server.url}/sessions/{code}/report")
        return page

    return open_


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_report_is_made_and_the_list_hands_it_out(open_page, picture, lang, tmp_path: Path):
    page, words = open_page(DESK, lang), WORDS[lang]
    no_barrier(page)

    page.get_by_label(words["html"]).check()
    page.locator(f"input[name=lang][value={lang}]").check()
    page.get_by_role("button", name=words["make"]).press("Enter")
    report = page.locator(f"[data-state=done]:has([lang={lang}])")
    expect(report).to_contain_text(words["done"], timeout=60_000)
    no_barrier(page)
    picture(page, f"reports-{lang}")
    with page.expect_download() as download:
        report.get_by_role("link", name=words["get"]).click()
    file = tmp_path / "report.html"
    download.value.save_as(file)

    assert download.value.suggested_filename == f"tsunagari-482913-{lang}.html"
    assert "小さなあいさつ" in file.read_text("utf-8")


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_a_text_comes_in_and_one_with_faults_is_told_where_they_are(
    open_page, picture, lang, tmp_path: Path
):
    page, words = open_page(PHONE, lang), WORDS[lang]
    with page.expect_download() as download:
        page.locator(f"a[href$='/report/text.{lang}']").click()
    file = tmp_path / "text.md"
    download.value.save_as(file)
    text = file.read_text("utf-8")

    file.write_text(f"{text}\n[@1-01]\n", "utf-8")
    page.get_by_label(words["choose"]).set_input_files(file)
    page.get_by_role("button", name=words["upload"]).click()
    expect(page.get_by_text(words["kept"])).to_be_visible()
    file.write_text(f"{text}\n[@9-01]\n", "utf-8")
    page.get_by_label(words["choose"]).set_input_files(file)
    page.get_by_role("button", name=words["upload"]).click()

    trouble = page.locator(".reporting__result")
    expect(trouble).to_contain_text(words["lost"])
    expect(trouble).to_contain_text(words["where"])
    no_barrier(page)
    picture(page, f"reports-faults-{lang}")


def test_before_the_evening_the_page_shows_what_there_will_be(server, open_page, picture):
    code = new_session(Browser(server).enter(server.owner))
    page = open_page(PHONE, "ja", code)

    expect(page.get_by_text("報告することは、まだありません")).to_be_visible()
    no_barrier(page)
    picture(page, "reports-before-ja")
