"""One step of an evening, as people live it: console, stage and three phones, to the PDF."""

import re
import urllib.request

from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, HALL, PHONE

NOTES = [
    "朝のあいさつを返してもらえたとき",
    "犬の散歩で会う人 🐕",
    "切れて初めて、支えだったと知った",
]

FIRST = re.compile("button--primary")

THEMES = ["返ってくる一言がある", "名前を知らなくても"]

OPENING = (
    *("はじめる", "ルールを見せる", *["次のルール"] * 4),
    *("チェックインへ", "いまの気持ち", "問い"),
)
"""What the one button says up to the first question, when nobody answers the check-in."""


def press(console: Page, label: str) -> None:
    """Press the one button, once it says what is expected; it is deaf for a second after."""
    button = console.locator("#primary")
    expect(button).to_contain_text(label)
    expect(button).to_be_enabled()
    button.click()


def come_in(phone: Page, address: str, name: str = "") -> None:
    phone.goto(address)
    if name:
        phone.get_by_label(re.compile("呼ばれたい名前")).fill(name)
    phone.get_by_role("button", name="席につく").click()
    expect(phone.get_by_text("席につきました")).to_be_visible()


def write(phone: Page, text: str) -> None:
    phone.get_by_role("textbox", name="あなたの付箋").fill(text)
    phone.get_by_role("button", name="出す", exact=True).click()


def make_session(console: Page, url: str, owner: str) -> str:
    console.goto(f"{url}/enter#{owner}")
    console.wait_for_url(f"{url}/")
    console.get_by_role("link", name=re.compile("新しい会")).first.click()
    console.get_by_text("つながりの五つの問い").click()
    console.get_by_role("button", name="次へ").click()
    console.get_by_role("button", name="次へ").click()
    console.get_by_role("button", name="会をつくる").click()
    console.wait_for_url(re.compile(r"/sessions/\d{6}"))
    console.get_by_role("link", name="進行をひらく").click()
    console.wait_for_url(re.compile(r"/console/\d{6}"))
    return console.url[-6:]


