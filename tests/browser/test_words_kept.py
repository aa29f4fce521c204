"""What a facilitator types: on no screen before it is meant to be, and never lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK
from tests.browser.entering import let_in
from tests.browser.test_console import desk, go, written
from tests.serving import Browser, Screen, Server, join, new_session

SAW = "返事のかたちをしていた。"
UNSAVED = "まだ保存していません"
AWAY = "つながっていません。書いたものは残っています"


def run(server: Server, console: Page) -> Page:
    """Open the console of a new session."""
    code = new_session(Browser(server).enter(server.owner), format=90)
    let_in(console, server)
    console.goto(f"{server.url}/console/{code}")
    return console


@pytest.mark.parametrize(
    ("lang", "unsaved", "saved", "changed", "undo", "keep"),
    [
        ("ja", "まだ保存していません", "保存しました", "書きかえました", "元に戻す", "保存"),
        ("en", "Not saved yet", "Saved", "What we saw was changed", "Undo", "Keep"),
    ],
)
def test_half_a_sentence_is_on_no_stage_and_a_whole_one_can_be_taken_back(
    server, window, picture, lang, unsaved, saved, changed, undo, keep
):
    console = run(server, window(DESK, lang))
    fay = desk(server, console)
    go(fay, "meaning/write")
    fay.act("WriteInsight", part="meaning", text="さきの一文")
    go(fay, "meaning/insight")
    field, used = console.locator("#insight-text"), console.locator("#insight-used")
    expect(field).to_have_value("さきの一文")

    field.fill("返事の")
    timer = fay.records["session"]["timer"]
    console.locator("#minute-more").click()
    expect(used).to_contain_text(unsaved)
    fay.until(lambda s: s.records["session"]["timer"] != timer)  # the press, and nothing else
    assert fay.records["insight/meaning"]["text"] == "さきの一文"
    picture(console, f"console-insight-unsaved-{lang}")
    console.reload()
    expect(field).to_have_value("返事の")
    expect(used).to_contain_text(unsaved)

    field.fill(SAW)
    console.get_by_role("button", name=keep, exact=True).click()
    fay.until(lambda s: s.records["insight/meaning"]["text"] == SAW)
    expect(used).to_contain_text(saved)
    expect(used).not_to_contain_text(unsaved)
    toast = console.locator("#toasts").filter(has_text=changed)
    picture(console, f"console-insight-undo-{lang}")
    toast.get_by_role("button", name=undo).click()

    fay.until(lambda s: s.records["insight/meaning"]["text"] == "さきの一文")
    expect(field).to_have_value("さきの一文")
    field.fill("")
    field.press("Escape")
    expect(field).to_have_value("さきの一文")


def ask(console: Page, text: str, item: str) -> None:
    """Choose something in the menu of a note."""
    card = console.locator(".pick", has_text=text)
    card.hover()
    card.locator(".pick__more").click()
    console.locator(".menu__item", has_text=item).click()


def test_a_correction_and_a_reason_stay_in_their_dialog_until_the_server_has_them(
    server, window, picture
):
    console = run(server, window(DESK))
    fay = desk(server, console)
    written(server, console.url[-6:], fay, "ひとつめ")
    expect(console.locator(".pick")).to_have_count(1)
    correct, reason = console.locator("#correct"), console.locator("#reason")
    console.context.set_offline(True)
    expect(console.locator("#offline")).to_be_visible()

    ask(console, "ひとつめ", "まちがいを直す")
    correct.locator("textarea").fill("ひとつ目")
    correct.locator("[value=propose]").click()
    expect(correct.get_by_role("alert")).to_have_text(AWAY)
    expect(correct.locator("textarea")).to_have_value("ひとつ目")
    picture(console, "console-correct-away-ja")
    correct.locator("[value=no]").click()
    ask(console, "ひとつめ", "理由を添えて")
    reason.locator("[name=words]").fill("名前がある")
    reason.locator("[value=take]").click()
    expect(reason.get_by_role("alert")).to_have_text(AWAY)
    expect(reason.locator("[name=words]")).to_have_value("名前がある")
    console.context.set_offline(False)
    expect(console.locator("#offline")).to_be_hidden()

    reason.locator("[value=take]").click()
    expect(reason).to_be_hidden()
    fay.until(lambda s: [row["words"] for row in s.records["modlog"]["rows"]][:1] == ["名前がある"])
    ask(console, "ひとつめ", "まちがいを直す")
    expect(correct.get_by_role("alert")).to_be_empty()
    field = correct.locator("textarea")
    field.fill("長い" * 101)
    correct.locator("[value=propose]").click()
    assert "200文字までに" in field.evaluate("field => field.validationMessage")
    field.fill("一\n二\n三\n四\n五\n六")  # lines
    correct.locator("[value=propose]").click()
    expect(correct.get_by_role("alert")).to_have_text("長すぎます")
    expect(field).to_have_value("一\n二\n三\n四\n五\n六")


def evening(server: Server, window: Callable[..., Page]) -> tuple[Page, Screen]:
    """Open the console of a session with two notes of its first question; and a second one."""
    console = run(server, window(DESK))
    fay = desk(server, console)
    written(server, console.url[-6:], fay, "ひとつめ", "ふたつめ")
    return console, fay


def test_what_is_typed_into_the_lines_of_the_console_outlives_the_page_until_it_is_sent(
    server, window
):
    console = run(server, window(DESK))
    fay = desk(server, console)
    go(fay, "rules/rules")
    fay.socket.emit("say", {"text": "よろしく"})  # or there would be nobody to write to
    rule, line = console.locator("#rule-text"), console.locator("#say-text")
    rule.fill("電話は外で")
    line.fill("あと5分ほしい")
    console.locator(".language__choice", has_text="English").click()
    expect(console.locator("#blank")).to_contain_text("Blank")

    expect(rule).to_have_value("電話は外で")
    expect(line).to_have_value("あと5分ほしい")
    rule.press("Enter")
    expect(console.locator(".rule-row", has_text="電話は外で")).to_be_visible()
    expect(rule).to_have_value("")
    expect(line).to_be_visible()  # once the page has heard that there are others
    line.press("Enter")
    expect(console.locator("#said")).to_contain_text("あと5分ほしい")
    console.reload()
    expect(console.locator("#said")).to_contain_text("あと5分ほしい")
    expect(rule).to_have_value("")
    expect(line).to_have_value("")


def test_a_guests_sentence_that_is_being_typed_comes_back_with_its_speaker_and_moment(
    server, window, picture
):
    console = run(server, window(DESK))
    fay = desk(server, console)
    go(fay, "talk/talk")
    people = [join(server, console.url[-6:]) for _ in range(3)]
    for each in people:
        assert each.act("Land", part="talk")["ok"]
    words, speaker = console.locator("#catch [name=text]"), console.locator("#catch [name=speaker]")
    moment = console.locator("#catch [data-part=then]")
    console.locator("#talk [data-part=peaks] button").click()
    speaker.fill("Daniel Kim")
    words.fill("弱いつながりが")
    expect(moment).to_be_visible()
    console.reload()

    expect(words).to_have_value("弱いつながりが")
    expect(speaker).to_have_value("Daniel Kim")
    expect(moment).to_be_visible()
    picture(console, "console-guest-kept-ja")
    words.fill("弱いつながりが、橋になる")
    console.locator("#catch form button[type=submit]").click()
    expect(console.locator("#catch-remarks")).to_contain_text("橋になる")
    console.reload()
    expect(console.locator("#catch-remarks")).to_contain_text("橋になる")
    expect(words).to_have_value("")


def test_titles_that_are_being_typed_come_back_unsent_and_say_so(server, window, picture):
    console, fay = evening(server, window)
    go(fay, "meaning/theme")
    fay.act("AddTheme", part="meaning", title="前の題", notes=[])
    title = console.locator(".console-theme__title").first
    fresh = console.locator(".console-theme--fresh")
    expect(title).to_have_value("前の題")

    title.fill("途中の")
    console.reload()
    expect(title).to_have_value("途中の")
    expect(console.locator(".console-theme [data-slot=unsent]").first).to_have_text(UNSAVED)
    assert titles(fay) == ["前の題"]
    console.locator("#loose .pick__face").first.click()
    console.keyboard.type("g新しい")
    expect(fresh.locator("input")).to_have_value("新しい")
    console.reload()
    expect(fresh.locator("input")).to_have_value("新しい")
    expect(fresh.locator("[data-slot=reason]")).to_have_text(UNSAVED)
    picture(console, "console-titles-kept-ja")
    assert titles(fay) == ["前の題"]

    title.press("Enter")
    fay.until(lambda s: titles(s) == ["途中の"])
    expect(console.locator(".console-theme [data-slot=unsent]").first).to_be_empty()
    fresh.locator("input").press("Enter")
    fay.until(lambda s: titles(s) == ["新しい", "途中の"])
    expect(console.locator("#loose .pick__face")).to_have_count(1)  # its note went with it
    console.reload()
    expect(title).to_have_value("途中の")
    expect(fresh).to_have_count(0)


def test_a_new_theme_that_was_made_just_when_the_page_was_left_does_not_come_again(server, window):
    console, fay = evening(server, window)
    go(fay, "meaning/theme")
    [note, *_] = [key.removeprefix("note/") for key in fay.records if key.startswith("note/")]
    fresh = console.locator(".console-theme--fresh")
    title = console.locator(".console-theme__title")
    console.locator(f'#loose [data-key="{note}"] .pick__face').click()
    console.keyboard.type("g新しい")
    console.reload()
    expect(fresh).to_have_count(1)

    fay.act("AddTheme", part="meaning", title="新しい", notes=[note])  # Enter had gone
    expect(fresh).to_have_count(0)
    expect(title).to_have_value("新しい")
    [theme] = [key.removeprefix("theme/") for key in fay.records if key.startswith("theme/")]
    fay.act("NameTheme", theme=theme, title="名前をかえた")

    expect(title).to_have_value("名前をかえた")
    expect(fresh).to_have_count(0)
    console.reload()
    expect(title).to_have_value("名前をかえた")
    expect(fresh).to_have_count(0)


def test_a_title_that_comes_back_does_not_pass_over_a_newer_one_until_enter(server, window):
    console, fay = evening(server, window)
    go(fay, "meaning/theme")
    fay.act("AddTheme", part="meaning", title="前の題", notes=[])
    title = console.locator(".console-theme__title")
    expect(title).to_have_value("前の題")
    title.fill("途中の")
    console.reload()
    expect(title).to_have_value("途中の")
    [theme] = [key.removeprefix("theme/") for key in fay.records if key.startswith("theme/")]
    fay.act("NameTheme", theme=theme, title="もうひとりの題")

    title.focus()
    title.press("Tab")
    timer = fay.records["session"]["timer"]
    console.locator("#minute-more").click()
    fay.until(lambda s: s.records["session"]["timer"] != timer)
    assert titles(fay) == ["もうひとりの題"]
    expect(console.locator(".console-theme [data-slot=unsent]")).to_have_text(UNSAVED)
    title.press("Enter")
    fay.until(lambda s: titles(s) == ["途中の"])
    expect(console.locator(".console-theme [data-slot=unsent]")).to_be_empty()
    title.fill("終わりの題")
    title.press("Tab")
    fay.until(lambda s: titles(s) == ["終わりの題"])


def titles(screen: Screen) -> list[str]:
    """Return the titles of all themes."""
    return sorted(s["title"] for key, s in screen.records.items() if key.startswith("theme/"))


def test_the_vote_that_is_being_prepared_and_a_correction_are_there_again(server, window):
    console, fay = evening(server, window)
    go(fay, "meaning/theme")
    expect(console.locator(".pick")).to_have_count(2)
    asked, field = console.locator("#ballot-ja"), console.locator("#correct textarea")
    console.keyboard.press("p")
    asked.fill("どれを明日やる")
    console.locator("#ballot-dialog [name=on][value=lines]").check()
    console.locator("#ballot-lines").fill("散歩\n昼食")
    console.reload()
    console.keyboard.press("p")
    expect(asked).to_have_value("どれを明日やる")
    expect(console.locator("#ballot-lines")).to_have_value("散歩\n昼食")
    console.locator("#ballot-dialog [value=keep]").click()
    expect(console.locator("#ballot-dialog")).to_be_hidden()

    ask(console, "ひとつめ", "まちがいを直す")
    field.fill("ひとつ目")
    console.reload()
    expect(console.locator(".pick")).to_have_count(2)
    ask(console, "ふたつめ", "まちがいを直す")
    expect(field).to_have_value("ふたつめ")
    console.locator("#correct [value=no]").click()
    ask(console, "ひとつめ", "まちがいを直す")
    expect(field).to_have_value("ひとつ目")
    console.locator("#correct [value=no]").click()  # given up
    ask(console, "ひとつめ", "まちがいを直す")
    expect(field).to_have_value("ひとつめ")


def test_a_vote_that_is_given_up_or_prepared_elsewhere_does_not_come_again(server, window, picture):
    console, fay = evening(server, window)
    go(fay, "meaning/theme")
    asked, dialog = console.locator("#ballot-ja"), console.locator("#ballot-dialog")
    said = dialog.get_by_role("alert")
    expect(console.locator("#ballot")).to_be_visible()
    console.keyboard.press("p")
    was = asked.input_value()
    expect(said).to_be_empty()
    asked.fill("どれを明日やる")
    console.reload()
    expect(console.locator("#ballot")).to_be_visible()
    console.keyboard.press("p")
    expect(asked).to_have_value("どれを明日やる")
    expect(said).to_have_text(UNSAVED)
    picture(console, "console-ballot-kept-ja")
    asked.press("Escape")
    expect(dialog).to_be_hidden()
    console.keyboard.press("p")
    expect(asked).to_have_value(was)
    expect(said).to_be_empty()

    asked.fill("どれを来週やる")
    console.reload()
    expect(console.locator("#ballot")).to_be_visible()
    wanted = {"mode": "dots", "on": "lines", "budget": None, "quorum": None}
    words = {"lens": {"ja": "どこから始める", "en": ""}, "lines": ["散歩", "昼食"]}
    assert fay.act("PrepareVote", part="meaning", preparation=wanted | words)["ok"]
    expect(console.locator("#ballot [data-slot=lens]")).to_contain_text("どこから始める")
    console.keyboard.press("p")
    expect(asked).to_have_value("どこから始める")
    expect(said).to_be_empty()


def test_the_question_that_is_looked_at_stays_so_in_the_other_language(server, window):
    console, fay = evening(server, window)
    go(fay, "building/write")
    console.locator("#look").select_option(value="meaning")
    expect(console.locator(".pick")).to_have_count(2)

    console.locator(".language__choice", has_text="English").click()

    expect(console.locator("#blank")).to_contain_text("Blank")
    expect(console.locator("#look")).to_have_value("meaning")
    expect(console.locator(".pick")).to_have_count(2)
    console.locator("#look").select_option(value="")
    console.reload()
    expect(console.locator("#look")).to_have_value("")


def test_what_one_writes_for_others_stays_with_its_evening(server, window):
    console, fay = evening(server, window)
    console.locator("#write-for").click()
    console.locator("#scribe-text").fill("この夜のことば")

    other = new_session(Browser(server).enter(server.owner), format=90)
    console.goto(f"{server.url}/console/{other}")
    console.locator("#write-for").click()
    expect(console.locator("#scribe-text")).to_have_value("")
    console.goto(f"{server.url}/console/{fay.page['code']}")
    console.locator("#write-for").click()

    expect(console.locator("#scribe-text")).to_have_value("この夜のことば")


def test_writing_for_somebody_proposes_the_question_that_was_open_last_and_none_that_is_not(
    server, window, picture
):
    console = run(server, window(DESK))
    fay = desk(server, console)
    part, options = console.locator("#scribe-part"), console.locator("#scribe-part option")
    expect(options).to_have_text(["チェックイン"])
    go(fay, "meaning/intro")  # it is read first, and not open yet
    expect(part).to_have_value("checkin")
    go(fay, "meaning/write")
    expect(part).to_have_value("meaning")
    go(fay, "talk/talk")
    expect(options).to_have_count(2)
    console.locator("#write-for").click()
    expect(part).to_have_value("meaning")
    picture(console, "console-scribe-talk-ja")

    console.locator("#scribe-text").fill("さっきの問いへ")
    go(fay, "building/write")
    expect(options).to_have_count(3)
    expect(part).to_have_value("meaning")  # these words were meant for it
    console.locator("#scribe-text").fill("")
    go(fay, "building/reveal")
    go(fay, "barriers/write")
    expect(part).to_have_value("barriers")
