"""What somebody takes home: kept true while it is open, and gone for good when they say so."""

import json
import re
from contextlib import closing
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs

import pikepdf
import pytest
from icalendar import Calendar
from playwright.sync_api import expect
from sqlalchemy import text

from tests.browser.cast import Cast
from tests.browser.conftest import LOCALES, PHONE
from tests.serving import join

OWN_WORDS = ("祖母の味噌汁", "昔の上司を昼に誘う", "田中さん", "よく聴いた", "下書きの言葉")


@pytest.fixture
def cast(server, window):
    return Cast(server, window)


def led(phone, name="Google カレンダー"):
    """Return where the one visible link of that name leads, without going there."""
    href = phone.get_by_role("link", name=name).evaluate("link => link.href")
    location = phone.request.get(href, max_redirects=0).headers["location"]
    assert location.startswith("https://calendar.google.com/")
    return location


@pytest.fixture
def lived(cast):
    """Return a cast whose phone has said everything that can be said, at the end."""
    phone = cast.phone
    cast.go("meaning/write")
    cast.write("meaning", "犬の散歩で会う人")
    cast.post("祖母の味噌汁")
    cast.go("meaning/reveal")
    phone.locator('.board [data-act="relate"]:visible').click()
    cast.console.until(lambda s: [r for r in s.records.values() if r.get("relates")])
    cast.act("WriteInsight", part="meaning", text="返事のかたちをしていた")
    cast.go("pledge/pledge")
    with phone.expect_response("**/private"):
        cast.decide(whom="田中さん")
    expect(phone.locator(".step-card")).to_contain_text("届きました")
    cast.go("checkout/checkout")
    phone.locator("#checkout-memo").fill("よく聴いた")
    cast.go("ended")
    cast.takeaway()
    expect(phone.locator(".memo-item")).to_be_visible()  # only its script knows that one
    return cast


def test_everything_that_one_has_stands_on_one_page(lived):
    phone = lived.phone

    lived.unfold()

    for words in (*OWN_WORDS[:4], "犬の散歩で会う人", "返事のかたちをしていた"):
        expect(phone.get_by_text(words).first).to_be_visible()
    expect(phone.locator('[data-part="open"]')).to_be_hidden()
    assert "%E6%98%94%E3%81%AE%E4%B8%8A%E5%8F%B8" in led(phone)
    with phone.expect_download() as download:
        phone.get_by_role("link", name="カレンダーに入れる").click()
    assert download.value.path().read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_the_first_step_is_what_one_sees_and_the_rest_lies_folded_with_its_count(lived):
    phone = lived.phone
    folds = phone.locator(".fold")

    expect(folds.locator("summary")).to_have_text(
        [
            re.compile(rf"{name}\s*1\s*$")
            for name in ("わたしの付箋", "心に残った言葉", "見えたこと")
        ]
    )
    for words in ("昔の上司を昼に誘う", "カレンダーに入れる", "わたしの付箋", "見えたこと"):
        expect(phone.get_by_text(words).first).to_be_in_viewport(ratio=1)
    for words in ("祖母の味噌汁", "犬の散歩で会う人", "返事のかたちをしていた"):
        expect(phone.get_by_text(words)).to_be_hidden()

    for name in ("わたしの付箋", "心に残った言葉", "見えたこと"):
        expect(phone.get_by_role("heading", name=name)).to_be_visible()
    phone.locator(".fold__title").nth(1).focus()
    phone.keyboard.press("Enter")
    expect(phone.get_by_text("犬の散歩で会う人")).to_be_visible()
    phone.keyboard.press("Enter")
    expect(phone.get_by_text("犬の散歩で会う人")).to_be_hidden()
    phone.keyboard.press("Tab")
    expect(phone.locator(".fold__title").nth(2)).to_be_focused()


def test_where_there_is_nothing_to_unfold_it_says_so_at_once(cast):
    cast.go("ended")
    cast.takeaway()

    expect(cast.phone.get_by_text("付箋は書きませんでした")).to_be_visible()
    expect(cast.phone.get_by_text("「わかる」を押した付箋が")).to_be_visible()
    expect(cast.phone.get_by_text("見えたこと")).to_be_hidden()