def test_a_step_from_the_doors_to_the_report(server, window, picture):
    console = window(DESK)
    code = make_session(console, server.url, server.owner)
    stage = console.context.new_page()
    stage.set_viewport_size(HALL["viewport"])
    stage.goto(f"{server.url}/stage/{code}")
    ann, ben, cho = window(PHONE), window(PHONE), window(PHONE)
    for phone, name in ((ann, "アン"), (ben, ""), (cho, "チョ")):
        come_in(phone, f"{server.url}/J/{code}", name)
    expect(stage.get_by_text("会場 3")).to_be_visible()
    picture(stage, "evening-1-lobby")

    for label in OPENING:
        press(console, label)
    expect(ann.get_by_role("heading", name=re.compile("そもそも何だろう"))).to_be_visible()
    expect(ann.get_by_role("textbox", name="あなたの付箋")).to_be_hidden()
    press(console, "書きはじめる")

    # Cho's phone has no network for a while, and is reloaded as soon as it is back.
    write(ann, NOTES[0])
    write(ben, NOTES[1])
    cho.context.set_offline(True)
    write(cho, NOTES[2])
    expect(cho.get_by_text("端末に保存しました").first).to_be_visible()
    picture(cho, "evening-2-offline")
    expect(stage.get_by_text(re.compile(r"2人が書きました.*2枚"))).to_be_visible()
    cho.context.set_offline(False)
    cho.reload()
    expect(stage.get_by_text(re.compile(r"3人が書きました.*3枚"))).to_be_visible()
    for text in NOTES:
        expect(stage.get_by_text(text)).to_have_count(0)
    expect(ben.get_by_text(NOTES[0])).to_have_count(0)
    picture(stage, "evening-3-writing")

    press(console, "公開する")
    for text in NOTES:
        expect(stage.get_by_text(text)).to_be_visible()
        expect(ben.get_by_text(text).first).to_be_visible()
    picture(stage, "evening-4-wall")
    picture(ben, "evening-4-board")

    # Two themes by keys, one lone voice, and what we saw.
    loose = console.locator("#loose .pick__face")
    for left, title in zip((2, 1), THEMES, strict=True):
        loose.first.click()
        console.keyboard.press("g")
        expect(console.locator(".console-theme__title:focus")).to_be_visible()
        console.keyboard.type(title)
        console.keyboard.press("Enter")
        expect(console.locator(".console-theme__title:focus")).to_have_count(0)
        expect(loose).to_have_count(left)
    loose.first.click()
    console.keyboard.press("0")
    expect(loose).to_have_count(0)
    picture(console, "evening-5-grouped")
    press(console, "まとまりを見せる")
    expect(stage.get_by_text("返ってくる一言がある")).to_be_visible()
    expect(stage.get_by_text("ひとりの声").first).to_be_visible()
    picture(stage, "evening-6-themes")

    press(console, "投票をひらく")
    for phone in (ann, ben):
        phone.get_by_role("button", name=re.compile("返ってくる一言")).click()
    expect(stage.get_by_text(re.compile(r"2 / 3"))).to_be_visible()
    picture(ann, "evening-7-vote")
    press(console, "締め切って見せる")
    expect(ben.get_by_text("2人が投票しました")).to_be_visible()
    expect(stage.locator(".bar__votes").first).to_have_text("2票")
    picture(stage, "evening-8-result")

    console.locator("#insight-text").fill("この場のつながりは、返事のかたちをしていた。")
    console.locator("#insight-text").press("Enter")
    press(console, "見えたこと")
    expect(stage.get_by_text("この場のつながりは、返事のかたちをしていた。")).to_be_visible()
    picture(stage, "evening-9-insight")

    # To the end at once, and the report.
    console.get_by_role("navigation").get_by_role("button", name="終了").click()
    console.locator("#jump").get_by_role("button").last.click()
    expect(ann.get_by_text("ありがとうございました").first).to_be_visible()
    picture(ann, "evening-10-thanks")
    console.get_by_role("button", name="報告書をつくる").click()
    link = console.get_by_role("link", name="報告書を開く")
    expect(link).to_be_visible(timeout=60_000)
    expect(console.get_by_role("button", name="報告書をつくる")).not_to_have_class(FIRST)
    with console.expect_download() as download:
        link.click()
    assert download.value.path().read_bytes().startswith(b"%PDF")


def test_console_stage_and_two_phones_live_side_by_side_in_one_browser(server, window):
    console = window(DESK)
    code = make_session(console, server.url, server.owner)
    pages = [console.context.new_page() for _ in range(3)]
    stage, ann, ben = pages
    stage.goto(f"{server.url}/stage/{code}")
    come_in(ann, f"{server.url}/j/{code}", "アン")
    come_in(ben, f"{server.url}/j/{code}?as=new", "ベン")

    expect(stage.get_by_text("会場 2")).to_be_visible()
    for page in (ann, ben):
        page.reload()
    expect(ann.get_by_text("アンさん")).to_be_visible()
    expect(ben.get_by_text("ベンさん")).to_be_visible()


def test_what_is_typed_survives_a_reload_a_dead_server_and_the_reveal(server, window):
    console, ann = window(DESK), window(PHONE)
    code = make_session(console, server.url, server.owner)
    come_in(ann, f"{server.url}/j/{code}")
    for label in (*OPENING, "書きはじめる"):
        press(console, label)
    box = ann.get_by_role("textbox", name="あなたの付箋")

    box.fill("書きかけの言葉")
    ann.reload()
    expect(box).to_have_value("書きかけの言葉")
    server.kill()
    ann.get_by_role("button", name="出す", exact=True).click()
    expect(ann.get_by_text("端末に保存しました").first).to_be_visible()
    box.fill("もう一枚の書きかけ")
    server.restart()

    expect(ann.get_by_text("届きました").first).to_be_visible()
    press(console, "公開する")
    expect(ann.locator("[data-part='say']")).to_have_text("書きかけがあります。いま出しますか")
    with urllib.request.urlopen(f"{server.url}/readyz") as answer:
        assert answer.status == 200