def test_with_how_many_one_relates_is_heard_once_the_step_is_left_of_five_or_more(cast):
    phone = cast.phone
    cast.go("meaning/write")
    cast.write("meaning", "犬の散歩で会う人", "席をとっておいてくれた")
    cast.go("meaning/reveal")
    relate = phone.locator('.board [data-act="relate"]')
    expect(relate).to_have_count(2)
    for n in range(2):
        relate.nth(n).click()
    [one, other] = cast.console.until(
        lambda s: (
            [k for k in s.records if k.startswith("note/") and s.records[k]["relates"]][1:]
            and sorted(k for k in s.records if k.startswith("note/"))
        )
    )
    for n in range(4):
        somebody = join(cast.server, cast.code)
        for note in (one, other)[: 1 if n == 0 else 2]:
            assert somebody.act("Relate", note=note.removeprefix("note/"), on=True)["ok"]
    cast.takeaway()
    cast.unfold()
    counts = phone.locator(".word .note__mark[data-part=relates]:visible")
    expect(phone.locator(".word")).to_have_count(2)
    expect(counts).to_have_count(0)

    cast.go("building/intro")
    expect(counts).to_have_text(["わかる 5"])  # and of four nothing
    phone.reload()
    cast.unfold()
    expect(counts).to_have_text(["わかる 5"])


def test_it_asks_nobody_else_for_anything(lived):
    asked = []
    lived.phone.on("request", lambda request: asked.append(request.url))

    lived.phone.reload()
    expect(lived.phone.locator(".memo-item")).to_have_count(1)

    assert asked
    assert [url for url in asked if not url.startswith(lived.server.url)] == []


def test_it_can_be_read_without_scripts(lived, browser):
    state = lived.phone.context.storage_state()
    context = browser.new_context(
        locale=LOCALES["ja"], storage_state=state, java_script_enabled=False, **PHONE
    )
    page = context.new_page()

    page.goto(f"{lived.server.url}/t/{lived.code}")
    folded = ("祖母の味噌汁", "犬の散歩で会う人", "返事のかたちをしていた")

    expect(page.get_by_text("昔の上司を昼に誘う").first).to_be_visible()
    page.emulate_media(media="print")
    for words in folded:
        expect(page.get_by_text(words)).to_be_visible()
    page.emulate_media(media="screen")
    for title in page.locator(".fold__title").all():
        title.click()
    for words in folded:
        expect(page.get_by_text(words)).to_be_visible()
    context.close()


def test_before_the_end_it_is_there_and_grows_until_the_end(cast):
    phone = cast.phone
    cast.go("meaning/write")
    cast.act("WriteInsight", part="meaning", text="返事のかたちをしていた")
    cast.takeaway()
    expect(phone.get_by_text("会はまだ続いています")).to_be_visible()
    expect(phone.get_by_text("返事のかたちをしていた")).to_have_count(0)
    expect(phone.locator("#step-what")).to_be_hidden()  # the hall has not been asked yet

    cast.go("pledge/pledge")
    expect(phone.locator("#step-what")).to_be_visible()
    cast.go("ended")

    expect(phone.get_by_text("会はまだ続いています")).to_be_hidden()
    cast.unfold()
    expect(phone.get_by_text("返事のかたちをしていた")).to_be_visible()


def test_a_note_is_kept_out_of_the_report_and_taken_back_from_here(lived):
    phone = lived.phone
    card = phone.locator(".mine__item")
    lived.unfold()

    card.get_by_label("報告書に載せない").check()
    expect(card).to_have_attribute("data-state", "delivered")
    phone.reload()
    expect(card.get_by_label("報告書に載せない")).to_be_checked()
    lived.unfold()
    card.get_by_role("button", name="取り下げる").click()
    card.get_by_role("button", name="やめておく").click()
    expect(card).to_be_visible()
    card.get_by_role("button", name="取り下げる").click()
    card.locator('[data-act="withdraw-yes"]').click()

    expect(card).to_have_count(0)
    lived.console.until(lambda s: "祖母の味噌汁" not in str(s.records))
    expect(phone.get_by_text("付箋は書きませんでした")).to_be_visible()


def stands(own):
    """Return, of everything that somebody has said, whether it may stand in the report."""
    said = [*own["notes"], *own["replies"], *own["pledges"].values()]
    return [each["in_report"] for each in said]


def test_all_of_ones_own_leaves_the_report_by_one_press_and_comes_back_by_another(cast):
    phone = cast.phone
    cast.go("meaning/write")
    cast.write("meaning", "犬の散歩で会う人")
    cast.post("祖母の味噌汁")
    cast.post("前から載せない")
    phone.locator(".mine__item", has_text="前から載せない").get_by_label("報告書に載せない").check()
    cast.go("meaning/reveal")
    holder = cast.holder()
    dog = cast.console.until(
        lambda s: [r["id"] for r in s.records.values() if r.get("text") == "犬の散歩で会う人"]
    )
    assert holder.act("AddReply", note=dog[0], text="雨の日も", named=False)["ok"]
    cast.go("pledge/pledge")
    cast.decide()
    cast.go("ended")
    cast.takeaway()
    leave = phone.get_by_role("button", name="すべて報告書に載せない")
    back = phone.get_by_role("button", name="報告書に戻す")
    expect(phone.get_by_text("公開までは、いつでも")).to_be_visible()

    leave.click()
    expect(phone.get_by_text("あなたの言葉は、報告書に載りません")).to_be_visible()
    expect(back).to_be_focused()
    own = holder.until(lambda s: not any(stands(s.own)) and s.own)
    assert len(stands(own)) == 4
    phone.reload()
    expect(phone.get_by_text("あなたの言葉は、報告書に載りません")).to_be_visible()
    back.click()

    expect(leave).to_be_focused()
    own = holder.until(lambda s: stands(s.own).count(True) == 3 and s.own)
    kept = {note["text"] for note in own["notes"] if not note["in_report"]}
    assert kept == {"前から載せない"}


def test_the_first_step_is_taken_back_from_here(lived):
    phone = lived.phone

    phone.get_by_role("button", name="最初の一歩を取り下げる").click()
    expect(phone.get_by_text("投影・報告書・書き出しのすべてから消えます")).to_be_visible()
    phone.locator('[data-part="step-off"] [data-act="yes"]').click()

    lived.console.until(lambda s: s.records["pledges/pledge"]["decided"] == 0)
    expect(phone.get_by_text("昔の上司を昼に誘う")).to_have_count(0)
    expect(phone.get_by_role("link", name="カレンダーに入れる")).to_be_hidden()
    phone.reload()
    expect(phone.locator("#step-whom")).to_have_value("")


def test_who_takes_the_first_step_back_keeps_the_name(cast):
    phone = cast.phone
    cast.go("pledge/pledge")
    with phone.expect_response("**/private"):
        cast.decide(whom="田中さん")
    cast.takeaway()
    phone.get_by_role("button", name="最初の一歩を取り下げる").click()

    with phone.expect_response("**/private"):
        phone.locator('[data-part="step-off"] [data-act="yes"]').click()

    cast.go("meaning/write")
    phone.goto(f"{cast.server.url}/p/{cast.code}")
    expect(phone.locator('[data-slot="named-label"]')).to_contain_text("はな")


def test_a_changed_step_changes_the_calendar(lived):
    phone = lived.phone
    ways = phone.locator('[data-part="calendar"]')
    held = []
    phone.route("**/private", lambda route: held.append(route))

    phone.locator('[data-act="step-change"]').click()
    phone.locator("#step-what").fill("手紙を書く")
    phone.locator(".step-form__decide").click()
    expect(phone.locator(".step-card")).to_contain_text("手紙を書く")
    expect(phone.locator(".step-card")).to_contain_text("届きました")
    expect(ways).to_be_hidden()
    held[0].continue_()  # what only this person sees comes last

    expect(ways).to_be_visible()
    assert "%E6%89%8B%E7%B4%99" in led(phone)
    expect(phone.get_by_text("だれに: 田中さん")).to_be_visible()


def test_a_thank_you_is_copied(lived):
    phone = lived.phone
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    text = phone.locator('[data-part="thanks"]').first.inner_text()

    phone.get_by_role("button", name="コピー").first.click()

    expect(phone.locator('[data-part="say"]')).to_have_text("コピーしました")
    assert phone.evaluate("navigator.clipboard.readText()") == text


def test_a_thank_you_says_what_the_talk_was_about_when_one_fills_that_in(lived):
    phone = lived.phone
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    text = phone.locator('[data-part="thanks"]').first
    without = text.inner_text()

    phone.get_by_label("何の話でしたか").fill("おばあさんの$&味噌汁")
    expect(text).to_contain_text("今日の「おばあさんの$&味噌汁」のお話、帰り道でも")
    phone.get_by_role("button", name="コピー").first.click()
    expect(phone.locator('[data-part="say"]')).to_have_text("コピーしました")
    assert phone.evaluate("navigator.clipboard.readText()") == text.inner_text()
    phone.get_by_label("何の話でしたか").fill(" ")

    expect(text).to_have_text(without)
    assert "〇" not in without and "{" not in without


def sheets(phone, path, size):
    """Print what a phone shows on paper of a size; return how many sheets, and how large."""
    phone.pdf(path=path, format=size, prefer_css_page_size=True)
    with pikepdf.open(path) as printed:
        side = [round(float(each)) for each in printed.pages[0].mediabox[2:]]
        return len(printed.pages), side


def test_printed_it_is_two_sheets_at_most_and_has_nothing_to_press(lived, tmp_path):
    phone = lived.phone
    mine = (f"わたしの{n}枚目。犬の散歩で会う人の名前は知らない" for n in range(20))
    lived.write("meaning", *mine, by=lived.holder())
    phone.reload()
    expect(phone.locator(".mine__item")).to_have_count(21)

    for size, side in (("A4", [596, 843]), ("A5", [420, 596])):
        count, found = sheets(phone, tmp_path / f"{size}.pdf", size)
        assert (count <= 2, found) == (True, side), size
    expect(phone.locator(".fold[open]")).to_have_count(0)  # as it was before it was printed
    phone.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(phone.locator(".fold[open]")).to_have_count(3)  # for browsers older than 2025
    phone.evaluate("dispatchEvent(new Event('afterprint'))")
    phone.emulate_media(media="print")
    for words in ("祖母の味噌汁", "わたしの19枚目", "犬の散歩で会う人", "返事のかたち"):
        expect(phone.get_by_text(words).first).to_be_visible()
    expect(phone.locator("button:visible")).to_have_count(0)
    expect(phone.locator(".step-card")).to_be_visible()


@pytest.mark.parametrize(("size", "most"), [("A4", 84), ("A5", 48)])
def test_many_notes_still_stand_on_two_sheets(lived, tmp_path, size, most):
    phone = lived.phone
    phone.evaluate(
        """most => {
          const word = document.querySelector('.word');
          const text = '席をとっておいてくれた友だちに会うと、朝のあいさつのように気もちが軽くなる';
          word.querySelector('.note__text').textContent = text;
          for (let n = 1; n < most; n += 1) word.after(word.cloneNode(true));
        }""",
        most,
    )

    assert sheets(phone, tmp_path / "many.pdf", size)[0] == 2


def test_everything_of_ones_own_goes_and_what_goes_on_without_one_stays(lived):
    phone = lived.phone
    place = f"{lived.code}:{json.loads(phone.locator('#page').inner_text())['person']}"
    phone.evaluate("key => localStorage.setItem(key, '\"下書きの言葉\"')", f"memo:{place}:welcome")

    phone.get_by_role("button", name="すべて消す").click()
    expect(phone.get_by_text("本当に、すべて消しますか")).to_be_visible()
    phone.context.set_offline(True)
    phone.locator('[data-part="erase"] [data-act="yes"]').click()
    expect(phone.get_by_text("残りは、つながると続きます")).to_be_visible()
    phone.context.set_offline(False)
    phone.reload()

    expect(phone.get_by_text("すべて消しました")).to_be_visible()
    lived.console.until(lambda s: s.records["pledges/pledge"]["decided"] == 0)
    lived.console.until(lambda s: "祖母の味噌汁" not in str(s.records))
    assert "犬の散歩で会う人" in str(lived.console.records)
    assert phone.evaluate("Object.keys(localStorage).filter(key => key.includes(':'))") == []
    phone.reload()
    for words in (*OWN_WORDS, "はな"):
        expect(phone.get_by_text(words)).to_have_count(0)
    assert not any(words in phone.content() for words in OWN_WORDS)


def test_the_personal_link_opens_the_same_page_on_another_device(lived, window):
    phone = lived.phone
    phone.get_by_text("別の端末で続ける").click()
    link = phone.get_by_role("link", name="自分専用のリンク").evaluate("link => link.href")
    other = window(PHONE)

    other.goto(link)

    expect(other).to_have_url(f"{lived.server.url}/t/{lived.code}")
    expect(other.get_by_text("昔の上司を昼に誘う")).to_be_visible()
    expect(other.get_by_text("よく聴いた")).to_have_count(0)


@pytest.mark.parametrize("shares", [True, False])
def test_the_link_is_sent_to_oneself_by_share_where_there_is_one_else_copied(lived, shares):
    phone = lived.phone
    stub = "navigator.share = async (what) => { window.shared = what; }"
    phone.evaluate(stub if shares else "delete Navigator.prototype.share")
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    link = phone.locator(".again__link a").evaluate("link => link.href")

    phone.get_by_role("button", name="自分にリンクを送る").click()

    if shares:
        assert phone.evaluate("shared") == {"title": phone.title(), "url": link}
        expect(phone.locator('[data-part="say"]')).to_be_hidden()
    else:
        expect(phone.locator('[data-part="say"]')).to_have_text("コピーしました")
        assert phone.evaluate("navigator.clipboard.readText()") == link

    phone.get_by_text("別の端末で続ける").click()
    phone.evaluate("navigator.clipboard.writeText('')")
    phone.locator('[data-act="copy-link"]').click()
    expect(phone.locator('[data-part="say"]')).to_have_text("コピーしました")
    assert phone.evaluate("navigator.clipboard.readText()") == link


def test_a_mail_to_oneself_holds_the_link_and_names_nobody(lived, window):
    mail = lived.phone.get_by_role("link", name="自分あてのメールに書く").get_attribute("href")
    address, _, filled = mail.partition("?")
    fields = parse_qs(filled, strict_parsing=True)
    other = window(PHONE)

    assert address == "mailto:"
    assert set(fields) == {"subject", "body"}
    other.goto(fields["body"][0].split()[-1])

    expect(other).to_have_url(f"{lived.server.url}/t/{lived.code}")
    expect(other.get_by_text("昔の上司を昼に誘う")).to_be_visible()


def test_once_its_day_is_over_one_says_what_became_of_it(cast, picture):
    phone = cast.phone
    cast.go("pledge/pledge")
    said = cast.holder().act(
        "MakeFirstStep",
        **{"part": "pledge", "what": "昔の上司を昼に誘う", "when": "2031-01-22"},
        **{"if_then": "", "example": False, "in_report": True},
    )
    assert said["ok"]
    cast.takeaway()
    expect(phone.locator('[data-part="after"]')).to_be_hidden()  # the session still goes on
    expect(phone.get_by_role("button", name="できた?")).to_be_hidden()
    cast.go("ended")
    cast.server.kill()
    with closing(cast.server.store()) as store, store.engine.begin() as log:  # time goes by
        log.execute(text("UPDATE entry SET body = replace(body, '2031-01-22', '2026-01-22')"))
    cast.server.restart()
    phone.reload()

    expect(phone.get_by_role("button", name="できた?")).to_have_count(0)  # it is asked, open
    phone.get_by_role("button", name="まだ", exact=True).click()
    expect(phone.get_by_text("まだでも大丈夫")).to_be_visible()
    ways = phone.get_by_role("group", name="温め直す日")
    expect(ways).to_be_hidden()
    phone.locator("#after-day").fill("2020-01-05")
    expect(phone.locator('[data-slot="after-state"]')).to_contain_text("もう過ぎています")
    expect(ways).to_be_hidden()
    day_before = (datetime.now(UTC) + timedelta(days=39)).date().isoformat()
    day = (datetime.now(UTC) + timedelta(days=40)).date().isoformat()
    phone.locator("#after-day").fill(day)
    expect(phone.locator('[data-slot="after-state"]')).to_have_text("届きました")
    picture(phone, "takeaway-after")
    with phone.expect_download() as download:
        ways.get_by_role("link", name="カレンダーに入れる").click()
    (event,) = Calendar.from_ical(download.value.path().read_bytes()).walk("VEVENT")
    assert event.decoded("DTSTART").isoformat() == f"{day_before}T23:30:00+00:00"  # Tokyo
    google = ways.get_by_role("link", name="Google カレンダー").evaluate("link => link.href")
    assert "/another-day/elsewhere" in google
    phone.reload()

    expect(phone.locator('[data-how="not_yet"]')).to_have_attribute("aria-pressed", "true")
    expect(phone.locator("#after-day")).to_have_value(day)
    expect(ways).to_be_visible()
    phone.get_by_role("button", name="できた", exact=True).click()
    expect(phone.get_by_text("まだでも大丈夫")).to_be_hidden()
    expect(ways).to_be_hidden()
    cast.holder().until(lambda s: s.own.get("after", {}).get("pledge", {}).get("how") == "done")


@pytest.mark.parametrize(("answer", "how"), [("少しできた", "partly"), ("形を変えた", "changed")])
def test_whoever_goes_on_with_it_may_pick_a_day_too(lived, answer, how):
    phone, day = lived.phone, (datetime.now(UTC) + timedelta(days=40)).date().isoformat()
    ways = phone.get_by_role("group", name="温め直す日")
    phone.get_by_role("button", name="できた?").click()

    phone.get_by_role("button", name=answer).click()
    expect(phone.get_by_text("続きをしたいときは")).to_be_visible()
    expect(phone.get_by_text("まだでも大丈夫")).to_be_hidden()
    phone.locator("#after-day").fill(day)
    expect(ways).to_be_visible()
    said = lived.holder().until(lambda s: s.own["after"].get("pledge", {}).get("when") and s.own)
    assert said["after"]["pledge"] == {"how": how, "when": day}
    phone.get_by_role("button", name="まだ", exact=True).click()
    expect(phone.get_by_text("まだでも大丈夫")).to_be_visible()
    phone.reload()

    expect(phone.locator("#after-day")).to_have_value(day)  # the day stays with another answer
    phone.get_by_role("button", name="できた", exact=True).click()
    expect(phone.locator("#after-day")).to_be_hidden()
    lived.holder().until(lambda s: s.own["after"]["pledge"] == {"how": "done", "when": None})


def test_whoever_was_quicker_says_so_on_the_evening_itself(lived):
    phone = lived.phone
    did = phone.get_by_role("button", name="できた?")
    asked = phone.get_by_role("group", name="その後、どうですか")
    expect(did).to_have_attribute("aria-expanded", "false")
    expect(asked).to_be_hidden()

    did.press("Enter")
    expect(did).to_have_attribute("aria-expanded", "true")
    expect(asked).to_be_visible()
    did.press("Enter")
    expect(asked).to_be_hidden()
    did.click()
    asked.get_by_role("button", name="できた", exact=True).click()
    expect(phone.locator('[data-slot="after-state"]')).to_have_text("届きました")
    lived.holder().until(lambda s: s.own.get("after", {}).get("pledge", {}).get("how") == "done")

    phone.reload()
    expect(asked.get_by_role("button", pressed=True)).to_have_text("できた")
    expect(did).to_have_attribute("aria-expanded", "true")
    expect(phone.get_by_role("checkbox", name="一度だけ")).to_be_visible()  # still to be chosen
    phone.get_by_role("button", name="最初の一歩を取り下げる").click()
    phone.locator('[data-part="step-off"] [data-act="yes"]').click()
    expect(did).to_be_hidden()
    expect(asked).to_be_hidden()


def test_the_end_itself_brings_the_question_that_one_may_answer(cast):
    cast.go("pledge/pledge")
    cast.decide()
    cast.takeaway()
    did = cast.phone.get_by_role("button", name="できた?")
    expect(cast.phone.get_by_role("link", name="カレンダーに入れる")).to_be_visible()
    expect(did).to_be_hidden()

    cast.go("ended")

    expect(did).to_be_visible()
